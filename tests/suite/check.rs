//! An archive that is opened, checked and made again: trusted after an orderly stop, verified after any
//! other, never half of one.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::body::{Body, to_bytes};
use axum::http::Request;
use caunoi::archive::{Archive, ArchiveError, Phase};
use caunoi::http::{Server, Settings, Shutdown, router};
use caunoi::model::{Page, PageFormat};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::cli::{PAGE, Serving, caunoi};
use crate::harness::{TestArchive, copy, seed_pages};

/// Pages as text and as HTML.
fn some_pages() -> Vec<PathBuf> {
    let mut pages = seed_pages();
    let html = pages
        .iter()
        .position(|page| page.extension().is_some_and(|ending| ending == "html"));
    pages.swap(7, html.unwrap());
    pages.truncate(8);
    pages
}

/// A closed archive of some pages, and what its tables hold.
fn closed() -> (TempDir, String) {
    let folder = TempDir::new().unwrap();
    let archive = Archive::open(&data(&folder)).unwrap();
    caunoi::load::load(&archive, &some_pages(), &mut |_, _| {}).unwrap();
    let fingerprint = archive.fingerprint();
    (folder, fingerprint)
}

fn data(folder: &TempDir) -> PathBuf {
    folder.path().join("data")
}

/// What opening is at, step by step.
fn phases(folder: &Path) -> Vec<Phase> {
    let phases = RefCell::new(Vec::new());
    drop(Archive::open_told(folder, &|phase| phases.borrow_mut().push(phase)).unwrap());
    phases.into_inner()
}

/// A file of the archive whose name ends so.
fn file(folder: &Path, ending: &str) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    files.swap_remove(0)
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    let at = at.min(bytes.len() - 1);
    bytes[at] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

fn cut(path: &Path) {
    let file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.set_len(20_000).unwrap();
}

/// Has it a later time of change, also where the clock of files has not gone on since it was closed.
fn newer(path: &Path) {
    let later = SystemTime::now() + Duration::from_secs(1);
    fs::File::open(path).unwrap().set_modified(later).unwrap();
}

#[test]
fn an_orderly_stop_is_trusted_and_nothing_else_is() {
    let (folder, fingerprint) = closed();
    let data = data(&folder);
    assert_eq!(phases(&data), [], "it was closed in good order");
    assert_eq!(phases(&data), [], "and again");
    type Touch = fn(&Path);
    let touches: [(&str, Touch); 6] = [
        ("the mark is gone", |data| {
            fs::remove_file(data.join("stopped")).unwrap()
        }),
        ("the mark is damaged", |data| {
            flip(&data.join("stopped"), 30)
        }),
        ("the mark is empty", |data| {
            fs::write(data.join("stopped"), "").unwrap()
        }),
        ("a table's file was written", |data| {
            let db = data.join("tables/db");
            fs::write(&db, fs::read(&db).unwrap()).unwrap();
            newer(&db);
        }),
        ("a file of the index was written", |data| {
            let meta = data.join("search/meta.json");
            fs::write(&meta, fs::read(&meta).unwrap()).unwrap();
            newer(&meta);
        }),
        ("a page came and went", |data| {
            fs::write(data.join("pages/x.txt"), "").unwrap();
            fs::remove_file(data.join("pages/x.txt")).unwrap();
            newer(&data.join("pages"));
        }),
    ];
    for (name, touch) in touches {
        touch(&data);
        assert_eq!(phases(&data).first(), Some(&Phase::Verifying), "{name}");
        assert_eq!(phases(&data), [], "{name}: verified once");
    }
    let archive = Archive::open(&data).unwrap();
    assert_eq!(archive.fingerprint(), fingerprint);
    assert!(!data.join("stopped").exists(), "it is in use");
    // A copy of an archive that is in use is one that a power cut left.
    let left = folder.path().join("left");
    copy(&data, &left);
    drop(archive);
    assert_eq!(phases(&left).first(), Some(&Phase::Verifying));
    assert_eq!(Archive::open(&left).unwrap().fingerprint(), fingerprint);
}

