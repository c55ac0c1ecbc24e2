//! What stands beside a name: posts behind it, the next name.

use crate::extract::names::address::address;
use crate::extract::names::name;
use crate::extract::names::person::{People, words};
use crate::extract::names::place;
use crate::extract::names::post;
use crate::lexicon::LEXICON;

impl People<'_> {
    /// Posts stand behind the foreign name at `start`, which has no form of address: `Sato Haruka, Giám đốc …`.
    pub(crate) fn is_foreign_with_post(&self, at: usize, start: usize) -> bool {
        let text = &self.texts[at];
        // `quyết định 18/QĐ-TTg, Thủ tướng …`
        if start > 0 && text.is(start - 1, "/") {
            return false;
        }
        // `đảng Likud Beiteinu, Chủ tịch …`: a party.
        const LONGEST: usize = 4;
        let before = (start.saturating_sub(LONGEST)..start)
            .rev()
            .find(|&at| !text.is_capital(at));
        if before.is_some_and(|at| text.is(at, "đảng")) {
            return false;
        }
        // `Tiếp Đoàn, Tỉnh trưởng … nói`: a delegation.
        if text.is(start + 1, "đoàn") {
            return false;
        }
        // `tại Việt Nam Rana Flowers, …`
        if start > 0 && place::place(text, start - 1).is_some_and(|end| end > start) {
            return false;
        }
        name::foreign(text, start).is_some_and(|length| {
            let behind = start + length + 1;
            // `Sato Haruka, sinh viên Trường …` opens a sentence.
            // `các ông, bà: …; Cho Min-su, tình nguyện viên` is listed.
            let listed = start > 0 && text.is_any(start - 1, &[":", ";"]);
            let profession = (start == 0 || listed)
                && (LEXICON.titles.longest(&text.tokens, behind))
                    .is_some_and(|(_, title)| title.profession);
            // `các ông, bà: Kham Bun, nguyên Đại sứ Lào; Sok Dara, người phát ngôn Bộ Nội vụ`
            let printed = text.is_capital(behind)
                || listed
                || text.is_any(behind, &["nguyên", "cựu"]) && text.is_capital(behind + 1);
            words(text, start..start + length) > 1
                && (text.is(behind - 1, ",") || text.is_title_dash(behind - 1))
                && (profession || printed && self.is_followed_by_post(at, start + length))
        })
    }

    /// A post stands behind a comma or a dash at `end`.
    pub(crate) fn is_followed_by_post(&self, at: usize, end: usize) -> bool {
        let text = &self.texts[at];
        (text.is(end, ",") || text.is_dash(end) || text.is_title_dash(end))
            && post::posts(self.texts, self.bodies, at, end + 1)
                .first()
                .is_some_and(|post| !post.traits.loose || post.organization.is_some())
    }

    /// A person's name begins at `token`.
    pub(crate) fn names_next(&self, at: usize, token: usize) -> bool {
        let text = &self.texts[at];
        let (start, _, addressed) = address(text, token);
        self.bodies.holding(at, start).is_none()
            && text.is_capital(start)
            && LEXICON.heads.longest(&text.tokens, start).is_none()
            && (name::vietnamese(text, start).is_some()
                || name::foreign(text, start)
                    .is_some_and(|length| addressed || words(text, start..start + length) > 1))
    }
}
