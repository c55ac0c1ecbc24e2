//! Who took part in which meeting, and what they did there.

mod presence;
pub(in crate::extract) mod voice;

use std::iter;
use std::sync::LazyLock;

use crate::extract::award::is_posthumous;
use crate::extract::deed::Deed;
use crate::extract::deed::act::Act;
use crate::extract::meeting::Meetings;
use crate::extract::participation::presence::{doers, present};
use crate::extract::reading::Reading;
use crate::model::{
    Facts, LocalMeeting, LocalOrganization, LocalPerson, MeetingKind, MeetingReport, ParagraphKind,
    ParticipantRole, ParticipationFact, Span,
};
use crate::text::pattern::{Pattern, pattern};
use crate::text::tail;

/// Fills the participants of the meetings.
///
/// Example: `Bà Nga chủ trì Hội nghị. Phát biểu tại Hội nghị, ông Sơn cho biết …` has a chair and a speaker.
pub(crate) fn find(reading: &Reading<'_>, deeds: &[Deed], found: &Meetings, facts: &mut Facts) {
    for (index, organizers) in found.organizers.iter().enumerate() {
        let mut organizers = organizers.clone();
        organizers.dedup_by_key(|(organization, ..)| *organization);
        for (organization, joined, span) in organizers {
            let role = if joined {
                ParticipantRole::CoOrganizer
            } else {
                ParticipantRole::Organizer
            };
            add(facts, index, None, Some(organization), role, span);
        }
    }
    for (meeting, encounter, span) in &found.parties {
        let role = ParticipantRole::Attendee;
        for person in &encounter.people {
            let organization = stood_for(facts, *person);
            add(
                facts,
                meeting.index(),
                Some(*person),
                organization,
                role,
                *span,
            );
        }
        for organization in &encounter.organizations {
            add(
                facts,
                meeting.index(),
                None,
                Some(*organization),
                role,
                *span,
            );
        }
    }
    for deed in deeds {
        // Whoever announces a meeting does not speak at it.
        let speaks = matches!(deed.act, Act::Say | Act::Speak | Act::Present);
        let meeting = if speaks {
            found.held_at(deed.paragraph, &deed.sentence)
        } else {
            let ahead = || found.expected(reading, deed.paragraph, &deed.sentence);
            let attends = deed.act == Act::Attend;
            (attends.then(ahead).flatten()).or_else(|| found.at(deed.paragraph, &deed.sentence))
        };
        // `ông A đã dự Hội nghị cấp cao Pháp ngữ`: another event.
        let elsewhere = deed.act == Act::Attend
            && found.others[deed.paragraph]
                .iter()
                .any(|other| (deed.verb.end..deed.verb.end + 3).contains(&other.start));
        // `Sau lễ đón, hai Bộ trưởng đồng chủ trì Hội nghị …`: what stands right behind the verb.
        let beside = (matches!(deed.act, Act::Chair | Act::Attend)).then(|| {
            let mut here = found.places[deed.paragraph].iter();
            let near = deed.verb.end..deed.verb.end + 3;
            here.find(|(range, _)| near.contains(&range.start))
        });
        let meeting = beside.flatten().map(|(_, meeting)| *meeting).or(meeting);
        let guests = || receiving(reading, deed, found, facts);
        let meeting = guests()
            .or_else(|| travelling(reading, deed, found))
            .or(meeting);
        let Some(meeting) = meeting.filter(|_| !elsewhere) else {
            continue;
        };
        let Some(role) = role(reading, deed) else {
            continue;
        };
        let passage = &reading.passages[deed.paragraph];
        // `Trong thư, Bộ trưởng A viết …`: who writes need not be there.
        if speaks && WRITTEN.is_match(&passage.text[deed.sentence.clone()]) {
            continue;
        }
        let span = passage.span(deed.sentence.clone());
        // Who came with a delegation was received with it.
        let received = found.during(meeting).filter(|_| deed.act == Act::Attend);
        for meeting in iter::once(meeting).chain(received) {
            for person in &deed.people {
                let organization = stood_for(facts, *person);
                let person = Some(*person);
                add(facts, meeting.index(), person, organization, role, span);
            }
            for organization in &deed.organizations {
                let organization = Some(*organization);
                add(facts, meeting.index(), None, organization, role, span);
            }
        }
    }
    doers(reading, found, facts);
    hand_over(reading, deeds, found, facts);
    present(reading, found, facts);
    for meeting in &mut facts.meetings {
        for participant in &mut meeting.participants {
            participant.roles.sort_unstable();
            participant.spans.sort_unstable();
        }
    }
}

