//! Dumps: equal for equal archives, of one revision, refused whole when anything is wrong with them.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use caunoi::archive::{Archive, DumpDamage, RestoreError};
use caunoi::model::{Page, PageFormat};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::json;
use tempfile::TempDir;

use crate::cli::{PAGE, Serving, caunoi};
use crate::harness::{TestArchive, seed_pages};

/// Pages with all that can be known of a page, in the given order.
fn pages(order: &[usize]) -> Vec<Page> {
    let page = |content: String, format, url: Option<&str>, saved_on: Option<&str>| Page {
        content: content.into_bytes(),
        format,
        url: url.map(str::to_owned),
        saved_on: saved_on.map(|day| day.parse().unwrap()),
    };
    let town = |name: &str| PAGE.replace("Cần Thơ", name);
    let address = Some("https://báo.example/a?b=\"1\"");
    let all = [
        page(town("Huế"), Some(PageFormat::Text), None, None),
        page(town("Hải Phòng"), None, address, Some("2024-02-29")),
        page(
            town("Đà Nẵng"),
            Some(PageFormat::Text),
            None,
            Some("1999-12-31"),
        ),
        page(
            format!("<p>{}</p>", town("Cà Mau").replace('\n', "</p><p>")),
            Some(PageFormat::Html),
            None,
            None,
        ),
    ];
    order.iter().map(|at| all[*at].clone()).collect()
}

fn dumped(archive: &Archive) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive
        .dump()
        .unwrap()
        .write(&mut bytes, &mut |_| {})
        .unwrap();
    bytes
}

/// An archive of those pages, and its dump.
fn some() -> (TestArchive, Vec<u8>) {
    let test = TestArchive::new();
    for result in test.archive().load(pages(&[0, 1, 2, 3])).unwrap() {
        result.unwrap();
    }
    let dump = dumped(test.archive());
    (test, dump)
}

fn restored(folder: &Path, dump: &[u8]) -> Result<Archive, RestoreError> {
    Archive::restore(folder, dump, &mut |_| {}, &|_| {}).map(|(archive, _)| archive)
}

#[test]
fn equal_archives_give_equal_dumps_however_they_came_about() {
    let (test, dump) = some();
    let apart = TestArchive::new();
    for page in pages(&[3, 1, 0, 2]) {
        apart.archive().load(vec![page]).unwrap();
    }
    let gone = apart.archive().load(vec![Page {
        content: PAGE.into(),
        format: None,
        url: None,
        saved_on: None,
    }]);
    let slug = gone.unwrap().remove(0).unwrap().article;
    assert!(dumped(apart.archive()) != dump);
    apart.archive().remove(&slug).unwrap();
    assert!(dumped(apart.archive()) == dump);

    let folder = TempDir::new().unwrap();
    let archive = restored(folder.path(), &dump).unwrap();
    assert_eq!(archive.fingerprint(), test.archive().fingerprint());
    assert!(dumped(&archive) == dump);
    // A page that took another's place is none that was never there.
    let moved = PAGE
        .replace("Cần Thơ", "Huế")
        .replace("nhiều năm", "mười năm");
    let page = Page {
        content: moved.into_bytes(),
        ..pages(&[0]).remove(0)
    };
    for page in [page, pages(&[0]).remove(0)] {
        archive.load(vec![page]).unwrap();
    }
    assert!(dumped(&archive) == dump);
}

#[test]
fn a_dump_is_of_the_revision_in_which_it_was_begun() {
    let (mut test, dump) = some();
    let archive = test.archive();
    let begun = archive.dump().unwrap();
    let slugs: Vec<_> = archive
        .view()
        .snapshot
        .each_article()
        .map(|article| article.slug().clone())
        .collect();
    for slug in &slugs {
        assert!(archive.remove(slug).unwrap());
    }
    assert_eq!(archive.view().snapshot.articles(), 0);
    archive.load(pages(&[2])).unwrap();
    let mut bytes = Vec::new();
    begun.write(&mut bytes, &mut |_| {}).unwrap();
    assert!(bytes == dump);
    drop(begun);
    let names = || fs::read_dir(test.folder().join("pages")).unwrap().count();
    assert_eq!(names(), 2, "one page with what is known of it");
    test.reopen();
    assert_eq!(test.archive().view().snapshot.articles(), 1);
}

