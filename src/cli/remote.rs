//! A running server that pages are handed to, by its mutation `loadPages`.

use std::time::Duration;
use std::{env, thread};

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use caunoi::archive::LoadOutcome;
use caunoi::code::Code;
use caunoi::load::{Outcomes, Taken};
use caunoi::model::{Page, PageFormat};
use caunoi::page::MAX_PAGE;
use reqwest::blocking::{Client, Response};
use reqwest::redirect::Policy;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

const LOAD: &str = "mutation Load($inputs: [LoadPageInput!]!) { loadPages(inputs: $inputs) { \
                    outcome refusal { code message } } }";

/// The most pages that are sent at once: so many are read and committed in a second or so.
pub(super) const PAGES: usize = 100;

/// The most bytes of pages that are sent at once. In base64 they fit what a server takes.
const BYTES: usize = MAX_PAGE;

/// How long the server may take over pages: longer than it gives itself.
pub(super) const TIME: Duration = Duration::from_secs(300);

/// How long to wait before a page is sent again to a server that is busy, in seconds. To load a page
/// twice changes nothing.
const WAITS: [u64; 5] = [1, 2, 4, 8, 16];

/// A running server.
pub(super) struct Remote {
    client: Client,
    /// The server, as people name it.
    name: String,
    address: Url,
    token: String,
}

#[derive(Deserialize)]
struct Answer {
    data: Option<Data>,
    #[serde(default)]
    errors: Vec<Error>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    load_pages: Vec<Payload>,
}

#[derive(Deserialize)]
struct Payload {
    outcome: Option<Outcome>,
    refusal: Option<Refusal>,
}

#[derive(Deserialize)]
struct Refusal {
    message: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Outcome {
    Added,
    Replaced,
    Unchanged,
}

#[derive(Deserialize)]
struct Error {
    message: String,
    extensions: Extensions,
}

#[derive(Deserialize)]
struct Extensions {
    code: String,
}

impl Answer {
    /// Whether the server may do later what it did not do now.
    fn is_busy(&self) -> bool {
        let code = self.errors.first().map(|error| &*error.extensions.code);
        matches!(
            code.and_then(Code::named),
            Some(Code::NotReady | Code::TimedOut | Code::TooManyConnections)
        )
    }
}

impl Remote {
    /// The server at an address, to be shown the token in `CAUNOI_TOKEN`.
    pub(super) fn new(mut address: Url) -> Result<Remote> {
        let token = env::var("CAUNOI_TOKEN")
            .ok()
            .filter(|token| !token.is_empty());
        let token = token.context("CAUNOI_TOKEN is not set: pages need the server's token")?;
        let name = address.as_str().trim_end_matches('/').to_owned();
        if !address.path().ends_with("/graphql") {
            let path = format!("{}/graphql", address.path().trim_end_matches('/'));
            address.set_path(&path);
        }
        // The token goes to this server, past no proxy and to no other.
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .timeout(TIME)
            .build()?;
        Ok(Remote {
            client,
            name,
            address,
            token,
        })
    }

    /// Loads pages; what became of each, or why it gives no article.
    pub(super) fn load(&self, pages: Vec<Page>) -> Result<Outcomes> {
        let mut outcomes = Vec::with_capacity(pages.len());
        for pages in batches(pages) {
            outcomes.extend(self.load_batch(pages)?);
        }
        Ok(outcomes)
    }

    /// Loads pages at once. Asks a busy server again.
    fn load_batch(&self, pages: Vec<Page>) -> Result<Outcomes> {
        let count = pages.len();
        let inputs: Vec<Value> = pages.into_iter().map(input).collect();
        let body = json!({ "query": LOAD, "variables": { "inputs": inputs } });
        let mut answer = self.ask(&body)?;
        for seconds in WAITS {
            if !answer.is_busy() {
                break;
            }
            thread::sleep(Duration::from_secs(seconds));
            answer = self.ask(&body)?;
        }
        if let Some(Error {
            message,
            extensions,
        }) = answer.errors.into_iter().next()
        {
            if Code::named(&extensions.code) == Some(Code::Unauthenticated) {
                bail!("{} takes no pages with this CAUNOI_TOKEN", self.name);
            }
            bail!("{} takes no more pages: {message}", self.name);
        }
        let data = answer
            .data
            .context("the answer holds neither data nor errors")?;
        let outcomes: Option<Outcomes> = data.load_pages.into_iter().map(outcome).collect();
        outcomes
            .filter(|outcomes| outcomes.len() == count)
            .with_context(|| format!("{} does not tell what became of each page", self.name))
    }

