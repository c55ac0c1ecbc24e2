//! What is set out to be done: lists behind a lead-in, and paragraphs on the direction of a year.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::Deed;
use crate::extract::deed::act::Act;
use crate::extract::meeting::Meetings;
use crate::extract::reading::{Passage, Reading};
use crate::model::{
    Facts, LocalDirective, LocalOrganization, LocalPerson, MeetingKind, ParagraphKind, TaskFact,
};
use crate::text::pattern::{Pattern, pattern};

/// Words that say that what follows is to be done.
static TOPIC: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:nhiệm vụ|trọng tâm|phương hướng|giải pháp|việc cần làm|việc phải làm|cần tập trung|cần làm|cần thực hiện|phân công|định hướng|kế hoạch công tác|chương trình công tác|yêu cầu|đề nghị|thời gian tới|hai bên thống nhất|các bên thống nhất|nội dung sau|công việc sau)\b",
    )
});
/// Words that announce tasks one by one, whoever says them.
static LISTS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\bnhiệm vụ\b[^.;:]{0,80}\b(?:gồm|như sau|sau đây|sau|là|như)$"));
/// What was done rather than is to be: no lead-in.
static DONE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:kết quả|đã đạt|thành tích|đã hoàn thành|đã thực hiện|đã triển khai|nhận nhiệm vụ|hoàn thành \d|hoàn thành(?: xuất sắc| tốt| thắng lợi)?(?: các| mọi)? nhiệm vụ)\b",
    )
});
/// What is to be done begins with one of these.
const TODO: &str = "tiếp tục|tăng cường|đẩy mạnh|tích cực|chủ động|nâng cao|phát huy|triển khai|chú trọng|xây dựng|thực hiện|phối hợp|quan tâm|kiện toàn|củng cố|cụ thể hóa|cụ thể hoá|khắc phục|đổi mới|mở rộng|tổ chức tốt|rà soát|hoàn thiện|quán triệt|tập trung|bám sát|làm tốt|đa dạng hóa|đa dạng hoá|tranh thủ|huy động|vận động|bồi dưỡng|thúc đẩy|khai thác|đào tạo|chuẩn bị|hướng dẫn|nghiên cứu|duy trì|phát triển|gắn|bảo đảm|đảm bảo|quảng bá|tuyên truyền|tham mưu|tham gia|lồng ghép|kịp thời|khuyến khích|tạo điều kiện|giữ vững|làm sâu sắc|phấn đấu|nâng chất lượng|hoàn thành|tạo chuyển biến|nêu cao|thường xuyên|giữ gìn|bồi đắp|tạo";
/// A task opens with what to do.
static IMPERATIVE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:[-–+•*]\s*)?(?:(?:thứ \p{{L}}+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là,?\s+|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy),\s+|\d{{1,2}}[.)]\s+|đồng thời,?\s+|bên cạnh đó,?\s+)?(?:{TODO})\b",
    ))
});
/// A paragraph that looks ahead: `Năm 2023, X tiếp tục …`, `Công tác Y sẽ chú trọng …`.
static AHEAD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:trong|bước sang|bước vào)\s+)?(?:năm\s+(?P<year>20\d\d)(?:\s+và\s+(?:những năm tiếp theo|thời gian tới|các năm tiếp theo))?|thời gian tới|giai đoạn tới|nhiệm kỳ (?:tới|mới)|(?:(?:những|các|6|sáu|9|3|ba)\s+)?tháng\s+(?:cuối|còn lại(?:\s+của)?)\s+năm(?:\s+20\d\d|\s+nay)?|nửa cuối năm(?:\s+20\d\d)?|từ nay đến\s+(?:cuối|hết)\s+năm(?:\s+20\d\d)?),?\s[^.:]{0,200}?\b(?:tiếp tục|sẽ|cần|phải|tập trung|phấn đấu|chú trọng|xác định|đặt mục tiêu|kiên quyết|đẩy mạnh|tăng cường)\b",
    )
});
static WILL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:công tác|hoạt động|về|trong lĩnh vực|đối với|với)\b[^.]{0,160}?\b(?:sẽ|cần|tiếp tục|chú trọng|tập trung|tranh thủ|khai thác|tổ chức tốt)\b",
    )
});
/// A paragraph that goes back to reporting ends a list.
static REPORT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:tại|cũng tại|phát biểu|kết luận|kết thúc|khép lại|bế mạc|dịp này|nhân dịp|trước đó|sau đó|trong khuôn khổ|theo|hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|buổi|cuộc họp|phiên họp|chương trình|ý kiến|các ý kiến|các đại biểu (?:đã|cũng)|được biết|ảnh|sáng|chiều|tối|ngày|chúc mừng|thay mặt|trao đổi|chia sẻ|tham dự|cùng dự|nguồn)\b",
    )
});
static YEAR: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bnăm\s+(?P<year>20\d\d)\b"));

