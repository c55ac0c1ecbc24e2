//! Quantities: sums of money, shares, and things counted in figures.

mod unit;

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::{Passage, Reading};
use crate::model::{FigureFact, Span};
use crate::text::normalize;
use crate::text::pattern::{Captures, Pattern, exact, pattern};

/// A number, perhaps with a scale: `393 tỷ`, `1.000`, `4,2 triệu`, `1,5 nghìn tỷ`.
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    exact(
        r"(?P<dollar>\$\s?)?(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+|\d+,\d{1,2}|\d+\.\d{1,2}|\d+)(?P<scale>(?:\s?(?i:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b){0,2})",
    )
});
static APPROXIMATE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:gần|hơn|khoảng|trên|chừng|ước(?: đạt| tính)?|xấp xỉ|ngót|trên dưới|gần đạt|khoảng trên|ít nhất|tối thiểu|lên tới|lên đến)\s+$",
    )
});
/// A number behind one of these is a name, an ordinal or a time: `lần thứ 22`, `Điều 5`, `lúc 8`.
static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:thứ|số|khóa|khoá|kỳ|kì|điều|mục|trang|quận|phường|tổ|top|hạng|cấp|tập|chương|phố|đường|hồi|lúc|ngày|tháng|năm|giai đoạn|nhiệm kỳ|quý|quí|tuổi|thế kỷ|tuần|vùng|lữ đoàn|sư đoàn|trung đoàn|quân khu|khu vực|bão|đội|kênh|phiên|vòng|ngõ|km|chỉ thị|nghị quyết|nghị định|kết luận|quyết định|thông tư|luật|kế hoạch|lần|tên|điện thoại|hotline|đt|tel|fax|zalo|phòng|tầng|bài|đợt|rằm|mùng|sáng|chiều|tối|trưa|đêm|covid|u|g|f|t)\s*[:.]?\s*$",
    )
});
static YEAR: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"(?P<against>so với|trước|từ|kể từ|đến)?\s*\bnăm\s+(?P<year>(?:19|20)\d\d)\b")
});

/// The quantities of an article, in reading order; one that is printed again is taken once.
///
/// Example: `Năm 2021 vận động được khoảng 233 triệu USD, tăng 5%.` has two of the year 2021.
pub(crate) fn find(reading: &Reading<'_>, barred: &[Span]) -> Vec<FigureFact> {
    let mut figures: Vec<FigureFact> = Vec::new();
    let mut known: HashSet<(u64, String)> = HashSet::new();
    for passage in &reading.passages {
        let years = LazyCell::new(|| years(passage.text));
        for captures in NUMBER.captures_iter(passage.text) {
            let Some(figure) = figure(passage, &captures, &years) else {
                continue;
            };
            let span = figure.span;
            let taken = barred.iter().any(|other| {
                other.paragraph == span.paragraph
                    && other.start < span.end
                    && span.start < other.end
            }) || passage.times.iter().any(|time| {
                time.range.start < span.range().end && span.range().start < time.range.end
            });
            if !taken && known.insert((figure.value.to_bits(), normalize(&figure.unit))) {
                figures.push(figure);
            }
        }
    }
    figures
}

