//! Whose deed a verb tells: the name before it, with nothing but posts and remarks between.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::act::{Act, FELT, VERBS};
use crate::extract::deed::holders::Holders;
use crate::extract::meeting::encounter::counterpart::POST;
use crate::extract::reading::{Named, Passage};
use crate::model::LocalPerson;
use crate::text::pattern::{Captures, Pattern, exact, pattern};

/// Words that may stand between a subject and its verb.
static ADVERBS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:[\s,]*\b(?:đã|cũng|sẽ|còn|vừa|đều|cùng|đang|lại|thẳng thắn|tiếp tục|nhiệt liệt|trân trọng|chân thành|xin|một lần nữa|đặc biệt|luôn|xúc động|phấn khởi|vui mừng|hân hạnh|đồng thời|thì|trực tiếp|tiếp đó|mong muốn|bày tỏ|gửi thư|gửi lời|trong (?:bài |lời )?phát biểu(?: (?:của mình|chào mừng|khai mạc|đáp từ))?|tại (?:buổi|cuộc|hội nghị|hội thảo|đại hội|tọa đàm|toạ đàm|diễn đàn|lễ|phiên)(?: (?:tiếp|gặp|làm việc|lễ|họp|gặp mặt|gặp gỡ|hội đàm|giao lưu|hội kiến|kỷ niệm|khai mạc|bế mạc|ký kết|trao tặng|tọa đàm))?|có bài|có bài phát biểu|đã có|lên|muốn|hy vọng|vinh dự|vui vẻ|khiêm tốn|mạnh mẽ|nhận định|tin tưởng))+[\s,]*$",
    )
});
/// Words of a clause: a name before them is not the subject of a verb behind them.
pub(crate) static CLAUSE: LazyLock<Pattern> = LazyLock::new(|| {
    let verbs: Vec<&str> = VERBS
        .iter()
        .filter(|(act, verbs)| *act != Act::Attend && *verbs != FELT)
        .flat_map(|(_, verbs)| verbs.split('|'))
        .filter(|verb| {
            !matches!(
                *verb,
                "thông tin" | "giới thiệu" | "kể" | "chúc" | "chỉ đạo" | "điều hành" | "quán triệt"
            )
        })
        .collect();
    pattern(&format!(
        r"[;:!?“”]|\b(?:đã|sẽ|đang|vừa|rằng|khi|nếu|để|vì|nhằm|tiếp|gặp|thăm|làm việc với|dự|tham dự|diễn ra|là|có|bị|do|theo|các đại biểu|hội nghị|hội thảo|hai bên|phiên|buổi|cuộc|chương trình|đại hội|diễn đàn|tọa đàm|toạ đàm|lễ|ý kiến|các bên|{})\b",
        verbs.join("|")
    ))
});
/// When and where, between somebody and what is done: ` chiều 16/4`, ` ngày 5/10, tại Hà Nội,`. A body
/// there is printed as `_`.
pub(crate) const WHEN_WHERE: &str = concat!(
    r"(?:vào\s+)?(?:(?:sáng|trưa|chiều|tối|đêm|hôm|ngày|cùng|vừa|mới|mùng)\s+)+(?:(?:nay|qua),?\s+(?:ngày\s+)?\d[\d/.–-]*\d|nay|qua|đây|ngày|\d[\d\s/.–-]*(?:(?:và|đến)\s+[\d\s/.–-]*)?\d)(?:\s*\([^)]*\))?(?:\s+tháng\s+\d{1,2})?(?:,?\s+năm\s+\d{4})?",
    r"|(?:tại|ở)(?:\s+(?:thành phố|thủ đô|tỉnh|huyện|quận|thị xã|xã|phường|trụ sở|hội trường|khách sạn|bảo tàng|trung tâm|nhà|cung|trường|văn phòng|khu|_|(?-i:\p{Lu})[\p{L}.]*,?)(?:\s+(?:văn hóa|văn hoá|hội nghị|hữu nghị|quốc tế|khách|hát|_))*)+",
);
/// A form of address alone before a verb stands for who spoke last: `Ông nhấn mạnh …`.
static PRONOUN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:^|[\s“(,])(?:ông|bà|anh|chị|cô|chú|bác|ngài|đồng chí|báo cáo viên|diễn giả|vị \p{L}+(?:\s\p{L}+)?)$",
    )
});
/// `Theo ông Sơn, …`.
static ACCORDING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\btheo\s+(?:(?:lời|chia sẻ của|ý kiến của|đánh giá của|thông tin từ|nhận định của)\s+)?(?:(?:ông|bà|anh|chị|cô|đồng chí|đ/c|gs|pgs|ts|ths|đại sứ|ngài|[.,])\s*)*(?P<who>\S)?",
    )
});

