//! Whom an encounter is with: what stands behind its verb, a person with posts, a delegation, a crowd, a land.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::subject::{CLAUSE, mask};
use crate::extract::reading::{Named, Passage};
use crate::lexicon::{LEXICON, tokens};
use crate::model::{LocalOrganization, LocalPerson};
use crate::text::head;
use crate::text::pattern::{Pattern, exact, pattern};

/// Between the verb and the name of whom it is done with: forms of address, posts, a delegation.
static OBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    // `hội kiến Chủ tịch Hạ viện, đồng thời là Chủ tịch Nhóm … bà B`: one person's posts.
    exact(&format!(
        r"^[^.,;:“”()]*(?:,\s+(?:đồng thời|kiêm|{POSTS})\b[^.,;:“”()]*)*,?\s*$"
    ))
});
/// What a post begins with.
const POSTS: &str = "[Ôô]ng|[Bb]à|[Nn]gài|đồng chí|[Đđ]oàn|[Đđ]ại sứ|[Cc]hủ tịch|[Cc]hủ nhiệm|[Pp]hó|[Qq]uyền|[Bb]ộ trưởng|[Tt]hứ trưởng|[Nn]goại trưởng|Tổng|[Tt]ổng (?:thống|bí thư|thư ký|giám đốc|lãnh sự|tham mưu|tư lệnh)|Trưởng|[Tt]rưởng (?:ban|đoàn|đại diện|văn phòng)|[Gg]iám đốc|[Vv]iện trưởng|[Hh]iệu trưởng|[Hh]ội trưởng|[Bb]í thư|[Tt]hủ tướng|[Tt]hống đốc|[Tt]ỉnh trưởng|[Tt]hị trưởng|[Cc]hánh án|[Tt]ư lệnh|(?:Ủy|Uỷ|ủy|uỷ) viên|Thường trực|Nhà vua|Quốc vương|Nữ hoàng|Hoàng (?:hậu|tử|thái tử)|Công chúa|Thái tử|(?:Thượng|Hạ) nghị sĩ|[Nn]ghị sĩ|(?:Đại|Thượng|Trung|Thiếu) tướng|(?:Đại|Thượng|Trung|Thiếu) tá|Đô đốc|[Đđ]ặc phái viên|Quốc vụ khanh|GS|PGS|TS|[Nn]guyên|[Tt]ân|[Cc]ựu|Tham tán|Đại biện|đại diện cấp cao";
/// Verbs behind the verb make it another one: `tiếp tục gặp khó khăn`.
pub(crate) static OTHER: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:tục|nhận|cận|thu|theo|lời|bước|nối|khó khăn|đã|sẽ|về|để|nhằm|dưới|các|những|nhiều|bạn bè|nhân dân|tại|ở)\b",
    )
});
/// A form of address or a post opens: `tiếp Đại sứ Cuba tại Việt Nam …`.
pub(crate) static POST: LazyLock<Pattern> = LazyLock::new(|| exact(&format!(r"^(?:{POSTS})\b")));
/// Whoever comes, told by no name of a person: `tiếp đoàn nghị sĩ tỉnh Gifu`.
pub(crate) static DELEGATION: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:các|hai|ba|bốn|\d+)\s+)?(?:đoàn|phái đoàn|lãnh đạo|gia đình|cựu chiến binh|chính quyền|tổng lãnh sự|đại sứ|nghị sĩ|(?:tỉnh|thành phố|huyện|quận|bang)\s(?-i:\p{Lu}))\b(?:\s+[\p{L}\p{N}-]+){0,24}",
    )
});
/// How long the name of a delegation is in bytes, at least, that needs no leader beside it: not `đoàn`.
pub(crate) const LEAST_NAMED: usize = 16;
/// Many who are met at once: `gặp gỡ 200 cựu chuyên gia, cựu chiến binh`.
pub(crate) static CROWD: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:(?:gần|hơn|trên|khoảng|các|đông đảo)\s+)*\d[\d.]*\s+(?:đại biểu\s+)?(?:{PEOPLE})\b(?:,?\s+(?:và\s+)?[\p{{L}}\p{{N}}-]+){{0,24}}"
    ))
});
/// Many who are met without their number: `gặp mặt cán bộ, chuyên gia y tế và cộng đồng`.
pub(crate) static GATHERED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?:các\s|đông đảo\s)?(?:cán bộ|bà con|cộng đồng|{PEOPLE})\b(?:,?\s+(?:và\s+)?[\p{{L}}\p{{N}}-]+){{0,24}}"
    ))
});
/// Those who are met in great numbers.
const PEOPLE: &str = "cựu chuyên gia|cựu quân tình nguyện|cựu chiến binh|cựu lưu học sinh|cựu du học sinh|cựu thanh niên xung phong|cựu sinh viên|chuyên gia|kiều bào|người Việt|hội viên|doanh nhân|doanh nghiệp|trí thức|thanh niên|sinh viên|lưu học sinh|học sinh|nhân sĩ|nhà khoa học";
/// What ends their name.
pub(crate) static CROWD_END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:do|gồm|có|đang|đã|vào|với|trước|sáng|chiều|ngày|dưới|nhân|trong khuôn khổ|để|nhằm)\b|,\s+(?:nhân|trong|nhằm|để|đồng thời)\b",
    )
});
/// What ends the name of a delegation, or of an agreement.
pub(crate) static END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:do|gồm|có|còn|đến|tới|sang|nhân|đang|đã|vào|tại|với|trong|trước|sáng|chiều|ngày|dưới|về|giữa|được)\b",
    )
});
/// What only a verb of coming makes a visit: a land or a province, or several, no house.
pub(crate) static VISITED: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:hai|ba|các)\s(?:tỉnh|thành phố|nước)\s\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)*(?:(?:,|\svà)\s\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)*)+|(?:tỉnh|thành phố|TP\.?|Thành phố|thủ đô|Thủ đô|Việt Nam|Cộng hòa|Vương quốc|Liên bang|nước ta)\b(?:\s?\p{Lu}[\p{L}.]*)*)",
    )
});
/// The country or city that is visited.
pub(crate) static LAND: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Cộng hòa|nước|thành phố|tỉnh|thủ đô|Vương quốc|Liên bang|Liên minh)\s+|TP\.\s?)*(?:châu\s+)?\p{Lu}\p{L}*(?:[\s-]\p{Lu}\p{L}*){0,4}",
    )
});
/// Who was named before: `đến thăm ông tại nhà riêng`.
pub(crate) static PRONOUN: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?P<form>ông|bà|ngài|đồng chí)\b\s*(?:[.,;]|tại\b|và\b|$)"));
/// Party, authorities and people of a place, of which commas end nothing: `Đảng bộ, chính quyền và Nhân dân tỉnh X`.
pub(crate) static GREETED_HOME: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:Đảng bộ|Đảng ủy|[Cc]ấp ủy|(?:Tỉnh|Thành|Huyện|Quận) ủy)(?:,\s(?:[Cc]hính quyền|Hội đồng nhân dân|Ủy ban nhân dân|HĐND|UBND|MTTQ|Mặt trận Tổ quốc|lực lượng vũ trang|quân đội|các đoàn thể))*(?:,?\svà\s(?:[Nn]hân dân|[Cc]hính quyền|quân và dân)(?:\scác dân tộc)?)?\b",
    )
});
/// Whom one wishes a good new year, up to the next sign: `cán bộ, nhân viên Tổng Lãnh sự quán Lào`.
pub(crate) static GREETED_WHOM: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:cán bộ, (?:nhân viên|công chức|chiến sĩ|chiến sỹ|hội viên)(?:, \p{Ll}+ \p{Ll}+)?\b)?[^,.;(]*",
    )
});
/// What ends whom one wishes a good new year.
pub(crate) static GREETED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\s+(?:cùng|và|nhân\s(?:dịp|kỷ|kỉ|ngày|lễ|tết|năm|chuyến|quốc khánh)|tại|sáng|chiều|ngày|cán bộ)\b",
    )
});

