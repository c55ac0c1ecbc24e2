//! Short lists of words, each asked for by one rule.

use crate::lexicon::table::{forms, rows};

/// The lists, as `lists.txt` tells what each is for.
#[derive(Debug)]
pub(crate) struct Lists {
    /// Words that no field of a ministry abroad goes on with.
    pub(crate) abroad: Vec<&'static str>,
    /// Words that the foreign names of companies, schools and the like end in.
    pub(crate) companies: Vec<&'static str>,
    /// What the lowest communities are called.
    pub(crate) communes: Vec<&'static str>,
    /// Fields of departments that are verbs as well.
    pub(crate) deeds: Vec<&'static str>,
    /// What somebody directs or looks after in a body, word by word.
    pub(crate) duties: Vec<&'static str>,
    /// Fields of ministries that look like verbs.
    pub(crate) fields: Vec<&'static str>,
    /// Words for places that are run by a people's committee.
    pub(crate) governed: Vec<&'static str>,
    /// Small words within foreign names of bodies.
    pub(crate) particles: Vec<&'static str>,
    /// Words that begin what is told of somebody.
    pub(crate) reports: Vec<&'static str>,
    /// What follows `lễ` in the name of a ceremony.
    pub(crate) rites: Vec<&'static str>,
    /// Rites that are events as well where a body holds them.
    pub(crate) rites_held: Vec<&'static str>,
}

impl Lists {
    /// The lists of the data file; one that it does not hold is empty.
    pub(crate) fn parse(data: &'static str) -> Self {
        let list = |name: &str| {
            rows(data)
                .find(|(_, columns)| columns.first() == Some(&name))
                .and_then(|(_, columns)| columns.get(2).copied())
                .map_or_else(Vec::new, |words| forms(words).collect())
        };
        Lists {
            abroad: list("abroad"),
            companies: list("companies"),
            communes: list("communes"),
            deeds: list("deeds"),
            duties: list("duties"),
            fields: list("fields"),
            governed: list("governed"),
            particles: list("particles"),
            reports: list("reports"),
            rites: list("rites"),
            rites_held: list("rites held"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn no_list_is_empty() {
        let lists = Lists::parse(include_str!("data/lists.txt"));
        for list in [
            lists.abroad,
            lists.communes,
            lists.companies,
            lists.deeds,
            lists.duties,
            lists.fields,
            lists.governed,
            lists.particles,
            lists.reports,
            lists.rites,
            lists.rites_held,
        ] {
            assert_ne!(list, [""; 0]);
        }
    }
}