fn figure(
    passage: &Passage<'_>,
    captures: &Captures<'_>,
    years: &LazyCell<Vec<Year>, impl FnOnce() -> Vec<Year>>,
) -> Option<FigureFact> {
    let text = passage.text;
    let whole = captures.get(0)?;
    let (start, end) = (whole.start(), whole.end());
    let (before, after) = (&text[..start], &text[end..]);
    let printed = captures.name("number")?.as_str();
    let scale = captures.name("scale").map_or("", |scale| scale.as_str());
    let dollar = captures.name("dollar").is_some();
    let approximate = APPROXIMATE.find(before);
    let plain_before = approximate
        .as_ref()
        .map_or(before, |found| &before[..found.start()]);
    let glued = before.ends_with(|c: char| c.is_alphanumeric() || "-–/.,".contains(c))
        || plain_before.trim_end().ends_with(['-', '–'])
            && plain_before
                .trim_end_matches(|c: char| c.is_whitespace() || c == '-' || c == '–')
                .ends_with(|c: char| c.is_ascii_digit());
    let runs_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == '-')
        && !unit::is_measured(after)
        || after
            .trim_start()
            .strip_prefix(['-', '–'])
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    // `cho thành phố 4,35 triệu USD`: a city, no street's number.
    // `mỗi năm 05 cán bộ`: no year.
    let city = ["thành phố", "ỗi năm", "ằng năm", "àng năm", "ỗi tháng"]
        .iter()
        .any(|words| before.trim_end().ends_with(words));
    if glued || runs_on || (approximate.is_none() && !city && ORDINAL.is_match(before)) {
        return None;
    }
    let (unit, length) = if dollar {
        ("USD".to_owned(), 0)
    } else {
        unit::read(after).or_else(|| rising(after))?
    };
    // `180,000 USD` is printed as in English; `2,125 tỷ đồng` and `1,250 km` have decimals.
    let english = scale.is_empty() && !unit::is_measure(&unit);
    let value = number(printed, english)? * multiple(scale);
    let bare_year = scale.is_empty() && printed.len() == 4 && (1900.0..=2100.0).contains(&value);
    if bare_year && approximate.is_none() {
        return None;
    }
    let from = approximate.as_ref().map_or(start, |found| {
        start - (before.len() - found.start()) + leading_space(found.as_str())
    });
    Some(FigureFact {
        value,
        unit,
        approximate: approximate.is_some(),
        year: year_of(years, start, passage.sentence_at(start).end),
        span: passage.span(from..end + length),
    })
}

