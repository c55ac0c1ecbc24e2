//! The facts of an article as marks on its text.

use caunoi::model::{
    Facts, FigureFact, Ground, LocalDirective, LocalMeeting, LocalOrganization, LocalPerson,
    Mention, PositionFact, Recipient, Span, TimeSpan,
};

/// What sort of fact a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Organization,
    Meeting,
    Directive,
    Country,
    Position,
    Date,
    Place,
    Attendance,
    Figure,
    Statement,
    Task,
    Award,
}

impl Sort {
    /// The word for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Sort::Person => "person",
            Sort::Organization => "organization",
            Sort::Meeting => "meeting",
            Sort::Directive => "directive",
            Sort::Country => "country",
            Sort::Position => "position",
            Sort::Date => "date",
            Sort::Place => "place",
            Sort::Attendance => "attendance",
            Sort::Figure => "figure",
            Sort::Statement => "statement",
            Sort::Task => "task",
            Sort::Award => "award",
        }
    }

    /// It marks a name, a number or the like, not what a sentence says.
    pub(super) fn is_short(self) -> bool {
        !matches!(self, Sort::Statement | Sort::Task | Sort::Award)
    }

    /// The parameters of the terminal's escape sequence that colours it.
    pub(super) fn color(self) -> &'static str {
        match self {
            Sort::Person => "32",
            Sort::Organization => "34",
            Sort::Meeting => "35",
            Sort::Directive => "33",
            Sort::Country => "36",
            Sort::Position => "92",
            Sort::Date => "31",
            Sort::Place => "96",
            Sort::Attendance => "91",
            Sort::Figure => "91",
            Sort::Statement => "3",
            Sort::Task => "94",
            Sort::Award => "93",
        }
    }
}

/// A fact at a place of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Short and, for an entity, the same wherever the page names it: `p1`.
    pub(super) label: String,
    pub(super) sort: Sort,
    pub(super) span: Span,
    /// What the text says there, as it was understood.
    pub(super) says: String,
    /// What found it, where it is a mention.
    pub(super) ground: Option<Ground>,
}

/// The label of a person.
pub(super) fn person(local: LocalPerson) -> String {
    format!("p{}", local.0 + 1)
}

/// The label of a body.
pub(super) fn organization(local: LocalOrganization) -> String {
    format!("o{}", local.0 + 1)
}

/// The label of a meeting.
pub(super) fn meeting(local: LocalMeeting) -> String {
    format!("m{}", local.0 + 1)
}

/// The label of a document.
pub(super) fn directive(local: LocalDirective) -> String {
    format!("d{}", local.0 + 1)
}

/// The label of an award's recipient.
pub(super) fn recipient(recipient: &Recipient) -> String {
    match recipient {
        Recipient::Person(local) => person(*local),
        Recipient::Organization(local) => organization(*local),
    }
}

/// A position as its person's table shows it: `Chủ tịch in o2, former`.
pub(super) fn position(position: &PositionFact) -> String {
    let body = position.organization.map(organization);
    let body = body.map(|body| format!(" in {body}")).unwrap_or_default();
    let former = if position.former { ", former" } else { "" };
    format!("{}{body}{former}", position.title)
}

/// A day, or both ends of a longer time.
pub(super) fn time(time: TimeSpan) -> String {
    if time.start == time.end {
        time.start.to_string()
    } else {
        format!("{} to {}", time.start, time.end)
    }
}

fn figure(figure: &FigureFact) -> String {
    let about = if figure.approximate { "about " } else { "" };
    let year = figure.year.map(|year| format!(", {year}"));
    format!(
        "{about}{} {}{}",
        figure.value,
        figure.unit,
        year.unwrap_or_default()
    )
}

/// ` at m1`, or nothing.
fn at(local: Option<LocalMeeting>) -> String {
    local
        .map(|local| format!(" at {}", meeting(local)))
        .unwrap_or_default()
}

