//! From one snapshot to the next: numbers for slugs, nodes for what changed, and the same nodes for
//! everything else.
//!
//! # Correctness
//!
//! The next snapshot is the one that would be made from nothing but its own articles. A node says
//! nothing but what its own reports say, and the names of those that it sorts; so it is made anew where
//! one of its articles is, or where somebody's name among them changed. A number is never given twice,
//! and the number of what is no longer there leads nowhere.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{CountryCode, Directive, Meeting, Member, Organization, Person};
use crate::resolve::Resolved;
use crate::snapshot::{
    ArticleNo, ArticleNode, ArticleSource, CountryNo, DirectiveNo, DirectiveNode, MeetingNo,
    MeetingNode, OrganizationNo, OrganizationNode, PersonNo, PersonNode, Snapshot,
};
use crate::text::sort_key;

/// The numbers of one kind, by slug.
pub(super) type Numbers<N> = Arc<FxHashMap<Arc<str>, N>>;

/// A group, resolved anew.
#[derive(Debug)]
pub(crate) struct GroupChange {
    /// The slugs of the entities that it had.
    pub(crate) before: Vec<Arc<str>>,
    /// The entities that it has.
    pub(crate) now: Resolved,
}

/// A kind of entity as it is assembled.
trait Kind: Sync {
    /// The number in its snapshot.
    type No: Copy;
    /// The node in its snapshot.
    type Node: Send + Sync;
    /// The place of its links among those of an article.
    const LINKS: usize;
    fn slug(&self) -> &Arc<str>;
    /// By what meetings sort it.
    fn name(&self) -> &str;
    fn members(&self) -> &[Member];
    fn number(index: usize) -> Self::No;
    fn index(no: Self::No) -> usize;
    /// The entities of this kind.
    fn each(resolved: &Resolved) -> &[Self]
    where
        Self: Sized;
    fn numbers(snapshot: &mut Snapshot) -> (&mut Numbers<Self::No>, &mut Slots<Self::Node>);
    fn find(snapshot: &Snapshot, slug: &str) -> Option<Self::No>;
    fn known(snapshot: &Snapshot, no: Self::No) -> Option<&Self::Node>;
    fn node(&self, snapshot: &Snapshot) -> Self::Node;
    /// How many articles the node was made from.
    fn size(node: &Self::Node) -> usize;
    /// The order of the name.
    fn order(node: &Self::Node) -> &[u8];
}

/// The nodes of one kind, by number; none where what bore the number is no longer there.
pub(crate) type Slots<T> = Vec<Option<Arc<T>>>;

macro_rules! kinds {
    ($($entity:ident, $variant:ident, $place:literal, $no:ident, $node:ident, $by_slug:ident, $all:ident, $make:ident;)+) => {$(
        impl Kind for $entity {
            type No = $no;
            type Node = $node;
            const LINKS: usize = $place;

            fn slug(&self) -> &Arc<str> {
                &self.slug
            }

            fn name(&self) -> &str {
                &self.name
            }

            fn members(&self) -> &[Member] {
                &self.members
            }

            fn number(index: usize) -> $no {
                $no::new(index)
            }

            fn index(no: $no) -> usize {
                no.index()
            }

            fn each(resolved: &Resolved) -> &[Self] {
                match resolved {
                    Resolved::$variant(all) => all,
                    _ => &[],
                }
            }

            fn numbers(snapshot: &mut Snapshot) -> (&mut Numbers<$no>, &mut Slots<$node>) {
                (&mut snapshot.$by_slug, &mut snapshot.$all)
            }

            fn find(snapshot: &Snapshot, slug: &str) -> Option<$no> {
                snapshot.$by_slug.get(slug).copied()
            }

            fn known(snapshot: &Snapshot, no: $no) -> Option<&$node> {
                snapshot.$all.get(no.index())?.as_deref()
            }

            fn node(&self, snapshot: &Snapshot) -> $node {
                snapshot.$make(self)
            }

            fn size(node: &$node) -> usize {
                node.members
            }

            fn order(node: &$node) -> &[u8] {
                &node.sort_key
            }
        }
    )+};
}

