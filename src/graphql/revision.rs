//! Objects of another revision than the one that the request began with.

use std::borrow::Cow;

use async_graphql::parser::types::Field;
use async_graphql::registry::Registry;
use async_graphql::{ContextSelectionSet, Data, OutputType, Positioned, ServerResult, Value};

use crate::archive::View;
use crate::graphql::budget::Budget;

/// A value whose numbers of nodes belong to a view of its own: everything below it is read there.
pub struct InRevision<T> {
    data: Data,
    value: T,
}

impl<T> InRevision<T> {
    /// A value of a view.
    pub fn new(view: View, value: T) -> Self {
        let mut data = Data::default();
        data.insert(view);
        data.insert(Budget::default());
        InRevision { data, value }
    }
}

impl<T: OutputType> OutputType for InRevision<T> {
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
        let mut within = ctx.clone();
        // Data of the execution is looked up before the request's.
        within.execute_data = Some(&self.data);
        self.value.resolve(&within, field).await
    }
}