/// The journey told last, where the sentence says who is of the delegation: `Tham gia Đoàn có lãnh đạo Sở A`.
fn travelling(reading: &Reading<'_>, deed: &Deed, found: &Meetings) -> Option<LocalMeeting> {
    static OF_DELEGATION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:cùng\s)?(?:tham gia|thành phần|cùng đi với|cùng đi trong|trong)\s(?:phái\s)?đoàn\b[^.;:]{0,40}?\s(?:còn\s)?(?:có|gồm)\b",
        )
    });
    let passage = &reading.passages[deed.paragraph];
    if deed.act != Act::Attend || !OF_DELEGATION.is_match(&passage.text[deed.sentence.clone()]) {
        return None;
    }
    let told = found.places[..=deed.paragraph].iter().flatten();
    let travels = |meeting: &LocalMeeting| found.journeys.get(meeting.index()) == Some(&true);
    told.map(|(_, meeting)| *meeting).rfind(travels)
}

/// What opens a sentence about words that are written.
static WRITTEN: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^trong\s(?:(?:bức|lá|cuốn|tấm)\s)?(?:bằng khen|giấy khen|thư|điện|điện mừng|thư chúc mừng|điện chúc mừng|công hàm|hồi ký|sách|bài viết)\b[^.:“”]{0,120}?,\s",
    )
});

/// The reception told last, where the sentence says who took part in receiving: `Cùng dự tiếp có bà A`.
fn receiving(
    reading: &Reading<'_>,
    deed: &Deed,
    found: &Meetings,
    facts: &Facts,
) -> Option<LocalMeeting> {
    static RECEIVING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:cùng\s)?(?:tham\s)?(?:dự|tham gia|cùng)\s(?:buổi\s)?(?:tiếp|đón tiếp|tiếp đón)(?:\s(?:đoàn|khách))?\s(?:còn\s)?có\b|(?:đón(?:,|\svà)\s)?(?:đón tiếp|tiếp đón|tiếp|đón)(?:\sxã giao|(?:,|\svà)\slàm việc với)?\s(?:phái\s)?đoàn\b[^.;:]{0,80}?\scó\s)",
        )
    });
    let passage = &reading.passages[deed.paragraph];
    if deed.act != Act::Attend || !RECEIVING.is_match(&passage.text[deed.sentence.clone()]) {
        return None;
    }
    let sentence = &passage.text[deed.sentence.clone()];
    let works = !sentence.starts_with("Cùng ") && !sentence.contains("ự tiếp");
    let told = found.places[..=deed.paragraph].iter().enumerate();
    let told = told.flat_map(|(paragraph, places)| {
        places
            .iter()
            .filter(move |(range, _)| paragraph < deed.paragraph || range.start < deed.sentence.end)
    });
    let receives = |meeting: &LocalMeeting| {
        (facts.meetings.get(meeting.index())).is_some_and(|one| {
            one.kind == MeetingKind::Reception
                || works && matches!(one.kind, MeetingKind::WorkingSession | MeetingKind::Visit)
        })
    };
    let told: Vec<LocalMeeting> = told.map(|(_, meeting)| *meeting).collect();
    told.into_iter().rfind(receives)
}

