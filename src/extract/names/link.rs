//! Words that give a person a post: `hiện là`, `được bầu giữ chức`, `trên cương vị`.

use std::sync::LazyLock;

use crate::extract::names::name;
use crate::extract::names::text::Text;
use crate::lexicon::{LEXICON, Phrases, Shape};

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
static BEFORE: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "để",
        "rồi",
        "sau đó",
        "trước đó nữa",
        "trước nữa",
        "sau này",
        "tiếp đó",
        "người",
        "đều",
        "cùng",
        "còn",
        "đồng thời còn",
        "bắt đầu",
        "lên",
        "qua",
        "quay về",
        "sang",
        "trở lại",
        "trở về",
        "về lại",
        "về",
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
    ])
});

/// Verbs of those who choose, behind `được`.
static CHOSEN: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "bầu bổ sung",
        "chọn",
        "luân chuyển",
        "tin tưởng bầu",
        "tin tưởng giao",
        "thăng chức",
        "tuyển dụng",
        "tái bầu",
        "tín nhiệm cử",
        "tín nhiệm giao",
        "xác nhận",
        "điều chuyển",
        "đề bạt",
        "thuyên chuyển",
        "quyết định bổ nhiệm",
        "thống nhất bầu",
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
    ])
});

/// Verbs of holding a post that need no other word.
static HOLDS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "chuyển sang làm",
        "nắm giữ",
        "đảm trách",
        "kinh qua",
        "trải qua",
        "nhận",
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
    ])
});

/// What a post is called before its title.
static NAMED: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "các chức vụ như",
        "các chức vụ",
        "các chức danh như",
        "các chức danh",
        "các chức",
        "các cương vị như",
        "các cương vị",
        "các nhiệm vụ",
        "các vị trí như",
        "các vị trí",
        "nhiều chức vụ như",
        "nhiều chức vụ",
        "nhiều cương vị",
        "nhiều vị trí như",
        "nhiều vị trí",
        "nhiệm vụ là",
        "chức vụ là",
        "trách nhiệm là",
        "vị trí là",
        "vị trí",
        "ghế",
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
    ])
});

/// Words for a time that is over, between a name and the post held then: `ông A, khi đó là Giám đốc …`.
static THEN: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "khi ấy",
        "khi còn",
        "khi đó",
        "khi",
        "lúc bấy giờ",
        "lúc còn",
        "lúc này",
        "lúc ấy",
        "lúc đó",
        "bấy giờ",
        "thời còn",
        "thời điểm luân chuyển",
        "thời điểm ấy",
        "thời điểm đó",
        "thời đó",
        "có thời gian",
    ])
});

/// Words by which somebody leaves a post where a verb of holding or a noun behind them tells that it is one.
static LEAVES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "được cho thôi",
        "được thôi",
        "xin thôi",
        "thôi",
        "không còn",
        "rời",
        "bị cách",
        "bị thôi",
        "mất",
        "rời khỏi",
    ])
});

/// Words by which somebody leaves a post that say so alone.
static QUITS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::of(&[
        "xin từ chức",
        "từ chức",
        "xin từ nhiệm",
        "từ nhiệm",
        "bị miễn nhiệm",
        "bị bãi nhiệm",
        "được miễn nhiệm",
    ])
});

/// The words at `at` that link the person named before them with the title behind them.
///
/// Example: `được bầu giữ chức vụ` before `Chủ tịch`, `nguyên là` before `Thứ trưởng`.
pub(crate) fn link(text: &Text<'_>, at: usize) -> Option<Link> {
    text.is_lower(at).then(|| linked(text, at)).flatten()
}