#[test]
fn what_is_not_whole_is_refused_and_changes_nothing() {
    let (_, dump) = some();
    let text = String::from_utf8(dump.clone()).unwrap();
    let entries: Vec<usize> = text
        .match_indices("\npage ")
        .map(|(at, _)| at + 1)
        .collect();
    let end = text.find("\nend ").unwrap() + 1;
    let digest = |body: &[u8], pages: u64| {
        let mut dump = body.to_vec();
        let digest = blake3::hash(body).to_hex();
        dump.extend_from_slice(format!("end {pages} {digest}\n").as_bytes());
        dump
    };
    let parent = TempDir::new().unwrap();
    let refuse = |name: &str, dump: &[u8]| {
        let folder = parent.path().join("new");
        let error = match restored(&folder, dump) {
            Err(RestoreError::Dump(error)) => error,
            other => panic!("{name}: {:?}", other.err()),
        };
        assert!(!folder.exists(), "{name}");
        error
    };

    for at in (0..dump.len())
        .step_by(7)
        .chain(entries.iter().copied())
        .chain([end, dump.len() - 1])
    {
        let error = refuse("cut short", &dump[..at]);
        let short = at < "caunoi dump 1\n".len();
        assert!(
            matches!(error, DumpDamage::CutShort(_))
                || (short && matches!(error, DumpDamage::NotOne)),
            "{at}: {error}"
        );
    }
    for at in (0..dump.len()).step_by(3) {
        let mut damaged = dump.clone();
        damaged[at] ^= 0x01;
        refuse("a flipped bit", &damaged);
    }
    let swapped = [
        &text[..entries[0]],
        &text[entries[1]..entries[2]],
        &text[entries[0]..entries[1]],
        &text[entries[2]..end],
    ]
    .concat();
    let twice = [&text[..entries[1]], &text[entries[0]..end]].concat();
    let fewer = [&text[..entries[0]], &text[entries[1]..end]].concat();
    let name = &text[entries[0] + 5..entries[0] + 69];
    let renamed = |new: &str| digest(text[..end].replacen(name, new, 1).as_bytes(), 4);
    let cases: [(&str, Vec<u8>, &str); 14] = [
        ("nothing", Vec::new(), "no dump"),
        (
            "something else",
            b"PK\x03\x04 and so on".to_vec(),
            "no dump",
        ),
        ("a long line", vec![b'x'; 1 << 20], "no dump"),
        (
            "another version",
            text.replacen("dump 1", "dump 2", 1).into(),
            "version \"2\"",
        ),
        (
            "pages out of order",
            digest(swapped.as_bytes(), 4),
            "out of order",
        ),
        ("a page twice", digest(twice.as_bytes(), 5), "out of order"),
        (
            "a page less than it says",
            digest(fewer.as_bytes(), 4),
            "its last line",
        ),
        (
            "more behind its end",
            [&dump[..], b"x"].concat(),
            "behind its end",
        ),
        (
            "two dumps",
            [&dump[..], &dump[..]].concat(),
            "behind its end",
        ),
        (
            "a name that leads out",
            renamed("../../../../../../../../../../../../../../../../../../../etc/passwd"),
            "none of a dump",
        ),
        (
            "a name in capitals",
            renamed(&name.to_uppercase()),
            "none of a dump",
        ),
        ("another page's name", renamed(&"0".repeat(64)), "checksum"),
        (
            "an ending that is none",
            digest(text[..end].replacen(" txt ", " exe ", 1).as_bytes(), 4),
            "none of a dump",
        ),
        (
            "a page that would fill the memory",
            format!(
                "caunoi dump 1\npage {name} txt 0 99999999999 {}\n",
                "0".repeat(64)
            )
            .into(),
            "larger than a page may be",
        ),
    ];
    for (name, dump, said) in cases {
        let error = refuse(name, &dump).to_string();
        assert!(error.contains(said), "{name}: {error}");
    }
    // Nothing that was there is touched either.
    let (other, before) = some();
    match restored(other.folder(), &dump) {
        Err(RestoreError::Archive(error)) => {
            assert!(error.to_string().contains("in use"), "{error}")
        }
        other => panic!("{:?}", other.err()),
    }
    let mut other = other;
    other.close();
    match restored(other.folder(), &dump) {
        Err(RestoreError::NotEmpty { pages: 4, .. }) => {}
        other => panic!("{:?}", other.err()),
    }
    other.reopen();
    assert!(dumped(other.archive()) == before);
}

