//! Whole articles of a few sentences, and what holds for any text.

use crate::extract::extract;
use crate::model::{Article, Paragraph, ParagraphKind};

/// An article of body paragraphs.
pub(crate) fn article(paragraphs: &[&str]) -> Article {
    Article {
        title: "Tin".to_owned(),
        section: Vec::new(),
        published: None,
        url: None,
        source_name: None,
        source_url: None,
        authors: Vec::new(),
        paragraphs: paragraphs
            .iter()
            .map(|text| Paragraph {
                kind: ParagraphKind::Body,
                text: (*text).to_owned(),
            })
            .collect(),
        teasers: Vec::new(),
    }
}

#[test]
fn nothing_comes_of_nothing() {
    assert_eq!(extract(&article(&[])), crate::model::Facts::default());
}
