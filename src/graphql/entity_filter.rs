//! Which organizations, people, meetings and directives.

use async_graphql::{Context, Error, InputObject};

use crate::graphql::directive::Directive;
use crate::graphql::filter::{DateRange, IdFilter, check_text};
use crate::graphql::global_id::NodeType;
use crate::graphql::kind::{DirectiveKind, MeetingKind, OrganizationKind};
use crate::graphql::list::List;
use crate::graphql::meeting::Meeting;
use crate::graphql::names::{Form, Names, Words};
use crate::graphql::node::country_by_slug;
use crate::graphql::order::{self, EntityOrder, MeetingOrder, MeetingOrderField, PersonOrder};
use crate::graphql::organization::Organization;
use crate::graphql::person::Person;
use crate::graphql::reading::Reading;
use crate::text::unmarked;

/// Which organizations. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct OrganizationFilter {
    /// Words of the name, an alias or the acronym; with or without diacritics, in any case. Each word
    /// must begin a word of one and the same form: `huu ngh viet`.
    pub name: Option<String>,
    /// Of one of these kinds; an empty list matches nothing.
    pub kinds: Option<Vec<OrganizationKind>>,
    /// The country it belongs to.
    pub countries: Option<IdFilter>,
}

/// Which people. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct PersonFilter {
    /// Words of the name or an alias; with or without diacritics, in any case. Each word must begin a
    /// word of one and the same form.
    pub name: Option<String>,
    /// People reported to hold, or to have held, a position in one of these.
    pub organizations: Option<IdFilter>,
}

/// Which meetings. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct MeetingFilter {
    /// Words of the name or an alias; with or without diacritics, in any case. Each word must begin a
    /// word of one and the same form.
    pub name: Option<String>,
    /// Of one of these kinds; an empty list matches nothing.
    pub kinds: Option<Vec<MeetingKind>>,
    /// Meetings with a day in the range. Meetings without a time are in none.
    pub time: Option<DateRange>,
    /// Words of the place; with or without diacritics, in any case, each the beginning of a word.
    pub place: Option<String>,
    /// Who convened it.
    pub organizers: Option<IdFilter>,
    /// The people who took part.
    pub people: Option<IdFilter>,
    /// The directives that it cites, spreads or carries out.
    pub directives: Option<IdFilter>,
    /// The country in which it was held.
    pub countries: Option<IdFilter>,
}

/// Which directives. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct DirectiveFilter {
    /// Words of the name or an alias; with or without diacritics, in any case. Each word must begin a
    /// word of one and the same form.
    pub name: Option<String>,
    /// In any printed form: `12-CT/TW`, `12/CT-TW`; the whole of it, without the kind before it. More than one directive may
    /// bear it.
    pub symbol: Option<String>,
    /// The Party's term of office, in Roman numerals: `XIII`.
    pub term: Option<String>,
    /// Of one of these kinds; an empty list matches nothing.
    pub kinds: Option<Vec<DirectiveKind>>,
    /// Issued in this range. Directives without a day of issue are in none.
    pub issued_on: Option<DateRange>,
    /// Who issued it.
    pub issuers: Option<IdFilter>,
}

/// Leaves what bears a name with these words.
fn named<T: 'static>(
    ctx: &Context<'_>,
    list: List<T>,
    name: Option<&str>,
    number: fn(&T) -> usize,
    table: fn(&Names) -> &[Box<[Form]>],
) -> Result<List<T>, Error> {
    let Some(name) = check_text("name", name)? else {
        return Ok(list);
    };
    let (names, words) = (ctx.names(), Words::of(name));
    Ok(list.filtered(move |_, item| words.find(&table(&names)[number(item)])))
}

/// The organizations that a filter lets through.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn organizations(
    ctx: &Context<'_>,
    filter: Option<&OrganizationFilter>,
    order: Option<EntityOrder>,
) -> Result<List<Organization>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = order::organizations(snapshot, order);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(kinds) = filter.kinds.clone() {
        list = list.filtered(move |snapshot, item| {
            kinds.contains(&snapshot.organization(item.0).kind.into())
        });
    }
    if let Some(ids) = &filter.countries {
        let ids = ids.resolve(NodeType::Country, |slug| country_by_slug(snapshot, slug))?;
        list =
            list.filtered(move |snapshot, item| ids.holds(snapshot.organization(item.0).country));
    }
    named(
        ctx,
        list,
        filter.name.as_deref(),
        |item| item.0.index(),
        |names| &names.organizations,
    )
}

/// The people whom a filter lets through.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn people(
    ctx: &Context<'_>,
    filter: Option<&PersonFilter>,
    order: Option<PersonOrder>,
) -> Result<List<Person>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = order::people(snapshot, order);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(ids) = &filter.organizations {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list = list.filtered(move |snapshot, item| {
            let positions = snapshot.person(item.0).positions.iter();
            ids.holds(positions.filter_map(|position| position.organization))
        });
    }
    named(
        ctx,
        list,
        filter.name.as_deref(),
        |item| item.0.index(),
        |names| &names.people,
    )
}