/// Who hands something over was there, whatever else the article tells: `Ông A và bà B trao Quyết định thành lập Sở.`
fn hand_over(reading: &Reading<'_>, deeds: &[Deed], found: &Meetings, facts: &mut Facts) {
    for deed in deeds.iter().filter(|deed| deed.act == Act::Award) {
        let passage = &reading.passages[deed.paragraph];
        // `nơi có cây bồ đề do Tổng thống A tặng`: long before.
        static GIVEN_BY: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bdo\s[^.;:“”]{2,200}$"));
        let caption = passage.kind == ParagraphKind::Caption;
        let before = tail(&passage.text[deed.sentence.start..deed.verb.start], 240);
        if role(reading, deed).is_some() || !caption && GIVEN_BY.is_match(before) {
            continue;
        }
        let Some(meeting) = found.at(deed.paragraph, &deed.sentence) else {
            continue;
        };
        let span = passage.span(deed.sentence.clone());
        for person in deed.people.iter().map(|person| Some(*person)) {
            let known = |report: &MeetingReport| {
                (report.participants.iter()).any(|participant| participant.person == person)
            };
            if !facts.meetings.iter().any(known) {
                let organization = person.and_then(|person| stood_for(facts, person));
                let role = ParticipantRole::Attendee;
                add(facts, meeting.index(), person, organization, role, span);
            }
        }
    }
}

/// The body of a person's first post.
pub(crate) fn stood_for(facts: &Facts, person: LocalPerson) -> Option<LocalOrganization> {
    let fact = facts.people.get(person.index())?;
    fact.positions.first()?.organization
}

fn role(reading: &Reading<'_>, deed: &Deed) -> Option<ParticipantRole> {
    static GREETS: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^(?:chúc mừng|cảm ơn|cám ơn|chúc|động viên)$"));
    let passage = &reading.passages[deed.paragraph];
    let text = &passage.text[deed.sentence.clone()];
    let deed_verb = &passage.text[deed.verb.clone()];
    match deed.act {
        Act::Chair => Some(ParticipantRole::Chair),
        Act::Present => Some(ParticipantRole::Presenter),
        // `Ông A chúc mừng bà B` under a picture shows no speech.
        Act::Say if passage.kind == ParagraphKind::Caption && GREETS.is_match(deed_verb) => {
            Some(ParticipantRole::Attendee)
        }
        Act::Say | Act::Speak => Some(ParticipantRole::Speaker),
        Act::Attend => Some(ParticipantRole::Attendee),
        Act::Award => crate::extract::award::names(text).then_some(ParticipantRole::Awarder),
        Act::Receive if !deed_verb.starts_with("được") && is_posthumous(text) => {
            Some(ParticipantRole::Attendee)
        }
        Act::Receive => crate::extract::award::names(text).then_some(ParticipantRole::Awardee),
    }
}

/// Adds a role; a body that is already an organizer takes no lesser part.
pub(crate) fn add(
    facts: &mut Facts,
    meeting: usize,
    person: Option<LocalPerson>,
    organization: Option<LocalOrganization>,
    role: ParticipantRole,
    span: Span,
) {
    let title = person
        .and_then(|person| facts.people.get(person.index()))
        .and_then(|fact| fact.positions.first())
        .map(|position| position.title.clone());
    let Some(report) = facts.meetings.get_mut(meeting) else {
        return;
    };
    let known = report
        .participants
        .iter_mut()
        .find(|participant| match person {
            Some(person) => participant.person == Some(person),
            None => participant.person.is_none() && participant.organization == organization,
        });
    match known {
        Some(participant) => {
            if !participant.roles.contains(&role) {
                participant.roles.push(role);
            }
            if !participant.spans.contains(&span) {
                participant.spans.push(span);
            }
        }
        None => report.participants.push(ParticipationFact {
            person,
            organization,
            roles: vec![role],
            position_title: title,
            spans: vec![span],
        }),
    }
}
