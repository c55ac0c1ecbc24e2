//! Which of the events that an article speaks of it reports or announces itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::extract::candidate::Candidate;
use crate::extract::counterpart::END;
use crate::extract::encounter::{Encounter, tells_of_encounter};
use crate::extract::meeting::Meetings;
use crate::extract::reading::{Passage, Reading};
use crate::model::{
    Facts, LocalPerson, MeetingKind, MeetingReport, ParagraphKind, Stated, TimeSpan,
};
use crate::text::pattern::{Pattern, pattern};
use crate::text::{normalize, unmarked};

/// How long before an article an event may lie that it still reports rather than recalls, in days.
const RECENT: i32 = 60;

/// How long before it may lie what the article tells was held, with name and day.
const LAST_YEAR: i32 = 366;

/// Whether two names may be of one meeting: one begins with the other, or most words are shared; an acronym stands for
/// its words.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (spelled_out(one, other), spelled_out(other, one));
    let plain = |name: &str| normalize(&name.replace("ít-tinh", "ít tinh"));
    let (one, other) = (plain(&one), plain(&other));
    if one.starts_with(&other) || other.starts_with(&one) {
        return true;
    }
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric() && c.is_ascii() || c.is_whitespace())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(&one), words(&other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared * 10 >= one.len().max(other.len()) * 8 && shared >= 4
}

/// A name with the first of its acronyms that another name spells out in that one's words: `công tác PCPNN` beside
/// `công tác phi chính phủ nước ngoài`.
fn spelled_out<'n>(name: &'n str, other: &str) -> Cow<'n, str> {
    let acronym = |word: &&str| {
        (3..=8).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
    };
    for short in name.split([' ', '(', ')', ',']).filter(acronym) {
        let letters: Vec<char> = normalize(&unmarked(short)).chars().collect();
        let words: Vec<&str> = other.split(' ').collect();
        let initial = |word: &&str| normalize(&unmarked(word)).chars().next();
        let initials: Vec<Option<char>> = words.iter().map(initial).collect();
        let found = initials.windows(letters.len()).position(|run| {
            run.iter()
                .zip(&letters)
                .all(|(one, other)| *one == Some(*other))
        });
        if let Some(at) = found {
            let spelled = words[at..at + letters.len()].join(" ");
            return Cow::Owned(name.replacen(short, &spelled, 1));
        }
    }
    Cow::Borrowed(name)
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

/// Whether one encounter was told first by posts alone, and then by the people who hold them: `lãnh đạo tỉnh tiếp
/// đoàn X` above `ông A tiếp ông B`.
fn told_by_office(sides: &[LocalPerson], people: &[LocalPerson]) -> bool {
    sides.is_empty() && !people.is_empty()
}

/// Who met, where a verb tells of it or a noun with both sides.
fn sides_of(candidate: &Candidate) -> &[LocalPerson] {
    let event = &candidate.event;
    let told = event.encounter.as_ref().or(event.sides.as_ref());
    told.map_or(&[], |encounter| &encounter.people)
}

/// Whether an encounter without a day of its own is told by who met whom, as those of a journey are.
///
/// Example: `Trong chuyến thăm, ông A đã hội kiến Tổng thống B.`
fn told_by_sides(passage: &Passage<'_>, candidate: &Candidate, all: &[Candidate]) -> bool {
    static DONE: LazyLock<Pattern> = LazyLock::new(|| pattern(r"^(?:đã|vừa|có|lần lượt|cũng)\s"));
    static WHEN: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:(?:cũng\s)?trong (?:chuyến|khuôn khổ|thời gian|dịp|chương trình)|cùng ngày|nhân dịp này|dịp này|sau đó|tiếp đó|tiếp theo|ngay sau)\b",
        )
    });
    static ELSE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:khi|từng|mời|nếu|trước đây|mong|muốn|lần|rằng|sẽ|được|cho biết|năm|là)\b[^;]*$",
        )
    });
    let event = &candidate.event;
    let people = sides_of(candidate);
    let meets = matches!(
        event.kind,
        MeetingKind::Reception | MeetingKind::WorkingSession
    );
    if !meets
        || people.len() < 2
        || passage.kind == ParagraphKind::Caption
        || candidate.dated
        || candidate.announced
        || passage.is_quoted(event.range.start)
    {
        return false;
    }
    let sentence = passage.sentence_at(event.range.start);
    let before = &passage.text[sentence.start..event.range.start];
    let verb = &passage.text[event.range.clone()];
    let told = before.is_empty() || DONE.is_match(verb) || WHEN.is_match(before);
    // Whoever met on a day that the article tells did so then.
    let dated = |other: &Candidate| {
        other.time.is_some() && people.iter().all(|person| sides_of(other).contains(person))
    };
    told && !ELSE.is_match(before) && !all.iter().any(dated)
}