kinds! {
    Person, People, 0, PersonNo, PersonNode, person_by_slug, people, person_node;
    Organization, Organizations, 1, OrganizationNo, OrganizationNode, organization_by_slug, organizations,
        organization_node;
    Meeting, Meetings, 2, MeetingNo, MeetingNode, meeting_by_slug, meetings, meeting_node;
    Directive, Directives, 3, DirectiveNo, DirectiveNode, directive_by_slug, directives, directive_node;
}

/// Which entity each of an article's facts is part of, by the number; by kind.
type Links = [Vec<u32>; 4];

/// The links of the articles whose nodes are to be made.
type Linked = FxHashMap<ArticleNo, Links>;

/// A snapshot that comes to be: it takes the articles that change, then the groups in which they have a
/// share, resolved anew: all bodies, then people, who hold posts in them, then documents and meetings.
#[derive(Default)]
pub(crate) struct Growing {
    snapshot: Snapshot,
    /// The articles of the snapshot that it grows from, in order.
    newest_first: Vec<ArticleNo>,
    /// The articles whose nodes were made anew, or on which somebody stands who bears another name.
    stale: FxHashSet<ArticleNo>,
}

impl Growing {
    /// Takes out the articles of these slugs, and puts in new ones and those that take the place of an
    /// earlier one of their slug.
    pub(crate) fn take_articles(
        &mut self,
        gone: &[Arc<str>],
        articles: &[(ArticleNo, Arc<ArticleSource>)],
    ) {
        let unlinked = self.snapshot.number_articles(gone, articles);
        self.snapshot.make_articles(articles, &unlinked);
        let new: Vec<ArticleNo> = articles.iter().map(|(number, _)| *number).collect();
        let known = std::mem::take(&mut self.newest_first);
        self.snapshot.order_articles(&known, &new);
        self.stale.extend(unlinked.into_keys());
    }

    /// Takes groups, each with a share that came, went or changed; bodies and documents all at once, since
    /// a slug may pass from one group of theirs to another.
    pub(crate) fn take(&mut self, groups: &[GroupChange]) {
        let (next, stale) = (&mut self.snapshot, &mut self.stale);
        next.number_entities::<Person>(groups);
        next.number_entities::<Organization>(groups);
        next.number_entities::<Meeting>(groups);
        next.number_entities::<Directive>(groups);
        let mut linked = Linked::default();
        next.link::<Person>(groups, &mut linked);
        next.link::<Organization>(groups, &mut linked);
        next.link::<Meeting>(groups, &mut linked);
        next.link::<Directive>(groups, &mut linked);
        next.make_articles(&[], &linked);
        stale.extend(linked.into_keys());
        for group in groups {
            for organization in Organization::each(&group.now) {
                organization.country.map(|code| next.number_country(code));
            }
            for meeting in Meeting::each(&group.now) {
                meeting.country.map(|code| next.number_country(code));
            }
        }
        let renamed = next.make_entities::<Person>(groups, stale);
        stale.extend(renamed);
        let renamed = next.make_entities::<Organization>(groups, stale);
        stale.extend(renamed);
        next.make_entities::<Meeting>(groups, stale);
        next.make_entities::<Directive>(groups, stale);
    }

    /// The snapshot. Every article that an entity names is there, and every fact of an article is part of
    /// an entity.
    pub(crate) fn finish(self, revision: u64) -> Snapshot {
        Snapshot {
            revision,
            ..self.snapshot
        }
    }
}

impl Snapshot {
    /// What the snapshot of the next revision grows from.
    pub(crate) fn grow(&self) -> Growing {
        let snapshot = Snapshot {
            revision: self.revision,
            secret: self.secret,
            articles: self.articles.clone(),
            people: self.people.clone(),
            organizations: self.organizations.clone(),
            meetings: self.meetings.clone(),
            directives: self.directives.clone(),
            countries: self.countries.clone(),
            article_by_slug: self.article_by_slug.clone(),
            article_by_url: self.article_by_url.clone(),
            person_by_slug: self.person_by_slug.clone(),
            organization_by_slug: self.organization_by_slug.clone(),
            meeting_by_slug: self.meeting_by_slug.clone(),
            directive_by_slug: self.directive_by_slug.clone(),
            country_by_code: self.country_by_code.clone(),
            ..Snapshot::default()
        };
        Growing {
            snapshot,
            newest_first: self.articles_newest_first().to_vec(),
            stale: FxHashSet::default(),
        }
    }

