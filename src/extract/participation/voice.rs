//! At which of several meetings somebody spoke: the one where the article says that they met.

use crate::extract::deed::Deed;
use crate::extract::deed::act::Act;
use crate::extract::meeting::Meetings;
use crate::model::{LocalMeeting, LocalPerson};

/// Notes where those spoke who were on no side of the meeting told last, but on one of another.
///
/// Example: `Bà A đã có các cuộc gặp với ông B và ông C. Ông B cho biết … Bà A đề nghị …`: the words of both were said
/// at the first.
pub(crate) fn attribute(deeds: &[Deed], found: &mut Meetings) {
    let mut sides: Vec<Vec<LocalPerson>> = vec![Vec::new(); found.announced.len()];
    for (meeting, encounter, _) in &found.parties {
        if let Some(people) = sides.get_mut(meeting.index()) {
            people.extend(&encounter.people);
        }
    }
    let of = |meeting: LocalMeeting| sides.get(meeting.index()).map_or(&[][..], Vec::as_slice);
    // The meeting told last, and the one that was spoken at instead.
    let mut turned: Option<(LocalMeeting, LocalMeeting)> = None;
    for deed in deeds {
        let &[person] = &deed.people[..] else {
            continue;
        };
        if !matches!(deed.act, Act::Say | Act::Speak) {
            continue;
        }
        let here = &found.places[deed.paragraph];
        let named = (here.iter()).any(|(range, _)| deed.sentence.contains(&range.start));
        let Some(told) = found.held_at(deed.paragraph, &deed.sentence) else {
            continue;
        };
        if named || turned.is_some_and(|(from, _)| from != told) {
            turned = None;
        }
        if named || of(told).len() < 2 {
            continue;
        }
        let meeting = turned.map_or(told, |(_, meeting)| meeting);
        if !of(meeting).contains(&person) {
            let before = found.places[..=deed.paragraph].iter().flatten();
            let other = before.map(|(_, meeting)| *meeting).rfind(|other| {
                let travels = found.journeys.get(other.index()) == Some(&true);
                let ahead = found.announced.get(other.index()) == Some(&true);
                !travels && !ahead && of(*other).len() > 1 && of(*other).contains(&person)
            });
            let Some(other) = other else {
                continue;
            };
            turned = (other != told).then_some((told, other));
        }
        if let Some((_, meeting)) = turned {
            let at = (deed.paragraph, deed.sentence.start);
            found.said.insert(at, meeting);
        }
    }
}
