//! The closed vocabularies of the schema, each counterpart to one of the model's.

use async_graphql::Enum;

use crate::archive;
use crate::graphql::written::write_json;
use crate::model;

/// What a paragraph is within its article.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::ParagraphKind")]
pub enum ParagraphKind {
    /// The standing summary under the title (sapô).
    Lead,
    /// Running text.
    Body,
    /// A heading inside the body (tít xen).
    Heading,
    /// The text under a picture.
    Caption,
}

/// Which block of the page advertises another article.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::TeaserKind")]
pub enum TeaserKind {
    /// Linked from within or right under the article, or under 'Tin bài liên quan'.
    Related,
    /// 'Các tin bài khác' and the like.
    Latest,
    /// 'Đọc nhiều'.
    MostRead,
}

/// What sort of body an organization is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::OrganizationKind")]
pub enum OrganizationKind {
    /// A body of the Communist Party of Vietnam.
    Party,
    /// A state body: ministry, people's committee, assembly, embassy.
    State,
    /// The Fatherland Front and the socio-political organizations (tổ chức chính trị - xã hội).
    SocioPolitical,
    /// A people's organization (tổ chức nhân dân), VUFO among them, that is none of the following.
    Peoples,
    /// A friendship association (hội hữu nghị).
    FriendshipAssociation,
    /// A provincial union of friendship organizations.
    LocalUnion,
    /// A foreign non-governmental organization.
    ForeignNgo,
    /// An international or regional organization or forum.
    International,
    /// A press organ: newspaper, broadcaster, news agency.
    Media,
    /// A university, academy or institute.
    Academic,
    /// An enterprise or an association of enterprises.
    Business,
    /// Another foreign body: party, government, association, university.
    Foreign,
    /// None of these, or not known.
    Other,
}

/// What sort of event a meeting is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::MeetingKind")]
pub enum MeetingKind {
    /// Hội nghị.
    Conference,
    /// Hội thảo.
    Workshop,
    /// Tọa đàm.
    Seminar,
    /// Đại hội.
    Congress,
    /// Diễn đàn.
    Forum,
    /// Lễ: founding, award, anniversary, launch, signing.
    Ceremony,
    /// Buổi làm việc.
    WorkingSession,
    /// Tiếp, gặp, chào xã giao.
    Reception,
    /// Đoàn thăm, chuyến thăm.
    Visit,
    /// Giao lưu, gặp gỡ hữu nghị.
    Exchange,
    /// Kỳ họp, phiên họp.
    Session,
    /// None of these, or not known.
    Other,
}

/// How precisely a page gives a time.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::DatePrecision")]
pub enum DatePrecision {
    /// A day, or a range of days.
    Day,
    /// A month: the span holds all of its days.
    Month,
    /// A year: the span holds all of its days.
    Year,
}

/// What somebody did at a meeting.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::ParticipantRole")]
pub enum ParticipantRole {
    /// Convened the meeting (tổ chức, chủ trì tổ chức).
    Organizer,
    /// Organized it together with another (phối hợp tổ chức).
    CoOrganizer,
    /// Chaired it (chủ trì, điều hành).
    Chair,
    /// Presented a report (trình bày, báo cáo).
    Presenter,
    /// Spoke (phát biểu, khẳng định, cho biết, chia sẻ, đề xuất, tham luận).
    Speaker,
    /// Gave an award (trao).
    Awarder,
    /// Received an award.
    Awardee,
    /// Was there (dự, tham dự, có mặt).
    Attendee,
}

/// What sort of document a directive is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::DirectiveKind")]
pub enum DirectiveKind {
    /// Chỉ thị.
    Directive,
    /// Nghị quyết.
    Resolution,
    /// Kết luận.
    Conclusion,
    /// Nghị định.
    Decree,
    /// Quyết định.
    Decision,
    /// Thông tư.
    Circular,
    /// Kế hoạch.
    Plan,
    /// Chương trình, chương trình hành động.
    Programme,
    /// Luật.
    Law,
    /// Pháp lệnh.
    Ordinance,
    /// Quy định, quy chế.
    Regulation,
    /// None of these.
    Other,
}

/// Why the report of an article is one of the reports of an entity.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::IdentityGround")]
pub enum IdentityGround {
    /// It bears the same name, but for case and the place of tone marks.
    SameName,
    /// The lexicon leads what the article prints to the same name.
    LexiconName,
    /// It bears the same name without diacritics.
    SameNameWithoutMarks,
    /// The report to which the others were joined.
    FirstReport,
    /// It bears the same name as another report, and their times overlap, or neither tells one.
    SameNameAndTime,
    /// Of its name and another report's, one has all the words of the other; kind and day are the same.
    FullerName,
    /// It has an organizer and most of the words of its name in common with another report; kind and
    /// day are the same.
    SameHosts,
    /// The same people meet as in another report, at the same time.
    SamePeople,
    /// It leaves out who met and names the same bodies as another report, at the same time.
    SameBodies,
    /// It prints the same symbol, of the same term of office where it tells one.
    SameSymbol,
    /// It prints the same kind and number, or names the document after the same congress.
    SameNumber,
    /// What it leaves out, symbol or term, can mean one document of the archive alone.
    OnlyOneMeant,
    /// What it leaves out could mean several documents: this one is of the term of office in which
    /// the article was published.
    TermOfPublication,
}

/// How a page is written.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "model::PageFormat")]
pub enum PageFormat {
    /// A page's text, one block a line.
    Text,
    /// HTML.
    Html,
}

/// What loading a page did.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "archive::LoadOutcome")]
pub enum LoadOutcome {
    /// The article is new.
    Added,
    /// The page takes the place of an earlier one of the same article.
    Replaced,
    /// The archive held the very page already; nothing changed.
    Unchanged,
}

write_json!(names:
    ParagraphKind, TeaserKind, OrganizationKind, MeetingKind, DatePrecision, ParticipantRole, DirectiveKind,
    IdentityGround,
);
