//! Awards: their names, who gave them and to whom.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::holders::Holders;
use crate::extract::deed::roll::listed;
use crate::extract::meeting::Meetings;
use crate::extract::participation::{add, stood_for};
use crate::extract::reading::{Passage, Reading};
use crate::model::{
    AwardFact, Facts, LocalMeeting, LocalOrganization, LocalPerson, ParticipantRole, Recipient,
    Span,
};
use crate::text::normalize;
use crate::text::pattern::{Pattern, exact, pattern};

static NAME: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r#"\b(?:kỷ niệm chương|kỉ niệm chương|huân chương|(?:huân, )?huy chương|huy hiệu|bằng khen|giấy khen|giải thưởng|danh hiệu|cờ thi đua|cờ(?:\s+[“"«])|bằng ghi công|bằng ghi nhận|bằng tri ân|bằng chứng nhận|bằng danh dự|thư khen|giải (?:nhất|nhì|ba|khuyến khích|đặc biệt|(?-i:[ABC]))|giải\s+[“"«])"#,
    )
});
/// A name without quotation marks ends before one of these.
static END: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"[,.;:()“”]|\s[–-]\s|\b(?:cho|tặng|trao|và|của|đến|tới|do|là|nhân dịp|năm|tại|vào|trong|với|được|đã|từ|để|theo|thuộc|gồm|về|này|cùng|như|vì (?:những|đã|có|các)|ghi nhận)\b",
    )
});
static GIVING: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:trao|tặng|truy tặng|nhận|đón nhận|khen thưởng|tặng thưởng|được thưởng|gắn|thuộc về)\b",
    )
});
static RECEIVED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"\b(?:được (?:\p{L}+\s+){0,8}?(?:trao tặng|tặng|trao|nhận)|vinh dự(?: được)?(?: đón)? nhận|đón nhận|nhận)\s+(?:\p{Ll}+\s+){0,2}$",
    )
});
/// Another grade of what is given: `và hạng Nhì cho …`.
static GRADE: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:[,;]|\bvà)\s+(?P<grade>hạng (?:nhất|nhì|ba|tư|đặc biệt))\s+(?:cho|tặng|được trao|thuộc về)\b",
    )
});
static TO: LazyLock<Pattern> =
    LazyLock::new(|| pattern(r"^[^.;:“”]{0,110}?(?:\bcho|\btặng|\bđến|\btới|\bthuộc về)\s+"));

/// Whether the text names an award, or tells that prizes were given: `trao giải cho các tác giả`.
pub(crate) fn names(text: &str) -> bool {
    static PRIZE: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:trao|nhận|đoạt|giành)\s+(?:các\s+)?giải\b"));
    NAME.is_match(text) || PRIZE.is_match(text)
}

/// Fills the awards of the facts, one for each name, and who received them among the participants.
///
/// Example: `Ông Trung trao Kỷ niệm chương “X” cho bà An, Phó Chủ tịch Hội Y, và Quỹ Z.` goes to Bà An
/// and to Quỹ Z.
pub(crate) fn find(reading: &Reading<'_>, found: &Meetings, facts: &mut Facts) {
    let holders = Holders::new(reading, facts);
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        for head in NAME.find_iter(passage.text) {
            let sentence = passage.sentence_at(head.start());
            if passage.is_quoted(head.start()) || !GIVING.is_match(&passage.text[sentence.clone()])
            {
                continue;
            }
            let range = name(passage, head.range(), &sentence);
            // `trao tặng danh hiệu trên` names none.
            if unnamed(&passage.text[range.clone()]) {
                continue;
            }
            let (mut recipients, received) = recipients(passage, &sentence, &range);
            if recipients.is_empty() && !received {
                let holder = holder(passage, &sentence, &range, &holders);
                recipients.extend(holder.map(Recipient::Person));
            }
            let meeting = found.at(paragraph, &sentence);
            let granted_by = giver(passage, &sentence, &range, received, facts);
            let span = passage.span(sentence.clone());
            let name = &passage.text[range.clone()];
            let others = grades(passage, &sentence, &range);
            for (name, recipients) in iter::once((name.to_owned(), recipients)).chain(others) {
                if let Some(meeting) = meeting {
                    receive(facts, meeting, &recipients, span);
                    if let Some(giver) = giving_body(passage, &sentence, &range) {
                        let role = ParticipantRole::Awarder;
                        add(facts, meeting.index(), None, Some(giver), role, span);
                    }
                }
                join(
                    facts,
                    AwardFact {
                        name,
                        meeting,
                        granted_by,
                        recipients,
                        span,
                    },
                );
            }
        }
    }
}

