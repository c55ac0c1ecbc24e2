//! Posts that stand apart from the names of those who hold them.

use crate::extract::names::address::address;
use crate::extract::names::link::{link, link_by};
use crate::extract::names::person::People;
use crate::extract::names::place;
use crate::extract::names::post::Post;
use crate::extract::names::text::Text;
use crate::lexicon::region;

/// How far, in tokens, a post may stand behind the name of whoever comes to it.
const FARTHEST_HOLDER: usize = 60;

impl People<'_> {
    /// Posts that stand apart from the name of whoever comes to them: the person named last before, in
    /// the same sentence.
    ///
    /// Example: `Đồng chí A trở về công tác tại Bộ Ngoại giao trên cương vị Quyền Bộ trưởng`.
    pub(crate) fn give_apart(&mut self, at: usize, token: usize, posts: &[Post]) -> bool {
        const COMES: [&str; 24] = [
            "chuyển làm",
            "chuyển về làm",
            "nhiệm vị trí",
            "giữ vị trí",
            "giữ nhiệm vụ",
            "nhận vị trí",
            "về làm",
            "sang làm",
            "lên làm",
            "hiện là",
            "hiện nay là",
            "hiện đang là",
            "bổ nhiệm làm",
            "chỉ định làm",
            "điều động làm",
            "giới thiệu làm",
            "cử làm",
            "cương vị",
            "giữ chức",
            "chức vụ",
            "chức danh",
            "giao",
            "bầu làm",
            "phân công làm",
        ];
        let text = &self.texts[at];
        let start = text
            .sentence_start(token)
            .max(token.saturating_sub(FARTHEST_HOLDER));
        // `Bà A sinh năm 1978; trước khi được bổ nhiệm là Trưởng phòng …`
        let former = text.ends_in(token, "là")
            && (start..token).any(|at| text.behind(at, "trước khi").is_some());
        let lost = text.ends_in(token, "hình thức cách chức")
            || ["khi còn là", "khi còn làm", "khi còn giữ chức"]
                .iter()
                .any(|words| text.ends_in(token, words));
        if !former && !lost && !COMES.iter().any(|words| text.ends_in(token, words)) {
            return false;
        }
        if is_no_ones(text, start, token) {
            return false;
        }
        let lost = lost || is_left(text, start, token);
        let named_last = |before: usize| {
            let last = self.named.before(at, before);
            last.filter(|one| one.text == at && one.tokens.start >= start)
        };
        // `Ông A được Chủ tịch nước B bổ nhiệm làm …`: B gives the post to A.
        let given = (start..token).rev().find(|&at| text.is(at, "được"));
        let nearest = match (named_last(token), given) {
            (Some(one), Some(given)) if one.tokens.start > given => named_last(given),
            (nearest, _) => nearest,
        };
        let Some((person, named)) = nearest.map(|one| (one.person, one.tokens.end)) else {
            return false;
        };
        // `Bộ trưởng A bổ nhiệm ông B giữ chức …`: of B, whom the page has named in full before.
        let other = (named..token).any(|from| {
            let (name, _, addressed) = address(text, from);
            addressed && name > from && text.is_capital(name)
        });
        if other {
            return false;
        }
        let mut posts = posts.to_vec();
        for post in &mut posts {
            post.former |= former || lost;
        }
        self.fill(
            at,
            Some(person),
            &mut posts,
            self.bodies.before(at, token, named),
        );
        self.give(at, person, &posts);
        true
    }

    /// The person behind `đối với` to whom a decision gives the post before it, or from whom it takes the
    /// post: where to go on.
    ///
    /// Examples: `phê chuẩn kết quả miễn nhiệm chức vụ Chủ tịch UBND tỉnh Nghệ An đối với ông A`; `bầu Phó Chủ tịch
    /// HĐND tỉnh, nhiệm kỳ 2016-2021, đối với bà B`.
    pub(crate) fn give_ahead(&mut self, at: usize, token: usize, posts: &[Post]) -> Option<usize> {
        const FARTHEST: usize = 9;
        const DECIDED: [&str; 10] = [
            "chức vụ",
            "chức danh",
            "chức",
            "miễn nhiệm",
            "bãi nhiệm",
            "phê chuẩn",
            "chuẩn y",
            "bầu",
            "bầu bổ sung",
            "bầu giữ chức",
        ];
        let text = &self.texts[at];
        let decided = DECIDED.iter().any(|words| text.ends_in(token, words));
        // `Quỹ là tổ chức thành viên của Liên hiệp …`
        if !decided || text.ends_in(token, "tổ chức") {
            return None;
        }
        let end = posts.last()?.end;
        let end = end + usize::from(text.is(end, ","));
        let from = (end..end + FARTHEST)
            .take_while(|&at| !text.is_any(at, &[".", ",", ";"]))
            .filter(|at| !text.is(at - 1, "thay"))
            .find_map(|at| {
                ["đối với", "với", "cho", "của"]
                    .iter()
                    .find_map(|words| text.behind(at, words))
            })
            .filter(|&from| address(text, from).2)?;
        let former = is_taken(text, token);
        let named = self.places.len();
        let behind = self.read_name(at, from)?;
        let person = self.places.get(named..)?.last()?.person;
        let mut posts = posts.to_vec();
        for post in &mut posts {
            post.former |= former;
            // `miễn nhiệm chức danh Phó Chủ tịch đối với ông A`: of the body whose meeting it is.
            let own = post.traits.bodiless || post.traits.loose || !post.traits.shared.is_empty();
            if former && !own && post.organization.is_none() {
                post.organization = self.convened();
            }
        }
        self.give(at, person, &posts);
        Some(behind)
    }

    /// The person behind what the holder of a post is in charge of: where to go on.
    ///
    /// Example: `Trợ lý Ngoại trưởng Mỹ phụ trách khu vực Đông Á Daniel Miller`.
    pub(crate) fn give_charged(&mut self, at: usize, posts: &[Post]) -> Option<usize> {
        const FARTHEST: usize = 16;
        let text = &self.texts[at];
        let end = posts.last()?.end;
        if !text.is_any(end, &["phụ", "đặc"]) || !text.is(end + 1, "trách") {
            return None;
        }
        let mut from = end + 2;
        while from < end + FARTHEST && text.tokens.get(from)?.is_word() {
            let named = self.places.len();
            if let Some(body) = self.bodies.holding(at, from) {
                from = body.tokens.end;
            } else if let Some(length) =
                region(&text.tokens, from).filter(|_| text.is_capital(from))
            {
                from += length;
            } else if let Some(place) = place::place(text, from) {
                from = place;
            } else if let Some(behind) = self
                .read_name(at, from)
                .or_else(|| self.titled_foreign(at, from, None))
            {
                let person = self.places.get(named..)?.last()?.person;
                self.give(at, person, posts);
                return Some(behind);
            } else {
                from += 1;
            }
        }
        None
    }

    /// A person whom a form of address alone means, with the posts behind it: `Ông nguyên là Thứ trưởng …`,
    /// `bầu bà giữ chức Chủ tịch`.
    pub(crate) fn read_pronoun(&mut self, at: usize, token: usize) {
        let text = &self.texts[at];
        let Some(end) = ["ông", "bà", "đồng chí", "ngài"]
            .iter()
            .find_map(|words| text.behind(token, words))
        else {
            return;
        };
        // `Cùng dự có các đồng chí là Ủy viên …: A; B`
        let many = token > 0 && text.is_any(token - 1, &["các", "hai", "ba", "những"]);
        let cued = (text.is_any(token, &["ông", "bà"]) && text.is_lower(end))
            .then(|| self.cued.remove(&(at, token)))
            .flatten();
        let links = link(text, end).or_else(|| link_by(text, end)).is_some();
        if many || !links && cued.is_none() {
            return;
        }
        // `ông A gửi vòng hoa. Bà làm …`: not of whom the page calls by the other word.
        const FARTHEST: usize = 4;
        let other = match text.tokens[token].is("bà") {
            true => ["ông", "anh", "thầy"],
            false => ["bà", "chị", "cô"],
        };
        let mut before = (at, token);
        for _ in 0..FARTHEST {
            let Some(one) = self.named.before(before.0, before.1) else {
                return;
            };
            if one.text + 1 < at {
                return;
            }
            let start = one.tokens.start;
            before = (one.text, start);
            let told = &self.texts[one.text];
            let called = start > 0 && told.is_any(start - 1, &other) || is_relative(told, start);
            if !called || !is_relative(told, start) && !text.is_any(token, &["ông", "bà"]) {
                let person = one.person;
                if let Some(posts) = cued {
                    self.give(at, person, &posts);
                }
                if links {
                    self.posts_behind(at, end, person, None);
                }
                return;
            }
        }
    }
}

