//! What the next revision is made from: the articles, and the groups that they have a part in.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::archive::ArchiveError;
use crate::archive::row::{
    DirectiveCard, MeetingCard, OrganizationCard, PersonCard, Stored, encode,
};
use crate::archive::store::{Batch, Store, Table, damaged};
use crate::model::{ArticleNo, Directive, Meeting, Member, Organization, PageKey, Person};
use crate::resolve::{Group, Resolved, Share, SharedTexts, groups, resolve};
use crate::search::DocumentKind;
use crate::snapshot::{ArticleSource, GroupChange, Growing, Snapshot};

/// About how many facts are resolved at once, where groups do not hang together.
const LOT_FACTS: usize = 20_000;

/// The articles of the present revision, with the ways that a change needs.
#[derive(Default)]
pub(crate) struct Ledger {
    /// By number, which is the snapshot's; none where the article is no longer there.
    articles: Vec<Option<Arc<ArticleSource>>>,
    /// Until [`Ledger::tidy`] also of articles that were taken out: one that takes the place of another has
    /// its number.
    number_by_slug: FxHashMap<Arc<str>, ArticleNo>,
    number_by_key: FxHashMap<PageKey, ArticleNo>,
    parts: FxHashMap<Group, Part>,
    texts: SharedTexts,
    /// Whether articles were taken out.
    untidy: bool,
    /// Hashes of the rows of the entities that were written or looked up. Nearly all that a change resolves stay as they
    /// are, and to look each up in the store takes longer than all the rest.
    rows: FxHashMap<(Table, Arc<str>), u64>,
}

/// An article and its number.
type Numbered = (ArticleNo, Arc<ArticleSource>);

/// What stands in a group.
#[derive(Default)]
struct Part {
    /// The facts, by the slugs of the articles, then by place.
    members: Vec<Member>,
    /// The slugs of the entities that they make.
    entities: Vec<Arc<str>>,
}

/// An entity with a table of its own.
trait Resident: Sync {
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
    /// The ledger of what the store holds, and its snapshot. Little of what is resolved is in memory beside
    /// them at once.
    ///
    /// # Errors
    ///
    /// A record is damaged, the tables are not what the manifest says, or the entities are not those that
    /// the articles make.
    pub(crate) fn read(store: &Store) -> Result<(Self, Snapshot), ArchiveError> {
        let (mut ledger, articles) = Ledger::of_articles(store)?;
        let mut snapshot = Growing::default();
        snapshot.take_articles(&[], &articles);
        drop(articles);
        let all: BTreeSet<Group> = ledger.parts.keys().cloned().collect();
        let rows = entity_rows(store)?;
        for lot in ledger.lots(&all) {
            let changes = ledger.resolve(&lot);
            check::<Person>(&rows, &changes)?;
            check::<Organization>(&rows, &changes)?;
            check::<Meeting>(&rows, &changes)?;
            check::<Directive>(&rows, &changes)?;
            snapshot.take(&changes);
        }
        let snapshot = snapshot.finish(store.revision());
        check_count::<Person>(store, snapshot.people())?;
        check_count::<Organization>(store, snapshot.organizations())?;
        check_count::<Meeting>(store, snapshot.meetings())?;
        check_count::<Directive>(store, snapshot.directives())?;
        Ok((ledger, snapshot))
    }

    /// Makes the entities again of the articles that the store holds, as a revision of its own, where a crash left a
    /// change there in part.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written, or a record is damaged.
    pub(crate) fn make_whole(store: &Store) -> Result<(), ArchiveError> {
        if !store.is_partial() {
            return Ok(());
        }
        let (mut ledger, _) = Ledger::of_articles(store)?;
        let (mut batch, mut touched) = (Batch::default(), Touched::new());
        let all: BTreeSet<Group> = ledger.parts.keys().cloned().collect();
        for lot in ledger.lots(&all) {
            let changes = ledger.resolve(&lot);
            ledger.write_entities(store, &changes, &mut batch, &mut touched)?;
        }
        let made: HashSet<(Table, &[u8])> = (ledger.rows.keys())
            .map(|(table, slug)| (*table, slug.as_bytes()))
            .collect();
        for table in Table::OF_ENTITIES {
            for key in store.keys(table)? {
                if !made.contains(&(table, key.as_slice())) {
                    batch.remove(table, &key);
                }
            }
        }
        store.commit(batch, &Vec::new(), 0).map(drop)
    }

