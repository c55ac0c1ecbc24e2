use crate::model::{Article, Paragraph, ParagraphKind};

fn article(text: &str) -> Article {
    Article {
        title: "Tin".to_owned(),
        section: Vec::new(),
        published: None,
        url: None,
        source_name: None,
        source_url: None,
        authors: Vec::new(),
        paragraphs: text
            .lines()
            .map(|line| Paragraph {
                kind: ParagraphKind::Body,
                text: line.to_owned(),
            })
            .collect(),
        teasers: Vec::new(),
    }
}
