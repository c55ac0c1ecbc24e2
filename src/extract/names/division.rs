//! Departments whose fields the press writes in small letters behind the post of who heads them: `Trưởng phòng quản lý
//! đô thị quận 7`, `Phó Trưởng ban tuyên giáo`.

use crate::extract::names::address::is_addressed;
use crate::extract::names::continuation::is_following;
use crate::extract::names::name;
use crate::extract::names::place::{bare_place, place, place_phrase, place_word};
use crate::extract::names::text::Text;
use crate::extract::names::topic::is_topic;
use crate::lexicon::LEXICON;

/// Behind the field of the department whose word ends before `from`, right behind a title that ends in it, and whether it
/// ends in a word like `huyện` that leaves the place out.
pub(crate) fn division(text: &Text<'_>, from: usize) -> Option<(usize, bool)> {
    const LONGEST: usize = 9;
    const WORDS: [&str; 5] = ["ban", "cục", "khoa", "phòng", "vụ"];
    // What may bear the name of a place right behind it: `Trưởng ban quản lý chợ Hoa Mai`.
    const SITES: [&str; 6] = ["chợ", "cảng", "cầu", "hồ", "rừng", "công viên"];
    if !text.is_lower(from) || !text.is_any(from - 1, &WORDS) || !is_headed(text, from) {
        return None;
    }
    let mut end = field(text, from)?;
    while end < from + LONGEST {
        let joins = text.is_any(end, &["và", "-", "&"]);
        if joins && let Some(next) = field(text, end + 1) {
            end = next;
        } else if let Some(next) = field(text, end).filter(|_| text.is_lower(end)) {
            end = next;
        } else if text.is_lower(end)
            && place_word(text, end).is_none()
            && !is_following(text, end)
            && !text.is_any(end, &LEXICON.lists.reports)
            && !is_addressed(text, end + 1)
            && LEXICON.titles.longest(&text.tokens, end).is_none()
        {
            end += 1;
        } else {
            break;
        }
    }
    // `Trưởng phòng tổ chức hội nghị tại …` does so; `Trưởng phòng tổ chức, ông A` heads it.
    let verb = text.is_any(from, &LEXICON.lists.deeds);
    let behind = text.tokens.get(end);
    let closed = behind.is_none_or(|token| !token.is_word() || token.is_capital())
        || place_word(text, end).is_some()
        || text.is_any(end, &["của", "thuộc", "kiêm"]);
    if verb && !closed {
        return None;
    }
    if text.is_capital(end) && SITES.iter().any(|site| text.ends_in(end, site)) {
        let site = (end..end + 3)
            .take_while(|&at| {
                text.is_capital(at) && name::vietnamese(text, at).is_none_or(|length| length < 3)
            })
            .count();
        end += site;
    }
    let placed =
        place_phrase(text, end).filter(|_| !text.is_capital(end) || place(text, end).is_some());
    if let (None, Some(behind)) = (placed, bare_place(text, end)) {
        return Some((behind, true));
    }
    Some((placed.unwrap_or(end), false))
}

/// A title ends before `from` that ends in the word for the department.
fn is_headed(text: &Text<'_>, from: usize) -> bool {
    const LONGEST: usize = 6;
    (1..LONGEST).any(|back| {
        from.checked_sub(back).is_some_and(|at| {
            (LEXICON.titles.longest(&text.tokens, at))
                .is_some_and(|(length, title)| length == back && !title.shared.is_empty())
        })
    })
}

/// Behind a field that departments deal with, at `at`.
fn field(text: &Text<'_>, at: usize) -> Option<usize> {
    let listed = (LEXICON.divisions.longest(&text.tokens, at)).map(|(length, ())| at + length);
    let charge = (LEXICON.portfolios.longest(&text.tokens, at)).map(|(length, ())| at + length);
    let topic = is_topic(text, at).then_some(at + 2);
    listed.max(charge).max(topic)
}
