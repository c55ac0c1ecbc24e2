//! How long the archive takes to take pages in, from their bytes until they are safe on the disk and can be asked
//! for: *one* into an archive of all, and *all* into an empty one.
//!
//! `cargo bench --bench commit` loads the pages that stand in the repository. What the disk takes is part of it.

#[path = "../pages/mod.rs"]
mod pages;

use std::cell::Cell;

use caunoi::archive::Archive;
use caunoi::model::{Page, PageFormat};
use criterion::{BatchSize, Criterion, Throughput};

fn main() {
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    one(&mut criterion);
    all(&mut criterion);
    criterion.final_summary();
}

fn one(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let archive = Archive::open(folder.path()).expect("an archive");
    archive.load(pages::pages()).expect("pages that are loaded");
    let number = Cell::new(0u64);
    let mut group = criterion.benchmark_group("commit");
    group.bench_function("one", |bencher| {
        bencher.iter(|| {
            number.set(number.get() + 1);
            archive.load(vec![page(number.get())])
        });
    });
    group.finish();
}

/// A page that takes the place of the one before it.
fn page(number: u64) -> Page {
    let text = format!(
        "Gặp gỡ hữu nghị tại Huế\n12/04/2026\nSáng 12/4, tại Huế, hai bên gặp gỡ bạn bè quốc tế lần thứ {number}.\n"
    );
    Page {
        content: text.into_bytes(),
        format: Some(PageFormat::Text),
        url: None,
        saved_on: None,
    }
}

fn all(criterion: &mut Criterion) {
    let pages = pages::pages();
    let mut group = criterion.benchmark_group("commit");
    group.throughput(Throughput::Elements(pages.len() as u64));
    group.bench_function("all", |bencher| {
        bencher.iter_batched(
            || {
                let folder = tempfile::tempdir().expect("a folder");
                let archive = Archive::open(folder.path()).expect("an archive");
                // Dropped in this order: the folder last.
                (pages.clone(), archive, folder)
            },
            |(pages, archive, folder)| {
                let loaded = archive.load(pages).expect("pages that are loaded");
                (loaded, archive, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}
