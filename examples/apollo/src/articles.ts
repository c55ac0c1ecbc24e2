// Every article, newest first, a page at a time.

import { client } from "./client.js";
import { getFragmentData, graphql } from "./gql/index.js";

const ArticleItem = graphql(`
  fragment ArticleItem on Article {
    id
    title
    publishedOn
  }
`);

const Articles = graphql(`
  query Articles($first: Int!, $after: String) {
    articles(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...ArticleItem
        }
      }
    }
  }
`);

const list = client.watchQuery({ query: Articles, variables: { first: 10 } });
list.subscribe(({ data, dataState, error, loading }) => {
  if (error) throw error;
  if (loading || dataState !== "complete") return;
  const { edges, pageInfo, totalCount } = data.articles;
  if (pageInfo.hasNextPage) {
    // What a "more" button does. The cache puts the page behind those that it holds: see client.ts.
    void list.fetchMore({ variables: { after: pageInfo.endCursor } });
    return;
  }
  for (const { node } of edges) {
    const article = getFragmentData(ArticleItem, node);
    console.log(article.publishedOn ?? "undated", article.title);
  }
  console.log(`${edges.length} of ${totalCount} articles`);
});
