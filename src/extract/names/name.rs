//! How people's names are written.

use crate::extract::names::address::is_addressed;
use crate::extract::names::continuation::FOLLOWING;
use crate::extract::names::place::is_word_place;
use crate::extract::names::text::Text;
use crate::lexicon::{CountryForm, LEXICON, PlaceKind, Shape, region};
use crate::text::letter::is_alphabetic;

/// The longest name of a person, in words.
const MAX_NAME: usize = 5;

/// A syllable as Vietnamese names have them: a capital and small letters, at most seven.
pub(crate) fn is_syllable(text: &Text<'_>, at: usize) -> bool {
    let capital = text.tokens.get(at).filter(|token| token.is_capital());
    capital.is_some_and(|token| {
        let length = token.level.chars().count();
        let whole = token.shape == Shape::Capital || length == 1;
        let foreign =
            |letter: char| !is_alphabetic(letter) || matches!(letter, 'f' | 'j' | 'w' | 'z');
        whole && length <= 7 && !token.level.chars().any(foreign)
    })
}

/// A country or a place of at least two words begins at `at`: `Hà Nội` is nobody's name.
///
/// A person's name may begin as a town or a district does, and behind a form of address be the same:
/// `ông Đồng Văn Lâm`, `ông Vũ Quang`.
fn is_place(text: &Text<'_>, at: usize) -> bool {
    let place = LEXICON
        .places
        .longest(&text.tokens, at)
        .filter(|(length, place)| {
            let small = matches!(place.kind, PlaceKind::City | PlaceKind::District);
            let goes_on = is_syllable(text, at + length) && text.tokens[at + length].spaced;
            let longer = goes_on && (LEXICON.places.longest(&text.tokens, at + length)).is_none();
            !(small && (longer || is_addressed(text, at)))
        });
    let country = LEXICON.countries.longest(&text.tokens, at);
    region(&text.tokens, at).is_some()
        || place.is_some_and(|(length, _)| length > 1)
        || country.is_some_and(|(length, _)| length > 1)
}

/// A title or the name of a body begins at `at`, so that a name before it ends there.
///
/// A word of two syllables with capitals both, behind which nothing goes on, is none: `ông Trịnh Công Đoàn, Chủ
/// tịch xã`.
fn ends_name(text: &Text<'_>, at: usize) -> bool {
    let title = LEXICON.titles.longest(&text.tokens, at);
    let head = LEXICON
        .heads
        .longest(&text.tokens, at)
        .filter(|(length, _)| {
            *length != 2
                || text.is_lower(at + 1)
                || text.is_capital(at + 2)
                || is_word_place(text, at + 2)
        });
    title.is_some_and(|(length, title)| !title.loose && length > 1)
        || head.is_some_and(|(length, head)| !head.loose && length > 1)
        || LEXICON
            .bodies
            .longest(text.source, &text.tokens, at, false)
            .is_some_and(|(length, _)| length > 1)
}

/// How many words the Vietnamese full name at `at` has, 2 to 5: a surname and what stands with it.
///
/// Example: `Thào Xuân Sùng` has three; `Hà Nội` and `Hội nghị` are none.
pub(crate) fn vietnamese(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.tokens.get(at)?;
    let born = LEXICON.surnames.contains(&first.level) || word_end(text, at) > at + 1;
    let spelled = is_syllable(text, at) || born && first.shape == Shape::Capital;
    if !spelled || is_year(text, at) || is_year(text, at + 1) || !born || is_place(text, at) {
        return None;
    }
    if text.is(at, "đoàn") && is_delegation(text, at) {
        return None;
    }
    // `Từ Hà Nội, Hội nghị nối với …`
    if text.is(at, "từ") && text.begins_sentence(at) && is_place(text, at + 1) {
        return None;
    }
    let mut words = 1;
    let mut length = word_end(text, at) - at;
    // `TS Trần Thị Mai Nguyên Phó Viện trưởng`
    let past = |at: usize| {
        let post = LEXICON.titles.longest(&text.tokens, at + 1);
        text.is_any(at, &["nguyên", "cựu"]) && post.is_some_and(|(_, post)| !post.loose)
    };
    // `Tôn Nữ Hoàng Yến` is of the royal family, and no `Nữ hoàng`.
    let royal = |at: usize| text.is(at, "nữ") && text.is(at - 1, "tôn") && is_syllable(text, at);
    while words < MAX_NAME
        && (follows(text, at + length) || royal(at + length))
        && !(words > 2 && past(at + length))
    {
        length = word_end(text, at + length) - at;
        words += 1;
    }
    // `Kim Young-hee`
    let hyphen = text.is(at + length, "-")
        && !text.is_title_dash(at + length)
        && !text.tokens[at + length].spaced
        && text
            .tokens
            .get(at + length + 1)
            .is_some_and(|next| !next.spaced);
    // `Kim Tae Woo`: the last syllable is none of the language.
    let strange = words == 2 && is_strange(text, at + length);
    (words > 1 && !hyphen && !strange).then_some(length)
}

