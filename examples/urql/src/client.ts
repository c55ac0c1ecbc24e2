// The client, and a cache that knows the schema.

import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";

import schema from "./gql/schema.js";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";

export const client = new Client({
  url: new URL("/graphql", server).href,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      schema,
      // What has no id is kept with what holds it.
      keys: {
        Citation: () => null,
        Highlight: () => null,
        Paragraph: () => null,
        TextRange: () => null,
      },
      // Each list that you page through: asked for with `after`, it gives all pages so far.
      resolvers: {
        Query: { articles: relayPagination(), search: relayPagination() },
        Person: { positions: relayPagination() },
      },
    }),
    fetchExchange,
  ],
});