/// The same where the words may begin a sentence.
fn linked(text: &Text<'_>, at: usize) -> Option<Link> {
    let over = |end: usize| {
        Some(Link {
            end,
            former: true,
            elected: false,
        })
    };
    let mut end = at;
    while let Some(more) = behind(text, end, &BEFORE) {
        end = more;
    }
    // `, khi đó là Chủ tịch UBND huyện`, `(khi còn giữ chức Giám đốc)`
    if let Some(then) = behind(text, end, &THEN) {
        let then = any(text, then, &["đang", "còn", "vẫn"]).unwrap_or(then);
        let holds = any(
            text,
            then,
            &["là", "làm", "giữ", "ở", "đảm nhiệm", "đảm nhận"],
        );
        return holds.and_then(|verb| over(named(text, verb).unwrap_or(verb)));
    }
    // `thôi giữ chức Chủ tịch UBND tỉnh`, `được cho thôi giữ chức vụ Giám đốc`, `bị cách chức Phó Chủ tịch`
    if let Some(left) = behind(text, end, &LEAVES) {
        let verb = any(text, left, &["giữ", "làm", "đảm nhiệm", "kiêm nhiệm", "là"]);
        let noun = named(text, verb.unwrap_or(left));
        if let Some(from) = noun.or(verb) {
            return over(from);
        }
    }
    // `ông A xin từ chức Chủ tịch Hội`
    if let Some(from) = behind(text, end, &QUITS) {
        return over(named(text, from).unwrap_or(from));
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
                "có thời gian làm",
                "có thời gian giữ",
                "kiêm",
                "đảm đương",
                "đảm nhiệm",
                "đảm nhận",
                "kinh qua",
                "trải qua",
            ],
        )
        .or_else(|| chosen(text, verb))?;
        return over(named(text, from).unwrap_or(from));
    }
    let passive = chosen(text, end).or_else(|| {
        let told = text.ends_in(end, "được tín nhiệm") || text.ends_in(end, "được đại hội");
        told.then(|| behind(text, end, &CHOSEN)).flatten()
    });
    let (verb, elected) = match passive {
        // `được bầu làm`, `được bổ nhiệm giữ`, `được giao chức`
        Some(chosen) => (
            taken(text, chosen).unwrap_or(chosen),
            text.is_any(chosen - 1, &["bầu", "lại", "cử", "tôn", "sung"]),
        ),
        None => {
            let verb = behind(text, end, &HOLDS).or_else(|| {
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
                None => return left(text, end),
            }
        }
    };
    let noun = named(text, verb);
    // `trên cương vị`, `với tư cách`: the noun makes them words for a post.
    let bare = passive.is_none() && text.is_any(verb - 1, &["trên", "với", "nhậm", "nhận", "qua"]);
    if bare && noun.is_none() {
        return None;
    }
    // `Ông đã đảm nhiệm các chức vụ: …` tells of a career.
    let many = noun.is_some() && text.is_any(verb, &["các", "nhiều"]);
    Some(Link {
        end: noun.unwrap_or(verb),
        former: passed || many,
        elected,
    })
}

/// Behind `được` with the verb of those who choose, of whom the text tells no more, and where to: `được điều động, bổ
/// nhiệm`, `được luân chuyển về`.
fn chosen(text: &Text<'_>, at: usize) -> Option<usize> {
    let verb = (text.is(at, "được")).then(|| behind(text, at + 1, &CHOSEN));
    verb.flatten().map(|verb| further(text, verb))
}

/// Behind the further verbs of those who choose, and behind where to.
fn further(text: &Text<'_>, mut end: usize) -> usize {
    while text.is_any(end, &[",", "và"])
        && let Some(more) = behind(text, end + 1, &CHOSEN)
    {
        end = more;
    }
    any(text, end, &["trở lại", "về", "sang", "lên", "qua"])
        .filter(|&to| taken(text, to).is_some())
        .unwrap_or(end)
}

/// Behind the verb of whoever takes the post for which somebody is chosen.
fn taken(text: &Text<'_>, at: usize) -> Option<usize> {
    static TAKEN: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::of(&[
            "giữ",
            "là",
            "làm",
            "trở thành",
            "vào làm",
            "vào",
            "đảm nhiệm",
            "đảm nhận",
            "đảm đương",
        ])
    });
    behind(text, at, &TAKEN)
}

/// The words at `at` that link a person with a post for which a body chooses that they name: `được HĐND tỉnh bầu giữ
/// chức`, `được Ban Bí thư điều động, bổ nhiệm làm`, `bị Thủ tướng cách chức`.
pub(crate) fn link_by(text: &Text<'_>, at: usize) -> Option<Link> {
    const LONGEST: usize = 16;
    const OTHERS: [&str; 16] = [
        "ông", "bà", "anh", "chị", "và", "cho", "đề", "để", "là", "vì", "mà", "xem", "tại", "về",
        "biết", "thấy",
    ];
    let mut start = at;
    while let Some(more) = behind(text, start, &BEFORE) {
        start = more;
    }
    let lost = text.is(start, "bị");
    if !lost && !text.is(start, "được") {
        return None;
    }
    let by = start + 1;
    for end in by..by + LONGEST {
        let token = text.tokens.get(end)?;
        let word = token.is_word() || text.is_any(end, &["-", "/"]);
        // `được Tổng thống Anna Weber bổ nhiệm làm`: whoever chooses is read as well.
        let chooser = token.shape == Shape::Capital && !name::is_syllable(text, end)
            || name::vietnamese(text, end).is_some_and(|length| length > 2);
        if !word || chooser || text.is_any(end, &OTHERS) {
            return None;
        }
        if lost {
            if let Some(from) = any(text, end, &["cách chức", "miễn nhiệm", "bãi nhiệm"])
            {
                return Some(Link {
                    end: named(text, from).unwrap_or(from),
                    former: true,
                    elected: false,
                });
            }
        } else if let Some(verb) = behind(text, end, &CHOSEN) {
            let verb = further(text, verb);
            let from = taken(text, verb)?;
            return Some(Link {
                end: named(text, from).unwrap_or(from),
                former: false,
                elected: false,
            });
        }
    }
    None
}

