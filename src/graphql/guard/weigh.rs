//! Weighing a parsed document against the schema's shape.

use std::collections::HashMap;

use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, OperationType,
    Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, Value, Variables};

use crate::graphql::connection::MAX_PAGE_SIZE;
use crate::graphql::guard::Limits;
use crate::graphql::guard::shape::{
    Bound, FieldShape, MUTATION, QUERY, SHAPE, SUBSCRIPTION, Shape, number,
};

/// What a selection costs: `fixed`, and `paged` as often as the connection that it is selected on
/// gives items.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    fixed: u64,
    paged: u64,
    fields: usize,
    depth: usize,
    /// Fields right within the selection, fragments spread.
    direct: usize,
}

impl Weight {
    fn add(&mut self, other: Weight) {
        self.fixed = self.fixed.saturating_add(other.fixed);
        self.paged = self.paged.saturating_add(other.paged);
        self.fields = self.fields.saturating_add(other.fields);
        self.depth = self.depth.max(other.depth);
        self.direct = self.direct.saturating_add(other.direct);
    }
}

struct Scales<'a> {
    shape: &'a Shape,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    variables: &'a Variables,
    defaults: HashMap<&'a str, Value>,
    /// None while a fragment is being weighed: met again then, it holds itself.
    weighed: HashMap<&'a str, Option<Weight>>,
    aliases: usize,
    directives: usize,
}

/// Weighs every operation and fragment of a document.
///
/// # Errors
///
/// Something goes beyond its limit; the sentence says what.
pub(super) fn weigh(document: &ExecutableDocument, variables: &Variables) -> Result<(), String> {
    if document.fragments.len() > Limits::FRAGMENTS {
        return Err(format!(
            "the document defines {} fragments, more than {}",
            document.fragments.len(),
            Limits::FRAGMENTS
        ));
    }
    let mut scales = Scales {
        shape: &SHAPE,
        fragments: &document.fragments,
        variables,
        defaults: HashMap::new(),
        weighed: HashMap::new(),
        aliases: 0,
        directives: 0,
    };
    let mut fields = 0usize;
    for (_, operation) in document.operations.iter() {
        // A fragment weighs differently under another operation's variables.
        scales.weighed.clear();
        let weight = scales.operation(&operation.node)?;
        fields = fields.saturating_add(weight.fields);
        limit("fields, fragments spread", fields, Limits::FIELDS)?;
        limit("fields within fields", weight.depth, Limits::DEPTH)?;
        limit("fields of the root", weight.direct, Limits::ROOT_FIELDS)?;
        if weight.fixed > Limits::COST {
            return Err(format!(
                "the answer could have {} fields, more than {}: ask for fewer of them, or for smaller pages",
                weight.fixed,
                Limits::COST
            ));
        }
    }
    // Validation looks at fragments that nobody spreads, too.
    for name in document.fragments.keys() {
        let weight = scales.fragment(name)?;
        limit("fields, fragments spread", weight.fields, Limits::FIELDS)?;
        limit("fields within fields", weight.depth, Limits::DEPTH)?;
    }
    limit("aliases", scales.aliases, Limits::ALIASES)?;
    limit("directives", scales.directives, Limits::DIRECTIVES)
}

fn limit(what: &str, found: usize, most: usize) -> Result<(), String> {
    if found > most {
        return Err(format!("{what}: {found} of them, more than {most}"));
    }
    Ok(())
}

impl<'a> Scales<'a> {
    fn operation(&mut self, operation: &'a OperationDefinition) -> Result<Weight, String> {
        let root = match operation.ty {
            OperationType::Query => QUERY,
            OperationType::Mutation => MUTATION,
            OperationType::Subscription => SUBSCRIPTION,
        };
        self.count_directives(&operation.directives);
        self.defaults = operation
            .variable_definitions
            .iter()
            .filter_map(|variable| {
                let default = variable.node.default_value.as_ref()?;
                Some((variable.node.name.node.as_str(), default.node.clone()))
            })
            .collect();
        self.selections(root, &operation.selection_set.node)
    }