/// `tăng từ 46 lên 61 em`: the first number counts what the second does.
fn rising(after: &str) -> Option<(String, usize)> {
    static TO: LazyLock<Pattern> =
        LazyLock::new(|| exact(r"^\s+(?:lên|xuống|còn)\s+(?:hơn |gần |khoảng )?[\d.,]*\d"));
    let (unit, _) = unit::read(&after[TO.find(after)?.end()..])?;
    Some((unit, 0))
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// `1.000` is a thousand, `4,2` and `20.1` have decimals.
fn number(printed: &str, english: bool) -> Option<f64> {
    let mut groups = printed.split(',');
    let first = groups.next().unwrap_or(printed);
    let thousands = english && first != "0" && !printed.contains('.') && {
        let mut groups = groups.clone();
        groups.clone().next().is_some() && groups.all(|group| group.len() == 3)
    };
    if thousands {
        return printed.replace(',', "").parse().ok();
    }
    let grouped = printed
        .split(',')
        .next()
        .unwrap_or(printed)
        .split('.')
        .skip(1)
        .all(|group| group.len() == 3);
    let plain = if grouped {
        printed.replace('.', "").replace(',', ".")
    } else {
        printed.to_owned()
    };
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

fn multiple(scale: &str) -> f64 {
    scale
        .split_whitespace()
        .map(|word| match word.to_lowercase().as_str() {
            "trăm" => 1e2,
            "nghìn" | "ngàn" => 1e3,
            "vạn" => 1e4,
            "triệu" => 1e6,
            "tỷ" | "tỉ" => 1e9,
            _ => 1.0,
        })
        .product()
}

/// A year that a paragraph names.
struct Year {
    range: Range<usize>,
    year: Option<i16>,
}

/// The years that a text names; those that only compare (`so với năm 2020`) are passed over.
fn years(text: &str) -> Vec<Year> {
    let years = YEAR.captures_iter(text).filter(|captures| {
        let against = captures.name("against");
        against.is_none_or(|word| word.as_str().is_empty())
    });
    let years = years.filter_map(|captures| {
        Some(Year {
            range: captures.get(0)?.range(),
            year: captures.name("year")?.as_str().parse().ok(),
        })
    });
    years.collect()
}

/// The year named last before the figure, else the one named next in its sentence.
fn year_of(years: &[Year], at: usize, sentence_end: usize) -> Option<i16> {
    let behind = years.partition_point(|year| year.range.start < at);
    let before = behind.checked_sub(1).and_then(|last| years[last].year);
    before.or_else(|| {
        let next = years.get(behind)?;
        (next.range.end <= sentence_end).then_some(next.year)?
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::extract::reading::Reading;
    use crate::extract::tests::article;
    use crate::model::Facts;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = article(&[text]);
        let found: Vec<String> = find(&Reading::new(&article, &Facts::default()), &[])
            .iter()
            .map(|figure| {
                let sign = if figure.approximate { "~" } else { "" };
                let year = figure
                    .year
                    .map_or(String::new(), |year| format!(" in {year}"));
                format!("{sign}{} {}{year}", figure.value, figure.unit)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn money() {
        check(
            "Năm 2021 vận động được khoảng 233 triệu USD, tăng 5% so với năm 2020.",
            &["~233000000 USD in 2021", "5 % in 2021"],
        );
        check("Thu hút hơn 393 tỷ đồng.", &["~393000000000 VND"]);
        check("Tổng giá trị 4,2 triệu USD.", &["4200000 USD"]);
        check(
            "Trao 6,5 triệu yên và 100 nghìn euro.",
            &["6500000 JPY", "100000 EUR"],
        );
        check("Trị giá 1,5 nghìn tỷ đồng.", &["1500000000000 VND"]);
        check("Tặng 5.000.000 đồng.", &["5000000 VND"]);
        check("Viện trợ 2 triệu đô la Mỹ.", &["2000000 USD"]);
        check("Tặng thành phố 4,35 triệu USD.", &["4350000 USD"]);
    }

    #[test]
    fn counted_nouns() {
        check("Hội có 67 đối tác nước ngoài.", &["67 đối tác"]);
        check("Hơn 1.000 hoạt động đối ngoại.", &["~1000 hoạt động"]);
        check("Gần 200 đại biểu tham dự.", &["~200 đại biểu"]);
        check("Có 14 Dự án đến từ Áo.", &["14 dự án"]);
        check("Trao 240 suất học bổng cho các em.", &["240 suất học bổng"]);
        check(
            "91 đại biểu từ 45 quốc gia.",
            &["91 đại biểu", "45 quốc gia"],
        );
        check("Tăng từ 81% lên 97%.", &["81 %", "97 %"]);
        check("Tặng 5.200 cuốn sách tiếng Nga.", &["5200 cuốn sách"]);
        check(
            "Thu hút 300 bạn trẻ và 18 du học sinh.",
            &["300 bạn trẻ", "18 du học sinh"],
        );
        check(
            "Bầu 35 Ủy viên, thêm 5 hội cơ sở, gặp hơn 300 bạn bè quốc tế.",
            &["35 ủy viên", "5 hội cơ sở", "~300 bạn bè quốc tế"],
        );
    }

    #[test]
    fn what_is_no_quantity() {
        check(
            "Đại hội lần thứ 22, kỷ niệm 50 năm quan hệ, ông 78 tuổi.",
            &[],
        );
        check("Lúc 8 giờ 30 ngày 12/4/2022, tại quận 5.", &[]);
        check("Nhiệm kỳ 2019-2024, giai đoạn 2021 - 2025.", &[]);
        check("Dịch COVID-19, bão số 3, Nghị quyết 57.", &[]);
        check("Xuân Quê hương 2026 gồm nhiều hoạt động.", &[]);
        check("Điện thoại: 024 3845 6303.", &[]);
        check("Gấp 2 lần, trong 3 ngày, giữa 2 nhà nước và 2 bên.", &[]);
        check("Mỗi năm 05 cán bộ sang học.", &["5 cán bộ"]);
    }
}
