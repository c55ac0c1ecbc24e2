//! Names of events in running text: where they begin, how far they go, what sort of event they are.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::encounter::{Encounter, encounters};
use crate::extract::organizer::doer;
use crate::extract::reading::Passage;
use crate::extract::time::PrintedTime;
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

/// What an event's name begins with; within a kind longer ones first.
const HEADS: &[(&str, MeetingKind)] = &[
    ("hội nghị", MeetingKind::Conference),
    ("hội thảo", MeetingKind::Workshop),
    ("buổi tọa đàm", MeetingKind::Seminar),
    ("buổi toạ đàm", MeetingKind::Seminar),
    ("tọa đàm", MeetingKind::Seminar),
    ("toạ đàm", MeetingKind::Seminar),
    ("đại hội", MeetingKind::Congress),
    ("diễn đàn", MeetingKind::Forum),
    ("lễ hội", MeetingKind::Other),
    ("buổi lễ", MeetingKind::Ceremony),
    ("lễ", MeetingKind::Ceremony),
    ("mít tinh", MeetingKind::Ceremony),
    ("kỷ niệm", MeetingKind::Ceremony),
    ("kỉ niệm", MeetingKind::Ceremony),
    ("sơ kết", MeetingKind::Conference),
    ("tổng kết", MeetingKind::Conference),
    ("buổi sơ kết", MeetingKind::Conference),
    ("buổi tổng kết", MeetingKind::Conference),
    ("họp bàn", MeetingKind::Session),
    ("họp bất thường", MeetingKind::Session),
    ("họp thường kỳ", MeetingKind::Session),
    ("giao ban", MeetingKind::Conference),
    ("hội đàm", MeetingKind::WorkingSession),
    ("hội kiến", MeetingKind::Reception),
    ("buổi làm việc", MeetingKind::WorkingSession),
    ("cuộc làm việc", MeetingKind::WorkingSession),
    ("phiên làm việc", MeetingKind::WorkingSession),
    ("cuộc hội đàm", MeetingKind::WorkingSession),
    ("buổi trao đổi", MeetingKind::WorkingSession),
    ("cuộc trao đổi", MeetingKind::WorkingSession),
    ("cuộc điện đàm", MeetingKind::WorkingSession),
    ("buổi nói chuyện", MeetingKind::Seminar),
    ("buổi hội đàm", MeetingKind::WorkingSession),
    ("buổi tiếp xã giao", MeetingKind::Reception),
    ("cuộc tiếp xã giao", MeetingKind::Reception),
    ("buổi tiếp đón", MeetingKind::Reception),
    ("buổi đón tiếp", MeetingKind::Reception),
    ("cuộc tiếp đón", MeetingKind::Reception),
    ("buổi hội kiến", MeetingKind::Reception),
    ("buổi tiếp kiến", MeetingKind::Reception),
    ("buổi chào từ biệt", MeetingKind::Reception),
    ("buổi chào xã giao", MeetingKind::Reception),
    ("buổi gặp mặt", MeetingKind::Exchange),
    ("cuộc gặp mặt", MeetingKind::Exchange),
    ("buổi gặp gỡ", MeetingKind::Exchange),
    ("cuộc gặp gỡ", MeetingKind::Exchange),
    ("chương trình gặp mặt", MeetingKind::Exchange),
    ("chương trình gặp gỡ", MeetingKind::Exchange),
    ("gặp gỡ hữu nghị", MeetingKind::Exchange),
    ("buổi tiếp", MeetingKind::Reception),
    ("cuộc tiếp", MeetingKind::Reception),
    ("buổi gặp", MeetingKind::Reception),
    ("cuộc gặp", MeetingKind::Reception),
    ("cuộc hội kiến", MeetingKind::Reception),
    ("chuyến thăm", MeetingKind::Visit),
    ("chuyến công tác", MeetingKind::Visit),
    ("chương trình giao lưu", MeetingKind::Exchange),
    ("chương trình nghệ thuật", MeetingKind::Exchange),
    ("buổi giao lưu", MeetingKind::Exchange),
    ("đêm giao lưu", MeetingKind::Exchange),
    ("đêm nghệ thuật", MeetingKind::Exchange),
    ("đêm nhạc", MeetingKind::Exchange),
    ("đêm thơ", MeetingKind::Exchange),
    ("đêm hội", MeetingKind::Exchange),
    ("giao lưu", MeetingKind::Exchange),
    ("buổi họp mặt", MeetingKind::Exchange),
    ("họp mặt", MeetingKind::Exchange),
    ("gặp mặt", MeetingKind::Exchange),
    ("gặp gỡ", MeetingKind::Exchange),
    ("ngày hội", MeetingKind::Exchange),
    ("liên hoan", MeetingKind::Exchange),
    ("gala", MeetingKind::Exchange),
    ("phiên thường kỳ", MeetingKind::Session),
    ("kỳ họp", MeetingKind::Session),
    ("phiên họp", MeetingKind::Session),
    ("cuộc họp", MeetingKind::Session),
    ("buổi họp", MeetingKind::Session),
    ("họp báo", MeetingKind::Other),
    ("triển lãm", MeetingKind::Other),
    ("cuộc thi", MeetingKind::Other),
    ("hội thi", MeetingKind::Other),
    ("hội chợ", MeetingKind::Other),
    ("hội trại", MeetingKind::Exchange),
    ("trại hè", MeetingKind::Exchange),
    ("tuần lễ", MeetingKind::Other),
    ("lớp tập huấn", MeetingKind::Other),
    ("khóa tập huấn", MeetingKind::Other),
    ("chương trình", MeetingKind::Other),
    ("sự kiện", MeetingKind::Other),
];

