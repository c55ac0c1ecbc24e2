//! Lists of those who were there, chaired or were heard: `Dự Hội nghị có A, B và đại diện C`.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::act::Act;
use crate::extract::deed::subject::{CLAUSE, mask, owner, strip_adverbs};
use crate::extract::meeting::organizer::is_part;
use crate::extract::reading::{Named, Passage};
use crate::model::{LocalOrganization, LocalPerson, ParagraphKind};
use crate::text::pattern::{Pattern, exact, pattern};

/// A sentence that opens with one of these says who comes next: `Dự Hội nghị có …`.
static ROLL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.;]\s|\b(?:với|dưới|có|được|đón|đón tiếp|đón nhận|chào đón|tiếp đón|nhận được|trước)\s+|,\s)(?P<act>(?:(?:cùng|đến|về|tới|sang|tham gia)\s+)*(?:tham dự|dự|tham gia (?:hội nghị|hội thảo|hội đàm|hội kiến|đại hội|buổi|cuộc|phiên|kỳ họp|chương trình|diễn đàn|tọa đàm|toạ đàm|lễ|giao lưu|gặp gỡ|gặp mặt|làm việc|đón|họp)|cùng tham gia|cùng đi|đi cùng|tháp tùng|tiếp đoàn|đón đoàn|đón tiếp đoàn|tiếp đón đoàn|(?:(?:đón|tiếp|đón tiếp|tiếp đón|gặp|đón, tiếp)(?:,| và)\s)?(?:cùng )?làm việc (?:với|cùng) (?:phái )?đoàn|cùng (?:làm việc|hội đàm|đón)|dẫn đầu đoàn|dẫn đầu phái đoàn|đón và tiếp|tiếp xã giao đoàn|tham gia tiếp|tham gia đoàn|cùng tiếp|có mặt|chứng kiến|điều hành|đồng chủ trì|chủ trì|sự (?:quan tâm|chỉ đạo|đồng hành|phối hợp)(?:,| và) (?:tham dự|có mặt|tham gia)|sự tham dự|sự có mặt|sự tham gia|sự góp mặt|sự hiện diện|sự chứng kiến|sự chủ trì|sự điều hành))\b(?P<at>[^.;:“]{0,90}?)\s(?P<has>có|gồm|còn có|của)(?:\s*:)?\s",
    )
});
/// `Về phía Việt Nam có …`, `công bố quyết định bổ nhiệm Đại sứ đối với các ông, bà: …`.
static SIDE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^[-+•–*]?\s*(?:về\s+)?phía\s[^.;:,“]{2,60}:\s|^[-+•–*]?\s*(?:thành phần(?:\stham)?\sdự|(?:cùng|đến|về|tới|tham)\sdự|khách mời)\b[^.;:,“]{0,50}:\s|^(?:đại diện\s)?ký kết\s(?:còn\s)?có\s|^(?:ra\s)?(?:đón tiếp|tiếp đón|đón|tiếp|cùng tiếp|cùng dự|cùng đi|tháp tùng)\s(?:(?:và làm việc với|với)\s)?(?:(?:phái\s)?đoàn|khách|buổi tiếp|buổi làm việc)\b[^.;:,“]{0,40}\s(?:là|gồm)\s(?:có\s)?(?:các\s)?(?:ông|bà|anh|chị|đồng chí|đ/c|ngài)\s|(?:^|[,;]\s+)(?:(?:còn\s+)?(?:về\s+)?phía|bên|(?:tại|dự tại|nối từ)\s+(?:các\s+)?(?:điểm cầu|đầu cầu)|đại biểu|khách mời|khách quốc tế|thành phần đoàn|đoàn|tham gia đoàn)\b[^.;:,“]{0,80}?,?\s+(?:còn |gồm )?(?:có|gồm)(?:\s*:)?\s|^\p{L}[^.;:,“]{0,80}\scó\s+các\s+(?:ông|bà|đồng chí|vị)\s*:\s|^(?:ngoài ra|bên cạnh đó|cùng với đó|cùng đi),?\s+còn có\s+(?:sự tham gia của\s+)?(?:các\s+)?(?:ông|bà|đồng chí|ngài)\s|^(?:hai|ba|bốn|các|\d+)\s[^.;:,“]{3,40}\slà\s(?:các\s)?(?:ông|bà|đồng chí)\s|\bquyết định\s[^.;:“]{0,160}?\s(?:đối với|cho|của)\s(?:các\s)?(?:ông, bà|đồng chí|ông|bà)\s*:\s",
    )
});
/// `Chủ trì Hội nghị: bà A và ông B`, `Điều hành Hội nghị là ông A`, `cùng chủ trì buổi làm việc là các đồng chí: …`.
static CHAIRS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:đồng\s+)?chủ trì\b[^.;:“]{0,60}:\s|^(?:đồng\s+|cùng\s+)?(?:chủ trì|điều hành|dẫn chương trình)\b[^.;:“,]{0,60}\slà\s(?:các\s)?(?:ông|bà|anh|chị|cô|thầy|đồng chí|đ/c|ngài|gs|pgs|ts|ths|bác sĩ|bác sỹ|luật sư|nhà báo|đại sứ|(?:trung|thượng|thiếu|đại)\s(?:tướng|tá)|(?:phó )?(?:chủ tịch|giám đốc|bí thư|trưởng ban|trưởng đoàn|tổng thư ký))\b|\bchủ trì\b[^.;:“,]{0,60}\s(?:là|gồm)\s+(?:các\s+)?(?:ông|bà|đồng chí)\s*:\s",
    )
});
/// `Hội nghị có 200 đại biểu tham dự, trong đó có đại diện …`.
static AMONG: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:tham dự|dự|có mặt|tham gia|mời)\b[^.;:“]{0,60}?,\s+(?:trong đó có|gồm có|gồm|bao gồm)\s",
    )
});
/// `Đại hội vinh dự được đón tiếp ông A; bà B`.
static WELCOMED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:hội nghị|hội thảo|đại hội|buổi lễ|lễ|buổi|cuộc|chương trình|diễn đàn|tọa đàm|toạ đàm)\b[^.;:“,]{0,60}\bđược\s(?:đón tiếp|chào đón|tiếp đón|đón)\s",
    )
});
/// `Tại chương trình, hai tổ chức gồm A và B đã ký kết …`.
static SIGNERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^tại\s(?:đây|(?:hội nghị|hội thảo|chương trình|buổi|lễ|cuộc|diễn đàn|sự kiện)\b[^.;:“,]{0,60}),\s[^.;:“]{0,80}?\bgồm\s?:?\s(?P<who>[^.;“]{3,600}?)\s(?:đã|cùng)\s(?:cùng\s)?(?:ký kết|ký)\b",
    )
});
/// Whom a congress elects is there: `Ông A được bầu giữ chức Chủ tịch; các bà B, C được bầu làm Phó Chủ tịch`.
static ELECTED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:theo đó|kết quả|trong đó|tại [^,.;:“”]{3,60}),\s)?(?P<who>(?:các\s)?(?:đồng chí|đ/c|ông|bà|pgs|gs|ts|ths|bác sĩ|bác sỹ|nhà giáo)[^.“”]{3,400})\s(?:đã\s)?(?:(?:được|tái)\s(?:[^.,;:“”]{0,40}\s)?(?:bầu|đắc cử|cử|suy tôn)|giữ chức|đắc cử)\b",
    )
});
/// A paragraph that tells of an election.
static ELECTS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:đại hội|hội nghị|ban chấp hành)\b[^.“”]{0,60}?\s(?:bầu|hiệp thương|tín nhiệm|cử)\b",
    )
});
/// Who is seen in a picture: `(từ trái qua: ông A, bà B)`.
static FROM_LEFT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\btừ (?:trái|phải)(?: (?:qua|sang)(?: (?:trái|phải))?)?(?:\s?[:,]|\s(?:là|gồm|có)\b)\s?",
    )
});
/// `Hội thảo quy tụ 50 học giả đến từ Viện X, Trường Y`.
static GATHERS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"\b(?:quy tụ|thu hút|hội tụ)\s[^.;:“]{1,200}?\s(?:đến|tới)\s?từ\s(?:các\s)?")
});
/// `Hội nghị đã nghe tham luận của đại diện …`, `mở đầu bằng báo cáo đề dẫn “…” của …`.
static HEARD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r#"\b(?:nghe|lắng nghe|ghi nhận|có|với|các|bằng)\s+(?:(?:các|những|nhiều|một số|bài|ý kiến|phần|báo cáo|\d+|hai|ba|bốn|năm|sáu|bảy|tám)\s+)*(?:tham luận|ý kiến|phát biểu|chia sẻ|trình bày|đề dẫn|phát biểu tham luận),?\s+(?:["“][^"“”]{3,200}["”]\s+|(?:\p{Ll}+\s+){0,3}?)(?:của|từ)\s"#,
    )
});
/// Papers with their authors in brackets: `Các tham luận tập trung vào: “Nước” (TS A), “Đất” (TS B)`.
static PAPERS: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r#"\btham luận\b[^.:“"]{0,80}:\s*["“][^"“”]{3,200}["”]\s*\("#));
/// What another one does behind those who were heard: `cảm ơn ý kiến của các đại biểu, đề nghị Sở X tiếp thu`.
static ELSE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r",\s(?:đồng thời\s|và\s)?(?:đề nghị|yêu cầu|giao|nhấn mạnh|khẳng định|cho biết|mong|đánh giá|tiếp thu|kết luận)\b",
    )
});
/// `10 ý kiến tham luận tại Hội nghị (Hội A, Sở B) …`
static VOICES: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:\d+|các|nhiều|một số)\s(?:ý kiến|tham luận|bài)(?:\s(?:phát biểu|tham luận|trao đổi|góp ý))*\b[^.;:“()]{0,40}\((?P<who>[^()]{3,600})\)",
    )
});
/// `Các đại biểu đã nghe ông A, bà B và đại diện Hội X báo cáo về …`.
static HEARD_OUT: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\bnghe\s(?P<who>(?:[^.;“]|\b(?:pgs|gs|ts|tskh|ths|bs|tp)\.){3,400}?)\s(?:(?:đã\s|cùng\s|lần lượt\s)?(?P<act>báo cáo|trình bày|phổ biến|quán triệt|giới thiệu|thông tin|truyền đạt|phát biểu|tham luận|chia sẻ))\b",
    )
});
/// `các đại biểu đến từ …`, `đại diện …`: bodies behind it act through their people.
static DELEGATES: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:đại diện|đại biểu|lãnh đạo|đoàn đại biểu|báo cáo viên)\b"));

