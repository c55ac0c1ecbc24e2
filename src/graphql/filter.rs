//! What the filters of several lists have in common: words, days and sets of ids.

use std::collections::HashSet;
use std::hash::Hash;

use async_graphql::{Error, ID, InputObject};
use jiff::civil::Date as Day;

use crate::graphql::error::bad_user_input;
use crate::graphql::global_id::{NodeType, parse_id_of};
use crate::graphql::scalar::Date;

/// The longest text of an argument, in characters.
pub const MAX_TEXT: usize = 1_000;

/// The end points of a range of days, both inclusive, either open.
#[derive(InputObject, Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first day; null: from the beginning.
    pub from: Option<Date>,
    /// The last day; null: up to the end.
    pub to: Option<Date>,
}

impl DateRange {
    /// Checks that the range holds a day.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT`: it ends before it begins.
    pub fn check(self, name: &str) -> Result<Self, Error> {
        match self {
            DateRange {
                from: Some(from),
                to: Some(to),
            } if to < from => Err(bad_user_input(format!(
                "`{name}` ends on {}, before it begins on {}",
                to.0, from.0
            ))),
            range => Ok(range),
        }
    }

    /// Whether the stretch from `start` to `end`, both inclusive, has a day in the range.
    pub fn meets(self, start: Day, end: Day) -> bool {
        self.from.is_none_or(|from| from.0 <= end) && self.to.is_none_or(|to| start <= to.0)
    }
}

/// Membership in a set of ids. The conditions given must all hold. Null is no condition. An id that
/// the archive does not hold matches nothing; one of another type is an error. At most 250 ids a list.
#[derive(InputObject, Debug, Clone, PartialEq, Eq)]
pub struct IdFilter {
    /// At least one of these; null is no condition, an empty list matches nothing.
    pub any_of: Option<Vec<ID>>,
    /// Every one of these; null and an empty list are no condition.
    pub all_of: Option<Vec<ID>>,
    /// None of these; null and an empty list are no condition.
    pub none_of: Option<Vec<ID>>,
}

/// An [`IdFilter`] whose ids are resolved.
#[derive(Debug, Clone)]
pub struct Membership<N> {
    any_of: Option<HashSet<N>>,
    all_of: HashSet<N>,
    none_of: HashSet<N>,
    /// `allOf` holds an id that the archive does not.
    impossible: bool,
}

impl IdFilter {
    /// Resolves the ids; all of them must be of one type.
    ///
    /// # Errors
    ///
    /// `BAD_USER_INPUT`: something is no id, or the id of another type.
    pub fn resolve<N: Hash + Eq>(
        &self,
        of: NodeType,
        find: impl Fn(&str) -> Option<N>,
    ) -> Result<Membership<N>, Error> {
        let resolve = |ids: &[ID]| -> Result<Vec<Option<N>>, Error> {
            ids.iter()
                .map(|id| Ok(find(&parse_id_of(of, id)?)))
                .collect()
        };
        let any_of = self.any_of.as_deref().map(resolve).transpose()?;
        let all_of = resolve(self.all_of.as_deref().unwrap_or_default())?;
        let none_of = resolve(self.none_of.as_deref().unwrap_or_default())?;
        Ok(Membership {
            any_of: any_of.map(|ids| ids.into_iter().flatten().collect()),
            impossible: all_of.iter().any(Option::is_none),
            all_of: all_of.into_iter().flatten().collect(),
            none_of: none_of.into_iter().flatten().collect(),
        })
    }
}

impl<N: Hash + Eq + Copy> Membership<N> {
    /// Lists outside of which no set fulfils the conditions, each of what holds one member, as short as they come; none
    /// where a set need not hold anything.
    pub fn narrowest<'a, T>(&self, holders: impl Fn(N) -> &'a [T]) -> Option<Vec<&'a [T]>> {
        if self.impossible {
            return Some(Vec::new());
        }
        let each = self.all_of.iter().map(|member| vec![holders(*member)]);
        let any = (self.any_of.iter()).map(|ids| ids.iter().map(|id| holders(*id)).collect());
        each.chain(any).min_by_key(|lists| total(lists))
    }

    /// Whether a set with these members fulfils the conditions.
    pub fn holds(&self, members: impl IntoIterator<Item = N>) -> bool {
        if self.impossible {
            return false;
        }
        let mut any = self.any_of.is_none();
        let mut found = HashSet::new();
        for member in members {
            if self.none_of.contains(&member) {
                return false;
            }
            any |= self
                .any_of
                .as_ref()
                .is_some_and(|ids| ids.contains(&member));
            if self.all_of.contains(&member) {
                found.insert(member);
            }
        }
        any && found.len() == self.all_of.len()
    }
}

