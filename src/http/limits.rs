//! What the server holds requests and connections to.

use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use crate::http::metrics::NAME_BYTES;
use crate::http::observe;

/// The longest body of a request, in bytes.
pub const BODY_BYTES: usize = 2 << 20;

/// The longest body that loads pages and shows the token, in bytes: the largest page in base64 and
/// what stands around it.
pub const PAGE_BODY_BYTES: usize = 28 << 20;

/// The longest body that takes no room among the large ones, in bytes.
pub const SMALL_BODY_BYTES: usize = 64 << 10;

/// Bodies without the token, longer than [`SMALL_BODY_BYTES`], that are read at once; more are turned
/// away.
pub const LARGE_BODIES: usize = 64;

/// The longest head of a request, in bytes: address and headers.
pub const HEAD_BYTES: usize = 64 << 10;

/// The headers of a request. It is hyper's own limit, which costs nothing as long as nobody sets another.
pub const HEADERS: usize = 100;

/// How long, and for how many bytes, a client is heard out that sends what is no request, so that it reads the answer.
pub const HEAR_OUT_TIME: Duration = Duration::from_secs(1);

/// As [`HEAR_OUT_TIME`].
pub const HEAR_OUT_BYTES: usize = 1 << 20;

/// Dumps that are written at once; more are turned away.
pub const DUMPS: usize = 2;

/// After how long those are to ask again who came before the archive was open.
pub const RETRY_TIME: Duration = Duration::from_secs(5);

/// The longest request, and document, that is read without waiting for a turn, in bytes.
pub const SHORT_REQUEST_BYTES: usize = 4 << 10;

/// Operations of a cost up to [`LIGHT_COST`] that compute at once, as many of a greater cost, and as many that change
/// something; more wait for their turn. As many as there are processors, two at least so that one long operation stops
/// no other: further ones would end no sooner, and each holds in memory what it makes.
pub fn operations() -> usize {
    static PROCESSORS: LazyLock<usize> =
        LazyLock::new(|| thread::available_parallelism().map_or(2, |count| count.get().max(2)));
    *PROCESSORS
}

/// What an operation may cost that does not wait behind heavier ones: some milliseconds of computing.
pub const LIGHT_COST: u64 = 4_000;

/// The bytes of requests with the token longer than [`SMALL_BODY_BYTES`], and of the changes that they ask for, that are
/// taken at once; more wait, their bodies unread. To read a page takes some twenty times its bytes.
pub const LOADS_BYTES: usize = PAGE_BODY_BYTES;

/// What the smallest change takes of [`LOADS_BYTES`].
pub const LEAST_LOAD_BYTES: usize = 1 << 20;

/// How long a change may wait and be prepared until it begins to change the archive; then it is waited for.
pub const LOAD_TIME: Duration = Duration::from_secs(120);

/// The longest answer that takes no room among the long ones, in bytes.
pub const SMALL_ANSWER_BYTES: usize = 64 << 10;

/// Answers longer than [`SMALL_ANSWER_BYTES`] that are on their way to clients, in bytes; more are
/// refused.
pub const ANSWERS_BYTES: usize = 256 << 20;

/// How long one operation may run, its wait for a turn included; a subscription has no such end.
pub const OPERATION_TIME: Duration = Duration::from_secs(10);

/// How long a client may take over the head of a request, and a connection stay idle.
pub const HEAD_TIME: Duration = Duration::from_secs(30);

/// How long a client may take over the body of a request.
pub const BODY_TIME: Duration = Duration::from_secs(30);

/// How long a client may take nothing of a response.
pub const SEND_TIME: Duration = Duration::from_secs(30);

/// How long a client may lag behind what is sent to it, however steadily it reads.
pub const SEND_WHOLE_TIME: Duration = Duration::from_secs(300);

/// Connections that are open at once; more wait.
pub const CONNECTIONS: usize = 1024;

/// How long after the server has been told to stop requests are still taken over connections that are open: they may
/// have been on their way. Each answer then says that it is the connection's last.
pub const LAST_REQUEST_TIME: Duration = Duration::from_secs(1);

/// How long open requests may still take once the server has been told to stop.
pub const DRAIN_TIME: Duration = Duration::from_secs(12);

/// How long a change may still wait for room once the server has been told to stop, so that it can be made in the rest
/// of [`DRAIN_TIME`].
pub const LAST_ROOM_TIME: Duration = Duration::from_secs(6);

/// The shortest body that is compressed, in bytes.
pub const COMPRESSED_BYTES: u64 = 1024;

/// Answers to queries that are kept to be given again, together, in bytes.
pub const KEPT_ANSWERS_BYTES: usize = 32 << 20;

/// The longest answer that is kept, in bytes.
pub const KEPT_ANSWER_BYTES: usize = 4 << 20;

