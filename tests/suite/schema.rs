//! The printed schema: in step with the code, and never less than clients rely on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use graphql_parser::schema::{
    Definition, Directive, Document, Field, InputValue, Type, TypeDefinition, parse_schema,
};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.graphql");
/// The contract stands beside the repository where the project is developed.
const CONTRACT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../shared/contract/schema.graphql"
);

use crate::harness::skip;

type Definitions<'a> = BTreeMap<String, TypeDefinition<'a, String>>;

#[test]
fn the_committed_schema_is_the_one_in_the_code() {
    let printed = caunoi::graphql::sdl();
    if fs::read_to_string(COMMITTED).is_ok_and(|committed| committed == printed) {
        return;
    }
    if std::env::var_os("CI").is_none() {
        fs::write(COMMITTED, printed).expect("the repository can be written");
    }
    panic!("schema.graphql was stale: `cargo test schema` writes it anew, then look at the change");
}

fn definitions(document: Document<'_, String>) -> Definitions<'_> {
    let each = document.definitions.into_iter();
    each.filter_map(|definition| match definition {
        Definition::TypeDefinition(of) => Some((name(&of).to_owned(), of)),
        _ => None,
    })
    .collect()
}

fn name<'a>(of: &'a TypeDefinition<'_, String>) -> &'a str {
    match of {
        TypeDefinition::Scalar(of) => &of.name,
        TypeDefinition::Object(of) => &of.name,
        TypeDefinition::Interface(of) => &of.name,
        TypeDefinition::Union(of) => &of.name,
        TypeDefinition::Enum(of) => &of.name,
        TypeDefinition::InputObject(of) => &of.name,
    }
}

/// What clients of `wanted` would miss in `found`.
fn missing<'a>(wanted: &Definitions<'a>, found: &Definitions<'a>) -> Vec<String> {
    let mut missing = Vec::new();
    for (name, wanted) in wanted {
        match (wanted, found.get(name)) {
            (_, None) => missing.push(name.clone()),
            (TypeDefinition::Scalar(wanted), Some(TypeDefinition::Scalar(found))) => {
                directives(name, &wanted.directives, &found.directives, &mut missing);
            }
            (TypeDefinition::Object(wanted), Some(TypeDefinition::Object(found))) => {
                names(
                    name,
                    &wanted.implements_interfaces,
                    &found.implements_interfaces,
                    &mut missing,
                );
                fields(name, &wanted.fields, &found.fields, &mut missing);
            }
            (TypeDefinition::Interface(wanted), Some(TypeDefinition::Interface(found))) => {
                fields(name, &wanted.fields, &found.fields, &mut missing);
            }
            (TypeDefinition::Union(wanted), Some(TypeDefinition::Union(found))) => {
                names(name, &wanted.types, &found.types, &mut missing);
            }
            (TypeDefinition::Enum(wanted), Some(TypeDefinition::Enum(found))) => {
                let of = |values: &[graphql_parser::schema::EnumValue<'_, String>]| {
                    values.iter().map(|value| value.name.clone()).collect()
                };
                let (wanted, found): (Vec<_>, Vec<_>) = (of(&wanted.values), of(&found.values));
                names(name, &wanted, &found, &mut missing);
            }
            (TypeDefinition::InputObject(wanted), Some(TypeDefinition::InputObject(found))) => {
                directives(name, &wanted.directives, &found.directives, &mut missing);
                inputs(name, &wanted.fields, &found.fields, &mut missing);
            }
            _ => missing.push(format!("{name} is another kind of type")),
        }
    }
    missing
}

fn names(of: &str, wanted: &[String], found: &[String], missing: &mut Vec<String>) {
    let lost = wanted.iter().filter(|name| !found.contains(name));
    missing.extend(lost.map(|name| format!("{of}: {name}")));
}

fn directives<'a>(
    of: &str,
    wanted: &[Directive<'a, String>],
    found: &[Directive<'a, String>],
    missing: &mut Vec<String>,
) {
    for wanted in wanted {
        let same = |found: &Directive<'a, String>| {
            found.name == wanted.name && found.arguments == wanted.arguments
        };
        if !found.iter().any(same) {
            missing.push(format!("{of} {wanted}"));
        }
    }
}

fn fields<'a>(
    of: &str,
    wanted: &[Field<'a, String>],
    found: &[Field<'a, String>],
    missing: &mut Vec<String>,
) {
    for wanted in wanted {
        let path = format!("{of}.{}", wanted.name);
        match found.iter().find(|found| found.name == wanted.name) {
            None => missing.push(path),
            Some(found) => {
                if found.field_type != wanted.field_type {
                    missing.push(format!(
                        "{path}: {} is {}",
                        wanted.field_type, found.field_type
                    ));
                }
                inputs(&path, &wanted.arguments, &found.arguments, missing);
            }
        }
    }
}

/// Whether an input of the type `found` takes whatever one of the type `wanted` does: it may be left out
/// where it had to be given.
fn takes_all<'a>(found: &Type<'a, String>, wanted: &Type<'a, String>) -> bool {
    match wanted {
        Type::NonNullType(within) => found == wanted || *found == **within,
        _ => found == wanted,
    }
}

