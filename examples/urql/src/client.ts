// The client: queries over HTTP, subscriptions as server-sent events, a cache that knows the schema.

import { Client, fetchExchange, subscriptionExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { createClient } from "graphql-sse";

import schema from "./gql/schema.js";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";
const events = createClient({ url: new URL("/graphql/stream", server).href });

export const client = new Client({
  url: new URL("/graphql", server).href,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      schema,
      // What has no id is kept with what holds it.
      keys: {
        Archive: () => null,
        ArticleChange: () => null,
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
      updates: {
        Subscription: {
          // A new article may belong anywhere in any list; one that was replaced has the same id.
          articleChanged({ articleChanged }, _variables, cache) {
            if ((articleChanged as { outcome?: string }).outcome !== "ADDED") return;
            for (const { fieldName, fieldKey } of cache.inspectFields("Query")) {
              if (fieldName === "articles") cache.invalidate("Query", fieldKey);
            }
          },
        },
      },
    }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: events.subscribe({ query: query ?? "", variables }, sink),
        }),
      }),
    }),
  ],
});
