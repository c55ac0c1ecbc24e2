//! Objects whose answers are written as JSON at once.
//!
//! [`async_graphql`] makes a boxed future and a value for each field of an object, gathers the values in maps, and
//! writes them when all are there. That pays where fields wait for something, and none of ours does: what is written
//! here is resolved field by field, by the same resolvers, and goes into the answer as it comes.
//!
//! A value that is written already stands in the library's as [`Value::Binary`], which no type of the schema has;
//! `write_value` is the one that reads it. So nothing is written unless the request says that its answer goes that
//! way, `Writing`; without it the library resolves all, and the answer is the same in each byte.

mod json;
mod plan;

use std::borrow::Cow;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{
    ContainerType, ContextSelectionSet, Error, OutputType, Positioned, ServerResult, Value,
};
use futures_util::future::BoxFuture;

pub use json::WriteJson;
pub(crate) use json::{write_json, write_name, write_plain, write_value};
pub use plan::{Nested, Plain, PlainFields, Plan};
pub(crate) use plan::{merges, plain_fields, write, write_nested};

/// Data of a request whose answer [`write_value`] writes.
///
/// # Correctness
///
/// No two fields of the operation that have selections make one entry of its answer: [`merges`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writing;

/// An object that is written.
///
/// # Correctness
///
/// Extensions of the schema that look at each field would not see its; the schema has none.
#[derive(Debug, Clone, Copy)]
pub struct Written<T>(pub T);

/// A list of objects that are written; none is null.
#[derive(Debug, Clone)]
pub struct WrittenList<T>(Vec<T>);

impl<T> Default for WrittenList<T> {
    fn default() -> Self {
        WrittenList(Vec::new())
    }
}

impl<T> FromIterator<T> for WrittenList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(objects: I) -> Self {
        WrittenList(objects.into_iter().collect())
    }
}

fn is_written(ctx: &ContextSelectionSet<'_>) -> bool {
    ctx.data_opt::<Writing>().is_some()
}

/// A type of the schema whose objects can be written.
pub trait Writable: ContainerType {
    /// What is selected of such objects.
    type Plan<'a>: Send + Sync;

    /// What is selected in a context.
    ///
    /// # Errors
    ///
    /// A fragment is spread that the document does not have.
    fn plan<'a>(ctx: &ContextSelectionSet<'a>) -> ServerResult<Self::Plan<'a>>;

    /// Writes an object behind what is there.
    ///
    /// # Errors
    ///
    /// A field that cannot be null has none but an error.
    fn write<'p>(
        &self,
        plan: &Self::Plan<'p>,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> impl Future<Output = ServerResult<()>> + Send;
}

impl<T: PlainFields> Writable for T {
    type Plan<'a> = Plan<'a, T>;

    fn plan<'a>(ctx: &ContextSelectionSet<'a>) -> ServerResult<Plan<'a, T>> {
        Plan::new(ctx, None)
    }

    async fn write<'p>(
        &self,
        plan: &Self::Plan<'p>,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> ServerResult<()> {
        plan.write(ctx, self, json).await
    }
}

/// Makes objects of an interface or a union writable, by the types that it can be.
macro_rules! written_as_one_of {
    ($one:ident { $($of:ident),+ $(,)? }) => {
        impl $crate::graphql::written::Writable for $one {
            /// Each object has its own: they are of different types.
            type Plan<'a> = ();

            fn plan<'a>(_: &async_graphql::ContextSelectionSet<'a>) -> async_graphql::ServerResult<()> {
                Ok(())
            }

            async fn write<'p>(
                &self,
                (): &(),
                ctx: &async_graphql::ContextSelectionSet<'_>,
                json: &mut Vec<u8>,
            ) -> async_graphql::ServerResult<()> {
                match self {
                    $($one::$of(object) => {
                        let plan = $crate::graphql::written::Plan::new(ctx, Some(stringify!($one)))?;
                        plan.write(ctx, object, json).await
                    })+
                }
            }
        }
    };
}
pub(crate) use written_as_one_of;

/// Objects that a resolver gives.
pub trait WriteNested: Send + Sync {
    /// Writes what is selected of them behind what is there. False where there are none but an error.
    ///
    /// # Errors
    ///
    /// As [`Writable::write`].
    fn write_nested(
        &self,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> impl Future<Output = ServerResult<bool>> + Send;
}

impl<T: Writable> WriteNested for Written<T> {
    async fn write_nested(
        &self,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> ServerResult<bool> {
        self.0.write(&T::plan(ctx)?, ctx, json).await?;
        Ok(true)
    }
}

impl<T: Writable> WriteNested for WrittenList<T> {
    async fn write_nested(
        &self,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> ServerResult<bool> {
        let plan = T::plan(ctx)?;
        json.push(b'[');
        for (index, object) in self.0.iter().enumerate() {
            if index > 0 {
                json.push(b',');
            }
            let within = ctx.with_index(index);
            object
                .write(&plan, &within, json)
                .await
                .map_err(|error| within.set_error_path(error))?;
        }
        json.push(b']');
        Ok(true)
    }
}

impl<T: WriteNested> WriteNested for Option<T> {
    async fn write_nested(
        &self,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> ServerResult<bool> {
        let end = json.len();
        if let Some(objects) = self {
            match objects.write_nested(ctx, json).await {
                Ok(written) => return Ok(written),
                Err(error) => ctx.add_error(error),
            }
        }
        json.truncate(end);
        json.extend_from_slice(b"null");
        Ok(true)
    }
}

impl<T: WriteNested> WriteNested for Result<T, Error> {
    async fn write_nested(
        &self,
        ctx: &ContextSelectionSet<'_>,
        json: &mut Vec<u8>,
    ) -> ServerResult<bool> {
        match self {
            Ok(objects) => objects.write_nested(ctx, json).await,
            Err(_) => Ok(false),
        }
    }
}

/// Writes objects into a value.
async fn value_of(
    objects: &impl WriteNested,
    ctx: &ContextSelectionSet<'_>,
) -> ServerResult<Value> {
    // Boxed, since objects hold objects of their own type.
    let written: BoxFuture<'_, ServerResult<Vec<u8>>> = Box::pin(async move {
        let mut json = Vec::with_capacity(1024);
        objects.write_nested(ctx, &mut json).await?;
        Ok(json)
    });
    Ok(Value::Binary(written.await?.into()))
}

impl<T: Writable> OutputType for Written<T> {
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
        if !is_written(ctx) {
            return self.0.resolve(ctx, field).await;
        }
        value_of(self, ctx).await
    }
}

impl<T: Writable> OutputType for WrittenList<T> {
    fn type_name() -> Cow<'static, str> {
        Vec::<T>::type_name()
    }

    fn qualified_type_name() -> String {
        Vec::<T>::qualified_type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        Vec::<T>::create_type_info(registry)
    }

    async fn resolve(
        &self,
        ctx: &ContextSelectionSet<'_>,
        field: &Positioned<Field>,
    ) -> ServerResult<Value> {
        if !is_written(ctx) {
            return self.0.resolve(ctx, field).await;
        }
        value_of(self, ctx).await
    }
}

#[cfg(test)]
mod tests;
