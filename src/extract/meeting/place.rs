//! Where an event takes place.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::meeting::event::Event;
use crate::extract::meeting::wording::is_body;
use crate::extract::reading::{Named, Passage};
use crate::model::{CountryCode, CountryFact, LocalOrganization, MeetingKind};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact, pattern};

/// `tại Hà Nội`, `ở thành phố Việt Trì`, `tại Nhà văn hóa Hữu nghị, Hà Nội`.
static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    // Words of houses of which the second syllable is mostly printed small: `Cung Văn hóa Lao động`.
    let word = r"(?:(?:Hà nội|Phủ Chủ tịch|Phủ Tổng thống|Phủ Thủ tướng|Đại lễ đường|Quốc gia|Trung tâm(?: cộng đồng| văn hóa| văn hoá| hội nghị| thể thao| hành chính| thương mại| triển lãm)?|Nhân dân|Ngoại giao|Văn hóa|Văn hoá|Hội nghị|Hữu nghị|Lao động|Thanh niên|Thể thao|Triển lãm|Nghệ thuật|Quốc tế|Quân đội|Hòa bình|Thiếu nhi)\b|\p{Lu}[\p{L}\p{N}.]*|\d+\p{Lu}?)";
    exact(&format!(
        r"\b(?:(?i:tại)|ở)\s+(?P<place>(?:(?:(?i:thành phố)|(?i:thủ đô)|tỉnh|huyện|quận|thị xã|xã(?: biên giới| đảo| vùng cao)?|phường|thị trấn|[Kk]hu(?: du lịch| di tích| lưu niệm| nghỉ dưỡng| sinh thái| công nghiệp)*|[Tt]rụ sở|[Cc]ửa khẩu|[Kk]hách sạn|[Bb]ảo tàng|[Tt]rường|[Nn]hà|[Tt]rung tâm|[Cc]ung(?: văn hóa| văn hoá| thể thao| thanh niên| lao động| thiếu nhi| hữu nghị)*|[Hh]ội trường|đảo|bang|vùng|làng|[Bb]ản|thôn|buôn|ấp|[Pp]hân hiệu|[Đđ]ồn|[Đđ]ại học|[Tt]hư viện|châu|công viên|đại sứ quán|tòa nhà|[Hh]ội quán|[Tt](?:òa|oà) thị chính|[Qq]uảng trường|[Ss]ân vận động|[Hh]ọc viện|[Ss]ân bay|[Nn]ghĩa trang|[Nn]hà văn h(?:óa|oá)|[Cc]hùa)\s+)*{word}(?:(?:\s+(?:(?i:thủ đô)|{word}|văn hóa|văn hoá|hữu nghị|nghị|quốc tế|hội nghị|hát(?: lớn)?|khách|thi đấu|triển lãm|thể thao|thông tin|quận|thanh thiếu nhi|thanh niên|thiếu nhi|lao động|cộng đồng|đa năng|nghệ thuật|và|của|-|–|tế|thành phố|tỉnh)|\s?\([^)]{{1,40}}\)|,\s+(?:(?:thành phố|TP|tỉnh|huyện|quận|thủ đô|xã|phường)\.?\s+)?\p{{Lu}}\p{{L}}+))*)",
    ))
});

