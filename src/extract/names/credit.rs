//! Where the press names itself: credits, datelines, sources.

use std::ops::Range;

use crate::extract::names::text::Text;

/// The paper or agency at these tokens is named as the source of a picture or of the text, not by it.
///
/// Examples: `Ảnh: Lê Nam/TTXVN`, `(VOV) - Chiều 2/9 …`, `(Nguồn: TTXVN)`, `Theo TTXVN`.
pub(crate) fn is_credit(text: &Text<'_>, named: Range<usize>) -> bool {
    let Range { start, end } = named;
    let sourced = (start.saturating_sub(8)..start).any(|at| {
        text.is(at + 1, ":") && text.is_any(at, &["ảnh", "nguồn", "tin", "bài", "clip", "video"])
    });
    let enclosed = start > 0 && text.is(start - 1, "(") && text.is_any(end, &[")", "/", "-", "+"]);
    let joined = start > 0 && text.is_any(start - 1, &["/", "|"]);
    let dateline = start < 2 && text.is_any(end, &["-", ")", ".", "/", "|", ":"]);
    let reporter = ["phóng viên", "pv", "thông tín viên", "cộng tác viên"]
        .iter()
        .any(|words| text.ends_in(start, words));
    let last = text.tokens.len() - end <= 1;
    let alone = last && (start == 0 || text.is(start - 1, "theo") && start < 3);
    sourced || reporter || enclosed || joined || dateline || alone
}
