//! What the next revision is made from: the articles, the groups that they have a part in, the entities.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::archive::ArchiveError;
use crate::archive::row::Stored;
use crate::archive::store::{Batch, Store, Table};
use crate::model::{Directive, Meeting, Member, Organization, PageKey, Person};
use crate::resolve::{Group, Resolved, Share, groups, resolve};
use crate::search::DocumentKind;
use crate::snapshot::{ArticleSource, Sources};

/// Articles and entities of the present revision, with the ways that a change needs.
#[derive(Default)]
pub(crate) struct Ledger {
    /// What the present snapshot is made of.
    pub(crate) sources: Sources,
    /// The articles that have a part in each group, with the places of their facts.
    shares: HashMap<Group, BTreeMap<Arc<str>, Vec<u32>>>,
    /// The slugs of the entities of each group.
    entities: HashMap<Group, Vec<Arc<str>>>,
    slug_by_key: HashMap<PageKey, Arc<str>>,
}

/// An entity with a table of its own.
trait Resident: Stored + PartialEq {
    const TABLE: Table;
    const DOCUMENT: DocumentKind;
    fn slug(&self) -> &Arc<str>;
    fn members(&self) -> &[Member];
}

macro_rules! resident {
    ($($type:ident: $table:ident;)+) => {$(
        impl Resident for $type {
            const TABLE: Table = Table::$table;
            const DOCUMENT: DocumentKind = DocumentKind::$type;

            fn slug(&self) -> &Arc<str> {
                &self.slug
            }

            fn members(&self) -> &[Member] {
                &self.members
            }
        }
    )+};
}

resident! {
    Person: PersonBySlug;
    Organization: OrganizationBySlug;
    Meeting: MeetingBySlug;
    Directive: DirectiveBySlug;
}

/// The entities that a change added, altered or took away.
pub(crate) type Touched = BTreeSet<(DocumentKind, Arc<str>)>;

impl Ledger {
    /// The ledger of what the store holds.
    ///
    /// # Errors
    ///
    /// A record is damaged, or the tables are not what the manifest says.
    pub(crate) fn read(store: &Store) -> Result<Self, ArchiveError> {
        let mut ledger = Ledger::default();
        for (_, article) in store.scan::<ArticleSource>(Table::ArticleBySlug)? {
            ledger.insert(Arc::new(article));
        }
        let mut group_of: HashMap<(Table, Arc<str>, u32), Group> = HashMap::new();
        for (group, articles) in &ledger.shares {
            for (article, locals) in articles {
                for local in locals {
                    group_of.insert((table(group), article.clone(), *local), group.clone());
                }
            }
        }
        let entities = &mut ledger.entities;
        ledger.sources.people = read_residents(store, &group_of, entities)?;
        ledger.sources.organizations = read_residents(store, &group_of, entities)?;
        ledger.sources.meetings = read_residents(store, &group_of, entities)?;
        ledger.sources.directives = read_residents(store, &group_of, entities)?;
        Ok(ledger)
    }

    /// The article of a key.
    pub(crate) fn article_by_key(&self, key: &PageKey) -> Option<&Arc<ArticleSource>> {
        self.sources.articles.get(self.slug_by_key.get(key)?)
    }

    /// Puts an article in, in the place of one of its slug; returns the groups that this touches.
    pub(crate) fn insert(&mut self, article: Arc<ArticleSource>) -> BTreeSet<Group> {
        let slug = article.slug().clone();
        let mut touched = self.remove(&slug);
        for (group, local) in groups(&article.reported) {
            self.shares
                .entry(group.clone())
                .or_default()
                .entry(slug.clone())
                .or_default()
                .push(local);
            touched.insert(group);
        }
        self.slug_by_key.insert(article.key.clone(), slug.clone());
        self.sources.articles.insert(slug, article);
        touched
    }

    /// Takes an article out; returns the groups that this touches.
    pub(crate) fn remove(&mut self, slug: &str) -> BTreeSet<Group> {
        let Some(article) = self.sources.articles.remove(slug) else {
            return BTreeSet::new();
        };
        self.slug_by_key.remove(&article.key);
        let touched: BTreeSet<Group> = groups(&article.reported)
            .into_iter()
            .map(|(group, _)| group)
            .collect();
        for group in &touched {
            if let Some(articles) = self.shares.get_mut(group) {
                articles.remove(slug);
                if articles.is_empty() {
                    self.shares.remove(group);
                }
            }
        }
        touched
    }