pub(crate) fn strip_adverbs(text: &str) -> &str {
    match ADVERBS.find(text) {
        Some(found) => text[..found.start()].trim_end(),
        None => text.trim_end(),
    }
}

/// The people who are the subject of the verb at `verb`.
pub(crate) fn subject(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    verb: usize,
    act: Act,
    last: Option<LocalPerson>,
    holders: &Holders<'_>,
) -> Option<Vec<LocalPerson>> {
    let text = passage.text;
    let head = strip_adverbs(&text[sentence.start..verb]);
    // `Chủ tịch nước A và Phu nhân đã chủ trì …`
    let head = [" và Phu nhân", " và phu nhân"]
        .iter()
        .find_map(|spouse| head.strip_suffix(spouse))
        .unwrap_or(head);
    // `Đại tướng A và Thượng tướng B cùng các đại biểu cắt băng …`
    static OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:cùng|và)\s(?:toàn thể\s|đông đảo\s|nhiều\s|một số\s)?(?:các\s)?(?:đại biểu|thành viên trong đoàn|thành viên đoàn|thành viên|khách mời|quan khách)$",
        )
    });
    const ENDS: [&str; 5] = ["đại biểu", "thành viên", "đoàn", "khách mời", "quan khách"];
    let others = (ENDS.iter().any(|end| head.ends_with(end))).then(|| OTHERS.find(head));
    let head = match others.flatten() {
        Some(others) => &head[..others.start()],
        None => head,
    };
    let nearest = passage.people_in(sentence.start..verb).next_back();
    // `ông Trương Hoài Anh`: the last syllable is no form of address.
    let named = nearest.is_some_and(|named| named.range.end == sentence.start + head.len());
    if !named && PRONOUN.is_match(head) {
        return last.map(|person| vec![person]);
    }
    if !named && let Some(both) = holders.both(head) {
        return Some(both);
    }
    // A post behind its own holder's name is the name's: `bà A và ông B, Thứ trưởng Bộ C cùng điều hành`.
    if !named
        && let Some(person) = holders.alone(head, last)
        && nearest.is_none_or(|nearest| nearest.entity != person)
    {
        return Some(vec![person]);
    }
    // `ông A, Cố vấn Thủ tướng B phát biểu`: A does.
    let nearest = owner(passage, sentence, nearest?);
    if passage.is_quoted(nearest.range.start) {
        return None;
    }
    let gap_end = (sentence.start + head.len()).max(nearest.range.end);
    let gap = nearest.range.end..gap_end;
    let beside = act == Act::Attend && with_others(passage, gap.clone());
    if !(beside || is_apposition(passage, gap)) {
        return None;
    }
    let behind = &text[nearest.range.end..verb];
    // `ông A, Giám đốc Sở X, bà B, Giám đốc Sở Y lần lượt trả lời`
    let each = [" lần lượt ", " đều ", " cùng "]
        .iter()
        .any(|word| behind.ends_with(word));
    let together =
        each || behind.contains("cùng") || matches!(act, Act::Chair | Act::Attend | Act::Award);
    let listed = each || matches!(act, Act::Attend | Act::Chair);
    Some(linked(passage, sentence.start, nearest, together, listed))
}

/// Whether others who are not named stand between a name and its verb: `Chủ tịch A và các đồng chí trong Ban Thường vụ dự
/// hội nghị`.
fn with_others(passage: &Passage<'_>, gap: Range<usize>) -> bool {
    static OTHERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:[,(–-][^;:“”]*)?,?\s(?:và|cùng|cùng với)\s(?:toàn thể|các|một số|nhiều|đông đảo|lãnh đạo|đại diện|gần|hơn|\d+|hàng|những|cán bộ)\s[^;:“”]*$",
        )
    });
    const LONGEST: usize = 420;
    let joined = |text: &str| text.contains(" và ") || text.contains("cùng ");
    let mask = match gap.len() < LONGEST && joined(&passage.text[gap.clone()]) {
        true => mask(passage, gap),
        false => return false,
    };
    OTHERS.is_match(&mask) && !CLAUSE.is_match(&mask)
}

/// Whose adviser, envoy or spouse a name is told for, where it is so only: A of `bà A (vợ cố GS B)`, of `ông A,
/// Cố vấn Thủ tướng B`; else the one named.
pub(crate) fn owner<'p>(
    passage: &'p Passage<'_>,
    sentence: &Range<usize>,
    named: &'p Named<LocalPerson>,
) -> &'p Named<LocalPerson> {
    static OF: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:[,(–-]|[^;:“”]{0,300}?[,(–-])\s*(?:thay mặt|cố vấn|đặc phái viên|đặc sứ|phu nhân|phu quân|vợ|chồng|con trai|con gái|cháu|em trai|em gái|anh trai|chị gái|quả phụ)(?:\s+(?:của|cho))?(?:\s+(?:cố|nhà|giáo sư|gs\.?|ts\.?|pgs\.?|ông|bà|nguyên|cựu|(?:phó )?thủ tướng|tổng thống|(?:phó )?chủ tịch(?: nước| quốc hội)?|tổng bí thư|quốc vương|bộ trưởng|(?:phó )?đại sứ|tổng lãnh sự|đại tướng|(?-i:\p{Lu})[\p{L}.]*|thơ|văn|báo|sĩ|sỹ|khoa học|nhạc))*\s+$",
        )
    });
    let before = passage
        .people_in(sentence.start..named.range.start)
        .next_back();
    before
        .filter(|before| OF.is_match(&passage.text[before.range.end..named.range.start]))
        .unwrap_or(named)
}