/// What follows `lễ` in the name of a ceremony; else it is a custom or a feast.
const RITES: &str = "kỷ niệm|kỉ niệm|trao|ký kết|ký|kí kết|công bố|khai mạc|bế mạc|ra mắt|khởi động|phát động|khởi công|khánh thành|bàn giao|đón nhận|đón|tiếp nhận|mít tinh|tưởng niệm|dâng hương|tổng kết|viếng|chào mừng|gặp mặt|thành lập|vinh danh|tuyên dương|tôn vinh|kết nạp|cắt băng|chia tay|tiễn|truy điệu|động thổ|gắn biển|đặt tên|giới thiệu";

static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    let mut heads: Vec<String> = HEADS
        .iter()
        .map(|(head, _)| match *head {
            "lễ" => format!(r"(?:lễ|buổi)(?:\s+(?:{RITES}))"),
            head => head.to_owned(),
        })
        .collect();
    // The first alternative that fits wins, so longer ones stand first.
    heads.sort_by_key(|head| std::cmp::Reverse(head.len()));
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
static DEEDS: LazyLock<[(&str, &LazyLock<Pattern>); 8]> = LazyLock::new(|| {
    [
        ("kỷ niệm", &YEARS),
        ("kỉ niệm", &YEARS),
        ("sơ kết", &WORK),
        ("tổng kết", &WORK),
        ("họp bàn", &WORK),
        ("giao ban", &WORK),
        ("họp bất thường", &ANY),
        ("họp thường kỳ", &ANY),
    ]
});
static POINTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:tại|dự|sau|kết thúc|mở đầu|quang cảnh|toàn cảnh|trong|chủ trì)\s+$")
});
static HOLDS: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"\btổ chức\s+(?:(?:trọng thể|long trọng)\s+)?$"));

/// Words before a head that count events or speak of them in general: `nhiều hội nghị`.
static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:\b(?:các|những|nhiều|một số|mỗi|mọi|hàng trăm|hàng chục|hằng|từng|một|vài|hai|ba|bốn|tổ chức các|loạt|chuỗi|số|bất kỳ|ban tổ chức|trung tâm|nhà|phòng|cơ sở)|\d)\s+$",
    )
});