/// Provinces and cities of Vietnam, before and after the mergers of 2025, and well-known places.
const VIETNAMESE: &str = "an giang|bà rịa|bạc liêu|bắc giang|bắc kạn|bắc ninh|bến tre|bình định|bình dương|bình phước|bình thuận|cà mau|cao bằng|cần thơ|đà nẵng|đắk lắk|đắk nông|điện biên|đồng nai|đồng tháp|gia lai|hà giang|hà nam|hà nội|hà tĩnh|hải dương|hải phòng|hậu giang|hòa bình|hưng yên|khánh hòa|kiên giang|kon tum|lai châu|lạng sơn|lào cai|lâm đồng|long an|nam định|nghệ an|ninh bình|ninh thuận|phú thọ|phú yên|quảng bình|quảng nam|quảng ngãi|quảng ninh|quảng trị|sóc trăng|sơn la|tây ninh|thái bình|thái nguyên|thanh hóa|thừa thiên|huế|tiền giang|hồ chí minh|tp.hcm|tphcm|trà vinh|tuyên quang|vĩnh long|vĩnh phúc|yên bái|hạ long|nha trang|đà lạt|vũng tàu|vinh|việt trì|hội an|sa pa|phú quốc|ninh kiều|sài gòn|móng cái|quy nhơn|buôn ma thuột|thủ đức|việt nam";

/// Places abroad where such meetings are often held, and their countries.
const ABROAD: &[(&str, &str)] = &[
    ("vientiane", "LA"),
    ("viêng chăn", "LA"),
    ("luang prabang", "LA"),
    ("phnom penh", "KH"),
    ("bắc kinh", "CN"),
    ("thượng hải", "CN"),
    ("nam ninh", "CN"),
    ("côn minh", "CN"),
    ("quảng châu", "CN"),
    ("mát-xcơ-va", "RU"),
    ("moskva", "RU"),
    ("moscow", "RU"),
    ("saint petersburg", "RU"),
    ("la habana", "CU"),
    ("havana", "CU"),
    ("tokyo", "JP"),
    ("osaka", "JP"),
    ("seoul", "KR"),
    ("new delhi", "IN"),
    ("washington", "US"),
    ("new york", "US"),
    ("paris", "FR"),
    ("london", "GB"),
    ("berlin", "DE"),
    ("geneva", "CH"),
    ("bangkok", "TH"),
    ("jakarta", "ID"),
    ("kuala lumpur", "MY"),
    ("minsk", "BY"),
    ("praha", "CZ"),
    ("budapest", "HU"),
    ("warszawa", "PL"),
    ("sofia", "BG"),
    ("brussels", "BE"),
    ("canberra", "AU"),
    ("ulaanbaatar", "MN"),
];

/// The place named in the range that is nearest to `event`, and where it stands.
///
/// Posts (`Đại sứ Lào tại Việt Nam`) and events (`tại Hội nghị`) are no places.
///
/// Example: `Chiều 27/9, tại Hà Nội, Trung ương Hội Nông dân Việt Nam tổ chức Hội thảo …` says `Hà Nội`.
pub(crate) fn place(
    passage: &Passage<'_>,
    range: Range<usize>,
    event: &Range<usize>,
) -> Option<(String, Range<usize>)> {
    let text = passage.text;
    let mut found: Vec<Range<usize>> = Vec::new();
    for captures in PLACE.captures_iter(text.get(range.clone())?) {
        let (Some(whole), Some(place)) = (captures.get(0), captures.name("place")) else {
            continue;
        };
        let at = range.start + whole.start()..range.start + place.end();
        let printed = range.start + place.start()..range.start + place.end();
        let number = text[printed.clone()]
            .bytes()
            .all(|byte| byte.is_ascii_digit());
        let within = event.start <= at.start && at.start < event.end;
        // `sinh viên Lào tại Việt Nam`: where they are, and no place of an event.
        let before = text[..at.start].trim_end();
        let land = text[printed.clone()].trim_end_matches('.') == "Việt Nam"
            && before.ends_with(char::is_alphanumeric)
            && !leads(before);
        if number || land || within || !stands_free(passage, &at, event) {
            continue;
        }
        // `tại tỉnh X, đã diễn ra lễ truy điệu quân tình nguyện Việt Nam tại Campuchia`: the second is told of those
        // whom the name names.
        let opened = found.iter().any(|other| other.start < event.start);
        if opened && at.start >= event.end && !leads(before) {
            continue;
        }
        // A house that is a body as well: `tại Nhà hát Lớn Hà Nội`.
        let house = passage.organizations.iter().find(|named| {
            printed.contains(&named.range.start)
                && named.range.end > printed.end
                && !text[printed.start..named.range.start].contains(',')
        });
        found.push(match house {
            Some(house) => printed.start..house.range.end,
            None => cut(passage, printed),
        });
    }
    let distance = |place: &Range<usize>| {
        if place.start >= event.end {
            place.start - event.end
        } else {
            event.start.saturating_sub(place.end)
        }
    };
    let nearest = found.into_iter().min_by_key(distance)?;
    Some((text[nearest.clone()].to_owned(), nearest))
}