/// `từ` before the post that somebody leaves for the one told behind: `từ Phó Giám đốc Sở X về làm Giám đốc Sở Y`.
fn left(text: &Text<'_>, at: usize) -> Option<Link> {
    const LONGEST: usize = 16;
    let from = text.behind(at, "từ")?;
    let from = named(text, from).unwrap_or(from);
    let (length, title) = LEXICON.titles.longest(&text.tokens, from)?;
    let comes = |at: usize| {
        chosen(text, at)
            .or_else(|| behind(text, at, &BEFORE))
            .is_some_and(|to| taken(text, to).is_some())
    };
    let to = (from + length..from + length + LONGEST)
        .take_while(|&at| !text.is_any(at, &[".", ";", ":", "\""]))
        .any(|at| text.is(at, "làm") || text.behind(at, "giữ chức").is_some() || comes(at));
    (to && !title.profession).then_some(Link {
        end: from,
        former: true,
        elected: false,
    })
}

/// Behind what a post is called before its title, and behind what opens a list of several: `các chức vụ:`, `nhiều vị
/// trí tại Bộ Nội vụ như`.
fn named(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let end = behind(text, at, &NAMED)?;
    if !text.is_any(at, &["các", "nhiều"]) {
        return Some(end + usize::from(text.is(end, ":")));
    }
    let opens = |at: usize| match text.behind(at, "như") {
        Some(like) => Some(like + usize::from(text.is(like, ":"))),
        None => text.is_any(at, &[":", "("]).then_some(at + 1),
    };
    let within = || {
        (end + 1..end + LONGEST)
            .take_while(|&at| !text.is_any(at, &[".", ",", ";"]))
            .find_map(opens)
    };
    let placed = text.is_any(end, &["trong", "tại", "ở", "của"]);
    Some(
        opens(end)
            .or_else(|| placed.then(within).flatten())
            .unwrap_or(end),
    )
}

/// Whether the words before the post at `at` tell of whom is named behind a comma, and whether of what was:
/// `Khi còn là Giám đốc Sở X, ông Nam …`, `Với cương vị Chủ tịch Hội, bà Mai …`, `Trước khi làm …`.
pub(crate) fn cue(text: &Text<'_>, at: usize) -> Option<bool> {
    const FARTHEST: usize = 12;
    let leads = |from: usize| linked(text, from).is_some_and(|link| link.end == at);
    let nearest = (at.saturating_sub(FARTHEST)..at)
        .rev()
        .find(|&from| text.is_any(from, &["khi", "gian", "với", "trên", "trong", "ở"]))?;
    let before = |words: &[&str]| nearest > 0 && text.is_any(nearest - 1, words);
    match &*text.tokens[nearest].level {
        "khi" if before(&["trước", "sau"]) => leads(nearest + 1).then_some(false),
        "khi" => leads(nearest).then_some(true),
        "gian" => (before(&["thời"]) && leads(nearest + 1)).then_some(true),
        "với" | "trên" => leads(nearest).then_some(false),
        _ => (named(text, nearest + 1) == Some(at)).then_some(false),
    }
}

/// At the comma behind the time at `at` when somebody held a post: `năm 2014,`, `từ tháng 3 đến tháng 6-2015,`.
pub(crate) fn timed(text: &Text<'_>, at: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let word = |at: usize| {
        (text.tokens.get(at)).is_some_and(|token| {
            matches!(
                &*token.level,
                "năm" | "tháng" | "ngày" | "từ" | "đến" | "vào" | "hồi" | "-" | "/"
            )
        })
    };
    let end = (at..at + LONGEST).find(|&at| !word(at) && !text.is_number(at))?;
    (end > at && text.is(end, ",")).then_some(end)
}

/// Behind the longest of these phrases that stands at `at`.
fn behind(text: &Text<'_>, at: usize, phrases: &Phrases<()>) -> Option<usize> {
    let (length, ()) = phrases.longest(&text.tokens, at)?;
    Some(at + length)
}

/// Behind the first of these phrases that stands at `at`.
fn any(text: &Text<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|words| text.behind(at, words))
}
