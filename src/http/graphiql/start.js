"use strict";

// The addresses are relative to the page, so that a proxy may serve it under any host.
const endpoint = new URL("graphql", location.href);
const socket = new URL(endpoint);
socket.protocol = location.protocol === "https:" ? "wss:" : "ws:";

const examples = JSON.parse(document.getElementById("examples").textContent);

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: endpoint.href, wsClient: new SocketClient(socket.href) }),
    defaultTabs: examples.map((query) => ({ query })),
    defaultEditorToolsVisibility: false,
    shouldPersistHeaders: false,
  }),
);
