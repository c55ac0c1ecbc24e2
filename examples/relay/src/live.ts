// The newest articles, and every article that is loaded from now on.

import { fetchQuery, graphql, requestSubscription } from "relay-runtime";

import type { liveQuery } from "./__generated__/liveQuery.graphql";
import type { liveSubscription } from "./__generated__/liveSubscription.graphql";
import { environment } from "./environment";

const query = graphql`
  query liveQuery {
    archive {
      revision
    }
    articles(first: 5) {
      totalCount
      edges {
        node {
          title
          publishedOn
        }
      }
    }
  }
`;

const subscription = graphql`
  subscription liveSubscription($after: Int!) {
    articleChanged(after: $after) {
      outcome
      article {
        title
        publishedOn
      }
    }
  }
`;

async function show() {
  const data = await fetchQuery<liveQuery>(environment, query, {}).toPromise();
  if (!data) throw new Error("no answer");
  console.log(`\n${data.articles.totalCount} articles, the newest:`);
  for (const { node } of data.articles.edges) {
    console.log(node.publishedOn ?? "undated", node.title);
  }
  return data.archive.revision;
}

async function main() {
  // All changes since the list's revision: none is lost between the two requests, or when the socket breaks off.
  const after = await show();
  requestSubscription<liveSubscription>(environment, {
    subscription,
    variables: { after },
    onNext(data) {
      if (!data) return;
      const { outcome, article } = data.articleChanged;
      console.log(`${outcome} ${article.title}`);
      // One that was replaced is in the store anew under its id; a new one may belong anywhere in the list.
      if (outcome === "ADDED") void show();
    },
    onError(error) {
      throw error;
    },
  });
}

void main();