/// A gathering sets out what is to be done: `Hội nghị thống nhất, thời gian tới Hội cần đẩy mạnh …`.
static RESOLVES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:tại|để)\s[^,.;:]{{3,140}},\s+|(?:trên cơ sở|sau khi|qua)\s[^.;:]{{3,160}}?,\s+)?(?:hội nghị|đại hội|cuộc họp|phiên họp|hội thảo|diễn đàn|ban chấp hành|ban thường vụ|hội|liên hiệp|sở|ủy ban|các đại biểu)\b[^.:;]{{0,90}}?\b(?:(?:thống nhất|xác định|đề ra|nhất trí|quyết tâm|nêu rõ)\b[^.;:]{{0,220}}?\b(?:cần|sẽ|phải|tiếp tục|tập trung)\s+(?:{TODO})\b|(?:đề nghị|yêu cầu)\s+(?:các|mỗi|từng)\s[^.;:]{{0,160}}?\b(?:{TODO})\b|(?:thống nhất|xác định|đề ra|nêu)\b[^.;:]{{0,60}}?\b(?:phương hướng|nhiệm vụ|mục tiêu)\b[^.;:]{{0,80}}\.\s+(?:trong đó|theo đó|cụ thể),?\s+(?:cần\s+|sẽ\s+)?(?:{TODO})\b|(?:thống nhất|xác định|đề ra|nêu)\b[^.;:]{{0,60}}?\b(?:phương hướng|nhiệm vụ|mục tiêu)\b[^.;:]{{0,100}}?,\s(?:đó là|trọng tâm là|gồm|cụ thể là)\s(?:{TODO})\b)"
    ))
});
/// What a plan or an agreement says: `Phương hướng của Hội trong nhiệm kỳ tới là …`, `Theo quy chế, hai đơn vị duy trì …`.
static PLANNED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:phương hướng|nhiệm vụ|mục tiêu|trọng tâm)\b[^.:]{{0,80}}\b(?:nhiệm kỳ (?:tới|mới)|thời gian tới|năm 20\d\d|cuối năm)\b[^.:]{{0,60}}\blà\s|theo (?:thỏa thuận|thoả thuận|quy chế|biên bản|bản ghi nhớ)\b[^.,:]{{0,60}},\s(?:hai|các)\s(?:bên|đơn vị|hội|tỉnh|địa phương|cơ quan)\b[^.:]{{0,30}}?\s(?:{TODO})\b)"
    ))
});
/// Whoever directs says what the time to come is for: `Ông A đề nghị, thời gian tới, Liên hiệp cần làm tốt …`.
static DIRECTS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:^theo\s|\b(?:đề nghị|yêu cầu|nhấn mạnh|lưu ý|chỉ đạo|giao|nêu rõ|gợi ý|cho rằng)\b)[^.“”]{0,200}?\b(?:thời gian tới|giai đoạn tới|nhiệm kỳ (?:tới|mới)|tháng (?:cuối|còn lại của) năm)\b,?\s[^.:;“”]{0,140}?\b(?:cần|phải|tiếp tục|tập trung|đẩy mạnh)\b",
    )
});
/// What a paragraph goes on with behind one that looks ahead: `Bên cạnh đó, Hội tập trung củng cố …`, `Các hội cần …`.
static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:bên cạnh đó|cùng với đó|đồng thời|ngoài ra|song song với đó|mặt khác),?\s[^.,;:]{{0,80}}?(?:{TODO})\b|(?:(?:các cấp|các|mỗi)\s+)?(?:hội|liên hiệp|chi hội|đơn vị|địa phương|tổ chức|cơ quan|sở|ban|ngành)\b[^.,;:]{{0,60}}?\s(?:cần|phải|sẽ)\s)"
    ))
});

