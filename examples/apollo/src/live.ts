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

const { data } = await client.query({ query: Newest });
if (!data) throw new Error("no answer");

// From the cache at first, then whenever what it shows has changed there.
const list = client.watchQuery({ query: Newest });
list.subscribe(({ data, dataState, loading }) => {
  if (!loading && dataState === "complete") show(data);
});

// All changes since the list's revision: none is lost between the two requests, or when the socket breaks off.
const after = data.archive.revision;
client.subscribe({ query: ArticleChanged, variables: { after } }).subscribe(({ data, error }) => {
  if (!data) throw error;
  const { outcome, article } = data.articleChanged;
  console.log(`${outcome} ${getFragmentData(LiveItem, article).title}`);
  // One that was replaced is in the cache anew under its id; a new one may belong anywhere in the list.
  if (outcome === "ADDED") void list.refetch();
});