/// Those who receive something at a meeting take part in it.
fn receive(facts: &mut Facts, meeting: LocalMeeting, recipients: &[Recipient], span: Span) {
    for recipient in recipients {
        let (person, organization) = match recipient {
            Recipient::Person(person) => (Some(*person), stood_for(facts, *person)),
            Recipient::Organization(organization) => (None, Some(*organization)),
        };
        let role = ParticipantRole::Awardee;
        add(facts, meeting.index(), person, organization, role, span);
    }
}

/// The other grades of the award, with those who receive them: `Huân chương Hữu nghị hạng Nhất cho ông A và hạng Nhì cho
/// bà B`.
fn grades(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> Vec<(String, Vec<Recipient>)> {
    let text = passage.text;
    let Some((base, _)) = text[name.clone()].rsplit_once("hạng ") else {
        return Vec::new();
    };
    let end = sentence.end.max(name.end);
    let next = NAME.find(&text[name.end..end]);
    let end = next.map_or(end, |next| name.end + next.start());
    GRADE
        .captures_iter(&text[name.end..end])
        .filter_map(|captures| captures.name("grade"))
        .map(|grade| {
            let at = name.end + grade.start()..name.end + grade.end();
            let (recipients, _) = recipients(passage, &(at.start..end), &at);
            (format!("{base}{}", grade.as_str()), recipients)
        })
        .collect()
}

/// Whom the post alone means to whom something is given: `Hội X trao tặng Đại sứ Kỷ niệm chương “Y”`.
fn holder(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    name: &Range<usize>,
    holders: &Holders<'_>,
) -> Option<LocalPerson> {
    static POST: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:trao tặng|tặng|trao)\s+(?:cho\s+)?(?:(?:ngài|ông|bà|đồng chí)\s+)?(?P<post>(?-i:\p{Lu})[\p{L}.]*(?:\s[\p{L}.]+){0,4})\s+$",
        )
    });
    static TO: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s+(?:cho|tặng)\s+(?:(?:ngài|ông|bà|đồng chí)\s+)?(?P<post>(?-i:\p{Lu})[\p{L}.]*(?:\s[\p{L}.]+){0,4})\s*[.,;]",
        )
    });
    let before = POST.captures(&passage.text[sentence.start..name.start]);
    let behind = || TO.captures(passage.text.get(name.end..sentence.end)?);
    let post = before.or_else(behind)?.name("post")?.as_str();
    let last = passage.people_in(0..name.start).next_back();
    holders.alone(post, last.map(|named| named.entity))
}

/// The awards that a sentence names, where they stand.
pub(crate) fn named<'p>(
    passage: &'p Passage<'_>,
    sentence: &'p Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'p {
    let heads = NAME.find_iter(&passage.text[sentence.clone()]);
    heads
        .map(|head| {
            let head = sentence.start + head.start()..sentence.start + head.end();
            name(passage, head, sentence)
        })
        .filter(|range| !unnamed(&passage.text[range.clone()]))
}

/// The whole name that a word for an award begins.
fn name(passage: &Passage<'_>, head: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    // `cờ “`: the sign of the quotation is none of the word.
    let word = passage.text[head.clone()].trim_end_matches(['“', '"', '«']);
    let head = head.start..head.start + word.trim_end().len();
    head.start..name_end(passage, head, sentence)
}

/// Whether a word says only that there is an award, and not which.
fn unnamed(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(name.as_str(), "danh hiệu" | "giải thưởng" | "cờ" | "giải")
}

fn bare(name: &str) -> String {
    normalize(name).replace('"', "")
}

/// One award an article: whatever names it again adds its recipients.
fn join(facts: &mut Facts, award: AwardFact) {
    let key = bare(&award.name);
    let short = !key.contains(' ') || key.split(' ').count() <= 3;
    let known = facts.awards.iter_mut().find(|other| {
        let other = bare(&other.name);
        other == key
            || (short && other.starts_with(&key))
            || (other.split(' ').count() <= 3 && key.starts_with(&other))
    });
    let Some(known) = known else {
        facts.awards.push(award);
        return;
    };
    let fuller = bare(&award.name).len() > bare(&known.name).len();
    let capital =
        known.name.starts_with(char::is_lowercase) && award.name.starts_with(char::is_uppercase);
    if fuller || (capital && !short) {
        known.name = award.name;
    }
    if known.recipients.is_empty() && !award.recipients.is_empty() {
        known.span = award.span;
        known.granted_by = award.granted_by.or(known.granted_by);
        known.meeting = award.meeting.or(known.meeting);
    }
    known.granted_by = known.granted_by.or(award.granted_by);
    for recipient in award.recipients {
        if !known.recipients.contains(&recipient) {
            known.recipients.push(recipient);
        }
    }
}

