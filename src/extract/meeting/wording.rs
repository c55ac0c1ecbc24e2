//! How far the names of events go.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::meeting::encounter::counterpart::is_country;
use crate::extract::meeting::event::RITES;
use crate::extract::reading::Passage;
use crate::extract::reading::calendar::PrintedTime;
use crate::lexicon::LEXICON;
use crate::model::MeetingKind;
use crate::text::pattern::{Pattern, exact, pattern};

/// Words of which none belongs to a name: what follows tells of the event.
static STOP: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:diễn ra|được|do|tại|ở|vào|nhằm|để|có|đã|sẽ|đang|vừa|là|khai mạc|bế mạc|cho|từ|theo|thông qua|thống nhất|thu hút|gồm|kết thúc|xác định|phân công|ghi nhận|khẳng định|còn|nêu|cũng|bầu|nghe|lần này|này|nói trên|trên|đó|trước|sau|dưới sự|nhân dịp|nhân kỷ niệm|nhân ngày|nhân chuyến|mà|khi|thì|nên|bao gồm|kéo dài|quy tụ|long trọng|trọng thể|dự kiến|chính thức|giao nhiệm vụ|cần|phải|giúp|góp phần|tập trung|đánh giá|nhấn mạnh|như|thành công|cùng|bằng|đều|và các|các đại biểu|ông|bà|đồng chí|hôm|ngày\s+(?:\d+|hôm|nay|mai)|chụp|lắng nghe|tiến hành|vinh dự|hân hạnh|vui mừng|về phía|về phần|đồng thời|ra|trong đó|qua|tới đây|vẫn|không|chưa|gây|mang|thể hiện|tạo|bắt đầu|nhận|dành|thảo luận|thăm|đến chào|đến thăm|tới chào|tới thăm|sang thăm|biểu quyết|bỏ phiếu|nối với|có mặt|nằm)\b",
    )
});
/// After a comma a name goes on only with its term, its ordinal, its year or another task.
static GOES_ON: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:nhiệm kỳ|khóa|khoá|lần thứ|\d+ năm|năm (?:19|20)\d\d|giai đoạn|nhiệm vụ|phương hướng|định hướng|triển khai|hướng dẫn|quán triệt|phổ biến|tổng kết|sơ kết|đánh giá)\b",
    )
});
/// `trong tình hình mới` belongs to a name, `trong tháng 5` does not.
static TOPICAL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^trong\s+(?:tình hình|bối cảnh|kỷ nguyên|thời kỳ|giai đoạn|lĩnh vực|công tác|hoạt động|quan hệ)\b",
    )
});
static ADVERBIAL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:sáng|trưa|chiều|tối|đêm)\s+(?:ngày|nay|qua|mai|cùng|hôm|\d)|^(?:với|trong)\b")
});
/// What is planned for a year: `phương hướng hoạt động trong năm 2025`.
static PLANS: LazyLock<Pattern> = LazyLock::new(|| {
    exact(r"\b(?:phương hướng|nhiệm vụ|kế hoạch)(?:,? (?:nhiệm vụ|hoạt động|công tác))*$")
});
/// Where a visit leads: `chuyến thăm, làm việc tại thành phố Busan`.
static AT: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^tại\s+(?:(?:tỉnh|thành phố|thủ đô|nước)\s+)?\p{Lu}"));
static AND: LazyLock<Pattern> = LazyLock::new(|| exact(r"^và\s+(?P<next>\S+)"));

static THEME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:(?:với|có|theo|về)\s+)?(?:chủ đề|tên gọi|tiêu đề|chuyên đề)\s*:?\s*")
});
/// A name that is whole without its theme: `Đại hội đại biểu lần thứ VI, nhiệm kỳ 2019 - 2024 với chủ đề “…”`.
static COUNTED: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"\b(?:lần thứ|nhiệm kỳ|nhiệm kì|khóa|khoá)\s\S"));
/// How a feast is kept, between the word for it and what is kept: `Lễ mít tinh trọng thể kỷ niệm 50 năm …`.
static SOLEMN: LazyLock<Pattern> =
    LazyLock::new(|| exact(r"^(?:trọng thể|long trọng)\s+(?:kỷ niệm|kỉ niệm|chào mừng)\s"));