    /// Resolves groups again and puts what changed into the batch.
    ///
    /// # Errors
    ///
    /// An entity is too large for a row.
    pub(crate) fn resolve(
        &mut self,
        changed: &BTreeSet<Group>,
        batch: &mut Batch,
    ) -> Result<Touched, ArchiveError> {
        let mut touched = Touched::new();
        // All old entities go before any new one comes, so that a slug may pass from group to group.
        let mut before: HashMap<&Group, Vec<Arc<str>>> = HashMap::new();
        for group in changed {
            before.insert(group, self.entities.remove(group).unwrap_or_default());
        }
        for group in changed {
            let old = before.remove(group).unwrap_or_default();
            let resolved = resolve(group, self.shares_of(group));
            let sources = &mut self.sources;
            let slugs = match resolved {
                Resolved::People(new) => {
                    replace(&mut sources.people, &old, new, batch, &mut touched)?
                }
                Resolved::Organizations(new) => {
                    replace(&mut sources.organizations, &old, new, batch, &mut touched)?
                }
                Resolved::Meetings(new) => {
                    replace(&mut sources.meetings, &old, new, batch, &mut touched)?
                }
                Resolved::Directives(new) => {
                    replace(&mut sources.directives, &old, new, batch, &mut touched)?
                }
            };
            if !slugs.is_empty() {
                self.entities.insert(group.clone(), slugs);
            }
        }
        Ok(touched)
    }

    fn shares_of(&self, group: &Group) -> Vec<Share<'_>> {
        let articles = self.shares.get(group).into_iter().flatten();
        articles
            .flat_map(|(slug, locals)| {
                let article = &self.sources.articles[slug].reported;
                locals.iter().map(move |local| Share {
                    article,
                    local: *local,
                })
            })
            .collect()
    }
}

fn table(group: &Group) -> Table {
    match group {
        Group::Person(_) => Person::TABLE,
        Group::Organization(_) => Organization::TABLE,
        Group::Meeting(_) => Meeting::TABLE,
        Group::Directive(_) => Directive::TABLE,
    }
}

fn read_residents<E: Resident>(
    store: &Store,
    group_of: &HashMap<(Table, Arc<str>, u32), Group>,
    entities: &mut HashMap<Group, Vec<Arc<str>>>,
) -> Result<BTreeMap<Arc<str>, Arc<E>>, ArchiveError> {
    let mut residents = BTreeMap::new();
    for (key, entity) in store.scan::<E>(E::TABLE)? {
        let group = entity
            .members()
            .first()
            .and_then(|member| group_of.get(&(E::TABLE, member.article.clone(), member.local)));
        let Some(group) = group else {
            return Err(ArchiveError::Damaged {
                table: E::TABLE.name(),
                key: String::from_utf8_lossy(&key).into_owned(),
                reason: "it stands on an article that is not there".to_owned(),
            });
        };
        let slug = entity.slug().clone();
        entities
            .entry(group.clone())
            .or_default()
            .push(slug.clone());
        residents.insert(slug, Arc::new(entity));
    }
    Ok(residents)
}

/// Puts a group's entities in the place of its earlier ones; returns their slugs.
fn replace<E: Resident>(
    residents: &mut BTreeMap<Arc<str>, Arc<E>>,
    old: &[Arc<str>],
    new: Vec<E>,
    batch: &mut Batch,
    touched: &mut Touched,
) -> Result<Vec<Arc<str>>, ArchiveError> {
    let slugs: Vec<Arc<str>> = new.iter().map(|entity| entity.slug().clone()).collect();
    for slug in old.iter().filter(|slug| !slugs.contains(slug)) {
        residents.remove(slug);
        batch.remove(E::TABLE, slug.as_bytes());
        touched.insert((E::DOCUMENT, slug.clone()));
    }
    for entity in new {
        let slug = entity.slug().clone();
        if residents.get(&slug).is_some_and(|known| **known == entity) {
            continue;
        }
        batch.put(E::TABLE, slug.as_bytes(), &entity)?;
        touched.insert((E::DOCUMENT, slug.clone()));
        residents.insert(slug, Arc::new(entity));
    }
    Ok(slugs)
}