/// Words of which none belongs to a name: what follows tells of the event.
static STOP: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:diễn ra|được|do|tại|ở|vào|nhằm|để|có|đã|sẽ|đang|vừa|là|khai mạc|bế mạc|cho|từ|theo|thông qua|thống nhất|thu hút|gồm|kết thúc|xác định|phân công|ghi nhận|khẳng định|còn|nêu|cũng|bầu|nghe|lần này|này|nói trên|trên|đó|trước|sau|nhân dịp|nhân kỷ niệm|nhân ngày|nhân chuyến|mà|khi|thì|nên|bao gồm|kéo dài|quy tụ|long trọng|trọng thể|dự kiến|chính thức|giao nhiệm vụ|cần|phải|giúp|góp phần|tập trung|đánh giá|nhấn mạnh|như|thành công|cùng|bằng|đều|và các|các đại biểu|ông|bà|đồng chí|hôm nay|hôm qua|ngày\s+(?:\d+|hôm|nay|mai)|chụp|lắng nghe|tiến hành|vinh dự|đồng thời|ra|trong đó|qua|tới đây|vẫn|không|chưa|gây|mang|thể hiện|tạo|bắt đầu|nhận|dành|thảo luận|thăm|đến chào|đến thăm|tới chào|tới thăm|sang thăm|biểu quyết|bỏ phiếu|nối với|có mặt)\b",
    )
});
/// After a comma a name goes on only with its term, its ordinal, its year or another task.
static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:nhiệm kỳ|khóa|khoá|lần thứ|\d+ năm|năm (?:19|20)\d\d|giai đoạn|nhiệm vụ|phương hướng|định hướng|triển khai)\b",
    )
});
/// `trong tình hình mới` belongs to a name, `trong tháng 5` does not.
static TOPICAL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^trong\s+(?:tình hình|bối cảnh|kỷ nguyên|thời kỳ|giai đoạn|lĩnh vực|công tác|hoạt động|quan hệ)\b",
    )
});
static ADVERBIAL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:sáng|trưa|chiều|tối|đêm)\s+(?:ngày|nay|qua|mai|\d)|^(?:với|trong)\b")
});
/// Where a visit leads: `chuyến thăm, làm việc tại thành phố Busan`.
static AT: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^tại\s+(?:(?:tỉnh|thành phố|thủ đô|nước)\s+)?\p{Lu}"));
static AND: LazyLock<Pattern> = LazyLock::new(|| exact(r"^và\s+(?P<next>\S+)"));

static THEME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:(?:với|có|theo)\s+)?(?:chủ đề|tên gọi|tiêu đề|chuyên đề)\s*:?\s*")
});
/// A post in capitals begins to tell of a person: `Khai mạc Hội thảo, Chủ tịch …`.
static POST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Phó )?(?:Chủ tịch|Trưởng [Bb]an|Tổng Thư ký|Bộ trưởng|Thủ tướng|Chủ nhiệm|Giám đốc|Bí thư|Viện trưởng|Đại sứ|Tổng Lãnh sự)|Thứ trưởng|GS|PGS|TS|Tiến sĩ|Giáo sư)\b",
    )
});

/// The most words that a name takes.
const LONGEST: usize = 36;

