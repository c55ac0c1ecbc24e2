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

async function page(after: string | null) {
  const { data, error } = await client.query(Articles, { first: 10, after });
  if (!data) throw error;
  return data.articles;
}

let articles = await page(null);
while (articles.pageInfo.hasNextPage) {
  // What a "more" button does. The cache gives all pages so far: see client.ts.
  articles = await page(articles.pageInfo.endCursor);
}
for (const { node } of articles.edges) {
  const article = getFragmentData(ArticleItem, node);
  console.log(article.publishedOn ?? "undated", article.title);
}
console.log(`${articles.edges.length} of ${articles.totalCount} articles`);