/// Whether the sentence tells of a meeting of two sides, without its day, by what was said at it.
///
/// Example: `Tại cuộc làm việc với Thị trưởng C, Bí thư A đề nghị …`
fn is_told_from(passage: &Passage<'_>, candidate: &Candidate) -> bool {
    static AT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^(?:(?:phát biểu|trao đổi|chia sẻ|thông tin|cũng|còn)\s)*(?:tại|trong)\s+$")
    });
    static PAST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"\b(?:từng|trước đây|trước đó|nhiều lần|năm (?:ngoái|\d{4})|khi|lúc)\b")
    });
    let event = &candidate.event;
    let met = matches!(
        event.kind,
        MeetingKind::Reception | MeetingKind::WorkingSession
    );
    if !met
        || !event.named
        || event.encounter.is_some()
        || passage.kind == ParagraphKind::Caption
        || passage.is_quoted(event.range.start)
        || candidate.time.is_some()
        || candidate.dated
        || candidate.announced
    {
        return false;
    }
    let sentence = passage.sentence_at(event.range.start);
    AT.is_match(&passage.text[sentence.start..event.range.start])
        && !PAST.is_match(&passage.text[sentence])
}

/// Makes the reports from the candidates that are held or dated; tells which place (paragraph and
/// byte) made which.
pub(crate) fn report(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    facts: &mut Facts,
    found: &mut Meetings,
) -> BTreeMap<(usize, usize), usize> {
    let mut own = BTreeMap::new();
    let published = reading.article.published.map(|published| published.on);
    let running = |paragraph: usize| {
        reading.passages[..paragraph]
            .iter()
            .filter(|passage| passage.kind != ParagraphKind::Caption)
            .count()
    };
    // `chủ trì buổi tiếp đoàn X đến chào lãnh đạo tỉnh`: one meeting told by a noun and by a verb.
    let beside = |candidate: &Candidate| {
        let sentence =
            reading.passages[candidate.paragraph].sentence_at(candidate.event.range.start);
        candidates.iter().any(|other| {
            other.paragraph == candidate.paragraph
                && other.event.encounter.is_none()
                && other.event.kind == candidate.event.kind
                && sentence.contains(&other.event.range.start)
        })
    };
    // An article none of whose events is recent tells of the latest.
    let latest = candidates
        .iter()
        .filter_map(|candidate| candidate.time.as_ref().map(|(span, _)| span.end))
        .max();
    let is_recent =
        |day: Date, event: Date| day.until(event).is_ok_and(|gap| gap.get_days() >= -RECENT);
    let today = match (published, latest) {
        (Some(day), Some(latest)) if !is_recent(day, latest) => Some(latest),
        _ => published,
    };
    // `Chủ tịch tỉnh tiếp Đại sứ Cuba`: a title that tells of an encounter, which the first sentences tell of as well.
    let titled = tells_of_encounter(&reading.article.title);
    let mut main: Option<TimeSpan> = None;
    // The paragraph that told last of guests who came: `Đoàn X đến chào lãnh đạo tỉnh. Ông A đã tiếp đoàn.`
    let mut came: Option<usize> = None;
    // The first report is of something given or signed, which a verb alone tells.
    let mut told_by_verb = false;
    // For each report: who met, where a verb tells of it.
    let mut met: Vec<Vec<LocalPerson>> = Vec::new();
    // The reports of guests who come.
    let mut visits: Vec<usize> = Vec::new();
    // Named, but without a day as yet: `Đại hội … khóa V. … Đại hội đã diễn ra hôm 14/5.`
    let mut undated: Vec<&Candidate> = Vec::new();
    for candidate in candidates {
        // `PCT A tiếp đoàn` tells of the visit that the article reports.
        let bare = candidate
            .event
            .encounter
            .as_ref()
            .is_some_and(Encounter::is_bare);
        let visited = || {
            facts
                .meetings
                .iter()
                .any(|report| report.kind == MeetingKind::Visit)
                || came == Some(candidate.paragraph)
        };
        if bare && !candidate.dated_here && visited() {
            continue;
        }
        // What was held, and is named with its day, is told though it is some months ago.
        let told = candidate.held && candidate.event.named && candidate.event.encounter.is_none();
        let recalled = match (&candidate.time, today.or(main.map(|span| span.start))) {
            (Some((span, _)), Some(day)) if told && candidate.dated => day
                .until(span.end)
                .is_ok_and(|gap| gap.get_days() < -LAST_YEAR),
            (Some((span, _)), Some(day)) => !is_recent(day, span.end),
            _ => false,
        };
        let by_itself = candidate.event.named
            || matches!(
                candidate.event.kind,
                MeetingKind::WorkingSession
                    | MeetingKind::Reception
                    | MeetingKind::Session
                    | MeetingKind::Visit
                    | MeetingKind::Exchange
            );
        let passage = &reading.passages[candidate.paragraph];
        // `Tại phiên họp chiều qua, Đại hội Hội X bầu …`: a part of the congress.
        let part = !candidate.event.named
            && candidate.event.kind == MeetingKind::Session
            && candidates.iter().any(|other| {
                let sentence = passage.sentence_at(candidate.event.range.start);
                other.paragraph == candidate.paragraph
                    && sentence.contains(&other.event.range.start)
                    && other.event.named
                    && matches!(
                        other.event.kind,
                        MeetingKind::Congress | MeetingKind::Conference
                    )
            });
        if part {
            continue;
        }
        let mut name = candidate.event.name(passage.text);
        let whom = bare.then(|| received(reading, candidate)).flatten();
        if let Some(whom) = &whom {
            name = whom;
        }
        // A press conference has no other name.
        let press = candidate.held && name.to_lowercase().ends_with("họp báo");
        let by_itself = by_itself || press;
        // One without a day is told so only where none of its kind has one.
        let only = || {
            facts.meetings.is_empty()
                && !candidates.iter().any(|other| {
                    other.event.kind == candidate.event.kind
                        && (other.dated || other.time.is_some())
                })
        };
        let reported = candidate.held || candidate.chaired && only();
        let opens = running(candidate.paragraph) < 3
            && reported
            && candidate.event.named
            && !candidate.listed;
        let dated = (candidate.time.is_some() || candidate.dated) && by_itself;
        let mut named = candidate.event.named;
        let held = candidate.time.is_some() && (candidate.held || candidate.at_once) && !named;
        let same = |other: &&&Candidate| other.event.kind == candidate.event.kind;
        let meant = undated.iter().find(same).filter(|_| held);
        if let Some(earlier) = meant {
            name = earlier.event.name(reading.passages[earlier.paragraph].text);
            named = true;
        }
        let headed = titled
            && candidate.event.encounter.is_some()
            && candidate.event.kind != MeetingKind::Ceremony
            && candidate.event.named
            && candidate.time.is_none()
            && !candidate.announced
            && only()
            && running(candidate.paragraph) < 2;
        let by_sides = facts.meetings.iter().zip(&met).all(|(_, sides)| {
            let people = sides_of(candidate);
            people.iter().any(|person| !sides.contains(person))
        }) && told_by_sides(passage, candidate, candidates);
        // `bà A có cuộc hội đàm với ông B`: the word alone names nothing.
        if by_sides
            && !named
            && let Some(sides) = &candidate.event.sides
        {
            name = &sides.name;
            named = true;
        }
        // What the lead tells without a day is what it has just named.
        let lead = !facts.meetings.is_empty() && running(candidate.paragraph) < 2;
        let told_from = !lead
            && is_told_from(passage, candidate)
            && (facts.meetings.iter()).all(|report| report.kind != candidate.event.kind);
        let tells =
            dated || headed || by_sides || told_from || meant.is_some() || candidate.on_journey;
        if recalled || !(tells || opens && candidate.time.is_none() && !candidate.announced) {
            if candidate.event.named && candidate.time.is_none() {
                undated.push(candidate);
            }
            continue;
        }
        let mut people = candidate
            .event
            .encounter
            .as_ref()
            .map_or(Vec::new(), |encounter| encounter.people.clone());
        people.sort_unstable();
        // “Cuộc làm việc hôm nay thể hiện …”, he said there.
        let quoted = passage.is_quoted(candidate.event.range.start) && !candidate.held;
        let known = facts.meetings.iter().zip(&met).position(|(report, sides)| {
            let told_again = people.len() > 1 && *sides == people && candidate.time.is_none();
            report.kind == candidate.event.kind
                && (told_again
                    || quoted
                    || match (&report.time, &candidate.time) {
                        (Some(stated), Some((span, _))) => {
                            stated.value.overlaps(*span)
                                && (alike(&report.name, name)
                                    || !named
                                    || told_by_office(sides, &people) && stated.value == *span
                                    || stated.value == *span
                                        && (candidate.event.encounter.is_none()
                                            || beside(candidate)))
                        }
                        _ => alike(&report.name, name) || !named,
                    })
        });
        // `Tối 5/6, ông A đã trao Huân chương cho 5 dịch giả. … ông A đã có cuộc gặp gỡ với các cựu sinh viên.`: what only a
        // verb told was done there.
        let gathers = matches!(
            candidate.event.kind,
            MeetingKind::Exchange | MeetingKind::Reception
        ) && candidate.event.encounter.is_none()
            && candidate.event.named
            && !candidate.dated
            && candidate.time.is_none();
        let known = known.or_else(|| {
            let given = |report: &MeetingReport| {
                report.kind == MeetingKind::Ceremony && facts.meetings.len() == 1
            };
            (gathers && told_by_verb && facts.meetings.first().is_some_and(given)).then_some(0)
        });
        if let Some(0) = known
            && gathers
            && told_by_verb
            && facts.meetings[0].kind == MeetingKind::Ceremony
        {
            facts.meetings[0].kind = candidate.event.kind;
            name.clone_into(&mut facts.meetings[0].name);
        }
        // `Đoàn đã đến thăm và làm việc tại Trường X. Đoàn có buổi làm việc với Ban Giám hiệu.`: what was told by the verb.
        let known = known.or_else(|| {
            let works = |report: &MeetingReport| report.kind == MeetingKind::WorkingSession;
            let there = candidate.event.kind == MeetingKind::WorkingSession
                && candidate.event.encounter.is_none()
                && candidate.time.is_none()
                && !candidate.dated;
            let mut sessions = (0..facts.meetings.len()).filter(|&at| works(&facts.meetings[at]));
            let only = sessions
                .next()
                .filter(|_| there && sessions.next().is_none())?;
            visits.contains(&only).then_some(only)
        });
        let time = candidate.time.as_ref().map(|(span, range)| Stated {
            value: *span,
            span: passage.span(range.clone()),
        });
        main = main.or(candidate.time.as_ref().map(|(span, _)| *span));
        if candidate.event.is_coming(passage.text) {
            came = Some(candidate.paragraph);
        }
        let index = known.unwrap_or(facts.meetings.len());
        own.insert((candidate.paragraph, candidate.event.range.start), index);
        match known {
            Some(index) => {
                let report = &mut facts.meetings[index];
                if named && !quoted && name.len() > report.name.len() && !visits.contains(&index) {
                    name.clone_into(&mut report.name);
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
            None => {
                if candidate.event.is_coming(passage.text) {
                    visits.push(index);
                }
                told_by_verb = facts.meetings.is_empty()
                    && candidate.event.encounter.is_some()
                    && candidate.event.kind == MeetingKind::Ceremony;
                facts.meetings.push(MeetingReport {
                    name: name.to_owned(),
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
                met.push(people);
                found.announced.push(candidate.announced);
                found.organizers.push(Vec::new());
            }
        }
    }
    own
}