/// Whether nothing stands between a verb and a name but what leads to whom the verb is done with: `tiếp Đại sứ` before
/// `Anna Weber`.
pub(crate) fn is_object(gap: &str) -> bool {
    const LONGEST: usize = 220;
    // The stop of `TP.HCM` ends nothing.
    let gap = &gap.replace("TP.", "TP");
    // `Tiếp đoàn có Phó Chủ tịch Hội X`: who received it.
    static HAS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:(?:các|hai|ba|bốn|\d+)\s+)?đoàn\s+(?:còn\s+)?có\s"));
    if HAS.is_match(gap) {
        return false;
    }
    // `tiếp đoàn nghị sĩ tỉnh Gifu, Phó Chủ tịch A …`: A is who receives it.
    if gap.contains(',') && is_delegation(gap) {
        return false;
    }
    gap.len() < LONGEST && OBJECT.is_match(gap) && (POST.is_match(gap) || !OTHER.is_match(gap))
}

/// Whether the words begin with a delegation: `đoàn nghị sĩ Đức do ông A dẫn đầu`.
pub(crate) fn is_delegation(object: &str) -> bool {
    DELEGATION.is_match(object)
}

/// Whether a country is named at the beginning of the text.
pub(crate) fn is_country(text: &str) -> bool {
    const LONGEST: usize = 60;
    // `tại nước CHDCND Lào`
    let text = text.strip_prefix("nước ").unwrap_or(text);
    let words = tokens(head(text, LONGEST));
    LEXICON.countries.longest(&words, 0).is_some()
}

