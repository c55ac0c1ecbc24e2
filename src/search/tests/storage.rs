//! Updates, damage, other indexes in the folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::search::tests::{article, index_of, keys, many, search};
use crate::search::{DocumentKind, Hits, Index};

#[test]
fn an_update_is_seen_by_new_searchers_and_after_opening() {
    let (folder, index) = index_of(&[article("a", "sông"), article("b", "sông")]);
    assert_eq!(index.revision(), Some(1));
    let before = index.searcher();
    let removed = [
        (DocumentKind::Article, "a".to_owned()),
        (DocumentKind::Article, "b".to_owned()),
        (DocumentKind::Task, "b".to_owned()),
    ];
    let added = [article("b", "núi"), article("c", "sông")];
    index.update(7, &removed, &added).unwrap();
    assert_eq!(keys(&search(&before, "sông")), ["a", "b"]);
    let check = |index: &Index| {
        assert_eq!(index.revision(), Some(7));
        assert_eq!(keys(&search(&index.searcher(), "sông")), ["c"]);
        assert_eq!(keys(&search(&index.searcher(), "núi")), ["b"]);
    };
    check(&index);
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    check(&index);

    index.update(8, &[], &[]).unwrap();
    assert_eq!(index.revision(), Some(8));
    index.clear().unwrap();
    assert_eq!(index.revision(), None);
    assert_eq!(search(&index.searcher(), "sông"), Hits::default());
    index.update(9, &[], &[article("d", "sông")]).unwrap();
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(index.revision(), Some(9));
    assert_eq!(keys(&search(&index.searcher(), "sông")), ["d"]);
}

/// The files of an index that a commit's list names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with(".lock"))
        .collect();
    files.sort();
    files
}

#[test]
fn a_damaged_index_is_made_again() {
    let (folder, index) = index_of(&many(50));
    drop(index);
    let sound: Vec<_> = files(folder.path())
        .into_iter()
        .map(|path| (fs::read(&path).unwrap(), path))
        .collect();
    assert!(sound.len() > 5);
    type Damage = fn(&Path, &[u8]);
    let damages: [(&str, Damage); 4] = [
        ("removed", |path, _| fs::remove_file(path).unwrap()),
        ("emptied", |path, _| fs::write(path, "").unwrap()),
        ("cut", |path, bytes| {
            fs::write(path, &bytes[..bytes.len() / 2]).unwrap()
        }),
        ("garbled", |path, bytes| {
            let mut bytes = bytes.to_vec();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x55;
            fs::write(path, bytes).unwrap();
        }),
    ];
    for (damage, apply) in damages {
        for (_, damaged) in &sound {
            for path in files(folder.path()) {
                fs::remove_file(path).unwrap();
            }
            for (bytes, path) in &sound {
                fs::write(path, bytes).unwrap();
            }
            let bytes = fs::read(damaged).unwrap();
            apply(damaged, &bytes);
            let index = Index::open(folder.path()).unwrap();
            let found = search(&index.searcher(), "hội");
            if index.revision().is_none() {
                assert_eq!(found, Hits::default(), "{damage} {}", damaged.display());
            } else {
                assert_eq!(index.revision(), Some(1), "{damage} {}", damaged.display());
                assert!(found.total > 10, "{damage} {}", damaged.display());
            }
            index.update(2, &[], &[article("a", "sông lạ")]).unwrap();
            assert_eq!(keys(&search(&index.searcher(), "lạ")), ["a"]);
        }
    }
}

/// The list of segments bears no checksum.
#[test]
fn a_wrong_number_of_documents_is_seen() {
    for wrong in ["5", "51", "500000000"] {
        let (folder, index) = index_of(&many(50));
        drop(index);
        let meta = folder.path().join("meta.json");
        let list = fs::read_to_string(&meta).unwrap();
        let damaged = list.replace("\"max_doc\": 50", &format!("\"max_doc\": {wrong}"));
        assert_ne!(list, damaged);
        fs::write(&meta, damaged).unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(index.revision(), None);
        assert_eq!(search(&index.searcher(), "hội"), Hits::default());
    }
}

#[test]
fn a_foreign_index_is_replaced_and_foreign_files_stay() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note.txt");
    fs::write(&note, "mine").unwrap();
    let mut schema = tantivy::schema::Schema::builder();
    schema.add_text_field("title", tantivy::schema::TEXT);
    let foreign = tantivy::Index::create_in_dir(folder.path(), schema.build()).unwrap();
    drop(foreign);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(index.revision(), None);
    index.update(3, &[], &[article("a", "sông")]).unwrap();
    drop(index);

    // The same schema, but written by a program that cuts words otherwise.
    let other = tantivy::Index::open_in_dir(folder.path()).unwrap();
    crate::search::schema::register_tokenizers(&other);
    let mut writer: tantivy::IndexWriter = other.writer(15_000_000).unwrap();
    let mut commit = writer.prepare_commit().unwrap();
    commit.set_payload("0 3");
    commit.commit().unwrap();
    drop(writer);
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(index.revision(), None);
    assert_eq!(search(&index.searcher(), "sông"), Hits::default());
    assert_eq!(fs::read_to_string(&note).unwrap(), "mine");
}

#[test]
fn a_failed_update_changes_nothing() {
    let (folder, index) = index_of(&[article("a", "sông")]);
    drop(index);
    let index = Index::open(folder.path()).unwrap();
    let second = Index::open(folder.path()).unwrap();
    index.update(2, &[], &[article("b", "sông")]).unwrap();
    let failed = second.update(3, &[], &[article("c", "sông")]).unwrap_err();
    assert_eq!(failed.to_string(), "writing the search index");
    assert_eq!(second.revision(), Some(1));
    drop(index);
    second.update(3, &[], &[article("c", "sông")]).unwrap();
    assert_eq!(keys(&search(&second.searcher(), "sông")), ["a", "b", "c"]);
}