/// The word at `at` goes on a name and is no syllable of the language: `Woo`, `Jae`.
fn is_strange(text: &Text<'_>, at: usize) -> bool {
    const LONGEST: usize = 6;
    let word = text
        .tokens
        .get(at)
        .filter(|token| token.shape == Shape::Capital && token.spaced);
    word.is_some_and(|token| {
        let letters = token.level.chars().count();
        (2..=LONGEST).contains(&letters)
            && token.level.chars().all(is_alphabetic)
            && !is_syllable(text, at)
    }) && !ends_name(text, at)
        && !is_place(text, at)
        && LEXICON.countries.longest(&text.tokens, at).is_none()
}

/// What `Đoàn` at `at` opens is a delegation: of a body (`Đoàn Bộ Lễ nghi và Tôn giáo`), or of a province
/// (`Đoàn Hà Tĩnh dự lễ`), unless somebody of that name is addressed.
fn is_delegation(text: &Text<'_>, at: usize) -> bool {
    let body = LEXICON.heads.longest(&text.tokens, at + 1).is_some();
    let place = LEXICON.places.longest(&text.tokens, at + 1);
    body || place.is_some_and(|(length, place)| {
        length > 1 && place.kind != PlaceKind::District && !is_syllable(text, at + 1 + length)
    }) && !is_addressed(text, at)
}

/// Behind the word of a name at `at`, with what an apostrophe joins to its one letter: `Ayun H’Bút`, `Điểu K’Ré`.
fn word_end(text: &Text<'_>, at: usize) -> usize {
    let letter = text.tokens[at].level.chars().count() == 1;
    let joined = |next: usize| text.tokens.get(next).is_some_and(|token| !token.spaced);
    let apostrophe = letter
        && text.is(at + 1, "'")
        && joined(at + 1)
        && joined(at + 2)
        && text.tokens[at + 2].is_word();
    if apostrophe { at + 3 } else { at + 1 }
}

/// A year of the lunar calendar begins at `at`: `Xuân Ất Tỵ`, `Tết Giáp Thìn`.
fn is_year(text: &Text<'_>, at: usize) -> bool {
    const STEMS: [&str; 10] = [
        "giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý",
    ];
    const BRANCHES: [&str; 14] = [
        "tý", "sửu", "dần", "mão", "mẹo", "thìn", "tỵ", "tị", "ngọ", "mùi", "thân", "dậu", "tuất",
        "hợi",
    ];
    text.is_any(at, &STEMS) && text.is_any(at + 1, &BRANCHES)
}

/// The first word of a noun, whose second the press prints in small letters, is no part of a name:
/// `Chủ tịch Đoàn Đại hội`, `các đồng chí Nguyên Lãnh đạo`.
fn is_noun(text: &Text<'_>, at: usize) -> bool {
    const NOUNS: [(&str, &str); 5] = [
        ("đại", "hội"),
        ("đại", "biểu"),
        ("lãnh", "đạo"),
        ("ngư", "nghiệp"),
        ("lâm", "nghiệp"),
    ];
    let noun = |(first, second): &(&str, &str)| text.is(at, first) && text.is(at + 1, second);
    text.is_lower(at + 1) && NOUNS.iter().any(noun)
}