#[test]
fn a_stopped_archive_answers_and_takes_no_changes() {
    let test = TestArchive::new();
    test.load(&seed_pages()[..2]);
    let archive = test.archive();
    archive.stop();
    assert!(test.folder().join("stopped").exists());
    let slug = archive
        .view()
        .snapshot
        .each_article()
        .next()
        .unwrap()
        .slug()
        .to_string();
    assert!(matches!(
        archive.remove(&slug),
        Err(ArchiveError::ReadOnly { .. })
    ));
    assert_eq!(archive.view().snapshot.articles(), 2);
    let snapshot = archive.view().snapshot;
    let article = snapshot.each_article().next().unwrap();
    assert!(!archive.content(article).unwrap().paragraphs.is_empty());
}

#[test]
fn check_names_what_does_not_hold_and_opening_mends_it() {
    let (folder, fingerprint) = closed();
    let sound = data(&folder);
    caunoi(folder.path())
        .arg("check")
        .assert()
        .success()
        .stdout(contains("pages    8\n").and(contains("whole    everything holds\n")));
    assert_eq!(phases(&sound), [], "what was checked is trusted");
    type Damage = fn(&Path);
    let damages: [(&str, &str, Damage); 10] = [
        ("no tables", "damaged  tables: they are not there", |data| {
            fs::remove_dir_all(data.join("tables")).unwrap();
        }),
        ("tables cut short", "damaged  tables", |data| {
            cut(&data.join("tables/db"))
        }),
        ("tables overwritten", "damaged  tables", |data| {
            let db = data.join("tables/db");
            let mut bytes = fs::read(&db).unwrap();
            let middle = 20_000;
            bytes[middle..middle + 4096].fill(0x5a);
            fs::write(&db, bytes).unwrap();
        }),
        ("emptied tables", "damaged  tables", |data| {
            fs::write(data.join("tables/db"), "").unwrap();
        }),
        (
            "no index",
            "damaged  search: the index is not there",
            |data| {
                fs::remove_dir_all(data.join("search")).unwrap();
            },
        ),
        ("a flipped bit of the index", "damaged  search: ", |data| {
            flip(&file(&data.join("search"), ".store"), 100);
        }),
        (
            "a file of the index cut short",
            "damaged  search: ",
            |data| {
                let file = file(&data.join("search"), ".idx");
                fs::write(&file, &fs::read(&file).unwrap()[..4]).unwrap();
            },
        ),
        ("the index's list is damaged", "damaged  search: ", |data| {
            flip(&data.join("search/meta.json"), 3);
        }),
        (
            "another archive's index",
            "damaged  search: the index ",
            |data| {
                let other = TestArchive::new();
                other.load(&seed_pages()[12..13]);
                fs::remove_dir_all(data.join("search")).unwrap();
                copy(&other.folder().join("search"), &data.join("search"));
            },
        ),
        (
            "half a rebuild",
            "damaged  remade: making the archive again was cut off",
            |data| {
                fs::create_dir_all(data.join("remade/tables")).unwrap();
                fs::write(data.join("remade/tables/db"), "half").unwrap();
            },
        ),
    ];
    for (name, finding, damage) in damages {
        let place = folder.path().join(name);
        copy(&sound, &place);
        damage(&place);
        let check = || {
            let mut command = caunoi(folder.path());
            command.args(["check", "--data", name]);
            command.assert()
        };
        check()
            .code(1)
            .stdout(contains(finding).and(contains("`caunoi rebuild`")))
            .stdout(contains("damaged  1 finding;").or(contains(" findings;")))
            .stdout(contains("1 findings").or(contains("backtrace")).not());
        let archive = Archive::open(&place).unwrap();
        assert_eq!(archive.fingerprint(), fingerprint, "{name}");
        drop(archive);
        check().success();
    }
}