/// Those whom a list behind a colon names, of whom the words before it tell what they are.
///
/// Example: `tiếp các ngài Đại sứ: Anna Weber (Áo), Issop Patel (Mauritius) và Phó Đại sứ Lào Khamla Souvan`.
pub(crate) fn announced<'p>(
    passage: &'p Passage<'_>,
    range: Range<usize>,
) -> Vec<&'p Named<LocalPerson>> {
    static MANY: LazyLock<Pattern> = LazyLock::new(|| {
        exact(&format!(
            r"^(?:các|hai|ba|bốn|\d+)\s(?:vị\s|ngài\s|ông\s|bà\s)?(?:{POSTS})[^.,;:“”]{{0,80}}:\s"
        ))
    });
    static ITEM: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:\([^()]*\)\s*)?(?:[,;]|và|cùng)\s"));
    let Some(list) = MANY.find(&passage.text[range.clone()]) else {
        return Vec::new();
    };
    let from = range.start + list.end();
    let mut end = None;
    passage
        .people_in(from..range.end)
        .take_while(|named| {
            let gap = &passage.text[end.unwrap_or(from)..named.range.start];
            let joined = match end {
                Some(_) => ITEM.is_match(gap),
                None => true,
            };
            let plain = gap.len() < 160 && !CLAUSE.is_match(gap);
            end = Some(named.range.end);
            joined && plain
        })
        .collect()
}

/// A body that is met, and those that are joined to it: `làm việc với Sở A, Hội B và Trường C`.
pub(crate) fn bodies_with(
    passage: &Passage<'_>,
    first: &Named<LocalOrganization>,
    end: usize,
) -> Vec<LocalOrganization> {
    static AND: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:\s\([^()]{1,30}\))?(?:,|,?\s(?:và|cùng|cùng với|với))\s(?:(?:lãnh đạo|đại diện)\s)*$",
        )
    });
    let mut at = first.range.end;
    let others = passage.organizations_in(first.range.end..end);
    let others = others.take_while(|body| {
        let gap = &passage.text[at.min(body.range.start)..body.range.start];
        at = body.range.end;
        AND.is_match(gap)
    });
    let mut bodies = vec![first.entity];
    for body in others {
        if !bodies.contains(&body.entity) {
            bodies.push(body.entity);
        }
    }
    bodies
}

/// Who is met as well, with the post: `gặp Chủ tịch Hạ viện A và Chủ tịch Thượng viện B`.
pub(crate) fn with<'p>(
    passage: &'p Passage<'_>,
    range: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, LocalPerson)> + 'p {
    static AND: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:,[^,.;:“”()]*)?,?\s(?:và|cùng)\s"));
    joined(passage, range, &AND)
}

/// Each who is met at a meeting of its own, with the post: `các cuộc gặp Thủ tướng A, Chủ tịch Thượng viện B và Bộ trưởng C`.
pub(crate) fn also_met(
    passage: &Passage<'_>,
    range: Range<usize>,
) -> Vec<(Range<usize>, LocalPerson)> {
    static AND: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s*(?:,|;|,?\s(?:và|cùng))\s(?:với\s)?"));
    joined(passage, range, &AND).collect()
}

/// Those named one behind another in the range, each joined to the one before, with where it begins to tell of them.
fn joined<'p>(
    passage: &'p Passage<'_>,
    range: Range<usize>,
    and: &'static Pattern,
) -> impl Iterator<Item = (Range<usize>, LocalPerson)> + 'p {
    let mut end = range.start;
    passage.people_in(range).map_while(move |named| {
        let gap = &passage.text[end..named.range.start];
        let and = and.find(gap).filter(|and| {
            gap.len() < 200 && !CLAUSE.is_match(&mask(passage, end + and.end()..named.range.start))
        })?;
        let from = end + and.end();
        end = named.range.end;
        Some((from..named.range.end, named.entity))
    })
}
