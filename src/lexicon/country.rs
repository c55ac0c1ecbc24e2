//! Countries, and places within them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::phrase::Phrases;
use crate::lexicon::table::{forms, rows};
use crate::lexicon::word::Token;
use crate::model::{CountryCode, LexiconFile, LexiconLine};
use crate::text::normalize;

/// A country or territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// The name in the Vietnamese press.
    pub name: String,
    /// The English short name.
    pub name_en: String,
    /// Other forms of the name.
    pub forms: Vec<String>,
}

/// A form under which a country is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryForm {
    /// Which country.
    pub code: CountryCode,
    /// A common word or a part of people's names as well: `Anh`, `Mỹ`.
    pub ambiguous: bool,
    /// Where the lexicon has it.
    pub line: LexiconLine,
}

/// All countries.
#[derive(Debug, Default)]
pub struct Countries {
    by_code: FxHashMap<CountryCode, Country>,
    forms: Phrases<CountryForm>,
    short: Phrases<CountryCode>,
}

impl Countries {
    /// Reads the table; the lines that are none are left out and their numbers given.
    pub(crate) fn parse(data: &str) -> (Self, Vec<usize>) {
        let mut countries = Countries::default();
        let mut bad = Vec::new();
        for (line, columns) in rows(data) {
            let parsed = match columns.as_slice() {
                &[name, code, name_en, others, short, ambiguous] => CountryCode::new(code)
                    .map(|code| (name, code, name_en, others, short, ambiguous)),
                _ => None,
            };
            let Some((name, code, name_en, others, short, ambiguous)) = parsed else {
                bad.push(line);
                continue;
            };
            let unclear: Vec<String> = forms(ambiguous).map(normalize).collect();
            for form in std::iter::once(name).chain(forms(others)) {
                let ambiguous = unclear.contains(&normalize(form));
                let form_of = CountryForm {
                    code,
                    ambiguous,
                    line: LexiconLine::new(LexiconFile::Countries, line),
                };
                countries.forms.insert(form, form_of);
            }
            for form in std::iter::once(name)
                .chain(forms(others))
                .chain(forms(short))
            {
                countries.short.insert(form, code);
            }
            let country = Country {
                code,
                name: name.to_owned(),
                name_en: name_en.to_owned(),
                forms: forms(others).map(str::to_owned).collect(),
            };
            countries.by_code.entry(code).or_insert(country);
        }
        (countries, bad)
    }

    /// What is known of a country.
    pub fn get(&self, code: CountryCode) -> Option<&Country> {
        self.by_code.get(&code)
    }

    /// The longest name of a country that begins with the token at `at`, which is a capital.
    pub fn longest(&self, text: &[Token<'_>], at: usize) -> Option<(usize, CountryForm)> {
        if !text.get(at)?.is_capital() {
            return None;
        }
        let found = (self.forms)
            .longest(text, at)
            .map(|(length, form)| (length, *form));
        found.or_else(|| {
            let from = form_of_state(text, at).filter(|&from| text[from].is_capital())?;
            let (length, form) = self.forms.longest(text, from)?;
            let ambiguous = false;
            Some((from + length - at, CountryForm { ambiguous, ..*form }))
        })
    }

    /// As [`Countries::longest`], the short forms included that only pairs have: `Việt - Trung`.
    pub fn in_pair(&self, text: &[Token<'_>], at: usize) -> Option<(usize, CountryCode)> {
        if !text.get(at)?.is_capital() {
            return None;
        }
        self.short
            .longest(text, at)
            .map(|(length, code)| (length, *code))
    }
}

/// Behind what sort of state it is, before the name of a country that no line has so: `Cộng hòa Mauritius`,
/// `Cộng hòa Hồi giáo Mauritania`.
fn form_of_state(text: &[Token<'_>], at: usize) -> Option<usize> {
    static HEADS: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::of(&["cộng hòa", "vương quốc", "ch", "đại công quốc"]));
    const WORDS: [&str; 14] = [
        "bang", "chủ", "dân", "giáo", "hồi", "hội", "hợp", "liên", "nghĩa", "nhân", "nhất",
        "thống", "tác", "xã",
    ];
    let (length, ()) = HEADS.longest(text, at)?;
    let from = at + length;
    let other = |token: &Token<'_>| !WORDS.iter().any(|word| token.is(word));
    Some(from + text.get(from..)?.iter().position(other)?)
}

/// Parts of the world, which are neither countries nor places of meetings.
const REGIONS: [&str; 24] = [
    "bắc á",
    "bắc mỹ",
    "bắc phi",
    "bắc âu",
    "châu mỹ",
    "châu phi",
    "châu á",
    "châu âu",
    "châu đại dương",
    "mỹ la tinh",
    "mỹ latinh",
    "nam mỹ",
    "nam thái bình dương",
    "nam á",
    "thái bình dương",
    "trung mỹ",
    "trung á",
    "trung đông",
    "tây á",
    "tây âu",
    "đông bắc á",
    "đông á",
    "đông nam á",
    "đông âu",
];

/// How many tokens the part of the world takes that begins at `at`: `Đông Nam Á`.
pub fn region(text: &[Token<'_>], at: usize) -> Option<usize> {
    static KNOWN: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::of(&REGIONS));
    KNOWN.longest(text, at).map(|(length, ())| length)
}

/// A place that is no country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The country in which it lies.
    pub country: CountryCode,
    /// How large it is.
    pub kind: PlaceKind,
}

/// What sort of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A province or centrally run city.
    Province,
    /// One that is part of another today.
    FormerProvince,
    /// A town or city of a province.
    City,
    /// A district, island or commune.
    District,
    /// A city, province or state abroad.
    ForeignCity,
}

/// All places within countries.
#[derive(Debug, Default)]
pub struct Places {
    forms: Phrases<Place>,
}

impl Places {
    /// The longest name of a place that begins with the token at `at`; its last word is a capital:
    /// `Hòa Bình` is a province, `Hòa bình` is peace.
    pub fn longest<'a>(&'a self, text: &'a [Token<'_>], at: usize) -> Option<(usize, &'a Place)> {
        self.forms
            .at(text, at)
            .find(|(length, _)| text[at + length - 1].is_capital())
    }
}

/// Reads the places; the numbers of the lines that are none are given.
pub(crate) fn parse_places(data: &str) -> (Places, Vec<usize>) {
    let mut places = Places::default();
    let mut bad = Vec::new();
    for (line, columns) in rows(data) {
        let parsed = match columns.as_slice() {
            &[name, kind, country, others] => {
                place(kind, country).map(|place| (name, place, others))
            }
            _ => None,
        };
        let Some((name, place, others)) = parsed else {
            bad.push(line);
            continue;
        };
        for form in std::iter::once(name).chain(forms(others)) {
            places.forms.insert(form, place);
        }
    }
    (places, bad)
}

fn place(kind: &str, country: &str) -> Option<Place> {
    let kind = match kind {
        "PROVINCE" => PlaceKind::Province,
        "FORMER_PROVINCE" => PlaceKind::FormerProvince,
        "CITY" => PlaceKind::City,
        "DISTRICT" => PlaceKind::District,
        "FOREIGN_CITY" => PlaceKind::ForeignCity,
        _ => return None,
    };
    let country = CountryCode::new(country)?;
    Some(Place { country, kind })
}