#[test]
fn check_names_damaged_pages_which_are_never_served_half() {
    let (folder, fingerprint) = closed();
    let place = data(&folder);
    let html = file(&place.join("pages"), ".html");
    let text = file(&place.join("pages"), ".txt");
    let (kept, name) = (
        fs::read(&text).unwrap(),
        text.file_name().unwrap().to_str().unwrap(),
    );
    flip(&text, 40);
    fs::write(place.join("pages/by-hand.txt"), PAGE).unwrap();
    fs::remove_file(&html).unwrap();
    let gone = html.file_stem().unwrap().to_str().unwrap();
    let report = caunoi(folder.path())
        .args(["check", "--json"])
        .output()
        .unwrap();
    assert_eq!(report.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let places: Vec<&str> = findings
        .iter()
        .map(|finding| finding["place"].as_str().unwrap())
        .collect();
    assert!(
        places.contains(&format!("pages/{name}").as_str()),
        "{report}"
    );
    assert!(places.contains(&"pages/by-hand.txt"), "{report}");
    let missing = findings
        .iter()
        .find(|finding| finding["key"].is_string())
        .unwrap();
    assert_eq!(missing["place"], "tables/article_by_slug");
    assert!(
        missing["reason"].as_str().unwrap().contains(gone),
        "{report}"
    );

    // Made again, the archive lacks what it cannot vouch for, and says so at each opening; the page that is
    // loaded again mends it.
    caunoi(folder.path())
        .arg("rebuild")
        .assert()
        .code(1)
        .stdout(contains("6 articles").and(contains("2 damaged pages left out")))
        .stderr(contains("damaged and left out").and(contains(name)));
    for _ in 0..2 {
        caunoi(folder.path())
            .args(["load", "by-nobody.txt"])
            .assert()
            .code(1)
            .stderr(contains("damaged and left out").and(contains(name)));
    }
    let serving = Serving::start(folder.path(), &["--seed", "none"], "");
    let ready = reqwest::blocking::get(format!("{}/health/ready", serving.address)).unwrap();
    assert_eq!(ready.json::<Value>().unwrap()["damagedPages"], 2);
    drop(serving);
    fs::remove_file(place.join("pages/by-hand.txt")).unwrap();
    let load = || {
        let archive = Archive::open(&place).unwrap();
        caunoi::load::load(&archive, &some_pages(), &mut |_, _| {}).unwrap();
        assert_eq!(archive.fingerprint(), fingerprint);
    };
    load();
    assert_eq!(fs::read(&text).unwrap(), kept);
    let check = || caunoi(folder.path()).arg("check").assert();
    check().success();
    // So does a page that the tables hold whole.
    flip(&text, 40);
    check().code(1);
    load();
    assert_eq!(fs::read(&text).unwrap(), kept);
    check().success();
}

#[test]
fn what_is_known_of_a_page_beside_its_content_is_checked_too() {
    let folder = TempDir::new().unwrap();
    let place = data(&folder);
    let archive = Archive::open(&place).unwrap();
    let page = Page {
        content: PAGE.into(),
        format: Some(PageFormat::Text),
        url: None,
        saved_on: Some("2024-02-27".parse().unwrap()),
    };
    archive.load(vec![page]).unwrap().remove(0).unwrap();
    drop(archive);
    let sidecar = file(&place.join("pages"), ".json");
    let kept = fs::read_to_string(&sidecar).unwrap();
    let (known, _) = kept.split_once(",\"checksum\"").unwrap();
    let check = |said: &str| {
        fs::write(&sidecar, said).unwrap();
        caunoi(folder.path()).arg("check").assert()
    };
    // Earlier versions wrote none.
    check(&format!("{known}}}")).success();
    check(&kept.replace("2024-02-27", "2024-02-26"))
        .code(1)
        .stdout(contains("its checksum does not hold"));
    check(&kept.replace("checksum", "checksul")).code(1);
    check(&kept).success();
}

#[test]
fn an_archive_without_its_pages_is_not_emptied() {
    let (folder, fingerprint) = closed();
    let place = data(&folder);
    fs::rename(place.join("pages"), folder.path().join("aside")).unwrap();
    match Archive::open(&place) {
        Err(ArchiveError::PagesGone { articles: 8, .. }) => {}
        other => panic!("{:?}", other.err()),
    }
    caunoi(folder.path())
        .args(["load", "x.txt"])
        .assert()
        .code(1)
        .stderr(contains("put the pages back"));
    fs::remove_dir_all(place.join("pages")).unwrap();
    fs::rename(folder.path().join("aside"), place.join("pages")).unwrap();
    assert_eq!(Archive::open(&place).unwrap().fingerprint(), fingerprint);
}

#[test]
fn what_cannot_be_checked_is_2() {
    let folder = TempDir::new().unwrap();
    caunoi(folder.path())
        .arg("check")
        .assert()
        .code(2)
        .stderr(contains("there is no archive in data"));
    for command in [&["rebuild"][..], &["dump", "x.dump"]] {
        caunoi(folder.path()).args(command).assert().code(1);
    }
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "nothing was made"
    );
    let serving = Serving::start(folder.path(), &["--seed", "none"], "");
    let holder = format!("process {}", serving.id());
    for (command, code) in [("check", 2), ("rebuild", 1)] {
        caunoi(folder.path())
            .arg(command)
            .assert()
            .code(code)
            .stderr(contains("is in use by another process").and(contains(&*holder)))
            .stderr(contains(" since 20").and(contains("caunoi --seed none")))
            .stderr(contains("stop it first"));
    }
}

