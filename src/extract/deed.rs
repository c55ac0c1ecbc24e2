//! Who does what: the verbs of chairing, presenting, speaking, awarding, receiving and attending with
//! their subjects.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::extract::reading::{Named, Passage, Reading};
use crate::model::{LocalOrganization, LocalPerson};

/// What a verb says that somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Act {
    Chair,
    Present,
    /// Says something, with words reported.
    Say,
    /// Speaks, the words not told: `phát biểu khai mạc Hội nghị`.
    Speak,
    Award,
    Receive,
    Attend,
}

/// Somebody's deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deed {
    pub(crate) act: Act,
    /// The paragraph's position.
    pub(crate) paragraph: usize,
    /// Which sentence of the paragraph.
    pub(crate) sentence: Range<usize>,
    /// Where the verb stands.
    pub(crate) verb: Range<usize>,
    /// Who, where people do it.
    pub(crate) people: Vec<LocalPerson>,
    /// Who, where only bodies are named.
    pub(crate) organizations: Vec<LocalOrganization>,
}

/// The verbs of each act, matched without regard to case.
const VERBS: &[(Act, &str)] = &[
    (
        Act::Chair,
        "đồng chủ trì|chủ trì|đồng chủ tọa|chủ tọa|chủ toạ|điều hành",
    ),
    (Act::Present, "trình bày|báo cáo"),
    (
        Act::Say,
        "tái khẳng định|khẳng định|cho biết|cho rằng|cho hay|nhấn mạnh|đề nghị|đề xuất|kiến nghị|khuyến nghị|chia sẻ|nói rằng|nói thêm|nói|nêu rõ|nêu|nhận định|đánh giá|bày tỏ|mong muốn|mong rằng|mong|hy vọng|hi vọng|tin tưởng|tin rằng|cảm ơn|cám ơn|chúc mừng|ghi nhận|biểu dương|hoan nghênh|lưu ý|yêu cầu|chỉ rõ|chỉ ra|phân tích|giải thích|thông tin|thông báo|kể lại|kể|tâm sự|nhắc lại|bộc bạch|cam kết|đồng tình|kêu gọi|gợi ý|nhận xét|đáp|trả lời|tuyên bố|tiết lộ|góp ý|trăn trở|phản ánh|gửi lời|chúc|ca ngợi|đồng ý|giới thiệu|dẫn|quán triệt|chỉ đạo|đặt câu hỏi|đặt vấn đề",
    ),
    (Act::Speak, "phát biểu|tham luận|trao đổi|nêu ý kiến"),
    (Act::Award, "trao tặng|trao|tặng"),
    (
        Act::Receive,
        "được trao tặng|được tặng|được trao|vinh dự đón nhận|vinh dự nhận|đón nhận|được nhận|nhận",
    ),
    (Act::Attend, "đến dự|tham dự|có mặt|tham gia|dự"),
];

