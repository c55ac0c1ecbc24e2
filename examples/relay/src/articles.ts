// Every article, newest first, a page at a time.

import { createOperationDescriptor, fetchQuery, getRequest, graphql } from "relay-runtime";
import { waitForFragmentData } from "relay-runtime/experimental";

import articlesPageQuery from "./__generated__/articlesPageQuery.graphql";
import type { articles_item$key } from "./__generated__/articles_item.graphql";
import type { articles_list$key } from "./__generated__/articles_list.graphql";
import type { articlesQuery } from "./__generated__/articlesQuery.graphql";
import { environment } from "./environment";

const query = graphql`
  query articlesQuery {
    ...articles_list
  }
`;

// With the hooks of react-relay this is what `usePaginationFragment` takes.
const list = graphql`
  fragment articles_list on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "articlesPageQuery") {
    articles(first: $first, after: $after) @connection(key: "articles_articles") {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...articles_item
        }
      }
    }
  }
`;

const item = graphql`
  fragment articles_item on Article {
    title
    publishedOn
  }
`;

async function main() {
  // What is retained stays in the store.
  environment.retain(createOperationDescriptor(getRequest(query), {}));
  const key = await fetchQuery<articlesQuery>(environment, query, {}).toPromise();
  if (!key) throw new Error("no answer");
  const read = () => waitForFragmentData<articles_list$key>(environment, list, key);

  let { articles } = await read();
  while (articles.pageInfo.hasNextPage) {
    // What `loadNext` does: the page is put behind those that the store holds.
    const variables = { first: 10, after: articles.pageInfo.endCursor };
    await fetchQuery(environment, articlesPageQuery, variables).toPromise();
    ({ articles } = await read());
  }
  for (const { node } of articles.edges) {
    const article = await waitForFragmentData<articles_item$key>(environment, item, node);
    console.log(article.publishedOn ?? "undated", article.title);
  }
  console.log(`${articles.edges.length} of ${articles.totalCount} articles`);
}

void main();
