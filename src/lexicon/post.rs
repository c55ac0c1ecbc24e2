//! Titles of posts, forms of address and surnames: what tells people's names from others.

use std::collections::HashSet;

use crate::lexicon::phrase::Phrases;
use crate::lexicon::table::{list, rows};
use crate::lexicon::word::level;

/// How a title of a post joins with what follows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// The title's last word, or with `of` the words, begin the body's name:
    /// `Trưởng ban Đối ngoại Trung ương`.
    pub of: Option<String>,
    /// A body may follow without its first word: `Thứ trưởng Ngoại giao` for `Bộ Ngoại giao`.
    pub takes: Option<String>,
    /// Alone before a name it is a form of address: `Đại sứ Nguyễn Phương Nga`.
    pub rank: bool,
    /// A common word as well: a post only beside a name.
    pub loose: bool,
    /// It needs no body: `Chủ tịch nước`.
    pub alone: bool,
    /// One of many: without a body of its own it stands in the body of the next title.
    pub member: bool,
}

/// Reads the titles; the numbers of the lines that are none are given.
pub(crate) fn parse_titles(data: &str) -> (Phrases<Title>, Vec<usize>) {
    let mut titles = Phrases::default();
    let mut bad = Vec::new();
    for (line, columns) in rows(data) {
        let &[name, traits] = columns.as_slice() else {
            bad.push(line);
            continue;
        };
        let mut title = Title::default();
        let mut words = traits.split_whitespace();
        let mut known = true;
        while let Some(word) = words.next() {
            match word {
                // The body's first words are the title's last ones, as many as follow `of`.
                "of" | "takes" => {
                    let head = words.by_ref().take(1).collect::<Vec<_>>().join(" ");
                    let slot = if word == "of" {
                        &mut title.of
                    } else {
                        &mut title.takes
                    };
                    *slot = Some(head.replace('_', " "));
                }
                "rank" => title.rank = true,
                "loose" => title.loose = true,
                "alone" => title.alone = true,
                "member" => title.member = true,
                _ => known = false,
            }
        }
        if known {
            titles.insert(name, title);
        } else {
            bad.push(line);
        }
    }
    (titles, bad)
}

/// A form of address before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Honorific {
    /// `ông`, `bà`, `đồng chí` and the like, which are not kept with the name.
    pub plain: bool,
}

/// Reads the forms of address; the numbers of the lines that are none are given.
pub(crate) fn parse_honorifics(data: &str) -> (Phrases<Honorific>, Vec<usize>) {
    let mut honorifics = Phrases::default();
    let mut bad = Vec::new();
    for (line, columns) in rows(data) {
        match columns.as_slice() {
            &[name, kind @ ("" | "plain")] => {
                let plain = kind == "plain";
                honorifics.insert(name, Honorific { plain });
            }
            &[name] => {
                honorifics.insert(name, Honorific { plain: false });
            }
            _ => bad.push(line),
        }
    }
    (honorifics, bad)
}

/// Reads the surnames, levelled.
pub(crate) fn parse_surnames(data: &str) -> HashSet<String> {
    list(data).map(level).collect()
}