/// A post in capitals begins to tell of a person: `Khai mạc Hội thảo, Chủ tịch …`.
static POST: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?:(?:Phó )?(?:Chủ tịch|Trưởng [Bb]an|Tổng Thư ký|Bộ trưởng|Thủ tướng|Chủ nhiệm|Giám đốc|Bí thư|Viện trưởng|Đại sứ|Tổng Lãnh sự)|Thứ trưởng|GS|PGS|TS|Tiến sĩ|Giáo sư)\b",
    )
});

/// Provinces of two lands that meet, the last word of a name: `giữa các tỉnh Hà Giang, Lào Cai (Việt Nam) và tỉnh Vân Nam
/// (Trung Quốc)`.
static PROVINCES: LazyLock<Pattern> = LazyLock::new(|| {
    let place = r"\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*){0,3}";
    exact(&format!(
        r"^giữa\s(?:[^.,;:“”()]{{1,60}}\s)?(?:các|hai|ba|bốn|\d)\s(?:tỉnh|thành phố|huyện|nước)\s{place}(?:,\s{place})+(?:\s\([^()]{{1,40}}\))?\svà\s(?:[^.,;:“”()]{{1,40}}\s)?{place}(?:\s\([^()]{{1,40}}\))?"
    ))
});

/// What a gathering is held for, right behind the word for it.
static OCCASION: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^nhân\s(?:dịp\s)?(?:kỷ niệm|kỉ niệm|ngày|tết)\b"));

/// The years of a term, in brackets, behind which a name goes on.
static TERM: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?P<years>\((?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\))\s(?:lần thứ|khóa|khoá|nhiệm kỳ)\b",
    )
});

/// The short form of what stands before it, in brackets, behind which a name goes on.
static SHORT: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"^(?P<short>\([A-ZĐ]{2,6}\))\s(?:\p{Lu}\p{Ll}|năm\s\d|lần thứ|khóa|khoá|nhiệm kỳ|giai đoạn|khu vực|hai nước|hai tỉnh)",
    )
});

/// The most words that a name takes.
const LONGEST: usize = 44;

