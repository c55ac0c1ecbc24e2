//! At which of an article's meetings it tells anything.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::extract::meeting::encounter::Encounter;
use crate::extract::reading::Reading;
use crate::model::{LocalMeeting, LocalOrganization, Span};
use crate::text::pattern::{Pattern, pattern};

/// The meetings of an article, by where it speaks of them.
pub(crate) struct Meetings {
    /// For each paragraph: where it speaks of which meeting, by place.
    pub(crate) places: Vec<Vec<(Range<usize>, LocalMeeting)>>,
    /// For each meeting: who convened it with whom, and where it says so.
    pub(crate) organizers: Vec<Vec<(LocalOrganization, bool, Span)>>,
    /// For each meeting: both sides of it, where a verb tells of it.
    pub(crate) parties: Vec<(LocalMeeting, Encounter, Span)>,
    /// For each meeting: it lies ahead of the article.
    pub(crate) announced: Vec<bool>,
    /// For each meeting: it is a journey, during which others take place: `chuyến thăm Việt Nam`.
    pub(crate) journeys: Vec<bool>,
    /// For each meeting: it is only told of by the way, once and without its day, beside one that has a day.
    pub(crate) passing: Vec<bool>,
    /// For each paragraph: where it names an event that is none of the meetings.
    pub(crate) others: Vec<Vec<Range<usize>>>,
    /// The meetings at which a sentence, by its paragraph and place, tells what was said, where they are others than
    /// those told last.
    pub(crate) said: FxHashMap<(usize, usize), LocalMeeting>,
}

impl Meetings {
    /// The meeting that a sentence tells of: the one that it names, else the one that the article was
    /// speaking of and that was held, else the first such.
    pub(crate) fn at(&self, paragraph: usize, sentence: &Range<usize>) -> Option<LocalMeeting> {
        let named = self
            .places
            .get(paragraph)?
            .iter()
            .find(|(range, _)| sentence.contains(&range.start))
            .map(|(_, meeting)| *meeting);
        self.held_at(paragraph, sentence)
            .filter(|held| named.is_none() || self.names(paragraph, sentence, *held))
            .or(named)
    }

    /// As [`Meetings::at`], leaving out meetings that lie ahead, and journeys where anything took place during them:
    /// who is received says there, and not on the way, what the article reports.
    pub(crate) fn held_at(
        &self,
        paragraph: usize,
        sentence: &Range<usize>,
    ) -> Option<LocalMeeting> {
        if let Some(meeting) = self.said.get(&(paragraph, sentence.start)) {
            return Some(*meeting);
        }
        let past = |index: usize| self.announced.get(index) == Some(&false);
        let travels = |index: usize| self.journeys.get(index) == Some(&true);
        let only_journeys = (0..self.announced.len()).all(|index| !past(index) || travels(index));
        let held = |meeting: &LocalMeeting| {
            past(meeting.index()) && (only_journeys || !travels(meeting.index()))
        };
        let here = self.places.get(paragraph)?;
        let within = here
            .iter()
            .filter(|(range, _)| sentence.contains(&range.start))
            .map(|(_, meeting)| *meeting)
            .find(held);
        let earlier = here
            .iter()
            .filter(|(range, _)| range.start < sentence.start);
        let before = self.places[..paragraph].iter().flatten().chain(earlier);
        within
            .or_else(|| {
                let mut told = before.map(|(_, meeting)| *meeting);
                let passing =
                    |meeting: &LocalMeeting| self.passing.get(meeting.index()) == Some(&true);
                told.rfind(|meeting| held(meeting) && !passing(meeting))
            })
            .or_else(|| {
                let all = (0..self.announced.len()).filter_map(|index| u32::try_from(index).ok());
                all.map(LocalMeeting).find(held)
            })
    }

    /// The meeting ahead of whose guests the sentence tells: it names none, and the one before says who will come.
    ///
    /// Example: `Tham dự Đại hội sẽ có 150 đại biểu. Về phía Lào có ông A.`
    pub(crate) fn expected(
        &self,
        reading: &Reading<'_>,
        paragraph: usize,
        sentence: &Range<usize>,
    ) -> Option<LocalMeeting> {
        static COMING: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(r"^(?:tham dự|đến dự|tới dự|dự)\b[^.;:]{0,80}\s(?:sẽ|dự kiến) có\s")
        });
        let here = self.places.get(paragraph)?;
        let names = |range: &Range<usize>| sentence.contains(&range.start);
        if here.iter().any(|(range, _)| names(range)) {
            return None;
        }
        let sentences = &reading.passages[paragraph].sentences;
        let at = sentences.partition_point(|one| one.start < sentence.start);
        let (above, told) = match at.checked_sub(1) {
            Some(before) => (paragraph, &sentences[before]),
            None => {
                let above = paragraph.checked_sub(1)?;
                (above, reading.passages[above].sentences.last()?)
            }
        };
        let coming = COMING.is_match(&reading.passages[above].text[told.clone()]);
        let named = self.places[above]
            .iter()
            .find(|(range, _)| told.contains(&range.start));
        named.map(|(_, meeting)| *meeting).filter(|_| coming)
    }

    /// The only meeting held besides a journey, and so during it.
    pub(crate) fn during(&self, journey: LocalMeeting) -> Option<LocalMeeting> {
        if self.journeys.get(journey.index()) != Some(&true) {
            return None;
        }
        let mut others = (0..self.announced.len())
            .filter(|&index| index != journey.index() && !self.announced[index]);
        let other = others.next().filter(|_| others.next().is_none())?;
        u32::try_from(other).ok().map(LocalMeeting)
    }

    fn names(&self, paragraph: usize, sentence: &Range<usize>, meeting: LocalMeeting) -> bool {
        self.places[paragraph]
            .iter()
            .any(|(range, other)| sentence.contains(&range.start) && *other == meeting)
    }
}