    /// The articles of a store, with the ledger of them before anything was resolved.
    fn of_articles(store: &Store) -> Result<(Self, Vec<Numbered>), ArchiveError> {
        let (mut ledger, mut articles) = (Ledger::default(), Vec::new());
        let texts = &mut ledger.texts;
        for article in store.articles(|article| article.reported.share_texts(texts))? {
            let (number, _) = ledger.put(article.clone());
            articles.push((number, article));
        }
        Ok((ledger, articles))
    }

    /// The ledger of a snapshot whose articles share these texts.
    pub(crate) fn of(snapshot: &Snapshot, texts: SharedTexts) -> Self {
        let mut ledger = Ledger {
            texts,
            ..Ledger::default()
        };
        let mut numbers: Vec<ArticleNo> = snapshot.article_numbers().collect();
        numbers.par_sort_unstable_by_key(|number| snapshot.article(*number).slug());
        let grouped: Vec<(ArticleNo, Vec<(Group, u32)>)> = (numbers.into_par_iter())
            .map(|number| (number, groups(&snapshot.article(number).reported)))
            .collect();
        for (article, groups) in grouped {
            let node = snapshot.article(article);
            ledger.set(article, node.source.clone());
            for (group, local) in groups {
                let entity = snapshot.entity_of(node, &group, local as usize);
                let part = ledger.parts.entry(group).or_default();
                part.entities.extend(entity);
                part.members.push(Member { article, local });
            }
        }
        for part in ledger.parts.values_mut() {
            part.entities.sort_unstable();
            part.entities.dedup();
            part.entities.shrink_to_fit();
        }
        ledger
    }

    /// The number of an article, which it keeps when another one takes its place.
    pub(crate) fn number(&self, slug: &str) -> Option<ArticleNo> {
        self.number_by_slug.get(slug).copied()
    }

    /// The article of a slug.
    pub(crate) fn article(&self, slug: &str) -> Option<&Arc<ArticleSource>> {
        self.numbered(self.number(slug)?)
    }

    /// The article of a key.
    pub(crate) fn article_by_key(&self, key: &PageKey) -> Option<&Arc<ArticleSource>> {
        self.numbered(*self.number_by_key.get(key)?)
    }

    fn numbered(&self, number: ArticleNo) -> Option<&Arc<ArticleSource>> {
        self.articles.get(number.index())?.as_ref()
    }

    /// Notes which article bears a number.
    fn set(&mut self, number: ArticleNo, article: Arc<ArticleSource>) {
        self.number_by_slug.insert(article.slug().clone(), number);
        self.number_by_key.insert(article.key.clone(), number);
        let slots = self.articles.len().max(number.index() + 1);
        self.articles.resize(slots, None);
        self.articles[number.index()] = Some(article);
    }

    /// Puts an article in, in the place of one of its slug; returns it and its number with the groups that
    /// this touches.
    pub(crate) fn insert(
        &mut self,
        mut article: ArticleSource,
    ) -> (ArticleNo, Arc<ArticleSource>, BTreeSet<Group>) {
        article.reported.share_texts(&mut self.texts);
        let source = Arc::new(article);
        let (number, touched) = self.put(source.clone());
        (number, source, touched)
    }