#[test]
fn an_empty_archive_has_a_dump_too() {
    let dump = dumped(TestArchive::new().archive());
    let folder = TempDir::new().unwrap();
    let archive = restored(folder.path(), &dump).unwrap();
    assert_eq!(archive.view().snapshot.articles(), 0);
    assert!(dumped(&archive) == dump);
}

#[test]
fn a_damaged_page_is_in_no_dump() {
    let folder = TempDir::new().unwrap();
    caunoi(folder.path())
        .arg("load")
        .arg(&seed_pages()[0])
        .assert()
        .success();
    let pages = folder.path().join("data/pages");
    let page: PathBuf = fs::read_dir(&pages)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&page, PAGE).unwrap();
    caunoi(folder.path())
        .args(["dump", "a.dump"])
        .assert()
        .code(1)
        .stderr(contains("is damaged").and(contains(page.file_name().unwrap().to_str().unwrap())));
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no part of a dump is left"
    );
}

#[cfg(unix)]
#[test]
fn a_server_is_dumped_while_it_serves() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("one.txt"), PAGE).unwrap();
    caunoi(folder.path())
        .args(["load", "one.txt"])
        .assert()
        .success();
    let serving = Serving::start(folder.path(), &[], "secret");
    let dump = |arguments: &[&str], token: &str| {
        let mut command = caunoi(folder.path());
        command
            .arg("dump")
            .args(arguments)
            .env("CAUNOI_TOKEN", token);
        command.assert()
    };
    dump(&["a.dump"], "")
        .code(1)
        .stderr(contains("in use").and(contains("caunoi dump --from URL FILE")));
    let address = serving.address.clone();
    dump(&["--from", &address, "a.dump"], "")
        .code(1)
        .stderr(contains("CAUNOI_TOKEN is not set"));
    dump(&["--from", &address, "a.dump"], "other")
        .code(1)
        .stderr(contains("gives no dump for this CAUNOI_TOKEN"));
    assert!(!folder.path().join("a.dump").exists());
    dump(&["--from", &address, "a.dump"], "secret")
        .success()
        .stdout("")
        .stderr(contains("1 pages, "));
    let refused = reqwest::blocking::get(format!("{address}/dump")).unwrap();
    assert_eq!(refused.status(), 401);
    let answer: serde_json::Value = refused.json().unwrap();
    assert_eq!(
        answer["errors"][0]["extensions"]["code"],
        json!("UNAUTHENTICATED")
    );
    serving.stop();
    assert!(folder.path().join("data/stopped").exists());

    let over = fs::read(folder.path().join("a.dump")).unwrap();
    let piped = caunoi(folder.path()).args(["dump", "-"]).output().unwrap();
    assert!(piped.status.success() && piped.stdout == over);
    caunoi(folder.path())
        .args(["restore", "--data", "new", "-"])
        .write_stdin(over.clone())
        .assert()
        .success()
        .stderr(contains("1 pages, ").and(contains("1 articles")))
        .stderr(contains("WARN").not());
    caunoi(folder.path())
        .args(["restore", "--data", "new", "a.dump"])
        .assert()
        .code(1)
        .stderr(contains("the archive new holds 1 pages"));
    caunoi(folder.path())
        .args(["check", "--data", "new"])
        .assert()
        .success();
    let mut again = Vec::new();
    caunoi(folder.path())
        .args(["dump", "--data", "new", "b.dump"])
        .assert()
        .success();
    fs::File::open(folder.path().join("b.dump"))
        .unwrap()
        .read_to_end(&mut again)
        .unwrap();
    assert!(again == over);
}