/// The openings of lists of who was there or was heard, each with where its list stands.
pub(crate) fn rolls(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Vec<(Act, Range<usize>, Range<usize>)> {
    let text = &passage.text[sentence.clone()];
    let mut rolls = Vec::new();
    if sees_off(passage, text) {
        return rolls;
    }
    let mut from = 0;
    while let Some(captures) = ROLL.captures(&text[from..]) {
        let (Some(whole), Some(act), Some(has)) =
            (captures.get(0), captures.name("act"), captures.name("has"))
        else {
            break;
        };
        let begun = sentence.start + from;
        let chairs = act.as_str().to_lowercase();
        let noun = chairs.contains("sự");
        if noun != (has.as_str().eq_ignore_ascii_case("của")) {
            // `Đến tham dự Hội thảo, chúng tôi đón tiếp sự hiện diện của …`: the list is another's.
            from += act.end();
            continue;
        }
        from += whole.end();
        // `sự tham dự và chủ trì của …`
        let behind = captures.name("at").map_or("", |at| at.as_str());
        let also = ["và chủ trì", "và điều hành"]
            .iter()
            .any(|words| noun && behind.trim_start().starts_with(words));
        let kind = if also || chairs.contains("chủ trì") || chairs.contains("điều hành") {
            Act::Chair
        } else {
            Act::Attend
        };
        let range = begun + act.start()..begun + act.end();
        if passage.is_quoted(range.start) {
            continue;
        }
        rolls.push((kind, range, begun + whole.end()..sentence.end));
    }
    if let Some(found) = SIDE.find(text) {
        let range = sentence.start..sentence.start + found.end();
        rolls.push((Act::Attend, range.clone(), range.end..sentence.end));
    }
    if passage.kind == ParagraphKind::Caption
        && let Some(found) = FROM_LEFT.find(text)
    {
        let range = sentence.start + found.start()..sentence.start + found.end();
        rolls.push((Act::Attend, range.clone(), range.end..sentence.end));
    }
    if let Some(found) = WELCOMED.find(text) {
        let range = sentence.start..sentence.start + found.end();
        rolls.push((Act::Attend, range.clone(), range.end..sentence.end));
    }
    if let Some(found) = CHAIRS.find(text) {
        let range = sentence.start + found.start()..sentence.start + found.end();
        // `…, Phó Bí thư Tỉnh đoàn. 6 ý kiến được trình bày`: a number opens the next sentence.
        let counted = |(at, _): &(usize, &str)| {
            let next = text[at + 2..].chars().next();
            next.is_some_and(|next| next.is_ascii_digit())
        };
        let mut stops = text[found.end()..].match_indices(". ");
        let stop = stops.find(|(at, sign)| counted(&(found.end() + at, sign)));
        let end = stop.map_or(sentence.end, |(at, _)| range.end + at);
        rolls.push((Act::Chair, range.clone(), range.end..end));
    }
    if rolls.is_empty()
        && let Some(found) = AMONG.find(text)
    {
        let range = sentence.start + found.start()..sentence.start + found.end();
        rolls.push((Act::Attend, range.clone(), range.end..sentence.end));
    }
    if let Some(signers) = SIGNERS.captures(text).and_then(|found| found.name("who")) {
        let at = sentence.start + signers.start()..sentence.start + signers.end();
        rolls.push((Act::Attend, at.clone(), at));
    }
    if ["bầu", "đắc cử", "tái cử", "suy tôn", "giữ chức"]
        .iter()
        .any(|word| text.contains(word))
        && let Some(who) = ELECTED.captures(text).and_then(|found| found.name("who"))
        && ELECTS.is_match(&passage.text[..sentence.end])
    {
        let at = sentence.start + who.start()..sentence.start + who.end();
        rolls.push((Act::Attend, at.clone(), at));
    }
    for found in HEARD.find_iter(text) {
        let range = sentence.start + found.start()..sentence.start + found.end();
        let act = match found.as_str().contains("đề dẫn") {
            true => Act::Present,
            false => Act::Speak,
        };
        let rest = &passage.text[range.end..sentence.end.max(range.end)];
        let end = ELSE.find(rest).map_or(rest.len(), |end| end.start());
        rolls.push((act, range.clone(), range.end..range.end + end));
    }
    if text.contains('(')
        && let Some(found) = PAPERS.find(text)
    {
        let range = sentence.start + found.start()..sentence.start + found.end();
        rolls.push((Act::Speak, range.clone(), range.end..sentence.end));
    }
    if (text.contains("tụ ") || text.contains("hút "))
        && let Some(found) = GATHERS.find(text)
    {
        let range = sentence.start + found.start()..sentence.start + found.end();
        rolls.push((Act::Attend, range.clone(), range.end..sentence.end));
    }
    if text.contains('(')
        && let Some(voices) = VOICES.captures(text)
        && let Some(who) = voices.name("who")
    {
        let at = sentence.start + who.start()..sentence.start + who.end();
        rolls.push((Act::Speak, sentence.start..at.start, at));
    }
    for heard in HEARD_OUT.captures_iter(text) {
        let (Some(who), Some(act)) = (heard.name("who"), heard.name("act")) else {
            continue;
        };
        let kind = match &*act.as_str().to_lowercase() {
            "phát biểu" | "chia sẻ" => Act::Speak,
            _ => Act::Present,
        };
        let at = |range: Range<usize>| sentence.start + range.start..sentence.start + range.end;
        rolls.push((kind, at(act.range()), at(who.range())));
    }
    rolls
}

/// Whether the sentence tells who sees a delegation in or off on its way, who takes no part in what it came for:
/// `Tiễn đoàn có ông A`, `Đón đoàn tại cửa khẩu có bà B`.
fn sees_off(passage: &Passage<'_>, sentence: &str) -> bool {
    static SEES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:ra\s)?(?P<act>tiễn|đưa tiễn|tiễn đưa|đón)\s(?:(?:và|,)\s(?:tiễn|đón)\s)?(?:phái\s)?đoàn\b",
        )
    });
    static WAY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:cửa khẩu|sân bay|nhà ga|nhập cảnh|xuất cảnh|về nước|lên đường)\b")
    });
    let Some(act) = SEES.captures(sentence).and_then(|found| found.name("act")) else {
        return false;
    };
    !act.as_str().eq_ignore_ascii_case("đón") || WAY.is_match(passage.text)
}

