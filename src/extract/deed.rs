//! Who does what: the verbs of chairing, presenting, speaking, awarding, receiving and attending with
//! their subjects.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::act::{
    Act, CHAIRING_ELSE, COMES, EVENT, EXCHANGED, OUTCOME, POEM, TAUGHT, TOLD, VERB, WITNESSED,
    act_of, is_feeling, is_noun, reads_speech,
};
use crate::extract::candidate::tail;
use crate::extract::holders::Holders;
use crate::extract::host::leaders;
use crate::extract::organizer::doer;
use crate::extract::reading::{Passage, Reading};
use crate::extract::roll::{
    acting, beside, delegates, is_entry, listed, opens_entries, pictured, rolls,
};
use crate::extract::spoken::{answers, bursts_out, goes_on_to_say};
use crate::extract::subject::{CLAUSE, according, mask, owner, strip_adverbs, subject, whose};
use crate::lexicon::LEXICON;
use crate::model::{Facts, LocalOrganization, LocalPerson, ParagraphKind};
use crate::text::pattern::{Pattern, exact, pattern};

/// Somebody's deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deed {
    pub(crate) act: Act,
    /// The paragraph's position.
    pub(crate) paragraph: usize,
    /// Which sentence of the paragraph.
    pub(crate) sentence: Range<usize>,
    /// Where the verb stands.
    pub(crate) verb: Range<usize>,
    /// Who, where people do it.
    pub(crate) people: Vec<LocalPerson>,
    /// Who, where only bodies are named.
    pub(crate) organizations: Vec<LocalOrganization>,
}

/// What joins a verb to the subject of the one before it.
static JOINED: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(
        r"(?:,|;|\bvà|\bđồng thời|\bcũng như|\bqua đó|\btừ đó|\btrên cơ sở đó)\s*(?:(?:(?:thừa|được)\s)?(?:ủy|uỷ) (?:quyền|nhiệm)\s[^,.;:“”]{2,80}|thay mặt\s[^,.;:“”]{2,80})?$",
    )
});

/// A sentence about a delegation: `Trưởng đoàn là ông A`, `Đoàn do bà B dẫn đầu`.
static LEADS: LazyLock<Pattern> = LazyLock::new(|| {
    pattern(r"^(?:(?:phái )?đoàn|trưởng đoàn|dẫn đầu đoàn)\b[^.;:“”]{0,120}?\s(?:là|do)\s")
});

/// What everybody in the article does, in reading order.
///
/// Example: `Bà Nga chủ trì hội nghị. Ông Sơn trình bày báo cáo và đề nghị …` has three deeds.
pub(crate) fn deeds(reading: &Reading<'_>, facts: &Facts) -> Vec<Deed> {
    // What they did is told of the past: `nhận định Chủ tịch Hồ Chí Minh đọc Tuyên ngôn`.
    let late = |person: &LocalPerson| LEXICON.is_late(&facts.people[person.index()].name);
    let holders = Holders::new(reading, facts);
    let mut deeds: Vec<Deed> = Vec::new();
    let mut last: Option<LocalPerson> = None;
    // The list that is open, whose entries are paragraphs, and where the one before stands.
    let mut open: Option<(Act, usize)> = None;
    for (paragraph, passage) in reading.passages.iter().enumerate() {
        if let Some((act, before)) = open
            && passage.kind != ParagraphKind::Caption
        {
            // Who came from where is told apart from who chaired.
            let sides = act == Act::Chair && passage.text.to_lowercase().contains("phía ");
            let goes_on = !sides && is_entry(passage.text, reading.passages[before].text);
            open = goes_on.then_some((act, paragraph));
            if goes_on {
                let whole = 0..passage.text.len();
                let (mut people, organizations) = listed(passage, whole.clone());
                people.retain(|person| !late(person));
                deeds.push(Deed {
                    act,
                    paragraph,
                    sentence: whole,
                    verb: 0..0,
                    people,
                    organizations,
                });
            }
        }
        open = opens_entries(passage).map(|act| (act, paragraph)).or(open);
        // Who spoke in the sentence before, of the same paragraph: `Đồng thời nêu rõ, …` goes on with it.
        let mut speaker: Option<LocalPerson> = None;
        for sentence in &passage.sentences {
            let goes_on = passage.text[sentence.clone()].starts_with("Đồng thời");
            let earlier = speaker.take().filter(|_| goes_on);
            let found = in_sentence(passage, paragraph, sentence, last, earlier, &holders);
            // Who spoke last is whom `ông` or `bà` alone means next.
            let named = passage
                .people_in(sentence.clone())
                .last()
                .map(|one| owner(passage, sentence, one).entity);
            speaker = found
                .iter()
                .rev()
                .find(|deed| matches!(deed.act, Act::Say | Act::Speak | Act::Present))
                .and_then(|deed| deed.people.first().copied());
            last = speaker.or(named).or(last);
            for mut deed in found {
                deed.people.retain(|person| !late(person));
                if !deed.people.is_empty() || !deed.organizations.is_empty() {
                    deeds.push(deed);
                }
            }
        }
    }
    deeds
}

