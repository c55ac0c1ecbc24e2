//! Six questions that clients ask, each of an archive's own articles and people.

use caunoi::archive::Archive;
use serde_json::{Value, json};

/// A question as a request has it.
pub(crate) struct Question {
    /// What it is called in reports.
    pub(crate) name: &'static str,
    /// The document.
    pub(crate) document: &'static str,
    /// Its variables.
    pub(crate) variables: Value,
}

impl Question {
    /// The request's body.
    pub(crate) fn body(&self) -> String {
        json!({ "query": self.document, "variables": self.variables }).to_string()
    }
}

/// The six, about the article that mentions most, the person on most articles and the newest article's
/// month.
pub(crate) fn questions(archive: &Archive) -> Vec<Question> {
    let snapshot = archive.view().snapshot;
    let richest = snapshot
        .each_article()
        .max_by_key(|article| article.reported.mentions())
        .expect("an article");
    let person = snapshot.people_by_articles().first().expect("a person");
    let newest = snapshot
        .articles_newest_first()
        .first()
        .expect("an article");
    let day = snapshot.article(*newest).published_on().expect("a day");
    vec![
        Question {
            name: "list",
            document: include_str!("list.graphql"),
            variables: json!({}),
        },
        Question {
            name: "nested",
            document: include_str!("nested.graphql"),
            variables: json!({}),
        },
        Question {
            name: "article",
            document: include_str!("article.graphql"),
            variables: json!({ "slug": &**richest.slug() }),
        },
        Question {
            name: "person",
            document: include_str!("person.graphql"),
            variables: json!({ "slug": &*snapshot.person(*person).slug }),
        },
        Question {
            name: "search",
            document: include_str!("search.graphql"),
            variables: json!({ "words": "hữu nghị nhân dân" }),
        },
        Question {
            name: "month",
            document: include_str!("month.graphql"),
            variables: json!({ "from": day.first_of_month(), "to": day.last_of_month() }),
        },
    ]
}
