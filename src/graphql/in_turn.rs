//! Objects whose fields are resolved one after the other.

use std::borrow::Cow;

use async_graphql::indexmap::IndexMap;
use async_graphql::parser::types::{Field, Selection, SelectionSet};
use async_graphql::registry::Registry;
use async_graphql::{
    ContainerType, ContextSelectionSet, OutputType, Positioned, ServerResult, Value,
};
use futures_util::future::BoxFuture;

/// An object that is resolved field by field in one future.
///
/// [`async_graphql`] makes a boxed future for each field of an object, and joins them: that pays where fields
/// wait for something, and none of ours does. The answer is the same in each byte.
///
/// # Correctness
///
/// Extensions of the schema that look at each field would not see these; it has none.
#[derive(Debug, Clone, Copy)]
pub struct InTurn<T>(pub T);

/// Each of a list's objects so.
pub fn in_turn<T>(objects: impl IntoIterator<Item = T>) -> Vec<InTurn<T>> {
    objects.into_iter().map(InTurn).collect()
}

impl<T: ContainerType> OutputType for InTurn<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        let mut fields = Vec::new();
        if !gather::<T>(ctx, &ctx.item.node, &mut fields) || !distinct(&fields) {
            return self.0.resolve(ctx, field).await;
        }
        let root = &self.0;
        let fields: BoxFuture<'_, ServerResult<Value>> = Box::pin(async move {
            let mut object = IndexMap::with_capacity(fields.len());
            for field in fields {
                let ctx = ctx.with_field(field);
                let value = if field.node.name.node == "__typename" {
                    Value::String(root.introspection_type_name().into_owned())
                } else {
                    root.resolve_field(&ctx).await?.unwrap_or_default()
                };
                object.insert(field.node.response_key().node.clone(), value);
            }
            Ok(Value::Object(object))
        });
        fields.await
    }
}

/// Whether no two fields make one entry of the answer, which then must be merged.
fn distinct(fields: &[&Positioned<Field>]) -> bool {
    let key = |field: &Positioned<Field>| field.node.response_key().node.clone();
    fields.iter().enumerate().all(|(at, field)| {
        fields[..at]
            .iter()
            .all(|earlier| key(earlier) != key(field))
    })
}

/// Gathers the fields that a selection selects of `T`, those of its fragments where they stand. False where
/// the selection holds something that is not resolved here.
fn gather<'a, T: ContainerType>(
    ctx: &ContextSelectionSet<'a>,
    set: &'a SelectionSet,
    fields: &mut Vec<&'a Positioned<Field>>,
) -> bool {
    set.items.iter().all(|selection| {
        let (condition, set) = match &selection.node {
            Selection::Field(field) if field.node.directives.is_empty() => {
                fields.push(field);
                return true;
            }
            Selection::Field(_) => return false,
            Selection::FragmentSpread(spread) => {
                match ctx.query_env.fragments.get(&spread.node.fragment_name.node) {
                    Some(fragment) => (
                        Some(&fragment.node.type_condition),
                        &fragment.node.selection_set,
                    ),
                    None => return false,
                }
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
            condition == name || implemented().is_some_and(|all| all.contains(condition))
        });
        !applies || gather::<T>(ctx, &set.node, fields)
    })
}

#[cfg(test)]
mod tests {
    use async_graphql::{EmptyMutation, EmptySubscription, Error, Object, Schema};

    use super::*;

    #[derive(Clone)]
    struct Thing(i32);

    #[Object]
    impl Thing {
        async fn number(&self) -> i32 {
            self.0
        }

        async fn scaled(&self, by: i32) -> i32 {
            self.0 * by
        }

        async fn odd(&self) -> Result<i32, Error> {
            odd(self.0)
        }

        async fn perhaps(&self) -> Option<Result<i32, Error>> {
            Some(odd(self.0))
        }

        async fn plain(&self) -> Option<Thing> {
            (self.0 < 5).then_some(Thing(self.0 + 1))
        }

        async fn things(&self) -> Vec<Thing> {
            (0..self.0).map(Thing).collect()
        }
    }

    fn odd(number: i32) -> Result<i32, Error> {
        let odd = number % 2 == 1;
        odd.then_some(number)
            .ok_or_else(|| Error::new(format!("{number} is even")))
    }

    /// The same fields as those of [`Thing`], in turn.
    struct Turned;

    #[Object]
    impl Turned {
        async fn one(&self) -> InTurn<Thing> {
            InTurn(Thing(3))
        }

        async fn none(&self) -> Option<InTurn<Thing>> {
            Some(InTurn(Thing(2)))
        }

        async fn many(&self) -> Vec<InTurn<Thing>> {
            in_turn((0..4).map(Thing))
        }
    }

    struct Plain;

    #[Object(name = "Turned")]
    impl Plain {
        async fn one(&self) -> Thing {
            Thing(3)
        }

        async fn none(&self) -> Option<Thing> {
            Some(Thing(2))
        }

        async fn many(&self) -> Vec<Thing> {
            (0..4).map(Thing).collect()
        }
    }

    #[tokio::test]
    async fn answers_are_those_of_the_library() {
        let turned = Schema::build(Turned, EmptyMutation, EmptySubscription).finish();
        let plain = Schema::build(Plain, EmptyMutation, EmptySubscription).finish();
        assert_eq!(turned.sdl(), plain.sdl());
        for document in [
            "{ one { number scaled(by: 2) } many { number } }",
            "{ one { __typename a: number b: number } none { number __typename } }",
            "{ one { b: number a: number } }",
            "{ one { number number plain { number } plain { scaled(by: 3) } } }",
            "{ one { ...Known } } fragment Known on Thing { number ...More } fragment More on Thing { n: number }",
            "{ one { ... { number } ... on Thing { scaled(by: 2) } } }",
            "{ one { number @skip(if: true) scaled(by: 1) @include(if: false) odd } }",
            "{ one { plain { plain { number things { number odd } } } } }",
            "{ many { number perhaps } }",
            "{ many { number odd } }",
            "{ none { number odd } one { number } }",
            "{ none { plain { things { perhaps } } } }",
            "{ one { things { number perhaps things { perhaps } } } }",
        ] {
            let told = |response| serde_json::to_string(&response).unwrap();
            let (in_turn, all_at_once) = (
                told(turned.execute(document).await),
                told(plain.execute(document).await),
            );
            assert_eq!(in_turn, all_at_once, "{document}");
            assert!(in_turn.contains("data"), "{in_turn}");
        }
    }
}
