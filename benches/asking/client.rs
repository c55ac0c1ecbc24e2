//! Clients that ask one thing again and again, over connections that stay open.

use std::cell::Cell;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a round of asking measured.
pub(crate) struct Round {
    /// Requests a second.
    pub(crate) rate: f64,
    /// The time that half of the requests took at most.
    pub(crate) p50: Duration,
    /// The time that 99 of 100 requests took at most.
    pub(crate) p99: Duration,
    /// The time on a processor that the server took for one, where the system tells it.
    pub(crate) cpu: Option<Duration>,
}

/// The name of the server's threads.
pub(crate) const SERVING: &str = "serving";

/// The time on a processor that the server's threads took so far.
fn serving_time() -> Option<Duration> {
    let mut nanoseconds = 0;
    for task in std::fs::read_dir("/proc/self/task").ok()? {
        let task = task.ok()?.path();
        let name = std::fs::read_to_string(task.join("comm")).ok()?;
        if name.trim() == SERVING {
            let times = std::fs::read_to_string(task.join("schedstat")).ok()?;
            nanoseconds += times.split(' ').next()?.parse::<u64>().ok()?;
        }
    }
    Some(Duration::from_nanos(nanoseconds))
}

/// A request as it goes over the wire.
#[derive(Clone)]
pub(crate) struct Request {
    bytes: Vec<u8>,
    /// Where a number stands that is another in each request.
    number: Option<usize>,
}

/// Stands where a number is to stand.
pub(crate) const NUMBER: &str = "0000000000";

impl Request {
    /// A GET.
    pub(crate) fn get(path: &str) -> Request {
        let head = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n");
        Request {
            bytes: head.into_bytes(),
            number: None,
        }
    }

    /// An operation by POST; where its body holds [`NUMBER`], no two are the same.
    pub(crate) fn post(body: &str) -> Request {
        let length = body.len();
        let request = format!(
            "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
             accept: application/graphql-response+json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        Request {
            number: request.find(NUMBER),
            bytes: request.into_bytes(),
        }
    }

    fn renumber(&mut self, number: usize) {
        if let Some(at) = self.number {
            let digits = format!("{number:0width$}", width = NUMBER.len());
            self.bytes[at..at + NUMBER.len()].copy_from_slice(digits.as_bytes());
        }
    }
}

/// Asks from so many connections at once, for so long. Each must be answered with 200. Numbers begin behind
/// `numbers`, which is left at the last one.
pub(crate) async fn ask(
    address: SocketAddr,
    request: &Request,
    connections: usize,
    time: Duration,
    numbers: &Cell<usize>,
) -> io::Result<Round> {
    let (began, before) = (Instant::now(), serving_time());
    let clients = (0..connections).map(|_| client(address, request.clone(), numbers, began + time));
    let mut took: Vec<Duration> = try_join_all(clients).await?.concat();
    let whole = began.elapsed();
    let spent = serving_time().zip(before);
    let spent = spent.and_then(|(after, before)| after.checked_sub(before));
    took.sort_unstable();
    let at = |of: f64| took[((took.len() - 1) as f64 * of) as usize];
    Ok(Round {
        rate: took.len() as f64 / whole.as_secs_f64(),
        p50: at(0.5),
        p99: at(0.99),
        cpu: spent.map(|spent| spent / u32::try_from(took.len()).unwrap_or(u32::MAX)),
    })
}

async fn client(
    address: SocketAddr,
    mut request: Request,
    numbers: &Cell<usize>,
    end: Instant,
) -> io::Result<Vec<Duration>> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut took = Vec::new();
    let mut buffer = Vec::with_capacity(1 << 16);
    loop {
        numbers.set(numbers.get() + 1);
        request.renumber(numbers.get());
        let asked = Instant::now();
        stream.write_all(&request.bytes).await?;
        answer(&mut stream, &mut buffer).await?;
        took.push(asked.elapsed());
        if asked > end {
            return Ok(took);
        }
    }
}

/// The body of one answer; asks once.
pub(crate) async fn body(address: SocketAddr, request: &Request) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&request.bytes).await?;
    let mut buffer = Vec::new();
    let head = answer(&mut stream, &mut buffer).await?;
    Ok(buffer.split_off(head))
}

/// Reads one answer into the buffer; the length of its head.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<usize> {
    buffer.clear();
    let head = loop {
        if stream.read_buf(buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = head_end(buffer) {
            break end;
        }
    };
    let said = std::str::from_utf8(&buffer[..head]).map_err(io::Error::other)?;
    if !said.starts_with("HTTP/1.1 200 ") {
        return Err(io::Error::other(said.to_owned()));
    }
    let length = said.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let named = name.eq_ignore_ascii_case("content-length");
        named.then(|| value.trim().parse::<usize>().ok())?
    });
    let length = length.ok_or_else(|| io::Error::other("the answer has no length"))?;
    while buffer.len() < head + length {
        if stream.read_buf(buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(head)
}

/// Where a head ends.
fn head_end(buffer: &[u8]) -> Option<usize> {
    let end = buffer.windows(4).position(|four| four == b"\r\n\r\n");
    end.map(|end| end + 4)
}
