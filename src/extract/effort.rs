//! Reading stays fast: told without a clock, by what its patterns go over.

use std::path::Path;

use crate::extract::extract;
use crate::load::read_page;
use crate::page;
use crate::text::pattern::{EFFORT, Effort};

/// How often each byte of the pages may be gone over by automata; it is 39 times.
const SEARCHED: usize = 50;
/// How often whole patterns may be asked of it; it is 6 times.
const ASKED: usize = 8;

/// A pattern that outgrows its automaton, or that is asked of every paragraph behind a sketch which tells
/// nothing, once made reading four times as slow.
#[test]
fn patterns_go_over_a_page_so_often_and_no_more() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut bytes = 0;
    EFFORT.set(Effort::default());
    for folder in ["seed", "tests/evaluation/development/pages"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let Ok(page) = read_page(&entry.unwrap().path()) else {
                continue;
            };
            bytes += page.content.len();
            if let Ok(article) = page::read(&page) {
                extract(&article);
            }
        }
    }
    let effort = EFFORT.get();
    assert_eq!(effort.cleared, 0, "an automaton was built anew");
    let each = format!("{effort:?} over {bytes} bytes");
    assert!(effort.searched < SEARCHED * bytes, "{each}");
    assert!(effort.asked < ASKED * bytes, "{each}");
}
