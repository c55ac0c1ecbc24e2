//! The orders in which lists are shown, each total.

use std::cmp::{Ordering, Reverse};
use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::snapshot::{
    ArticleNo, CountryNo, DirectiveNo, MeetingNo, Node, OrganizationNo, PersonNo, PositionRef,
    Snapshot,
};

fn by_name(a: &impl Node, b: &impl Node) -> Ordering {
    (a.sort_key(), a.slug()).cmp(&(b.sort_key(), b.slug()))
}

fn by_articles(a: &impl Node, b: &impl Node) -> Ordering {
    Reverse(a.articles().len())
        .cmp(&Reverse(b.articles().len()))
        .then_with(|| by_name(a, b))
}

impl Snapshot {
    /// Newest first, articles without a date last, then by slug.
    pub fn compare_articles(&self, a: ArticleNo, b: ArticleNo) -> Ordering {
        self.rank(a).cmp(&self.rank(b))
    }

    /// The place of an article among all, newest first.
    pub(super) fn rank(&self, article: ArticleNo) -> u32 {
        let ranks = self.orders.article_ranks.get_or_init(|| {
            let mut ranks = vec![u32::MAX; self.articles.len()];
            for (rank, number) in (0..).zip(self.articles_newest_first()) {
                ranks[number.index()] = rank;
            }
            ranks
        });
        ranks[article.index()]
    }

    fn compare_published(&self, a: ArticleNo, b: ArticleNo) -> Ordering {
        let (a, b) = (self.article(a), self.article(b));
        let at = |node: &crate::snapshot::ArticleNode| {
            node.published
                .map(|published| (published.on, published.at.map(|at| at.timestamp)))
        };
        Reverse(at(a))
            .cmp(&Reverse(at(b)))
            .then_with(|| a.slug().cmp(b.slug()))
    }

    /// Latest first, meetings without a time last, then by slug.
    pub fn compare_meetings(&self, a: MeetingNo, b: MeetingNo) -> Ordering {
        let (a, b) = (self.meeting(a), self.meeting(b));
        let at = |node: &crate::snapshot::MeetingNode| node.time.map(|time| (time.start, time.end));
        Reverse(at(a))
            .cmp(&Reverse(at(b)))
            .then_with(|| a.slug.cmp(&b.slug))
    }

    /// Latest report first, then by the person's slug and the place among the person's positions.
    pub fn compare_positions(&self, a: PositionRef, b: PositionRef) -> Ordering {
        let day = |of: PositionRef| self.position(of).last_reported_on;
        Reverse(day(a))
            .cmp(&Reverse(day(b)))
            .then_with(|| self.person(a.person).slug.cmp(&self.person(b.person).slug))
            .then(a.item.cmp(&b.item))
    }

    /// The position of a reference that comes from this snapshot.
    pub fn position(&self, of: PositionRef) -> &crate::snapshot::PositionNode {
        &self.person(of.person).positions[of.item as usize]
    }

    /// The participation of a reference that comes from this snapshot.
    pub fn participation(
        &self,
        of: crate::snapshot::ParticipationRef,
    ) -> &crate::snapshot::ParticipationNode {
        &self.meeting(of.meeting).participations[of.item as usize]
    }

    /// Every article, newest first.
    pub fn articles_newest_first(&self) -> &[ArticleNo] {
        self.orders.articles_newest_first.get_or_init(|| {
            let mut all: Vec<ArticleNo> = self.article_numbers().collect();
            all.sort_by(|a, b| self.compare_published(*a, *b));
            all
        })
    }

    /// Orders the articles as they are now: those that `known` has in order already and that are the same
    /// are not compared with each other again.
    pub(super) fn order_articles(&mut self, known: &[ArticleNo], new: &[ArticleNo]) {
        let put: FxHashSet<ArticleNo> = new.iter().copied().collect();
        let stays =
            |number: &ArticleNo| self.articles[number.index()].is_some() && !put.contains(number);
        let mut all: Vec<ArticleNo> = known.iter().copied().filter(stays).collect();
        all.extend(new);
        // It takes what is in order as it is.
        all.sort_by(|a, b| self.compare_published(*a, *b));
        self.orders.articles_newest_first = OnceLock::from(all);
        self.orders.article_ranks = OnceLock::new();
    }

    /// Every article, by title in the order of the alphabet.
    pub fn articles_by_title(&self) -> &[ArticleNo] {
        self.orders.articles_by_title.get_or_init(|| {
            let mut all: Vec<ArticleNo> = self.article_numbers().collect();
            all.sort_by_key(|no| (&self.article(*no).sort_key, self.article(*no).slug()));
            all
        })
    }

    /// Every person, by name.
    pub fn people_by_name(&self) -> &[PersonNo] {
        self.orders.people_by_name.get_or_init(|| {
            let mut all: Vec<PersonNo> = self.person_numbers().collect();
            all.sort_by(|a, b| by_name(self.person(*a), self.person(*b)));
            all
        })
    }

    /// Every person, by given name.
    pub fn people_by_given_name(&self) -> &[PersonNo] {
        self.orders.people_by_given_name.get_or_init(|| {
            let mut all: Vec<PersonNo> = self.person_numbers().collect();
            all.sort_by_key(|no| (&self.person(*no).given_name_key, &self.person(*no).slug));
            all
        })
    }

