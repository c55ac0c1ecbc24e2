//! Which of the events that an article speaks of it reports or announces itself.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::extract::meeting::Meetings;
use crate::extract::meeting::candidate::Candidate;
use crate::extract::meeting::encounter::counterpart::END;
use crate::extract::meeting::encounter::{Encounter, tells_of_encounter};
use crate::extract::meeting::likeness::alike;
use crate::extract::meeting::undated::{is_told_from, sides_of, told_by_office, told_by_sides};
use crate::extract::reading::{Passage, Reading};
use crate::model::{
    Facts, LocalPerson, MeetingKind, MeetingReport, ParagraphKind, Stated, TimeSpan,
};
use crate::text::pattern::{Pattern, pattern};

/// How long before an article an event may lie that it still reports rather than recalls, in days.
const RECENT: i32 = 60;

/// How long before it may lie what the article tells was held, with name and day.
const LAST_YEAR: i32 = 366;

/// How many paragraphs of running text a lead has at most.
const LEAD: usize = 2;

/// Makes the reports from the candidates that are held or dated; tells which place (paragraph and
/// byte) made which.
pub(crate) fn report(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    facts: &mut Facts,
    found: &mut Meetings,
) -> BTreeMap<(usize, usize), usize> {
    let mut reports = Reports {
        reading,
        candidates,
        today: today(reading, candidates),
        titled: tells_of_encounter(&reading.article.title),
        facts,
        found,
        main: None,
        came: None,
        told_by_verb: false,
        met: Vec::new(),
        visits: Vec::new(),
        undated: Vec::new(),
        own: BTreeMap::new(),
    };
    for candidate in candidates {
        reports.take(candidate);
    }
    reports.own
}

/// The day from which the article looks back: its own, or that of the latest event, where none is recent.
fn today(reading: &Reading<'_>, candidates: &[Candidate]) -> Option<Date> {
    let published = reading.article.published.map(|published| published.on);
    let days = candidates
        .iter()
        .filter_map(|candidate| candidate.time.as_ref().map(|(span, _)| span.end));
    match (published, days.max()) {
        (Some(day), Some(latest)) if !is_recent(day, latest) => Some(latest),
        _ => published,
    }
}

fn is_recent(day: Date, event: Date) -> bool {
    day.until(event).is_ok_and(|gap| gap.get_days() >= -RECENT)
}

/// The reports of an article as they are made, one candidate after the other.
struct Reports<'r, 'a> {
    reading: &'r Reading<'a>,
    candidates: &'r [Candidate],
    facts: &'r mut Facts,
    found: &'r mut Meetings,
    /// From when the article looks back.
    today: Option<Date>,
    /// `Chủ tịch tỉnh tiếp Đại sứ Cuba`: a title that tells of an encounter, which the first sentences tell of as well.
    titled: bool,
    /// When the first of them was.
    main: Option<TimeSpan>,
    /// The paragraph that told last of guests who came: `Đoàn X đến chào lãnh đạo tỉnh. Ông A đã tiếp đoàn.`
    came: Option<usize>,
    /// The first report is of something given or signed, which a verb alone tells.
    told_by_verb: bool,
    /// For each report: who met, where a verb tells of it.
    met: Vec<Vec<LocalPerson>>,
    /// The reports of guests who come.
    visits: Vec<usize>,
    /// Named, but without a day as yet: `Đại hội … khóa V. … Đại hội đã diễn ra hôm 14/5.`
    undated: Vec<&'r Candidate>,
    /// Which place made which.
    own: BTreeMap<(usize, usize), usize>,
}

/// What a candidate is called.
struct Called {
    name: String,
    /// The words are a name, not only the word for a sort of event.
    named: bool,
    /// The name is that of one told before without its day.
    is_told_before: bool,
    /// It has no day, but both sides.
    by_sides: bool,
    /// It needs no more of a name: `họp báo`.
    is_press: bool,
}

