//! Words of which no verb tells who says them: behind a colon, or as an answer.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::Passage;
use crate::model::{LocalPerson, ParagraphKind};
use crate::text::pattern::{Pattern, pattern};

/// `Ông A, từng là lính thủy, không giấu được nước mắt: “Tôi đã trở lại …”`: whose words stand behind a colon, without a
/// verb that tells of them.
pub(crate) fn bursts_out(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<(LocalPerson, Range<usize>)> {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:ông|bà|anh|chị|cô|cụ|ngài|đồng chí|đại sứ|chủ tịch|gs|pgs|ts|ths|[.,])\s*)+$",
        )
    });
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:đề|tên|gọi|hiệu|thơ|bài|điệp|phẩm|hát|sách|tranh|chữ|tặng)$")
    });
    /// What stands in quotation marks and is shorter is a name.
    const LEAST: usize = 30;
    let text = passage.text;
    let named = passage.people_in(sentence.clone()).next()?;
    let colon = named.range.end + text[named.range.end..sentence.end].find(':')?;
    let gap = text[named.range.end..colon].trim_end();
    let words = text[colon + 1..sentence.end].trim_start();
    let quoted = words.starts_with(['“', '"']) && words.len() > LEAST;
    let plain = gap.len() < 200 && !gap.contains(['.', ';', '“', '"']);
    (OPENS.is_match(&text[sentence.start..named.range.start])
        && quoted
        && plain
        && !NAMED.is_match(gap)
        && passage.people_in(named.range.end..colon).next().is_none())
    .then_some((named.entity, named.range.start..colon))
}

/// `Đại sứ A: Tôi thường nói …`: an interview's paragraph that opens with who answers.
pub(crate) fn answers(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<(LocalPerson, Range<usize>)> {
    const LONGEST: usize = 60;
    let opens = sentence.start == 0 && passage.kind == ParagraphKind::Body;
    let named = passage
        .people_in(sentence.clone())
        .next()
        .filter(|_| opens)?;
    let said = passage.text[named.range.end..].strip_prefix(": ")?;
    let lead = &passage.text[..named.range.start];
    (lead.len() < LONGEST && !lead.contains([',', '“']) && said.contains(' '))
        .then(|| (named.entity, named.range.clone()))
}

/// Who opens the sentence, does something and goes on to say something: `Ông A bắt tay từng người, nói rằng …`, `Đáp lại,
/// bà B buộc chỉ cổ tay cho khách và chúc …`; nobody else is named between.
pub(crate) fn goes_on_to_say(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    verb: &Range<usize>,
) -> Option<Vec<LocalPerson>> {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:[^,.;:“”]{2,60},\s)?(?:(?:cụ|già|em|cháu|ông|bà|anh|chị|cô|chú|bác|thầy|ngài|đồng chí|đ/c|đại sứ|gs|pgs|ts|ths|bác sĩ|bác sỹ|nghệ sĩ|[.,])\s*)+$",
        )
    });
    static ON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"(?:,\s(?:và\s|đồng thời\s|vừa\s|rồi\s)?|\s(?:và|rồi|đồng thời)\s)(?:thay mặt\s[^,.;:“”]{2,80}\s)?(?:cũng\s|đã\s|xúc động\s|vui vẻ\s)?$",
        )
    });
    let text = passage.text;
    let mut named = passage.people_in(sentence.start..verb.start);
    let first = named.next()?;
    let others = named.any(|other| other.entity != first.entity);
    let between = &text[first.range.end..verb.start];
    let own = between.starts_with(' ') && between.len() < 220 && ON.is_match(between);
    let quoted = between.contains(['“', '”', '"', ';', ':']) || passage.is_quoted(verb.start);
    // `Ông A là người mà …, nói rằng`: no deed of his stands between.
    let told = [" là ", " được ", " bị ", " mà "]
        .iter()
        .any(|word| between.contains(word));
    let opens = OPENS.is_match(&text[sentence.start..first.range.start]);
    (opens && own && !others && !quoted && !told).then(|| vec![first.entity])
}
