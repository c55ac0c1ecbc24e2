//! Choosing one of several values, the same one in whatever order they come.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::resolve::Forms;
use crate::resolve::shared::counted;
use crate::text::normalize;

/// Counts values.
#[derive(Debug, Clone)]
pub(super) struct Ballot<T>(BTreeMap<T, u32>);

impl<T: Ord + Clone> Ballot<T> {
    pub(super) fn new() -> Self {
        Ballot(BTreeMap::new())
    }

    pub(super) fn add(&mut self, value: T) {
        self.add_times(value, 1);
    }

    pub(super) fn add_times(&mut self, value: T, times: u32) {
        *self.0.entry(value).or_default() += times;
    }

    /// The most frequent value; among equals the one that `rank` puts first, then the smallest.
    pub(super) fn winner_by<R: Ord>(&self, rank: impl Fn(&T) -> R) -> Option<T> {
        self.0
            .iter()
            .min_by(|(a, m), (b, n)| {
                n.cmp(m)
                    .then_with(|| rank(a).cmp(&rank(b)))
                    .then_with(|| a.cmp(b))
            })
            .map(|(value, _)| value.clone())
    }

    /// The most frequent value, then the smallest.
    pub(super) fn winner(&self) -> Option<T> {
        self.winner_by(|_| ())
    }

    /// Every value, most frequent first, then in order.
    pub(super) fn ranked(&self) -> Vec<T> {
        let mut all: Vec<(&T, &u32)> = self.0.iter().collect();
        all.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
        all.into_iter().map(|(value, _)| value.clone()).collect()
    }
}

impl<'a> Ballot<&'a str> {
    /// Counts texts that articles share.
    pub(super) fn of_texts(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Ballot::of_counts(texts.into_iter().map(|text| (text, 1)))
    }

    /// Counts texts that articles share, each so many times.
    fn of_counts(texts: impl IntoIterator<Item = (&'a str, u32)>) -> Self {
        let mut ballot = Ballot::new();
        for (text, count) in counted(texts) {
            ballot.add_times(text, count);
        }
        ballot
    }
}

impl<T: Ord + Clone> FromIterator<T> for Ballot<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut ballot = Ballot::new();
        for value in values {
            ballot.add(value);
        }
        ballot
    }
}

/// The longest text first: the rank for names, of which the fullest says most.
pub(super) fn fullest(text: &&str) -> Reverse<usize> {
    Reverse(text.chars().count())
}

/// The forms that are not the name itself with other capitals, spaces or dashes, one of those that differ in no more,
/// most frequent first. `Hoà` and `Hòa` are two: who asks by what a page prints finds it.
pub(super) fn aliases<'a>(name: &str, forms: impl IntoIterator<Item = &'a Forms>) -> Vec<String> {
    // Articles agree on most forms: each is folded once.
    let forms = forms.into_iter().flat_map(|forms| forms.iter());
    let printed = Ballot::of_counts(forms.map(|(form, count)| (&**form, *count)));
    let mut spellings: BTreeMap<(String, String), Ballot<&str>> = BTreeMap::new();
    let mut totals: Ballot<(String, String)> = Ballot::new();
    let own = spelling(name);
    for (form, count) in printed.0 {
        let key = spelling(form);
        if key != own && !key.0.is_empty() {
            let spelling = spellings.entry(key.clone()).or_insert_with(Ballot::new);
            spelling.add_times(form, count);
            totals.add_times(key, count);
        }
    }
    totals
        .ranked()
        .iter()
        .filter_map(|key| spellings[key].winner().map(str::to_owned))
        .collect()
}

/// What forms that differ in no more than capitals, spaces and dashes have in common: the folded text, which
/// does not tell where a tone stands, and the letters and digits, which do.
fn spelling(form: &str) -> (String, String) {
    let letters = form.chars().filter(|character| character.is_alphanumeric());
    let letters = letters.flat_map(char::to_lowercase).collect();
    (normalize(form), letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_differ_in_letters() {
        let forms: Forms = [
            ("Ủy ban Hòa bình Việt - Lào", 1),
            ("ỦY BAN HÒA BÌNH VIỆT–LÀO", 1),
            ("Uỷ ban Hoà bình Việt-Lào", 1),
            ("Ủy ban Hòa bình", 1),
            ("ủy ban hòa bình", 1),
            ("Ủy ban Hòa bình TP Huế", 1),
            ("Ủy ban Hòa bình TP. Huế", 1),
        ]
        .map(|(form, count)| (form.into(), count))
        .into();
        assert_eq!(
            aliases("Ủy ban Hòa bình Việt - Lào", [&forms]),
            [
                "Ủy ban Hòa bình",
                "Ủy ban Hòa bình TP Huế",
                "Ủy ban Hòa bình TP. Huế",
                "Uỷ ban Hoà bình Việt-Lào",
            ]
        );
    }
}
