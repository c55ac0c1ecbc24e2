//! Weighing a parsed document against the schema's shape.

use std::collections::{HashMap, HashSet};

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

/// What a selection costs: `fixed`, `paged` as often as the connection that it is selected on gives
/// items, and `paired` as often as these have pairs.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    fixed: u64,
    paged: u64,
    paired: u64,
    fields: usize,
    depth: usize,
    /// Fields right within the selection, fragments spread.
    direct: usize,
    /// Lists of the schema of schemas within one another.
    introspection: usize,
}

impl Weight {
    fn add(&mut self, other: Weight) {
        self.fixed = self.fixed.saturating_add(other.fixed);
        self.paged = self.paged.saturating_add(other.paged);
        self.paired = self.paired.saturating_add(other.paired);
        self.fields = self.fields.saturating_add(other.fields);
        self.depth = self.depth.max(other.depth);
        self.direct = self.direct.saturating_add(other.direct);
        self.introspection = self.introspection.max(other.introspection);
    }

    /// Whether a selection of this weight keeps to the limits that hold for fragments, too: validation
    /// looks at those that nobody spreads.
    fn check(&self) -> Result<(), String> {
        limit("fields, fragments spread", self.fields, Limits::FIELDS)?;
        limit("fields within fields", self.depth, Limits::DEPTH)?;
        limit(
            "lists of the schema within one another",
            self.introspection,
            Limits::INTROSPECTION,
        )
    }
}

struct Scales<'a> {
    shape: &'a Shape,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    variables: &'a Variables,
    defaults: HashMap<&'a str, Value>,
    /// None while a fragment is being weighed: met again then, it holds itself.
    weighed: HashMap<&'a str, Option<Weight>>,
    /// Fragments whose aliases and directives are counted.
    counted: HashSet<&'a str>,
    aliases: usize,
    directives: usize,
    /// The schema is asked for itself.
    introspects: bool,
}

/// What weighing finds of a document that keeps to the limits.
#[derive(Debug)]
pub(super) struct Found {
    /// The cost of the operation that is to run.
    pub(super) cost: u64,
    /// The schema is asked for itself.
    pub(super) introspects: bool,
}

/// Weighs every operation and fragment of a document; `chosen` is the operation that is to run.
///
/// # Errors
///
/// Something goes beyond its limit; the sentence says what.
pub(super) fn weigh(
    document: &ExecutableDocument,
    chosen: Option<&OperationDefinition>,
    variables: &Variables,
) -> Result<Found, String> {
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
        counted: HashSet::new(),
        aliases: 0,
        directives: 0,
        introspects: false,
    };
    let (mut fields, mut cost) = (0usize, 0);
    for (_, operation) in document.operations.iter() {
        // A fragment weighs differently under another operation's variables.
        scales.weighed.clear();
        let weight = scales.operation(&operation.node)?;
        fields = fields.saturating_add(weight.fields);
        if chosen.is_some_and(|chosen| std::ptr::eq(chosen, &operation.node)) {
            cost = weight.fixed;
        }
        limit("fields, fragments spread", fields, Limits::FIELDS)?;
        weight.check()?;
        limit("fields of the root", weight.direct, Limits::ROOT_FIELDS)?;
        if weight.fixed > Limits::COST {
            return Err(format!(
                "the answer could have {} fields, more than {}: ask for fewer of them, or for smaller pages",
                weight.fixed,
                Limits::COST
            ));
        }
    }
    for name in document.fragments.keys() {
        scales.fragment(name)?.check()?;
    }
    limit("aliases", scales.aliases, Limits::ALIASES)?;
    limit("directives", scales.directives, Limits::DIRECTIVES)?;
    Ok(Found {
        cost,
        introspects: scales.introspects,
    })
}

/// Fields whose lists lead from types back to types.
fn leads_back(of: &str, field: &str) -> bool {
    of.starts_with("__")
        && matches!(
            field,
            "fields" | "interfaces" | "possibleTypes" | "inputFields"
        )
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
        let before = (self.aliases, self.directives);
        self.count_directives(&fragment.node.directives);
        let on = fragment.node.type_condition.node.on.node.as_str();
        let weight = self.selections(on, &fragment.node.selection_set.node)?;
        self.weighed.insert(name, Some(weight));
        if !self.counted.insert(name) {
            (self.aliases, self.directives) = before;
        }
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
        self.introspects |= matches!(field.name.node.as_str(), "__schema" | "__type");
        let introspection = usize::from(leads_back(of, &field.name.node));
        let mut weight = match known {
            Some(known) => self.of_known(known, field, within),
            None => within,
        };
        weight.fixed = weight
            .fixed
            .saturating_add(known.map_or(1, |known| known.base));
        weight.fields = within.fields.saturating_add(1);
        weight.depth = within.depth + 1;
        weight.direct = 1;
        weight.introspection = within.introspection + introspection;
        Ok(weight)
    }

    /// What a field's selections cost: for each field above, and for each item or pair of the connection
    /// or network that the field stands in.
    fn of_known(&self, known: &FieldShape, field: &Field, within: Weight) -> Weight {
        let fixed = within.fixed;
        let (fixed, paged, paired) = match known.bound {
            Bound::Size(default) => {
                let size = self.page_size(field).unwrap_or(default);
                let each = if known.list { size } else { 1 };
                let pairs = size.saturating_mul(size.saturating_sub(1)) / 2;
                let fixed = fixed
                    .saturating_mul(each)
                    .saturating_add(within.paged.saturating_mul(size))
                    .saturating_add(within.paired.saturating_mul(pairs));
                (fixed, 0, 0)
            }
            Bound::Length(of) => (fixed.saturating_mul(self.length(field, of)), 0, 0),
            Bound::Parent if known.list => (0, fixed, 0),
            Bound::Pairs => (0, 0, fixed),
            Bound::Guess(guess) if known.list => (fixed.saturating_mul(guess), 0, 0),
            Bound::Parent | Bound::Guess(_) => (fixed, 0, 0),
        };
        Weight {
            fixed,
            paged,
            paired,
            ..within
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

    /// The value of an argument, with those of its variables as far as they are measured.
    fn argument(&self, field: &Field, name: &str) -> Option<Value> {
        let value = field.get_argument(name)?.node.clone();
        let of = |variable: Name| self.variable(&variable).ok_or(());
        value.into_const_with(of).ok()
    }

    /// What of a variable's value is measured: not what a list, a text or an object holds, which may be a page.
    fn variable(&self, name: &Name) -> Option<Value> {
        let given = self.variables.get(name);
        let value = given.or_else(|| self.defaults.get(name.as_str()))?;
        Some(match value {
            Value::List(items) => Value::List(vec![Value::Null; items.len()]),
            Value::String(_) | Value::Object(_) => Value::String(String::new()),
            value => value.clone(),
        })
    }

    fn count_directives(&mut self, directives: &[Positioned<Directive>]) {
        self.directives += directives.len();
    }
}
