//! How long the schema's lists can be, read from the schema itself.

use std::collections::HashMap;
use std::sync::LazyLock;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, ServiceDocument, Type, TypeKind, TypeSystemDefinition,
};
use async_graphql::{Name, Value};

use crate::graphql::connection::DEFAULT_PAGE_SIZE;

/// What a field weighs and what it leads to.
#[derive(Debug, Clone)]
pub(super) struct FieldShape {
    /// The name of the type of what it gives.
    pub of: String,
    /// It gives a list.
    pub list: bool,
    /// What bounds the list, or the lists of the object that it gives.
    pub bound: Bound,
    /// What the field itself costs.
    pub base: u64,
}

/// What bounds a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Its arguments, `first` or `last`; without them so many.
    Size(u64),
    /// The length of its argument of this name.
    Length(&'static str),
    /// The bound of the connection that it stands in.
    Parent,
    /// As many as the bound of the network that it stands in has pairs.
    Pairs,
    /// Nothing that the query says; taken to be so many.
    Guess(u64),
}

/// The fields of the types by name.
pub(super) type Shape = HashMap<String, HashMap<String, FieldShape>>;

/// The shape of this schema.
pub(super) static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
    let document = parse_schema(crate::graphql::sdl()).expect("the printed schema is SDL");
    let mut shape = of_document(&document);
    shape.extend(introspection());
    shape
});

/// The name of a root.
pub(super) const QUERY: &str = "Query";
/// The name of a root.
pub(super) const MUTATION: &str = "Mutation";
/// The name of a root.
pub(super) const SUBSCRIPTION: &str = "Subscription";

fn of_document(document: &ServiceDocument) -> Shape {
    let mut shape = Shape::new();
    for definition in &document.definitions {
        let TypeSystemDefinition::Type(of) = definition else {
            continue;
        };
        let fields = match &of.node.kind {
            TypeKind::Object(object) => &object.fields,
            TypeKind::Interface(interface) => &interface.fields,
            _ => continue,
        };
        let name = of.node.name.node.as_str();
        let fields = fields
            .iter()
            .map(|field| {
                (
                    field.node.name.node.to_string(),
                    shape_of(name, &field.node),
                )
            })
            .collect();
        shape.insert(name.to_owned(), fields);
    }
    let root = shape.entry(QUERY.to_owned()).or_default();
    root.insert("__schema".to_owned(), field("__Schema", false, 1));
    root.insert("__type".to_owned(), field("__Type", false, 1));
    shape
}

fn shape_of(parent: &str, field: &FieldDefinition) -> FieldShape {
    let (of, list) = named(&field.ty.node);
    let argument = |name: &str| {
        let arguments = field.arguments.iter();
        arguments
            .map(|argument| &argument.node)
            .find(|argument| argument.name.node == name)
    };
    let bound = if parent == "Network" && field.name.node == "links" {
        Bound::Pairs
    } else if let Some(first) = argument("first") {
        let default = first
            .default_value
            .as_ref()
            .and_then(|value| number(&value.node));
        Bound::Size(default.unwrap_or(DEFAULT_PAGE_SIZE as u64))
    } else if let Some(list) = ["ids", "inputs"]
        .into_iter()
        .find(|name| argument(name).is_some())
    {
        Bound::Length(list)
    } else if parent.ends_with("Connection") || parent == "Network" {
        Bound::Parent
    } else {
        Bound::Guess(usual(&of))
    };
    FieldShape {
        of,
        list,
        bound,
        base: base(parent, &field.name.node),
    }
}

/// What a field costs by itself: one, or more for one that looks through the archive.
fn base(parent: &str, field: &Name) -> u64 {
    match (parent, field.as_str()) {
        (QUERY, "network") => 5_000,
        (QUERY, "search") => 1_000,
        (QUERY, "suggest") => 500,
        (
            QUERY,
            "articles" | "organizations" | "people" | "meetings" | "directives" | "positions"
            | "participations" | "statements" | "tasks" | "figures",
        ) => 100,
        ("ArticleFacets", _) => 200,
        ("Article", "related") => 50,
        ("SearchEdge", "highlights") => 20,
        _ => 1,
    }
}

/// How long a list without a page size is taken to be: as long as a long one of an average archive.
/// [`super::Limits::ITEMS`] bounds those that are longer.
fn usual(of: &str) -> u64 {
    match of {
        "Paragraph" => 50,
        "DateBucket" => 40,
        "Citation" | "Evidence" | "Teaser" | "TextRange" => 20,
        "Highlight" => 5,
        _ => 10,
    }
}

fn named(of: &Type) -> (String, bool) {
    match &of.base {
        BaseType::Named(name) => (name.to_string(), false),
        BaseType::List(inner) => (named(inner).0, true),
    }
}

/// A size that is given as such.
pub(super) fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        _ => None,
    }
}

fn field(of: &str, list: bool, guess: u64) -> FieldShape {
    FieldShape {
        of: of.to_owned(),
        list,
        bound: Bound::Guess(guess),
        base: 1,
    }
}

/// The schema of schemas. Its lists are as long as they are on the average in this one.
fn introspection() -> Shape {
    let types = [
        (
            "__Schema",
            vec![
                ("types", field("__Type", true, 100)),
                ("queryType", field("__Type", false, 1)),
                ("mutationType", field("__Type", false, 1)),
                ("subscriptionType", field("__Type", false, 1)),
                ("directives", field("__Directive", true, 4)),
            ],
        ),
        (
            "__Type",
            vec![
                ("fields", field("__Field", true, 8)),
                ("interfaces", field("__Type", true, 1)),
                ("possibleTypes", field("__Type", true, 1)),
                ("enumValues", field("__EnumValue", true, 2)),
                ("inputFields", field("__InputValue", true, 2)),
                ("ofType", field("__Type", false, 1)),
            ],
        ),
        (
            "__Field",
            vec![
                ("args", field("__InputValue", true, 3)),
                ("type", field("__Type", false, 1)),
            ],
        ),
        ("__InputValue", vec![("type", field("__Type", false, 1))]),
        (
            "__Directive",
            vec![("args", field("__InputValue", true, 1))],
        ),
    ];
    types
        .into_iter()
        .map(|(name, fields)| {
            let fields = fields.into_iter();
            let fields = fields.map(|(name, field)| (name.to_owned(), field));
            (name.to_owned(), fields.collect())
        })
        .collect()
}