static VERB: LazyLock<Regex> = LazyLock::new(|| {
    let mut verbs: Vec<&str> = VERBS
        .iter()
        .flat_map(|(_, verbs)| verbs.split('|'))
        .collect();
    verbs.sort_by_key(|verb| std::cmp::Reverse(verb.len()));
    pattern(&format!(r"\b(?:{})\b", verbs.join("|")))
});
/// Words that may stand between a subject and its verb.
static ADVERBS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[\s,]*\b(?:đã|cũng|sẽ|còn|vừa|đều|cùng|đang|lại|thẳng thắn|tiếp tục|nhiệt liệt|trân trọng|chân thành|xin|một lần nữa|đặc biệt|luôn|xúc động|phấn khởi|vui mừng|hân hạnh|đồng thời|trực tiếp|tiếp đó|mong muốn|bày tỏ|gửi thư|gửi lời|có bài|có bài phát biểu|đã có|lên|muốn|hy vọng|vinh dự|vui vẻ|khiêm tốn|mạnh mẽ|nhận định|tin tưởng))+[\s,]*$",
    )
});
/// Words of a clause: a name before them is not the subject of a verb behind them.
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    let verbs: Vec<&str> = VERBS
        .iter()
        .filter(|(act, _)| *act != Act::Attend)
        .flat_map(|(_, verbs)| verbs.split('|'))
        .filter(|verb| {
            !matches!(
                *verb,
                "thông tin"
                    | "giới thiệu"
                    | "dẫn"
                    | "kể"
                    | "chúc"
                    | "chỉ đạo"
                    | "điều hành"
                    | "quán triệt"
            )
        })
        .collect();
    pattern(&format!(
        r"[.;:!?“”]|\b(?:đã|sẽ|đang|vừa|rằng|khi|nếu|để|vì|nhằm|tiếp|gặp|thăm|làm việc với|dự|tham dự|diễn ra|là|có|bị|do|theo|các đại biểu|hội nghị|hội thảo|hai bên|{})\b",
        verbs.join("|")
    ))
});
/// What joins a verb to the subject of the one before it.
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:,|;|\bvà|\bđồng thời|\bcũng như|\bqua đó|\btừ đó|\btrên cơ sở đó)\s*$")
});
/// A form of address alone before a verb stands for who spoke last: `Ông nhấn mạnh …`.
static PRONOUN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[\s“(,])(?:ông|bà|anh|chị|cô|chú|bác|ngài|đồng chí|vị \p{L}+(?:\s\p{L}+)?)$")
});
/// `Theo ông Sơn, …`.
static ACCORDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\btheo\s+(?:(?:lời|chia sẻ của|ý kiến của|đánh giá của|thông tin từ|nhận định của)\s+)?(?:(?:ông|bà|anh|chị|cô|đồng chí|đ/c|gs|pgs|ts|ths|đại sứ|ngài|[.,])\s*)*(?P<who>\S)?",
    )
});
/// A sentence that opens with one of these says who comes next: `Dự Hội nghị có …`.
static ROLL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.;]\s|\bvới\s+|,\s)(?P<act>(?:(?:cùng|đến|về|tới|sang)\s+)*(?:tham dự|dự|tham gia|có mặt|điều hành|đồng chủ trì|chủ trì|sự tham dự|sự có mặt|sự tham gia|sự góp mặt|sự hiện diện|sự chứng kiến))\b(?P<at>[^.;:“]{0,90}?)\s(?P<has>có|gồm|còn có|của)\s",
    )
});
/// `Hội nghị đã nghe tham luận của đại diện …`.
static HEARD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:nghe|lắng nghe|ghi nhận|có|với|các)\s+(?:(?:các|những|nhiều|một số|bài|ý kiến|phần)\s+)*(?:tham luận|ý kiến|phát biểu|chia sẻ|trình bày|phát biểu tham luận)\s+(?:\p{Ll}+\s+){0,3}?(?:của|từ)\s",
    )
});
/// `các đại biểu đến từ …`, `đại diện …`: bodies behind it act through their people.
static DELEGATES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:đại diện|đại biểu|lãnh đạo|đoàn đại biểu)\b"));
static CHAIRING_ELSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:,\s*)?(?:tổ chức|xây dựng|triển khai|phối hợp|chuỗi|thực hiện|đề tài|biên soạn|công tác|hoạt động|và phối hợp|của)\b",
    )
});

fn pattern(source: &str) -> Regex {
    Regex::new(&format!("(?i){source}")).expect("a pattern of this file")
}

fn act_of(verb: &str) -> Option<Act> {
    let verb = verb.to_lowercase();
    VERBS
        .iter()
        .find(|(_, verbs)| verbs.split('|').any(|known| known == verb))
        .map(|(act, _)| *act)
}

/// What everybody in the article does, in reading order.
///
/// Example: `Bà Nga chủ trì hội nghị. Ông Sơn trình bày báo cáo và đề nghị …` has three deeds.
pub(crate) fn deeds(reading: &Reading<'_>) -> Vec<Deed> {
    let mut deeds = Vec::new();
    let mut last: Option<LocalPerson> = None;
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            let found = in_sentence(passage, paragraph, sentence, last);
            // Who spoke last is whom `ông` or `bà` alone means next.
            let named = passage
                .people_in(sentence.clone())
                .last()
                .map(|one| one.entity);
            last = found
                .iter()
                .rev()
                .find(|deed| matches!(deed.act, Act::Say | Act::Speak | Act::Present))
                .and_then(|deed| deed.people.first().copied())
                .or(named)
                .or(last);
            deeds.extend(found);
        }
    }
    deeds
}

