//! What else is served, to whom, and how.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use caunoi::http::{Server, Settings, Shutdown, router};
use serde_json::json;

use super::{ask, get, open, post, query, site};

#[tokio::test]
async fn answers_are_compressed_for_those_who_take_it() {
    for encoding in ["gzip", "br"] {
        let answer = post(open(), query("{ long }"), &[("accept-encoding", encoding)]).await;
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.body.len() < 500);
        assert_eq!(answer.header("vary"), "accept, accept-encoding");
    }
}

#[tokio::test]
async fn other_sites_are_let_in_by_name_alone() {
    let site_with = |origins: &[&str]| {
        let allowed_origins = origins
            .iter()
            .map(|origin| origin.parse().unwrap())
            .collect();
        site(Settings {
            allowed_origins,
            ..Settings::default()
        })
    };
    let asked = [
        ("origin", "https://a.example"),
        ("content-type", "application/json"),
    ];
    let answer = post(site_with(&[]), query("{ hello }"), &asked).await;
    assert!(answer.headers.get("access-control-allow-origin").is_none());
    let answer = post(
        site_with(&["https://b.example"]),
        query("{ hello }"),
        &asked,
    )
    .await;
    assert!(answer.headers.get("access-control-allow-origin").is_none());
    let answer = post(
        site_with(&["https://a.example", "https://b.example"]),
        query("{ hello }"),
        &asked,
    )
    .await;
    assert_eq!(
        answer.header("access-control-allow-origin"),
        "https://a.example"
    );
    assert_eq!(
        answer.header("access-control-expose-headers"),
        "x-request-id,etag"
    );
    let vary: Vec<_> = answer.headers.get_all("vary").iter().collect();
    let varies = |on: &str| {
        vary.iter()
            .any(|value| value.to_str().unwrap().contains(on))
    };
    assert!(varies("accept") && varies("origin"), "{vary:?}");
    for (origin, lets_in) in [("https://a.example", true), ("https://c.example", false)] {
        let request = Request::options("/graphql")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header(
                "access-control-request-headers",
                "content-type,authorization",
            )
            .body(Body::empty())
            .unwrap();
        let preflight = ask(site_with(&["https://a.example"]), request).await;
        assert_eq!(preflight.status, StatusCode::OK);
        assert_eq!(
            preflight
                .headers
                .contains_key("access-control-allow-origin"),
            lets_in
        );
        assert_eq!(
            preflight.header("access-control-allow-headers"),
            "content-type,authorization,if-none-match"
        );
        assert!(
            !preflight
                .headers
                .contains_key("access-control-allow-credentials")
        );
    }
    for wrong in [
        "a.example",
        "https://a.example/x",
        "https://u@a.example",
        "ftp://a.example",
        "*",
    ] {
        assert!(wrong.parse::<caunoi::http::Origin>().is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn a_server_of_this_machine_answers_to_its_own_names() {
    let local = || {
        let allowed_origins = vec!["https://archive.example".parse().unwrap()];
        site(Settings {
            loopback: true,
            allowed_origins,
            ..Settings::default()
        })
    };
    for host in [
        "localhost:8000",
        "127.0.0.1:8000",
        "[::1]:8000",
        "LOCALHOST",
        "archive.example",
    ] {
        assert_eq!(
            get(local(), "/health/live", &[("host", host)]).await.status,
            StatusCode::OK,
            "{host}"
        );
    }
    for host in [
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.1",
    ] {
        assert_eq!(
            get(local(), "/", &[("host", host)]).await.status,
            StatusCode::FORBIDDEN,
            "{host}"
        );
    }
}

#[tokio::test]
async fn health_and_schema_and_metrics_are_there() {
    let router = open();
    assert_eq!(
        get(router.clone(), "/health/live", &[]).await.status,
        StatusCode::OK
    );
    let ready = get(router.clone(), "/health/ready", &[]).await;
    assert_eq!(
        (ready.status, &ready.json()["revision"]),
        (StatusCode::OK, &json!(7))
    );
    assert_eq!(ready.json()["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(ready.header("cache-control"), "no-store");
    assert!(
        String::from_utf8(get(router.clone(), "/schema.graphql", &[]).await.body)
            .unwrap()
            .contains("hello")
    );
    let named =
        json!({ "query": "query Greeting { hello }", "operationName": "Greeting" }).to_string();
    for body in [named, query("{ nothing }"), "no".to_owned()] {
        post(router.clone(), body, &[]).await;
    }
    let metrics = String::from_utf8(get(router, "/metrics", &[]).await.body).unwrap();
    for line in [
        r#"caunoi_operations_total{operation="anonymous",code="BAD_REQUEST"} 1"#,
        r#"caunoi_operations_total{operation="anonymous",code="GRAPHQL_VALIDATION_FAILED"} 1"#,
        r#"caunoi_archive_entities{type="article"} 5"#,
        r#"caunoi_operations_total{operation="Greeting",code="OK"} 1"#,
        r#"caunoi_operation_duration_seconds_bucket{operation="Greeting",le="+Inf"} 1"#,
        r#"caunoi_archive_revision 7"#,
        r#"caunoi_archive_disk_bytes 4711"#,
        r#"caunoi_pages_total{outcome="refused"} 0"#,
        r#"caunoi_subscriptions 0"#,
        r#"caunoi_websockets 0"#,
        r#"caunoi_event_streams 0"#,
        r#"caunoi_connections 0"#,
    ] {
        assert!(metrics.contains(line), "{line} is not in {metrics}");
    }
}

#[tokio::test]
async fn a_server_without_its_archive_says_so() {
    let server = Server::new(String::new(), Settings::default(), Shutdown::default());
    let router = router(server);
    assert_eq!(
        get(router.clone(), "/health/live", &[]).await.status,
        StatusCode::OK
    );
    for answer in [
        get(router.clone(), "/health/ready", &[]).await,
        post(router.clone(), query("{ hello }"), &[]).await,
    ] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(get(router, "/metrics", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_client_cannot_make_metrics_grow() {
    let router = open();
    // What does not fit the schema takes no names.
    for n in 0..150 {
        let body = query(&format!("query Not{n} {{ nothing }}"));
        post(router.clone(), body, &[]).await;
    }
    for n in 0..150 {
        let name = format!("Op{n}");
        let body = json!({ "query": format!("query {name} {{ hello }} query X {{ hello }}"), "operationName": name });
        post(router.clone(), body.to_string(), &[]).await;
    }
    let metrics = String::from_utf8(get(router, "/metrics", &[]).await.body).unwrap();
    let series = metrics
        .lines()
        .filter(|line| line.starts_with("caunoi_operations_total{"))
        .count();
    assert_eq!(series, 102);
    assert!(metrics.contains(r#"operation="other",code="OK"} 50"#));
}

#[tokio::test]
async fn the_page_needs_nothing_from_elsewhere() {
    let answer = get(open(), "/", &[]).await;
    let page = String::from_utf8(answer.body.clone()).unwrap();
    let policy = answer.header("content-security-policy");
    for rule in [
        "default-src 'none'",
        "script-src 'self';",
        "style-src 'self';",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(
        !page.contains("src=\"http") && !page.contains("{start"),
        "{page}"
    );
    let assets: Vec<&str> = page
        .split('"')
        .filter(|part| part.starts_with("/assets/"))
        .collect();
    assert!(!assets.is_empty());
    for path in assets {
        let asset = get(open(), path, &[]).await;
        assert_eq!(asset.status, StatusCode::OK, "{path}");
        assert!(asset.header("cache-control").contains("immutable"));
        assert_eq!(asset.header("x-content-type-options"), "nosniff");
    }
    let stale = get(open(), "/assets/0000000000000000/start.js", &[]).await;
    assert_eq!(stale.status, StatusCode::NOT_FOUND);
}
