//! The server writes an answer as its objects are resolved: it is the one that the library would give.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use async_graphql::Variables;
use caunoi::graphql::guard;
use fastrand::Rng;
use graphql_parser::schema::{Definition, Document, Field, Type, TypeDefinition, parse_schema};
use serde_json::json;

use super::SEED;

/// How many documents are drawn.
const DOCUMENTS: u64 = 400;
/// How deep their fields stand within one another at most.
const DEPTH: usize = 7;

#[test]
fn documents_drawn_by_lot_are_answered_as_by_the_library() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql"));
    let text = text.unwrap();
    let types = Types::new(&parse_schema(&text).unwrap());
    let (mut answered, mut failed) = (0, 0);
    for seed in 0..DOCUMENTS {
        let mut draw = Draw {
            types: &types,
            rng: Rng::with_seed(seed),
            document: String::new(),
        };
        draw.selection("Query", DEPTH);
        if guard::check(&draw.document, None, &Variables::default()).is_err() {
            continue;
        }
        // It holds what is served against what the library gives.
        let answer = SEED.answer(&draw.document, json!({}), false);
        answered += usize::from(answer.data != async_graphql::Value::Null);
        failed += usize::from(!answer.errors.is_empty());
    }
    assert!(
        answered > 300 && failed > 20,
        "{answered} answered, {failed} with errors"
    );
}

/// What several fields of a document give together, which is gathered by the library.
#[test]
fn fields_that_make_one_entry_are_merged() {
    for document in [
        "{ articles(first: 2) { nodes { title } } articles(first: 2) { nodes { slug } totalCount } }",
        "{ articles(first: 2) { nodes { people { totalCount } } nodes { people { nodes { name } } } } }",
        "{ articles(first: 2) { ...Titles nodes { slug } } } fragment Titles on ArticleConnection { nodes { title } }",
        "{ a: people(first: 2) { ... { nodes { name } } ... on PersonConnection { nodes { name slug } } } }",
        "{ articles(first: 1) { nodes { mentions { nodes { entity { ... on Person { articles { totalCount } }
            ... on Entity { articles { nodes { slug } } } } } } } } }",
        "{ articles(first: 2) { nodes { title title t: title } } }",
        "{ articles(first: 2) { nodes { title @skip(if: true) slug @include(if: true) } } }",
    ] {
        let answer = SEED.answer(document, json!({}), false);
        assert_eq!(answer.errors, [], "{document}");
    }
}

/// An error within an answer stands where the library puts it, and leaves the neighbours.
#[test]
fn errors_stand_in_their_places() {
    for (document, errors) in [
        (
            "{ articles(first: 3) { nodes { slug people(first: 0) { totalCount } } } archive { articles } }",
            1,
        ),
        (
            "{ articles(first: 3) { nodes { slug } totalCount } node(id: \"x\") { id } }",
            1,
        ),
        (
            "{ statements(first: 3) { nodes { meeting { name participants(first: 0) { totalCount } } } } }",
            3,
        ),
        (
            "{ organizations(first: 20) { nodes { slug parent { children(last: 0) { totalCount } } } } }",
            1,
        ),
    ] {
        let answer = SEED.answer(document, json!({}), false);
        assert!(
            answer.errors.len() >= errors,
            "{document}: {:?}",
            answer.errors
        );
    }
}

struct Types<'s> {
    fields: HashMap<&'s str, Vec<Field<'s, &'s str>>>,
    /// The objects that an interface or a union can be.
    objects: HashMap<&'s str, Vec<&'s str>>,
}

impl<'s> Types<'s> {
    fn new(schema: &Document<'s, &'s str>) -> Self {
        let mut types = Types {
            fields: HashMap::new(),
            objects: HashMap::new(),
        };
        for definition in &schema.definitions {
            match definition {
                Definition::TypeDefinition(TypeDefinition::Object(object)) => {
                    types.fields.insert(object.name, object.fields.clone());
                    for interface in &object.implements_interfaces {
                        types
                            .objects
                            .entry(interface)
                            .or_default()
                            .push(object.name);
                    }
                }
                Definition::TypeDefinition(TypeDefinition::Interface(interface)) => {
                    types
                        .fields
                        .insert(interface.name, interface.fields.clone());
                }
                Definition::TypeDefinition(TypeDefinition::Union(union)) => {
                    types.fields.insert(union.name, Vec::new());
                    types.objects.insert(union.name, union.types.clone());
                }
                _ => {}
            }
        }
        types
    }
}

/// A document as it is drawn.
struct Draw<'t, 's> {
    types: &'t Types<'s>,
    rng: Rng,
    document: String,
}

impl<'s> Draw<'_, 's> {
    fn one_in(&mut self, number: usize) -> bool {
        self.rng.usize(..number) == 0
    }

    fn selection(&mut self, of: &str, depth: usize) {
        let types = self.types;
        self.document.push_str("{ ");
        let mut drawn: Vec<String> = Vec::new();
        let fields = &types.fields[of];
        for _ in 0..self.rng.usize(1..=4) {
            if let Some(objects) = types.objects.get(of)
                && !self.one_in(4)
            {
                let object = objects[self.rng.usize(..objects.len())];
                write!(self.document, "... on {object} ").unwrap();
                self.selection(object, depth);
            } else if fields.is_empty() || self.one_in(6) {
                self.document.push_str("__typename ");
            } else if self.one_in(8) {
                self.document.push_str("... ");
                self.selection(of, depth);
            } else {
                let field = &fields[self.rng.usize(..fields.len())];
                // Twice with other arguments is no document.
                let again = drawn.iter().any(|known| known == field.name);
                if !again && self.field(field, depth) {
                    drawn.push(field.name.to_owned());
                }
            }
        }
        self.document.push_str("__typename } ");
    }

    /// Adds a field, where what it needs is known.
    fn field(&mut self, field: &Field<'s, &'s str>, depth: usize) -> bool {
        let mut of = &field.field_type;
        while let Type::ListType(inner) | Type::NonNullType(inner) = of {
            of = inner;
        }
        let Type::NamedType(of) = *of else {
            unreachable!()
        };
        let is_object = self.types.fields.contains_key(of);
        let needed = field.arguments.iter().find(|argument| {
            matches!(argument.value_type, Type::NonNullType(_)) && argument.default_value.is_none()
        });
        let needed = match needed.map(|argument| argument.name) {
            None => None,
            Some("query") => Some(r#"query: "hữu nghị""#),
            Some("prefix") => Some(r#"prefix: "ban""#),
            Some("id") => Some(r#"id: "none""#),
            Some(_) => return false,
        };
        if is_object && depth == 0 {
            return false;
        }
        if self.one_in(5) {
            let alias = self.rng.u32(..);
            write!(self.document, "a{alias}: ").unwrap();
        }
        self.document.push_str(field.name);
        let is_paged = field
            .arguments
            .iter()
            .any(|argument| argument.name == "first");
        let first = is_paged.then(|| match self.one_in(30) {
            true => "first: 0".to_owned(),
            false => format!("first: {}", self.rng.usize(1..=3)),
        });
        let arguments: Vec<&str> = needed.into_iter().chain(first.as_deref()).collect();
        if !arguments.is_empty() {
            write!(self.document, "({})", arguments.join(", ")).unwrap();
        }
        self.document.push(' ');
        if is_object {
            self.selection(of, depth - 1);
        }
        true
    }
}
