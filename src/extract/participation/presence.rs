//! Who was at a meeting without speaking there: who has it with others, who is told to do anything else at
//! it, who is handed something there.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::extract::deed::act::Act;
use crate::extract::deed::holders::Holders;
use crate::extract::deed::subject::{CLAUSE, mask, subject};
use crate::extract::meeting::Meetings;
use crate::extract::meeting::encounter::counterpart::POST;
use crate::extract::participation::{add, stood_for};
use crate::extract::reading::{Passage, Reading};
use crate::lexicon::LEXICON;
use crate::model::{Facts, LocalMeeting, LocalPerson, MeetingKind, ParticipantRole, Span};
use crate::text::pattern::{Pattern, pattern};
use crate::text::tail;

/// Enters those who are told to have a meeting, in whatever words: by a post or `ông` alone, both before it.
///
/// Examples: `Đại sứ đã chào xã giao bà A`, `Bí thư A và Bí thư B đã có cuộc hội đàm`.
pub(crate) fn doers(reading: &Reading<'_>, found: &Meetings, facts: &mut Facts) {
    static HAS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:(?:đã|vừa|cũng|sẽ|cùng)\s+)*(?:có|tiến hành|bắt đầu|kết thúc|thực hiện)\s+(?:chương trình\s+)?$",
        )
    });
    // `đã tiến hành chương trình` and what may stand before it.
    const LONGEST: usize = 80;
    let holders = Holders::new(reading, facts);
    let verbs: FxHashSet<(u32, usize)> = found
        .parties
        .iter()
        .filter(|(_, encounter, _)| !encounter.name.is_empty())
        .map(|(_, encounter, span)| (span.paragraph, encounter.range.start))
        .collect();
    let mut told: Vec<(LocalMeeting, LocalPerson, Span)> = Vec::new();
    let mut last: Option<LocalPerson> = None;
    for (passage, places) in reading.passages.iter().zip(&found.places) {
        for (range, meeting) in places {
            let kind = facts
                .meetings
                .get(meeting.index())
                .map(|report| report.kind);
            if !kind.is_some_and(has_sides) {
                continue;
            }
            let sentence = passage.sentence_at(range.start);
            let before = &passage.text[sentence.start..range.start];
            let near = tail(before, LONGEST);
            let verb = match HAS.find(near) {
                Some(has) => range.start - near.len() + has.start(),
                None if verbs.contains(&(passage.span(range.clone()).paragraph, range.start)) => {
                    range.start
                }
                None => continue,
            };
            // `ông A đã tiếp kiến Thủ tướng B và Chủ tịch C`: whom he met first does not meet the second.
            let joined = [",", ";", " và"]
                .iter()
                .any(|end| before.trim_end().ends_with(end));
            if verb == range.start && joined {
                continue;
            }
            let earlier = passage.people_in(0..sentence.start).next_back();
            let last = earlier.map(|named| named.entity).or(last);
            let people = subject(passage, &sentence, verb, Act::Attend, last, &holders);
            let span = passage.span(sentence);
            told.extend(
                people
                    .into_iter()
                    .flatten()
                    .map(|person| (*meeting, person, span)),
            );
        }
        last = (passage.people.last().map(|named| named.entity)).or(last);
    }
    for (meeting, person, span) in told {
        attend(facts, meeting, person, span);
    }
}

/// Enters one who was at a meeting, with the body of the first post.
fn attend(facts: &mut Facts, meeting: LocalMeeting, person: LocalPerson, span: Span) {
    let (organization, role) = (stood_for(facts, person), ParticipantRole::Attendee);
    add(
        facts,
        meeting.index(),
        Some(person),
        organization,
        role,
        span,
    );
}

/// Whether those who have a meeting of the sort are on one of its sides.
fn has_sides(kind: MeetingKind) -> bool {
    matches!(
        kind,
        MeetingKind::WorkingSession
            | MeetingKind::Reception
            | MeetingKind::Visit
            | MeetingKind::Exchange
    )
}