/// How many items lists have together.
pub fn total<T>(lists: &[&[T]]) -> usize {
    lists.iter().map(|list| list.len()).sum()
}

/// Checks a text argument; blank text is no condition.
///
/// # Errors
///
/// `BAD_USER_INPUT`: it is longer than [`MAX_TEXT`].
pub fn check_text<'a>(name: &str, text: Option<&'a str>) -> Result<Option<&'a str>, Error> {
    let Some(text) = text else {
        return Ok(None);
    };
    if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
        return Err(bad_user_input(format!(
            "`{name}` takes at most {MAX_TEXT} characters"
        )));
    }
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::global_id::global_id;

    fn filter(any: Option<&[&str]>, all: Option<&[&str]>, none: Option<&[&str]>) -> IdFilter {
        let ids = |slugs: &[&str]| {
            slugs
                .iter()
                .map(|slug| global_id(NodeType::Person, slug))
                .collect()
        };
        IdFilter {
            any_of: any.map(ids),
            all_of: all.map(ids),
            none_of: none.map(ids),
        }
    }

    fn holds(filter: &IdFilter, members: &[u32]) -> bool {
        filter
            .resolve(NodeType::Person, |slug| slug.parse::<u32>().ok())
            .unwrap()
            .holds(members.iter().copied())
    }

    #[test]
    fn conditions_hold_together() {
        assert!(holds(&filter(None, None, None), &[]));
        assert!(!holds(&filter(Some(&[]), None, None), &[1]));
        assert!(holds(&filter(None, Some(&[]), Some(&[])), &[1]));
        assert!(holds(&filter(Some(&["1", "9"]), None, None), &[1, 2]));
        assert!(holds(
            &filter(None, Some(&["1", "2", "2"]), None),
            &[1, 2, 3]
        ));
        assert!(!holds(&filter(None, Some(&["1", "4"]), None), &[1, 2, 3]));
        assert!(!holds(&filter(Some(&["1"]), None, Some(&["2"])), &[1, 2]));
    }

    #[test]
    fn the_narrowest_lists_hold_all_that_fulfils_the_conditions() {
        let lists: [&[u32]; 4] = [&[], &[10, 11, 12], &[11], &[12, 13]];
        let narrowest = |any: Option<&[&str]>, all: Option<&[&str]>, none: Option<&[&str]>| {
            let find = |slug: &str| slug.parse::<usize>().ok().filter(|no| *no < 4);
            let ids = filter(any, all, none).resolve(NodeType::Person, find);
            let mut found = ids.unwrap().narrowest(|no| lists[no])?.concat();
            found.sort_unstable();
            Some(found)
        };
        assert_eq!(narrowest(None, Some(&[]), Some(&["1"])), None);
        assert_eq!(narrowest(Some(&[]), None, None), Some(vec![]));
        let both = Some(vec![11, 12, 13]);
        assert_eq!(narrowest(Some(&["2", "3", "9"]), None, None), both);
        assert_eq!(narrowest(None, Some(&["1", "3"]), None), Some(vec![12, 13]));
        assert_eq!(narrowest(None, Some(&["1", "9"]), None), Some(vec![]));
        assert_eq!(narrowest(Some(&["2"]), Some(&["1"]), None), Some(vec![11]));
    }

    #[test]
    fn unknown_ids_match_nothing() {
        assert!(!holds(&filter(Some(&["khong-co"]), None, None), &[1]));
        assert!(!holds(&filter(None, Some(&["khong-co"]), None), &[1]));
        assert!(holds(&filter(None, None, Some(&["khong-co"])), &[1]));
    }

    #[test]
    fn ids_are_of_the_right_type() {
        let person = filter(Some(&["1"]), None, None);
        assert!(person.resolve(NodeType::Article, |_| Some(1)).is_err());
    }

    #[test]
    fn a_range_has_a_beginning_and_an_end() {
        let day = |text: &str| Date(text.parse().unwrap());
        let range = DateRange {
            from: Some(day("2022-03-01")),
            to: Some(day("2022-03-31")),
        };
        let meets = |start: &str, end: &str| range.meets(day(start).0, day(end).0);
        assert!(meets("2022-03-31", "2022-04-02"));
        assert!(meets("2022-01-01", "2022-12-31"));
        assert!(!meets("2022-04-01", "2022-04-02"));
        assert!(
            DateRange {
                from: range.to,
                to: range.from
            }
            .check("time")
            .is_err()
        );
    }
}