fn in_sentence(
    passage: &Passage<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    last: Option<LocalPerson>,
) -> Vec<Deed> {
    let text = passage.text;
    let mut deeds: Vec<Deed> = Vec::new();
    let deed = |act, verb: Range<usize>, people, organizations| Deed {
        act,
        paragraph,
        sentence: sentence.clone(),
        verb,
        people,
        organizations,
    };
    // The subject of the verb before, for `và khẳng định`.
    let mut before: Option<Vec<LocalPerson>> = None;
    for found in VERB.find_iter(&text[sentence.clone()]) {
        let verb = sentence.start + found.start()..sentence.start + found.end();
        let masked = passage.is_quoted(verb.start)
            || passage
                .organizations
                .iter()
                .any(|named| named.range.start <= verb.start && verb.end <= named.range.end);
        let Some(act) = act_of(found.as_str()) else {
            continue;
        };
        if masked
            || (act == Act::Chair && CHAIRING_ELSE.is_match(&text[verb.end..sentence.end]))
            || is_noun(text, &verb)
        {
            continue;
        }
        let people = subject(passage, sentence, verb.start, act, last).or_else(|| {
            let joined = strip_adverbs(&text[sentence.start..verb.start]);
            JOINED.is_match(joined).then(|| before.clone()).flatten()
        });
        match people {
            Some(people) => {
                before = Some(people.clone());
                deeds.push(deed(act, verb, people, Vec::new()));
            }
            None => {
                let organizations = delegates(passage, sentence, verb.start);
                if !organizations.is_empty() && !matches!(act, Act::Award | Act::Receive) {
                    deeds.push(deed(act, verb, Vec::new(), organizations));
                }
            }
        }
    }
    deeds.extend(opening(passage, paragraph, sentence, &deeds));
    for (act, range, from) in rolls(passage, sentence) {
        let (people, organizations) = listed(passage, from..sentence.end);
        if !people.is_empty() || !organizations.is_empty() {
            deeds.push(deed(act, range, people, organizations));
        }
    }
    if let Some((person, range)) = according(passage, sentence, last) {
        deeds.push(deed(Act::Say, range, vec![person], Vec::new()));
    }
    deeds
}

/// `các báo cáo`, `ý kiến đề xuất`, `theo đề nghị của`: nouns.
fn is_noun(text: &str, verb: &Range<usize>) -> bool {
    static NOUN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\b(?:các|những|bản|bài|của|theo|ý kiến|lời|sự|việc|nhiều|một số|được|để|nhằm|công tác|tiếp thu|thủ tục|chế độ)\s+$",
        )
    });
    NOUN.is_match(&text[..verb.start])
        || text[verb.end..].starts_with(" của ")
            && !text[verb.start..verb.end].eq_ignore_ascii_case("nói")
            && matches!(
                act_of(&text[verb.clone()]),
                Some(Act::Say | Act::Speak | Act::Attend)
            )
}

fn strip_adverbs(text: &str) -> &str {
    match ADVERBS.find(text) {
        Some(found) => text[..found.start()].trim_end(),
        None => text.trim_end(),
    }
}

/// The people who are the subject of the verb at `verb`.
fn subject(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    verb: usize,
    act: Act,
    last: Option<LocalPerson>,
) -> Option<Vec<LocalPerson>> {
    let text = passage.text;
    let head = strip_adverbs(&text[sentence.start..verb]);
    if PRONOUN.is_match(head) {
        // The person last named in this sentence, or who spoke last.
        return last.map(|person| vec![person]);
    }
    let nearest = passage.people_in(sentence.start..verb).next_back()?;
    if passage.is_quoted(nearest.range.start) {
        return None;
    }
    let gap_end = (sentence.start + head.len()).max(nearest.range.end);
    if !is_apposition(passage, nearest.range.end..gap_end) {
        return None;
    }
    let together = text[nearest.range.end..verb].contains("cùng")
        || matches!(act, Act::Chair | Act::Attend | Act::Award);
    let mut people = vec![nearest.entity];
    let mut linked = false;
    let mut at = nearest;
    for previous in passage.people_in(sentence.start..nearest.range.start).rev() {
        let between = &text[previous.range.end..at.range.start];
        let mask = mask(passage, previous.range.end..at.range.start);
        linked |= between.contains(" và ") || between.contains(';') || between.contains("cùng ");
        if !linked
            || (!together && !between.trim_start().starts_with("và "))
            || CLAUSE.is_match(&mask.replace(';', ","))
        {
            break;
        }
        if !people.contains(&previous.entity) {
            people.push(previous.entity);
        }
        at = previous;
    }
    people.reverse();
    Some(people)
}

