//! A client that sees what becomes of the bytes of a request and of its answer.

use std::fmt;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::press::Sheet;

/// How long an answer may take before the server counts as standing still: long enough for any machine,
/// however much else it has to do.
pub(crate) const PATIENCE: Duration = Duration::from_secs(600);

/// The token of the servers that the tests start.
pub(crate) const TOKEN: &str = "secret";

const LOAD: &str = "mutation($input: LoadPageInput!) { loadPage(input: $input) { outcome article { id url title } } }";
const REMOVE: &str = "mutation($id: ID!) { removeArticle(id: $id) { removed } }";

/// Why a request has no answer.
#[derive(Debug)]
pub(crate) enum Lost {
    /// There was no connection to be had: it was refused, or closed again before it was of any use.
    Refused,
    /// A connection that had served before was closed before a byte of the answer came.
    Closed,
    /// The answer ended in its midst; what came of it.
    Cut(String),
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Lost::Refused => write!(f, "there is no connection"),
            Lost::Closed => write!(f, "there is no answer"),
            Lost::Cut(came) => write!(f, "the answer is cut off: {came}"),
        }
    }
}

/// A connection that is kept for the next request.
pub(crate) struct Client {
    address: SocketAddr,
    stream: Option<TcpStream>,
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Client {
        Client {
            address,
            stream: None,
        }
    }

    /// Asks, and waits for the whole answer; again where a busy machine took too long for it.
    pub(crate) fn ask(&mut self, query: &str, variables: Value) -> Result<Value, Lost> {
        let body = json!({ "query": query, "variables": variables }).to_string();
        let began = Instant::now();
        loop {
            let answer = self.ask_once(&body)?;
            let late = answer["errors"][0]["extensions"]["code"] == "TIMED_OUT";
            if !late || began.elapsed() > PATIENCE {
                return Ok(answer);
            }
        }
    }

    fn ask_once(&mut self, body: &str) -> Result<Value, Lost> {
        let request = format!(
            "POST /graphql HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {TOKEN}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let kept = self.stream.take();
        let is_new = kept.is_none();
        let mut stream = match kept {
            Some(stream) => stream,
            None => connect(self.address).map_err(|_| Lost::Refused)?,
        };
        // Where the other end has closed, what came before that is still read.
        let _ = stream.write_all(request.as_bytes());
        let (answer, stays) = read(&mut stream).map_err(|lost| match lost {
            Lost::Closed if is_new => Lost::Refused,
            lost => lost,
        })?;
        self.stream = stays.then_some(stream);
        Ok(serde_json::from_slice(&answer).unwrap())
    }

    /// Closes the connection; the next request opens another.
    pub(crate) fn leave(&mut self) {
        self.stream = None;
    }

    /// Has a page loaded; its article, or the errors of the answer.
    pub(crate) fn load(&mut self, sheet: Sheet) -> Result<Result<Value, Value>, Lost> {
        let mut answer = self.ask(LOAD, json!({ "input": sheet.input() }))?;
        Ok(if answer.get("errors").is_some() {
            Err(answer["errors"].take())
        } else {
            let article = answer["data"]["loadPage"]["article"].take();
            assert_eq!(Sheet::of(&article), sheet);
            Ok(article)
        })
    }

    /// Has an article removed; the errors of the answer, where there are any.
    pub(crate) fn remove(&mut self, id: &Value) -> Result<Result<(), Value>, Lost> {
        let mut answer = self.ask(REMOVE, json!({ "id": id }))?;
        Ok(if answer.get("errors").is_some() {
            Err(answer["errors"].take())
        } else {
            Ok(())
        })
    }
}

fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

/// The body of an answer, and whether the connection stays.
fn read(stream: &mut TcpStream) -> Result<(Vec<u8>, bool), Lost> {
    let mut came = Vec::new();
    let mut chunk = [0; 16 << 10];
    loop {
        if let Some(answer) = whole(&came) {
            return Ok(answer);
        }
        match stream.read(&mut chunk) {
            Ok(count) if count > 0 => came.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                panic!("no answer after {PATIENCE:?}")
            }
            Ok(_) | Err(_) if came.is_empty() => return Err(Lost::Closed),
            Ok(_) | Err(_) => return Err(Lost::Cut(String::from_utf8_lossy(&came).into_owned())),
        }
    }
}

fn whole(came: &[u8]) -> Option<(Vec<u8>, bool)> {
    let end = came.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&came[..end]).to_lowercase();
    let field = |name: &str| {
        let mut lines = head.lines();
        lines
            .find_map(|line| line.strip_prefix(name))
            .map(str::trim)
    };
    let length: usize = field("content-length:").unwrap().parse().unwrap();
    let body = came[end + 4..].get(..length)?;
    Some((body.to_vec(), field("connection:") != Some("close")))
}