/// Somebody and who is joined to the name before it: by `và` alone, or where they act `together` by any link of a
/// list; a comma alone is one where such lists are told (`listed`: `Chủ tịch Hội A, Đại sứ B đã đến dự`).
pub(crate) fn linked(
    passage: &Passage<'_>,
    from: usize,
    nearest: &Named<LocalPerson>,
    together: bool,
    listed: bool,
) -> Vec<LocalPerson> {
    let mut people = vec![nearest.entity];
    // `Các đồng chí A - Chủ tịch Hội X, B - Giám đốc Sở Y đã tham dự`: those who are told by one word.
    static MANY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"(?:^|[.;,]\s)các\s(?:đồng chí|ông|bà|ngài|vị)\s*:?\s*$"));
    let first = passage.people_in(from..nearest.range.start).next();
    let mut linked =
        first.is_some_and(|first| listed && MANY.is_match(&passage.text[from..first.range.start]));
    let mut at = nearest;
    for previous in passage.people_in(from..nearest.range.start).rev() {
        let between = &passage.text[previous.range.end..at.range.start];
        let mask = mask(passage, previous.range.end..at.range.start);
        // `ông A, …`; `Ông A - Chủ tịch Hội B, bà C - …`
        let apart = between.starts_with(',')
            || between.trim_start().starts_with(['-', '–', '(']) && between.contains(", ");
        linked |= listed && apart && !is_behind(passage, from, previous);
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
    people
}

/// Whether somebody only stands behind what another one does: `thừa ủy quyền của Chủ tịch nước A, Thứ trưởng B chủ trì`.
fn is_behind(passage: &Passage<'_>, from: usize, named: &Named<LocalPerson>) -> bool {
    static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:ủy quyền|uỷ quyền|ủy nhiệm|uỷ nhiệm|thay mặt|nhân danh|lời mời|chỉ đạo|đề nghị)\b",
        )
    });
    let before = passage.people_in(from..named.range.start).next_back();
    let lead = before.map_or(from, |before| before.range.end)..named.range.start;
    passage
        .text
        .get(lead)
        .is_some_and(|lead| BEHIND.is_match(lead))
}

/// The text with the names of bodies blanked out: their words are no clause's.
pub(crate) fn mask(passage: &Passage<'_>, range: Range<usize>) -> String {
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
    // `Ủy viên Dự khuyết Trung ương Đảng` goes to nothing, nor does `Giám đốc dự án`.
    // `cán bộ chương trình` is a post as well.
    for alternate in [
        "Dự khuyết",
        "dự khuyết",
        "Dự án",
        "dự án",
        "cán bộ chương trình",
        "Cán bộ chương trình",
        "đốc chương trình",
        "viên chương trình",
        "lý chương trình",
        "trách chương trình",
        "trưởng chương trình",
    ] {
        if masked.contains(alternate) {
            masked = masked.replace(alternate, "_");
        }
    }
    masked
}

