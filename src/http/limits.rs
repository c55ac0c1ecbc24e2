//! What the server holds requests and connections to.

use std::time::Duration;

/// The longest body of a request, in bytes.
pub const BODY_BYTES: usize = 2 << 20;

/// The longest body that loads pages and shows the token, in bytes.
pub const PAGE_BODY_BYTES: usize = 20 << 20;

/// The longest head of a request, in bytes: address and headers.
pub const HEAD_BYTES: usize = 64 << 10;

/// How long one operation may run.
pub const OPERATION_TIME: Duration = Duration::from_secs(10);

/// How long a client may take over the head of a request, and a connection stay idle.
pub const HEAD_TIME: Duration = Duration::from_secs(30);

/// How long a client may take over the body of a request.
pub const BODY_TIME: Duration = Duration::from_secs(30);

/// Connections that are open at once; more wait.
pub const CONNECTIONS: usize = 1024;

/// How long open requests may still take once the server has been told to stop.
pub const DRAIN_TIME: Duration = Duration::from_secs(12);

/// WebSockets that are open at once; more are turned away.
pub const SOCKETS: usize = 256;

/// Operations that run at once on one WebSocket.
pub const SOCKET_OPERATIONS: usize = 32;

/// The longest message that a WebSocket takes, in bytes.
pub const SOCKET_MESSAGE_BYTES: usize = 256 << 10;

/// The longest id of an operation on a WebSocket, in bytes.
pub const SOCKET_ID_BYTES: usize = 128;

/// How long a WebSocket may stay open without `connection_init`.
pub const SOCKET_INIT_TIME: Duration = Duration::from_secs(5);

/// How often a WebSocket is pinged; one that stays silent over two pings is closed.
pub const SOCKET_PING_TIME: Duration = Duration::from_secs(25);

/// How long a WebSocket's client may take over reading a message.
pub const SOCKET_SEND_TIME: Duration = Duration::from_secs(10);

/// Names of operations that the metrics tell apart; further ones count as `other`.
pub const METRIC_OPERATIONS: usize = 100;

/// The limits in words, each with its value: what `caunoi limits` prints.
pub fn table() -> Vec<(&'static str, String)> {
    let bytes = |bytes: usize| match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{} MiB", bytes >> 20),
        bytes if bytes % (1 << 10) == 0 => format!("{} KiB", bytes >> 10),
        bytes => format!("{bytes} bytes"),
    };
    let seconds = |time: Duration| format!("{} s", time.as_secs());
    vec![
        ("body of a request", bytes(BODY_BYTES)),
        ("body of loadPage with the token", bytes(PAGE_BODY_BYTES)),
        ("head of a request", bytes(HEAD_BYTES)),
        ("time of an operation", seconds(OPERATION_TIME)),
        ("time to send a head, or idle", seconds(HEAD_TIME)),
        ("time to send a body", seconds(BODY_TIME)),
        ("time to finish when stopping", seconds(DRAIN_TIME)),
        ("connections at once", CONNECTIONS.to_string()),
        ("WebSockets at once", SOCKETS.to_string()),
        ("operations on a WebSocket", SOCKET_OPERATIONS.to_string()),
        ("message on a WebSocket", bytes(SOCKET_MESSAGE_BYTES)),
        ("time to connection_init", seconds(SOCKET_INIT_TIME)),
        ("ping of a WebSocket every", seconds(SOCKET_PING_TIME)),
        ("time to read a message", seconds(SOCKET_SEND_TIME)),
        ("operation names in metrics", METRIC_OPERATIONS.to_string()),
    ]
}
