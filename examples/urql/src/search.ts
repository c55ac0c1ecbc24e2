// A search box: what completes the words typed so far, then what they find.
// Usage: search [words]

import { client } from "./client.js";
import { graphql } from "./gql/index.js";
import { highlighted } from "./highlight.js";

const Suggest = graphql(`
  query Suggest($prefix: String!) {
    suggest(prefix: $prefix, first: 5) {
      __typename
      ... on Article {
        id
        title
      }
      ... on Entity {
        id
        name
      }
    }
  }
`);

const Search = graphql(`
  query Search($query: String!, $first: Int!, $after: String) {
    search(query: $query, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        highlights {
          text
          ranges {
            start
            end
          }
        }
        node {
          __typename
          ... on Article {
            id
            title
          }
          ... on Entity {
            id
            name
          }
        }
      }
    }
  }
`);

const words = process.argv.slice(2).join(" ") || "huu nghi";

const { data: typed } = await client.query(Suggest, { prefix: words });
for (const found of typed?.suggest ?? []) {
  console.log(`${words}… ${found.__typename === "Article" ? found.title : found.name}`);
}

const { data: found } = await client.query(Search, { query: words, first: 5 });
for (const { node, highlights } of found?.search.edges ?? []) {
  console.log(`\n${node.__typename}: ${node.__typename === "Article" ? node.title : node.name}`);
  for (const { text, ranges } of highlights) {
    console.log(`  ${highlighted(text, ranges)}`);
  }
}
console.log(`\n${found?.search.totalCount} found`);
