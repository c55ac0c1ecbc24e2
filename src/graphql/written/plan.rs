//! What is selected of an object, gathered once for all the objects of a list.

use std::collections::HashMap;

use async_graphql::parser::types::{
    ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{
    ContainerType, Context, ContextSelectionSet, Name, Positioned, ServerError, ServerResult,
};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::graphql::written::WriteNested;
use crate::graphql::written::json::{WriteJson, write_plain, write_value};

/// Writes a field of an object behind what is there; false where its resolver gives an error.
pub type Plain<T> = for<'a> fn(&'a T, &'a Context<'a>, &mut Vec<u8>) -> bool;

/// Writes a field that holds objects behind what is there; false as of [`Plain`].
pub type Nested<T> =
    for<'a> fn(&'a T, &'a Context<'a>, &'a mut Vec<u8>) -> BoxFuture<'a, ServerResult<bool>>;

/// An object whose fields without arguments are written as they are resolved.
pub trait PlainFields: ContainerType {
    /// What writes the field of this name that has no selection; none where the library resolves it.
    fn plain(name: &str) -> Option<Plain<Self>>;

    /// What writes the field of this name that has one; none where the library resolves it.
    fn nested(name: &str) -> Option<Nested<Self>>;
}

/// Implements [`PlainFields`] by an object's resolvers, each under the name that it has in the schema.
macro_rules! plain_fields {
    ($($object:ty {
        $($name:literal => $resolver:ident),* $(,)?
        $(; $($within:literal => $nested:ident),* $(,)?)?
    })+) => {$(
        impl $crate::graphql::written::PlainFields for $object {
            fn plain(name: &str) -> Option<$crate::graphql::written::Plain<Self>> {
                match name {
                    $($name => Some(|object, ctx, json| {
                        $crate::graphql::written::write(object.$resolver(ctx), json)
                    }),)*
                    _ => None,
                }
            }

            fn nested(name: &str) -> Option<$crate::graphql::written::Nested<Self>> {
                match name {
                    $($($within => Some(|object, ctx, json| {
                        $crate::graphql::written::write_nested(object.$nested(ctx), ctx, json)
                    }),)*)?
                    _ => None,
                }
            }
        }
    )+};
}
pub(crate) use plain_fields;

/// Writes what a resolver gives, which waits for nothing.
pub(crate) fn write<T: WriteJson>(given: impl Future<Output = T>, json: &mut Vec<u8>) -> bool {
    given
        .now_or_never()
        .is_some_and(|value| value.write_json(json))
}

/// Writes the objects that a resolver gives, which waits for nothing.
pub(crate) fn write_nested<'a, T: WriteNested + 'a>(
    given: impl Future<Output = T>,
    ctx: &'a Context<'a>,
    json: &'a mut Vec<u8>,
) -> BoxFuture<'a, ServerResult<bool>> {
    let given = given.now_or_never();
    Box::pin(async move {
        let Some(given) = given else {
            return Ok(false);
        };
        let ctx = ctx.with_selection_set(&ctx.item.node.selection_set);
        given.write_nested(&ctx, json).await
    })
}

/// What is selected of objects of a type.
pub struct Plan<'a, T> {
    fields: Vec<(&'a Positioned<Field>, How<T>)>,
}

/// How a field comes into the answer.
enum How<T> {
    /// It is the name of the type.
    TypeName,
    Plain(Plain<T>),
    Nested(Nested<T>),
    Resolved,
}

impl<'a, T: PlainFields> Plan<'a, T> {
    /// What is selected in a context, of objects of the interface or union `one_of` where it is one.
    ///
    /// # Errors
    ///
    /// A fragment is spread that the document does not have.
    pub(crate) fn new(ctx: &ContextSelectionSet<'a>, one_of: Option<&str>) -> ServerResult<Self> {
        let mut plan = Plan { fields: Vec::new() };
        plan.gather(ctx, one_of, &ctx.item.node)?;
        Ok(plan)
    }