    fn put(&mut self, source: Arc<ArticleSource>) -> (ArticleNo, BTreeSet<Group>) {
        let mut touched = self.remove(source.slug());
        let known = self.number(source.slug());
        let article = known.unwrap_or_else(|| ArticleNo::new(self.articles.len()));
        self.set(article, source.clone());
        for (group, local) in groups(&source.reported) {
            let part = self.parts.entry(group.clone()).or_default();
            let articles = &self.articles;
            let slug = |member: &Member| {
                let known = articles[member.article.index()].as_ref();
                known.map(|known| known.slug())
            };
            let is_before =
                |member: &Member| (slug(member), member.local) < (Some(source.slug()), local);
            // As a rule they come in order.
            let place = match part.members.last() {
                Some(last) if !is_before(last) => part.members.partition_point(is_before),
                _ => part.members.len(),
            };
            part.members.insert(place, Member { article, local });
            touched.insert(group);
        }
        (article, touched)
    }

    /// Takes an article out; returns the groups that this touches.
    pub(crate) fn remove(&mut self, slug: &str) -> BTreeSet<Group> {
        let number = self.number(slug);
        let slot = number.and_then(|number| self.articles.get_mut(number.index()));
        let (Some(number), Some(article)) = (number, slot.and_then(Option::take)) else {
            return BTreeSet::new();
        };
        self.untidy = true;
        self.number_by_key.remove(&article.key);
        let groups = groups(&article.reported).into_iter();
        let touched: BTreeSet<Group> = groups.map(|(group, _)| group).collect();
        for group in &touched {
            if let Some(part) = self.parts.get_mut(group) {
                part.members.retain(|member| member.article != number);
            }
        }
        touched
    }

    /// Groups in lots that can be resolved one after the other, in the order in which a snapshot takes
    /// them.
    pub(crate) fn lots(&self, groups: &BTreeSet<Group>) -> Vec<BTreeSet<Group>> {
        let order = |group: &Group| match group {
            Group::Organization(_) => 0,
            Group::Person(_) => 1,
            Group::Directive(_) => 2,
            Group::Meeting(_) => 3,
        };
        let mut sorted: Vec<&Group> = groups.iter().collect();
        sorted.sort_by_key(|group| order(group));
        let mut lots: Vec<BTreeSet<Group>> = Vec::new();
        let (mut kind, mut facts) = (None, 0);
        for group in sorted {
            let apart = matches!(group, Group::Person(_) | Group::Meeting(_));
            if kind != Some(order(group)) || (apart && facts >= LOT_FACTS) {
                lots.push(BTreeSet::new());
                (kind, facts) = (Some(order(group)), 0);
            }
            facts += self.parts.get(group).map_or(0, |part| part.members.len());
            if let Some(lot) = lots.last_mut() {
                lot.insert(group.clone());
            }
        }
        lots
    }

