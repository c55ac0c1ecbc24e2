//! Meetings that are told by a verb alone: `ông A tiếp bà B`, `đoàn làm việc với Hội C`.

mod called;
pub(in crate::extract) mod counterpart;
pub(in crate::extract) mod host;
mod parley;
mod told;

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::subject::WHEN_WHERE;
use crate::extract::meeting::encounter::counterpart::{OTHER, POST, is_delegation};
use crate::extract::meeting::encounter::host::{has_subject, host};
use crate::extract::meeting::encounter::parley::{awarding, received, signed, signing, talks};
use crate::extract::meeting::encounter::told::Told;
use crate::extract::reading::Passage;
use crate::model::{LocalOrganization, LocalPerson, MeetingKind};
use crate::text::pattern::{Pattern, pattern};

/// Somebody receives, meets or works with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Encounter {
    /// From the verb to whom it is done with.
    pub(crate) range: Range<usize>,
    pub(crate) kind: MeetingKind,
    /// The event's name, made of the verb's noun and the words printed: `Buổi tiếp bà B`.
    pub(crate) name: String,
    /// Both sides, as far as they are named.
    pub(crate) people: Vec<LocalPerson>,
    /// The body met, where it is not a person.
    pub(crate) organizations: Vec<LocalOrganization>,
}

impl Encounter {
    /// Whether the words do not tell who was met: `Phó Chủ tịch A tiếp đoàn.`
    pub(crate) fn is_bare(&self) -> bool {
        const NOUNS: &[&str] = &[
            "Buổi tiếp",
            "Buổi tiếp xã giao",
            "Buổi làm việc",
            "Cuộc gặp",
            "Hội đàm",
            "Buổi chào xã giao",
            "Buổi chào từ biệt",
            "Buổi chào tạm biệt",
        ];
        NOUNS.contains(&self.name.as_str())
    }
}

static VERB: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:đã\s+|vừa\s+|vinh dự\s+|hân hạnh\s+|vui mừng\s+|long trọng\s+|nồng nhiệt\s+|dành thời gian\s+|lần lượt\s+|thân mật\s+|trọng thể\s+|tiến hành\s+|có\s+(?:(?:các|những|hai|ba|nhiều|loạt|chuỗi)\s+)?(?:buổi|cuộc)\s+)*(?P<verb>tiếp xúc cử tri|gặp(?: gỡ)?(?:,| và)? làm việc với|tiếp xã giao|tiếp, làm việc với|tiếp đón và làm việc với|tiếp và làm việc với|tiếp kiến|tiếp đón|đón tiếp|tiếp|gặp gỡ|gặp mặt|gặp|hội kiến với|hội kiến|hội đàm với|hội đàm|làm việc với|(?:đến |tới )?(?:thăm và |thăm, )?chào xã giao(?: với)?|(?:đến |tới )?chào (?:từ|tạm) biệt|(?:đến|tới|ghé) chào|thăm xã giao|thăm chính thức|thăm hữu nghị chính thức|thăm hữu nghị|thăm và làm việc tại|thăm và làm việc với|thăm, làm việc tại|thăm, làm việc với|(?:đến |tới |sang )?thăm(?:, | và )chúc (?:tết|mừng)|(?:đến|tới|sang) chúc (?:tết|mừng)|chúc tết|(?:đến |tới |sang )thăm(?:,| và) làm việc (?:tại|với)|đến thăm|tới thăm|sang thăm|(?:đến |tới |sang )?tham quan|ký kết|ký)\s+(?:(?:thân mật|trọng thể|nồng nhiệt|xã giao)\s+)*",
    )
});

