//! What the paging arguments mean, said once for every connection.

use std::borrow::Cow;

use async_graphql::parser::types::Field;
use async_graphql::registry::{MetaType, Registry};
use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult,
    Value,
};

const AFTER: &str = "Only items behind the one of this cursor; null: from the first one on.";
const BEFORE: &str = "Only items before the one of this cursor; null: up to the last one.";
const FIRST: &str =
    "The first so many, 1 to 100; null, without `last`: the first 20. Not together with `last`.";
const LAST: &str = "The last so many, 1 to 100, in the same order; null: counted from the beginning. Not together with `first`.";

/// A root whose types have their paging arguments described.
#[derive(Debug, Default)]
pub struct Described<T>(pub T);

fn describe(registry: &mut Registry) {
    for of in registry.types.values_mut() {
        let (MetaType::Object { fields, .. } | MetaType::Interface { fields, .. }) = of else {
            continue;
        };
        for argument in fields
            .values_mut()
            .flat_map(|field| field.args.values_mut())
        {
            let said = match argument.name.as_str() {
                "after" => AFTER,
                "before" => BEFORE,
                "first" => FIRST,
                "last" => LAST,
                _ => continue,
            };
            argument.description.get_or_insert_with(|| said.to_owned());
        }
    }
}

impl<T: OutputType> OutputType for Described<T> {
    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        let root = T::create_type_info(registry);
        describe(registry);
        root
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        self.0.resolve(ctx, field).await
    }
}

impl<T: ContainerType> ContainerType for Described<T> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        self.0.resolve_field(ctx).await
    }
}

impl<T: ObjectType> ObjectType for Described<T> {}