/// Whether nothing but posts and remarks stands between a name and its verb.
pub(crate) fn is_apposition(passage: &Passage<'_>, gap: Range<usize>) -> bool {
    const LONGEST: usize = 420;
    if gap.end - gap.start > LONGEST {
        return false;
    }
    // `Trưởng ban Tổ chức Hội thảo` is a post, and tells of no event.
    static STAFF: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\bban\s+(?:tổ chức|chỉ đạo|vận động)\s+(?:hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|lễ|chương trình|cuộc thi)\b",
        )
    });
    // `Giám đốc dự án “Xây dựng trường học”`: what somebody is in charge of has a name of its own.
    static WORK: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r#"(?:_|\b[Cc]hương trình|\b[Đđ]ề tài|\b[Qq]uỹ|\b[Tt]ác (?:giả|phẩm)|\b[Cc]uốn sách|\b[Bb]ộ phim)\s(?:“[^“”]*”|"[^"]*")"#,
        )
    });
    // `ông A, người đã ở Huế 11 năm, mong …`: who somebody is.
    static WHO: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r",\s(?:cũng là\s|vốn là\s)?(?:người|từng|vốn)\s[^,;:!?“”]{2,140},")
    });
    let mask = mask(passage, gap);
    let mask = STAFF.replace_all(&mask, "_");
    let told = [", người ", ", từng ", ", vốn ", ", cũng là "];
    let mask = match told.iter().any(|words| mask.contains(words)) {
        true => WHO.replace_all(&mask, ", _,"),
        false => mask,
    };
    let mask = WORK.replace_all(&mask, "_");
    let trimmed = mask.trim();
    if trimmed.is_empty() {
        return true;
    }
    let set_off = trimmed.starts_with([',', '(', '-', '–', ')'])
        || [
            "cùng ",
            "thay mặt ",
            "ở bản ",
            "ở làng ",
            "ở thôn ",
            "ở xã ",
            "ở buôn ",
            "ở xóm ",
            "ở huyện ",
        ]
        .iter()
        .any(|word| trimmed.starts_with(word));
    // `Đại tá A Phó Cục trưởng Cục B phát biểu`: the comma is left out.
    let set_off = set_off || trimmed.starts_with(char::is_uppercase) && POST.is_match(trimmed);
    let short = trimmed.split_whitespace().count() <= 3;
    let moved = ["tại ", "trong ", "ở ", "và ", "về ", "sang ", "cho "]
        .iter()
        .any(|word| trimmed.starts_with(word));
    (set_off || (short && !moved)) && !CLAUSE.is_match(trimmed)
}

/// `Phải làm ngay, đó là đề nghị của ông Sơn.`: whose the words before are.
pub(crate) fn whose(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<(LocalPerson, Range<usize>)> {
    static WHOSE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:đó là|là|đây là|như)\s+(?:lời\s+)?(?:lời|đề nghị|nhận định|đánh giá|chia sẻ|khẳng định|ý kiến|nhấn mạnh|phát biểu|mong muốn|yêu cầu|chỉ đạo|kiến nghị|đề xuất|tâm sự|cảm nhận|trăn trở|nhận xét|gợi ý|nhắn nhủ|tâm niệm|quan điểm)\s+của\s+",
        )
    });
    let found = WHOSE.find(&passage.text[sentence.clone()])?;
    let range = sentence.start + found.start()..sentence.start + found.end();
    let named = passage.people_in(range.end..sentence.end).next()?;
    let gap = mask(passage, range.end..named.range.start);
    (!passage.is_quoted(range.start) && gap.len() < 120 && !CLAUSE.is_match(&gap))
        .then_some((named.entity, range.start..named.range.end))
}

/// `Theo bà Lan, …`.
pub(crate) fn according(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    last: Option<LocalPerson>,
    holders: &Holders<'_>,
) -> Option<(LocalPerson, Range<usize>)> {
    let text = passage.text;
    // `theo Nghị định số 80; theo ông A, …`
    let every = ACCORDING.captures_iter(&text[sentence.clone()]);
    every
        .filter_map(|captures| told_by(passage, sentence, &captures, last, holders))
        .next()
}

fn told_by(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    captures: &Captures<'_>,
    last: Option<LocalPerson>,
    holders: &Holders<'_>,
) -> Option<(LocalPerson, Range<usize>)> {
    let text = passage.text;
    let whole = captures.get(0)?;
    let start = sentence.start + whole.start();
    static NOBODY: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^theo\s+(?:đó|kế hoạch|quyết định|dự kiến|chương trình|quy chế|đoàn|lời mời|lời kêu gọi|bước|gương|chân|học|dõi|đuổi|nghị định|nghị quyết|chỉ thị|thông tư)\b",
        )
    });
    if passage.is_quoted(start) || NOBODY.is_match(&text[start..sentence.end]) {
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
            // `Theo Phó Chủ tịch Hội X Nguyễn Văn A, …`
            let post = || {
                let gap = mask(passage, end..named.range.start);
                gap.starts_with(char::is_uppercase) && !gap.contains(',') && !CLAUSE.is_match(&gap)
            };
            named.range.start <= end + 1
                || named.range.start - end < 120
                    && (is_apposition(passage, end..named.range.start) || post())
        });
    match named {
        Some(named) => Some((named.entity, start..named.range.end)),
        // `Theo ông, …`
        None => {
            static PRONOUN: LazyLock<Pattern> = LazyLock::new(|| {
                pattern(
                    r"^theo\s+(?:ông|bà|anh|chị|cô|ngài|đồng chí|vị\s\p{L}+(?:\s\p{L}+){0,3})\s*,",
                )
            });
            if let Some(found) = PRONOUN.find(&text[start..sentence.end]) {
                return Some((last?, start..start + found.end()));
            }
            // `Theo Tổng Bí thư, …`
            let comma = start + text[start..sentence.end].find(',')?;
            let post = text.get(start + "theo".len()..comma)?.trim_start();
            Some((holders.alone(post, last)?, start..comma))
        }
    }
}