/// Medals that bear a motto, which goes on where other names end: `Kỷ niệm chương vì hòa bình, hữu nghị giữa các
/// dân tộc`, `Huy chương Vì sự nghiệp giáo dục của thủ đô`.
static MOTTO: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"^\s*(?:vì h(?:òa|oà) bình,?(?: và)? (?:tình )?hữu nghị giữa các dân tộc|vì sự (?:nghiệp|phát triển|tiến bộ)\b(?:\s+\p{L}+){1,8}?(?P<end>\s+(?:cho|tặng|đến|tới|nhân dịp|năm|vào|tại)\b|\s*[,.;:()]|\s*$))",
    )
});

fn name_end(passage: &Passage<'_>, head: Range<usize>, sentence: &Range<usize>) -> usize {
    let text = passage.text;
    let rest = &text[head.end..sentence.end.max(head.end)];
    let space = rest.len() - rest.trim_start().len();
    if let Some(quotation) = passage
        .quotations
        .iter()
        .find(|range| range.start == head.end + space)
    {
        return quotation.end;
    }
    if let Some(motto) = MOTTO.captures(rest)
        && let Some(whole) = motto.get(0)
    {
        let end = motto.name("end").map_or(whole.end(), |end| end.start());
        return head.end + end;
    }
    // `Huân chương Tự do`: `do` ends other names.
    let own = if rest[space..].starts_with("Tự do") {
        space + "Tự do".len()
    } else {
        0
    };
    // `huy hiệu TP. Hồ Chí Minh`: the stop ends no sentence.
    let city = |at: usize| ["TP", "Tp"].iter().any(|short| rest[..at].ends_with(short));
    let end = END
        .find_iter(&rest[own..])
        .map(|found| (own + found.start(), found.as_str()))
        .find(|(at, sign)| *sign != "." || !city(*at))
        .map_or(rest.len(), |(at, _)| at);
    // `Huân chương Hữu nghị (Xa-ha-mê-trây) hạng Nhất`
    static GRADED: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"^\([^()]{2,40}\)\s+hạng (?:nhất|nhì|ba|tư|đặc biệt)\b"));
    let end = (GRADED.find(&rest[end..])).map_or(end, |graded| end + graded.end());
    // `Kỷ niệm chương Vì hòa bình …` and `Huân chương Hữu nghị` begin with a capital; what does not is
    // no part of the name.
    let own = rest[..end].trim_end();
    if own.trim_start().starts_with(char::is_uppercase)
        && !passage
            .organizations
            .iter()
            .any(|named| named.range.start == head.end + space)
    {
        head.end + own.len()
    } else {
        head.end
    }
}

/// Whether the sentence tells of what was given to somebody who is dead, and who took it for him: `Bà A nhận Bằng khen truy
/// tặng chồng`; not `ông B được truy tặng Huân chương`.
pub(crate) fn is_posthumous(sentence: &str) -> bool {
    static GIVEN: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\btruy tặng\b"));
    static BY: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\bđược\s(?:[^.,;:]{1,80}\s)?truy tặng\b"));
    GIVEN.is_match(sentence) && !BY.is_match(sentence)
}

