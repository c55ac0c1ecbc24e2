//! The values that a document and its variables give: how long, how deep.

use std::convert::Infallible;

use async_graphql::parser::types::{
    Directive, ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Positioned, Value, Variables};

use crate::graphql::guard::Limits;

/// Checks every value of a document and of its variables; `chosen` is the operation that is to run. That
/// of a mutation may hold a page.
///
/// # Errors
///
/// One of them goes beyond its limit; the sentence says which.
pub(super) fn check(
    document: &ExecutableDocument,
    chosen: Option<&OperationDefinition>,
    variables: &Variables,
) -> Result<(), String> {
    let loads = chosen.is_some_and(|operation| operation.ty == OperationType::Mutation);
    let inputs = Inputs {
        longest: if loads {
            usize::MAX
        } else {
            Limits::STRING_INPUT
        },
    };
    for value in variables.values() {
        inputs.value(value, Limits::NESTING)?;
    }
    for (_, operation) in document.operations.iter() {
        for variable in &operation.node.variable_definitions {
            if let Some(value) = &variable.node.default_value {
                inputs.value(&value.node, Limits::NESTING)?;
            }
        }
        inputs.directives(&operation.node.directives)?;
        inputs.selections(&operation.node.selection_set.node)?;
    }
    for fragment in document.fragments.values() {
        inputs.directives(&fragment.node.directives)?;
        inputs.selections(&fragment.node.selection_set.node)?;
    }
    chosen.map_or(Ok(()), |operation| given(operation, variables))
}

/// Whether each variable that must be given is. The library takes one that is not for null.
fn given(operation: &OperationDefinition, variables: &Variables) -> Result<(), String> {
    for variable in &operation.variable_definitions {
        let (name, of) = (&variable.node.name.node, &variable.node.var_type.node);
        let lacks = match variables.get(name) {
            Some(value) => *value == Value::Null,
            None => variable.node.default_value.is_none(),
        };
        if !of.nullable && lacks {
            return Err(format!(
                "the variable `${name}` must be given: it is of type `{of}`"
            ));
        }
    }
    Ok(())
}

/// An argument's value with nulls for its variables, which are checked by themselves.
macro_rules! constant {
    ($value:ident) => {{
        let variable = |_| Ok::<_, Infallible>(Value::Null);
        let Ok(value) = $value.node.clone().into_const_with(variable);
        value
    }};
}

struct Inputs {
    /// The longest string, in bytes.
    longest: usize,
}

impl Inputs {
    fn selections(&self, set: &SelectionSet) -> Result<(), String> {
        set.items.iter().try_for_each(|selection| {
            self.directives(selection.node.directives())?;
            match &selection.node {
                Selection::Field(field) => {
                    for (_, value) in &field.node.arguments {
                        self.value(&constant!(value), Limits::NESTING)?;
                    }
                    self.selections(&field.node.selection_set.node)
                }
                Selection::InlineFragment(fragment) => {
                    self.selections(&fragment.node.selection_set.node)
                }
                Selection::FragmentSpread(_) => Ok(()),
            }
        })
    }

    fn directives(&self, directives: &[Positioned<Directive>]) -> Result<(), String> {
        for (_, value) in directives.iter().flat_map(|of| &of.node.arguments) {
            self.value(&constant!(value), Limits::NESTING)?;
        }
        Ok(())
    }

    /// A value that may nest `deeper` levels.
    fn value(&self, value: &Value, deeper: usize) -> Result<(), String> {
        if deeper == 0 {
            return Err(format!(
                "a value nests deeper than {} levels",
                Limits::NESTING
            ));
        }
        match value {
            Value::List(items) => {
                self.list(items.len())?;
                let mut each = items.iter();
                each.try_for_each(|item| self.value(item, deeper - 1))
            }
            Value::Object(fields) => {
                let mut each = fields.values();
                each.try_for_each(|field| self.value(field, deeper - 1))
            }
            Value::String(text) => self.string(text),
            _ => Ok(()),
        }
    }

    fn list(&self, len: usize) -> Result<(), String> {
        if len > Limits::LIST_INPUT {
            return Err(format!(
                "a list takes at most {} items, not {len}",
                Limits::LIST_INPUT
            ));
        }
        Ok(())
    }

    fn string(&self, text: &str) -> Result<(), String> {
        if text.len() > self.longest {
            return Err(format!(
                "a string takes at most {} bytes, not {}",
                self.longest,
                text.len()
            ));
        }
        Ok(())
    }
}