    /// The articles, beside those that change, whose meetings sort or name somebody who is another one now:
    /// the groups of their meetings have a share in the change.
    pub(crate) fn touched_by(&self, groups: &[GroupChange]) -> Vec<ArticleNo> {
        let mut touched: FxHashSet<ArticleNo> = FxHashSet::default();
        self.renamed_or_moved::<Person>(groups, &mut touched);
        self.renamed_or_moved::<Organization>(groups, &mut touched);
        touched.into_iter().collect()
    }

    fn renamed_or_moved<K: Kind>(
        &self,
        groups: &[GroupChange],
        touched: &mut FxHashSet<ArticleNo>,
    ) {
        for entity in groups.iter().flat_map(|group| K::each(&group.now)) {
            let known = K::find(self, entity.slug());
            let node = known.and_then(|no| K::known(self, no));
            let renamed = node.is_some_and(|node| *K::order(node) != *sort_key(entity.name()));
            for member in entity.members() {
                let Some(node) = self.articles.get(member.article.index()) else {
                    continue;
                };
                let Some(node) = node else { continue };
                let link = node.link(K::LINKS, member.local as usize);
                let moved = link.is_some_and(|link| known.map(K::index) != Some(link as usize));
                if renamed || moved {
                    touched.insert(member.article);
                }
            }
        }
    }

    /// Gives every new article its number, and lets go of those that are gone; the links of those whose
    /// nodes are to be made, none set yet.
    fn number_articles(
        &mut self,
        gone: &[Arc<str>],
        articles: &[(ArticleNo, Arc<ArticleSource>)],
    ) -> Linked {
        let by_slug = Arc::make_mut(&mut self.article_by_slug);
        let by_url = Arc::make_mut(&mut self.article_by_url);
        let mut linked = Linked::default();
        let forget = |node: &mut Option<Arc<ArticleNode>>, by_url: &mut FxHashMap<_, ArticleNo>| {
            if let Some(url) = node.take().and_then(|node| node.url.clone()) {
                by_url.remove(url.as_str());
            }
        };
        for slug in gone {
            if let Some(number) = by_slug.remove(slug) {
                forget(&mut self.articles[number.index()], by_url);
            }
        }
        for (number, source) in articles {
            let slots = self.articles.len().max(number.index() + 1);
            self.articles.resize(slots, None);
            forget(&mut self.articles[number.index()], by_url);
            by_slug.insert(source.slug().clone(), *number);
            let unset = |len: usize| vec![u32::MAX; len];
            let said = &source.reported;
            let links = [
                unset(said.people.len()),
                unset(said.organizations.len()),
                unset(said.meetings.len()),
                unset(said.directives.len()),
            ];
            linked.insert(*number, links);
        }
        for (number, source) in articles {
            if let Some(url) = &source.url {
                by_url.insert(Arc::from(url.as_str()), *number);
            }
        }
        linked
    }

    /// Gives every new entity its number, and lets go of those that are gone. All old ones go before a
    /// new one comes, so that a slug may pass from group to group.
    fn number_entities<K: Kind>(&mut self, groups: &[GroupChange]) {
        let (by_slug, slots) = K::numbers(self);
        let now = || groups.iter().flat_map(|group| K::each(&group.now));
        let kept: FxHashSet<&str> = now().map(|entity| &**entity.slug()).collect();
        let of_kind = groups.iter().filter(|group| is_of::<K>(&group.now));
        let before = of_kind.flat_map(|group| &group.before);
        let gone: Vec<&Arc<str>> = before.filter(|slug| !kept.contains(&***slug)).collect();
        let new: Vec<&Arc<str>> = now()
            .map(Kind::slug)
            .filter(|slug| !by_slug.contains_key(*slug))
            .collect();
        if gone.is_empty() && new.is_empty() {
            return;
        }
        let by_slug = Arc::make_mut(by_slug);
        for slug in gone {
            if let Some(number) = by_slug.remove(slug) {
                slots[K::index(number)] = None;
            }
        }
        for slug in new {
            by_slug.entry(slug.clone()).or_insert_with(|| {
                slots.push(None);
                K::number(slots.len() - 1)
            });
        }
    }

