//! Names of events in running text: where they begin, how far they go, what sort of event they are.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::meeting::candidate::is_held;
use crate::extract::meeting::encounter::{Encounter, encounters};
use crate::extract::meeting::organizer::doer;
use crate::extract::meeting::wording::{is_body, name_end};
use crate::extract::reading::Passage;
use crate::extract::reading::calendar::PrintedTime;
use crate::lexicon::LEXICON;
use crate::model::{MeetingKind, Rule};
use crate::text::pattern::{Pattern, exact, pattern};

/// A place where a text speaks of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    /// The words that name it, `Hội thảo “…”`, or that only point to it, `hội thảo`.
    pub(crate) range: Range<usize>,
    pub(crate) kind: MeetingKind,
    /// The words say more than what sort of event it is.
    pub(crate) named: bool,
    /// Where only a verb tells of it.
    pub(crate) encounter: Option<Encounter>,
    /// Both sides, where words that name it also tell who met whom: `ông A có buổi làm việc với bà B`.
    pub(crate) sides: Option<Encounter>,
}

/// Words of a list as alternatives of a pattern: the first that fits wins, so longer ones stand first.
fn alternatives(words: &[&'static str]) -> String {
    let mut words = words.to_vec();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

/// What follows `lễ` in the name of a ceremony, as alternatives of a pattern; else it is a custom or a feast.
pub(crate) static RITES: LazyLock<String> = LazyLock::new(|| alternatives(&LEXICON.lists.rites));

static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    let words = LEXICON.events.iter().map(|(word, _)| match *word {
        "lễ" => format!(r"(?:lễ|buổi)(?:\s+(?:{}))", *RITES),
        word => word.to_owned(),
    });
    let mut heads: Vec<String> = words.collect();
    // The first alternative that fits wins, so longer ones stand first.
    // `buổi trao đổi` is no `buổi trao`.
    heads.sort_by_key(|head| (head != "buổi trao đổi", std::cmp::Reverse(head.len())));
    exact(&format!(r"(?i)\b(?:{})\b", heads.join("|")))
});

/// `75 năm`, `trọng thể 60 năm`, `ngày truyền thống`, `lần thứ 50`.
static YEARS: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^\s+(?:trọng thể\s+)?(?:\d+ năm|[Nn]gày \p{L}|lần thứ)"));
/// What a body looks back on, or talks over.
static WORK: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^\s+(?:trực tuyến\s+|toàn quốc\s+)*(?:về\s+)?(?:việc|công tác|hoạt động|chương trình|kế hoạch|phong trào|thực hiện|đề án|dự án|nhiệm kỳ|\d+ năm|\d+ tháng|năm|cuộc|chuẩn bị|tổ chức)\b",
    )
});
static ANY: LazyLock<Pattern> = LazyLock::new(|| exact(r"^(?:\s|$)"));
/// Heads that are verbs: they name an event where a body does it, and these words follow.
static DEEDS: LazyLock<[(&str, &LazyLock<Pattern>); 10]> = LazyLock::new(|| {
    [
        ("kỷ niệm", &YEARS),
        ("kỉ niệm", &YEARS),
        ("sơ kết", &WORK),
        ("tổng kết", &WORK),
        ("họp bàn", &WORK),
        ("tập huấn", &WORK),
        ("giao ban", &WORK),
        ("họp phiên", &ANY),
        ("họp bất thường", &ANY),
        ("họp thường kỳ", &ANY),
    ]
});
/// What follows `chương trình` where it is a plan and no event.
static PLAN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s+(?:quốc gia|hành động|phối hợp|đối tác|mục tiêu|công tác|hợp tác|phát triển|khung|học bổng|đào tạo|viện trợ|tình nguyện viên|số\s\d)",
    )
});
static POINTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:tại|dự|sau|kết thúc|mở đầu|quang cảnh|toàn cảnh|trong|chủ trì)\s+$")
});
static HOLDS: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"\btổ chức\s+(?:(?:trọng thể|long trọng)\s+)?(?:(?:các|chuỗi)\s+)?(?:hoạt động\s+)?$")
});

/// Before an everyday word for what is held there: `đã diễn ra trọng thể chương trình …`.
static HELD_HERE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:diễn ra|tổ chức|khai mạc|bế mạc|đăng cai)\s+(?:(?:trọng thể|long trọng|thành công)\s+)?$",
    )
});
/// `tổ chức hội đàm và ký kết Biên bản ghi nhớ`: a noun.
static SIGNS: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:\s+và\s|,\s)(?:lễ\s)?(?:ký|trao đổi|bàn giao)\b"));
/// `tổ chức hội đàm định kỳ lần thứ IV`, `tổ chức hội đàm với tỉnh X`: a noun.
static REGULAR: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:\s+(?:định kỳ|thường niên|lần thứ|cấp\s|với\s)|,\s)"));

