//! Documents that direct the work: what their kinds are called, and the Party's terms of office.

use jiff::civil::{Date, date};

use crate::model::DirectiveKind;

/// What a kind of document is called, a rarer kind by the letters of its symbol: `Chỉ thị`, `Đề án`.
///
/// ```
/// use caunoi::{lexicon::document_name, model::DirectiveKind};
/// assert_eq!(document_name(DirectiveKind::Directive, None), "Chỉ thị");
/// assert_eq!(document_name(DirectiveKind::Other, Some("01-ĐA/TW")), "Đề án");
/// ```
pub fn document_name(kind: DirectiveKind, symbol: Option<&str>) -> &'static str {
    const RARER: [(&str, &str); 6] = [
        ("ĐA", "Đề án"),
        ("HD", "Hướng dẫn"),
        ("TB", "Thông báo"),
        ("CV", "Công văn"),
        ("CĐ", "Công điện"),
        ("TTr", "Tờ trình"),
    ];
    let named = |letters: &str| {
        let rarer = RARER.iter().find(|(code, _)| *code == letters);
        rarer.map(|(_, name)| *name)
    };
    let rarer = || symbol?.split(['-', '/']).find_map(named);
    match kind {
        DirectiveKind::Directive => "Chỉ thị",
        DirectiveKind::Resolution => "Nghị quyết",
        DirectiveKind::Conclusion => "Kết luận",
        DirectiveKind::Decree => "Nghị định",
        DirectiveKind::Decision => "Quyết định",
        DirectiveKind::Circular => "Thông tư",
        DirectiveKind::Plan => "Kế hoạch",
        DirectiveKind::Programme => "Chương trình",
        DirectiveKind::Law => "Luật",
        DirectiveKind::Ordinance => "Pháp lệnh",
        DirectiveKind::Regulation => "Quy định",
        DirectiveKind::Other => rarer().unwrap_or("Văn bản"),
    }
}

/// The days on which the Party's congresses closed, each the first of a term.
const TERMS: &[(Date, &str)] = &[
    (date(1991, 6, 27), "VII"),
    (date(1996, 7, 1), "VIII"),
    (date(2001, 4, 22), "IX"),
    (date(2006, 4, 25), "X"),
    (date(2011, 1, 19), "XI"),
    (date(2016, 1, 28), "XII"),
    (date(2021, 2, 1), "XIII"),
    (date(2026, 1, 23), "XIV"),
];

/// The Party's term of office on a day from 1991 on, in Roman numerals.
///
/// ```
/// let day = "2022-01-05".parse().unwrap();
/// assert_eq!(caunoi::lexicon::party_term(day), Some("XIII"));
/// ```
pub fn party_term(day: Date) -> Option<&'static str> {
    TERMS
        .iter()
        .rev()
        .find(|(first, _)| *first <= day)
        .map(|(_, term)| *term)
}