/// A list of tasks that is being read.
struct List {
    year: Option<i16>,
    speaker: Option<LocalPerson>,
    /// Opened by words that announce a list; otherwise by a look ahead, and then only what opens with
    /// something to do belongs to it.
    announced: bool,
}

/// The tasks of an article, in reading order.
///
/// Example: behind `Hội nghị giao nhiệm vụ năm 2023 như sau:` each paragraph is one, until the report goes on.
pub(crate) fn find(
    reading: &Reading<'_>,
    deeds: &[Deed],
    found: &Meetings,
    facts: &Facts,
) -> Vec<TaskFact> {
    let mut tasks = Vec::new();
    let mut list: Option<List> = None;
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        let text = passage.text;
        let speaker = deeds
            .iter()
            .filter(|deed| deed.paragraph == paragraph && deed.act == Act::Say)
            .find_map(|deed| deed.people.first().copied());
        let concluded = match concludes(passage, deeds, paragraph) {
            true => Some(0..text.len()),
            false => directs(passage, deeds, paragraph, found, facts),
        };
        let mut push = |range: Range<usize>, list: &List| {
            let whole = task(reading, passage, paragraph, range, list, found, facts);
            tasks.push(whole);
        };
        match passage.kind {
            ParagraphKind::Caption => continue,
            ParagraphKind::Heading => {
                let goes_on =
                    list.as_ref().is_some_and(|list| list.announced) && text.ends_with(':');
                if TOPIC.is_match(text) && !DONE.is_match(text) {
                    list = Some(List {
                        year: year(text),
                        speaker: None,
                        announced: true,
                    });
                } else if !goes_on {
                    list = None;
                }
                continue;
            }
            ParagraphKind::Lead | ParagraphKind::Body => {}
        }
        if let Some(lead_in) = lead_in(text) {
            let within = list.as_ref().is_some_and(|list| list.announced);
            let lead_in = asked(lead_in);
            let topic = || TOPIC.is_match(lead_in) || within || lists_deeds(reading, paragraph);
            if !DONE.is_match(lead_in) && topic() {
                let year = year(lead_in).or(list.as_ref().and_then(|list| list.year));
                list = Some(List {
                    year,
                    speaker,
                    announced: true,
                });
                continue;
            }
            if DONE.is_match(lead_in) {
                list = None;
                continue;
            }
        }
        if let Some(items) = inline(passage) {
            let here = List {
                year: year(text),
                speaker,
                announced: true,
            };
            for item in items {
                push(item, &here);
            }
            list = None;
            continue;
        }
        if let Some(range) = concluded
            && !list.as_ref().is_some_and(|list| list.announced)
        {
            let open = List {
                year: year(text),
                speaker,
                announced: false,
            };
            push(range, &open);
            list = Some(open);
            continue;
        }
        let reports = REPORT.is_match(text) || speaker.is_some();
        match &list {
            Some(open) if open.announced && !reports => push(0..text.len(), open),
            Some(open)
                if !reports
                    && (IMPERATIVE.is_match(text)
                        || WILL.is_match(text)
                        || GOES_ON.is_match(text)) =>
            {
                push(0..text.len(), open);
            }
            _ => {
                list = None;
                let body = passage.kind == ParagraphKind::Body;
                let told = speaker.is_some();
                if let Some(at) = outlook(reading, passage, facts, told).filter(|_| body) {
                    let open = List {
                        year: year(&text[at..]),
                        speaker,
                        announced: false,
                    };
                    push(at..text.len(), &open);
                    list = Some(open);
                }
            }
        }
    }
    tasks
}

/// Where the first sentence stands that looks ahead or tells a plan, whoever reports it; a paragraph in which
/// somebody speaks does so at its start alone, and only by the way: `Nửa cuối năm, theo ông A, …`.
fn outlook(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    facts: &Facts,
    told: bool,
) -> Option<usize> {
    let text = passage.text;
    let ahead = |from: &str| {
        AHEAD.captures(from).is_some_and(|ahead| {
            is_ahead(reading, facts, ahead.name("year").map(|year| year.as_str()))
                && (!told || ahead[0].contains(", theo "))
        })
    };
    if told {
        return ahead(text).then_some(0);
    }
    let mut starts = passage.sentences.iter().map(|sentence| sentence.start);
    starts.find(|&start| {
        let from = &text[start..];
        ahead(from) || RESOLVES.is_match(from) || PLANNED.is_match(from)
    })
}