/// The province or city to which guests come: `đến thăm và làm việc với lãnh đạo thành phố Cần Thơ`.
pub(crate) fn visited(passage: &Passage<'_>, event: &Event) -> Option<(String, Range<usize>)> {
    static PROVINCE: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"\b(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Tt]hủ đô)\s?\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}-]*){0,3}$",
        )
    });
    // `chuyến công tác tại tỉnh Vân Nam`, `đã đến thăm Cộng hòa Cuba`
    static LAND: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:chuyến\s(?:thăm|công tác)|thăm|đến|sang|tới)\b(?:,?\s(?:thăm|và|hữu nghị|chính thức|làm việc|công tác|tại|ở))*\s(?P<land>(?:(?:tỉnh|thành phố|thủ đô|nước|cộng hòa|vương quốc|liên bang|TP\.?)\s?)*(?-i:\p{Lu})[\p{L}-]*(?:\s(?-i:\p{Lu})[\p{L}-]*){0,3})$",
        )
    });
    let words = &passage.text[event.range.clone()];
    let coming = event.is_coming(passage.text);
    let journey = event.kind == MeetingKind::Visit && event.named;
    let land = journey
        .then(|| LAND.captures(words))
        .flatten()
        .and_then(|found| found.name("land"))
        .filter(|land| land.as_str() != "Việt Nam");
    let found = PROVINCE.find(words).filter(|_| coming);
    let found = found
        .map(|found| found.range())
        .or(land.map(|land| land.range()))?;
    let range = event.range.start + found.start..event.range.start + found.end;
    // `đến chào Bộ Tư lệnh Thủ đô Hà Nội`
    let within = |named: &&Named<LocalOrganization>| {
        named.range.start < range.start && range.start < named.range.end
    };
    if passage
        .organizations_in(event.range.clone())
        .any(|named| within(&named))
    {
        return None;
    }
    let nobody = passage
        .people_in(event.range.clone())
        .all(|named| named.range.end < range.start);
    nobody.then(|| (passage.text[range.clone()].to_owned(), range))
}

/// Whether the words lead to where an event is held: `diễn ra tại …`, but not `các tổ chức tại …`.
fn leads(before: &str) -> bool {
    static LEADS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:^|[,;(.]|\d:?|\b(?:diễn ra|tổ chức|khai mạc|bế mạc|nay|qua|mai|cùng ngày|tiếp|trực tiếp|trọng thể|được))\s*$",
        )
    });
    LEADS.is_match(before)
        && before
            .trim_end()
            .strip_suffix("tổ chức")
            .is_none_or(|before| !is_body(before))
}

/// Whether `tại …` tells of the event and not of a post or body just named.
fn stands_free(passage: &Passage<'_>, at: &Range<usize>, event: &Range<usize>) -> bool {
    static EVENT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:tại|ở)\s+(?:hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|lễ|buổi|kỳ|phiên|cuộc|chỉ thị|nghị quyết|báo cáo|điểm cầu)\b",
        )
    });
    let text = passage.text;
    let inside = passage
        .organizations
        .iter()
        .any(|named| named.range.start < at.start && at.start < named.range.end);
    let before = &text[..at.start];
    let after_event = at.start >= event.end && text[event.end..at.start].trim().is_empty();
    let object = text.get(event.end..at.start).is_some_and(|gap| {
        gap.len() < 160
            && !gap.contains(['.', ';'])
            && !gap.contains("trước")
            && (gap.contains("giữa") || gap.contains("tiếp") || gap.contains("với"))
    });
    !inside && !EVENT.is_match(&text[at.start..]) && (leads(before) || after_event || object)
}

