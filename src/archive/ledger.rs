//! What the next revision is made from: the articles, and the groups that they have a part in.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::ArchiveError;
use crate::archive::row::{
    DirectiveCard, MeetingCard, OrganizationCard, PersonCard, Stored, encode,
};
use crate::archive::store::{Batch, Store, Table, damaged};
use crate::model::{Directive, Meeting, Member, Organization, PageKey, Person};
use crate::resolve::{Group, Resolved, Share, SharedTexts, groups, resolve};
use crate::search::DocumentKind;
use crate::snapshot::{ArticleNode, ArticleSource, Changes, GroupChange, Snapshot};

/// The articles of the present revision, with the ways that a change needs.
#[derive(Default)]
pub(crate) struct Ledger {
    articles: HashMap<Arc<str>, Arc<ArticleSource>>,
    slug_by_key: HashMap<PageKey, Arc<str>>,
    parts: HashMap<Group, Part>,
    texts: SharedTexts,
}

/// What stands in a group.
#[derive(Default)]
struct Part {
    /// The facts, in no order.
    members: Vec<Member>,
    /// The slugs of the entities that they make.
    entities: Vec<Arc<str>>,
}

/// An entity with a table of its own.
trait Resident {
    type Card: Stored + for<'a> From<&'a Self>;
    const TABLE: Table;
    const DOCUMENT: DocumentKind;
    fn slug(&self) -> &Arc<str>;
}

macro_rules! resident {
    ($($type:ident, $card:ident: $table:ident;)+) => {$(
        impl Resident for $type {
            type Card = $card;
            const TABLE: Table = Table::$table;
            const DOCUMENT: DocumentKind = DocumentKind::$type;

            fn slug(&self) -> &Arc<str> {
                &self.slug
            }
        }
    )+};
}

resident! {
    Person, PersonCard: PersonBySlug;
    Organization, OrganizationCard: OrganizationBySlug;
    Meeting, MeetingCard: MeetingBySlug;
    Directive, DirectiveCard: DirectiveBySlug;
}

/// The entities that a change added, altered or took away.
pub(crate) type Touched = BTreeSet<(DocumentKind, Arc<str>)>;

impl Ledger {
    /// The ledger of what the store holds, and the change from nothing to it.
    ///
    /// # Errors
    ///
    /// A record is damaged, the tables are not what the manifest says, or the entities are not those that
    /// the articles make.
    pub(crate) fn read(store: &Store) -> Result<(Self, Changes), ArchiveError> {
        let mut ledger = Ledger::default();
        let mut changes = Changes::default();
        for (_, article) in store.scan::<ArticleSource>(Table::ArticleBySlug)? {
            changes.articles.push(ledger.insert(article).0);
        }
        let all: BTreeSet<Group> = ledger.parts.keys().cloned().collect();
        changes.groups = ledger.resolve(&all);
        check::<Person>(store, &changes.groups)?;
        check::<Organization>(store, &changes.groups)?;
        check::<Meeting>(store, &changes.groups)?;
        check::<Directive>(store, &changes.groups)?;
        Ok((ledger, changes))
    }

    /// The ledger of a snapshot whose articles share these texts.
    pub(crate) fn of(snapshot: &Snapshot, texts: SharedTexts) -> Self {
        let mut ledger = Ledger {
            texts,
            ..Ledger::default()
        };
        let grouped: Vec<(&ArticleNode, Vec<(Group, u32)>)> = (snapshot.each_article())
            .par_bridge()
            .map(|node| (node, groups(&node.reported)))
            .collect();
        for (node, groups) in grouped {
            let slug = node.slug();
            for (group, local) in groups {
                let entity = snapshot.entity_of(node, &group, local as usize);
                let part = ledger.parts.entry(group).or_default();
                part.entities.extend(entity);
                part.members.push(Member {
                    article: slug.clone(),
                    local,
                });
            }
            ledger.slug_by_key.insert(node.key.clone(), slug.clone());
            ledger.articles.insert(slug.clone(), node.source.clone());
        }
        for part in ledger.parts.values_mut() {
            part.entities.sort_unstable();
            part.entities.dedup();
        }
        ledger
    }

    /// The article of a slug.
    pub(crate) fn article(&self, slug: &str) -> Option<&Arc<ArticleSource>> {
        self.articles.get(slug)
    }

    /// The article of a key.
    pub(crate) fn article_by_key(&self, key: &PageKey) -> Option<&Arc<ArticleSource>> {
        self.articles.get(self.slug_by_key.get(key)?)
    }

    /// Puts an article in, in the place of one of its slug; returns it with the groups that this touches.
    pub(crate) fn insert(
        &mut self,
        mut article: ArticleSource,
    ) -> (Arc<ArticleSource>, BTreeSet<Group>) {
        let slug = article.slug().clone();
        let mut touched = self.remove(&slug);
        article.reported.share_texts(&mut self.texts);
        for (group, local) in groups(&article.reported) {
            let part = self.parts.entry(group.clone()).or_default();
            part.members.push(Member {
                article: slug.clone(),
                local,
            });
            touched.insert(group);
        }
        self.slug_by_key.insert(article.key.clone(), slug.clone());
        let article = Arc::new(article);
        self.articles.insert(slug, article.clone());
        (article, touched)
    }