/// Words before a head that count events or speak of them in general: `nhiều hội nghị`.
static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:các|những|nhiều|một số|mỗi|mọi|hàng trăm|hàng chục|hằng|từng|một|vài|hai|ba|bốn|tổ chức các|loạt|chuỗi|số|bất kỳ|ban tổ chức|trung tâm|nhà|phòng|cơ sở)|\d)\s+$",
    )
});

/// `Ban Điều phối quốc gia cho Diễn đàn nhân dân ASEAN`: the event is a part of a body's name.
static COMMITTEE: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"\b(?:Ban|Tiểu ban|Ủy ban|Nhóm) (?:Điều phối|Tổ chức|Chỉ đạo|Vận động|Chuẩn bị)[^,.;:]{0,30} (?:cho|về) $",
    )
});

/// Where names of events may begin, in order: with a word for an event, or with a rite that a body holds
/// (`tổ chức trao tặng nhà tình nghĩa`).
fn heads(text: &str) -> Vec<Range<usize>> {
    static HELD: LazyLock<Pattern> = LazyLock::new(|| {
        let rites = alternatives(&LEXICON.lists.rites_held);
        exact(&format!(
            r"\btổ chức\s+(?:(?:trọng thể|long trọng)\s+)?(?P<rite>{rites})\b"
        ))
    });
    let words = HEAD.find_iter(text).map(|head| head.range());
    let rites = HELD.captures_iter(text);
    // `hai tổ chức trao tặng …` does not say that anything is held.
    let rites = rites.filter(|held| {
        held.get(0)
            .is_some_and(|all| !is_body(&text[..all.start()]))
    });
    let rites = rites.filter_map(|captures| Some(captures.name("rite")?.range()));
    let mut heads: Vec<Range<usize>> = words.chain(rites).collect();
    heads.sort_by_key(|head| (head.start, std::cmp::Reverse(head.end)));
    heads
}

/// The events that a paragraph speaks of, in order.
///
/// Example: `Hội nghị Đoàn Chủ tịch lần thứ V khóa VI diễn ra ngày 10/1; hội nghị đã thông qua …` speaks of
/// one by name and points to it once more.
pub(crate) fn events(passage: &Passage<'_>, times: &[PrintedTime]) -> Vec<Event> {
    let text = passage.text;
    let mut events: Vec<Event> = Vec::new();
    for head in heads(text) {
        let start = head.start;
        let printed = text[head.clone()].to_lowercase();
        let within = events.last().is_some_and(|event| event.range.end > start);
        let in_body = passage
            .organizations
            .iter()
            .any(|named| named.range.start < start && start < named.range.end);
        let council = text[head.end..].starts_with(" đồng") && printed == "đại hội";
        let counted = || COUNTED.is_match(&text[..start]);
        if within || in_body || council || COMMITTEE.is_match(&text[..start]) {
            continue;
        }
        // `nhân kỷ niệm 75 năm …` only tells why; a body that marks it holds an event.
        let deed = DEEDS.iter().find(|(deed, _)| *deed == printed);
        let told = deed.is_none_or(|(_, goes_on)| {
            goes_on.is_match(&text[head.end..])
                && (HOLDS.is_match(&text[..start])
                    || doer(passage, &passage.sentence_at(start), start).is_some())
        });
        if !told || deed.is_none() && counted() {
            continue;
        }
        // `hội đàm` is mostly a verb; as a noun it has two sides behind it, or is pointed at.
        let regular = || {
            HOLDS.is_match(&text[..start])
                && (REGULAR.is_match(&text[head.end..]) || SIGNS.is_match(&text[head.end..]))
        };
        let verb = matches!(printed.as_str(), "hội đàm" | "hội kiến")
            && !text[head.end..].starts_with(" giữa ")
            && !POINTED.is_match(&text[..start])
            && !regular();
        if verb {
            continue;
        }
        let Some(kind) = kind_of(&printed) else {
            continue;
        };
        let end = name_end(passage, times, head.clone(), kind);
        let is_rite = printed.starts_with("lễ ") && printed != "lễ hội";
        let named = end > head.end || is_rite;
        // `chương trình`, `giao lưu`, `sự kiện` are everyday words: only a name of its own, quoted or in
        // capitals, makes them an event.
        let everyday = matches!(
            printed.as_str(),
            "chương trình"
                | "giao lưu"
                | "gặp mặt"
                | "họp mặt"
                | "gặp gỡ"
                | "sự kiện"
                | "triển lãm"
                | "cuộc thi"
                | "lễ hội"
                | "diễn tập"
                | "gala"
                | "festival"
                | "tuần phim"
                | "liên hoan"
                | "ngày hội"
                | "hội thi"
                | "hội chợ"
                | "hội trại"
                | "trại hè"
                | "tuần lễ"
                | "diễn đàn"
                | "đối thoại"
                | "tuần văn hóa"
                | "tuần văn hoá"
                | "ngày văn hóa"
                | "ngày văn hoá"
        );
        let own = &text[head.end..end];
        // `triển khai Chương trình quốc gia về …`: what is done over years. `đại hội nhiệm kỳ`: whichever.
        if printed == "chương trình" && PLAN.is_match(own) {
            continue;
        }
        let named = named
            && !matches!(
                own.trim(),
                "nhiệm kỳ" | "nhiệm kỳ mới" | "cơ sở" | "các cấp"
            );
        let gathers = matches!(printed.as_str(), "gặp mặt" | "họp mặt" | "gặp gỡ")
            && text[..start].ends_with("tổ chức ");
        // `đã diễn ra chương trình giao lưu …`, `Tối 3/4, chương trình giao lưu … được tổ chức`
        let sentence = passage.sentence_at(start);
        let proper = || {
            gathers
                || printed != "sự kiện"
                    && (HELD_HERE.is_match(&text[sentence.start..start])
                        || is_held(&text[end..sentence.end.max(end)]))
                || own.contains(['“', '"', '«'])
                || text[head.clone()].starts_with(char::is_uppercase)
        };
        if everyday && named && !proper() {
            continue;
        }
        let kind = quoted_kind(&printed, own).unwrap_or(kind);
        events.push(Event {
            range: start..end,
            kind,
            named,
            encounter: None,
            sides: None,
        });
    }
    for sentence in &passage.sentences {
        for encounter in encounters(passage, sentence) {
            let told = events.iter_mut().find(|event| {
                event.range.start < encounter.range.end && encounter.range.start < event.range.end
            });
            if let Some(event) = told {
                if event.encounter.is_none() && meets(event.kind) {
                    event.sides = Some(encounter);
                }
            } else {
                events.push(Event {
                    range: encounter.range.clone(),
                    kind: encounter.kind,
                    named: !encounter.is_bare(),
                    encounter: Some(encounter),
                    sides: None,
                });
            }
        }
    }
    events.sort_by_key(|event| event.range.start);
    events
}

