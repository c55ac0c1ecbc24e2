"use strict";

// The addresses are relative to the page, so that a proxy may serve it under any host.
const endpoint = new URL("graphql", location.href);
const socket = new URL(endpoint);
socket.protocol = location.protocol === "https:" ? "wss:" : "ws:";

const examples = JSON.parse(document.getElementById("examples").textContent);

// A link may hold a question: /?query=…&variables=…&operationName=… opens with it, in a tab of its own.
const asked = new URLSearchParams(location.search);
const linked = (name) => asked.get(name) || undefined;
const query = linked("query");
const operationName = linked("operationName");

const fetcher = GraphiQL.createFetcher({ url: endpoint.href, wsClient: new SocketClient(socket.href) });

// GraphiQL itself takes the first of several operations; the link's is run until another one is picked.
let picked = false;
const ask = (parameters, options) => {
  const asLinked = !picked && operationName && parameters.query === query;
  return fetcher(asLinked ? { ...parameters, operationName } : parameters, options);
};

const link = (href, text) => React.createElement("a", { href, target: "_blank", key: href }, text);

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(
    GraphiQL,
    {
      fetcher: ask,
      query,
      variables: linked("variables"),
      defaultTabs: query ? undefined : examples,
      onEditOperationName: (name) => (picked ||= name !== operationName),
      defaultEditorToolsVisibility: linked("variables") ? "variables" : false,
      shouldPersistHeaders: false,
    },
    React.createElement(
      GraphiQL.Logo,
      {},
      link("schema.graphql", "schema"),
      link("docs/errors.md", "errors"),
    ),
  ),
);
