//! Words that give a person a post: `hiện là`, `được bầu giữ chức`, `trên cương vị`.

use crate::extract::names::text::Text;

/// Words by which a person comes to a post or holds it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link {
    /// Behind them: where the title begins.
    pub(crate) end: usize,
    /// The post was held before: `từng là`, `nguyên là`.
    pub(crate) former: bool,
    /// The person was chosen for the post, by a body that the text need not name again: `được bầu làm`.
    pub(crate) elected: bool,
}

/// What may stand before the verb.
const BEFORE: [&str; 25] = [
    "về",
    "cùng",
    "và",
    "hiện nay",
    "hiện tại",
    "hiện",
    "nay",
    "bây giờ",
    "giờ",
    "đang",
    "đã",
    "sẽ",
    "vừa",
    "mới",
    "cũng",
    "vẫn",
    "tiếp tục",
    "lần lượt",
    "đồng thời",
    "chính thức",
    "tạm thôi",
    "trước đây",
    "trước đó",
    "được tín nhiệm",
    "được đại hội",
];

/// Verbs of those who choose, behind `được`.
const CHOSEN: [&str; 17] = [
    "hiệp thương cử",
    "tín nhiệm bầu lại",
    "tín nhiệm bầu",
    "bầu lại",
    "bầu",
    "tái cử",
    "cử",
    "suy tôn",
    "bổ nhiệm lại",
    "bổ nhiệm",
    "tái bổ nhiệm",
    "chỉ định",
    "phân công",
    "phê chuẩn",
    "điều động",
    "giao",
    "mời",
];

/// Verbs of holding a post that need no other word.
const HOLDS: [&str; 17] = [
    "chuyển sang giữ",
    "giữ",
    "là",
    "kiêm nhiệm",
    "kiêm",
    "đảm nhiệm",
    "đảm nhận",
    "đảm đương",
    "tái đắc cử",
    "đắc cử",
    "tái cử",
    "trúng cử",
    "trở thành",
    "nhậm",
    "tiếp nhận",
    "trên",
    "với",
];

/// What a post is called before its title.
const NAMED: [&str; 17] = [
    "các chức vụ như",
    "các chức vụ",
    "các chức danh",
    "các cương vị",
    "nhiều chức vụ như",
    "các vị trí",
    "chức vụ",
    "chức danh",
    "chức",
    "cương vị là",
    "cương vị",
    "vai trò là",
    "vai trò",
    "nhiệm vụ",
    "trọng trách",
    "tư cách là",
    "tư cách",
];

/// The words at `at` that link the person named before them with the title behind them.
///
/// Example: `được bầu giữ chức vụ` before `Chủ tịch`, `nguyên là` before `Thứ trưởng`.
pub(crate) fn link(text: &Text<'_>, at: usize) -> Option<Link> {
    if !text.is_lower(at) {
        return None;
    }
    let mut end = at;
    while let Some(more) = any(text, end, &BEFORE) {
        end = more;
    }
    // `thôi giữ chức Chủ tịch UBND tỉnh`, `được cho thôi giữ chức vụ Giám đốc`
    let left = any(
        text,
        end,
        &["được cho thôi", "được thôi", "xin thôi", "thôi"],
    )
    .and_then(|left| any(text, left, &["giữ", "làm", "đảm nhiệm", "kiêm nhiệm"]));
    if let Some(from) = left {
        return Some(Link {
            end: any(text, from, &NAMED).unwrap_or(from),
            former: true,
            elected: false,
        });
    }
    // `ông A xin từ chức Chủ tịch Hội`
    let resigned = any(
        text,
        end,
        &["xin từ chức", "từ chức", "xin từ nhiệm", "từ nhiệm"],
    );
    if let Some(from) = resigned {
        return Some(Link {
            end: any(text, from, &NAMED).unwrap_or(from),
            former: true,
            elected: false,
        });
    }
    let passed = text.ends_in(end, "trước đây") || text.ends_in(end, "trước đó");
    if text.is_any(end, &["từng", "nguyên", "vốn"]) {
        let verb = end + 1;
        let from = any(
            text,
            verb,
            &[
                "là",
                "làm",
                "giữ",
                "nắm giữ",
                "đảm nhiệm",
                "đảm nhận",
                "kinh qua",
                "trải qua",
            ],
        )?;
        let end = any(text, from, &NAMED).unwrap_or(from);
        return Some(Link {
            end: end + usize::from(end > from && text.is(end, ":")),
            former: true,
            elected: false,
        });
    }
    let passive = text
        .is(end, "được")
        .then(|| any(text, end + 1, &CHOSEN))
        .flatten()
        .or_else(|| {
            let told = text.ends_in(end, "được tín nhiệm") || text.ends_in(end, "được đại hội");
            told.then(|| any(text, end, &CHOSEN)).flatten()
        });
    let (verb, elected) = match passive {
        // `được bầu làm`, `được bổ nhiệm giữ`, `được giao chức`
        Some(chosen) => (
            any(text, chosen, &["làm", "giữ", "là", "vào"]).unwrap_or(chosen),
            text.is_any(chosen - 1, &["bầu", "lại", "cử", "tôn"]),
        ),
        None => {
            let verb = any(text, end, &HOLDS).or_else(|| {
                // `ông A làm Chủ tịch`; but `làm Trưởng đoàn` is no office.
                let leads = ["trưởng đoàn", "phó trưởng đoàn", "phó đoàn", "đoàn trưởng"]
                    .iter()
                    .any(|words| text.behind(end + 1, words).is_some());
                (text.is(end, "làm") && !leads).then_some(end + 1)
            });
            match verb {
                Some(verb) => (verb, text.is_any(verb - 1, &["cử", "làm", "giữ", "kiêm"])),
                // `đồng thời Chủ tịch …`
                None if end > at && text.ends_in(end, "đồng thời") => (end, false),
                None => return None,
            }
        }
    };
    let named = any(text, verb, &NAMED);
    // `trên cương vị`, `với tư cách`: the noun makes them words for a post.
    let bare = passive.is_none() && text.is_any(verb - 1, &["trên", "với", "nhậm", "nhận"]);
    if bare && named.is_none() {
        return None;
    }
    // `Ông đã đảm nhiệm các chức vụ: …` tells of a career.
    let many = named.is_some_and(|_| text.is_any(verb, &["các", "nhiều"]));
    let end = named.unwrap_or(verb);
    Some(Link {
        end: end + usize::from(many && text.is(end, ":")),
        former: passed || many,
        elected,
    })
}

/// Behind the first of these phrases that stands at `at`.
fn any(text: &Text<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|words| text.behind(at, words))
}