/// Where the name that begins with the head ends.
pub(crate) fn name_end(
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
    ) || matches!(
        &*text[head.clone()].to_lowercase(),
        "buổi nói chuyện" | "buổi chia sẻ"
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
        // `với chủ đề “…”`: the quotation is still the name, where it has no ordinal and no term.
        if let Some(theme) = THEME.find(rest)
            && !COUNTED.is_match(&text[head.end..end])
            && let Some(quotation) = passage
                .quotations
                .iter()
                .find(|range| range.start == at + theme.end())
        {
            return quotation.end;
        }
        // `gặp mặt nhân kỷ niệm 100 năm …`: what it is held for is all that names it.
        if end == head.end
            && kind == MeetingKind::Exchange
            && let Some(occasion) = OCCASION.find(rest)
        {
            end = at + occasion.end();
            continue;
        }
        if let Some(sides) = PROVINCES.find(rest) {
            return at + sides.end();
        }
        // `Gặp gỡ thanh niên (TN) Việt Nam`
        if let Some(short) = SHORT.captures(rest).and_then(|found| found.name("short")) {
            end = at + short.end();
            continue;
        }
        // `Hội nghị Đoàn Chủ tịch khóa V (2013 - 2018) lần thứ IX`
        if let Some(term) = TERM.captures(rest).and_then(|term| term.name("years")) {
            end = at + term.end();
            continue;
        }
        let first = end == head.end;
        if first && rest.starts_with(',') && goes_on(&text[head.clone()], &rest[1..]) {
            end = at + 1;
            continue;
        }
        let united = || text[..end].ends_with("đoàn kết");
        let joins =
            rest.starts_with("với ") && (united() || between_two && !rest.starts_with("với sự"));
        let belongs = || {
            joins
                || TOPICAL.is_match(rest)
                || rest.starts_with("trong năm ") && PLANS.is_match(&text[head.end..end])
        };
        if times.iter().any(|time| time.range.start == at)
            || (STOP.is_match(rest)
                && !goes_on_at(&text[..end], rest, kind)
                && !(between_two && first && rest.starts_with("giữa")))
            || (ADVERBIAL.is_match(rest) && !belongs())
            || rest.starts_with(['(', ':', ';', ',', '.'])
            || (!first && rest.starts_with("với các "))
            || (rest.starts_with(['-', '–'])
                && (!joins_names(&text[..end], rest)
                    || POST.is_match(rest.trim_start_matches(['-', '–', ' ']))))
            || (first && POST.is_match(rest))
            || ends_at_and(&text[head.start..end], rest)
            || (first && rest.starts_with("về việc"))
            || (!first && between_two && rest.starts_with("trao đổi về "))
        {
            break;
        }
        let word = unglued(rest.split(char::is_whitespace).next().unwrap_or(rest));
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
            // `huy hiệu TP. Hồ Chí Minh`
            if matches!(word, "TP." | "Tp.") && text[at + word.len()..].starts_with(' ') {
                end = at + word.len();
                continue;
            }
            if &word[plain.len()..] == ","
                && goes_on(&text[head.start..end], &text[end + 1..sentence_end])
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

/// The word without a sentence that is printed right behind its stop: `nghị.Nhiều` is `nghị.`.
fn unglued(word: &str) -> &str {
    let glued = word.match_indices('.').map(|(at, _)| at + 1).find(|&at| {
        word[..at - 1].ends_with(char::is_lowercase) && word[at..].starts_with(char::is_uppercase)
    });
    glued.map_or(word, |at| &word[..at])
}

/// `Ngày thành lập`, `trên địa bàn tỉnh X`, `đề ra nhiệm vụ`, `Lễ đón chính thức`, `đoàn kết với nhân dân X`, `chuyến thăm chính thức Lào`, and where a visit leads to belong to names.
fn goes_on_at(name: &str, rest: &str, kind: MeetingKind) -> bool {
    // `chiêu đãi trọng thể nhân dịp Quốc khánh`
    static BANQUET: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\bchiêu đãi(?:\s+(?:trọng thể|long trọng))?$"));
    static REASON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:trọng thể|long trọng|nhân (?:dịp )?(?:kỷ niệm|kỉ niệm|ngày|quốc khánh|năm))\b",
        )
    });
    rest.starts_with("Ngày ")
        || rest.starts_with("ra ") && name.ends_with(" đề")
        || rest.starts_with("trên địa bàn")
        || rest.starts_with("ở nước ngoài")
        || rest.starts_with("cho ") && name.ends_with("chuẩn bị")
        || rest.starts_with("chính thức") && name.ends_with("ễ đón")
        || SOLEMN.is_match(rest)
        || BANQUET.is_match(name) && REASON.is_match(rest)
        || name.ends_with("đoàn kết") && rest.starts_with("với ")
        || is_compound(name, rest)
        || name.ends_with("huyến thăm") && rest.starts_with("chính thức ")
        || kind == MeetingKind::Visit && AT.is_match(rest)
        || abroad(name, rest)
        || tells_of_those_met(name, rest)
}

/// Whether the name goes on with where those are from or posted whom it names: `cuộc gặp với Đại sứ Việt Nam tại Lào`,
/// `buổi trao đổi với đoàn đại biểu từ Osaka`, `họp mặt chuyên gia Việt Nam giúp Lào`.
fn tells_of_those_met(name: &str, rest: &str) -> bool {
    static POSTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:đại sứ|tổng lãnh sự|đại biện(?: lâm thời)?|trưởng đại diện|đại diện|giám đốc quốc gia)(?:\s[\p{L}-]+){0,8}$",
        )
    });
    static COME: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:đoàn|đoàn (?:đại biểu|công tác|khách|cán bộ|sinh viên|học sinh|chuyên gia)|đại biểu|sinh viên|học sinh|chuyên gia|tình nguyện viên)$",
        )
    });
    static HELPED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:chuyên gia|quân tình nguyện|bộ đội tình nguyện|tình nguyện)(?:\s[\p{L}-]+){0,4}$",
        )
    });
    let behind = |word: &str| rest.strip_prefix(word).map(str::trim_start);
    behind("tại ").is_some_and(|land| is_country(land) && POSTED.is_match(name))
        || behind("từ ")
            .is_some_and(|from| from.starts_with(char::is_uppercase) && COME.is_match(name))
        || behind("giúp ").is_some_and(|land| {
            (is_country(land) || land.starts_with("nước bạn")) && HELPED.is_match(name)
        })
}

