//! Rows of entities: what is settled about each. Which articles say it, and where, stands with the
//! articles, from which an entity is made again on opening.

use std::sync::Arc;

use jiff::civil::Date;

use crate::archive::row::stored::record;
use crate::model::{
    CountryCode, Directive, DirectiveKind, Meeting, MeetingKind, Organization, OrganizationKind,
    ParticipantRoles, Person, TimeSpan,
};

/// A post: its title, and whether it is a former one.
type Post = (String, bool);

/// A part in a meeting: whether a person's, the slug of the body, the roles, the position as printed.
type Part = ((bool, Option<Arc<str>>), (ParticipantRoles, Option<String>));

macro_rules! card {
    ($(#[$doc:meta])* $card:ident, $row:ident of $entity:ident ($value:ident) {
        $($field:ident: $type:ty = $from:expr),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $card {
            $($field: $type,)+
        }

        impl From<&$entity> for $card {
            fn from($value: &$entity) -> Self {
                $card { $($field: $from,)+ }
            }
        }

        record!($row for $card { $($field: $type),+ });
    };
}

card!(
    /// What is settled about a person.
    PersonCard, PersonRow of Person (person) {
        slug: Arc<str> = person.slug.clone(),
        name: String = person.name.clone(),
        aliases: Vec<String> = person.aliases.clone(),
        honorifics: Vec<String> = person.honorifics.clone(),
        positions: Vec<Post> = (person.positions.iter())
            .map(|position| (position.title.clone(), position.former))
            .collect(),
    }
);

card!(
    /// What is settled about a body.
    OrganizationCard, OrganizationRow of Organization (organization) {
        slug: Arc<str> = organization.slug.clone(),
        name: String = organization.name.clone(),
        name_en: Option<String> = organization.name_en.clone(),
        acronym: Option<String> = organization.acronym.clone(),
        aliases: Vec<String> = organization.aliases.clone(),
        kind: OrganizationKind = organization.kind,
        country: Option<CountryCode> = organization.country,
        parent: Option<Arc<str>> = organization.parent.clone(),
    }
);

card!(
    /// What is settled about a meeting.
    MeetingCard, MeetingRow of Meeting (meeting) {
        slug: Arc<str> = meeting.slug.clone(),
        name: String = meeting.name.clone(),
        aliases: Vec<String> = meeting.aliases.clone(),
        kind: MeetingKind = meeting.kind,
        time: Option<TimeSpan> = meeting.time,
        place: Option<String> = meeting.place.clone(),
        country: Option<CountryCode> = meeting.country,
        attendance: Option<u32> = meeting.attendance,
        organizers: Vec<Arc<str>> = meeting.organizers.clone(),
        participations: Vec<Part> = (meeting.participations.iter())
            .map(|part| {
                let who = (part.by_person, part.organization.clone());
                (who, (part.roles, part.position_title.clone()))
            })
            .collect(),
    }
);

card!(
    /// What is settled about a document.
    DirectiveCard, DirectiveRow of Directive (directive) {
        slug: Arc<str> = directive.slug.clone(),
        name: String = directive.name.clone(),
        aliases: Vec<String> = directive.aliases.clone(),
        kind: DirectiveKind = directive.kind,
        number: Option<String> = directive.number.clone(),
        symbol: Option<String> = directive.symbol.clone(),
        term: Option<String> = directive.term.clone(),
        subject: Option<String> = directive.subject.clone(),
        issued_on: Option<Date> = directive.issued_on,
        issuer: Option<Arc<str>> = directive.issuer.clone(),
    }
);
