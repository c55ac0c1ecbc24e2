//! The server over HTTP, through its router.

mod edges;
mod events;
mod kept;
mod persisted;
mod site;
mod surprises;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use caunoi::http::{Settings, Shutdown, router};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::stand_in::server;

const STRICT: &str = "application/graphql-response+json";

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or("")
            .to_owned()
    }

    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

fn site(settings: Settings) -> Router {
    router(server(settings, &Shutdown::default()))
}

fn open() -> Router {
    site(Settings::default())
}

fn guarded() -> Router {
    site(Settings {
        token: Some("bí mật".to_owned()),
        ..Settings::default()
    })
}

async fn ask(router: Router, mut request: Request<Body>) -> Answer {
    let headers = request.headers_mut();
    headers
        .entry("host")
        .or_insert(HeaderValue::from_static("localhost"));
    let response = router.oneshot(request).await.unwrap();
    gathered(response).await
}

async fn gathered(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}

async fn get(router: Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(router, request.body(Body::empty()).unwrap()).await
}

async fn post(router: Router, body: impl Into<Body>, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/graphql");
    if !headers.iter().any(|(name, _)| *name == "content-type") {
        request = request.header("content-type", "application/json");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask(router, request.body(body.into()).unwrap()).await
}

fn query(text: &str) -> String {
    json!({ "query": text }).to_string()
}

#[tokio::test]
async fn an_operation_is_answered_in_the_type_that_the_client_takes() {
    for (accept, expected) in [
        ("*/*", "application/json; charset=utf-8"),
        ("application/json", "application/json; charset=utf-8"),
        (STRICT, "application/graphql-response+json; charset=utf-8"),
    ] {
        let answer = post(open(), query("{ hello }"), &[("accept", accept)]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), expected);
        assert!(answer.header("vary").contains("accept"));
        assert_eq!(answer.json(), json!({ "data": { "hello": "Xin chào" } }));
    }
    let answer = post(open(), query("{ hello }"), &[("accept", "text/html")]).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE")
    );
}