/// Whether the name's last words are those of this land who live in another one: `gặp gỡ cựu sinh viên Việt Nam tại Lào`.
fn abroad(name: &str, rest: &str) -> bool {
    static PEOPLE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:sinh viên|học sinh|người|cộng đồng|kiều bào|bà con|doanh nghiệp|doanh nhân|trí thức|hội viên|chuyên gia|lao động)(?:\sngười)?\sViệt(?:\sNam)?$",
        )
    });
    PEOPLE.is_match(name)
        && (rest
            .strip_prefix("tại ")
            .or_else(|| rest.strip_prefix("ở ")))
        .is_some_and(is_country)
}

/// Whether a word that else tells of the event is the second half of another: `đổi mới sáng tạo`, `đào tạo cán bộ`,
/// `tiếp nhận hài cốt`.
fn is_compound(name: &str, rest: &str) -> bool {
    let first = name.trim_end().rsplit(' ').next().unwrap_or("");
    let first = first.to_lowercase();
    match rest.split(|c: char| !c.is_alphanumeric()).next() {
        Some("tạo") => matches!(&*first, "sáng" | "đào" | "cải" | "kiến" | "nhân" | "chế"),
        Some("nhận") => matches!(&*first, "tiếp" | "đón" | "công" | "giao" | "chứng"),
        Some("gây") => rest.starts_with("gây quỹ"),
        Some("ở") => first == "nhà",
        Some("giúp") => rest.starts_with("giúp đỡ"),
        _ => false,
    }
}

/// Whether the text at `end` leaves off within a name: a space, or a comma before a term.
fn continues(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    rest.starts_with(' ')
}

/// Whether what stands behind a comma still belongs to the name: its term or its ordinal, another rite or
/// gathering of the same event, another noun of a list, or the other of two orders.
///
/// Examples: `Lễ công bố, trao quyết định`, `gặp mặt, tọa đàm`, `Gặp mặt các tổ chức, dự án phi chính phủ`,
/// `Lễ trao Huân, Huy chương`.
fn goes_on(name: &str, rest: &str) -> bool {
    static LIST: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:các|những)(?:\s+\p{Ll}+){1,3}$"));
    static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:tổ chức|cá nhân|dự án|đơn vị|cơ quan|ngành|địa phương|đoàn thể|doanh nghiệp|tập thể|hội|chi hội|ban|sở|bộ|chuyên gia|tình nguyện viên|nhà|cán bộ|học giả|huyện|tỉnh|thành phố)\b",
        )
    });
    static RITE: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"^lễ\s+(?:{})$", *RITES)));
    static RITES_ON: LazyLock<Pattern> = LazyLock::new(|| exact(&format!(r"^(?:{})\b", *RITES)));
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
    // `Liên hoan thanh niên, sinh viên thế giới lần thứ 19`
    static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| {
        exact(r"^(?:\p{Ll}+,?\s){1,10}lần thứ\s(?:\d|[IVX]|nhất\b|hai\b|ba\b|tư\b)")
    });
    // `hợp tác thương mại, kinh tế, khoa học và kỹ thuật`
    const FIELDS: &str = "kinh tế|thương mại|đầu tư|văn hóa|văn hoá|giáo dục|đào tạo|du lịch|khoa học|công nghệ|kỹ thuật|y tế|thể thao|thể dục|nghệ thuật|quốc phòng|an ninh|chính trị|ngoại giao|xã hội|nông nghiệp|công nghiệp|lao động|môi trường|năng lượng|giao thông|tài chính|ngân hàng|nông, lâm|tư pháp|thông tin|báo chí|xuất bản";
    static FIELD: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"\b(?:{FIELDS})$")));
    static FIELDS_ON: LazyLock<Pattern> = LazyLock::new(|| pattern(&format!(r"^(?:{FIELDS})\b")));
    // `về công tác quản lý, bảo vệ biên giới`, `về phòng, chống ma túy`
    static WORKS: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"\b(?:phòng|quản lý|xây dựng|giữ gìn|bảo tồn|nghiên cứu|sản xuất|giao lưu|củng cố|tăng cường|thu hút|tìm kiếm|phòng ngừa|hợp tác|gìn giữ|tuyên truyền)$",
        )
    });
    static WORKS_ON: LazyLock<Pattern> = LazyLock::new(|| {
        exact(
            r"^(?:chống|bảo vệ|sử dụng|phát triển|phát huy|ứng dụng|chế biến|tiêu thụ|hợp tác|đấu tranh|ngăn chặn|giáo dục|phổ biến|quản lý|cứu nạn|cứu hộ|quy tập|hội nhập|mở rộng|khai thác|củng cố)\s",
        )
    });
    let rest = rest.trim_start();
    GOES_ON.is_match(rest)
        || is_doublet(name, rest)
        || ORDINAL.is_match(rest) && !STOP.is_match(rest)
        || TALK.is_match(name) && rest.starts_with("làm việc")
        || RITE.is_match(name) && RITES_ON.is_match(rest)
        || GATHERING.is_match(name) && GATHERINGS_ON.is_match(rest)
        || NOUN.is_match(rest) && LIST.is_match(name)
        || name.ends_with(" Huân") && rest.starts_with("Huy chương")
        || FIELD.is_match(name) && FIELDS_ON.is_match(rest)
        || name.contains(" về ") && WORKS.is_match(name) && WORKS_ON.is_match(rest)
}