fn in_sentence(
    passage: &Passage<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    last: Option<LocalPerson>,
    earlier: Option<LocalPerson>,
    holders: &Holders<'_>,
) -> Vec<Deed> {
    let text = passage.text;
    let mut deeds: Vec<Deed> = Vec::new();
    let deed = |act, verb: Range<usize>, people, organizations| Deed {
        act,
        paragraph,
        sentence: sentence.clone(),
        verb,
        people,
        organizations,
    };
    // The subject of the verb before, for `và khẳng định`.
    let mut before: Option<(Act, Vec<LocalPerson>)> =
        (opens(passage, sentence).or(earlier)).map(|person| (Act::Say, vec![person]));
    for found in VERB.find_iter(&text[sentence.clone()]) {
        let verb = sentence.start + found.start()..sentence.start + found.end();
        let masked = passage.is_quoted(verb.start)
            || passage
                .organizations
                .iter()
                .any(|named| named.range.start <= verb.start && verb.end <= named.range.end)
            || passage
                .people
                .iter()
                .any(|named| named.range.start <= verb.start && verb.end <= named.range.end);
        let Some(act) = act_of(found.as_str()) else {
            continue;
        };
        // `trao đổi văn bản đã ký`: nothing is said.
        let handed = act == Act::Speak && EXCHANGED.is_match(&text[verb.start..sentence.end]);
        // `báo cáo với bà A về …`: to somebody, and not to a meeting.
        let act = match act {
            Act::Present if TOLD.is_match(&text[verb.start..sentence.end]) => Act::Say,
            Act::Present
                if found.as_str().eq_ignore_ascii_case("đọc")
                    && POEM.is_match(&text[verb.end..sentence.end]) =>
            {
                Act::Attend
            }
            Act::Present
                if found.as_str().eq_ignore_ascii_case("đọc")
                    && reads_speech(
                        &text[sentence.start..verb.start],
                        &text[verb.end..sentence.end],
                    ) =>
            {
                Act::Say
            }
            Act::Speak if TAUGHT.is_match(&text[verb.start..sentence.end]) => Act::Present,
            Act::Present if OUTCOME.is_match(&text[verb.start..sentence.end]) => Act::Say,
            act => act,
        };
        if masked
            || handed
            || (act == Act::Chair && CHAIRING_ELSE.is_match(&text[verb.end..sentence.end]))
            || is_noun(text, &verb)
            || found.as_str().eq_ignore_ascii_case("chứng kiến")
                && !WITNESSED.is_match(&text[verb.end..sentence.end])
            || act == Act::Say && is_feeling(text, sentence, &verb)
            || found.as_str().to_lowercase().starts_with("chúc")
                && COMES.is_match(&text[..verb.start])
            || act == Act::Say && is_recalled(passage, sentence, verb.start)
            || found.as_str().eq_ignore_ascii_case("tham gia")
                && !EVENT.is_match(&text[verb.end..sentence.end])
        {
            continue;
        }
        // `Ông A chúc Tết nhân dân tỉnh X`: what is done on a visit, and no words.
        let festive = act == Act::Say
            && found.as_str().eq_ignore_ascii_case("chúc")
            && [" Tết", " tết"]
                .iter()
                .any(|feast| text[verb.end..].starts_with(feast));
        let act = if festive { Act::Attend } else { act };
        let act = match act {
            Act::Award if is_given(passage, sentence, verb.start) => Act::Receive,
            act => act,
        };
        // `Bà A trình bày …; bà nhận xét …`: who has spoken in the sentence comes before others.
        let nearest = deeds
            .iter()
            .rev()
            .find(|deed| matches!(deed.act, Act::Say | Act::Speak | Act::Present))
            .and_then(|deed| deed.people.first().copied());
        let last = nearest.or(last);
        let people = told_to(passage, &deeds, &verb)
            .or_else(|| subject(passage, sentence, verb.start, act, last, holders));
        let people = people.or_else(|| {
            let joined = strip_adverbs(&text[sentence.start..verb.start]);
            // Among the adverbs, which are passed over, stands `đồng thời`.
            let at_the_same_time = || {
                let before = tail(text[sentence.start..verb.start].trim_end(), 140);
                before.contains("đồng thời") && JOINED.is_match(before)
            };
            let (act_before, people) = before.clone()?;
            // What is joined to words said is said as well, or another's doing.
            let goes_on = act_before != Act::Say || matches!(act, Act::Say | Act::Speak);
            let at_once = earlier.is_some() && joined.trim().is_empty();
            (goes_on && (at_once || JOINED.is_match(joined) || at_the_same_time()))
                .then_some(people)
        });
        let people = people.or_else(|| match act {
            Act::Say => goes_on_to_say(passage, sentence, &verb),
            _ => None,
        });
        let people = people.or_else(|| {
            let said = matches!(act, Act::Say | Act::Speak);
            let at = said
                .then(|| receives(&text[sentence.start..verb.start]))
                .flatten()?;
            subject(passage, sentence, sentence.start + at, act, last, holders)
        });
        let people = people.or_else(|| {
            let at = (act == Act::Attend)
                .then(|| goes(&text[sentence.start..verb.start]))
                .flatten()?;
            subject(passage, sentence, sentence.start + at, act, last, holders)
        });
        match people {
            Some(people) => {
                before = Some((act, people.clone()));
                let organizations = match act {
                    Act::Attend => beside(passage, sentence, verb.start).unwrap_or_default(),
                    _ => Vec::new(),
                };
                deeds.push(deed(act, verb, people, organizations));
            }
            None => {
                let mut organizations = delegates(passage, sentence, verb.start, act);
                if act == Act::Attend
                    && organizations.is_empty()
                    && EVENT.is_match(&text[verb.end..sentence.end])
                {
                    organizations.extend(doer(passage, sentence, verb.start));
                }
                // `Hội X, Bộ Y trình bày tham luận tại hội nghị`
                static PAPER: LazyLock<Pattern> = LazyLock::new(|| {
                    pattern(
                        r"^(?:(?:trình bày|đọc|báo cáo)\s(?:bài\s|các\s)?tham luận|(?:phát biểu\s)?tham luận)\b",
                    )
                });
                if matches!(act, Act::Present | Act::Speak)
                    && organizations.is_empty()
                    && PAPER.is_match(&text[verb.start..sentence.end])
                {
                    organizations.extend(doer(passage, sentence, verb.start));
                }
                // `Báo cáo viên của Ban X đã quán triệt Chỉ thị …`
                let reports = text[sentence.clone()].starts_with("Báo cáo viên");
                let act = match act {
                    Act::Speak if reports => Act::Present,
                    act => act,
                };
                if !organizations.is_empty() && !matches!(act, Act::Award | Act::Receive) {
                    deeds.push(deed(act, verb, Vec::new(), organizations));
                }
            }
        }
    }
    deeds.extend(opening(passage, paragraph, sentence, &deeds));
    let said = |deed: &Deed| matches!(deed.act, Act::Say | Act::Speak);
    if !deeds.iter().any(said)
        && let Some((person, range)) = bursts_out(passage, sentence)
    {
        deeds.push(deed(Act::Say, range, vec![person], Vec::new()));
    }
    if let Some((person, range)) = answers(passage, sentence) {
        deeds.push(deed(Act::Say, range, vec![person], Vec::new()));
    }
    for (act, range, list) in rolls(passage, sentence) {
        let (mut people, mut organizations) = listed(passage, list.clone());
        if act == Act::Chair && text[range.clone()].starts_with("sự") {
            people.truncate(together(passage, list));
            organizations.clear();
        }
        if !people.is_empty() || !organizations.is_empty() {
            deeds.push(deed(act, range, people, organizations));
        }
    }
    let caption = passage.kind == ParagraphKind::Caption;
    if caption && let Some((people, range)) = signing(passage, sentence, last, holders) {
        deeds.push(deed(Act::Attend, range, people, Vec::new()));
    }
    if caption && let Some((people, range)) = pictured(passage, sentence) {
        deeds.push(deed(Act::Attend, range, people, Vec::new()));
    } else if caption
        && deeds.is_empty()
        && let Some((person, range)) = acting(passage, sentence)
    {
        deeds.push(deed(Act::Attend, range, vec![person], Vec::new()));
    }
    if LEADS.is_match(&text[sentence.clone()]) {
        for person in leaders(passage, sentence.clone()) {
            deeds.push(deed(
                Act::Attend,
                sentence.clone(),
                vec![person],
                Vec::new(),
            ));
        }
    }
    let told = according(passage, sentence, last, holders).or_else(|| whose(passage, sentence));
    if let Some((person, range)) = told {
        deeds.push(deed(Act::Say, range, vec![person], Vec::new()));
    }
    deeds
}

