//! The deeds that one sentence tells.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::deed::Deed;
use crate::extract::deed::act::{
    Act, CHAIRING_ELSE, COMES, EVENT, EXCHANGED, OUTCOME, POEM, TAUGHT, TOLD, VERB, WITNESSED,
    act_of, is_feeling, is_noun, reads_speech,
};
use crate::extract::deed::caption::{acting, pictured, signing};
use crate::extract::deed::holders::Holders;
use crate::extract::deed::opening::{opening, opens};
use crate::extract::deed::roll::{beside, delegates, listed, rolls};
use crate::extract::deed::spoken::{answers, bursts_out, goes_on_to_say};
use crate::extract::deed::subject::{CLAUSE, according, mask, strip_adverbs, subject, whose};
use crate::extract::meeting::encounter::host::leaders;
use crate::extract::meeting::organizer::doer;
use crate::extract::reading::Passage;
use crate::model::{LocalPerson, ParagraphKind};
use crate::text::pattern::{Pattern, exact, pattern};
use crate::text::tail;

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

/// A sentence, and of whom it may speak without a name.
pub(super) struct Sentence<'s, 'p> {
    pub(super) passage: &'s Passage<'p>,
    /// The paragraph's position.
    pub(super) paragraph: usize,
    pub(super) range: &'s Range<usize>,
    /// Whom `ông` or `bà` alone means.
    pub(super) last: Option<LocalPerson>,
    /// Who spoke in the sentence before, where this one goes on with it.
    pub(super) earlier: Option<LocalPerson>,
    pub(super) holders: &'s Holders<'s>,
}

impl Sentence<'_, '_> {
    /// Every deed: of its verbs in their order, then what is told without one.
    pub(super) fn deeds(&self) -> Vec<Deed> {
        let mut deeds = self.by_verbs();
        deeds.extend(opening(self.passage, self.paragraph, self.range, &deeds));
        self.add_words(&mut deeds);
        self.add_lists(&mut deeds);
        if self.passage.kind == ParagraphKind::Caption {
            self.add_pictured(&mut deeds);
        }
        if LEADS.is_match(self.text()) {
            let leaders = leaders(self.passage, self.range.clone());
            deeds.extend(
                leaders.map(|person| self.deed(Act::Attend, self.range.clone(), vec![person])),
            );
        }
        let told = according(self.passage, self.range, self.last, self.holders);
        if let Some((person, range)) = told.or_else(|| whose(self.passage, self.range)) {
            deeds.push(self.deed(Act::Say, range, vec![person]));
        }
        deeds
    }

    fn text(&self) -> &str {
        &self.passage.text[self.range.clone()]
    }

    /// The sentence before a byte.
    fn before(&self, byte: usize) -> &str {
        &self.passage.text[self.range.start..byte]
    }

    /// The sentence from a byte on.
    fn from(&self, byte: usize) -> &str {
        &self.passage.text[byte..self.range.end]
    }

    fn deed(&self, act: Act, verb: Range<usize>, people: Vec<LocalPerson>) -> Deed {
        Deed {
            act,
            paragraph: self.paragraph,
            sentence: self.range.clone(),
            verb,
            people,
            organizations: Vec::new(),
        }
    }

    fn by_verbs(&self) -> Vec<Deed> {
        let mut deeds: Vec<Deed> = Vec::new();
        // The subject of the verb before, for `và khẳng định`.
        let mut before: Option<(Act, Vec<LocalPerson>)> = (opens(self.passage, self.range)
            .or(self.earlier))
        .map(|person| (Act::Say, vec![person]));
        for found in VERB.find_iter(self.text()) {
            let verb = self.range.start + found.start()..self.range.start + found.end();
            let Some(act) = self.act(&verb) else {
                continue;
            };
            let people = self.doers(act, &verb, &deeds, before.as_ref());
            if let Some(people) = people {
                before = Some((act, people.clone()));
                let organizations = match act {
                    Act::Attend => beside(self.passage, self.range, verb.start),
                    _ => None,
                };
                deeds.push(Deed {
                    organizations: organizations.unwrap_or_default(),
                    ..self.deed(act, verb, people)
                });
            } else {
                deeds.extend(self.by_bodies(act, verb));
            }
        }
        deeds
    }

