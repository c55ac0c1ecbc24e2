//! A page of a list of articles, with counts over the list.

use std::sync::Arc;

use async_graphql::{Error, Object};

use crate::graphql::article::Article;
use crate::graphql::connection::{Edge, Page, PageInfo, Paging};
use crate::graphql::cursor::Identity;
use crate::graphql::facet::ArticleFacets;
use crate::graphql::list::List;
use crate::graphql::written::{Written, WrittenList, plain_fields};

/// A page of a list of articles.
pub type ArticleConnection = Written<ArticleListing>;

/// The fields of an [`ArticleConnection`].
pub struct ArticleListing(Arc<Page<Article>>);

impl Written<ArticleListing> {
    /// The page of `list` that the arguments ask for.
    ///
    /// # Errors
    ///
    /// As [`Page::new`].
    pub fn new(list: List<Article>, identity: Identity, paging: Paging) -> Result<Self, Error> {
        Page::new(list, &identity, &paging).map(|page| Written(ArticleListing(Arc::new(page))))
    }
}

/// A page of a list of articles.
#[Object(name = "ArticleConnection")]
impl ArticleListing {
    /// The items of the page, each with its cursor.
    async fn edges(&self) -> WrittenList<Edge<Article>> {
        self.0.edges().into_iter().map(Edge::new).collect()
    }

    /// The items of the page.
    async fn nodes(&self) -> WrittenList<Article> {
        self.0.nodes().into_iter().collect()
    }

    /// Where the page stands in the list.
    async fn page_info(&self) -> Written<PageInfo> {
        Written(self.0.page_info())
    }

    /// How many items the list holds, on all pages.
    async fn total_count(&self) -> i32 {
        self.0.total_count()
    }

    /// Counts over all the articles of the list, on all pages.
    async fn facets(&self) -> ArticleFacets {
        ArticleFacets(Arc::clone(&self.0))
    }
}

plain_fields! {
    ArticleListing {
        "totalCount" => total_count,
        ;
        "edges" => edges,
        "nodes" => nodes,
        "pageInfo" => page_info,
    }
}