/// Without what follows the place: a body that begins behind the comma (`tại Hà Nội, Bộ Ngoại giao …`),
/// or a person.
fn cut(passage: &Passage<'_>, place: Range<usize>) -> Range<usize> {
    let text = passage.text;
    let mut end = place.end;
    let others = passage
        .organizations
        .iter()
        .map(|named| &named.range)
        .chain(passage.people.iter().map(|named| &named.range));
    for other in others {
        if other.start > place.start
            && other.start < end
            && text[..other.start].trim_end().ends_with(',')
        {
            end = other.start;
        }
    }
    // `tại Hà Nội, Thứ trưởng …`: only a place continues a place.
    let mut kept = place.start;
    for (index, part) in text[place.start..end].split(',').enumerate() {
        let is_place = index == 0 || is_known(part) || begins_as_place(part);
        if !is_place {
            break;
        }
        kept = (kept + part.len() + usize::from(index > 0)).min(end);
    }
    let trimmed = text[place.start..kept.max(place.start)]
        .trim_end_matches(|c: char| c.is_whitespace() || ",.-–".contains(c));
    let trimmed = trimmed
        .strip_suffix(" và")
        .or_else(|| trimmed.strip_suffix(" của"))
        .unwrap_or(trimmed);
    place.start..place.start + trimmed.len()
}

fn begins_as_place(part: &str) -> bool {
    static BEGINNING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\s*(?:thành phố|tp|tỉnh|huyện|quận|thủ đô|xã|phường|thị xã|đảo|bang|số \d)\b")
    });
    BEGINNING.is_match(part)
}

fn is_known(part: &str) -> bool {
    let folded = part.trim().to_lowercase();
    VIETNAMESE.split('|').any(|name| folded == name)
        || ABROAD.iter().any(|(name, _)| folded == *name)
}

/// The country that a place tells: `Hà Nội`, `Vientiane`, `Osaka (Nhật Bản)`.
pub(crate) fn country(
    passage: &Passage<'_>,
    place: &Range<usize>,
    countries: &[CountryFact],
) -> Option<CountryCode> {
    let span = passage.span(place.clone());
    // `tại Vientiane, Lào`: the country may stand right behind.
    let named = countries.iter().find(|country| {
        country.mentions.iter().any(|mention| {
            let start = mention.span.start;
            mention.span.paragraph == span.paragraph && span.start <= start && start <= span.end + 3
        })
    });
    if let Some(country) = named {
        return Some(country.code);
    }
    let key = normalize(&passage.text[place.clone()]);
    let words = key.split(|letter: char| !letter.is_alphanumeric());
    let firsts: Vec<u8> = words.filter_map(|word| word.bytes().next()).collect();
    // What stands abroad comes first in the table, and counts wherever it is named.
    let named = KNOWN_PLACES.iter().find(|(name, _)| {
        (name.bytes().next()).is_some_and(|first| firsts.contains(&first))
            && key.match_indices(name.as_str()).any(|(at, _)| {
                !key[..at].ends_with(char::is_alphanumeric)
                    && !key[at + name.len()..].starts_with(char::is_alphanumeric)
            })
    });
    CountryCode::new(named?.1)
}

/// The places abroad, then those of Vietnam, as [`normalize`] has them, with their countries.
static KNOWN_PLACES: LazyLock<Vec<(String, &str)>> = LazyLock::new(|| {
    let home = VIETNAMESE.split('|').map(|name| (name, "VN"));
    let all = ABROAD.iter().copied().chain(home);
    all.map(|(name, code)| (normalize(name), code)).collect()
});
