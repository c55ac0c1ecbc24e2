//! Who was on either side of a meeting that a noun tells of: leaders of a delegation, both sides of talks.

use std::sync::LazyLock;

use crate::extract::encounter::Encounter;
use crate::extract::event::Event;
use crate::extract::host::leaders;
use crate::extract::meeting::Meetings;
use crate::extract::reading::{Passage, Reading};
use crate::extract::roll::listed;
use crate::model::{LocalMeeting, LocalPerson, MeetingKind};
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
    let encounter = Encounter {
        range: event.range.clone(),
        kind: event.kind,
        name: String::new(),
        people: vec![*guest],
        organizations: Vec::new(),
    };
    found
        .parties
        .push((meeting, encounter, passage.span(sentence)));
}

/// `buổi làm việc … giữa ông A và bà B`: both were there.
pub(crate) fn between(
    passage: &Passage<'_>,
    event: &Event,
    meeting: LocalMeeting,
    found: &mut Meetings,
) {
    let sentence = passage.sentence_at(event.range.start);
    let text = &passage.text[event.range.start..sentence.end.max(event.range.start)];
    let named = event.range.end - event.range.start;
    let Some(at) = text.find(" giữa ") else {
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
    let (people, organizations) = listed(passage, start..sentence.end);
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
