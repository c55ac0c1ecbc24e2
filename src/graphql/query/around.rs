//! What words find, and what stands around an entity.
#![expect(
    clippy::too_many_arguments,
    reason = "a search takes its words, its types and the four arguments of paging"
)]

use async_graphql::{Context, Error, ID, Object};

use crate::graphql::connection::{Paging, parse_first};
use crate::graphql::entity::{find_entity, is_entity};
use crate::graphql::error::bad_user_input;
use crate::graphql::filter::check_text;
use crate::graphql::global_id::parse_id;
use crate::graphql::network::{MAX_NETWORK, Network};
use crate::graphql::reading::Reading;
use crate::graphql::search::{SearchConnection, SearchNode, SearchType, kinds};
use crate::graphql::suggest::{MAX_SUGGESTIONS, suggest};
use crate::graphql::written::{Written, WrittenList};

/// The questions for what belongs together.
#[derive(Debug, Default)]
pub(super) struct Around;

#[Object]
impl Around {
    /// Names with the words that have been typed so far, the last one perhaps not yet to its end; articles
    /// by their titles. Diacritics may be left out; those typed count for more. Names that begin with what
    /// was typed stand first, then those that hold it, then those that have its words anywhere; among them
    /// what most articles mention. Empty where there are none.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What has been typed so far; nothing is found for blank text.")]
        prefix: String,
        #[graphql(desc = "Only these types; null: all; empty: none.")] types: Option<
            Vec<SearchType>,
        >,
        #[graphql(default = 10, desc = "At most so many, 1 to 50; null: 10.")] first: Option<i32>,
    ) -> Result<WrittenList<SearchNode>, Error> {
        let first = parse_first(first, 10, MAX_SUGGESTIONS)?;
        let Some(typed) = check_text("prefix", Some(&prefix))? else {
            return Ok(WrittenList::default());
        };
        let kinds = kinds(types.as_deref());
        let found = suggest(ctx.snapshot(), &ctx.names(), typed, &kinds, first);
        Ok(found.into_iter().collect())
    }

    /// Best match first. With or without diacritics, where typed diacritics count for more; `"…"` holds
    /// a phrase.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words and phrases; nothing is found for blank text.")] query: String,
        #[graphql(desc = "Only these types; null: all; empty: none.")] types: Option<
            Vec<SearchType>,
        >,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Written<SearchConnection>, Error> {
        let paging = Paging::new(after, before, first, last);
        SearchConnection::new(ctx, query, types.as_deref(), paging).map(Written)
    }

    /// What stands around an entity, up to `depth` (at most 2) steps away: those that share articles
    /// with it, and with depth 2, as far as `first` leaves places, those that share articles with them.
    /// Of an entity the 20,000 newest articles are looked at.
    async fn network(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The id of an organization, person, meeting, directive or country.")]
        around: ID,
        #[graphql(default = 1, desc = "How many steps away, 1 or 2; null: 1.")] depth: Option<i32>,
        #[graphql(
            default = 50,
            desc = "At most so many entities, the one in the middle among them, 1 to 200; null: 50."
        )]
        first: Option<i32>,
    ) -> Result<Network, Error> {
        let first = parse_first(first, 50, MAX_NETWORK)?;
        let depth = match depth {
            None | Some(1) => 1,
            Some(2) => 2,
            Some(other) => {
                return Err(bad_user_input(format!(
                    "`depth` must be 1 or 2, not {other}"
                )));
            }
        };
        let snapshot = ctx.snapshot();
        let (of, slug) = parse_id(&around)?;
        if !is_entity(of) {
            return Err(bad_user_input(format!(
                "`around` is the id of a {}, which is no entity",
                of.name()
            )));
        }
        let center = find_entity(snapshot, of, &slug);
        Ok(center.map_or_else(Network::default, |center| {
            Network::around(snapshot, center, depth, first)
        }))
    }
}
