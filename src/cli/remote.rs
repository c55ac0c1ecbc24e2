//! A running server that pages are handed to, by its mutation `loadPage`.

use std::env;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use caunoi::archive::LoadOutcome;
use caunoi::code::Code;
use caunoi::model::{Page, PageFormat};
use reqwest::blocking::Client;
use reqwest::redirect::Policy;
use serde::Deserialize;
use serde_json::json;
use url::Url;

const LOAD: &str = "mutation Load($input: LoadPageInput!) { loadPage(input: $input) { outcome } }";

/// How long the server may take over a page: longer than it gives itself.
const TIME: Duration = Duration::from_secs(120);

/// A running server.
pub(super) struct Remote {
    client: Client,
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
    load_page: Payload,
}

#[derive(Deserialize)]
struct Payload {
    outcome: Outcome,
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

impl Remote {
    /// The server at an address, to be shown the token in `CAUNOI_TOKEN`.
    pub(super) fn new(mut address: Url) -> Result<Remote> {
        let token = env::var("CAUNOI_TOKEN")
            .ok()
            .filter(|token| !token.is_empty());
        let token = token.context("CAUNOI_TOKEN is not set: pages need the server's token")?;
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
            address,
            token,
        })
    }

    /// Loads a page; what became of it, or why it gives no article.
    pub(super) fn load(&self, page: Page) -> Result<Result<LoadOutcome, String>> {
        let format = page.format.map(|format| match format {
            PageFormat::Text => "TEXT",
            PageFormat::Html => "HTML",
        });
        let input = json!({ "bytes": STANDARD.encode(page.content), "format": format });
        let response = self
            .client
            .post(self.address.clone())
            .bearer_auth(&self.token)
            .json(&json!({ "query": LOAD, "variables": { "input": input } }))
            .send()
            .with_context(|| format!("{} does not answer", self.address))?;
        let status = response.status();
        let answer: Answer = response
            .json()
            .map_err(|_| anyhow!("{} is no caunoi: it answers {status}", self.address))?;
        if let Some(Error {
            message,
            extensions,
        }) = answer.errors.into_iter().next()
        {
            return match Code::named(&extensions.code) {
                Some(Code::UnreadablePage | Code::PayloadTooLarge) => Ok(Err(message)),
                Some(Code::Unauthenticated) => {
                    bail!("{} takes no pages with this CAUNOI_TOKEN", self.address)
                }
                _ => bail!("{} takes no more pages: {message}", self.address),
            };
        }
        let data = answer
            .data
            .context("the answer holds neither data nor errors")?;
        Ok(Ok(match data.load_page.outcome {
            Outcome::Added => LoadOutcome::Added,
            Outcome::Replaced => LoadOutcome::Replaced,
            Outcome::Unchanged => LoadOutcome::Unchanged,
        }))
    }
}
