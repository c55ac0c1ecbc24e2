//! What somebody gives `caunoi restore`.

use crate::archive::DumpReader;
use crate::archive::dump::DumpWriter;
use crate::model::{Page, PageFormat, PageHash};

/// Bytes that are taken for a dump, and dumps whose checksums all hold with these bytes in them.
pub fn dump(bytes: &[u8]) {
    hold_dump(bytes);
    hold_dump(&sealed(bytes));
    let mut pages = pages(bytes);
    pages.sort_by_key(PageHash::of);
    pages.dedup_by_key(|page| PageHash::of(page));
    let dump = written(&pages);
    let read = read(&dump).expect("what was written is a dump");
    assert_eq!(written(&read), dump);
}

/// The pages of a dump; none where it is refused.
fn read(dump: &[u8]) -> Option<Vec<Page>> {
    let mut reader = DumpReader::new(dump).ok()?;
    let mut pages = Vec::new();
    while let Some(page) = reader.next_page().ok()? {
        pages.push(page);
    }
    let whole = reader.whole();
    let read = whole.map(|whole| (whole.pages, whole.bytes));
    assert_eq!(read, Some((pages.len() as u64, dump.len() as u64)));
    Some(pages)
}

fn written(pages: &[Page]) -> Vec<u8> {
    let mut dump = Vec::new();
    let mut writer = DumpWriter::new(&mut dump).expect("memory takes everything");
    for page in pages {
        writer.page(page).expect("memory takes everything");
    }
    writer.end().expect("memory takes everything");
    dump
}

/// A dump is refused, or it is the one that its pages give.
fn hold_dump(dump: &[u8]) {
    if let Some(pages) = read(dump) {
        assert_eq!(written(&pages), dump);
    }
}

/// A dump whose sidecars, contents and endings are anything: between zero bytes stand by turns what is
/// known of a page and its content.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut dump = Vec::new();
    let mut writer = DumpWriter::new(&mut dump).expect("memory takes everything");
    let mut parts = bytes.split(|byte| *byte == 0);
    while let (Some(sidecar), Some(content)) = (parts.next(), parts.next()) {
        let known: Option<serde_json::Value> = serde_json::from_slice(sidecar).ok();
        let url = known.and_then(|known| Some(known.get("url")?.as_str()?.to_owned()));
        let ending = ["page", "txt", "html"][content.len() % 3];
        let page = Page {
            content: content.to_vec(),
            format: None,
            url,
            saved_on: None,
        };
        let entry = writer.entry(PageHash::of(&page), ending, sidecar, content);
        entry.expect("memory takes everything");
    }
    writer.end().expect("memory takes everything");
    dump
}

/// Pages of the bytes, an address in front of each.
fn pages(bytes: &[u8]) -> Vec<Page> {
    let formats = [None, Some(PageFormat::Text), Some(PageFormat::Html)];
    let parts = bytes.split(|byte| *byte == b'\n');
    let page = |part: &[u8]| {
        let (url, content) = part.split_at(part.len() / 4);
        let url = String::from_utf8_lossy(url).into_owned();
        Page {
            content: content.to_vec(),
            format: formats[part.len() % formats.len()],
            url: (!url.is_empty()).then_some(url),
            saved_on: None,
        }
    };
    parts.map(page).collect()
}