/// The encounters that a sentence tells of.
///
/// Example: `Sáng 17/9, bà An, Phó Chủ tịch Hội X đã tiếp đoàn do ông Kenji làm Trưởng đoàn.` is a reception.
pub(crate) fn encounters(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Encounter> {
    let text = passage.text;
    let mut found: Vec<Encounter> = talks(passage, sentence)
        .into_iter()
        .chain(received(passage, sentence))
        .chain(signed(passage, sentence))
        .chain(awarding(passage, sentence))
        .collect();
    // Where the encounter before ends, and whose it is: `đã hội kiến Chủ tịch A; chào xã giao Thủ tướng B`.
    let mut before: Option<(usize, Vec<LocalPerson>)> = None;
    for captures in VERB.captures_iter(&text[sentence.clone()]) {
        let Some(told) = Told::read(passage, sentence, &captures) else {
            continue;
        };
        if told.signs() {
            found.extend(signing(passage, sentence, told.at, told.object));
            continue;
        }
        if told.is_occasion(&found) {
            continue;
        }
        let object = told.object();
        let Some(whom) = told.whom(&object) else {
            continue;
        };
        let goes_on = before
            .take()
            .filter(|(from, _)| goes_on(passage, *from..told.at));
        let hosts = goes_on
            .map(|(_, people)| people)
            .or_else(|| host(passage, sentence, told.at..whom.end))
            .or_else(|| {
                let stop = earlier_stop(passage, sentence, told.at)?;
                host(passage, sentence, stop..whom.end)
            });
        let Some(hosts) = hosts else {
            continue;
        };
        before = Some((whom.end, hosts.clone()));
        found.extend(told.encounters(&object, &whom, hosts));
    }
    found
}

/// Whether a verb has the subject of the one before it: nothing but a comma or `và` between, and when it was.
fn goes_on(passage: &Passage<'_>, gap: Range<usize>) -> bool {
    static JOINED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?:\s*\([^)]*\))?\s*(?:;|,|,?\s*và|,?\s*đồng thời|,?\s*sau đó)(?:[\s,]*(?:{WHEN_WHERE}|(?:đã|sẽ|cũng|có|đến|tới|và|chiều|sáng)\b))*\s*$"
        ))
    });
    passage
        .text
        .get(gap)
        .is_some_and(|gap| gap.len() < 100 && JOINED.is_match(gap))
}

/// Where the first of the things that somebody does one after the other is told: `Đoàn đã dâng hoa tại Đài A; thăm Bảo tàng B;
/// chào xã giao bà C`.
fn earlier_stop(passage: &Passage<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    static STOP: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:(?:đã|vừa|cũng|lần lượt|có)\s+)*(?:đến|tới|dâng|đặt vòng hoa|viếng|vào lăng|thăm|tham quan|gặp|làm việc|dự|tham dự|trao|tặng|khảo sát|tiếp xúc|trồng|hội đàm|hội kiến|chào|tham gia|ký)\b",
        )
    });
    static ENDS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:[;,]|\svà)(?:\s(?:đồng thời|sau đó|đã|cũng|và))*\s*$"));
    let before = &passage.text[sentence.start..at];
    if !ENDS.is_match(before) || before.contains([':', '“']) {
        return None;
    }
    let stop = sentence.start + STOP.find(before)?.start();
    has_subject(passage, sentence, stop).then_some(stop)
}

/// Whether a title tells that somebody meets or visits somebody, in whatever words it names them.
///
/// Example: `Chủ tịch tỉnh tiếp Đại sứ Cuba` does, `Tỉnh tiếp tục gặp khó khăn` does not.
pub(crate) fn tells_of_encounter(title: &str) -> bool {
    /// Visits without a word more, and guests who are seen in.
    static VISITS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:thăm|tham quan|đón)\s+(?:(?:và|,)?\s*làm việc\s+(?:tại|với)\s+)?(?:(?:đoàn|tỉnh|thành phố)\b|(?-i:\p{Lu}))",
        )
    });
    VISITS.is_match(title)
        || VERB.captures_iter(title).any(|captures| {
            let signs = captures
                .name("verb")
                .is_none_or(|verb| verb.as_str().to_lowercase().starts_with("ký"));
            let rest = captures.get(0).map_or("", |all| &title[all.end()..]);
            let object = rest.split([',', '.', ';', ':']).next().unwrap_or(rest);
            let named = object.starts_with(char::is_uppercase);
            let met = POST.is_match(object) || is_delegation(object) || !OTHER.is_match(object);
            !signs && (met || named)
        })
}

pub(crate) fn sort(verb: &str) -> (MeetingKind, &'static str) {
    match verb {
        verb if verb.contains("làm việc") && !verb.starts_with("tiếp") => {
            (MeetingKind::WorkingSession, "Buổi làm việc với")
        }
        verb if verb.starts_with("hội đàm") => (MeetingKind::WorkingSession, "Hội đàm với"),
        "tiếp kiến" => (MeetingKind::Reception, "Buổi tiếp kiến"),
        "hội kiến" => (MeetingKind::Reception, "Hội kiến"),
        "hội kiến với" => (MeetingKind::Reception, "Hội kiến với"),
        verb if verb.starts_with("gặp") => (MeetingKind::Reception, "Cuộc gặp"),
        verb if verb.contains("từ biệt") => (MeetingKind::Reception, "Buổi chào từ biệt"),
        verb if verb.contains("tạm biệt") => (MeetingKind::Reception, "Buổi chào tạm biệt"),
        verb if verb.contains("chào") => (MeetingKind::Reception, "Buổi chào xã giao"),
        _ => (MeetingKind::Reception, "Buổi tiếp"),
    }
}
