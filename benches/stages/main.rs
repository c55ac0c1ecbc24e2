//! How fast the stages are, on one core, over the pages that stand in the repository.
//!
//! `cargo bench` measures all of them, `cargo bench -- read/` those whose names begin so. Each stage is a file
//! here, measured over the whole [`sample::Sample`] at once, so that `elem/s` are pages a second. Automata
//! are built as they are used: the first seconds, which are not counted, build them.

mod extract;
mod page;
#[path = "../pages/mod.rs"]
mod pages;
mod read;
mod resolve;
mod sample;

use criterion::Criterion;

fn main() {
    let sample = sample::Sample::load();
    let mut criterion = Criterion::default().sample_size(20).configure_from_args();
    page::measure(&mut criterion, &sample);
    extract::measure(&mut criterion, &sample);
    read::measure(&mut criterion, &sample);
    resolve::measure(&mut criterion, &sample);
    criterion.final_summary();
}