/// Enters those who do anything at the event that the article tells of, of whom it says no more.
///
/// Examples: `Tại đây, Đại sứ A và ông B cùng cắt bánh`, `Thay mặt đoàn, bà C dâng hương`, `Ca sĩ D biểu diễn tại chương trình.`
pub(crate) fn present(reading: &Reading<'_>, found: &Meetings, facts: &mut Facts) {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"^(?:(?:cũng|ngay)\s)?(?:(?:tại|trong)\s(?:đây|{EVENTS})\b[^,.;:“”]{{0,90}}|(?:cũng\s)?(?:nhân\s|trong\s)?dịp này|thay mặt\s[^,.;:“”]{{2,100}}),\s+"
        ))
    });
    const BEGINNINGS: [&str; 7] = ["Tại", "Trong", "Cũng", "Ngay", "Dịp", "Nhân", "Thay"];
    static ENDS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(&format!(
            r"\s(?:tại|trong)\s(?:{EVENTS})(?:\s\p{{L}}+){{0,4}}\s*[.!]?\s*$"
        ))
    });
    let ends = |text: &str| {
        let at = text.contains(" tại ") || text.contains(" trong ");
        at && ENDS.is_match(text)
    };
    let mut seen: Vec<(LocalMeeting, LocalPerson, Span)> = Vec::new();
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            if passage.people_in(sentence.clone()).next().is_none() {
                continue;
            }
            let text = &passage.text[sentence.clone()];
            let opens = BEGINNINGS.iter().any(|word| text.starts_with(word));
            let from = match opens.then(|| OPENS.find(text)).flatten() {
                Some(opening) => sentence.start + opening.end(),
                None if ends(tail(text, 80)) => sentence.start,
                None => continue,
            };
            let people = acting(passage, from..sentence.end);
            if people.is_empty() {
                continue;
            }
            let Some(meeting) = found.at(paragraph, sentence) else {
                continue;
            };
            let span = passage.span(sentence.clone());
            seen.extend(people.into_iter().map(|person| (meeting, person, span)));
        }
    }
    let mut known: FxHashSet<LocalPerson> = facts
        .meetings
        .iter()
        .flat_map(|report| &report.participants)
        .filter_map(|participant| participant.person)
        .collect();
    for (meeting, person, span) in seen.into_iter().chain(given(reading, found)) {
        if known.insert(person) && !LEXICON.is_late(&facts.people[person.index()].name) {
            attend(facts, meeting, person, span);
        }
    }
}

/// Those to whom something is handed at a meeting: `Ông A tặng hoa chúc mừng bà B`.
fn given(reading: &Reading<'_>, found: &Meetings) -> Vec<(LocalMeeting, LocalPerson, Span)> {
    static GIFT: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:trao tặng|trao|tặng)\s(?:bó\s|lẵng\s)?(?:hoa|quà|quà lưu niệm|quà tặng|tặng phẩm|kỷ vật|lưu niệm|biểu trưng|tranh|bức tranh)\b(?:\s(?:lưu niệm|chúc mừng|cảm ơn|tặng|cho|tới|đến|của|tri ân))*\s+",
        )
    });
    let mut all = Vec::new();
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for sentence in &passage.sentences {
            let text = &passage.text[sentence.clone()];
            let gives = ["tặng ", "Tặng ", "rao "]
                .iter()
                .any(|verb| text.contains(verb));
            if !gives || passage.people_in(sentence.clone()).next().is_none() {
                continue;
            }
            for gift in GIFT.find_iter(text) {
                let from = sentence.start + gift.end();
                let people = acting(passage, from..sentence.end);
                let meeting = found.at(paragraph, sentence).filter(|_| !people.is_empty());
                let span = passage.span(sentence.clone());
                let seen = people.into_iter().take(1);
                all.extend(
                    meeting
                        .into_iter()
                        .zip(seen)
                        .map(|(meeting, one)| (meeting, one, span)),
                );
            }
        }
    }
    all
}

/// Words for what people are at.
const EVENTS: &str = "buổi|cuộc|lễ|hội nghị|hội thảo|đại hội|diễn đàn|tọa đàm|toạ đàm|chương trình|phiên|sự kiện|đêm|họp báo";

/// Those whom a clause opens with, and who are joined to them before its verb.
fn acting(passage: &Passage<'_>, clause: Range<usize>) -> Vec<LocalPerson> {
    const LONGEST: usize = 140;
    static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:các\s|hai\s|nữ\s|nguyên\s|cựu\s|tân\s)?(?:ông|bà|anh|chị|cô|em|cụ|ngài|đồng chí|đ/c|gs|pgs|ts|ths|giáo sư|tiến sĩ|nghệ sĩ|nghệ nhân|nsnd|nsưt|ca sĩ|nhạc sĩ|họa sĩ|hoạ sĩ|nhà (?:thơ|văn|báo|sử học|nghiên cứu|khoa học|sưu tập)|dịch giả|diễn giả|luật sư|bác sĩ|linh mục|hòa thượng|thượng tọa|đại đức|(?:trung|thượng|thiếu|đại) (?:tướng|tá|úy)|cựu chiến binh|phu nhân|chuyên gia)\b",
        )
    });
    static JOINED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\s*(?:[,(–-][^;:“”]*)?(?:,|\svà|\scùng|\svới)\s[^;:“”]*$"));
    let mut named = passage.people_in(clause.clone());
    let Some(first) = named.next() else {
        return Vec::new();
    };
    let lead = mask(passage, clause.start..first.range.start);
    let plain = lead.len() < LONGEST
        && !lead.contains([',', ';', ':', '.', '“', '”', '"'])
        && !CLAUSE.is_match(&lead);
    if !plain || !(lead.trim().is_empty() || POST.is_match(&lead) || CALLED.is_match(&lead)) {
        return Vec::new();
    }
    let mut end = first.range.end;
    let others = named.take_while(|one| {
        let gap = mask(passage, end..one.range.start);
        end = one.range.end;
        gap.len() < 2 * LONGEST && JOINED.is_match(&gap) && !CLAUSE.is_match(&gap)
    });
    iter::once(first)
        .chain(others)
        .map(|one| one.entity)
        .collect()
}
