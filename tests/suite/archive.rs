//! The archive: the same whichever way its pages come, whole after whatever stops it.

use std::fs;
use std::path::Path;

use caunoi::archive::{Archive, ArchiveError, LoadOutcome};
use caunoi::model::{Page, PageFormat, PageHash};
use caunoi::search::DocumentKind;
use proptest::prelude::*;

use crate::harness::{TestArchive, seed_pages};
use crate::synthetic::{Synthetic, SyntheticPage};
use crate::whole;

#[test]
fn loading_again_changes_nothing() {
    let test = TestArchive::new();
    let pages = seed_pages();
    let first = test.load(&pages);
    assert_eq!(
        (first.added, first.refused.len()),
        (pages.len(), 0),
        "{first:#?}"
    );
    let fingerprint = test.archive().fingerprint();
    let revision = test.archive().view().snapshot.revision();
    let second = test.load(&pages);
    assert_eq!((second.unchanged, second.loaded()), (pages.len(), 0));
    assert_eq!(test.archive().fingerprint(), fingerprint);
    assert_eq!(test.archive().view().snapshot.revision(), revision);
}

#[test]
fn opening_again_shows_the_same() {
    let mut test = TestArchive::new();
    test.load(&seed_pages());
    let (fingerprint, before) = (test.archive().fingerprint(), shown(test.archive()));
    test.reopen();
    assert_eq!(test.archive().fingerprint(), fingerprint);
    assert_eq!(shown(test.archive()), before);
}

