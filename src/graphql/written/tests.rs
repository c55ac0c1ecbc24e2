use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};

use crate::graphql::article::Article;
use crate::graphql::article_connection::ArticleListing;
use crate::graphql::award::Award;
use crate::graphql::citation::Citation;
use crate::graphql::connection::{Edge, Listing, PageInfo};
use crate::graphql::country::Country;
use crate::graphql::directive::Directive;
use crate::graphql::evidence::Evidence;
use crate::graphql::figure::Figure;
use crate::graphql::highlight::{Highlight, TextRange};
use crate::graphql::identity::IdentityReport;
use crate::graphql::meeting::Meeting;
use crate::graphql::mention::Mention;
use crate::graphql::organization::Organization;
use crate::graphql::paragraph::Paragraph;
use crate::graphql::participation::Participation;
use crate::graphql::person::Person;
use crate::graphql::position::Position;
use crate::graphql::search::{SearchConnection, SearchEdge};
use crate::graphql::statement::Statement;
use crate::graphql::task::Task;
use crate::graphql::teaser::Teaser;
use crate::graphql::time_span::TimeSpan;
use crate::graphql::written::PlainFields;

/// Fields of objects that the library resolves, since they are seldom asked for.
const LIBRARY: &[&str] = &["facets", "identity", "rule"];

/// The fields of a type that are neither written nor said to be the library's, with the ones that are written and are
/// none of the type's.
fn left<T: PlainFields>() -> Vec<String> {
    let of = T::type_name();
    let document = parse_schema(crate::graphql::sdl()).unwrap();
    let mut left = Vec::new();
    for definition in &document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else {
            continue;
        };
        let TypeKind::Object(object) = &definition.node.kind else {
            continue;
        };
        if *definition.node.name.node != *of {
            continue;
        }
        for field in &object.fields {
            let name = field.node.name.node.as_str();
            let is_written = T::plain(name).is_some() || T::nested(name).is_some();
            let is_meant = field.node.arguments.is_empty() && !LIBRARY.contains(&name);
            if is_written != is_meant {
                left.push(format!("{of}.{name}"));
            }
        }
        return left;
    }
    panic!("the schema has no object {of}");
}

#[test]
fn all_fields_without_arguments_are_written() {
    let left = [
        left::<Article>(),
        left::<ArticleListing>(),
        left::<Award>(),
        left::<Citation>(),
        left::<Country>(),
        left::<Directive>(),
        left::<Edge<Person>>(),
        left::<Evidence>(),
        left::<Figure>(),
        left::<Highlight>(),
        left::<IdentityReport>(),
        left::<Listing<Person>>(),
        left::<Meeting>(),
        left::<Mention>(),
        left::<Organization>(),
        left::<PageInfo>(),
        left::<Paragraph>(),
        left::<Participation>(),
        left::<Person>(),
        left::<Position>(),
        left::<SearchConnection>(),
        left::<SearchEdge>(),
        left::<Statement>(),
        left::<Task>(),
        left::<Teaser>(),
        left::<TextRange>(),
        left::<TimeSpan>(),
    ]
    .concat();
    assert!(left.is_empty(), "{left:?}");
}