#[test]
fn a_rebuilt_archive_takes_the_old_ones_place_when_it_is_whole() {
    let (folder, fingerprint) = closed();
    let place = data(&folder);
    let revision = |data: &Path| {
        let archive = Archive::open(data).unwrap();
        assert_eq!(archive.fingerprint(), fingerprint);
        archive.view().snapshot.revision()
    };
    let before = revision(&place);
    let old = folder.path().join("old");
    copy(&place, &old);
    caunoi(folder.path())
        .arg("rebuild")
        .assert()
        .success()
        .stdout(contains("8 articles"))
        .stderr(contains("asked for by `caunoi rebuild`").and(contains("8 of 8")));
    assert_eq!(phases(&place), []);
    let after = revision(&place);
    assert!(after > before, "{after} after {before}");
    // Nobody goes on after a revision of the archive that was there before.
    let archive = Archive::open(&place).unwrap();
    assert!(archive.changes_after(before).is_err());
    assert_eq!(archive.changes_after(after), Ok(None));
    drop(archive);

    // A crash while the new one takes the old one's place.
    for moved in [&[][..], &["tables"], &["tables", "search"]] {
        let crashed = folder.path().join(format!("crashed-{}", moved.len()));
        copy(&old, &crashed);
        for part in ["tables", "search"] {
            let to = if moved.contains(&part) {
                part.to_owned()
            } else {
                format!("remade/{part}")
            };
            if moved.contains(&part) {
                fs::remove_dir_all(crashed.join(part)).unwrap();
            }
            copy(&place.join(part), &crashed.join(to));
        }
        fs::create_dir_all(crashed.join("remade")).unwrap();
        fs::write(crashed.join("remade/whole"), "").unwrap();
        assert_eq!(revision(&crashed), after, "{moved:?}");
        assert!(!crashed.join("remade").exists());
    }
}

