// The newest articles, and every article that is loaded from now on.

import { client } from "./client.js";
import type { NewestQuery } from "./gql/graphql.js";
import { getFragmentData, graphql } from "./gql/index.js";

const LiveItem = graphql(`
  fragment LiveItem on Article {
    id
    title
    publishedOn
  }
`);

const Newest = graphql(`
  query Newest {
    archive {
      revision
    }
    articles(first: 5) {
      totalCount
      edges {
        node {
          ...LiveItem
        }
      }
    }
  }
`);

const ArticleChanged = graphql(`
  subscription ArticleChanged($after: Int!) {
    articleChanged(after: $after) {
      outcome
      article {
        ...LiveItem
      }
    }
  }
`);

function show({ articles }: NewestQuery) {
  console.log(`\n${articles.totalCount} articles, the newest:`);
  for (const { node } of articles.edges) {
    const article = getFragmentData(LiveItem, node);
    console.log(article.publishedOn ?? "undated", article.title);
  }
}

const { data, error } = await client.query(Newest, {});
if (!data) throw error;

// From the cache at first, then whenever what it shows has changed there: see `updates` in client.ts.
client.query(Newest, {}).subscribe(({ data }) => {
  if (data) show(data);
});

// All changes since the list's revision: none is lost between the two requests, or when the connection breaks off.
const after = data.archive.revision;
client.subscription(ArticleChanged, { after }).subscribe(({ data, error }) => {
  if (!data) throw error;
  const { outcome, article } = data.articleChanged;
  console.log(`${outcome} ${getFragmentData(LiveItem, article).title}`);
});