/// The meetings that a filter lets through.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn meetings(
    ctx: &Context<'_>,
    filter: Option<&MeetingFilter>,
    order: Option<MeetingOrder>,
) -> Result<List<Meeting>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = order::meetings(snapshot, order);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(kinds) = filter.kinds.clone() {
        list = list
            .filtered(move |snapshot, item| kinds.contains(&snapshot.meeting(item.0).kind.into()));
    }
    if let Some(range) = filter.time {
        let range = range.check("time")?;
        if order.is_none_or(|order| order.field == MeetingOrderField::Time) {
            let [from, to] = [range.from, range.to].map(|day| day.map(|day| day.0));
            list = list.within_unturned(snapshot.meetings_about(from, to));
        }
        list = list.filtered(move |snapshot, item| {
            let time = snapshot.meeting(item.0).time;
            time.is_some_and(|time| range.meets(time.start, time.end))
        });
    }
    if let Some(place) = check_text("place", filter.place.as_deref())? {
        let words = Words::of(place);
        list = list.filtered(move |snapshot, item| {
            let place = snapshot.meeting(item.0).place.as_deref();
            place.is_some_and(|place| words.begin_words_of(&unmarked(place)))
        });
    }
    if let Some(ids) = &filter.organizers {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list = list.filtered(move |snapshot, item| {
            ids.holds(snapshot.meeting(item.0).organizers.iter().copied())
        });
    }
    if let Some(ids) = &filter.people {
        let ids = ids.resolve(NodeType::Person, |slug| snapshot.person_by_slug(slug))?;
        list = list.filtered(move |snapshot, item| {
            let parts = snapshot.meeting(item.0).participations.iter();
            ids.holds(parts.filter_map(|part| part.person))
        });
    }
    if let Some(ids) = &filter.directives {
        let find = |slug: &str| snapshot.directive_by_slug(slug);
        let ids = ids.resolve(NodeType::Directive, find)?;
        list = list.filtered(move |snapshot, item| {
            ids.holds(snapshot.directives_at(item.0).iter().copied())
        });
    }
    if let Some(ids) = &filter.countries {
        let ids = ids.resolve(NodeType::Country, |slug| country_by_slug(snapshot, slug))?;
        list = list.filtered(move |snapshot, item| ids.holds(snapshot.meeting(item.0).country));
    }
    named(
        ctx,
        list,
        filter.name.as_deref(),
        |item| item.0.index(),
        |names| &names.meetings,
    )
}

/// The letters and digits of a symbol, in which all its printed forms agree.
///
/// Example: `12-CT/TW` and `12/CT-TW` both give `12cttw`.
pub fn bare_symbol(symbol: &str) -> String {
    let plain = unmarked(symbol);
    plain.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The directives that a filter lets through.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn directives(
    ctx: &Context<'_>,
    filter: Option<&DirectiveFilter>,
    order: Option<EntityOrder>,
) -> Result<List<Directive>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = order::directives(snapshot, order);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(symbol) = check_text("symbol", filter.symbol.as_deref())? {
        let symbol = bare_symbol(symbol);
        list = list.filtered(move |snapshot, item| {
            let printed = snapshot.directive(item.0).symbol.as_deref();
            printed.is_some_and(|printed| bare_symbol(printed) == symbol)
        });
    }
    if let Some(term) = check_text("term", filter.term.as_deref())? {
        let term = term.trim().to_uppercase();
        list = list.filtered(move |snapshot, item| {
            snapshot.directive(item.0).term.as_deref() == Some(term.as_str())
        });
    }
    if let Some(kinds) = filter.kinds.clone() {
        list = list.filtered(move |snapshot, item| {
            kinds.contains(&snapshot.directive(item.0).kind.into())
        });
    }
    if let Some(range) = filter.issued_on {
        let range = range.check("issuedOn")?;
        list = list.filtered(move |snapshot, item| {
            let day = snapshot.directive(item.0).issued_on;
            day.is_some_and(|day| range.meets(day, day))
        });
    }
    if let Some(ids) = &filter.issuers {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list = list.filtered(move |snapshot, item| ids.holds(snapshot.directive(item.0).issuer));
    }
    named(
        ctx,
        list,
        filter.name.as_deref(),
        |item| item.0.index(),
        |names| &names.directives,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_known_in_any_printed_form() {
        for printed in ["12-CT/TW", "12/CT-TW", "12 - ct/tw", "12–CT/TW"] {
            assert_eq!(bare_symbol(printed), "12cttw", "{printed}");
        }
        assert_eq!(bare_symbol("58/2022/NĐ-CP"), bare_symbol("58/2022/ND-CP"));
    }
}
