//! Which positions, participations, statements, tasks and figures.

use async_graphql::{Context, Error, InputObject};

use crate::graphql::error::{bad_user_input, internal};
use crate::graphql::fact::all_facts;
use crate::graphql::figure::Figure;
use crate::graphql::filter::{IdFilter, check_text};
use crate::graphql::global_id::{NodeType, fact_key};
use crate::graphql::kind::ParticipantRole;
use crate::graphql::list::List;
use crate::graphql::meeting::meeting_key;
use crate::graphql::names::Words;
use crate::graphql::participation::{Participation, has_role, participant_key};
use crate::graphql::position::{Position, held_as_of, position_list};
use crate::graphql::reading::Reading;
use crate::graphql::scalar::Date;
use crate::graphql::statement::Statement;
use crate::graphql::task::Task;
use crate::search::DocumentKind;
use crate::snapshot::{ParticipationRef, Snapshot};
use crate::text::{normalize, unmarked};

/// Which positions. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct PositionFilter {
    /// Who holds it.
    pub people: Option<IdFilter>,
    /// The body in which it is held.
    pub organizations: Option<IdFilter>,
    /// Words of the title; with or without diacritics, in any case, each the beginning of a word.
    pub title: Option<String>,
}

/// Which participations. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct ParticipationFilter {
    /// Who took part.
    pub people: Option<IdFilter>,
    /// The organization that took part, or that the person stood for.
    pub organizations: Option<IdFilter>,
    /// In which meetings.
    pub meetings: Option<IdFilter>,
    /// In one of these roles; an empty list matches nothing.
    pub roles: Option<Vec<ParticipantRole>>,
}

/// Which statements. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct StatementFilter {
    /// Who said it.
    pub speakers: Option<IdFilter>,
    /// At which meetings.
    pub meetings: Option<IdFilter>,
    /// In which articles.
    pub articles: Option<IdFilter>,
    /// Words that it holds, all of them; with or without diacritics, in any case.
    pub text: Option<String>,
}

/// Which tasks. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct TaskFilter {
    /// Whom it is given to.
    pub addressees: Option<IdFilter>,
    /// The directives that it carries out.
    pub directives: Option<IdFilter>,
    /// The meetings that set it.
    pub meetings: Option<IdFilter>,
    /// In which articles.
    pub articles: Option<IdFilter>,
    /// The year that it is set for.
    pub year: Option<i32>,
    /// Words that it holds, all of them; with or without diacritics, in any case.
    pub text: Option<String>,
}

/// Which figures. The conditions given must all hold; null is no condition.
#[derive(InputObject, Debug, Clone)]
pub struct FigureFilter {
    /// In one of these units, as `Figure.unit` gives them, in any case; an empty list matches nothing.
    pub units: Option<Vec<String>>,
    /// The year that the text gives for it.
    pub year: Option<i32>,
    /// In which articles.
    pub articles: Option<IdFilter>,
    /// At least so much, in plain units.
    pub min: Option<f64>,
    /// At most so much, in plain units.
    pub max: Option<f64>,
}

/// The positions that a filter lets through, latest report first.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn positions(
    ctx: &Context<'_>,
    filter: Option<&PositionFilter>,
    as_of: Option<Date>,
) -> Result<List<Position>, Error> {
    let snapshot = ctx.snapshot();
    let all = snapshot.positions_latest_first();
    let mut list = match as_of {
        None => position_list(snapshot, all.len(), |snapshot, place| {
            snapshot.positions_latest_first()[place]
        }),
        Some(Date(day)) => {
            let held = held_as_of(snapshot, all.iter().copied(), day);
            position_list(snapshot, held.len(), move |_, place| held[place])
        }
    };
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(ids) = &filter.people {
        let ids = ids.resolve(NodeType::Person, |slug| snapshot.person_by_slug(slug))?;
        list = list.filtered(move |_, item| ids.holds([item.0.person]));
    }
    if let Some(ids) = &filter.organizations {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list =
            list.filtered(move |snapshot, item| ids.holds(snapshot.position(item.0).organization));
    }
    if let Some(title) = check_text("title", filter.title.as_deref())? {
        let words = Words::of(title);
        list = list.filtered(move |snapshot, item| {
            words.begin_words_of(&unmarked(&snapshot.position(item.0).title))
        });
    }
    Ok(list)
}