/// The bodies whose people are the subject of the verb: `các đại biểu đến từ A; B cũng chia sẻ …`.
///
/// Where they attend, others may be listed behind them: `Đại diện A, B, một số bạn bè có quan hệ với Việt Nam đã đến dự`.
pub(crate) fn delegates(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    verb: usize,
    act: Act,
) -> Vec<LocalOrganization> {
    static OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\)?,\s(?:và\s|cùng\s)?(?:một số|nhiều|các|những|đông đảo)\s[^.;:“”]{0,80}$")
    });
    let text = passage.text;
    let Some(opening) = DELEGATES.find(&text[sentence.start..verb]) else {
        return Vec::new();
    };
    let lead = text[sentence.start..sentence.start + opening.start()].trim_end();
    // `Trưởng đại diện`, `Văn phòng đại diện`: a post, an office.
    if lead.to_lowercase().ends_with("trưởng")
        || lead.ends_with("phòng")
        || lead.ends_with("cơ quan")
    {
        return Vec::new();
    }
    let from = sentence.start + opening.end();
    let Some(nearest) = passage.organizations_in(from..verb).next_back() else {
        return Vec::new();
    };
    let head_end = sentence.start + strip_adverbs(&text[sentence.start..verb]).len();
    let gap = mask(passage, nearest.range.end..head_end.max(nearest.range.end));
    let gap = match act {
        Act::Attend => OTHERS.replace_all(&gap, ""),
        _ => gap,
    };
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
    listed(passage, sentence.start + opening.start()..verb).1
}

