// The client: queries over HTTP, subscriptions over a WebSocket, and what the cache must know.

import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { relayStylePagination } from "@apollo/client/utilities";
import { OperationTypeNode } from "graphql";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

import generated from "./gql/possible-types.js";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";
const endpoint = new URL("/graphql", server);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol === "https:" ? "wss:" : "ws:";

export const client = new ApolloClient({
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    // A browser has a WebSocket of its own: leave `webSocketImpl` out there.
    new GraphQLWsLink(createClient({ url: socket.href, webSocketImpl: WebSocket })),
    new HttpLink({ uri: endpoint.href }),
  ),
  cache: new InMemoryCache({
    possibleTypes: generated.possibleTypes,
    typePolicies: {
      // Each list that you page through; named are the arguments that make it another list.
      // Ask for `edges`: those of the pages are put together, `nodes` are not.
      Query: {
        fields: {
          articles: relayStylePagination(["filter", "orderBy"]),
          search: relayStylePagination(["query", "types"]),
        },
      },
      Person: {
        fields: { positions: relayStylePagination(["asOf"]) },
      },
    },
  }),
});