    /// Resolves groups again.
    pub(crate) fn resolve(&mut self, groups: &BTreeSet<Group>) -> Vec<GroupChange> {
        let resolved: Vec<(&Group, Resolved)> = groups
            .par_iter()
            .map(|group| (group, resolve(group, &self.shares_of(group))))
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
    pub(crate) fn meeting_groups(&self, articles: &[ArticleNo]) -> BTreeSet<Group> {
        let articles = (articles.iter()).filter_map(|number| self.numbered(*number));
        articles
            .flat_map(|article| article.reported.meetings.iter().map(Group::of_meeting))
            .collect()
    }

    /// Lets go of what articles that were taken out alone had.
    pub(crate) fn tidy(&mut self) {
        if !std::mem::take(&mut self.untidy) {
            return;
        }
        self.texts.forget_unused();
        let articles = &self.articles;
        (self.number_by_slug).retain(|_, number| articles[number.index()].is_some());
    }

    fn shares_of(&self, group: &Group) -> Vec<Share<'_>> {
        let members = self.parts.get(group).map_or(&[][..], |part| &part.members);
        let share = |member: &Member| {
            Some(Share {
                article: &self.numbered(member.article)?.reported,
                number: member.article,
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

impl Ledger {
    /// Puts into a batch what a change makes of the tables of entities; tells the entities that it adds, alters
    /// or takes away.
    ///
    /// # Errors
    ///
    /// The store cannot be read, or an entity is too large for a row.
    pub(crate) fn write_entities(
        &mut self,
        store: &Store,
        changes: &[GroupChange],
        batch: &mut Batch,
        touched: &mut Touched,
    ) -> Result<(), ArchiveError> {
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
                self.rows.remove(&(table, slug.clone()));
                touched.insert((document, slug.clone()));
            }
        }
        for change in changes {
            match &change.now {
                Resolved::People(all) => self.write(store, all, batch, touched)?,
                Resolved::Organizations(all) => self.write(store, all, batch, touched)?,
                Resolved::Meetings(all) => self.write(store, all, batch, touched)?,
                Resolved::Directives(all) => self.write(store, all, batch, touched)?,
            }
        }
        Ok(())
    }

    fn write<E: Resident>(
        &mut self,
        store: &Store,
        entities: &[E],
        batch: &mut Batch,
        touched: &mut Touched,
    ) -> Result<(), ArchiveError> {
        for entity in entities {
            let (slug, key) = (entity.slug(), entity.slug().as_bytes());
            let row =
                encode(&E::Card::from(entity)).map_err(|reason| damaged(E::TABLE, key, reason))?;
            let hash = hash(&row);
            let known = self.rows.insert((E::TABLE, slug.clone()), hash);
            // What this batch removes has no hash, so that what has one is in the store or on its way there.
            if known != Some(hash) && batch.put_change(store, E::TABLE, key, row)? {
                touched.insert((E::DOCUMENT, slug.clone()));
            }
        }
        Ok(())
    }
}

/// Tells a row from any other one.
fn hash(row: &[u8]) -> u64 {
    let mut hash = [0; 8];
    hash.copy_from_slice(&blake3::hash(row).as_bytes()[..8]);
    u64::from_le_bytes(hash)
}

/// The hashes of rows by their keys.
type RowHashes = FxHashMap<Box<[u8]>, u64>;

/// The rows of all entities, by hashes: what they are held against comes in another order than theirs.
fn entity_rows(store: &Store) -> Result<FxHashMap<Table, RowHashes>, ArchiveError> {
    let tables = Table::OF_ENTITIES.into_iter().map(|table| {
        let mut rows = RowHashes::default();
        store.scan(
            table,
            |key, row| Ok((key.into(), hash(row))),
            |(key, hash)| {
                rows.insert(key, hash);
            },
        )?;
        Ok((table, rows))
    });
    tables.collect()
}

/// Checks that a table has the entities of the groups among its rows.
fn check<E: Resident>(
    rows: &FxHashMap<Table, RowHashes>,
    groups: &[GroupChange],
) -> Result<(), ArchiveError>
where
    for<'a> &'a [E]: TryFrom<&'a Resolved>,
{
    let entities = groups
        .par_iter()
        .filter_map(|group| <&[E]>::try_from(&group.now).ok());
    entities.flatten().try_for_each(|entity| {
        let key = entity.slug().as_bytes();
        let row =
            encode(&E::Card::from(entity)).map_err(|reason| damaged(E::TABLE, key, reason))?;
        let known = rows.get(&E::TABLE).and_then(|rows| rows.get(key));
        if known == Some(&hash(&row)) {
            return Ok(());
        }
        let reason = "it is not what the articles say".to_owned();
        Err(damaged(E::TABLE, key, reason))
    })
}

/// Checks that a table holds so many entities.
fn check_count<E: Resident>(store: &Store, entities: usize) -> Result<(), ArchiveError> {
    let rows = store.count(E::TABLE);
    if rows == entities as u64 {
        return Ok(());
    }
    let reason = format!("it has {rows} of {entities} entities");
    Err(damaged(E::TABLE, b"*", reason))
}