/// To whom the sentence gives the award, and whether it tells so of its subject.
fn recipients(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> (Vec<Recipient>, bool) {
    let text = passage.text;
    let before = &text[sentence.start..name.start];
    let received = RECEIVED.is_match(before);
    if received && is_posthumous(&text[sentence.clone()]) {
        return (Vec::new(), true);
    }
    // `các nhà báo được trao tặng kỷ niệm chương gồm: ông A, bà B`, `được trao tặng kỷ niệm chương lần này là ông A`; a mere
    // `là` says what the award is.
    static THESE: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^\s*(?:,\s*)?(?:(?:(?:lần|đợt|dịp) này\s+)?(?:bao )?gồm(?:\s+có)?|(?:lần|đợt|dịp) này\s+là|trong (?:đó|số đó|số này) (?:có|gồm)|đó là)\s*:?\s+",
        )
    });
    let these = THESE.find(&text[name.end..sentence.end.max(name.end)]);
    let range = if let Some(these) = these.filter(|_| received) {
        name.end + these.end()..sentence.end
    } else if received {
        // `bà A được Chủ tịch tỉnh B tặng …`: who gives stands behind.
        // `Sở X được tặng Cờ thi đua; ông A được tặng Bằng khen`: what a semicolon sets off is of others.
        let own = before.rfind("; ").map_or(0, |at| at + 2);
        let by = before[own..]
            .find(" được ")
            .map_or(before.len(), |by| own + by);
        sentence.start + own..sentence.start + by
    } else {
        match TO.find(&text[name.end..sentence.end.max(name.end)]) {
            Some(found) => name.end + found.end()..sentence.end,
            // `trao tặng ông X Kỷ niệm chương`, `tặng cho ông X …`.
            None => {
                static GIVEN: LazyLock<Pattern> =
                    LazyLock::new(|| pattern(r"\b(?:trao tặng|tặng|trao)\s+(?:cho\s+)?"));
                match GIVEN.find_iter(before).last() {
                    Some(found) => sentence.start + found.end()..name.start,
                    None => return (Vec::new(), false),
                }
            }
        }
    };
    static OF: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\b(?:của|thuộc|với|tại|ở|do|theo|cho|cùng|từ)\s+$"));
    // `cho ba cá nhân của Hội X`: the body itself receives nothing. Nor does who is named behind what it is for.
    static MEMBERS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:cá nhân|tập thể|thành viên|hội viên|cán bộ|đại biểu|người)\b[^,;.:]{0,40}?\s(?:thuộc|của)\s|,?\s(?:nhân (?:dịp|kỷ|kỉ|ngày|lễ|tết|chuyến|năm)|nhằm|để|ghi nhận|(?:vì|do)\s(?:đã|có|những))\s|(?-i:\p{Ll}\.\p{Lu})|\s[-–]\s+ảnh\s\d",
        )
    });
    let members = MEMBERS.find(&text[range.clone()]);
    let end = members.map_or(range.end, |found| range.start + found.start());
    // `giải Nhất cho ông A, giải Nhì cho bà B`, `hạng Nhất cho ông A và hạng Nhì cho bà B`: B receives another one.
    let next = NAME.find(&text[range.start..end]);
    let end = next.map_or(end, |next| range.start + next.start());
    let next = GRADE.find(&text[range.start..end]);
    let end = next.map_or(end, |next| range.start + next.start());
    let (people, mut organizations) = listed(passage, range.start..end);
    // `Dịp này, Hội X nhận Huân chương …`: whatever opens the sentence.
    if received && people.is_empty() && organizations.is_empty() {
        let mut bodies = passage.organizations_in(range.clone());
        let only = bodies.next().filter(|_| bodies.next().is_none());
        let only = only.filter(|body| !OF.is_match(&text[sentence.start..body.range.start]));
        organizations.extend(only.map(|body| body.entity));
    }
    // `Thay mặt Hội X, bà A đón nhận Huân chương`
    static FOR: LazyLock<Pattern> = LazyLock::new(|| pattern(r"\bthay mặt\s+$"));
    if received {
        let bodies = passage.organizations_in(range.clone());
        let stood = bodies
            .filter(|body| FOR.is_match(&text[sentence.start..body.range.start]))
            .map(|body| body.entity);
        organizations.extend(stood);
    }
    let people = people.into_iter().map(Recipient::Person);
    let organizations = organizations.into_iter().map(Recipient::Organization);
    let recipients = people.chain(organizations).collect();
    (recipients, received)
}

/// The body that is itself the subject of the giving: `Dịp này, UBND tỉnh tặng Bằng khen cho …`, and not `Chủ tịch UBND
/// tỉnh tặng Bằng khen`.
fn giving_body(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    name: &Range<usize>,
) -> Option<LocalOrganization> {
    static GIVES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:\s\([^()]{2,20}\))?\s(?:đã\s|cũng\s|còn\s|vừa\s)?(?:(?:quyết định|trân trọng)\s)?(?:trao tặng|truy tặng|tặng|trao|khen thưởng)\s[^;:]{0,60}$",
        )
    });
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| exact(r"(?:^|[,;.]\s|\sđể\s)$"));
    let text = passage.text;
    let body = passage
        .organizations_in(sentence.start..name.start)
        .next_back()?;
    let before = &text[sentence.start..body.range.start];
    (OPENS.is_match(before) && GIVES.is_match(&text[body.range.end..name.start]))
        .then_some(body.entity)
}

/// The body that gives: named behind `của`, the subject of the giving, or where the giver holds a post.
fn giver(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    name: &Range<usize>,
    received: bool,
    facts: &Facts,
) -> Option<LocalOrganization> {
    let text = passage.text;
    let of = passage
        .organizations_in(name.end..sentence.end.max(name.end))
        .next()
        .filter(|body| text[name.end..body.range.start].trim() == "của");
    if let Some(body) = of {
        return Some(body.entity);
    }
    if received {
        // `được Ủy ban X tặng`
        return passage
            .organizations_in(sentence.start..name.start)
            .next_back()
            .filter(|body| text[..body.range.start].trim_end().ends_with("được"))
            .map(|body| body.entity);
    }
    let person = passage.people_in(sentence.start..name.start).next_back();
    let body = passage
        .organizations_in(sentence.start..name.start)
        .next_back();
    match (person, body) {
        (Some(person), _) => facts
            .people
            .get(person.entity.index())?
            .positions
            .iter()
            .find_map(|position| position.organization),
        (None, Some(body)) => Some(body.entity),
        (None, None) => None,
    }
}