    /// Sets the links to the entities of a kind. An article that leads elsewhere now is made anew.
    fn link<K: Kind>(&self, groups: &[GroupChange], linked: &mut Linked) {
        for entity in groups.iter().flat_map(|group| K::each(&group.now)) {
            let Some(number) = K::find(self, entity.slug()) else {
                continue;
            };
            let number = u32::try_from(K::index(number)).unwrap_or(u32::MAX);
            for member in entity.members() {
                let local = member.local as usize;
                let links = match linked.get_mut(&member.article) {
                    Some(links) => links,
                    None => {
                        let Some(node) = self.articles[member.article.index()].as_deref() else {
                            continue;
                        };
                        if node.link(K::LINKS, local) == Some(number) {
                            continue;
                        }
                        (linked.entry(member.article)).or_insert_with(|| node.links())
                    }
                };
                if let Some(slot) = links[K::LINKS].get_mut(local) {
                    *slot = number;
                }
            }
        }
    }

    fn number_country(&mut self, code: CountryCode) -> CountryNo {
        if let Some(number) = self.country_by_code.get(&code) {
            return *number;
        }
        let number = CountryNo::new(self.countries.len());
        Arc::make_mut(&mut self.country_by_code).insert(code, number);
        self.countries.push(code);
        number
    }

    fn make_articles(&mut self, articles: &[(ArticleNo, Arc<ArticleSource>)], linked: &Linked) {
        let new: FxHashMap<ArticleNo, &Arc<ArticleSource>> = (articles.iter())
            .map(|(number, source)| (*number, source))
            .collect();
        for (number, links) in linked {
            let source = match (new.get(number), &self.articles[number.index()]) {
                (Some(source), _) => Arc::clone(source),
                (None, Some(node)) => node.source.clone(),
                (None, None) => continue,
            };
            let countries = source.reported.countries.iter();
            let countries = countries.map(|said| said.code).collect::<Vec<_>>();
            let countries = countries.into_iter().map(|code| self.number_country(code));
            let countries = countries.collect();
            let known = self.articles[number.index()].as_deref();
            let title_key = match known {
                Some(node) => node.sort_key.clone(),
                None => sort_key(&source.title),
            };
            let [people, organizations, meetings, directives] = links;
            self.articles[number.index()] = Some(Arc::new(ArticleNode {
                sort_key: title_key,
                people: people.iter().copied().map(PersonNo).collect(),
                organizations: organizations.iter().copied().map(OrganizationNo).collect(),
                meetings: meetings.iter().copied().map(MeetingNo).collect(),
                directives: directives.iter().copied().map(DirectiveNo).collect(),
                countries,
                source,
            }));
        }
    }

    /// Makes the nodes of a kind that rest on one of the stale articles; returns the articles of those
    /// whose name changed.
    fn make_entities<K: Kind>(
        &mut self,
        groups: &[GroupChange],
        stale: &FxHashSet<ArticleNo>,
    ) -> Vec<ArticleNo> {
        let entities: Vec<&K> = groups
            .iter()
            .flat_map(|group| K::each(&group.now))
            .collect();
        let made: Vec<(usize, K::Node, Vec<ArticleNo>)> = entities
            .into_par_iter()
            .filter_map(|entity| {
                let number = K::find(self, entity.slug())?;
                let known = K::known(self, number);
                let members = entity.members();
                let same = known.is_some_and(|node| K::size(node) == members.len())
                    && !(members.iter()).any(|member| stale.contains(&member.article));
                if same {
                    return None;
                }
                let node = entity.node(self);
                let renamed = known.is_some_and(|known| K::order(known) != K::order(&node));
                let renamed = members.iter().filter(|_| renamed);
                let renamed = renamed.map(|member| member.article).collect();
                Some((K::index(number), node, renamed))
            })
            .collect();
        let (_, slots) = K::numbers(self);
        let mut renamed = Vec::new();
        for (index, node, articles) in made {
            slots[index] = Some(Arc::new(node));
            renamed.extend(articles);
        }
        renamed
    }
}