    /// All pages of the server's archive, as a dump that is still to be verified.
    pub(super) fn dump(&self) -> Result<Response> {
        let mut address = self.address.clone();
        let path = address.path().trim_end_matches("/graphql").to_owned();
        address.set_path(&format!("{path}/dump"));
        let request = self.client.get(address).bearer_auth(&self.token);
        let response = request
            .send()
            .map_err(reqwest::Error::without_url)
            .with_context(|| format!("{} does not answer", self.name))?;
        match response.status().as_u16() {
            200 => Ok(response),
            401 => bail!("{} gives no dump for this CAUNOI_TOKEN", self.name),
            status => {
                let answer: Option<Answer> = response.json().ok();
                let errors = answer.map(|answer| answer.errors).unwrap_or_default();
                match errors.into_iter().next() {
                    Some(error) => bail!("{} gives no dump: {}", self.name, error.message),
                    None => bail!("{} is no caunoi: it answers {status}", self.name),
                }
            }
        }
    }

    fn ask(&self, body: &Value) -> Result<Answer> {
        let response = self
            .client
            .post(self.address.clone())
            .bearer_auth(&self.token)
            .json(body)
            .send()
            .map_err(reqwest::Error::without_url)
            .with_context(|| format!("{} does not answer", self.name))?;
        let status = response.status();
        response
            .json()
            .map_err(|_| anyhow!("{} is no caunoi: it answers {status}", self.name))
    }
}

fn input(page: Page) -> Value {
    let format = page.format.map(|format| match format {
        PageFormat::Text => "TEXT",
        PageFormat::Html => "HTML",
    });
    json!({ "bytes": STANDARD.encode(page.content), "format": format })
}

fn outcome(payload: Payload) -> Option<Result<Taken, String>> {
    let outcome = match (payload.outcome, payload.refusal) {
        (None, Some(Refusal { message })) => return Some(Err(message)),
        (Some(outcome), None) => outcome,
        _ => return None,
    };
    let outcome = match outcome {
        Outcome::Added => LoadOutcome::Added,
        Outcome::Replaced => LoadOutcome::Replaced,
        Outcome::Unchanged => LoadOutcome::Unchanged,
    };
    Some(Ok(Taken {
        outcome,
        article: None,
    }))
}

/// Pages in their order, so many at once as a request may hold.
fn batches(pages: Vec<Page>) -> Vec<Vec<Page>> {
    let (mut batches, mut bytes) = (Vec::<Vec<Page>>::new(), 0);
    for page in pages {
        bytes += page.content.len();
        match batches.last_mut() {
            Some(batch) if bytes <= BYTES && batch.len() < PAGES => batch.push(page),
            _ => {
                bytes = page.content.len();
                batches.push(vec![page]);
            }
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_go_together_as_far_as_a_request_holds_them() {
        let lengths = |pages: &[usize]| {
            let pages = pages.iter().map(|&bytes| Page {
                content: vec![b'x'; bytes],
                format: None,
                url: None,
                saved_on: None,
            });
            let batches = batches(pages.collect());
            batches.iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert!(lengths(&[]).is_empty());
        assert_eq!(lengths(&[1; 2 * PAGES + 1]), [PAGES, PAGES, 1]);
        assert_eq!(lengths(&[BYTES, 1, BYTES - 1, 1]), [1, 2, 1]);
        assert_eq!(lengths(&[1, BYTES, 1]), [1, 1, 1]);
    }
}