fn inputs<'a>(
    of: &str,
    wanted: &[InputValue<'a, String>],
    found: &[InputValue<'a, String>],
    missing: &mut Vec<String>,
) {
    for wanted in wanted {
        let path = format!("{of}({})", wanted.name);
        match found.iter().find(|found| found.name == wanted.name) {
            None => missing.push(path),
            Some(found) => {
                if !takes_all(&found.value_type, &wanted.value_type) {
                    missing.push(format!(
                        "{path}: {} is {}",
                        wanted.value_type, found.value_type
                    ));
                }
                if found.default_value != wanted.default_value {
                    missing.push(format!("{path}: another default"));
                }
            }
        }
    }
    let further = found
        .iter()
        .filter(|found| wanted.iter().all(|wanted| wanted.name != found.name))
        .filter(|found| {
            found.default_value.is_none() && matches!(found.value_type, Type::NonNullType(_))
        });
    missing.extend(further.map(|found| format!("{of}({}) must be given", found.name)));
}

#[test]
fn the_schema_keeps_the_contract() {
    if !Path::new(CONTRACT).exists() {
        return skip("the contract is not beside the repository");
    }
    let contract = fs::read_to_string(CONTRACT).expect("it is there");
    let printed = caunoi::graphql::sdl();
    let wanted = definitions(parse_schema::<String>(&contract).expect("the contract is SDL"));
    let found = definitions(parse_schema::<String>(&printed).expect("the schema is SDL"));
    let missing = missing(&wanted, &found);
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
}

#[test]
fn everything_is_described() {
    let printed = caunoi::graphql::sdl();
    let mut bare = Vec::new();
    let mut note = |path: String, description: &Option<String>| {
        if description.is_none() {
            bare.push(path);
        }
    };
    let found = definitions(parse_schema::<String>(&printed).expect("the schema is SDL"));
    for (name, of) in &found {
        match of {
            TypeDefinition::Scalar(of) => note(name.clone(), &of.description),
            TypeDefinition::Union(of) => note(name.clone(), &of.description),
            TypeDefinition::Enum(of) => {
                note(name.clone(), &of.description);
                for value in &of.values {
                    note(format!("{name}.{}", value.name), &value.description);
                }
            }
            TypeDefinition::InputObject(of) => {
                note(name.clone(), &of.description);
                for field in &of.fields {
                    note(format!("{name}.{}", field.name), &field.description);
                }
            }
            TypeDefinition::Object(graphql_parser::schema::ObjectType {
                description,
                fields,
                ..
            })
            | TypeDefinition::Interface(graphql_parser::schema::InterfaceType {
                description,
                fields,
                ..
            }) => {
                note(name.clone(), description);
                for field in fields {
                    note(format!("{name}.{}", field.name), &field.description);
                    for argument in &field.arguments {
                        let path = format!("{name}.{}({})", field.name, argument.name);
                        note(path, &argument.description);
                    }
                }
            }
        }
    }
    assert!(
        bare.is_empty(),
        "without a description:\n{}",
        bare.join("\n")
    );
}

/// Whether a type can be null, and whether it is a list.
fn nullable_and_list(of: &Type<'_, String>) -> (bool, bool) {
    match of {
        Type::NonNullType(within) => (false, nullable_and_list(within).1),
        Type::ListType(_) => (true, true),
        Type::NamedType(_) => (true, false),
    }
}

#[test]
fn null_and_empty_lists_are_explained() {
    let printed = caunoi::graphql::sdl();
    let mut unsaid = Vec::new();
    let says = |word: &str, descriptions: &[&Option<String>]| {
        let mut each = descriptions.iter().copied().flatten();
        each.any(|text| text.to_lowercase().contains(word))
    };
    let mut input = |path: String, input: &InputValue<'_, String>, around: &Option<String>| {
        let (nullable, list) = nullable_and_list(&input.value_type);
        if nullable && !says("null", &[&input.description, around]) {
            unsaid.push(format!("{path}: null"));
        }
        if list && !says("empty", &[&input.description]) {
            unsaid.push(format!("{path}: the empty list"));
        }
    };
    let found = definitions(parse_schema::<String>(&printed).expect("the schema is SDL"));
    let mut outputs = Vec::new();
    for (name, of) in &found {
        match of {
            TypeDefinition::InputObject(of) => {
                for field in &of.fields {
                    input(format!("{name}.{}", field.name), field, &of.description);
                }
            }
            TypeDefinition::Object(graphql_parser::schema::ObjectType { fields, .. })
            | TypeDefinition::Interface(graphql_parser::schema::InterfaceType { fields, .. }) => {
                for field in fields {
                    let path = format!("{name}.{}", field.name);
                    for argument in &field.arguments {
                        input(format!("{path}({})", argument.name), argument, &None);
                    }
                    if nullable_and_list(&field.field_type).0
                        && !says("null", &[&field.description])
                    {
                        outputs.push(format!("{path}: null"));
                    }
                }
            }
            TypeDefinition::Scalar(of) => {
                let specified = of.directives.iter().any(|of| of.name == "specifiedBy");
                assert!(specified, "{name} names no specification");
            }
            _ => {}
        }
    }
    unsaid.append(&mut outputs);
    assert!(unsaid.is_empty(), "unsaid:\n{}", unsaid.join("\n"));
}