/// The participations that a filter lets through, latest meeting first.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn participations(
    ctx: &Context<'_>,
    filter: Option<&ParticipationFilter>,
) -> Result<List<Participation>, Error> {
    let snapshot = ctx.snapshot();
    let part = |snapshot: &Snapshot, row: usize, item: usize| ParticipationRef {
        meeting: snapshot.meetings_latest_first()[row],
        item: u32::try_from(item).unwrap_or(u32::MAX),
    };
    let mut list = List::nested(
        snapshot,
        snapshot.meetings(),
        |snapshot, row| {
            let meeting = snapshot.meetings_latest_first()[row];
            snapshot.meeting(meeting).participations.len()
        },
        move |snapshot, row, item| Participation::whole(part(snapshot, row, item)),
        |snapshot, row| meeting_key(snapshot, snapshot.meetings_latest_first()[row]).finish(),
    )
    .with_item_keys(move |snapshot, row, item| {
        participant_key(snapshot, part(snapshot, row, item)).finish()
    });
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(ids) = &filter.meetings {
        let ids = ids.resolve(NodeType::Meeting, |slug| snapshot.meeting_by_slug(slug))?;
        list = list.filtered(move |_, part| ids.holds([part.of.meeting]));
    }
    if let Some(ids) = &filter.people {
        let ids = ids.resolve(NodeType::Person, |slug| snapshot.person_by_slug(slug))?;
        list =
            list.filtered(move |snapshot, part| ids.holds(snapshot.participation(part.of).person));
    }
    if let Some(ids) = &filter.organizations {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list = list.filtered(move |snapshot, part| {
            ids.holds(snapshot.participation(part.of).organization)
        });
    }
    if let Some(roles) = filter.roles.clone() {
        list = list.filtered(move |snapshot, part| {
            has_role(snapshot.participation(part.of).roles, Some(&roles))
        });
    }
    Ok(list)
}

/// The statements that a filter lets through: newest article first, in reading order within it.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong. The index cannot be read.
pub fn statements(
    ctx: &Context<'_>,
    filter: Option<&StatementFilter>,
) -> Result<List<Statement>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = all_facts(snapshot, |node| node.reported.statements.len(), Statement);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(ids) = &filter.articles {
        let ids = ids.resolve(NodeType::Article, |slug| snapshot.article_by_slug(slug))?;
        list = list.filtered(move |_, item| ids.holds([item.0.article]));
    }
    if let Some(ids) = &filter.speakers {
        let ids = ids.resolve(NodeType::Person, |slug| snapshot.person_by_slug(slug))?;
        list = list.filtered(move |snapshot, item| {
            let people = &snapshot.article(item.0.article).people;
            ids.holds(people.get(item.reported(snapshot).speaker.index()).copied())
        });
    }
    if let Some(ids) = &filter.meetings {
        let ids = ids.resolve(NodeType::Meeting, |slug| snapshot.meeting_by_slug(slug))?;
        list = list.filtered(move |snapshot, item| {
            let meetings = &snapshot.article(item.0.article).meetings;
            let meeting = item.reported(snapshot).meeting;
            ids.holds(meeting.and_then(|local| meetings.get(local.index()).copied()))
        });
    }
    if let Some(words) = check_text("text", filter.text.as_deref())? {
        let searcher = &ctx.view().searcher;
        let holding = searcher
            .holding(words, DocumentKind::Statement)
            .map_err(internal)?;
        list = list.filtered(move |snapshot, item| {
            let article = snapshot.article(item.0.article);
            holding.contains(&fact_key(article.slug(), item.0.item))
        });
    }
    Ok(list)
}