    /// Gathers the fields of a selection, those of its fragments where they stand. What is selected twice is
    /// written once.
    fn gather(
        &mut self,
        ctx: &ContextSelectionSet<'a>,
        one_of: Option<&str>,
        set: &'a SelectionSet,
    ) -> ServerResult<()> {
        for selection in &set.items {
            let (condition, set) = match &selection.node {
                Selection::Field(field) => {
                    self.add(field);
                    continue;
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let Some(fragment) = ctx.query_env.fragments.get(name) else {
                        let message = format!("Unknown fragment \"{name}\".");
                        return Err(ServerError::new(message, Some(spread.pos)));
                    };
                    (
                        Some(&fragment.node.type_condition),
                        &fragment.node.selection_set,
                    )
                }
                Selection::InlineFragment(fragment) => (
                    fragment.node.type_condition.as_ref(),
                    &fragment.node.selection_set,
                ),
            };
            let name = T::type_name();
            let applies = condition.is_none_or(|condition| {
                let condition = condition.node.on.node.as_str();
                let implemented = || ctx.schema_env.registry.implements.get(&*name);
                condition == name
                    || one_of == Some(condition)
                    || implemented().is_some_and(|all| all.contains(condition))
            });
            if applies {
                self.gather(ctx, one_of, &set.node)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, field: &'a Positioned<Field>) {
        let key = &field.node.response_key().node;
        let is_known =
            |(known, _): &(&Positioned<Field>, _)| known.node.response_key().node == *key;
        if self.fields.iter().any(is_known) {
            return;
        }
        let name = field.node.name.node.as_str();
        let how = if name == "__typename" {
            How::TypeName
        } else if let Some(plain) = T::plain(name) {
            How::Plain(plain)
        } else {
            T::nested(name).map_or(How::Resolved, How::Nested)
        };
        self.fields.push((field, how));
    }

    /// Writes an object.
    ///
    /// # Errors
    ///
    /// A field that cannot be null has none but an error.
    pub(crate) async fn write(
        &self,
        ctx: &ContextSelectionSet<'_>,
        object: &T,
        json: &mut Vec<u8>,
    ) -> ServerResult<()> {
        json.push(b'{');
        for (place, (field, how)) in self.fields.iter().enumerate() {
            if place > 0 {
                json.push(b',');
            }
            write_plain(field.node.response_key().node.as_str(), json);
            json.push(b':');
            let end = json.len();
            let ctx = ctx.with_field(field);
            let written = match how {
                How::TypeName => object.introspection_type_name().write_json(json),
                How::Plain(plain) => plain(object, &ctx, json),
                How::Nested(nested) => nested(object, &ctx, json).await?,
                How::Resolved => false,
            };
            // The library knows what becomes of a resolver's error.
            if !written {
                json.truncate(end);
                let value = object.resolve_field(&ctx).await?.unwrap_or_default();
                write_value(&value, json);
            }
        }
        json.push(b'}');
        Ok(())
    }
}

/// Whether two fields of an operation that have selections make one entry of its answer, which holds what both
/// select: only the library gathers that. Fields of different types of one union count as such.
///
/// # Correctness
///
/// The document keeps to the limits; what it spreads again and again would take for ever.
pub(crate) fn merges(document: &ExecutableDocument, operation: &OperationDefinition) -> bool {
    type Fragments = HashMap<Name, Positioned<FragmentDefinition>>;

    fn gather<'a>(
        set: &'a SelectionSet,
        fragments: &'a Fragments,
        fields: &mut Vec<&'a Field>,
    ) -> bool {
        set.items.iter().any(|selection| {
            let within = match &selection.node {
                Selection::Field(field) if field.node.selection_set.node.items.is_empty() => {
                    return false;
                }
                Selection::Field(field) => {
                    let key = &field.node.response_key().node;
                    let known = fields.iter().any(|known| known.response_key().node == *key);
                    fields.push(&field.node);
                    return known || merges(&field.node.selection_set.node, fragments);
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = fragments.get(&spread.node.fragment_name.node);
                    fragment.map(|fragment| &fragment.node.selection_set)
                }
                Selection::InlineFragment(fragment) => Some(&fragment.node.selection_set),
            };
            within.is_some_and(|within| gather(&within.node, fragments, fields))
        })
    }

    fn merges(set: &SelectionSet, fragments: &Fragments) -> bool {
        gather(set, fragments, &mut Vec::new())
    }

    merges(&operation.selection_set.node, &document.fragments)
}