/// Every fact that has a place in the text, in reading order, the longer of two that begin together
/// first.
pub(super) fn marks(facts: &Facts) -> Vec<Mark> {
    let mut marks = Marks::default();
    for (fact, number) in facts.people.iter().zip(0..) {
        let label = person(LocalPerson(number));
        marks.mentions(Sort::Person, &label, &fact.name, &fact.mentions);
        for held in &fact.positions {
            let says = format!("{label} is {}", position(held));
            marks.numbered(Sort::Position, 'r', &held.spans, &says);
        }
    }
    for (fact, number) in facts.organizations.iter().zip(0..) {
        let label = organization(LocalOrganization(number));
        marks.mentions(Sort::Organization, &label, &fact.name, &fact.mentions);
    }
    for (fact, number) in facts.meetings.iter().zip(0..) {
        let label = meeting(LocalMeeting(number));
        marks.mentions(Sort::Meeting, &label, &fact.name, &fact.mentions);
        if let Some(said) = &fact.time {
            let says = format!("{label} on {}", time(said.value));
            marks.numbered(Sort::Date, 't', &[said.span], &says);
        }
        if let Some(said) = &fact.place {
            marks.numbered(
                Sort::Place,
                'l',
                &[said.span],
                &format!("{label} in {}", said.value),
            );
        }
        if let Some(said) = &fact.attendance {
            let says = format!("{} present at {label}", said.value);
            marks.numbered(Sort::Attendance, 'n', &[said.span], &says);
        }
    }
    for (fact, number) in facts.directives.iter().zip(0..) {
        let label = directive(LocalDirective(number));
        let name = name_of_directive(fact);
        marks.mentions(Sort::Directive, &label, &name, &fact.mentions);
        if let Some(said) = &fact.issued_on {
            let says = format!("{label} issued on {}", said.value);
            marks.numbered(Sort::Date, 't', &[said.span], &says);
        }
    }
    for (number, fact) in facts.countries.iter().enumerate() {
        let label = format!("c{}", number + 1);
        marks.mentions(Sort::Country, &label, fact.code.as_str(), &fact.mentions);
    }
    for fact in &facts.statements {
        let manner = if fact.quoted { "quoted" } else { "reported" };
        let says = format!("{} {manner}{}", person(fact.speaker), at(fact.meeting));
        marks.numbered(Sort::Statement, 's', &[fact.span], &says);
    }
    for fact in &facts.tasks {
        let mut says = format!("task{}", at(fact.meeting));
        if let Some(year) = fact.year {
            says.push_str(&format!(" for {year}"));
        }
        for addressee in &fact.addressees {
            says.push_str(&format!(", to {}", organization(*addressee)));
        }
        if let Some(speaker) = fact.speaker {
            says.push_str(&format!(", set by {}", person(speaker)));
        }
        marks.numbered(Sort::Task, 'k', &[fact.span], &says);
    }
    for fact in &facts.figures {
        marks.numbered(Sort::Figure, 'f', &[fact.span], &figure(fact));
    }
    for fact in &facts.awards {
        let mut says = format!("{}{}", fact.name, at(fact.meeting));
        if let Some(giver) = fact.granted_by {
            says.push_str(&format!(", by {}", organization(giver)));
        }
        for one in &fact.recipients {
            says.push_str(&format!(", to {}", recipient(one)));
        }
        marks.numbered(Sort::Award, 'a', &[fact.span], &says);
    }
    marks.sorted()
}

/// Kind with symbol or number, or with what the document is named after.
pub(super) fn name_of_directive(fact: &caunoi::model::DirectiveFact) -> String {
    let own = fact.symbol.as_ref().or(fact.number.as_ref());
    let own = own.or(fact.named_after.as_ref());
    let kind = caunoi::lexicon::document_name(fact.kind, fact.symbol.as_deref());
    own.map_or_else(|| kind.to_owned(), |own| format!("{kind} {own}"))
}

/// Marks, and how many of each sort have been numbered.
#[derive(Default)]
struct Marks {
    found: Vec<Mark>,
    counts: std::collections::HashMap<char, usize>,
}

impl Marks {
    fn mentions(&mut self, sort: Sort, label: &str, name: &str, mentions: &[Mention]) {
        self.found.extend(mentions.iter().map(|mention| Mark {
            label: label.to_owned(),
            sort,
            span: mention.span,
            says: name.to_owned(),
            ground: Some(mention.ground),
        }));
    }

    /// A fact that has no name: its number among its sort is its label.
    fn numbered(&mut self, sort: Sort, letter: char, spans: &[Span], says: &str) {
        let count = self.counts.entry(letter).or_default();
        *count += 1;
        let label = format!("{letter}{count}");
        self.found.extend(spans.iter().map(|span| Mark {
            label: label.clone(),
            sort,
            span: *span,
            says: says.to_owned(),
            ground: None,
        }));
    }

    fn sorted(mut self) -> Vec<Mark> {
        self.found.sort_by_key(|mark| {
            let span = mark.span;
            (span.paragraph, span.start, std::cmp::Reverse(span.end))
        });
        self.found
    }
}