/// The tasks that a filter lets through: newest article first, in reading order within it.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong. The index cannot be read.
pub fn tasks(ctx: &Context<'_>, filter: Option<&TaskFilter>) -> Result<List<Task>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = all_facts(snapshot, |node| node.reported.tasks.len(), Task);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(ids) = &filter.articles {
        let ids = ids.resolve(NodeType::Article, |slug| snapshot.article_by_slug(slug))?;
        list = list.filtered(move |_, item| ids.holds([item.0.article]));
    }
    if let Some(year) = filter.year {
        list = list.filtered(move |snapshot, item| {
            item.reported(snapshot).year.map(i32::from) == Some(year)
        });
    }
    if let Some(ids) = &filter.addressees {
        let find = |slug: &str| snapshot.organization_by_slug(slug);
        let ids = ids.resolve(NodeType::Organization, find)?;
        list = list.filtered(move |snapshot, item| {
            let organizations = &snapshot.article(item.0.article).organizations;
            let addressees = item.reported(snapshot).addressees.iter();
            ids.holds(addressees.filter_map(|local| organizations.get(local.index()).copied()))
        });
    }
    if let Some(ids) = &filter.directives {
        let find = |slug: &str| snapshot.directive_by_slug(slug);
        let ids = ids.resolve(NodeType::Directive, find)?;
        list = list.filtered(move |snapshot, item| {
            let directives = &snapshot.article(item.0.article).directives;
            let named = item.reported(snapshot).directives.iter();
            ids.holds(named.filter_map(|local| directives.get(local.index()).copied()))
        });
    }
    if let Some(ids) = &filter.meetings {
        let ids = ids.resolve(NodeType::Meeting, |slug| snapshot.meeting_by_slug(slug))?;
        list = list.filtered(move |snapshot, item| {
            let meetings = &snapshot.article(item.0.article).meetings;
            let meeting = item.reported(snapshot).meeting;
            ids.holds(meeting.and_then(|local| meetings.get(local.index()).copied()))
        });
    }
    if let Some(words) = check_text("text", filter.text.as_deref())? {
        let searcher = &ctx.view().searcher;
        let holding = searcher
            .holding(words, DocumentKind::Task)
            .map_err(internal)?;
        list = list.filtered(move |snapshot, item| {
            let article = snapshot.article(item.0.article);
            holding.contains(&fact_key(article.slug(), item.0.item))
        });
    }
    Ok(list)
}

/// The figures that a filter lets through: newest article first, in reading order within it.
///
/// # Errors
///
/// `BAD_USER_INPUT`: a value of the filter is wrong.
pub fn figures(ctx: &Context<'_>, filter: Option<&FigureFilter>) -> Result<List<Figure>, Error> {
    let snapshot = ctx.snapshot();
    let mut list = all_facts(snapshot, |node| node.reported.figures.len(), Figure);
    let Some(filter) = filter else {
        return Ok(list);
    };
    if let Some(ids) = &filter.articles {
        let ids = ids.resolve(NodeType::Article, |slug| snapshot.article_by_slug(slug))?;
        list = list.filtered(move |_, item| ids.holds([item.0.article]));
    }
    if let Some(year) = filter.year {
        list = list.filtered(move |snapshot, item| {
            item.reported(snapshot).year.map(i32::from) == Some(year)
        });
    }
    if let Some(units) = &filter.units {
        for unit in units {
            check_text("units", Some(unit))?;
        }
        let units: Vec<String> = units.iter().map(|unit| normalize(unit)).collect();
        list = list.filtered(move |snapshot, item| {
            units.contains(&normalize(&item.reported(snapshot).unit))
        });
    }
    if let (Some(min), Some(max)) = (filter.min, filter.max)
        && max < min
    {
        return Err(bad_user_input(format!(
            "`max` is {max}, less than `min`, which is {min}"
        )));
    }
    if let Some(min) = filter.min {
        list = list.filtered(move |snapshot, item| item.reported(snapshot).value >= min);
    }
    if let Some(max) = filter.max {
        list = list.filtered(move |snapshot, item| item.reported(snapshot).value <= max);
    }
    Ok(list)
}