/// The events that a paragraph speaks of, in order.
///
/// Example: `Hội nghị Đoàn Chủ tịch lần thứ V khóa VI diễn ra ngày 10/1; hội nghị đã thông qua …` speaks of
/// one by name and points to it once more.
pub(crate) fn events(passage: &Passage<'_>, times: &[PrintedTime]) -> Vec<Event> {
    let text = passage.text;
    let mut events: Vec<Event> = Vec::new();
    for head in HEAD.find_iter(text) {
        let start = head.start();
        let printed = head.as_str().to_lowercase();
        let within = events.last().is_some_and(|event| event.range.end > start);
        let in_body = passage
            .organizations
            .iter()
            .any(|named| named.range.start < start && start < named.range.end);
        let council = text[head.end()..].starts_with(" đồng") && printed == "đại hội";
        let counted = || COUNTED.is_match(&text[..start]);
        if within || in_body || council {
            continue;
        }
        // `nhân kỷ niệm 75 năm …` only tells why; a body that marks it holds an event.
        let deed = DEEDS.iter().find(|(deed, _)| *deed == printed);
        let told = deed.is_none_or(|(_, goes_on)| {
            goes_on.is_match(&text[head.end()..])
                && (HOLDS.is_match(&text[..start])
                    || doer(passage, &passage.sentence_at(start), start).is_some())
        });
        if !told || deed.is_none() && counted() {
            continue;
        }
        // `hội đàm` is mostly a verb; as a noun it has two sides behind it, or is pointed at.
        let verb = matches!(printed.as_str(), "hội đàm" | "hội kiến")
            && !text[head.end()..].starts_with(" giữa ")
            && !POINTED.is_match(&text[..start]);
        if verb {
            continue;
        }
        let Some(kind) = kind_of(&printed) else {
            continue;
        };
        let end = name_end(passage, times, head.range(), kind);
        let is_rite = printed.starts_with("lễ ") && printed != "lễ hội";
        let named = end > head.end() || is_rite;
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
                | "gala"
                | "liên hoan"
                | "ngày hội"
                | "hội thi"
                | "hội chợ"
                | "hội trại"
                | "trại hè"
                | "tuần lễ"
                | "diễn đàn"
        );
        let own = &text[head.end()..end];
        let gathers = matches!(printed.as_str(), "gặp mặt" | "họp mặt" | "gặp gỡ")
            && text[..start].ends_with("tổ chức ");
        let proper = gathers
            || own.contains(['“', '"', '«'])
            || head.as_str().starts_with(char::is_uppercase);
        if everyday && named && !proper {
            continue;
        }
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

fn kind_of(printed: &str) -> Option<MeetingKind> {
    let known = |head: &str| {
        let found = HEADS.iter().find(|(known, _)| *known == head);
        found.map(|(_, kind)| *kind)
    };
    // `lễ trao …`, `buổi trao …`
    known(printed).or_else(|| known("lễ"))
}

/// Where the name that begins with the head ends.
fn name_end(
    passage: &Passage<'_>,
    times: &[PrintedTime],
    head: Range<usize>,
    kind: MeetingKind,
) -> usize {
    let text = passage.text;
    let sentence_end = passage.sentence_at(head.start).end;
    let between_two = matches!(
        kind,
        MeetingKind::WorkingSession | MeetingKind::Reception | MeetingKind::Exchange
    );
    let mut end = head.end;
    for _ in 0..LONGEST {
        let space = text[end..].len() - text[end..].trim_start().len();
        let at = end + space;
        if at >= sentence_end || (space == 0 && end > head.end && !text[..end].ends_with(' ')) {
            break;
        }
        let rest = &text[at..sentence_end];
        // A quotation is the name itself, and its end.
        if let Some(quotation) = passage.quotations.iter().find(|range| range.start == at) {
            return quotation.end;
        }
        if let Some(body) = passage
            .organizations
            .iter()
            .find(|named| named.range.contains(&at))
        {
            end = body.range.end;
            if !continues(text, end) {
                break;
            }
            continue;
        }
        // `với chủ đề “…”`: the quotation is still the name.
        if let Some(theme) = THEME.find(rest)
            && let Some(quotation) = passage
                .quotations
                .iter()
                .find(|range| range.start == at + theme.end())
        {
            return quotation.end;
        }
        let first = end == head.end;
        if first && rest.starts_with(',') && goes_on(&text[head.clone()], &rest[1..]) {
            end = at + 1;
            continue;
        }
        if times.iter().any(|time| time.range.start == at)
            || (STOP.is_match(rest)
                && !rest.starts_with("Ngày ")
                && !rest.starts_with("trên địa bàn")
                && !(kind == MeetingKind::Visit && AT.is_match(rest))
                && !(between_two && first && rest.starts_with("giữa")))
            || (ADVERBIAL.is_match(rest)
                && !TOPICAL.is_match(rest)
                && !(between_two && rest.starts_with("với ") && !rest.starts_with("với sự")))
            || rest.starts_with(['(', ':', ';', ',', '.'])
            || (!first && rest.starts_with("với các "))
            || (rest.starts_with(['-', '–']) && !joins_names(&text[..end], rest))
            || (first && POST.is_match(rest))
            || ends_at_and(&text[head.start..end], rest)
            || (first && rest.starts_with("về việc"))
        {
            break;
        }
        let word = rest.split(char::is_whitespace).next().unwrap_or(rest);
        let plain = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
        if plain.is_empty() && rest.starts_with(['-', '–']) {
            end = at + word.len();
            continue;
        }
        if plain.is_empty() || is_organizing(text, at, plain) {
            break;
        }
        end = at + plain.len();
        if plain.len() < word.len() {
            if word.ends_with(',') && goes_on(&text[head.start..end], &text[end + 1..sentence_end])
            {
                // The comma belongs to the name only as its middle.
                end += 1;
                continue;
            }
            break;
        }
    }
    trim_end(text, head.end, end)
}

/// Whether the text at `end` leaves off within a name: a space, or a comma before a term.
fn continues(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    rest.starts_with(' ')
}

/// Whether what stands behind a comma still belongs to the name: its term or its ordinal, another rite or
/// gathering of the same event, or another noun of a list.
///
/// Examples: `Lễ công bố, trao quyết định`, `gặp mặt, tọa đàm`, `Gặp mặt các tổ chức, dự án phi chính phủ`.
fn goes_on(name: &str, rest: &str) -> bool {
    static LIST: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:các|những)(?:\s+\p{Ll}+){1,3}$"));
    static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:tổ chức|cá nhân|dự án|đơn vị|cơ quan|ngành|địa phương|đoàn thể|doanh nghiệp|tập thể|hội|chi hội|ban|sở|bộ|chuyên gia|tình nguyện viên|nhà|cán bộ|học giả|huyện|tỉnh|thành phố)\b",
        )
    });
    static RITE: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"^lễ\s+(?:{RITES})$")));
    static RITES_ON: LazyLock<Pattern> = LazyLock::new(|| exact(&format!(r"^(?:{RITES})\b")));
    static GATHERING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:buổi|cuộc|chương trình)\s+)?(?:gặp mặt|gặp gỡ|họp mặt|giao lưu|tọa đàm|toạ đàm|hội thảo|mít tinh)$",
        )
    });
    static GATHERINGS_ON: LazyLock<Pattern> = LazyLock::new(|| {
        exact(r"^(?:gặp mặt|gặp gỡ|họp mặt|giao lưu|tọa đàm|toạ đàm|chúc mừng|kỷ niệm)\b")
    });
    static TALK: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:buổi|cuộc|chuyến)\s+(?:tiếp|gặp|gặp gỡ|thăm|công tác)$"));
    let rest = rest.trim_start();
    GOES_ON.is_match(rest)
        || TALK.is_match(name) && rest.starts_with("làm việc")
        || RITE.is_match(name) && RITES_ON.is_match(rest)
        || GATHERING.is_match(name) && GATHERINGS_ON.is_match(rest)
        || NOUN.is_match(rest) && LIST.is_match(name)
}