/// Who signs in a picture, or hands over what was signed.
///
/// Example: `Bà A, Trưởng đại diện Quỹ X, và ông B, Giám đốc Sở Y, ký biên bản ghi nhớ.`
fn signing(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    last: Option<LocalPerson>,
    holders: &Holders<'_>,
) -> Option<(Vec<LocalPerson>, Range<usize>)> {
    static SIGNS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:thực hiện|tiến hành)\s+)?(?:ký kết|ký|trao đổi|trao)\s+(?:các\s+)?(?:văn bản|văn kiện|bản ghi nhớ|ghi nhớ|biên bản|bản thỏa thuận|thỏa thuận|thoả thuận|hợp đồng|hiệp định|quy chế|kế hoạch hợp tác|chương trình hợp tác|cam kết|bản cam kết|tuyên bố)\b(?:[^.;:“”]{0,60}?\s(?P<with>với)\s)?",
        )
    });
    let text = passage.text;
    let captures = SIGNS.captures(&text[sentence.clone()])?;
    let whole = captures.get(0)?;
    let at = sentence.start + whole.start();
    let mut people = subject(passage, sentence, at, Act::Award, last, holders)?;
    if let Some(with) = captures.name("with") {
        let behind = sentence.start + with.end()..sentence.end;
        people.extend(listed(passage, behind).0);
    }
    Some((people, at..sentence.start + whole.end()))
}

