//! For whom a post or a rank stands that is printed without a name: `Đại sứ cho biết …`.

use std::sync::LazyLock;

use crate::extract::reading::Reading;
use crate::model::{Facts, LocalPerson};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact};
use crate::text::tail;

/// What a post or a rank alone stands behind: the sentence's opening, a comma, a form of address.
static ALONE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?:^|[,;:]\s+|\b(?:[Đđ]ồng chí|[Nn]gài|[Tt]ân|[Tt]heo|[Vv]ị|[Nn]ữ|và)\s+)(?P<post>\p{Lu}[\p{L}.]*(?:\s[\p{L}.]+){0,7})$|\b(?:[Tt]hầy|[Cc]ô|[Nn]ữ|[Nn]gài|[Ôô]ng|[Bb]à)\s+(?P<small>\p{Ll}+(?:\s\p{L}+){1,3})$",
    )
});
/// The post or rank right before a name.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?:^|[.,;:(“–-]\s*|\b(?:[Đđ]ồng chí|[Nn]gài|[Ôô]ng|[Bb]à|[Tt]ân|[Tt]heo|và|có|là|do|của|với|gồm|được|cùng|tiếp|gặp|cho|giữa)\s+)(?P<post>\p{Lu}[\p{L}.]*(?:\s[\p{L}.]+){0,7})$",
    )
});

/// Who holds which post or bears which rank in an article.
pub(crate) struct Holders<'a> {
    /// The titles held now, alone and with the body's name, normalized.
    titles: Vec<(String, Option<String>, LocalPerson)>,
    /// What is printed right before each name.
    leads: Vec<(&'a str, LocalPerson)>,
}

impl<'a> Holders<'a> {
    pub(crate) fn new(reading: &Reading<'a>, facts: &Facts) -> Self {
        /// The most bytes that a post before a name takes.
        const LONGEST: usize = 120;
        // `Đại sứ` is who is Đại sứ đặc mệnh toàn quyền.
        let plenipotentiary = normalize("Đại sứ đặc mệnh toàn quyền");
        let envoys = facts.people.iter().zip(0..).filter(|(person, _)| {
            let mut held = person.positions.iter().filter(|position| !position.former);
            held.any(|position| normalize(&position.title) == plenipotentiary)
        });
        let envoys = envoys.map(|(_, local)| (normalize("Đại sứ"), None, LocalPerson(local)));
        let titles = facts.people.iter().zip(0..).flat_map(|(person, local)| {
            let held = person.positions.iter().filter(|position| !position.former);
            held.map(move |position| {
                // `Chủ tịch UBND tỉnh` is who is Chủ tịch of UBND tỉnh X.
                let body = position.organization.and_then(|body| {
                    let body = facts.organizations.get(body.index())?;
                    Some(normalize(&format!("{} {}", position.title, body.name)))
                });
                (normalize(&position.title), body, LocalPerson(local))
            })
        });
        let leads = reading.passages.iter().flat_map(|passage| {
            passage.people.iter().filter_map(|named| {
                let before: &'a str = tail(&passage.text[..named.range.start], LONGEST);
                let lead = LEAD.captures(before.trim_end())?.name("post")?.as_str();
                Some((lead, named.entity))
            })
        });
        Holders {
            titles: titles.chain(envoys).collect(),
            leads: leads.collect(),
        }
    }

    /// Those for whom a post stands that two hold: `hai Bộ trưởng đồng chủ trì`.
    pub(crate) fn both(&self, text: &str) -> Option<Vec<LocalPerson>> {
        static TWO: LazyLock<Pattern> = LazyLock::new(|| {
            exact(r"(?:^|[,;]\s+)[Hh]ai\s+(?P<post>\p{Lu}\p{Ll}+(?:\s\p{L}+){1,3})$")
        });
        let key = normalize(TWO.captures(text)?.name("post")?.as_str());
        let titled = self.titles.iter().filter(|(title, ..)| *title == key);
        let mut both: Vec<LocalPerson> = titled.map(|(.., person)| *person).collect();
        both.sort_unstable();
        both.dedup();
        (both.len() == 2).then_some(both)
    }

    /// The one person for whom the post or rank at the end of the text stands, or who spoke last where it
    /// is that of several.
    ///
    /// Examples: `Đại sứ`, `Tổng thống`, and `Thượng tướng` where `Thượng tướng A` was named.
    pub(crate) fn alone(&self, text: &str, last: Option<LocalPerson>) -> Option<LocalPerson> {
        let captures = ALONE.captures(text)?;
        let mut post = captures.name("post").or(captures.name("small"))?.as_str();
        // `Cảm ơn sự giúp đỡ, Ngài Đại sứ …`, `Sau đó Chủ tịch nước …`
        const BEFORE: [&str; 14] = [
            "Tân ",
            "tân ",
            "Ngài ",
            "Ông ",
            "Bà ",
            "Thầy ",
            "Cô ",
            "Nữ ",
            "Đồng chí ",
            "Vị ",
            "Sau đó ",
            "Tiếp đó ",
            "Tại đây ",
            "Dịp này ",
        ];
        while let Some(rest) = BEFORE.iter().find_map(|words| post.strip_prefix(words)) {
            post = rest;
        }
        let key = normalize(post);
        let titled = self.titles.iter().filter(|(title, with_body, _)| {
            *title == key
                || key.len() > title.len()
                    && with_body.as_ref().is_some_and(|whole| {
                        whole
                            .strip_prefix(&key)
                            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                    })
        });
        // `Đại sứ Lào tại Việt Nam` is who is Đại sứ, where one alone is.
        static ENVOYS: LazyLock<Vec<String>> = LazyLock::new(|| {
            let envoys = [
                "Đại sứ",
                "Phó Đại sứ",
                "Đại biện lâm thời",
                "Đại biện",
                "Tổng Lãnh sự",
            ];
            envoys.map(normalize).to_vec()
        });
        static AT: LazyLock<String> = LazyLock::new(|| format!(" {} ", normalize("tại")));
        let sent = self.titles.iter().filter(|(title, with_body, _)| {
            let rest = key.strip_prefix(title.as_str());
            ENVOYS.contains(title)
                && with_body.as_ref().is_none_or(|whole| *whole != key)
                && rest.is_some_and(|rest| rest.starts_with(' ') && rest.contains(AT.as_str()))
        });
        let led = self.leads.iter().filter(|(lead, _)| *lead == post);
        let mut holders: Vec<LocalPerson> = titled
            .map(|(.., person)| *person)
            .chain(sent.map(|(.., person)| *person))
            .chain(led.map(|(_, person)| *person))
            .collect();
        holders.sort_unstable();
        holders.dedup();
        // `Phó Thủ tướng` is the standing one who was spoken of last.
        let standing = normalize(&format!("{post} Thường trực"));
        let standing = last.filter(|last| {
            self.titles
                .iter()
                .any(|(title, _, person)| person == last && *title == standing)
        });
        match holders.as_slice() {
            [_] if standing.is_some() => standing,
            [person] => Some(*person),
            [] => standing,
            _ => last.filter(|last| holders.contains(last)),
        }
    }
}