#[test]
fn a_second_process_is_told_who_holds_the_archive() {
    let test = TestArchive::new();
    match Archive::open(test.folder()) {
        Err(error @ ArchiveError::Locked { .. }) => {
            assert!(
                error.to_string().contains(&std::process::id().to_string()),
                "{error}"
            );
        }
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn a_page_with_other_text_takes_the_place_of_the_old_one() {
    let pages = tempfile::TempDir::new().unwrap();
    let page = pages.path().join("page.txt");
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seed/medal-ceremony-2024.txt"),
    )
    .unwrap();
    fs::write(&page, &text).unwrap();
    let mut test = TestArchive::new();
    test.load(std::slice::from_ref(&page));
    let alone = test.archive().fingerprint();
    let held = test.archive().view();
    fs::write(&page, text.replace("Kỷ niệm chương", "Huy hiệu")).unwrap();
    let report = test.load(std::slice::from_ref(&page));
    assert_eq!((report.replaced, report.added), (1, 0));
    assert_eq!(test.archive().view().snapshot.articles(), 1);
    let article = held.snapshot.each_article().next().unwrap();
    assert!(
        test.archive()
            .content(article)
            .unwrap()
            .paragraphs
            .iter()
            .any(|paragraph| paragraph.text.contains("Kỷ niệm chương")),
        "a view that is held still reads its own text"
    );
    drop(held);
    fs::write(&page, &text).unwrap();
    test.load(std::slice::from_ref(&page));
    test.reopen();
    assert_eq!(test.archive().fingerprint(), alone);
}

/// A page of one and the same article, whatever it says.
fn said(said: &str) -> Page {
    Page {
        content: format!("Gặp gỡ hữu nghị tại Huế\n12/04/2026\nHai bên {said} nhau.\n").into(),
        format: Some(PageFormat::Text),
        url: None,
        saved_on: None,
    }
}

/// The fingerprint of an archive of one page.
fn alone(page: Page) -> String {
    let test = TestArchive::new();
    let loaded = test.archive().load(vec![page]).unwrap().remove(0);
    assert_eq!(loaded.unwrap().outcome, LoadOutcome::Added);
    test.archive().fingerprint()
}

#[test]
fn what_is_loaded_and_not_shown_is_kept() {
    let mut test = TestArchive::new();
    let among = |_: &PageHash| false;
    let pages = vec![
        said("gặp"),
        Page {
            content: "Hội thăm bạn\n\nHội thăm bạn.\n".into(),
            ..said("")
        },
    ];
    let loaded = test.archive().load_among(pages.clone(), &among).unwrap();
    assert!(loaded.iter().all(Result::is_ok), "{loaded:?}");
    assert_eq!(test.archive().view().snapshot.articles(), 0);
    test.reopen();
    assert_eq!(test.archive().view().snapshot.articles(), 2);
    let shown = TestArchive::new();
    shown.archive().load_among(pages, &among).unwrap();
    shown.archive().show_loaded().unwrap();
    assert_eq!(shown.archive().fingerprint(), test.archive().fingerprint());
    let revision = shown.archive().view().snapshot.revision();
    shown.archive().show_loaded().unwrap();
    assert_eq!(shown.archive().view().snapshot.revision(), revision);
}

/// Each turn loads pages of one article one by one and shows them together.
#[test]
fn an_article_that_is_replaced_before_it_is_shown_is_told_once() {
    let among = |_: &PageHash| false;
    // What is shown first, what then comes, and what is told of it.
    let turns: [(Option<&str>, &[&str], &[LoadOutcome]); 4] = [
        (None, &["gặp", "thăm"], &[LoadOutcome::Added]),
        (None, &["gặp", "thăm", "gặp"], &[LoadOutcome::Added]),
        (Some("gặp"), &["thăm", "giúp"], &[LoadOutcome::Replaced]),
        (Some("gặp"), &["thăm", "gặp"], &[LoadOutcome::Replaced]),
    ];
    for (first, then, expected) in turns {
        let mut test = TestArchive::new();
        if let Some(first) = first {
            test.archive().load(vec![said(first)]).unwrap();
        }
        let revision = test.archive().view().snapshot.revision();
        for page in then {
            let loaded = test.archive().load_among(vec![said(page)], &among);
            assert!(loaded.unwrap()[0].is_ok());
        }
        test.archive().show_loaded().unwrap();
        let told = test.archive().changes_after(revision).unwrap().unwrap();
        let told: Vec<LoadOutcome> = told.iter().map(|change| change.outcome).collect();
        assert_eq!(told, expected, "{first:?}, {then:?}");
        let view = test.archive().view();
        let article = view.snapshot.each_article().next().unwrap();
        let content = test.archive().content(article).unwrap();
        let last = then.last().unwrap();
        assert!(content.paragraphs.iter().any(|one| one.text.contains(last)));
        drop(view);
        let pages = fs::read_dir(test.folder().join("pages")).unwrap();
        let pages = pages.filter(|entry| {
            let path = entry.as_ref().unwrap().path();
            path.extension().is_some_and(|ending| ending == "txt")
        });
        assert_eq!(pages.count(), 1, "{first:?}, {then:?}");
        test.reopen();
        assert_eq!(
            test.archive().fingerprint(),
            alone(said(last)),
            "{first:?}, {then:?}"
        );
        test.close();
        let checked = Archive::check(test.folder(), &|_, _| {}).unwrap();
        assert!(checked.is_whole(), "{checked:?}");
    }
}

#[test]
fn an_index_that_missed_a_commit_is_made_again() {
    let pages = tempfile::TempDir::new().unwrap();
    let page = pages.path().join("page.txt");
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("seed/medal-ceremony-2024.txt");
    let text = fs::read_to_string(seed).unwrap();
    fs::write(&page, &text).unwrap();
    let mut test = TestArchive::new();
    test.load(std::slice::from_ref(&page));
    test.close();
    let (search, before) = (test.folder().join("search"), pages.path().join("search"));
    fs::rename(&search, &before).unwrap();
    test.reopen();
    let found = |test: &TestArchive, words: &str| {
        let hits = test
            .archive()
            .view()
            .searcher
            .search(words, &[DocumentKind::Article]);
        hits.unwrap().total
    };
    assert!(found(&test, "vùng cao") > 0);
    fs::write(&page, text.replace("vùng cao", "hải đảo")).unwrap();
    // The old text stays for a view that is held, and goes with a commit of its own when opened again.
    let held = test.archive().view();
    test.load(std::slice::from_ref(&page));
    test.close();
    drop(held);
    fs::remove_dir_all(&search).unwrap();
    fs::rename(&before, &search).unwrap();
    test.reopen();
    assert_eq!(found(&test, "vùng cao"), 0);
    assert!(found(&test, "hải đảo") > 0);
}

#[test]
fn removed_pages_leave_nothing_behind() {
    let mut test = TestArchive::new();
    let empty = test.archive().fingerprint();
    test.load(&seed_pages());
    let slugs: Vec<String> = test
        .archive()
        .view()
        .snapshot
        .each_article()
        .map(|article| article.slug().to_string())
        .collect();
    for slug in slugs {
        assert!(test.archive().remove(&slug).unwrap());
        assert!(!test.archive().remove(&slug).unwrap());
    }
    test.reopen();
    assert_eq!(test.archive().fingerprint(), empty);
    assert_eq!(
        fs::read_dir(test.folder().join("pages")).unwrap().count(),
        0
    );
}

#[test]
fn tables_that_are_damaged_or_gone_are_made_again_from_the_pages() {
    let mut test = TestArchive::new();
    test.load(&seed_pages());
    let fingerprint = test.archive().fingerprint();
    type Damage = fn(&Path);
    let damages: &[(&str, Damage)] = &[
        ("gone", |tables| fs::remove_dir_all(tables).unwrap()),
        ("cut short", |tables| {
            let db = tables.join("db");
            let file = fs::OpenOptions::new().write(true).open(&db).unwrap();
            file.set_len(fs::metadata(&db).unwrap().len() / 2).unwrap();
        }),
        ("overwritten", |tables| {
            let db = tables.join("db");
            let mut bytes = fs::read(&db).unwrap();
            let middle = bytes.len() / 3;
            bytes[middle..middle + 4096].fill(0x5a);
            fs::write(&db, bytes).unwrap();
        }),
    ];
    for (name, damage) in damages {
        test.close();
        damage(&test.folder().join("tables"));
        test.reopen();
        assert_eq!(test.archive().fingerprint(), fingerprint, "{name}");
    }
}

#[test]
fn a_snapshot_that_was_kept_is_the_one_that_is_made_again() {
    let mut test = TestArchive::new();
    let pages = seed_pages();
    test.load(&pages[1..]);
    test.close();
    let kept = test.folder().join("snapshot");
    let whole = fs::read(&kept).unwrap();
    test.reopen();
    // What comes behind it is put into the groups that it has.
    test.load(&pages[..1]);
    let shown_behind = shown(test.archive());
    test.close();
    let other = fs::read(&kept).unwrap();
    type Damage = fn(&Path, &[u8]);
    let damages: &[(&str, Damage)] = &[
        ("as it was kept", |_, _| {}),
        ("of an earlier revision", |kept, earlier| {
            fs::write(kept, earlier).unwrap()
        }),
        ("gone", |kept, _| fs::remove_file(kept).unwrap()),
        ("empty", |kept, _| fs::write(kept, b"").unwrap()),
        ("overwritten", |kept, _| {
            let mut bytes = fs::read(kept).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x40;
            fs::write(kept, bytes).unwrap();
        }),
        ("cut short", |kept, _| {
            let bytes = fs::read(kept).unwrap();
            fs::write(kept, &bytes[..bytes.len() - 1]).unwrap();
        }),
    ];
    for (name, damage) in damages {
        fs::write(&kept, &other).unwrap();
        damage(&kept, &whole);
        test.reopen();
        assert_eq!(shown(test.archive()), shown_behind, "{name}");
        test.close();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_loading_gives_the_same_archive(
        order in Just(seed_pages()).prop_shuffle(),
        cuts in proptest::collection::vec(0usize..25, 0..6),
    ) {
        let together = TestArchive::new();
        together.load(&seed_pages());
        let apart = TestArchive::new();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|cut| *cut < order.len()).collect();
        cuts.extend([0, order.len()]);
        cuts.sort_unstable();
        for pair in cuts.windows(2) {
            apart.load(&order[pair[0]..pair[1]]);
        }
        prop_assert_eq!(apart.archive().fingerprint(), together.archive().fingerprint());
        prop_assert_eq!(shown(apart.archive()), shown(together.archive()));
    }

    #[test]
    fn a_snapshot_made_step_by_step_is_the_one_made_at_once(
        seed in 0u64..1000,
        steps in proptest::collection::vec((0usize..8, 0usize..40, 1usize..12), 1..7),
    ) {
        let mut test = TestArchive::new();
        let pages: Vec<Page> = Synthetic::new(seed, 40).pages().map(page).collect();
        for (what, from, count) in steps {
            let some = &pages[from..pages.len().min(from + count)];
            match what {
                // The same addresses and titles with other people in them.
                0 => {
                    let other = Synthetic::new(seed + 1, 40).pages().skip(from).take(count);
                    let other = other.map(page).zip(some).map(|(other, page)| Page {
                        url: page.url.clone(),
                        ..other
                    });
                    test.archive().load(other.collect()).unwrap();
                }
                1 => {
                    let view = test.archive().view();
                    let slugs = view.snapshot.each_article().map(|node| node.slug().clone());
                    for slug in slugs.skip(from).take(count).collect::<Vec<_>>() {
                        test.archive().remove(&slug).unwrap();
                    }
                }
                _ => drop(test.archive().load(some.to_vec()).unwrap()),
            }
        }
        let step_by_step = shown(test.archive());
        test.close();
        test.reopen();
        prop_assert_eq!(&step_by_step, &shown(test.archive()), "as it was kept");
        test.close();
        fs::remove_file(test.folder().join("snapshot")).unwrap();
        test.reopen();
        prop_assert_eq!(&step_by_step, &shown(test.archive()), "made again");
    }
}

/// A synthetic page at an address.
fn page(page: SyntheticPage) -> Page {
    Page {
        content: page.content.into_bytes(),
        format: None,
        url: Some(format!("https://bao.example/{}", page.name)),
        saved_on: None,
    }
}

/// What an archive shows, a line for each thing.
fn shown(archive: &Archive) -> Vec<String> {
    whole::lines(&archive.view().snapshot)
}