impl<'r> Reports<'r, '_> {
    fn take(&mut self, candidate: &'r Candidate) {
        if self.tells_of_visit(candidate) || self.is_part(candidate) {
            return;
        }
        let called = self.called(candidate);
        if self.is_recalled(candidate) || !self.is_told(candidate, &called) {
            if candidate.event.named && candidate.time.is_none() {
                self.undated.push(candidate);
            }
            return;
        }
        let mut people = (candidate.event.encounter.as_ref())
            .map_or(Vec::new(), |encounter| encounter.people.clone());
        people.sort_unstable();
        let known = (self.told_again(candidate, &called, &people))
            .or_else(|| self.gathering(candidate, &called))
            .or_else(|| self.session_of_visit(candidate));
        self.main = (self.main).or(candidate.time.as_ref().map(|(span, _)| *span));
        let index = known.unwrap_or(self.facts.meetings.len());
        let place = (candidate.paragraph, candidate.event.range.start);
        self.own.insert(place, index);
        let is_coming = candidate.event.is_coming(self.passage(candidate).text);
        if is_coming {
            self.came = Some(candidate.paragraph);
        }
        match known {
            Some(index) => self.add(candidate, &called, index),
            None => {
                if is_coming {
                    self.visits.push(index);
                }
                self.enter(candidate, called.name, people);
            }
        }
    }

    fn passage(&self, candidate: &Candidate) -> &'r Passage<'r> {
        &self.reading.passages[candidate.paragraph]
    }

    /// How many paragraphs of running text stand before it.
    fn paragraphs_before(&self, candidate: &Candidate) -> usize {
        let before = self.reading.passages[..candidate.paragraph].iter();
        before
            .filter(|passage| passage.kind != ParagraphKind::Caption)
            .count()
    }

    /// `PCT A tiếp đoàn` tells of the visit that the article reports.
    fn tells_of_visit(&self, candidate: &Candidate) -> bool {
        let visits = |report: &MeetingReport| report.kind == MeetingKind::Visit;
        is_bare(candidate)
            && !candidate.dated_here
            && (self.facts.meetings.iter().any(visits) || self.came == Some(candidate.paragraph))
    }

    /// `Tại phiên họp chiều qua, Đại hội Hội X bầu …`: a part of the congress.
    fn is_part(&self, candidate: &Candidate) -> bool {
        let sentence = || {
            let passage = self.passage(candidate);
            passage.sentence_at(candidate.event.range.start)
        };
        !candidate.event.named
            && candidate.event.kind == MeetingKind::Session
            && self.candidates.iter().any(|other| {
                other.paragraph == candidate.paragraph
                    && other.event.named
                    && matches!(
                        other.event.kind,
                        MeetingKind::Congress | MeetingKind::Conference
                    )
                    && sentence().contains(&other.event.range.start)
            })
    }

    /// Whether it lies long before the article.
    fn is_recalled(&self, candidate: &Candidate) -> bool {
        let day = self.today.or(self.main.map(|span| span.start));
        let (Some((span, _)), Some(day)) = (&candidate.time, day) else {
            return false;
        };
        // What was held, and is named with its day, is told though it is some months ago.
        let told = candidate.held && candidate.event.named && candidate.event.encounter.is_none();
        match told && candidate.dated {
            true => (day.until(span.end)).is_ok_and(|gap| gap.get_days() < -LAST_YEAR),
            false => !is_recent(day, span.end),
        }
    }

    fn called(&self, candidate: &Candidate) -> Called {
        let event = &candidate.event;
        let passage = self.passage(candidate);
        let received = is_bare(candidate).then(|| received(self.reading, candidate));
        let name = (received.flatten()).unwrap_or_else(|| event.name(passage.text).to_owned());
        let mut called = Called {
            // A press conference has no other name.
            is_press: candidate.held && name.to_lowercase().ends_with("họp báo"),
            name,
            named: event.named,
            is_told_before: false,
            by_sides: false,
        };
        let held = candidate.time.is_some() && (candidate.held || candidate.at_once);
        let same = |other: &&&Candidate| other.event.kind == event.kind;
        let before = self.undated.iter().find(same);
        if let Some(before) = before.filter(|_| held && !event.named) {
            let text = self.passage(before).text;
            before.event.name(text).clone_into(&mut called.name);
            called.named = true;
            called.is_told_before = true;
        }
        let told_by_others = self.met.iter().any(|sides| {
            let mut people = sides_of(candidate).iter();
            people.all(|person| sides.contains(person))
        });
        called.by_sides = !told_by_others && told_by_sides(passage, candidate, self.candidates);
        // `bà A có cuộc hội đàm với ông B`: the word alone names nothing.
        if called.by_sides
            && !called.named
            && let Some(sides) = &event.sides
        {
            sides.name.clone_into(&mut called.name);
            called.named = true;
        }
        called
    }

    /// Whether the article tells of it as of something that it reports.
    fn is_told(&self, candidate: &Candidate, called: &Called) -> bool {
        let event = &candidate.event;
        let before = self.paragraphs_before(candidate);
        // One without a day is told so only where none of its kind has one.
        let only = || {
            let mut others = self.candidates.iter();
            self.facts.meetings.is_empty()
                && !others.any(|other| {
                    other.event.kind == event.kind && (other.dated || other.time.is_some())
                })
        };
        let by_itself = event.named
            || called.is_press
            || matches!(
                event.kind,
                MeetingKind::WorkingSession
                    | MeetingKind::Reception
                    | MeetingKind::Session
                    | MeetingKind::Visit
                    | MeetingKind::Exchange
            );
        let is_dated = (candidate.time.is_some() || candidate.dated) && by_itself;
        let is_ahead_or_dated = candidate.time.is_some() || candidate.announced;
        let opens = || {
            let reported = candidate.held || candidate.chaired && only();
            before <= LEAD && reported && event.named && !candidate.listed && !is_ahead_or_dated
        };
        let headed = || {
            self.titled
                && event.encounter.is_some()
                && event.kind != MeetingKind::Ceremony
                && event.named
                && !is_ahead_or_dated
                && only()
                && before < LEAD
        };
        // What the lead tells without a day is what it has just named.
        let told_from = || {
            let lead = !self.facts.meetings.is_empty() && before < LEAD;
            let mut reports = self.facts.meetings.iter();
            !lead
                && is_told_from(self.passage(candidate), candidate)
                && reports.all(|report| report.kind != event.kind)
        };
        is_dated
            || called.by_sides
            || called.is_told_before
            || candidate.on_journey
            || headed()
            || told_from()
            || opens()
    }

    /// `chủ trì buổi tiếp đoàn X đến chào lãnh đạo tỉnh`: one meeting told by a noun and by a verb.
    fn is_beside(&self, candidate: &Candidate) -> bool {
        let sentence = self
            .passage(candidate)
            .sentence_at(candidate.event.range.start);
        self.candidates.iter().any(|other| {
            other.paragraph == candidate.paragraph
                && other.event.encounter.is_none()
                && other.event.kind == candidate.event.kind
                && sentence.contains(&other.event.range.start)
        })
    }

    /// “Cuộc làm việc hôm nay thể hiện …”, he said there.
    fn is_quoted(&self, candidate: &Candidate) -> bool {
        self.passage(candidate)
            .is_quoted(candidate.event.range.start)
            && !candidate.held
    }

    /// The report of the same meeting.
    fn told_again(
        &self,
        candidate: &Candidate,
        called: &Called,
        people: &[LocalPerson],
    ) -> Option<usize> {
        let quoted = self.is_quoted(candidate);
        let mut reports = self.facts.meetings.iter().zip(&self.met);
        reports.position(|(report, sides)| {
            let same_people = people.len() > 1 && sides == people && candidate.time.is_none();
            let same_name = || alike(&report.name, &called.name) || !called.named;
            let same = || match (&report.time, &candidate.time) {
                (Some(stated), Some((span, _))) => {
                    let same_time = stated.value == *span;
                    stated.value.overlaps(*span)
                        && (same_name()
                            || same_time && told_by_office(sides, people)
                            || same_time && candidate.event.encounter.is_none()
                            || same_time && self.is_beside(candidate))
                }
                _ => same_name(),
            };
            report.kind == candidate.event.kind && (same_people || quoted || same())
        })
    }

    /// The first report, where a verb told of something given and this is where it was, whose name it takes.
    ///
    /// Example: `Tối 5/6, ông A đã trao Huân chương cho 5 dịch giả. … ông A đã có cuộc gặp gỡ với các cựu sinh viên.`
    fn gathering(&mut self, candidate: &Candidate, called: &Called) -> Option<usize> {
        let event = &candidate.event;
        let gathers = matches!(event.kind, MeetingKind::Exchange | MeetingKind::Reception)
            && event.encounter.is_none()
            && event.named
            && !candidate.dated
            && candidate.time.is_none();
        match &mut self.facts.meetings[..] {
            [only] if gathers && self.told_by_verb && only.kind == MeetingKind::Ceremony => {
                only.kind = event.kind;
                called.name.clone_into(&mut only.name);
                Some(0)
            }
            _ => None,
        }
    }

    /// The only session reported, where the verb of a visit told of it.
    ///
    /// Example: `Đoàn đã đến thăm và làm việc tại Trường X. Đoàn có buổi làm việc với Ban Giám hiệu.`
    fn session_of_visit(&self, candidate: &Candidate) -> Option<usize> {
        let works = candidate.event.kind == MeetingKind::WorkingSession
            && candidate.event.encounter.is_none()
            && candidate.time.is_none()
            && !candidate.dated;
        let reports = self.facts.meetings.iter().enumerate();
        let mut sessions = reports
            .filter(|(_, report)| report.kind == MeetingKind::WorkingSession)
            .map(|(index, _)| index);
        let only = sessions
            .next()
            .filter(|_| works && sessions.next().is_none())?;
        self.visits.contains(&only).then_some(only)
    }

    fn time(&self, candidate: &Candidate) -> Option<Stated<TimeSpan>> {
        let (value, range) = candidate.time.clone()?;
        let span = self.passage(candidate).span(range);
        Some(Stated { value, span })
    }

    /// Adds to a report what another place tells of the same meeting.
    fn add(&mut self, candidate: &Candidate, called: &Called, index: usize) {
        let time = self.time(candidate);
        let names = called.named && !self.is_quoted(candidate) && !self.visits.contains(&index);
        let report = &mut self.facts.meetings[index];
        if names && called.name.len() > report.name.len() {
            called.name.clone_into(&mut report.name);
        }
        // `Chiều 15/6, đoàn kết thúc chuyến thăm. Từ ngày 11 đến 15/6, …`
        let days = time.as_ref().is_some_and(|all| {
            report.kind == MeetingKind::Visit
                && (report.time.as_ref()).is_some_and(|one| {
                    one.value.start == one.value.end && all.value.start < all.value.end
                })
        });
        if report.time.is_none() || days {
            report.time = time;
        }
    }

    /// Makes a report.
    fn enter(&mut self, candidate: &Candidate, name: String, people: Vec<LocalPerson>) {
        self.told_by_verb = self.facts.meetings.is_empty()
            && candidate.event.encounter.is_some()
            && candidate.event.kind == MeetingKind::Ceremony;
        let time = self.time(candidate);
        self.facts.meetings.push(MeetingReport {
            name,
            kind: candidate.event.kind,
            titled: false,
            time,
            place: None,
            country: None,
            attendance: None,
            organizers: Vec::new(),
            participants: Vec::new(),
            directives: Vec::new(),
            mentions: Vec::new(),
        });
        self.met.push(people);
        self.found.announced.push(candidate.announced);
        self.found.organizers.push(Vec::new());
    }
}

