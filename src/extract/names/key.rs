//! What the name of a body tells: whom it means, where the body is at home, what sort it is.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::extract::names::text::Text;
use crate::lexicon::body::expansion;
use crate::lexicon::{Body, Head, LEXICON, Shape, Token, tokens};
use crate::model::{CountryCode, OrganizationFact, OrganizationKind};

/// Vietnam.
pub(crate) fn is_home(country: Option<CountryCode>) -> bool {
    country.is_some() && country == CountryCode::new("VN")
}

/// The form under which two prints of one name meet: countries by their codes, abbreviations in full,
/// without `tại Việt Nam`.
pub(crate) fn key(named: &[Token<'_>]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(token) = named.get(at) {
        if let Some((length, code)) = LEXICON.countries.in_pair(named, at)
            && LEXICON
                .places
                .longest(named, at)
                .is_none_or(|(place, _)| place <= length)
            && (named[at].is_capital() && at > 0)
        {
            let pair = at + length == named.len()
                || named.get(at + length).is_some_and(|next| next.is("-"))
                || named.get(at - 1).is_some_and(|before| before.is("-"))
                || LEXICON.countries.longest(named, at).is_some();
            if pair {
                words.push(code.to_string());
                at += length;
                continue;
            }
        }
        // `Bộ Công an nước CHDCND Lào` is the `Bộ Công an Lào`.
        if at > 0 && named[at].is("nước") && LEXICON.countries.longest(named, at + 1).is_some() {
            at += 1;
            continue;
        }
        if let Some(behind) = inner_short(named, at) {
            at = behind;
            continue;
        }
        at += 1;
        match &*token.level {
            "." | "," | "\"" | "'" => {}
            "&" => words.push("và".to_owned()),
            "sỹ" => words.push("sĩ".to_owned()),
            word => words.push(expansion(word).map_or_else(|| word.to_owned(), str::to_owned)),
        }
    }
    if words.len() > 3 && words.ends_with(&["tại".to_owned(), "VN".to_owned()]) {
        words.truncate(words.len() - 2);
    }
    // `Đại học Senshu` is the `Trường Đại học Senshu`.
    if words.len() > 3
        && words.starts_with(&["trường".to_owned(), "đại".to_owned(), "học".to_owned()])
    {
        words.remove(0);
    }
    join_youth(&mut words);
    words.join(" ")
}

/// The union of youth of a province has one key: `Tỉnh đoàn Nghệ An`, `Đoàn Thanh niên tỉnh Nghệ An`, `Đoàn TNCS Hồ Chí
/// Minh tỉnh Nghệ An`.
fn join_youth(words: &mut Vec<String>) {
    let [first, rest @ ..] = words.as_slice() else {
        return;
    };
    let youth = || {
        let named = rest.join(" ");
        first == "đoàn" && (named.starts_with("thanh niên") || named.starts_with("tn "))
    };
    let province = rest.iter().rposition(|word| word == "tỉnh");
    let behind = if first == "tỉnh" && rest.first().is_some_and(|word| word == "đoàn") {
        2
    } else if let Some(at) = province.filter(|_| youth()) {
        at + 2
    } else {
        return;
    };
    if behind == words.len() {
        return;
    }
    let union = ["đoàn", "thanh", "niên", "tỉnh"].map(str::to_owned);
    words.splice(..behind, union);
}

/// Behind a short form in brackets that a name goes on behind: `Hội Liên hiệp Phụ nữ (LHPN) Việt Nam`.
fn inner_short(named: &[Token<'_>], at: usize) -> Option<usize> {
    match named.get(at..)? {
        [open, short, close, _, ..]
            if open.is("(") && close.is(")") && short.shape == Shape::Capitals =>
        {
            Some(at + 3)
        }
        _ => None,
    }
}

/// The known body whose name or form has this key.
pub(crate) fn known_by_key(key: &str) -> Option<&'static Body> {
    static BY_KEY: LazyLock<FxHashMap<String, &'static Body>> = LazyLock::new(|| {
        let mut by_key = FxHashMap::default();
        for body in LEXICON.bodies.all() {
            for form in std::iter::once(&body.name).chain(&body.forms) {
                by_key.entry(self::key(&tokens(form))).or_insert(body);
            }
        }
        by_key
    });
    BY_KEY.get(key).copied()
}

/// The name as printed, with single spaces, and spaces around a dash between words as the page has it.
pub(crate) fn printed_name(text: &Text<'_>, range: Range<usize>) -> String {
    let mut name = String::new();
    let named = &text.tokens[range.clone()];
    let mut short = 0;
    for at in range.clone() {
        if let Some(behind) = inner_short(named, at - range.start) {
            short = range.start + behind;
        }
        if at < short {
            continue;
        }
        let token = &text.tokens[at];
        let dash = token.is("-");
        let apart = (dash && pairs(text, at))
            || (at > range.start && text.is(at - 1, "-") && pairs(text, at - 1));
        if at > range.start && (token.spaced || apart) {
            name.push(' ');
        }
        name.push_str(if dash {
            "-"
        } else {
            &text.source[token.start..token.end]
        });
    }
    name
}

/// A dash between two countries, however it is spaced.
fn pairs(text: &Text<'_>, at: usize) -> bool {
    LEXICON.countries.in_pair(&text.tokens, at + 1).is_some()
}

/// The country of a body as its name tells it: the first country named, or that of its place.
pub(crate) fn home(named: &[Token<'_>]) -> Option<CountryCode> {
    // A country that is studied: `Viện Nghiên cứu Ấn Độ`.
    if named
        .windows(2)
        .any(|pair| pair[0].is("nghiên") && pair[1].is("cứu"))
    {
        return None;
    }
    (1..named.len()).find_map(|at| {
        let pair = named.get(at + 1).is_some_and(|next| next.is("-"));
        let place = LEXICON
            .places
            .longest(named, at)
            .filter(|_| named[at].is_capital());
        let country = LEXICON
            .countries
            .longest(named, at)
            .filter(|(length, _)| place.is_none_or(|(place, _)| place <= *length))
            .map(|(_, country)| country.code);
        let short = pair.then(|| LEXICON.countries.in_pair(named, at)).flatten();
        place
            .map(|(_, place)| place.country)
            .filter(|_| country.is_none())
            .or(country)
            .or(short.map(|(_, code)| code))
    })
}

/// The sort of body that a name tells.
pub(crate) fn kind(
    head: Option<Head>,
    named: &[Token<'_>],
    country: Option<CountryCode>,
) -> OrganizationKind {
    let Some(head) = head else {
        return OrganizationKind::Other;
    };
    let foreign = country.is_some() && !is_home(country);
    match head.kind {
        OrganizationKind::FriendshipAssociation => head.kind,
        OrganizationKind::ForeignNgo
            if is_home(country) && !named.iter().any(|token| token.is("tại")) =>
        {
            OrganizationKind::Other
        }
        OrganizationKind::Media | OrganizationKind::Business | OrganizationKind::International => {
            head.kind
        }
        _ if foreign => OrganizationKind::Foreign,
        kind => kind,
    }
}

/// The entry of a known body, without mentions and parent.
pub(crate) fn of_lexicon(body: &Body) -> OrganizationFact {
    OrganizationFact {
        name: body.name.clone(),
        kind: body.kind,
        acronym: body.acronym.clone(),
        country: body.country,
        parent: None,
        mentions: Vec::new(),
    }
}