/// Whether the word at `at` goes on the name before it.
fn follows(text: &Text<'_>, at: usize) -> bool {
    is_syllable(text, at)
        && text.tokens[at].spaced
        && !ends_name(text, at)
        && !is_noun(text, at)
        && LEXICON
            .countries
            .longest(&text.tokens, at)
            .is_none_or(|(length, _)| length < 2)
}

/// Small words within foreign names: `Ludwig van Beethoven`.
const PARTICLES: [&str; 21] = [
    "al", "bin", "binti", "da", "das", "de", "del", "della", "di", "do", "dos", "du", "e", "el",
    "ibn", "la", "van", "von", "der", "y", "zu",
];

/// The longest foreign name, in words: `Hany Mostafa Mohamed Mostafa Hassan`.
const MAX_FOREIGN: usize = 8;

/// The levelled word has vowels apart from each other, as no Vietnamese syllable has: `putin`.
pub(crate) fn is_polysyllabic(word: &str) -> bool {
    const SHORTEST: usize = 3;
    let mut groups = 0;
    let mut vowel = false;
    for letter in word.chars() {
        let next = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
            || letter > '\u{bf}' && letter != 'đ';
        groups += usize::from(next && !vowel);
        vowel = next;
    }
    groups > 1 && word.chars().count() >= SHORTEST && word.chars().all(is_alphabetic)
}

/// An acronym without a vowel at `at`, which begins nobody's name: `Đoàn đại biểu TN Lào`.
fn is_unpronounced(text: &Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| {
        let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let consonants =
            |letter: char| letter.is_ascii_lowercase() && !vowel(letter) || letter == 'đ';
        token.shape == Shape::Capitals
            && token.level.chars().count() > 1
            && token.level.chars().all(consonants)
            && !token.is("ng")
            && !text.is(at + 1, ".")
    })
}

/// How many tokens the foreign name at `at` has: words with capitals, also joined by hyphens
/// (`Vla-đi-mia Pu-tin`), initials (`John F. Kennedy`) and small words between.
pub(crate) fn foreign(text: &Text<'_>, at: usize) -> Option<usize> {
    let country = LEXICON.countries.longest(&text.tokens, at);
    // `bà Ý Nhi`
    let named = |form: CountryForm| form.ambiguous && text.is_capital(at + 1);
    if is_year(text, at)
        || is_unpronounced(text, at)
        || ends_name(text, at)
        || is_place(text, at)
        || country.is_some_and(|(_, form)| !named(form))
    {
        return None;
    }
    let mut end = at;
    let mut words = 0;
    let mut initial = false;
    while words < MAX_FOREIGN {
        let token = text.tokens.get(end)?;
        if token.shape == Shape::Capitals
            && token.level.chars().count() > 3
            && !is_family_name(text, at, end)
        {
            break;
        }
        // `Keith E.Harman`
        if words > 0 && (!token.spaced && !initial || ends_name(text, end) || is_place(text, end)) {
            break;
        }
        // `Đội trưởng Đội K7`: a body's number.
        let numbered = token.level.contains(|c: char| c.is_ascii_digit());
        if numbered || is_noun(text, end) {
            break;
        }
        if token.is_capital() {
            end += 1;
            while text.is(end, "-")
                && !text.tokens[end].spaced
                && !text.is_title_dash(end)
                && text
                    .tokens
                    .get(end + 1)
                    .is_some_and(|next| !next.spaced && next.is_word())
            {
                end += 2;
            }
            if text.is(end, "'") && text.is_capital(end + 1) && !text.tokens[end + 1].spaced {
                end += 2;
            }
            // An initial keeps its full stop where the name goes on; `Daniel. J. Kritenbrink` has one more.
            let short = |at: usize| {
                (text.tokens.get(at)).is_some_and(|token| token.level.chars().count() == 1)
            };
            initial = text.is(end, ".")
                && text.is_capital(end + 1)
                && (short(end - 1) && token.level.chars().count() == 1
                    || short(end + 1) && text.is(end + 2, ".") && text.is_capital(end + 3));
            end += usize::from(initial);
            words += 1;
        } else if words > 0 && PARTICLES.contains(&&*token.level) && text.is_capital(end + 1) {
            end += 1;
        // `Anna van der Berg`
        } else if words > 0
            && text.is_any(end, &["van", "von", "de"])
            && text.is_any(end + 1, &PARTICLES)
            && text.is_capital(end + 2)
        {
            end += 2;
        } else {
            break;
        }
        if text.tokens.get(end).is_none() {
            break;
        }
    }
    (words > 0).then_some(end - at)
}

