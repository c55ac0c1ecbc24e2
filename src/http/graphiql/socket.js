"use strict";

// Speaks graphql-transport-ws as far as GraphiQL needs it: one socket an operation, open while it runs.
class SocketClient {
  constructor(url) {
    this.url = url;
  }

  // Runs an operation; returns what stops it. GraphiQL asks for no more of a client.
  subscribe(payload, sink) {
    const socket = new WebSocket(this.url, "graphql-transport-ws");
    const send = (message) => socket.send(JSON.stringify(message));
    let over = false;
    const end = (tell) => {
      if (!over) {
        over = true;
        tell();
        socket.close(1000);
      }
    };
    socket.onopen = () => send({ type: "connection_init" });
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      switch (message.type) {
        case "connection_ack":
          return send({ id: "1", type: "subscribe", payload });
        case "ping":
          return send({ type: "pong" });
        case "next":
          return over || sink.next(message.payload);
        case "error":
          return end(() => sink.error(message.payload));
        case "complete":
          return end(() => sink.complete());
      }
    };
    socket.onclose = (event) =>
      end(() => sink.error(new Error(event.reason || `The connection was closed (${event.code})`)));
    return () => end(() => socket.readyState === WebSocket.OPEN && send({ id: "1", type: "complete" }));
  }
}
