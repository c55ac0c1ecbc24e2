//! Who was on either side of a meeting that a noun tells of: leaders of a delegation, both sides of talks.

use std::sync::LazyLock;

use crate::extract::deed::roll::listed;
use crate::extract::meeting::Meetings;
use crate::extract::meeting::encounter::Encounter;
use crate::extract::meeting::encounter::host::leaders;
use crate::extract::meeting::event::Event;
use crate::extract::reading::{Passage, Reading};
use crate::model::{LocalMeeting, LocalOrganization, LocalPerson, MeetingKind};
use crate::text::pattern::{Pattern, pattern};

/// Who leads the delegation is on the visit: `Đoàn X do bà A làm trưởng đoàn đã có chuyến thăm Hà Nội`;
/// on the `only` visit of the article, wherever that tells it.
pub(crate) fn lead(
    reading: &Reading<'_>,
    passage: &Passage<'_>,
    event: &Event,
    meeting: LocalMeeting,
    only: bool,
    found: &mut Meetings,
) {
    let sentence = passage.sentence_at(event.range.start);
    let people: Vec<LocalPerson> = leaders(passage, sentence.clone()).collect();
    let mut led = vec![(people, passage.span(sentence))];
    if led[0].0.is_empty() && only {
        led = reading
            .passages
            .iter()
            .flat_map(|passage| {
                let sentences = passage.sentences.iter().cloned();
                sentences.map(|sentence| {
                    let people = leaders(passage, sentence.clone()).collect();
                    (people, passage.span(sentence))
                })
            })
            .filter(|(people, _): &(Vec<LocalPerson>, _)| !people.is_empty())
            .take(1)
            .collect();
    }
    for (people, span) in led {
        let encounter = Encounter {
            range: event.range.clone(),
            kind: event.kind,
            name: String::new(),
            people,
            organizations: Vec::new(),
        };
        found.parties.push((meeting, encounter, span));
    }
}

/// Enters who takes part in an event by what is said of it there.
fn enter(
    passage: &Passage<'_>,
    event: &Event,
    meeting: LocalMeeting,
    (people, organizations): (Vec<LocalPerson>, Vec<LocalOrganization>),
    found: &mut Meetings,
) {
    let encounter = Encounter {
        range: event.range.clone(),
        kind: event.kind,
        name: String::new(),
        people,
        organizations,
    };
    let span = passage.span(passage.sentence_at(event.range.start));
    found.parties.push((meeting, encounter, span));
}

/// Who leads the delegation that a gathering is with was there: `tổ chức gặp mặt đoàn cựu binh do ông A dẫn đầu`.
pub(crate) fn led(
    passage: &Passage<'_>,
    event: &Event,
    meeting: LocalMeeting,
    found: &mut Meetings,
) {
    let sentence = passage.sentence_at(event.range.start);
    let people: Vec<LocalPerson> = leaders(passage, event.range.start..sentence.end).collect();
    if people.is_empty() {
        return;
    }
    enter(passage, event, meeting, (people, Vec::new()), found);
}

/// The bodies that a meeting is with, named right behind the word for it: `tại cuộc gặp Hội A, Hội B`.
pub(crate) fn met(
    passage: &Passage<'_>,
    event: &Event,
    meeting: LocalMeeting,
    found: &mut Meetings,
) {
    let sentence = passage.sentence_at(event.range.start);
    let name = &passage.text[event.range.clone()];
    let word = ["cuộc gặp ", "buổi gặp ", "buổi tiếp ", "cuộc tiếp "]
        .iter()
        .find(|word| name.starts_with(**word));
    let Some(word) = word else {
        return;
    };
    let from = event.range.start + word.len();
    let first = passage.organizations_in(from..sentence.end).next();
    if first.is_none_or(|first| first.range.start != from) {
        return;
    }
    let (people, organizations) = listed(passage, from..sentence.end);
    if !people.is_empty() {
        return;
    }
    enter(passage, event, meeting, (people, organizations), found);
}

/// Who is received on a visit makes it: `Ông A đã tiếp bà B nhân chuyến thăm chính thức Việt Nam từ ngày 5 đến 7/6`.
pub(crate) fn guest(
    passage: &Passage<'_>,
    event: &Event,
    spoken: &[Event],
    meeting: LocalMeeting,
    found: &mut Meetings,
) {
    static ON: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:(?-i:nhân)|nhân dịp|đang có|đang trong|đang thực hiện)\s+$")
    });
    let sentence = passage.sentence_at(event.range.start);
    if !ON.is_match(&passage.text[sentence.start..event.range.start]) {
        return;
    }
    let before = spoken.partition_point(|other| other.range.start < event.range.start);
    let here = spoken[..before].iter().rev();
    let mut here = here.take_while(|other| other.range.start >= sentence.start);
    let received = here.find_map(|other| {
        let encounter = other.encounter.as_ref()?;
        (encounter.range.end <= event.range.start && encounter.kind == MeetingKind::Reception)
            .then_some(encounter)
    });
    let Some([_, guest]) = received.map(|encounter| &encounter.people[..]) else {
        return;
    };
    enter(passage, event, meeting, (vec![*guest], Vec::new()), found);
}

/// `cuộc hội đàm sáng cùng ngày với ông A`: whom it was with.
static WITH: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^(?:cuộc\s|buổi\s)?(?:hội đàm|làm việc|hội kiến)(?:\s(?:sáng|trưa|chiều|tối|cùng ngày|hôm (?:nay|qua)|ngày\s[\d/.-]+|\d[\d/.-]*))*\svới\s",
    )
});

/// `buổi làm việc … giữa ông A và bà B`, `lễ bàn giao nhiệm vụ giữa ông A với bà B`: both were there;
/// whom it was with, where the words are the meeting's `own` and do not point to another one.
pub(crate) fn between(
    passage: &Passage<'_>,
    event: &Event,
    meeting: LocalMeeting,
    own: bool,
    found: &mut Meetings,
) {
    let sentence = passage.sentence_at(event.range.start);
    let text = &passage.text[event.range.start..sentence.end.max(event.range.start)];
    let named = event.range.end - event.range.start;
    let with = WITH.find(text).map(|with| with.end() - " với ".len());
    let between = text.find(" giữa ");
    let ceremony = event.kind == MeetingKind::Ceremony;
    let Some(at) = between.or(with.filter(|_| own && !ceremony)) else {
        return;
    };
    // `Tại buổi tiếp, bà A nhấn mạnh quan hệ giữa …` tells of another thing.
    if text
        .get(named.min(at)..at)
        .is_none_or(|gap| gap.len() > 40 || gap.contains([',', ';']))
    {
        return;
    }
    let start = event.range.start + at;
    let (people, mut organizations) = listed(passage, start..sentence.end);
    if ceremony || between.is_none() {
        // Those who sign hold the ceremony.
        organizations.clear();
    }
    found.parties.push((
        meeting,
        Encounter {
            range: event.range.clone(),
            kind: event.kind,
            name: String::new(),
            people,
            organizations,
        },
        passage.span(sentence),
    ));
}