    /// What a verb tells that somebody does; none where it stands in a name or a quotation, or means something else here.
    fn act(&self, verb: &Range<usize>) -> Option<Act> {
        let (passage, text) = (self.passage, self.passage.text);
        let printed = &text[verb.clone()];
        let is = |word: &str| printed.eq_ignore_ascii_case(word);
        let (before, all, behind) = (
            self.before(verb.start),
            self.from(verb.start),
            self.from(verb.end),
        );
        let within = |range: &Range<usize>| range.start <= verb.start && verb.end <= range.end;
        let masked = passage.is_quoted(verb.start)
            || (passage.organizations.iter()).any(|named| within(&named.range))
            || (passage.people.iter()).any(|named| within(&named.range));
        let act = act_of(printed)?;
        // `trao đổi văn bản đã ký`: nothing is said.
        let handed = act == Act::Speak && EXCHANGED.is_match(all);
        let act = match act {
            // `báo cáo với bà A về …`: to somebody, and not to a meeting.
            Act::Present if TOLD.is_match(all) => Act::Say,
            Act::Present if is("đọc") && POEM.is_match(behind) => Act::Attend,
            Act::Present if is("đọc") && reads_speech(before, behind) => Act::Say,
            Act::Speak if TAUGHT.is_match(all) => Act::Present,
            Act::Present if OUTCOME.is_match(all) => Act::Say,
            act => act,
        };
        if masked
            || handed
            || act == Act::Chair && CHAIRING_ELSE.is_match(behind)
            || is_noun(text, verb)
            || is("chứng kiến") && !WITNESSED.is_match(behind)
            || act == Act::Say && is_feeling(text, self.range, verb)
            || printed.to_lowercase().starts_with("chúc") && COMES.is_match(&text[..verb.start])
            || act == Act::Say && is_recalled(passage, self.range, verb.start)
            || is("tham gia") && !EVENT.is_match(behind)
        {
            return None;
        }
        // `Ông A chúc Tết nhân dân tỉnh X`: what is done on a visit, and no words.
        let is_feast = [" Tết", " tết"]
            .iter()
            .any(|feast| behind.starts_with(feast));
        Some(match act {
            Act::Say if is("chúc") && is_feast => Act::Attend,
            Act::Award if is_given(passage, self.range, verb.start) => Act::Receive,
            act => act,
        })
    }

    /// Who does it: the verb's own subject, that of the verb before, or of one that leads up to it.
    fn doers(
        &self,
        act: Act,
        verb: &Range<usize>,
        deeds: &[Deed],
        before: Option<&(Act, Vec<LocalPerson>)>,
    ) -> Option<Vec<LocalPerson>> {
        let said = matches!(act, Act::Say | Act::Speak);
        // `Bà A trình bày …; bà nhận xét …`: who has spoken in the sentence comes before others.
        let nearest = (deeds.iter().rev())
            .find(|deed| matches!(deed.act, Act::Say | Act::Speak | Act::Present))
            .and_then(|deed| deed.people.first().copied());
        let last = nearest.or(self.last);
        let subject_at = |at: usize| subject(self.passage, self.range, at, act, last, self.holders);
        let joined = || {
            let joined = strip_adverbs(self.before(verb.start));
            // Among the adverbs, which are passed over, stands `đồng thời`.
            let at_the_same_time = || {
                let before = tail(self.before(verb.start).trim_end(), 140);
                before.contains("đồng thời") && JOINED.is_match(before)
            };
            let (act_before, people) = before?;
            // What is joined to words said is said as well, or another's doing.
            let goes_on = *act_before != Act::Say || said;
            let at_once = self.earlier.is_some() && joined.trim().is_empty();
            (goes_on && (at_once || JOINED.is_match(joined) || at_the_same_time()))
                .then(|| people.clone())
        };
        let leading = |up_to: fn(&str) -> Option<usize>| {
            subject_at(self.range.start + up_to(self.before(verb.start))?)
        };
        told_to(self.passage, deeds, verb)
            .or_else(|| subject_at(verb.start))
            .or_else(joined)
            .or_else(|| match act {
                Act::Say => goes_on_to_say(self.passage, self.range, verb),
                _ => None,
            })
            .or_else(|| match act {
                Act::Say | Act::Speak => leading(receives),
                Act::Attend => leading(goes),
                _ => None,
            })
    }