/// Whether the words do not tell who was met.
fn is_bare(candidate: &Candidate) -> bool {
    let encounter = candidate.event.encounter.as_ref();
    encounter.is_some_and(Encounter::is_bare)
}

/// The name of a reception of which the words tell only that the delegation was received, with what it was called before:
/// `Đoàn đại biểu Hội A thăm Huế. … Chiều cùng ngày, bà B đã tiếp đoàn.`
fn received(reading: &Reading<'_>, candidate: &Candidate) -> Option<String> {
    static DELEGATION: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:phái đoàn|đoàn)\s(?:đại biểu|công tác|cán bộ|học viên|nghị sĩ|chuyên gia|doanh nghiệp)\b(?:\s[\p{L}\p{N}-]+){1,24}",
        )
    });
    let bare = candidate.event.encounter.as_ref()?;
    if !bare.name.starts_with("Buổi tiếp") {
        return None;
    }
    let passages = reading.passages[..=candidate.paragraph].iter().rev();
    let told = passages.enumerate().find_map(|(back, passage)| {
        let end = match back {
            0 => candidate.event.range.start,
            _ => passage.text.len(),
        };
        let all = DELEGATION.find_iter(&passage.text[..end]).last()?.as_str();
        let end = END.find(all).map_or(all.len(), |found| found.start());
        let end = all[..end].find(" thăm").unwrap_or(end);
        Some(all[..end].trim_end())
    })?;
    let mut first = told.chars();
    let lower = first.next()?.to_lowercase();
    Some(format!("{} {lower}{}", bare.name, first.as_str()))
}
