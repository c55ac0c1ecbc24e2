// Every article, newest first: the pages fetched as the loop comes to them.

import { client } from "./client.js";
import type { ArticlesQuery } from "./gql/graphql.js";
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

async function* articles() {
  let after: string | null = null;
  do {
    const page: ArticlesQuery = await client.request(Articles, { first: 10, after });
    yield* page.articles.edges.map(({ node }) => getFragmentData(ArticleItem, node));
    after = page.articles.pageInfo.hasNextPage ? page.articles.pageInfo.endCursor : null;
  } while (after);
}

let count = 0;
for await (const { publishedOn, title } of articles()) {
  console.log(publishedOn ?? "undated", title);
  count += 1;
}
console.log(`${count} articles`);