#[tokio::test]
async fn those_who_come_before_the_archive_is_open_are_told_what_it_is_at() {
    let server = Server::new(String::new(), Settings::default(), Shutdown::default());
    let site = router(server.clone());
    let reason: std::sync::Arc<str> = "its pages were read by other rules".into();
    let phases = [
        (None, json!({ "status": "loading" }), "still being opened"),
        (
            Some(Phase::Verifying),
            json!({ "status": "verifying" }),
            "verified",
        ),
        (
            Some(Phase::Remaking {
                reason: reason.clone(),
                done: 1000,
                all: 2500,
            }),
            json!({ "status": "rebuilding", "reason": &*reason, "done": 1000, "of": 2500 }),
            "made again from its pages, 1000 of 2500 read",
        ),
        (
            Some(Phase::Loading { done: 1, all: 2 }),
            json!({ "status": "loading", "done": 1, "of": 2 }),
            "brought to its pages, 1 of 2 read",
        ),
        (
            Some(Phase::Indexing),
            json!({ "status": "indexing" }),
            "indexed",
        ),
    ];
    for (phase, mut told, said) in phases {
        if let Some(phase) = phase {
            server.tell(phase);
        }
        told["version"] = json!(env!("CARGO_PKG_VERSION"));
        let ask = async |path: &str| {
            let request = Request::get(path).header("host", "localhost");
            let request = request.body(Body::empty()).unwrap();
            let response = site.clone().oneshot(request).await.unwrap();
            let retry = response
                .headers()
                .get("retry-after")
                .map(|value| value.to_str().unwrap().to_owned());
            let status = response.status().as_u16();
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            (
                status,
                retry,
                serde_json::from_slice::<Value>(&body).unwrap(),
            )
        };
        let soon = Some("5".to_owned());
        assert_eq!(ask("/health/live").await.0, 200);
        assert_eq!(ask("/health/ready").await, (503, soon.clone(), told));
        let (status, retry, answer) = ask("/graphql?query={archive{people}}").await;
        assert_eq!((status, retry), (503, soon));
        assert_eq!(answer["errors"][0]["extensions"]["code"], "NOT_READY");
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(message.contains(said), "{message}");
    }
}

#[cfg(unix)]
#[test]
fn after_a_failed_write_the_server_takes_no_changes_and_goes_on_answering() {
    let folder = TempDir::new().unwrap();
    let place = data(&folder);
    let load = |content: &str| {
        json!({
            "query": "mutation($content: String!) { loadPage(input: { content: $content }) { outcome } }",
            "variables": { "content": content },
        })
    };
    let get = |address: &str, path: &str| {
        let response = reqwest::blocking::get(format!("{address}{path}")).unwrap();
        (response.status().as_u16(), response.text().unwrap())
    };
    let serving = Serving::start(folder.path(), &["--seed", "none"], "secret");
    let ask = |body: &Value| serving.ask(body, Some("secret"));
    assert_eq!(ask(&load(PAGE))["data"]["loadPage"]["outcome"], "ADDED");
    let (_, ready) = get(&serving.address, "/health/ready");
    assert!(ready.contains("\"readOnly\":false"), "{ready}");

    fs::rename(place.join("pages"), place.join("aside")).unwrap();
    let other = PAGE.replace("Cần Thơ", "Vĩnh Long");
    for _ in 0..2 {
        let answer = ask(&load(&other));
        assert_eq!(
            answer["errors"][0]["extensions"]["code"],
            "STORAGE_UNAVAILABLE"
        );
        // Once is enough, whatever becomes of the disk.
        if !place.join("pages").exists() {
            fs::rename(place.join("aside"), place.join("pages")).unwrap();
        }
    }
    let remove = json!({ "query": "{ articles { nodes { id } } }" });
    let id = ask(&remove)["data"]["articles"]["nodes"][0]["id"].clone();
    let remove = json!({
        "query": "mutation($id: ID!) { removeArticle(id: $id) { removed } }",
        "variables": { "id": id },
    });
    assert_eq!(
        ask(&remove)["errors"][0]["extensions"]["code"],
        "STORAGE_UNAVAILABLE"
    );
    let count = json!({ "query": "{ archive { articles } }" });
    assert_eq!(
        ask(&count),
        json!({ "data": { "archive": { "articles": 1 } } })
    );
    let (status, ready) = get(&serving.address, "/health/ready");
    assert!(
        status == 200 && ready.contains("\"readOnly\":true"),
        "{ready}"
    );
    let (_, metrics) = get(&serving.address, "/metrics");
    assert!(metrics.contains("caunoi_archive_read_only 1"), "{metrics}");
    let log = serving.stop();
    assert!(log.contains("takes no more changes"), "{log}");

    let serving = Serving::start(folder.path(), &["--seed", "none"], "secret");
    let answer = serving.ask(&load(&other), Some("secret"));
    assert_eq!(answer["data"]["loadPage"]["outcome"], "ADDED");
}