/// Whether who is named before the verb of giving is given something: `Ông A được Bộ Ngoại giao tặng Bằng khen`.
fn is_given(passage: &Passage<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    static BY: LazyLock<Pattern> = LazyLock::new(|| {
        exact(r"^(?:,\s[^;:“”]{2,120}?)?[^,;:“”]{0,40}\sđược\s\p{Lu}[^,;:“”]{1,100}\s$")
    });
    let named = passage.people_in(sentence.start..verb).next_back();
    named.is_some_and(|named| BY.is_match(&passage.text[named.range.end..verb]))
}

/// Whether the name before the verb is of somebody whose words are recalled: `Nhắc lại lời cố Thủ tướng A nói về …`.
fn is_recalled(passage: &Passage<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    static RECALLED: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\b(?:(?:nhắc|nhớ|dẫn)\s(?:lại\s)?(?:lời|câu)|như\slời|lời\s(?:của\s)?cố)(?:\s\p{L}+){0,8}\s$",
        )
    });
    let named = passage.people_in(sentence.start..verb).next_back();
    named.is_some_and(|named| {
        let behind = passage.text[named.range.end..verb].trim();
        behind.is_empty() && RECALLED.is_match(&passage.text[sentence.start..named.range.start])
    })
}

/// Where the verb stands of somebody who receives guests and says something: `Ông A đã tiếp đoàn, nhấn mạnh …`.
fn receives(before: &str) -> Option<usize> {
    static RECEIVES: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"\s(?:đã|vừa)\s+(?:(?:thân mật|trực tiếp|trọng thể)\s+)?(?:tiếp|gặp|gặp gỡ|gặp mặt|thăm|đến thăm|tới thăm|chúc mừng|trao)\b[^.;:“”]{3,160},(?:\s(?:đồng thời|và))?$",
        )
    });
    RECEIVES.find(before.trim_end()).map(|found| found.start())
}

/// Where the verb stands of somebody who goes to a place and does something there: `Ông A đã đến Bảo tàng B cắt băng …`.
fn goes(before: &str) -> Option<usize> {
    static GOES: LazyLock<Pattern> =
        LazyLock::new(|| pattern(r"\s(?:đã\s+)?(?:đến|tới)\s(?:thăm\s)?[^.,;:“”]{3,80}$"));
    GOES.find(before.trim_end()).map(|found| found.start())
}

/// Whose deed it is where the name before it is only who is told: `Ông A báo cáo đồng chí B và nhấn mạnh …`.
fn told_to(passage: &Passage<'_>, deeds: &[Deed], verb: &Range<usize>) -> Option<Vec<LocalPerson>> {
    static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(r"^\s+(?:(?:với|cho|cùng)\s+)?(?:(?:đồng chí|đ/c|ông|bà|ngài)\s+)?$")
    });
    let earlier = deeds.last()?;
    let named = passage
        .people_in(earlier.verb.end..verb.start)
        .next_back()?;
    let told = TOLD.is_match(&passage.text[earlier.verb.end..named.range.start]);
    let joined = passage.text[named.range.end..verb.start].trim() == "và";
    (told && joined && !earlier.people.contains(&named.entity)).then(|| earlier.people.clone())
}