impl Snapshot {
    /// Finds the numbers by slug and address.
    pub(super) fn find_slugs(&mut self) {
        fn by_slug<T, N>(
            slots: &Slots<T>,
            slug: impl Fn(&T) -> &Arc<str>,
            number: impl Fn(usize) -> N,
        ) -> Numbers<N> {
            let nodes = slots.iter().enumerate();
            let nodes = nodes.filter_map(|(index, node)| Some((index, node.as_deref()?)));
            Arc::new(
                nodes
                    .map(|(index, node)| (slug(node).clone(), number(index)))
                    .collect(),
            )
        }
        self.article_by_slug = by_slug(&self.articles, |node| node.slug(), ArticleNo::new);
        self.person_by_slug = by_slug(&self.people, |node| &node.slug, PersonNo::new);
        self.organization_by_slug =
            by_slug(&self.organizations, |node| &node.slug, OrganizationNo::new);
        self.meeting_by_slug = by_slug(&self.meetings, |node| &node.slug, MeetingNo::new);
        self.directive_by_slug = by_slug(&self.directives, |node| &node.slug, DirectiveNo::new);
        let addresses = self.article_numbers().filter_map(|number| {
            let url = self.article(number).url.as_deref()?;
            Some((Arc::from(url), number))
        });
        self.article_by_url = Arc::new(addresses.collect());
    }

    /// Checks that every link of an article leads to a node that is there.
    ///
    /// # Errors
    ///
    /// One leads nowhere.
    pub(super) fn check_numbers(&self) -> Result<(), String> {
        fn there<T>(slots: &Slots<T>, index: usize) -> bool {
            matches!(slots.get(index), Some(Some(_)))
        }
        let leads = |node: &ArticleNode| {
            let said = &node.reported;
            let counts = (node.people.len(), node.organizations.len());
            let more = (node.meetings.len(), node.directives.len());
            counts == (said.people.len(), said.organizations.len())
                && more == (said.meetings.len(), said.directives.len())
                && node.countries.len() == said.countries.len()
                && (node.people.iter()).all(|no| there(&self.people, no.index()))
                && (node.organizations.iter()).all(|no| there(&self.organizations, no.index()))
                && (node.meetings.iter()).all(|no| there(&self.meetings, no.index()))
                && (node.directives.iter()).all(|no| there(&self.directives, no.index()))
                && (node.countries.iter()).all(|no| no.index() < self.countries.len())
        };
        match self.each_article().find(|node| !leads(node)) {
            None => Ok(()),
            Some(node) => Err(format!("{} leads nowhere", node.slug())),
        }
    }
}

/// Whether a group is one of this kind.
fn is_of<K: Kind>(resolved: &Resolved) -> bool {
    K::LINKS
        == match resolved {
            Resolved::People(_) => 0,
            Resolved::Organizations(_) => 1,
            Resolved::Meetings(_) => 2,
            Resolved::Directives(_) => 3,
        }
}

impl ArticleNode {
    /// The number of the entity that the `local`-th fact of a kind is part of.
    fn link(&self, kind: usize, local: usize) -> Option<u32> {
        match kind {
            0 => self.people.get(local).map(|no| no.0),
            1 => self.organizations.get(local).map(|no| no.0),
            2 => self.meetings.get(local).map(|no| no.0),
            _ => self.directives.get(local).map(|no| no.0),
        }
    }

    fn links(&self) -> Links {
        [
            self.people.iter().map(|no| no.0).collect(),
            self.organizations.iter().map(|no| no.0).collect(),
            self.meetings.iter().map(|no| no.0).collect(),
            self.directives.iter().map(|no| no.0).collect(),
        ]
    }
}
