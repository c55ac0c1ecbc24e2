//! Bodies behind what somebody looks after in them.

use crate::extract::names::continuation::is_following;
use crate::extract::names::organization::{Organizations, Place};
use crate::extract::names::text::Text;

/// The body that stands behind the matters in somebody's charge, joined by a word: `cố vấn cấp cao về chính sách châu Á
/// tại Bộ Ngoại giao Na Uy`, `Giám đốc phụ trách các vấn đề Lào thuộc Hội đồng Hòa bình Na Uy`.
pub(crate) fn charged<'b>(
    text: &Text<'_>,
    bodies: &'b Organizations,
    at: usize,
    end: usize,
) -> Option<&'b Place> {
    const LONGEST: usize = 10;
    let matters = if text.is(end, "về") {
        end + 1
    } else {
        text.behind(end, "phụ trách")?
    };
    let last = (matters + 1..matters + LONGEST)
        .take_while(|&token| text.tokens.get(token).is_some_and(|token| token.is_word()))
        .find(|&token| text.is_any(token, &["tại", "thuộc", "của"]))?;
    let told = (matters..last).any(|token| is_following(text, token) && !text.is(token, "và"));
    let body = bodies.starting(at, last + 1)?;
    (!told && text.is_capital(body.tokens.start)).then_some(body)
}