/// How many of those named do it together: `dưới sự chủ trì của ông A, Chủ tịch Hội X và bà B, …`; `của ông A, …; bà B, …`.
fn together(passage: &Passage<'_>, range: Range<usize>) -> usize {
    let people: Vec<_> = passage.people_in(range).collect();
    let joined = people.windows(2).take_while(|pair| {
        let gap = mask(passage, pair[0].range.end..pair[1].range.start);
        let listed = gap.contains(';') && !gap.contains(" dự ") && !gap.contains(" có ");
        (listed || gap.contains(" và ")) && !CLAUSE.is_match(&gap.replace(';', ","))
    });
    1 + joined.count()
}

/// `Kết luận Hội nghị, ông X tiếp thu các ý kiến và yêu cầu …`: the subject of all that the sentence says.
fn opens(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<LocalPerson> {
    static OPENS: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:phát biểu|kết luận|bế mạc|tổng kết|đáp từ|đáp lời)\b[^,.;:“”]{0,60},\s+(?:(?:ông|bà|đồng chí|ngài)\s+)?",
        )
    });
    let text = &passage.text[sentence.clone()];
    let at = sentence.start + OPENS.find(text)?.end();
    passage
        .people_in(at..sentence.end)
        .next()
        .filter(|named| named.range.start == at)
        .map(|named| named.entity)
}

/// `Phát biểu tại Hội nghị, ông X …`: the opening verb's subject comes behind the comma.
fn opening(
    passage: &Passage<'_>,
    paragraph: usize,
    sentence: &Range<usize>,
    deeds: &[Deed],
) -> Vec<Deed> {
    static OPENING: LazyLock<Pattern> = LazyLock::new(|| {
        pattern(
            r"^(?:cũng\s+|tiếp đó,\s+|tiếp theo,\s+)?(?P<first>phát biểu|kết luận|khai mạc|bế mạc|khép lại|kết thúc|mở đầu|chia sẻ|tham luận|trả lời|trình bày|đóng góp ý kiến|thay mặt|dự|cùng dự|tham dự|cùng tham dự|đến dự|tới dự|về dự|chủ trì|báo cáo|thông tin|trao đổi|giới thiệu)\b(?P<and>\s+và\s+(?:phát biểu|chỉ đạo|chủ trì|trình bày|có bài phát biểu))?",
        )
    });
    let text = passage.text;
    let Some(captures) = OPENING.captures(&text[sentence.clone()]) else {
        return Vec::new();
    };
    let Some(whole) = captures.get(0) else {
        return Vec::new();
    };
    let verb = sentence.start..sentence.start + whole.end();
    // Who acts in the sentence is whom the opening means; else the first named behind a comma.
    let people = deeds
        .iter()
        .find(|deed| !deed.people.is_empty())
        .map(|deed| deed.people.clone())
        .or_else(|| {
            passage
                .people_in(verb.end..sentence.end)
                .find(|named| {
                    let before = &text[verb.end..named.range.start];
                    before.contains(',') || before.trim().chars().count() < 60
                })
                .map(|named| vec![named.entity])
        });
    let Some(people) = people else {
        return Vec::new();
    };
    if TOLD.is_match(&text[sentence.clone()]) {
        return Vec::new();
    }
    let printed = format!(
        "{} {}",
        captures.name("first").map_or("", |first| first.as_str()),
        captures.name("and").map_or("", |and| and.as_str())
    )
    .to_lowercase();
    let acts = [
        ("phát biểu", Act::Speak),
        ("tham luận", Act::Speak),
        ("chia sẻ", Act::Speak),
        ("đóng góp", Act::Speak),
        ("trả lời", Act::Speak),
        ("kết luận", Act::Speak),
        ("khai mạc", Act::Speak),
        ("chỉ đạo", Act::Speak),
        ("trình bày", Act::Present),
        ("báo cáo", Act::Present),
        ("chủ trì", Act::Chair),
        ("dự", Act::Attend),
    ];
    acts.into_iter()
        .filter(|(word, _)| {
            printed
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(word)
        })
        .map(|(_, act)| Deed {
            act,
            paragraph,
            sentence: sentence.clone(),
            verb: verb.clone(),
            people: people.clone(),
            organizations: Vec::new(),
        })
        .collect()
}