/// The bodies whose people are listed beside those who are named before a verb of attending: `Đại diện Bộ A, Bộ B và ông C, Chủ
/// tịch Hội D đã tham dự`.
pub(crate) fn beside(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    verb: usize,
) -> Option<Vec<LocalOrganization>> {
    let text = passage.text;
    passage.organizations_in(sentence.start..verb).next()?;
    let opening = sentence.start + DELEGATES.find(&text[sentence.start..verb])?.start();
    let first = passage.people_in(sentence.start..verb).next();
    let from = first.map_or(opening, |first| first.range.start.min(opening));
    let whole = mask(passage, from..verb).replace([';', ':'], ",");
    let head = strip_adverbs(&whole);
    if head.len() > 600 || CLAUSE.is_match(head) {
        return None;
    }
    Some(listed(passage, from..verb).1)
}

/// Whether who is named there only tells whose adviser or spouse the one before is.
fn is_owned(
    passage: &Passage<'_>,
    list: &Range<usize>,
    at: &Range<usize>,
    person: LocalPerson,
) -> bool {
    let mut named = passage.people_in(at.clone());
    let named = named.find(|named| named.entity == person);
    named.is_some_and(|named| owner(passage, list, named).entity != person)
}

/// The people of a list, and the bodies that are items of it rather than where somebody holds a post.
///
/// Example: `ông A, Chủ tịch Hội X, cùng đại diện Bộ Y và Sở Z` gives A, and Y and Z.
pub(crate) fn listed(
    passage: &Passage<'_>,
    range: Range<usize>,
) -> (Vec<LocalPerson>, Vec<LocalOrganization>) {
    static SENT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:\b(?:đại diện|đ/d|đại biểu|lãnh đạo|cán bộ|thành viên|phía|đoàn)\b[^.]{0,60}|\b(?:diễn giả|học giả|chuyên gia|báo cáo viên|nhà nghiên cứu|nhà khoa học)(?:\s+(?:đến\s+)?từ|\s+của|\s+thuộc)|\b(?:cùng|và))\s*$",
        )
    });
    static PLAIN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\)?(?:\s*\([^)]*\))?\s?/\s?(?-i:\p{Lu})[\p{L}-]+(?:\s(?-i:\p{Lu})[\p{L}-]+)?)?[\s,;]*(?:(?:và|cùng|cũng như|với|các|của|thuộc|đến từ|từ|là|trung ương|đại diện|lãnh đạo|nhóm tác giả|tác giả|(?:(?:\d+|một|hai|ba|bốn|năm|các|những|nhiều)\s)?(?:tập thể|đơn vị|tổ chức|cơ quan|nhà tài trợ|doanh nghiệp)(?:\s(?:gồm|là|như|có))?\s?:|tập thể|(?-i:\p{Lu}\p{Ll}+(?:\s\p{Ll}+){1,3})(?:,|\s+và))[\s,;]*)*(?:\([^)]*\)[\s,;]*)?(?:(?:\d+|hai|ba|bốn|năm|sáu)\s(?:tập thể|đơn vị|tổ chức|hội|cơ quan)\s?(?:gồm\s?)?[:(]\s?)?$",
        )
    });
    // `ông A, Trưởng đại diện Tổ chức X`: a post, not somebody whom X has sent; `nguyên lãnh đạo Bộ Y` is no longer of it.
    static HEADING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:trưởng|phó|văn phòng|cơ quan)\s+đại diện|(?:nguyên|cựu)\s+(?:lãnh đạo|cán bộ))\b",
        )
    });
    // `ông A, thành viên Nhóm, đảng viên Đảng X`: what he belongs to.
    static MEMBER: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^,\s(?:[^;]*,\s)?(?:nguyên\s)?(?:thành viên|đảng viên)\s[^;,]*$")
    });
    static WITHIN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\)?[\s,;]*(?:(?:và|cùng)\s)?(?:các|một số|nhiều|những)\s(?:tổ chức|hội|đơn vị|cơ quan|sở|ban|ngành|doanh nghiệp|trường|viện|quỹ|đoàn thể)\b[^,;:.]{0,60}:\s$",
        )
    });
    // `ông A - cán bộ Viện X (Trường Y)`: a dash sets off where somebody works.
    static APART: LazyLock<Pattern> = LazyLock::new(|| exact(r"^\s[-–]\s[^;,]*$"));
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
    let mut before = None;
    let mut last: Option<Range<usize>> = None;
    let mut set_apart = false;
    // `ông A - Trung tâm X, Học viện Y`: a part of the body behind it.
    static UNIT: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:trung tâm|khoa|phòng|viện|ban|vụ|cục|tổ)\b"));
    let mut unit = false;
    for (at, item) in items {
        let between = text.get(end..at.start).unwrap_or("");
        match item {
            // `ông A, Cố vấn Thủ tướng B`: B is only whom A advises.
            Ok(person) if is_owned(passage, &range, &at, person) => {
                in_list = false;
            }
            Ok(person) => {
                if !people.contains(&person) {
                    people.push(person);
                }
                in_list = false;
            }
            Err(organization) => {
                // `Quỹ X (QX)/Pháp, Quỹ Y`: named once more in short.
                if between.trim() == "(" && organizations.contains(&organization) {
                    end = end.max(at.end);
                    continue;
                }
                // `các tổ chức phi chính phủ nước ngoài: A, B`: a list within the list.
                let opened = matches!(before, Some(Err(_)) | None)
                    && between.contains(':')
                    && WITHIN.is_match(between);
                // `sinh viên Lào đang học tại Trường X`: where they are.
                let placed = [" tại", " ở", " học", " vào"]
                    .iter()
                    .any(|word| between.trim_end().ends_with(word));
                // `đại diện các chi hội Hữu nghị X`: a part of it.
                // `ông A, đại diện Hội X`: whom he stands for.
                let joins = matches!(before, Some(Ok(_)))
                    && (MEMBER.is_match(between) || between == ", đại diện ");
                let listed = in_list && (opened || PLAIN.is_match(between))
                    || SENT.is_match(&HEADING.replace_all(between, "_"));
                // `Đại sứ quán các nước ASEAN`: those of its members.
                let members = [" chi ", "các nước "]
                    .iter()
                    .any(|end| between.ends_with(end));
                let apart = matches!(before, Some(Ok(_))) && APART.is_match(between)
                    || set_apart && (between.trim() == "và" || unit && between.trim() == ",");
                unit = apart && UNIT.is_match(&text[at.clone()]);
                set_apart = apart;
                // `Khoa X, Trường Y`: whose part the one before is.
                let whole = matches!(before, Some(Err(_)))
                    && last
                        .as_ref()
                        .is_some_and(|inner| is_part(passage, inner, &at));
                last = Some(at.clone());
                let belongs = listed && !joins && !apart && !members && !whole && !placed;
                if belongs && !organizations.contains(&organization) {
                    organizations.push(organization);
                }
                in_list = belongs;
            }
        }
        end = end.max(at.end);
        before = Some(item);
    }
    (people, organizations)
}