/// Whether whoever concludes or directs a meeting says in the paragraph what is to be done.
///
/// Example: `Kết luận hội nghị, ông A yêu cầu Sở X tham mưu kế hoạch vận động viện trợ.`
fn concludes(passage: &Passage<'_>, deeds: &[Deed], paragraph: usize) -> bool {
    static CONCLUDES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:phát biểu\s+)?(?:kết luận|chỉ đạo|bế mạc)\b[^.:;“”]{0,60},\s")
    });
    let asks = |verb: &str| matches!(verb, "yêu cầu" | "giao" | "đề nghị" | "chỉ đạo");
    let concluding = CONCLUDES.is_match(passage.text);
    deeds
        .iter()
        .filter(|deed| deed.paragraph == paragraph && !deed.people.is_empty())
        .any(|deed| {
            let verb = passage.text[deed.verb.clone()].to_lowercase();
            verb == "giao" || concluding && asks(&verb)
        })
}

/// Who is to do the next thing of a list: `; các ban khu vực theo dõi …`.
static UNIT: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^(?:các|mỗi|từng|văn phòng|ban|sở|phòng)\s(?:\p{L}+\s){2,}"));

/// The sentence in which whoever speaks at a meeting of bodies says what they are to do, and not what is hoped for
/// between two countries.
///
/// Examples: `Ông A nhấn mạnh, thời gian tới, các đơn vị phải …`, `Bà B đề nghị Hội X quán triệt …; bồi dưỡng …`.
fn directs(
    passage: &Passage<'_>,
    deeds: &[Deed],
    paragraph: usize,
    found: &Meetings,
    facts: &Facts,
) -> Option<Range<usize>> {
    let text = passage.text;
    let asked = deeds.iter().filter(|deed| {
        deed.paragraph == paragraph && deed.act == Act::Say && !deed.people.is_empty()
    });
    asked
        .filter(|deed| {
            let meeting = found.held_at(paragraph, &deed.sentence);
            !meeting
                .and_then(|meeting| facts.meetings.get(meeting.index()))
                .is_some_and(|report| {
                    matches!(report.kind, MeetingKind::Reception | MeetingKind::Visit)
                })
        })
        .find(|deed| {
            let asks = matches!(
                text[deed.verb.clone()].to_lowercase().as_str(),
                "đề nghị" | "yêu cầu" | "giao" | "chỉ đạo"
            );
            // `đề nghị Hội X quán triệt …; bồi dưỡng …`
            let items = text[deed.verb.end..deed.sentence.end].split(';').skip(1);
            let listed = || {
                found.held_at(paragraph, &deed.sentence).is_some()
                    && items
                        .map(str::trim)
                        .any(|item| IMPERATIVE.is_match(item) || UNIT.is_match(item))
            };
            asks && listed() || DIRECTS.is_match(&text[deed.sentence.clone()])
        })
        .map(|deed| deed.sentence.clone())
}

/// The text, where it ends by announcing a list.
fn lead_in(text: &str) -> Option<&str> {
    text.ends_with(':').then_some(text).or_else(|| {
        text.trim_end_matches('.')
            .ends_with("như sau")
            .then_some(text)
    })
}

/// The part of a lead-in that announces what comes: behind who praises what was done and then asks for more.
///
/// Example: `Ông A biểu dương kết quả đã đạt được; yêu cầu Hội thực hiện các nhiệm vụ sau:`
fn asked(lead_in: &str) -> &str {
    static ASKS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:[,;.]\s|\b(?:và|đồng thời|cũng)\s)(?:[^,.;:“”]{0,60}\s)?(?P<asks>(?:đề nghị|yêu cầu|giao|chỉ đạo|lưu ý|nhấn mạnh|đề ra|xác định|thống nhất|định hướng|gợi mở)\s)",
        )
    });
    let last = ASKS.captures_iter(lead_in).last();
    let asks = last.and_then(|found| found.name("asks"));
    asks.map_or(lead_in, |asks| &lead_in[asks.start()..])
}