    fn selections(&mut self, of: &str, set: &'a SelectionSet) -> Result<Weight, String> {
        let mut weight = Weight::default();
        for selection in &set.items {
            self.count_directives(selection.node.directives());
            weight.add(match &selection.node {
                Selection::Field(field) => self.field(of, &field.node)?,
                Selection::FragmentSpread(spread) => {
                    self.fragment(&spread.node.fragment_name.node)?
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref();
                    let on = on.map_or(of, |on| on.node.on.node.as_str());
                    self.selections(on, &fragment.node.selection_set.node)?
                }
            });
        }
        Ok(weight)
    }

    fn fragment(&mut self, name: &Name) -> Result<Weight, String> {
        let fragments = self.fragments;
        // One that is not there is validation's to refuse.
        let Some((name, fragment)) = fragments.get_key_value(name) else {
            return Ok(Weight::default());
        };
        match self.weighed.get(name.as_str()) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return Err(format!("the fragment {name} holds itself")),
            None => {}
        }
        self.weighed.insert(name, None);
        self.count_directives(&fragment.node.directives);
        let on = fragment.node.type_condition.node.on.node.as_str();
        let weight = self.selections(on, &fragment.node.selection_set.node)?;
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }

    fn field(&mut self, of: &str, field: &'a Field) -> Result<Weight, String> {
        self.aliases += usize::from(field.alias.is_some());
        let shape = self.shape;
        let known = shape
            .get(of)
            .and_then(|fields| fields.get(field.name.node.as_str()));
        let within = match known {
            Some(known) => self.selections(&known.of, &field.selection_set.node)?,
            None => self.selections("", &field.selection_set.node)?,
        };
        let base = known.map_or(1, |known| known.base);
        let mut weight = Weight {
            fixed: 0,
            paged: 0,
            fields: within.fields.saturating_add(1),
            depth: within.depth + 1,
            direct: 1,
        };
        let (once, many) = match known {
            Some(known) => self.sizes(known, field, within),
            None => (within.fixed, 0),
        };
        weight.fixed = base.saturating_add(once);
        weight.paged = many;
        Ok(weight)
    }

    /// What a field's selections cost: for each field above, and for each item of the connection that
    /// the field stands in.
    fn sizes(&self, known: &FieldShape, field: &Field, within: Weight) -> (u64, u64) {
        let fixed = within.fixed;
        match known.bound {
            Bound::Size(default) => {
                let size = self.page_size(field).unwrap_or(default);
                let each = if known.list { size } else { 1 };
                let fixed = fixed.saturating_mul(each);
                (fixed.saturating_add(within.paged.saturating_mul(size)), 0)
            }
            Bound::Ids => (fixed.saturating_mul(self.length(field, "ids")), 0),
            Bound::Parent if known.list => (0, fixed),
            Bound::Guess(guess) if known.list => (fixed.saturating_mul(guess), 0),
            Bound::Parent | Bound::Guess(_) => (fixed, 0),
        }
    }

    fn page_size(&self, field: &Field) -> Option<u64> {
        let most = MAX_PAGE_SIZE as u64;
        ["first", "last"].into_iter().find_map(|name| {
            match self.argument(field, name)? {
                Value::Null => None,
                // What is no size is refused later; until then it weighs what the largest page does.
                value => Some(number(&value).unwrap_or(most)),
            }
        })
    }

    fn length(&self, field: &Field, name: &str) -> u64 {
        match self.argument(field, name) {
            Some(Value::List(items)) => items.len() as u64,
            _ => 1,
        }
    }

    /// The value of an argument, with those of its variables.
    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        let of = |variable: Name| self.variable(&variable).ok_or(());
        value.into_const_with(of).ok()
    }

    fn variable(&self, name: &Name) -> Option<Value> {
        let given = self.variables.get(name);
        given.or_else(|| self.defaults.get(name.as_str())).cloned()
    }

    fn count_directives(&mut self, directives: &[Positioned<Directive>]) {
        self.directives += directives.len();
    }
}
