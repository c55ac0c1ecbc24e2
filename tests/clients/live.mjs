// The same subscription over a WebSocket by graphql-ws and as server-sent events by graphql-sse: a line
// for each change, told from the beginning, and one for what each says of a wrong question.
import { createClient as events } from "graphql-sse";
import { createClient as socket } from "graphql-ws";
import WebSocket from "ws";

const [address, changes] = [process.argv[2], Number(process.argv[3])];
const overSocket = (token) =>
  socket({
    url: `${address.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: token && { Authorization: `Bearer ${token}` },
  });
const clients = {
  "graphql-ws": overSocket(),
  "graphql-sse": events({ url: `${address}/graphql/stream`, retryAttempts: 0 }),
};
const changed = "subscription { articleChanged(after: 0) { outcome resumeAfter } }";

for (const [name, client] of Object.entries(clients)) {
  let heard = 0;
  for await (const { data } of client.iterate({ query: changed })) {
    console.log(name, data.articleChanged.outcome, data.articleChanged.resumeAfter);
    if (++heard === changes) break;
  }
  for await (const { data } of client.iterate({ query: "{ archive { articles } }" })) {
    console.log(name, data.archive.articles, "articles");
  }
  try {
    for await (const { errors } of client.iterate({ query: "{ nothing }" })) {
      throw errors;
    }
  } catch (errors) {
    console.log(name, errors[0].extensions.code);
  }
  client.dispose?.();
}
try {
  for await (const answer of overSocket("wrong").iterate({ query: "{ __typename }" })) {
    console.log(answer);
  }
} catch ({ code, reason }) {
  console.log("graphql-ws", code, reason);
}