/// The words before the post at `at`, behind `start`, give it to nobody who is named before them: `chào xã giao Bộ
/// trưởng`, `quy hoạch chức danh Phó Giám đốc`, `phân công cán bộ giữ chức Bí thư`, `ký quyết định giao quyền Chủ tịch`,
/// `không được bầu làm Chủ tịch`, `được đề nghị giữ chức Giám đốc`.
fn is_no_ones(text: &Text<'_>, start: usize, at: usize) -> bool {
    const LONGEST: usize = 7;
    const OTHERS: [&str; 10] = [
        "từ chối",
        "đề nghị",
        "đề xuất",
        "dự kiến",
        "quy hoạch",
        "cán bộ",
        "nhân sự",
        "ứng cử",
        "các chức danh",
        "số chức danh",
    ];
    let from = at.saturating_sub(LONGEST).max(start);
    let given = || (start..at).any(|token| text.is(token, "được"));
    if text.ends_in(at, "giao") && !given() {
        return true;
    }
    let held = |words: &str, token: usize| {
        words.ends_with("chức danh") && token > 0 && text.is_any(token - 1, &["giữ", "nhiệm"])
    };
    // `không được bầu làm …`, but `không còn giữ chức …`, `chưa đầy một năm giữ chức …`.
    let denied = |token: usize| {
        const GO_ON: [&str; 8] = ["còn", "chỉ", "đầy", "đến", "tới", "những", "phải", "lâu"];
        text.is_any(token, &["không", "chưa"]) && !text.is_any(token + 1, &GO_ON)
    };
    (from..at).any(|token| {
        let other = |words: &&str| text.behind(token, words).is_some() && !held(words, token);
        denied(token) || OTHERS.iter().any(other)
    })
}