/// All persisted documents together, in bytes.
pub const PERSISTED_BYTES: usize = 8 << 20;

/// The longest document that is persisted, in bytes.
pub const PERSISTED_DOCUMENT_BYTES: usize = 64 << 10;

/// Streams of server-sent events that are open at once; more are turned away.
pub const EVENT_STREAMS: usize = 256;

/// How often a silent stream of events says that it is still there.
pub const EVENT_STREAM_COMMENT_TIME: Duration = Duration::from_secs(15);

/// WebSockets that are open at once; more are turned away.
pub const SOCKETS: usize = 256;

/// Operations that run at once on one WebSocket.
pub const SOCKET_OPERATIONS: usize = 32;

/// Answers of one WebSocket that are made at once or wait to be sent; further operations wait.
pub const SOCKET_ANSWERS: usize = 4;

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

/// A number of bytes in words.
pub fn bytes(bytes: usize) -> String {
    match bytes {
        bytes if bytes % (1 << 20) == 0 => format!("{} MiB", bytes >> 20),
        bytes if bytes % (1 << 10) == 0 => format!("{} KiB", bytes >> 10),
        bytes => format!("{bytes} bytes"),
    }
}

/// The limits in words, each with its value: what `caunoi limits` prints.
pub fn table() -> Vec<(&'static str, String)> {
    let seconds = |time: Duration| format!("{} s", time.as_secs());
    let count = |number: usize| number.to_string();
    vec![
        ("body of a request", bytes(BODY_BYTES)),
        ("body of loadPage or loadPages", bytes(PAGE_BODY_BYTES)),
        ("a body that is none of the large", bytes(SMALL_BODY_BYTES)),
        ("large bodies at once", count(LARGE_BODIES)),
        ("head of a request", bytes(HEAD_BYTES)),
        ("headers of a request", count(HEADERS)),
        (
            "time to hear out what is no request",
            seconds(HEAR_OUT_TIME),
        ),
        ("and so much of it", bytes(HEAR_OUT_BYTES)),
        ("dumps at once", count(DUMPS)),
        ("ask again before the archive is open", seconds(RETRY_TIME)),
        ("a request read without a turn", bytes(SHORT_REQUEST_BYTES)),
        ("operations at once; more wait", count(operations())),
        ("heavy operations at once; more wait", count(operations())),
        ("changes at once; more wait", count(operations())),
        ("cost of one that is not heavy", LIGHT_COST.to_string()),
        ("loaded at once; more wait", bytes(LOADS_BYTES)),
        (
            "the least that a change counts there",
            bytes(LEAST_LOAD_BYTES),
        ),
        ("time until a change has begun", seconds(LOAD_TIME)),
        ("answers over 64 KiB on their way", bytes(ANSWERS_BYTES)),
        ("time of an operation", seconds(OPERATION_TIME)),
        ("time to send a head, or idle", seconds(HEAD_TIME)),
        ("time to send a body", seconds(BODY_TIME)),
        ("time to take nothing of a response", seconds(SEND_TIME)),
        ("time to lag behind what is sent", seconds(SEND_WHOLE_TIME)),
        ("requests taken when stopping", seconds(LAST_REQUEST_TIME)),
        (
            "changes wait for room when stopping",
            seconds(LAST_ROOM_TIME),
        ),
        ("time to finish when stopping", seconds(DRAIN_TIME)),
        ("connections at once; more wait", count(CONNECTIONS)),
        ("bodies compressed from", bytes(COMPRESSED_BYTES as usize)),
        ("answers kept together", bytes(KEPT_ANSWERS_BYTES)),
        ("an answer that is kept", bytes(KEPT_ANSWER_BYTES)),
        ("persisted queries together", bytes(PERSISTED_BYTES)),
        ("a persisted query", bytes(PERSISTED_DOCUMENT_BYTES)),
        ("event streams at once", count(EVENT_STREAMS)),
        (
            "comment in an event stream every",
            seconds(EVENT_STREAM_COMMENT_TIME),
        ),
        ("WebSockets at once", count(SOCKETS)),
        ("operations on a WebSocket", count(SOCKET_OPERATIONS)),
        ("answers of a WebSocket at once", count(SOCKET_ANSWERS)),
        ("message on a WebSocket", bytes(SOCKET_MESSAGE_BYTES)),
        ("id of an operation on a WebSocket", bytes(SOCKET_ID_BYTES)),
        ("time to connection_init", seconds(SOCKET_INIT_TIME)),
        ("ping of a WebSocket every", seconds(SOCKET_PING_TIME)),
        (
            "time to read a WebSocket's message",
            seconds(SOCKET_SEND_TIME),
        ),
        ("operation names in metrics", count(METRIC_OPERATIONS)),
        ("bytes of an operation's name there", count(NAME_BYTES)),
        ("bytes of it in the log", count(observe::NAME)),
    ]
}
