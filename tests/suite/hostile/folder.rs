//! Folders that nobody made for reading: what stands in them is loaded, passed over or refused, each by
//! itself, with its path and the reason.
//!
//! What a system cannot make is left out, and said so: named pipes need `mkfifo`, unreadable files
//! `setpriv` where root runs the tests, names that are no UTF-8 and huge sparse files a file system that
//! takes them.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use caunoi::archive::Archive;
use caunoi::load::load;
use caunoi::page::MAX_PAGE;
use encoding_rs::WINDOWS_1252;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli::{Serving, caunoi, plain};

/// A page as saved text; the number makes it another article.
fn page(number: u32) -> String {
    format!(
        "Gặp gỡ hữu nghị lần thứ {number} tại Cần Thơ\n12/04/2023 09:30\n\
         Sáng 12/4, tại Cần Thơ, Liên hiệp các tổ chức hữu nghị thành phố tổ chức buổi gặp gỡ hữu nghị \
         với các đoàn khách quốc tế đang làm việc trên địa bàn.\n\
         Dự buổi gặp gỡ có bà Trần Thị Lan, Chủ tịch Hội hữu nghị Việt Nam - Lào thành phố.\n"
    )
}

/// A page in HTML that gives itself an address.
fn html(address: &str, number: u32) -> String {
    let lines: String = page(number)
        .lines()
        .skip(2)
        .map(|line| format!("<p>{line}</p>"))
        .collect();
    format!(
        "<!doctype html><html><head><title>x</title><link rel=canonical href='{address}'></head><body>\
         <article><h1>Gặp gỡ hữu nghị lần thứ {number} tại Cần Thơ</h1>{lines}</article></body></html>"
    )
}

/// What a load said: its exit status, the closing line, each file with what became of it.
struct Said {
    code: i32,
    counts: String,
    files: Vec<String>,
}

impl Said {
    fn by(command: &mut assert_cmd::Command) -> Said {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
        let (out, err) = (text(output.stdout), text(output.stderr));
        for shown in [&out, &err] {
            let steers = |c: char| c.is_control() && c != '\n' || caunoi::text::is_invisible(c);
            assert!(!shown.contains(steers), "{shown:?}");
        }
        let files = err.lines().filter(|line| !line.starts_with("read "));
        Said {
            code: output.status.code().expect("it ends by itself"),
            counts: out,
            files: files.map(str::to_owned).collect(),
        }
    }

    /// Exactly these lines, whatever their order.
    fn assert_files(&self, expected: &[&str]) {
        let mut found: Vec<&str> = self.files.iter().map(String::as_str).collect();
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
}

fn load_pages(folder: &Path, options: &[&str]) -> Said {
    Said::by(
        caunoi(folder)
            .args(["load", "--data", "archive"])
            .args(options),
    )
}

/// A temporary folder with an empty folder `pages` in it.
fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).unwrap();
    (folder, pages)
}

#[expect(clippy::print_stderr, reason = "a test says what it leaves out")]
fn left_out(what: &str) {
    eprintln!("left out: this system makes no {what}");
}

fn make_pipe(path: &Path) -> bool {
    let made = Command::new("mkfifo").arg(path).status();
    let made = made.is_ok_and(|status| status.success());
    if !made {
        left_out("named pipe");
    }
    made
}