/// The text with the names of bodies blanked out: their words are no clause's.
fn mask(passage: &Passage<'_>, range: Range<usize>) -> String {
    let mut masked = String::new();
    let mut at = range.start;
    for named in &passage.organizations {
        if named.range.end <= at || named.range.start >= range.end {
            continue;
        }
        let start = named.range.start.clamp(at, range.end);
        masked.push_str(&passage.text[at..start]);
        masked.push('_');
        at = named.range.end.min(range.end).max(start);
    }
    masked.push_str(&passage.text[at.min(range.end)..range.end]);
    masked
}

/// Whether nothing but posts and remarks stands between a name and its verb.
fn is_apposition(passage: &Passage<'_>, gap: Range<usize>) -> bool {
    const LONGEST: usize = 420;
    if gap.end - gap.start > LONGEST {
        return false;
    }
    let mask = mask(passage, gap);
    let trimmed = mask.trim();
    if trimmed.is_empty() {
        return true;
    }
    let set_off = trimmed.starts_with([',', '(', '-', '–', ')']);
    let short = trimmed.split_whitespace().count() <= 3;
    (set_off || short) && !CLAUSE.is_match(trimmed)
}

/// `Phát biểu tại Hội nghị, ông X …`: the opening verb's subject comes behind the comma.
fn opening(
    passage: &Passage<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    deeds: &[Deed],
) -> Vec<Deed> {
    static OPENING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:cũng\s+|tiếp đó,\s+|tiếp theo,\s+)?(?P<first>phát biểu|kết luận|khai mạc|bế mạc|khép lại|kết thúc|mở đầu|chia sẻ|tham luận|trả lời|trình bày|đóng góp ý kiến|thay mặt|dự|tham dự|đến dự|chủ trì|báo cáo|thông tin|trao đổi|giới thiệu)\b(?P<and>\s+và\s+(?:phát biểu|chỉ đạo|chủ trì|trình bày|có bài phát biểu))?",
        )
    });
    let text = passage.text;
    let Some(captures) = OPENING.captures(&text[sentence.clone()]) else {
        return Vec::new();
    };
    let Some(whole) = captures.get(0) else {
        return Vec::new();
    };
    let verb = sentence.start..sentence.start + whole.end();
    // Who acts in the sentence is whom the opening means; else the first named behind a comma.
    let people = deeds
        .iter()
        .find(|deed| !deed.people.is_empty())
        .map(|deed| deed.people.clone())
        .or_else(|| {
            passage
                .people_in(verb.end..sentence.end)
                .find(|named| {
                    let before = &text[verb.end..named.range.start];
                    before.contains(',') || before.trim().chars().count() < 60
                })
                .map(|named| vec![named.entity])
        });
    let Some(people) = people else {
        return Vec::new();
    };
    let printed = format!(
        "{} {}",
        captures.name("first").map_or("", |first| first.as_str()),
        captures.name("and").map_or("", |and| and.as_str())
    )
    .to_lowercase();
    let acts = [
        ("phát biểu", Act::Speak),
        ("tham luận", Act::Speak),
        ("chia sẻ", Act::Speak),
        ("đóng góp", Act::Speak),
        ("trả lời", Act::Speak),
        ("kết luận", Act::Speak),
        ("khai mạc", Act::Speak),
        ("chỉ đạo", Act::Speak),
        ("trình bày", Act::Present),
        ("báo cáo", Act::Present),
        ("chủ trì", Act::Chair),
        ("dự", Act::Attend),
    ];
    acts.into_iter()
        .filter(|(word, _)| {
            printed
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(word)
        })
        .map(|(_, act)| Deed {
            act,
            paragraph,
            sentence: sentence.clone(),
            verb: verb.clone(),
            people: people.clone(),
            organizations: Vec::new(),
        })
        .collect()
}