/// The family name that the press prints in capitals beside a given name, in the name that begins at `at` behind a
/// form of address: `ông TANAKA Kenji`, `bà Anna WEBER`.
fn is_family_name(text: &Text<'_>, at: usize, word: usize) -> bool {
    let given = |at: usize| {
        (text.tokens.get(at)).is_some_and(|token| token.shape == Shape::Capital && token.spaced)
    };
    let beside = if word == at {
        given(at + 1)
    } else {
        word == at + 1 && given(at)
    };
    beside && is_polysyllabic(&text.tokens[word].level) && is_addressed(text, at)
}

/// How many tokens the foreign name at `at` has behind a form of address or a title, with what goes on it
/// in small letters or behind a spaced hyphen.
///
/// Examples: `Bun Sủ - phăn, Phó Tỉnh trưởng`; `Khăm Pheng – Xay Sổm Pheng, Bí thư`; `Bun Thong Vong phon, Chủ tịch`.
pub(crate) fn addressed(text: &Text<'_>, at: usize) -> Option<usize> {
    const SHORTEST: usize = 4;
    let mut end = at + foreign(text, at)?;
    let title = |at: usize| {
        let title = LEXICON.titles.longest(&text.tokens, at);
        title.is_some_and(|(_, title)| !title.profession)
    };
    let marked = |at: usize| text.is_any(at, &[",", ";", ")"]) || text.is_title_dash(at);
    while text.is(end, "-") && text.is_lower(end + 1) && !title(end + 1) && marked(end + 2) {
        end += 2;
    }
    end = dashed(text, at, end).unwrap_or(end);
    let small = text.is_lower(end)
        && text.tokens[end].level.chars().count() >= SHORTEST
        && !text.is_any(end, &FOLLOWING);
    if small && end > at + 1 && text.is(end + 1, ",") && title(end + 2) {
        end += 1;
    }
    Some(end - at)
}

/// Behind the second half of a name whose halves a spaced dash joins, in syllables, before posts or what its holder
/// leads: `ông Vi Tênh - Chi May Tênh, Ủy viên …`, `do Đại tá Phết Sỏn - In Sou Phăn làm trưởng đoàn`.
pub(crate) fn dashed(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    if !text.is_dash(end) || text.is_title_dash(end) || !(at..end).all(|at| is_syllable(text, at)) {
        return None;
    }
    let more = (end + 1..end + 1 + LONGEST)
        .take_while(|&at| is_syllable(text, at) && !ends_name(text, at) && !is_place(text, at))
        .count();
    let behind = end + 1 + more;
    let posts = text.is(behind, ",")
        && (LEXICON.titles.longest(&text.tokens, behind + 1))
            .is_some_and(|(_, title)| !title.profession);
    let leads = ["làm trưởng đoàn", "làm đoàn trưởng", "dẫn đầu"]
        .iter()
        .any(|words| text.behind(behind, words).is_some());
    (more > 0 && (posts || leads)).then_some(behind)
}

/// The country right before `at` is somebody's: `huấn luyện viên người Pháp Philippe Troussier`.
pub(crate) fn follows_nationality(text: &Text<'_>, at: usize) -> bool {
    (1..4).any(|back| {
        let Some(from) = at.checked_sub(back + 1) else {
            return false;
        };
        text.is(from, "người")
            && (LEXICON.countries.longest(&text.tokens, from + 1))
                .is_some_and(|(length, _)| length == back)
    })
}