    /// Every person, the most mentioned first.
    pub fn people_by_articles(&self) -> &[PersonNo] {
        self.orders.people_by_articles.get_or_init(|| {
            let mut all: Vec<PersonNo> = self.person_numbers().collect();
            all.sort_by(|a, b| by_articles(self.person(*a), self.person(*b)));
            all
        })
    }

    /// Every organization, by name.
    pub fn organizations_by_name(&self) -> &[OrganizationNo] {
        self.orders.organizations_by_name.get_or_init(|| {
            let mut all: Vec<OrganizationNo> = self.organization_numbers().collect();
            all.sort_by(|a, b| by_name(self.organization(*a), self.organization(*b)));
            all
        })
    }

    /// Every organization, the most mentioned first.
    pub fn organizations_by_articles(&self) -> &[OrganizationNo] {
        self.orders.organizations_by_articles.get_or_init(|| {
            let mut all: Vec<OrganizationNo> = self.organization_numbers().collect();
            all.sort_by(|a, b| by_articles(self.organization(*a), self.organization(*b)));
            all
        })
    }

    /// Every meeting, latest first.
    pub fn meetings_latest_first(&self) -> &[MeetingNo] {
        self.orders.meetings_latest_first.get_or_init(|| {
            let mut all: Vec<MeetingNo> = self.meeting_numbers().collect();
            all.sort_by(|a, b| self.compare_meetings(*a, *b));
            all
        })
    }

    /// Among which of [`Snapshot::meetings_latest_first`] all stand that have a day in a range; others may stand between
    /// them, that began before it and were over. Found without a look at each.
    pub fn meetings_about(&self, from: Option<Date>, to: Option<Date>) -> Range<usize> {
        let latest_first = self.meetings_latest_first();
        let last_days = self.orders.meetings_last_days.get_or_init(|| {
            let times = latest_first.iter().map_while(|no| self.meeting(*no).time);
            let mut days: Vec<Date> = times.map(|time| time.end).collect();
            for at in (1..days.len()).rev() {
                days[at - 1] = days[at - 1].max(days[at]);
            }
            days
        });
        let until = last_days.partition_point(|day| from.is_none_or(|from| from <= *day));
        let begins_later = |no: &MeetingNo| {
            let time = self.meeting(*no).time;
            time.is_some_and(|time| to.is_some_and(|to| to < time.start))
        };
        let later = latest_first[..until].partition_point(begins_later);
        later..until
    }

    /// Every meeting, by name.
    pub fn meetings_by_name(&self) -> &[MeetingNo] {
        self.orders.meetings_by_name.get_or_init(|| {
            let mut all: Vec<MeetingNo> = self.meeting_numbers().collect();
            all.sort_by(|a, b| by_name(self.meeting(*a), self.meeting(*b)));
            all
        })
    }

    /// Every meeting, the most reported first.
    pub fn meetings_by_articles(&self) -> &[MeetingNo] {
        self.orders.meetings_by_articles.get_or_init(|| {
            let mut all: Vec<MeetingNo> = self.meeting_numbers().collect();
            all.sort_by(|a, b| by_articles(self.meeting(*a), self.meeting(*b)));
            all
        })
    }

    /// Every directive, by name.
    pub fn directives_by_name(&self) -> &[DirectiveNo] {
        self.orders.directives_by_name.get_or_init(|| {
            let mut all: Vec<DirectiveNo> = self.directive_numbers().collect();
            all.sort_by(|a, b| by_name(self.directive(*a), self.directive(*b)));
            all
        })
    }

    /// Every directive, the most cited first.
    pub fn directives_by_articles(&self) -> &[DirectiveNo] {
        self.orders.directives_by_articles.get_or_init(|| {
            let mut all: Vec<DirectiveNo> = self.directive_numbers().collect();
            all.sort_by(|a, b| by_articles(self.directive(*a), self.directive(*b)));
            all
        })
    }

    /// The countries that an article names or that a body or a meeting belongs to.
    pub(super) fn named_countries(&self) -> Vec<CountryNo> {
        let mut named = vec![false; self.countries.len()];
        let articles = self
            .each_article()
            .flat_map(|node| node.countries.iter().copied());
        let organizations = self.organizations.iter().flatten();
        let meetings = self.meetings.iter().flatten();
        let countries = articles
            .chain(organizations.filter_map(|node| node.country))
            .chain(meetings.filter_map(|node| node.country));
        for country in countries {
            named[country.index()] = true;
        }
        let numbers = (0..named.len()).map(CountryNo::new);
        numbers.filter(|number| named[number.index()]).collect()
    }

    /// Every country that the archive names, by name.
    pub fn countries_by_name(&self) -> &[CountryNo] {
        self.orders.countries_by_name.get_or_init(|| {
            let mut all = self.named_countries();
            all.sort_by(|a, b| by_name(self.country(*a), self.country(*b)));
            all
        })
    }

    /// Every position, latest report first.
    pub fn positions_latest_first(&self) -> &[PositionRef] {
        self.orders.positions_latest_first.get_or_init(|| {
            let mut all: Vec<PositionRef> = (self.person_numbers())
                .flat_map(|person| {
                    (0..self.person(person).positions.len()).map(move |item| PositionRef {
                        person,
                        item: u32::try_from(item).unwrap_or(u32::MAX),
                    })
                })
                .collect();
            all.sort_by(|a, b| self.compare_positions(*a, *b));
            all
        })
    }
}