    /// Takes an article out; returns the groups that this touches.
    pub(crate) fn remove(&mut self, slug: &str) -> BTreeSet<Group> {
        let Some(article) = self.articles.remove(slug) else {
            return BTreeSet::new();
        };
        self.slug_by_key.remove(&article.key);
        let groups = groups(&article.reported).into_iter();
        let touched: BTreeSet<Group> = groups.map(|(group, _)| group).collect();
        for group in &touched {
            if let Some(part) = self.parts.get_mut(group) {
                part.members.retain(|member| *member.article != *slug);
            }
        }
        touched
    }

    /// Resolves groups again.
    pub(crate) fn resolve(&mut self, groups: &BTreeSet<Group>) -> Vec<GroupChange> {
        let resolved: Vec<(&Group, Resolved)> = groups
            .par_iter()
            .map(|group| (group, resolve(group, self.shares_of(group))))
            .collect();
        let changes = resolved.into_iter().map(|(group, now)| {
            let part = self.parts.entry(group.clone()).or_default();
            let before = std::mem::replace(&mut part.entities, slugs(&now));
            if part.members.is_empty() {
                self.parts.remove(group);
            }
            GroupChange { before, now }
        });
        changes.collect()
    }

    /// The groups of the meetings of some articles.
    pub(crate) fn meeting_groups(&self, articles: &[Arc<str>]) -> BTreeSet<Group> {
        let articles = articles.iter().filter_map(|slug| self.articles.get(slug));
        articles
            .flat_map(|article| article.reported.meetings.iter().map(Group::of_meeting))
            .collect()
    }

    /// Lets go of what articles that were taken out alone had.
    pub(crate) fn tidy(&mut self) {
        self.texts.forget_unused();
    }

    fn shares_of(&self, group: &Group) -> Vec<Share<'_>> {
        let members = self.parts.get(group).map_or(&[][..], |part| &part.members);
        let share = |member: &Member| {
            Some(Share {
                article: &self.articles.get(&member.article)?.reported,
                local: member.local,
            })
        };
        members.iter().filter_map(share).collect()
    }
}

fn slugs(resolved: &Resolved) -> Vec<Arc<str>> {
    match resolved {
        Resolved::People(all) => all.iter().map(|one| one.slug.clone()).collect(),
        Resolved::Organizations(all) => all.iter().map(|one| one.slug.clone()).collect(),
        Resolved::Meetings(all) => all.iter().map(|one| one.slug.clone()).collect(),
        Resolved::Directives(all) => all.iter().map(|one| one.slug.clone()).collect(),
    }
}

/// Puts into a batch what a change makes of the tables of entities; returns the entities that it adds,
/// alters or takes away.
///
/// # Errors
///
/// The store cannot be read, or an entity is too large for a row.
pub(crate) fn write_entities(
    store: &Store,
    changes: &[GroupChange],
    batch: &mut Batch,
) -> Result<Touched, ArchiveError> {
    let mut touched = Touched::new();
    // All old entities go before any new one comes, so that a slug may pass from group to group.
    for GroupChange { before, now } in changes {
        let (table, document) = match now {
            Resolved::People(_) => (Person::TABLE, Person::DOCUMENT),
            Resolved::Organizations(_) => (Organization::TABLE, Organization::DOCUMENT),
            Resolved::Meetings(_) => (Meeting::TABLE, Meeting::DOCUMENT),
            Resolved::Directives(_) => (Directive::TABLE, Directive::DOCUMENT),
        };
        let kept: HashSet<Arc<str>> = slugs(now).into_iter().collect();
        for slug in before.iter().filter(|slug| !kept.contains(*slug)) {
            batch.remove(table, slug.as_bytes());
            touched.insert((document, slug.clone()));
        }
    }
    for change in changes {
        match &change.now {
            Resolved::People(all) => write(store, all, batch, &mut touched)?,
            Resolved::Organizations(all) => write(store, all, batch, &mut touched)?,
            Resolved::Meetings(all) => write(store, all, batch, &mut touched)?,
            Resolved::Directives(all) => write(store, all, batch, &mut touched)?,
        }
    }
    Ok(touched)
}

fn write<E: Resident>(
    store: &Store,
    entities: &[E],
    batch: &mut Batch,
    touched: &mut Touched,
) -> Result<(), ArchiveError> {
    for entity in entities {
        let key = entity.slug().as_bytes();
        if batch.put_change(store, E::TABLE, key, &E::Card::from(entity))? {
            touched.insert((E::DOCUMENT, entity.slug().clone()));
        }
    }
    Ok(())
}

/// Checks that a table holds the entities of the groups and no others.
fn check<E: Resident + Sync>(store: &Store, groups: &[GroupChange]) -> Result<(), ArchiveError>
where
    for<'a> &'a [E]: TryFrom<&'a Resolved>,
{
    let entities: HashMap<&[u8], &E> = (groups.iter())
        .filter_map(|group| <&[E]>::try_from(&group.now).ok())
        .flatten()
        .map(|entity| (entity.slug().as_bytes(), entity))
        .collect();
    let rows = store.scan_rows(E::TABLE)?;
    let differs = |key: &[u8]| {
        let reason = "it is not what the articles say".to_owned();
        damaged(E::TABLE, key, reason)
    };
    rows.par_iter().try_for_each(|(key, row)| {
        let entity = entities.get(&**key).ok_or_else(|| differs(key))?;
        let made =
            encode(&E::Card::from(entity)).map_err(|reason| damaged(E::TABLE, key, reason))?;
        if *made == **row {
            Ok(())
        } else {
            Err(differs(key))
        }
    })?;
    if rows.len() == entities.len() {
        Ok(())
    } else {
        let reason = format!("it has {} of {} entities", rows.len(), entities.len());
        Err(damaged(E::TABLE, b"*", reason))
    }
}
