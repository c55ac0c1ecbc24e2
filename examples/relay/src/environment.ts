// The environment: queries over HTTP, subscriptions over a WebSocket, one store.

import { createClient } from "graphql-ws";
import { Environment, Network, Observable, RecordSource, Store } from "relay-runtime";
import type { FetchFunction, GraphQLResponse, SubscribeFunction } from "relay-runtime";
import WebSocket from "ws";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";
const endpoint = new URL("/graphql", server);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol === "https:" ? "wss:" : "ws:";

const ask: FetchFunction = async ({ name, text }, variables) => {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ operationName: name, query: text, variables }),
  });
  return (await response.json()) as GraphQLResponse;
};

// A browser has a WebSocket of its own: leave `webSocketImpl` out there.
const events = createClient({ url: socket.href, webSocketImpl: WebSocket });

const listen: SubscribeFunction = ({ name, text }, variables) =>
  Observable.create((sink) =>
    events.subscribe(
      { operationName: name, query: text ?? "", variables },
      {
        next: (result) => sink.next(result as GraphQLResponse),
        error: (error) => sink.error(error as Error),
        complete: () => sink.complete(),
      },
    ),
  );

export const environment = new Environment({
  network: Network.create(ask, listen),
  store: new Store(new RecordSource()),
});
