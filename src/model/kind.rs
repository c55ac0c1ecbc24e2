//! The closed vocabularies, each value under the name that the contract gives it.

use std::fmt;
use std::str::FromStr;

/// A name that stands in none of a vocabulary's entries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such value: {0}")]
pub struct UnknownName(pub String);

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $printed:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_doc])* $value,)+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const EACH: &'static [$name] = &[$($name::$value,)+];

            /// The name that the contract gives the value, in capitals.
            pub fn name(self) -> &'static str {
                match self { $($name::$value => $printed,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $name {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                Self::EACH.iter().copied().find(|value| value.name() == name)
                    .ok_or_else(|| UnknownName(name.to_owned()))
            }
        }
    };
}

vocabulary! {
    /// What a paragraph is within its article.
    ParagraphKind {
        /// The standing summary under the title (sapô).
        Lead = "LEAD",
        /// Running text.
        Body = "BODY",
        /// A heading inside the body (tít xen).
        Heading = "HEADING",
        /// The text under a picture.
        Caption = "CAPTION",
    }
}

vocabulary! {
    /// Which block of the page advertises another article.
    TeaserKind {
        /// Linked from within or right under the article.
        Related = "RELATED",
        /// The latest items.
        Latest = "LATEST",
        /// The most-read items.
        MostRead = "MOST_READ",
    }
}

vocabulary! {
    /// What sort of body an organization is.
    OrganizationKind {
        /// A body of the Communist Party of Vietnam.
        Party = "PARTY",
        /// A state body: ministry, people's committee, assembly, embassy.
        State = "STATE",
        /// The Fatherland Front and the socio-political organizations.
        SocioPolitical = "SOCIO_POLITICAL",
        /// A people's organization that is none of the following.
        Peoples = "PEOPLES",
        /// A friendship association.
        FriendshipAssociation = "FRIENDSHIP_ASSOCIATION",
        /// A provincial union of friendship organizations.
        LocalUnion = "LOCAL_UNION",
        /// A foreign non-governmental organization.
        ForeignNgo = "FOREIGN_NGO",
        /// An international or regional organization or forum.
        International = "INTERNATIONAL",
        /// A press organ.
        Media = "MEDIA",
        /// A university, academy or institute.
        Academic = "ACADEMIC",
        /// An enterprise or an association of enterprises.
        Business = "BUSINESS",
        /// Another foreign body: party, government, association, university.
        Foreign = "FOREIGN",
        /// None of these, or not known.
        Other = "OTHER",
    }
}

vocabulary! {
    /// What sort of event a meeting is.
    MeetingKind {
        /// Hội nghị.
        Conference = "CONFERENCE",
        /// Hội thảo.
        Workshop = "WORKSHOP",
        /// Tọa đàm.
        Seminar = "SEMINAR",
        /// Đại hội.
        Congress = "CONGRESS",
        /// Diễn đàn.
        Forum = "FORUM",
        /// Lễ: founding, award, anniversary, launch, signing.
        Ceremony = "CEREMONY",
        /// Buổi làm việc.
        WorkingSession = "WORKING_SESSION",
        /// Tiếp, gặp, chào xã giao.
        Reception = "RECEPTION",
        /// Đoàn thăm, chuyến thăm.
        Visit = "VISIT",
        /// Giao lưu, gặp gỡ hữu nghị.
        Exchange = "EXCHANGE",
        /// Kỳ họp, phiên họp.
        Session = "SESSION",
        /// None of these.
        Other = "OTHER",
    }
}

vocabulary! {
    /// What somebody did at a meeting.
    ParticipantRole {
        /// Convened it.
        Organizer = "ORGANIZER",
        /// Organized it together with another.
        CoOrganizer = "CO_ORGANIZER",
        /// Chaired it.
        Chair = "CHAIR",
        /// Presented a report.
        Presenter = "PRESENTER",
        /// Spoke.
        Speaker = "SPEAKER",
        /// Gave an award.
        Awarder = "AWARDER",
        /// Received an award.
        Awardee = "AWARDEE",
        /// Was there.
        Attendee = "ATTENDEE",
    }
}

/// What somebody did at a meeting, each role once. An archive holds many, so a set takes one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParticipantRoles(u8);

const _: () = assert!(ParticipantRole::EACH.len() <= 8);

impl ParticipantRoles {
    /// Whether this role is among them.
    pub fn contains(self, role: ParticipantRole) -> bool {
        self.0 & 1 << role as u8 != 0
    }

    /// The roles, in the order in which [`ParticipantRole`] declares them.
    pub fn iter(self) -> impl Iterator<Item = ParticipantRole> {
        let each = ParticipantRole::EACH.iter().copied();
        each.filter(move |role| self.contains(*role))
    }
}

impl FromIterator<ParticipantRole> for ParticipantRoles {
    fn from_iter<I: IntoIterator<Item = ParticipantRole>>(roles: I) -> Self {
        let bits = roles.into_iter().map(|role| 1 << role as u8);
        ParticipantRoles(bits.fold(0, |all, bit| all | bit))
    }
}

vocabulary! {
    /// What sort of document a directive is.
    DirectiveKind {
        /// Chỉ thị.
        Directive = "DIRECTIVE",
        /// Nghị quyết.
        Resolution = "RESOLUTION",
        /// Kết luận.
        Conclusion = "CONCLUSION",
        /// Nghị định.
        Decree = "DECREE",
        /// Quyết định.
        Decision = "DECISION",
        /// Thông tư.
        Circular = "CIRCULAR",
        /// Kế hoạch.
        Plan = "PLAN",
        /// Chương trình, chương trình hành động.
        Programme = "PROGRAMME",
        /// Luật.
        Law = "LAW",
        /// Pháp lệnh.
        Ordinance = "ORDINANCE",
        /// Quy định, quy chế.
        Regulation = "REGULATION",
        /// None of these.
        Other = "OTHER",
    }
}

vocabulary! {
    /// Why the report of an article is one of the reports of an entity.
    IdentityGround {
        /// It bears the same name, but for case and the place of tone marks.
        SameName = "SAME_NAME",
        /// The lexicon leads what the article prints to the same name.
        LexiconName = "LEXICON_NAME",
        /// It bears the same name without diacritics.
        SameNameWithoutMarks = "SAME_NAME_WITHOUT_MARKS",
        /// The report to which the others were joined.
        FirstReport = "FIRST_REPORT",
        /// It bears the same name as another report, and their times overlap, or neither tells one.
        SameNameAndTime = "SAME_NAME_AND_TIME",
        /// Of its name and another report's, one has all the words of the other; kind and day are the same.
        FullerName = "FULLER_NAME",
        /// It has an organizer and most of the words of its name in common with another report; kind and
        /// day are the same.
        SameHosts = "SAME_HOSTS",
        /// The same people meet as in another report, at the same time.
        SamePeople = "SAME_PEOPLE",
        /// It leaves out who met and names the same bodies as another report, at the same time.
        SameBodies = "SAME_BODIES",
        /// It prints the same symbol, of the same term of office where it tells one.
        SameSymbol = "SAME_SYMBOL",
        /// It prints the same kind and number, or names the document after the same congress.
        SameNumber = "SAME_NUMBER",
        /// What it leaves out, symbol or term, can mean one document of the archive alone.
        OnlyOneMeant = "ONLY_ONE_MEANT",
        /// What it leaves out could mean several documents: this one is of the term of office in which
        /// the article was published.
        TermOfPublication = "TERM_OF_PUBLICATION",
    }
}