/// `và` joins another task to a name (`tổng kết … và triển khai …`), but also another event or a body.
/// Two lands or sides are one name: `giữa nhân dân hai nước Việt Nam và Lào`.
fn ends_at_and(name: &str, rest: &str) -> bool {
    static SIDES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:giữa|hai nước|hai tỉnh|hai thành phố|hai dân tộc|nhân dân hai)\b[^,;]*$")
    });
    if SIDES
        .find(name)
        .is_some_and(|sides| !sides.as_str().contains(" và "))
    {
        return false;
    }
    AND.captures(rest)
        .and_then(|found| found.name("next"))
        .is_some_and(|next| {
            next.as_str().starts_with(char::is_uppercase)
                || matches!(next.as_str(), "ông" | "bà" | "hội" | "đã" | "các" | "tuyên")
        })
}

/// `Việt - Trung`, `nhiệm kỳ 2024 - 2029`: a dash between capitals or numbers.
fn joins_names(before: &str, rest: &str) -> bool {
    let next = rest.trim_start_matches(['-', '–', ' ']);
    let last = before.rsplit(' ').next().unwrap_or("");
    let both = |test: fn(char) -> bool| last.starts_with(test) && next.starts_with(test);
    both(char::is_uppercase) || both(char::is_numeric) || next.to_lowercase().starts_with("xuân ")
}

/// `tổ chức` as a verb ends a name; in `các tổ chức` it is a noun.
fn is_organizing(text: &str, at: usize, word: &str) -> bool {
    word == "tổ"
        && text[at..].starts_with("tổ chức")
        && !["các ", "những ", "về ", "của ", "công tác ", "hệ thống "]
            .iter()
            .any(|before| text[..at].ends_with(before))
}

/// Without words that need another behind them.
fn trim_end(text: &str, least: usize, mut end: usize) -> usize {
    const OPEN: &[&str] = &[
        "và", "của", "về", "với", "giữa", "trong", "các", "cho", "-", "–", "lần",
    ];
    loop {
        let trimmed = text[..end].trim_end_matches([' ', ',', '\u{a0}']);
        end = trimmed.len().max(least);
        let last = trimmed.rsplit([' ', '\u{a0}']).next().unwrap_or("");
        if end > least && OPEN.contains(&last) {
            end -= last.len();
        } else {
            return end;
        }
    }
}