/// The openings of lists of who was there or was heard, each with where its list begins.
fn rolls(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<(Act, Range<usize>, usize)> {
    let text = &passage.text[sentence.clone()];
    let mut rolls = Vec::new();
    for captures in ROLL.captures_iter(text) {
        let (Some(whole), Some(act), Some(has)) =
            (captures.get(0), captures.name("act"), captures.name("has"))
        else {
            continue;
        };
        let chairs = act.as_str().to_lowercase();
        let noun = chairs.contains("sự");
        if noun != (has.as_str().eq_ignore_ascii_case("của")) {
            continue;
        }
        let kind = if chairs.contains("chủ trì") || chairs.contains("điều hành") {
            Act::Chair
        } else {
            Act::Attend
        };
        let range = sentence.start + act.start()..sentence.start + act.end();
        if passage.is_quoted(range.start) {
            continue;
        }
        rolls.push((kind, range, sentence.start + whole.end()));
    }
    for found in HEARD.find_iter(text) {
        let range = sentence.start + found.start()..sentence.start + found.end();
        rolls.push((Act::Speak, range.clone(), range.end));
    }
    rolls
}

/// `Theo bà Lan, …`.
fn according(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    last: Option<LocalPerson>,
) -> Option<(LocalPerson, Range<usize>)> {
    let text = passage.text;
    let captures = ACCORDING.captures(&text[sentence.clone()])?;
    let whole = captures.get(0)?;
    let start = sentence.start + whole.start();
    if passage.is_quoted(start) {
        return None;
    }
    let end = match captures.name("who") {
        Some(who) => sentence.start + who.start(),
        None => sentence.start + whole.end(),
    };
    let named = passage
        .people_in(start..sentence.end)
        .next()
        .filter(|named| {
            named.range.start <= end + 1
                || is_apposition(passage, end..named.range.start) && named.range.start - end < 120
        });
    match named {
        Some(named) => Some((named.entity, start..named.range.end)),
        // `Theo ông, …`
        None => {
            static ALONE: LazyLock<Regex> =
                LazyLock::new(|| pattern(r"^theo\s+(?:ông|bà|anh|chị|cô|ngài|đồng chí)\s*,"));
            let found = ALONE.find(&text[start..sentence.end])?;
            Some((last?, start..start + found.end()))
        }
    }
}

/// The bodies whose people are the subject of the verb: `các đại biểu đến từ A; B cũng chia sẻ …`.
fn delegates(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    verb: usize,
) -> Vec<LocalOrganization> {
    let text = passage.text;
    let Some(opening) = DELEGATES.find(&text[sentence.start..verb]) else {
        return Vec::new();
    };
    let from = sentence.start + opening.end();
    let Some(nearest) = passage.organizations_in(from..verb).next_back() else {
        return Vec::new();
    };
    let head_end = sentence.start + strip_adverbs(&text[sentence.start..verb]).len();
    let gap = mask(passage, nearest.range.end..head_end.max(nearest.range.end));
    let between = mask(passage, from..nearest.range.start);
    if passage.people_in(from..verb).next().is_some()
        || gap.chars().count() > 90
        || CLAUSE.is_match(&gap)
        || CLAUSE.is_match(
            &between
                .replace([';', ':'], ",")
                .replace("là", "")
                .replace("trong đó có", ""),
        )
    {
        return Vec::new();
    }
    listed(passage, from..verb).1
}

/// The people of a list, and the bodies that are items of it rather than where somebody holds a post.
///
/// Example: `ông A, Chủ tịch Hội X, cùng đại diện Bộ Y và Sở Z` gives A, and Y and Z.
pub(crate) fn listed(
    passage: &Passage<'_>,
    range: Range<usize>,
) -> (Vec<LocalPerson>, Vec<LocalOrganization>) {
    static SENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:\b(?:đại diện|đại biểu|lãnh đạo|cán bộ|thành viên|phía|đoàn)\b[^.]{0,60}|\b(?:cùng|và))\s*$",
        )
    });
    static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^[\s,;]*(?:(?:và|cùng|cũng như|với|các|của|thuộc)[\s,;]*)*(?:\([^)]*\)[\s,;]*)?$")
    });
    let text = passage.text;
    let mut people: Vec<LocalPerson> = Vec::new();
    let mut organizations: Vec<LocalOrganization> = Vec::new();
    let mut items: Vec<(Range<usize>, Result<LocalPerson, LocalOrganization>)> = passage
        .people_in(range.clone())
        .map(|named: &Named<LocalPerson>| (named.range.clone(), Ok(named.entity)))
        .chain(
            passage
                .organizations_in(range.clone())
                .map(|named| (named.range.clone(), Err(named.entity))),
        )
        .collect();
    items.sort_by_key(|(at, _)| at.start);
    let mut end = range.start;
    // Whether the item before was a body listed, or nothing yet.
    let mut in_list = true;
    for (at, item) in items {
        let between = text.get(end..at.start).unwrap_or("");
        match item {
            Ok(person) => {
                if !people.contains(&person) {
                    people.push(person);
                }
                in_list = false;
            }
            Err(organization) => {
                let belongs = (in_list && PLAIN.is_match(between)) || SENT.is_match(between);
                if belongs && !organizations.contains(&organization) {
                    organizations.push(organization);
                }
                in_list = belongs;
            }
        }
        end = end.max(at.end);
    }
    (people, organizations)
}
