//! Who does what: the verbs of chairing, presenting, speaking, awarding, receiving and attending with
//! their subjects.

pub(in crate::extract) mod act;
mod caption;
mod entries;
pub(in crate::extract) mod holders;
mod opening;
pub(in crate::extract) mod roll;
mod sentence;
mod spoken;
pub(in crate::extract) mod subject;

use std::ops::Range;

use crate::extract::deed::act::Act;
use crate::extract::deed::entries::{is_entry, opens_entries};
use crate::extract::deed::holders::Holders;
use crate::extract::deed::roll::listed;
use crate::extract::deed::sentence::Sentence;
use crate::extract::deed::subject::owner;
use crate::extract::reading::Reading;
use crate::lexicon::LEXICON;
use crate::model::{Facts, LocalOrganization, LocalPerson, ParagraphKind};

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
            let told = Sentence {
                passage,
                paragraph,
                range: sentence,
                last,
                earlier,
                holders: &holders,
            };
            let found = told.deeds();
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