#[tokio::test]
async fn the_address_can_hold_a_query() {
    let path = "/graphql?query=query%20Q(%24n%3AString)%7Bhello(name%3A%24n)%7D\
                &variables=%7B%22n%22%3A%22!%22%7D&operationName=";
    let answer = get(open(), path, &[]).await;
    assert_eq!(answer.json(), json!({ "data": { "hello": "Xin chào!" } }));
    for path in [
        "/graphql",
        "/graphql?query={hello}&query={hello}",
        "/graphql?query={hello}&variables=[",
    ] {
        let answer = get(open(), path, &[]).await;
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_refused_operation_is_400_in_the_new_type_and_200_in_the_old() {
    for text in ["{", "{ nothing }", "query A { hello } query B { hello }"] {
        let strict = post(open(), query(text), &[("accept", STRICT)]).await;
        let loose = post(open(), query(text), &[]).await;
        assert_eq!(
            (strict.status, loose.status),
            (StatusCode::BAD_REQUEST, StatusCode::OK),
            "{text}"
        );
        assert!(strict.json().get("data").is_none());
        assert_eq!(strict.json(), loose.json());
    }
}

#[tokio::test]
async fn what_is_no_request_of_graphql_is_400() {
    for body in [
        "",
        "{",
        "[]",
        "[{\"query\":\"{hello}\"}]",
        "\"{hello}\"",
        "null",
        "{}",
        "{\"query\":null}",
        "{\"query\":1}",
        "{\"query\":\"{hello}\",\"variables\":[]}",
        "{\"query\":\"{hello}\",\"variables\":\"{}\"}",
        "{\"query\":\"{hello}\",\"operationName\":[]}",
        "{\"query\":\"{hello}\",\"extensions\":0}",
    ] {
        for accept in [STRICT, "application/json"] {
            let answer = post(open(), body, &[("accept", accept)]).await;
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (StatusCode::BAD_REQUEST, "BAD_REQUEST"),
                "{body}"
            );
        }
    }
    let nested = "[".repeat(100_000);
    assert_eq!(
        post(open(), nested, &[]).await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn only_json_is_read() {
    for declared in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
    ] {
        let answer = post(open(), query("{ hello }"), &[("content-type", declared)]).await;
        assert_eq!(
            answer.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{declared}"
        );
    }
}

#[tokio::test]
async fn a_compressed_body_is_told_that_it_is_not_read() {
    for (coding, status) in [("gzip", 415), ("br, gzip", 415), ("identity", 200)] {
        let headers = [("content-encoding", coding)];
        let answer = post(open(), query("{ hello }"), &headers).await;
        assert_eq!(answer.status.as_u16(), status, "{coding}");
        let code = if status == 200 {
            ""
        } else {
            "UNSUPPORTED_MEDIA_TYPE"
        };
        assert_eq!(answer.code(), code, "{coding}");
    }
}

#[tokio::test]
async fn nothing_that_the_client_sent_comes_back_in_a_refusal() {
    let answer = post(open(), "{\"query\": <script>", &[]).await;
    assert!(!String::from_utf8_lossy(&answer.body).contains("script"));
    let answer = get(open(), "/%3Cscript%3E", &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(!String::from_utf8_lossy(&answer.body).contains("script"));
}

#[tokio::test]
async fn a_mutation_goes_by_post_alone() {
    let answer = get(
        guarded(),
        "/graphql?query=mutation%7Bchange%7D",
        &[("authorization", "Bearer x")],
    )
    .await;
    assert_eq!(
        (answer.status, answer.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
    let request = Request::builder()
        .method(Method::PUT)
        .uri("/graphql")
        .body(Body::empty())
        .unwrap();
    let answer = ask(open(), request).await;
    assert_eq!(
        (answer.status, answer.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD, POST")
    );
}

#[tokio::test]
async fn a_mutation_needs_the_token() {
    let token = "Bearer b\u{ed} m\u{1ead}t";
    let header = HeaderValue::from_bytes(token.as_bytes()).unwrap();
    let change = |router, header: Option<HeaderValue>| async move {
        let mut request = Request::post("/graphql").header("content-type", "application/json");
        if let Some(header) = header {
            request = request.header("authorization", header);
        }
        ask(
            router,
            request
                .body(Body::from(query("mutation { change }")))
                .unwrap(),
        )
        .await
    };
    assert_eq!(
        change(guarded(), Some(header.clone())).await.json(),
        json!({ "data": { "change": true } })
    );
    let mut refusals = Vec::new();
    for (router, header) in [
        (guarded(), None),
        (guarded(), Some("Bearer b".parse().unwrap())),
        (guarded(), Some("Bearer ".parse().unwrap())),
        (guarded(), Some("Basic x".parse().unwrap())),
        (open(), Some(header)),
        (open(), Some("Bearer ".parse().unwrap())),
    ] {
        let answer = change(router, header).await;
        assert_eq!(answer.code(), "UNAUTHENTICATED");
        refusals.push(answer.body);
    }
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "all wrong tokens are refused alike");
}

#[tokio::test]
async fn a_panic_is_an_internal_error_with_an_id_and_no_more() {
    for text in ["{ panics }", "PANIC"] {
        let router = open();
        let answer = post(router.clone(), query(text), &[("x-request-id", "mine")]).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        let error = &answer.json()["errors"][0];
        assert_eq!(error["message"], "internal error");
        assert_eq!(error["extensions"]["code"], "INTERNAL_SERVER_ERROR");
        let id = answer.header("x-request-id");
        assert_eq!(error["extensions"]["requestId"], id);
        assert_eq!(id.len(), 36, "a client's own id is not taken");
        assert_eq!(
            post(router, query("{ hello }"), &[]).await.status,
            StatusCode::OK
        );
    }
}

#[tokio::test]
async fn a_field_that_fails_leaves_the_others() {
    let answer = post(open(), query("{ hello refuses }"), &[("accept", STRICT)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.json()["data"],
        json!({ "hello": "Xin chào", "refuses": null })
    );
    assert_eq!(answer.code(), "BAD_USER_INPUT");
}

#[tokio::test]
async fn a_subscription_by_post_is_told_where_to_go() {
    let answer = post(open(), query("subscription { never }"), &[]).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (StatusCode::BAD_REQUEST, "BAD_REQUEST")
    );
    assert!(String::from_utf8_lossy(&answer.body).contains("/graphql/stream"));
}