#[test]
fn links_pipes_sockets_and_devices_are_never_opened() {
    let (folder, pages) = folder();
    fs::write(folder.path().join("outside.txt"), page(1)).unwrap();
    fs::write(pages.join("good.txt"), page(2)).unwrap();
    symlink("../outside.txt", pages.join("out.txt")).unwrap();
    symlink("..", pages.join("loop")).unwrap();
    symlink("self.txt", pages.join("self.txt")).unwrap();
    symlink("nowhere.html", pages.join("dangling.html")).unwrap();
    symlink("/dev/zero", pages.join("zero.txt")).unwrap();
    let _socket = UnixListener::bind(pages.join("socket.txt")).unwrap();
    let link = "it is a symbolic link, and links are not followed";
    let mut expected = vec![
        format!("passed over pages/out.txt: {link}"),
        format!("passed over pages/loop: {link}"),
        format!("passed over pages/self.txt: {link}"),
        format!("passed over pages/dangling.html: {link}"),
        format!("passed over pages/zero.txt: {link}"),
        "refused pages/socket.txt: it is a socket, no file".to_owned(),
    ];
    if make_pipe(&pages.join("pipe.html")) {
        expected.push("refused pages/pipe.html: it is a named pipe, no file".to_owned());
    }
    let said = load_pages(folder.path(), &["pages", "--verbose"]);
    said.assert_files(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(said.code, 1);
    let refused = expected.len() - 5;
    assert_eq!(
        said.counts,
        format!(
            "1 loaded, 0 replaced, 0 unchanged, {refused} refused, 5 other files passed over\n"
        )
    );

    // What is named itself is followed, and still no device.
    let said = load_pages(
        folder.path(),
        &["pages/out.txt", "pages/zero.txt", "pages/self.txt"],
    );
    assert_eq!(
        said.counts,
        "1 loaded, 0 replaced, 0 unchanged, 2 refused\n"
    );
    assert_eq!(
        said.files[1],
        "refused pages/zero.txt: it is a device, no file"
    );
    assert!(said.files[0].starts_with("refused pages/self.txt: "));
    if pages.join("pipe.html").exists() {
        let said = Said::by(caunoi(folder.path()).args(["explain", "pages/pipe.html"]));
        said.assert_files(&["error: pages/pipe.html: it is a named pipe, no file"]);
    }
}

#[test]
fn names_of_any_bytes_are_read_and_shown_escaped() {
    let (folder, pages) = folder();
    let names: [(&[u8], &str); 8] = [
        (b"-rf.txt", "-rf.txt"),
        (b".hidden.txt", ".hidden.txt"),
        (b"a\nrefused b.txt", "a\\u{a}refused b.txt"),
        (b"\x1b[2J\x07.txt", "\\u{1b}[2J\\u{7}.txt"),
        ("ai\u{202e}fdp.txt".as_bytes(), "ai\\u{202e}fdp.txt"),
        (
            "a\u{200b}\u{2028}.TXT".as_bytes(),
            "a\\u{200b}\\u{2028}.TXT",
        ),
        (b"B\xe0i vi\xff.txt", "B\\xe0i vi\\xff.txt"),
        ("Đối ngoại.txt".as_bytes(), "Đối ngoại.txt"),
    ];
    let mut loaded = 0;
    let mut expected = Vec::new();
    fs::create_dir(pages.join("empty")).unwrap();
    for (number, (name, shown)) in (1..).zip(names) {
        let name = OsStr::from_bytes(name);
        if fs::write(pages.join(name), page(number)).is_err() {
            left_out(&format!("file called {shown}"));
            continue;
        }
        fs::write(pages.join("empty").join(name), "").unwrap();
        expected.push(format!("refused pages/empty/{shown}: the page is empty"));
        loaded += 1;
    }
    let said = load_pages(folder.path(), &["pages"]);
    said.assert_files(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(
        said.counts,
        format!("{loaded} loaded, 0 replaced, 0 unchanged, {loaded} refused\n")
    );
    let said = load_pages(&pages, &["--", "-rf.txt", "-\u{1b}[31m.txt"]);
    assert_eq!(
        said.counts,
        "1 loaded, 0 replaced, 0 unchanged, 1 refused\n"
    );
    assert!(said.files[0].starts_with("refused -\\u{1b}[31m.txt: "));
}

#[test]
fn what_is_no_page_is_refused_with_its_kind() {
    let (folder, pages) = folder();
    let files: [(&str, &[u8], &str); 10] = [
        (
            "archive.html",
            b"PK\x03\x04\x14\0\0\0\x08\0",
            "it is a ZIP archive or an office document, no page",
        ),
        (
            "book.txt",
            b"%PDF-1.7\n%\xe2\xe3\n1 0 obj",
            "it is a PDF document, no page",
        ),
        (
            "packed.txt",
            b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
            "it is compressed with gzip, no page",
        ),
        (
            "picture.html",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "it is a PNG picture, no page",
        ),
        (
            "photo.htm",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0",
            "it is a JPEG picture, no page",
        ),
        (
            "program.txt",
            b"\x7fELF\x02\x01\x01\0",
            "it is a program, no page",
        ),
        ("empty.txt", b"", "the page is empty"),
        ("blank.html", b" \r\n\t\n", "the page is empty"),
        (
            "zeros.txt",
            &[0; 4096],
            "the page is no text in a known encoding",
        ),
        (
            "signs.txt",
            b"***\n---\n",
            "no article was found on the page",
        ),
    ];
    let mut expected = Vec::new();
    for (name, content, reason) in files {
        fs::write(pages.join(name), content).unwrap();
        expected.push(format!("refused pages/{name}: {reason}"));
    }
    let large = File::create(pages.join("large.txt")).unwrap();
    large.set_len(MAX_PAGE as u64 + 1).unwrap();
    expected.push(format!(
        "refused pages/large.txt: the page has {} bytes, more than {MAX_PAGE}",
        MAX_PAGE + 1
    ));
    let sparse = File::create(pages.join("sparse.html")).unwrap();
    if sparse.set_len(1 << 40).is_ok() {
        expected.push(format!(
            "refused pages/sparse.html: the page has {} bytes, more than {MAX_PAGE}",
            1_u64 << 40
        ));
    } else {
        left_out("sparse file of a terabyte");
    }
    fs::write(pages.join("good.txt"), page(1)).unwrap();
    let said = load_pages(folder.path(), &["pages"]);
    said.assert_files(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(said.counts.starts_with("1 loaded, "), "{}", said.counts);
    assert_eq!(said.code, 1);
}

#[test]
fn what_may_not_be_read_stops_nothing() {
    let (folder, pages) = folder();
    fs::write(pages.join("good.txt"), page(1)).unwrap();
    fs::write(pages.join("closed.txt"), page(2)).unwrap();
    fs::create_dir(pages.join("closed")).unwrap();
    let close = |name: &str, mode| {
        fs::set_permissions(pages.join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    close("closed.txt", 0);
    close("closed", 0);
    let mut command = plain(folder.path());
    if File::open(pages.join("closed.txt")).is_ok() {
        // Root reads everything, save without the capabilities to.
        let mut without = Command::new("setpriv");
        without
            .current_dir(folder.path())
            .args(["--bounding-set", "-dac_override,-dac_read_search"])
            .args(["--inh-caps", "-dac_override,-dac_read_search"])
            .arg(command.get_program());
        let works = Command::new("setpriv")
            .args(["--bounding-set", "-dac_override,-dac_read_search"])
            .args(["--inh-caps", "-dac_override,-dac_read_search", "true"])
            .status();
        if !works.is_ok_and(|status| status.success()) {
            close("closed", 0o700);
            return left_out("file that root may not read, without `setpriv`");
        }
        command = without;
    }
    let mut command = assert_cmd::Command::from(command);
    let said = Said::by(command.args(["load", "--data", "archive", "pages"]));
    close("closed", 0o700);
    said.assert_files(&[
        "refused pages/closed: Permission denied (os error 13)",
        "refused pages/closed.txt: Permission denied (os error 13)",
    ]);
    assert_eq!(
        said.counts,
        "1 loaded, 0 replaced, 0 unchanged, 2 refused\n"
    );
}

#[test]
fn folders_of_any_depth_are_read() {
    let (folder, pages) = folder();
    let deep = pages.join(["d"; 300].join("/"));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("deep.txt"), page(1)).unwrap();
    // A path longer than any that a system opens by its name: made of two.
    let step = "n".repeat(200);
    let half = |name: &str| {
        let top = folder.path().join(name);
        let bottom = top.join([step.as_str(); 12].join("/"));
        fs::create_dir_all(&bottom).unwrap();
        (top, bottom)
    };
    let ((_, middle), (lower, bottom)) = (half("pages/long"), half("lower"));
    fs::write(bottom.join("long.txt"), page(2)).unwrap();
    fs::rename(lower, middle.join("lower")).unwrap();
    let said = load_pages(folder.path(), &["pages"]);
    assert_eq!(said.files.len(), 1, "{:?}", said.files);
    assert!(
        said.files[0].contains(&format!("/{step}: ")),
        "{:?}",
        said.files
    );
    assert_eq!(
        said.counts,
        "1 loaded, 0 replaced, 0 unchanged, 1 refused\n"
    );
}

#[test]
fn whatever_pages_hold_is_read_within_bounds() {
    let (folder, pages) = folder();
    let write = |name: &str, content: String| fs::write(pages.join(name), content).unwrap();
    let text = page(1);
    write("nuls.txt", page(2).replace("với", "v\0ới\0"));
    write("marks.txt", page(3) + "a" + &"\u{301}\u{323}".repeat(2_500));
    write(
        "deep.html",
        html("https://mau.example/deep", 4).replace("<p>", &"<div>".repeat(50_000)),
    );
    write("good.txt", text);
    let said = load_pages(folder.path(), &["pages"]);
    said.assert_files(&[]);
    assert_eq!(
        said.counts,
        "4 loaded, 0 replaced, 0 unchanged, 0 refused\n"
    );
}

#[test]
fn what_nobody_sees_is_kept_out_of_names() {
    let (folder, pages) = folder();
    let hidden = page(1)
        .replace(
            "Trần Thị Lan",
            "Trần\u{200b} Th\u{202e}ị\u{2066} L\u{ad}an\u{feff}",
        )
        .replace(
            "Hội hữu nghị",
            "\u{200f}Hội\u{200d} hữu\u{2060} nghị\u{61c}",
        );
    fs::write(pages.join("hidden.txt"), hidden).unwrap();
    let explained = caunoi(&pages)
        .args(["explain", "--json", "hidden.txt"])
        .output()
        .unwrap();
    let explained: Value = serde_json::from_slice(&explained.stdout).unwrap();
    let text = explained.to_string();
    assert!(!text.contains(caunoi::text::is_invisible), "{text}");
    assert_eq!(explained["people"][0]["name"], "Trần Thị Lan", "{text}");
    // The same page to a reader is found by what a reader types.
    let serving = Serving::start(folder.path(), &["--seed", "pages"], "");
    let query = "{ people(filter: { name: \"tran thi lan\" }) { nodes { name slug } } }";
    let answer = serving.ask(&serde_json::json!({ "query": query }), None);
    assert_eq!(
        answer["data"]["people"]["nodes"][0],
        serde_json::json!({ "name": "Trần Thị Lan", "slug": "tran-thi-lan" })
    );
}

#[test]
fn encodings_declared_wrongly_are_seen_through() {
    let (folder, pages) = folder();
    let declared = |charset: &str, number| {
        html("https://mau.example/", number)
            .replace("<head>", &format!("<head><meta charset={charset}>"))
    };
    let write = |name: &str, bytes: &[u8]| fs::write(pages.join(name), bytes).unwrap();
    write("says-latin.html", declared("windows-1252", 1).as_bytes());
    write("says-nonsense.html", declared("klingon", 1).as_bytes());
    write("says-utf16.html", declared("utf-16", 1).as_bytes());
    let (tcvn3, ..) = WINDOWS_1252.encode(
        "<html><head><meta charset=utf-8></head><body><h1>Héi h÷u nghÞ ViÖt Nam</h1><p>§èi ngo¹i nh©n d©n \
         lµ mét kªnh quan träng, gãp phÇn t¨ng c\u{ad}êng ®oµn kÕt vµ h÷u nghÞ víi nh©n d©n c¸c n\u{ad}íc.</p>",
    );
    write("says-utf8.html", &tcvn3);
    for (name, title) in [
        ("says-latin.html", "Gặp gỡ hữu nghị lần thứ 1 tại Cần Thơ"),
        (
            "says-nonsense.html",
            "Gặp gỡ hữu nghị lần thứ 1 tại Cần Thơ",
        ),
        ("says-utf16.html", "Gặp gỡ hữu nghị lần thứ 1 tại Cần Thơ"),
        ("says-utf8.html", "Hội hữu nghị Việt Nam"),
    ] {
        let explained = caunoi(&pages)
            .args(["explain", "--json", name])
            .output()
            .unwrap();
        let explained: Value = serde_json::from_slice(&explained.stdout).unwrap();
        assert_eq!(explained["lines"][0]["text"], title, "{name}");
    }
    drop(folder);
}

#[test]
fn pages_at_one_address_are_named_and_one_is_kept_whatever_their_names() {
    let address = "https://mau.example/bai-1.html";
    let (one, two) = (
        html(address, 1),
        html(&format!("{address}?utm_source=x"), 2),
    );
    let (mut kept, mut held) = (Vec::new(), Vec::new());
    for (first, last) in [(&one, &two), (&two, &one)] {
        let (folder, pages) = folder();
        fs::write(pages.join("0-first.html"), first).unwrap();
        // Between them more pages than are committed at once.
        for number in 0..1000 {
            fs::write(pages.join(format!("{number}.txt")), "-").unwrap();
        }
        fs::write(pages.join("last.html"), last).unwrap();
        fs::write(pages.join("same.html"), last).unwrap();
        let archive = Archive::open(&folder.path().join("archive")).unwrap();
        let report = load(&archive, std::slice::from_ref(&pages), &mut |_, _| {}).unwrap();
        let [contest] = &report.contested[..] else {
            panic!("{:?}", report.contested);
        };
        assert_eq!(contest.address.as_deref(), Some("mau.example/bai-1.html"));
        let content = fs::read_to_string(&contest.kept).unwrap();
        let snapshot = archive.view().snapshot;
        assert_eq!(snapshot.articles(), 1);
        kept.push(content);
        assert_eq!(contest.others.len(), 1);
        assert_eq!(report.repeated.len(), 1);
        // Again, nothing changes.
        let revision = *archive.revision().borrow();
        let again = load(&archive, std::slice::from_ref(&pages), &mut |_, _| {}).unwrap();
        assert_eq!((again.loaded(), again.unchanged), (0, 3));
        assert_eq!(*archive.revision().borrow(), revision);
        drop(archive);
        let archive = Archive::open(&folder.path().join("archive")).unwrap();
        held.push(archive.fingerprint());
        // Alone, a page takes the place of the other, as it always does.
        let other = contest.others[0].clone();
        let alone = load(&archive, &[other], &mut |_, _| {}).unwrap();
        assert_eq!(alone.replaced, 1);
    }
    assert_eq!(held[0], held[1]);
    assert_eq!(kept[0], kept[1]);

    let (folder, pages) = folder();
    fs::write(pages.join("a.html"), one).unwrap();
    fs::write(pages.join("b.html"), two).unwrap();
    let said = load_pages(folder.path(), &["pages", "-v"]);
    assert_eq!(said.code, 0);
    assert_eq!(
        said.counts,
        "1 loaded, 0 replaced, 1 unchanged, 0 refused, 1 gave way\n"
    );
    assert_eq!(said.files.len(), 1);
    assert!(
        said.files[0].starts_with("gave way pages/"),
        "{:?}",
        said.files
    );
    assert!(
        said.files[0].ends_with("has the same address, mau.example/bai-1.html"),
        "{:?}",
        said.files
    );
}

#[test]
fn files_that_change_and_vanish_meanwhile_stop_nothing() {
    let (folder, pages) = folder();
    for number in 0..40 {
        fs::write(pages.join(format!("stays-{number}.txt")), page(number)).unwrap();
    }
    let done = AtomicBool::new(false);
    let said = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut round = 0;
            while !done.load(Ordering::Relaxed) {
                let name = pages.join(format!("moves-{}.txt", round % 50));
                let _ = fs::write(&name, page(1000 + round).repeat(50));
                let _ = fs::remove_file(pages.join(format!("moves-{}.txt", (round + 25) % 50)));
                round += 1;
            }
        });
        let said = load_pages(folder.path(), &["pages"]);
        done.store(true, Ordering::Relaxed);
        said
    });
    for line in &said.files {
        assert!(!line.contains("stays-"), "{line}");
    }
    assert_eq!(
        said.code,
        i32::from(said.files.iter().any(|line| line.starts_with("refused ")))
    );
    let again = load_pages(folder.path(), &["pages"]);
    assert!(again.files.iter().all(|line| !line.contains("stays-")));
}

#[test]
fn a_server_starts_with_a_hostile_seed() {
    let (folder, pages) = folder();
    fs::write(pages.join("good.txt"), page(1)).unwrap();
    fs::write(pages.join("archive.txt"), b"PK\x03\x04").unwrap();
    fs::write(pages.join("\u{1b}[31m.txt"), "").unwrap();
    symlink("/dev/zero", pages.join("zero.txt")).unwrap();
    make_pipe(&pages.join("pipe.txt"));
    let serving = Serving::start(folder.path(), &["--seed", "pages"], "");
    let answer = serving.ask(
        &serde_json::json!({ "query": "{ archive { articles } }" }),
        None,
    );
    assert_eq!(answer["data"]["archive"]["articles"], 1);
}