/// What sort a programme is that its name in quotation marks tells: `chương trình “Giao lưu hữu nghị”`.
fn quoted_kind(head: &str, own: &str) -> Option<MeetingKind> {
    let name = own
        .trim_start()
        .strip_prefix(['“', '"', '«'])?
        .to_lowercase();
    let everyday = matches!(head, "chương trình" | "sự kiện" | "buổi lễ");
    let found = (LEXICON.events.iter()).filter(|(known, _)| everyday && name.starts_with(known));
    let (_, kind) = found.max_by_key(|(known, _)| known.len())?;
    (*kind != MeetingKind::Other).then_some(*kind)
}

/// Whether events of the sort have two sides.
fn meets(kind: MeetingKind) -> bool {
    matches!(
        kind,
        MeetingKind::WorkingSession | MeetingKind::Reception | MeetingKind::Visit
    )
}

impl Event {
    /// Whether words for what a body does name it: `Hội X sơ kết công tác …`.
    pub(crate) fn is_deed(&self, text: &str) -> bool {
        let name = self.name(text).to_lowercase();
        self.encounter.is_none() && DEEDS.iter().any(|(deed, _)| name.starts_with(deed))
    }

    /// Whether the words tell that guests come: `đã đến thăm và làm việc với lãnh đạo tỉnh`.
    pub(crate) fn is_coming(&self, text: &str) -> bool {
        static COMING: LazyLock<Pattern> =
            LazyLock::new(|| pattern(r"^(?:(?:đã|vừa) )*(?:đến|tới|sang|thăm|chào|chúc)\b"));
        self.encounter.is_some() && COMING.is_match(&text[self.range.clone()])
    }

    /// The event's name in this paragraph.
    pub(crate) fn name<'a>(&'a self, text: &'a str) -> &'a str {
        match &self.encounter {
            Some(encounter) => &encounter.name,
            None => &text[self.range.clone()],
        }
    }

    /// What makes the words an event.
    pub(crate) fn rule(&self) -> Rule {
        match &self.encounter {
            Some(encounter) if encounter.kind == MeetingKind::Ceremony => Rule::SigningVerb,
            Some(_) => Rule::MeetingVerb,
            None if self.named => Rule::EventName,
            None => Rule::EventWord,
        }
    }
}

/// Whether the words are only a word for a sort of event: `hội nghị`, `buổi tiếp`.
pub(crate) fn is_head(name: &str) -> bool {
    let name = name.to_lowercase();
    LEXICON.events.iter().any(|(word, _)| *word == name)
}

fn kind_of(printed: &str) -> Option<MeetingKind> {
    let known = |head: &str| {
        let found = LEXICON.events.iter().find(|(known, _)| *known == head);
        found.map(|(_, kind)| *kind)
    };
    // `lễ trao …`, `buổi trao …`
    known(printed).or_else(|| known("lễ"))
}