/// The words before the post at `at` tell that whoever is named before them has left it: `từng giữ chức`, `cho thôi
/// giữ chức`, `cho thôi các chức vụ`.
fn is_left(text: &Text<'_>, start: usize, at: usize) -> bool {
    const LONGEST: usize = 5;
    let from = at.saturating_sub(LONGEST).max(start);
    (from..at).any(|token| {
        text.is(token, "từng") || text.is(token, "thôi") && !text.is(token.wrapping_sub(1), "tạm")
    })
}

/// The post at `at` is taken from its holder: `phê chuẩn miễn nhiệm chức vụ Chủ tịch UBND tỉnh Nghệ An của ông A`.
pub(crate) fn is_taken(text: &Text<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|from| {
        [
            "miễn nhiệm",
            "bãi nhiệm",
            "cách chức",
            "thôi chức",
            "thôi giữ",
        ]
        .iter()
        .any(|words| text.behind(from, words).is_some())
    })
}

/// Whoever is named at `at` is told of for a relative's sake: `là con trai của ông A`, `là vợ nguyên Chủ tịch Hội X A`.
fn is_relative(text: &Text<'_>, at: usize) -> bool {
    const FARTHEST: usize = 14;
    const KIN: [&str; 10] = [
        "con gái",
        "con rể",
        "con ruột",
        "con trai",
        "là chồng",
        "là cháu",
        "là con",
        "là em",
        "là vợ",
        "em trai",
    ];
    (at.saturating_sub(FARTHEST)..at)
        .rev()
        .take_while(|&from| text.tokens[from].is_word())
        .any(|from| KIN.iter().any(|words| text.behind(from, words).is_some()))
}