/// Whether the paragraphs below a lead-in are the points of a list that each begin with what to do: `Chương trình phối hợp
/// gồm 5 nội dung:`, `- Phối hợp tuyên truyền …`, `- Bồi dưỡng cán bộ`.
fn lists_deeds(reading: &Reading<'_>, paragraph: usize) -> bool {
    static POINT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?:[-–+•*]\s*|\d{{1,2}}[.)]\s+|\(?\d\)\s*)(?:{TODO})\b"
        ))
    });
    let below = reading.passages[paragraph + 1..].iter();
    let points = below.take_while(|passage| POINT.is_match(passage.text));
    points.take(2).count() == 2
}

/// The items of a list within one paragraph: `… phương hướng năm 2024 như sau: vận động …; dạy …`.
fn inline(passage: &Passage<'_>) -> Option<Vec<Range<usize>>> {
    let text = passage.text;
    let colon = text.find(": ")?;
    let lead_in = &text[..colon];
    let sentence = passage.sentence_at(colon);
    let items = &text[colon + 1..sentence.end.max(colon + 1)];
    if !TOPIC.is_match(lead_in)
        || DONE.is_match(lead_in)
        || !items.contains(';')
        || sentence.start > colon
        || passage.is_quoted(colon)
    {
        return None;
    }
    let head = &text[sentence.start..colon];
    // `ông A nêu một số nhiệm vụ chính, gồm: …` lists them; `ông A đề nghị: …; …` says something.
    let told =
        || passage.people_in(sentence.start..colon).next().is_some() && !LISTS.is_match(head);
    if !TOPIC.is_match(head) || told() {
        return None;
    }
    let mut ranges = Vec::new();
    let mut at = colon + 1;
    for item in items.split(';') {
        let start = at + (item.len() - item.trim_start().len());
        let end = at + item.trim_end().len();
        if end > start {
            ranges.push(start..end);
        }
        at += item.len() + 1;
    }
    Some(ranges)
}

fn year(text: &str) -> Option<i16> {
    YEAR.captures(text)?.name("year")?.as_str().parse().ok()
}

/// Whether the year lies ahead of the article, or began with it.
fn is_ahead(reading: &Reading<'_>, facts: &Facts, year: Option<&str>) -> bool {
    let published = reading
        .article
        .published
        .map(|published| published.on.year())
        .or_else(|| Some(facts.meetings.first()?.time.as_ref()?.value.start.year()));
    match (year.and_then(|year| year.parse::<i16>().ok()), published) {
        (Some(year), Some(published)) => year >= published,
        _ => true,
    }
}

fn task(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    paragraph: usize,
    range: Range<usize>,
    list: &List,
    found: &Meetings,
    facts: &Facts,
) -> TaskFact {
    let span = passage.span(range.clone());
    let mut directives: Vec<LocalDirective> = Vec::new();
    for (directive, local) in facts.directives.iter().zip(0..) {
        if directive
            .mentions
            .iter()
            .any(|mention| span.holds(mention.span))
        {
            directives.push(LocalDirective(local));
        }
    }
    let _ = reading;
    TaskFact {
        span,
        meeting: found.held_at(paragraph, &range),
        year: list.year.or_else(|| year(&passage.text[range.clone()])),
        speaker: list.speaker,
        addressees: addressees(passage, &range),
        directives,
    }
}

/// The bodies that open a task: `Một là, Liên hiệp X và Hội Y chuẩn bị …`.
fn addressees(passage: &Passage<'_>, range: &Range<usize>) -> Vec<LocalOrganization> {
    static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[-–+•*]\s*)?(?:(?:\p{L}+ là|thứ \p{L}+|\d{1,2}[.)]|năm 20\d\d|trong năm 20\d\d|thời gian tới),?\s*)?(?:đề nghị\s+|giao\s+|yêu cầu\s+)?$",
        )
    });
    static JOINED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:\([^)]*\)\s*)?(?:,|;|và|cùng|,\s*các\s+\p{Ll}+(?:\s+\p{Ll}+){0,4}\s+và)\s*$",
        )
    });
    let text = passage.text;
    let mut addressees: Vec<LocalOrganization> = Vec::new();
    let mut at = range.start;
    for body in passage.organizations_in(range.clone()) {
        let between = &text[at..body.range.start];
        let first = addressees.is_empty();
        if !(first && OPENING.is_match(between) || !first && JOINED.is_match(between)) {
            break;
        }
        if !addressees.contains(&body.entity) {
            addressees.push(body.entity);
        }
        at = body.range.end;
    }
    addressees
}
