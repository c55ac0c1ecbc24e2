//! One article as everything across articles sees it: its facts without the places that say them.
//!
//! The facts themselves are read when somebody asks where something stands; this is what stays in
//! memory of every article, so it is kept small: text that many articles share is one allocation.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{
    Article, CountryCode, DirectiveKind, Facts, LocalDirective, LocalMeeting, LocalOrganization,
    LocalPerson, MeetingKind, Mention, OrganizationKind, ParticipantRoles, Span, Stated, TimeSpan,
};
use crate::resolve::key;

/// The printed forms of one entity in one article with their numbers, in order of first appearance; only
/// those that name it by themselves.
pub type Forms = Box<[(Arc<str>, u32)]>;

/// One article, by what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    /// The article's slug.
    pub slug: Arc<str>,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    /// The people named: as in [`Facts::people`].
    pub people: Box<[ReportedPerson]>,
    /// The organizations named.
    pub organizations: Box<[ReportedOrganization]>,
    /// The meetings reported.
    pub meetings: Box<[ReportedMeeting]>,
    /// The documents cited.
    pub directives: Box<[ReportedDirective]>,
    /// The countries named.
    pub countries: Box<[ReportedCountry]>,
    /// What people said.
    pub statements: Box<[ReportedStatement]>,
    /// What is to be done.
    pub tasks: Box<[ReportedTask]>,
    /// Quantities.
    pub figures: Box<[ReportedFigure]>,
    /// The meetings at which awards were given, one entry for each award.
    pub awards: Box<[Option<LocalMeeting>]>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedPerson {
    /// The full name.
    pub name: Arc<str>,
    /// Forms of address, ranks and professions.
    pub honorifics: Box<[Arc<str>]>,
    /// The posts.
    pub positions: Box<[ReportedPosition]>,
    /// Under which forms.
    pub forms: Forms,
    /// How often.
    pub mentions: u32,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedPosition {
    /// The title without the organization.
    pub title: Arc<str>,
    /// The body in which it is held.
    pub organization: Option<LocalOrganization>,
    /// A former post.
    pub former: bool,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedOrganization {
    /// The canonical name.
    pub name: Arc<str>,
    /// The slug of the name: what makes two one.
    pub key: Arc<str>,
    /// What sort of body it is.
    pub kind: OrganizationKind,
    /// The acronym.
    pub acronym: Option<Arc<str>>,
    /// The country it belongs to.
    pub country: Option<CountryCode>,
    /// The body that it is part of.
    pub parent: Option<LocalOrganization>,
    /// Where it is first named.
    pub named_at: Option<Span>,
    /// Under which forms.
    pub forms: Forms,
    /// How often; 0 for a body that only stands here as a parent or issuer.
    pub mentions: u32,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedMeeting {
    /// The name.
    pub name: Arc<str>,
    /// What sort of event it is.
    pub kind: MeetingKind,
    /// When it was held.
    pub time: Option<Stated<TimeSpan>>,
    /// The city, province or venue.
    pub place: Option<Stated<Arc<str>>>,
    /// The country.
    pub country: Option<CountryCode>,
    /// The number of people present.
    pub attendance: Option<Stated<u32>>,
    /// Who convened it.
    pub organizers: Box<[LocalOrganization]>,
    /// Who took part.
    pub participants: Box<[ReportedParticipation]>,
    /// The documents that it cites.
    pub directives: Box<[LocalDirective]>,
    /// Where it is first named.
    pub named_at: Option<Span>,
    /// Under which forms; the title of the article where that tells of it.
    pub forms: Forms,
    /// How often.
    pub mentions: u32,
}

/// A part in a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedParticipation {
    /// Who took part.
    pub person: Option<LocalPerson>,
    /// The body.
    pub organization: Option<LocalOrganization>,
    /// What they did.
    pub roles: ParticipantRoles,
    /// The person's position as printed.
    pub position_title: Option<Arc<str>>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedDirective {
    /// What sort of document it is.
    pub kind: DirectiveKind,
    /// The number alone.
    pub number: Option<Arc<str>>,
    /// The official symbol.
    pub symbol: Option<Arc<str>>,
    /// What names a document without a number.
    pub named_after: Option<Arc<str>>,
    /// The Party's term of office.
    pub term: Option<Arc<str>>,
    /// What it is about.
    pub subject: Option<Stated<Arc<str>>>,
    /// The day of issue.
    pub issued_on: Option<Stated<Date>>,
    /// Who issued it.
    pub issuer: Option<Stated<LocalOrganization>>,
    /// Under which forms.
    pub forms: Forms,
    /// How often.
    pub mentions: u32,
}

/// A country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedCountry {
    /// Its code.
    pub code: CountryCode,
    /// Under which forms.
    pub forms: Forms,
    /// How often.
    pub mentions: u32,
}

/// Something said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportedStatement {
    /// Who said it.
    pub speaker: LocalPerson,
    /// At which meeting.
    pub meeting: Option<LocalMeeting>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedTask {
    /// Which meeting set it.
    pub meeting: Option<LocalMeeting>,
    /// Who set it, where a person did.
    pub speaker: Option<LocalPerson>,
    /// The year for which it is set.
    pub year: Option<i16>,
    /// To whom it is given.
    pub addressees: Box<[LocalOrganization]>,
    /// The documents that its text names.
    pub directives: Box<[LocalDirective]>,
}

/// A quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedFigure {
    /// In plain units; finite.
    pub value: f64,
    /// ISO 4217 for money, `%` for shares, else the counted noun as printed.
    pub unit: Arc<str>,
    /// The year that the text gives for it.
    pub year: Option<i16>,
}

fn share(text: &str) -> Arc<str> {
    text.into()
}

fn shared(text: Option<&String>) -> Option<Arc<str>> {
    text.map(|text| text.as_str().into())
}

fn stated<T, U>(said: Option<&Stated<T>>, value: impl Fn(&T) -> U) -> Option<Stated<U>> {
    said.map(|said| Stated {
        value: value(&said.value),
        span: said.span,
    })
}

fn count(mentions: &[Mention]) -> u32 {
    u32::try_from(mentions.len()).unwrap_or(u32::MAX)
}

impl Reported {
    /// What an article says.
    pub fn of(slug: Arc<str>, article: &Article, facts: &Facts) -> Self {
        let printed = |mentions: &[Mention], more: Option<&str>| -> Forms {
            let mut forms: Vec<(Arc<str>, u32)> = Vec::new();
            for mention in mentions.iter().filter(|mention| mention.by_name) {
                let paragraph = &article.paragraphs[mention.span.paragraph as usize];
                let form = &paragraph.text[mention.span.range()];
                match forms.iter_mut().find(|(known, _)| **known == *form) {
                    Some((_, count)) => *count += 1,
                    None => forms.push((form.into(), 1)),
                }
            }
            forms.extend(more.map(|title| (title.into(), 1)));
            forms.into()
        };
        let people = facts.people.iter().map(|fact| ReportedPerson {
            name: share(&fact.name),
            honorifics: fact.honorifics.iter().map(|title| share(title)).collect(),
            positions: (fact.positions.iter())
                .map(|position| ReportedPosition {
                    title: share(&position.title),
                    organization: position.organization,
                    former: position.former,
                })
                .collect(),
            forms: printed(&fact.mentions, None),
            mentions: count(&fact.mentions),
        });
        let organizations = facts.organizations.iter().map(|fact| ReportedOrganization {
            name: share(&fact.name),
            key: key(&fact.name).into(),
            kind: fact.kind,
            acronym: shared(fact.acronym.as_ref()),
            country: fact.country,
            parent: fact.parent,
            named_at: fact.mentions.first().map(|mention| mention.span),
            forms: printed(&fact.mentions, None),
            mentions: count(&fact.mentions),
        });
        let meetings = facts.meetings.iter().map(|fact| ReportedMeeting {
            name: share(&fact.name),
            kind: fact.kind,
            time: fact.time.clone(),
            place: stated(fact.place.as_ref(), |place| share(place)),
            country: fact.country,
            attendance: fact.attendance.clone(),
            organizers: fact.organizers.as_slice().into(),
            participants: (fact.participants.iter())
                .map(|part| ReportedParticipation {
                    person: part.person,
                    organization: part.organization,
                    roles: part.roles.iter().copied().collect(),
                    position_title: shared(part.position_title.as_ref()),
                })
                .collect(),
            directives: fact.directives.as_slice().into(),
            named_at: fact.mentions.first().map(|mention| mention.span),
            forms: printed(
                &fact.mentions,
                fact.titled.then_some(article.title.as_str()),
            ),
            mentions: count(&fact.mentions),
        });
        let directives = facts.directives.iter().map(|fact| ReportedDirective {
            kind: fact.kind,
            number: shared(fact.number.as_ref()),
            symbol: shared(fact.symbol.as_ref()),
            named_after: shared(fact.named_after.as_ref()),
            term: shared(fact.term.as_ref()),
            subject: stated(fact.subject.as_ref(), |subject| share(subject)),
            issued_on: fact.issued_on.clone(),
            issuer: fact.issuer.clone(),
            forms: printed(&fact.mentions, None),
            mentions: count(&fact.mentions),
        });
        let countries = facts.countries.iter().map(|fact| ReportedCountry {
            code: fact.code,
            forms: printed(&fact.mentions, None),
            mentions: count(&fact.mentions),
        });
        let statements = facts.statements.iter().map(|fact| ReportedStatement {
            speaker: fact.speaker,
            meeting: fact.meeting,
        });
        let tasks = facts.tasks.iter().map(|fact| ReportedTask {
            meeting: fact.meeting,
            speaker: fact.speaker,
            year: fact.year,
            addressees: fact.addressees.as_slice().into(),
            directives: fact.directives.as_slice().into(),
        });
        let figures = facts.figures.iter().map(|fact| ReportedFigure {
            value: fact.value,
            unit: share(&fact.unit),
            year: fact.year,
        });
        Reported {
            slug,
            published_on: article.published.map(|published| published.on),
            people: people.collect(),
            organizations: organizations.collect(),
            meetings: meetings.collect(),
            directives: directives.collect(),
            countries: countries.collect(),
            statements: statements.collect(),
            tasks: tasks.collect(),
            figures: figures.collect(),
            awards: facts.awards.iter().map(|award| award.meeting).collect(),
        }
    }

    /// How often it names anything.
    pub fn mentions(&self) -> usize {
        let people = self.people.iter().map(|one| one.mentions);
        let organizations = self.organizations.iter().map(|one| one.mentions);
        let meetings = self.meetings.iter().map(|one| one.mentions);
        let directives = self.directives.iter().map(|one| one.mentions);
        let countries = self.countries.iter().map(|one| one.mentions);
        let each = (people.chain(organizations).chain(meetings))
            .chain(directives)
            .chain(countries);
        each.map(|count| count as usize).sum()
    }

    /// Puts one allocation in the place of texts that other articles have as well.
    pub fn share_texts(&mut self, texts: &mut SharedTexts) {
        self.each_text(&mut |text| texts.share(text));
    }

    /// Hands on each text that other articles may have as well, always in the same order.
    pub fn each_text(&mut self, mut share: &mut dyn FnMut(&mut Arc<str>)) {
        let forms = |forms: &mut Forms, share: &mut dyn FnMut(&mut Arc<str>)| {
            for (form, _) in forms {
                share(form);
            }
        };
        for person in &mut self.people {
            share(&mut person.name);
            person.honorifics.iter_mut().for_each(&mut share);
            for position in &mut person.positions {
                share(&mut position.title);
            }
            forms(&mut person.forms, share);
        }
        for organization in &mut self.organizations {
            share(&mut organization.name);
            share(&mut organization.key);
            organization.acronym.iter_mut().for_each(&mut share);
            forms(&mut organization.forms, share);
        }
        for meeting in &mut self.meetings {
            share(&mut meeting.name);
            if let Some(place) = &mut meeting.place {
                share(&mut place.value);
            }
            for part in &mut meeting.participants {
                part.position_title.iter_mut().for_each(&mut share);
            }
            forms(&mut meeting.forms, share);
        }
        for directive in &mut self.directives {
            let named = [
                &mut directive.number,
                &mut directive.symbol,
                &mut directive.named_after,
                &mut directive.term,
            ];
            named.into_iter().flatten().for_each(&mut share);
            if let Some(subject) = &mut directive.subject {
                share(&mut subject.value);
            }
            forms(&mut directive.forms, share);
        }
        for country in &mut self.countries {
            forms(&mut country.forms, share);
        }
        for figure in &mut self.figures {
            share(&mut figure.unit);
        }
    }
}

/// Texts of which every article has the same allocation.
#[derive(Debug, Default)]
pub struct SharedTexts(HashSet<Arc<str>>);

impl FromIterator<Arc<str>> for SharedTexts {
    fn from_iter<I: IntoIterator<Item = Arc<str>>>(texts: I) -> Self {
        SharedTexts(texts.into_iter().collect())
    }
}

impl SharedTexts {
    fn share(&mut self, text: &mut Arc<str>) {
        match self.0.get(text) {
            Some(known) => *text = known.clone(),
            None => {
                self.0.insert(text.clone());
            }
        }
    }

    /// Lets go of the texts that nobody else has.
    pub fn forget_unused(&mut self) {
        self.0.retain(|text| Arc::strong_count(text) > 1);
    }
}