    /// The deed of bodies, where nobody is named.
    fn by_bodies(&self, act: Act, verb: Range<usize>) -> Option<Deed> {
        // `Hội X, Bộ Y trình bày tham luận tại hội nghị`
        static PAPER: LazyLock<Pattern> = LazyLock::new(|| {
            pattern(
                r"^(?:(?:trình bày|đọc|báo cáo)\s(?:bài\s|các\s)?tham luận|(?:phát biểu\s)?tham luận)\b",
            )
        });
        let mut organizations = delegates(self.passage, self.range, verb.start, act);
        let at_event = || match act {
            Act::Attend => EVENT.is_match(self.from(verb.end)),
            Act::Present | Act::Speak => PAPER.is_match(self.from(verb.start)),
            _ => false,
        };
        if organizations.is_empty() && at_event() {
            organizations.extend(doer(self.passage, self.range, verb.start));
        }
        // `Báo cáo viên của Ban X đã quán triệt Chỉ thị …`
        let act = match act {
            Act::Speak if self.text().starts_with("Báo cáo viên") => Act::Present,
            act => act,
        };
        let counts = !organizations.is_empty() && !matches!(act, Act::Award | Act::Receive);
        counts.then(|| Deed {
            organizations,
            ..self.deed(act, verb, Vec::new())
        })
    }

    /// What somebody says without a verb of saying.
    fn add_words(&self, deeds: &mut Vec<Deed>) {
        let said = |deed: &Deed| matches!(deed.act, Act::Say | Act::Speak);
        if !deeds.iter().any(said)
            && let Some((person, range)) = bursts_out(self.passage, self.range)
        {
            deeds.push(self.deed(Act::Say, range, vec![person]));
        }
        if let Some((person, range)) = answers(self.passage, self.range) {
            deeds.push(self.deed(Act::Say, range, vec![person]));
        }
    }

    /// Those who are listed as having been there, chaired or been heard.
    fn add_lists(&self, deeds: &mut Vec<Deed>) {
        for (act, range, list) in rolls(self.passage, self.range) {
            let (mut people, mut organizations) = listed(self.passage, list.clone());
            if act == Act::Chair && self.passage.text[range.clone()].starts_with("sự") {
                people.truncate(together(self.passage, list));
                organizations.clear();
            }
            if !people.is_empty() || !organizations.is_empty() {
                deeds.push(Deed {
                    organizations,
                    ..self.deed(act, range, people)
                });
            }
        }
    }

    /// Those whom a caption tells to be in the picture.
    fn add_pictured(&self, deeds: &mut Vec<Deed>) {
        if let Some((people, range)) = signing(self.passage, self.range, self.last, self.holders) {
            deeds.push(self.deed(Act::Attend, range, people));
        }
        if let Some((people, range)) = pictured(self.passage, self.range) {
            deeds.push(self.deed(Act::Attend, range, people));
        } else if deeds.is_empty()
            && let Some((person, range)) = acting(self.passage, self.range)
        {
            deeds.push(self.deed(Act::Attend, range, vec![person]));
        }
    }
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