/// Whether a comma joins two words that the press says together.
///
/// Examples: `Hội nghị về công tác giải quyết khiếu nại, tố cáo`, `Hội nghị phòng, chống tham nhũng, tiêu cực`.
fn is_doublet(name: &str, rest: &str) -> bool {
    LEXICON.doublets.iter().any(|(one, others)| {
        let ends = name
            .strip_suffix(one)
            .is_some_and(|before| before.ends_with(' ') || before.is_empty());
        ends && others.iter().any(|other| rest.starts_with(other))
    })
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
    if name.ends_with("ữu nghị") && rest.starts_with("và Hợp tác") {
        return false;
    }
    AND.captures(rest)
        .and_then(|found| found.name("next"))
        .is_some_and(|next| {
            let feast = next.as_str() == "trao" && name.to_lowercase().contains("kỷ niệm");
            next.as_str().starts_with(char::is_uppercase)
                || feast
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

/// `tổ chức` as a verb ends a name.
fn is_organizing(text: &str, at: usize, word: &str) -> bool {
    word == "tổ" && text[at..].starts_with("tổ chức") && !is_body(&text[..at])
}

/// Whether `tổ chức` is a noun behind the words: in `các tổ chức`, `hai tổ chức`, not in `lần thứ hai tổ chức`.
pub(crate) fn is_body(before: &str) -> bool {
    static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:các|những|nhiều|một số|mỗi|về|của|công tác|hệ thống|đại diện)\s+$")
    });
    static COUNTED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"(?:^|[\s(“])(?:\d{1,3}|một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s+$")
    });
    static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:thứ|ngày|sáng|trưa|chiều|tối|tháng|khóa|khoá|kỳ|số|quý|-|–)\s+\S+\s+$")
    });
    NOUN.is_match(before) || COUNTED.is_match(before) && !ORDINAL.is_match(before)
}

/// Without words that need another behind them.
fn trim_end(text: &str, least: usize, mut end: usize) -> usize {
    const OPEN: &[&str] = &[
        "và", "của", "về", "việc", "với", "giữa", "trong", "các", "cho", "-", "–", "lần",
    ];
    loop {
        let trimmed = text[..end].trim_end_matches([' ', ',', '\u{a0}']);
        end = trimmed.len().max(least);
        let last = trimmed.rsplit([' ', '\u{a0}']).next().unwrap_or("");
        // `buổi tiếp và làm việc`
        let works = last == "việc" && trimmed.ends_with("làm việc");
        if end > least && OPEN.contains(&last) && !works {
            end -= last.len();
        } else {
            return end;
        }
    }
}
