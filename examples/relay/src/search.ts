// A search box: what completes the words typed so far, then what they find.
// Usage: search [words]

import { fetchQuery, graphql } from "relay-runtime";

import type { searchQuery } from "./__generated__/searchQuery.graphql";
import type { searchSuggestQuery } from "./__generated__/searchSuggestQuery.graphql";
import { environment } from "./environment";
import { highlighted } from "./highlight";

const suggestQuery = graphql`
  query searchSuggestQuery($prefix: String!) {
    suggest(prefix: $prefix, first: 5) {
      __typename
      ... on Article {
        title
      }
      ... on Entity {
        name
      }
    }
  }
`;

const query = graphql`
  query searchQuery($query: String!, $first: Int!) {
    search(query: $query, first: $first) {
      totalCount
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
            title
          }
          ... on Entity {
            name
          }
        }
      }
    }
  }
`;

async function main() {
  const words = process.argv.slice(2).join(" ") || "huu nghi";

  const typed = await fetchQuery<searchSuggestQuery>(environment, suggestQuery, { prefix: words }).toPromise();
  for (const found of typed?.suggest ?? []) {
    console.log(`${words}… ${found.title ?? found.name}`);
  }

  const found = await fetchQuery<searchQuery>(environment, query, { query: words, first: 5 }).toPromise();
  for (const { node, highlights } of found?.search.edges ?? []) {
    console.log(`\n${node.__typename}: ${node.title ?? node.name}`);
    for (const { text, ranges } of highlights) {
      console.log(`  ${highlighted(text, ranges)}`);
    }
  }
  console.log(`\n${found?.search.totalCount} found`);
}

void main();
