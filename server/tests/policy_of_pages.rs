//! Under a crowd of requests at once, every page carries the policy with its own nonce, and everything else the closed one.

mod school;

use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use school::School;
use std::{collections::BTreeSet, sync::Arc};
use tokio::task::JoinSet;

/// Rounds of the crowd; in each, every path is asked for once by everybody at the same time.
const ROUNDS: usize = 12;

/// The nonce that a policy or a page names.
fn after<'a>(text: &'a str, mark: &str, end: char) -> Option<&'a str> {
    text.split_once(mark).and_then(|(_, rest)| rest.split(end).next())
}

async fn ask(school: Arc<School>, who: &'static str, path: String) -> (String, String, String) {
    let request = Request::get(&path).header("cookie", school.cookie(who)).header("accept", "text/html").body(Body::empty()).unwrap();
    let response = school.respond(request).await;
    let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
    let body = to_bytes(response.into_body(), 4_000_000).await.unwrap();
    (path, policy, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_crowd_loses_no_policy() {
    let school = Arc::new(School::open_all().await.remove(0));
    let pages = [
        "/sign-in".to_owned(),
        "/board".to_owned(),
        format!("/board/lesson/{}", school.lesson),
        format!("/console/learners/{}", school.learner),
        "/account".to_owned(),
        "/no/such/page".to_owned(),
    ];
    let files = ["/api/none", "/health"].map(str::to_owned);
    let mut crowd = JoinSet::new();
    for at in 0..ROUNDS {
        for path in pages.iter().chain(&files) {
            crowd.spawn(ask(school.clone(), ["teacher", "head", "office", "admin"][at % 4], path.clone()));
        }
    }
    let mut nonces = BTreeSet::new();
    while let Some(answered) = crowd.join_next().await {
        let (path, policy, body) = answered.unwrap();
        if !pages.contains(&path) {
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("nonce-"), "{path}: {policy}");
            continue;
        }
        let nonce = after(&policy, "'nonce-", '\'').unwrap_or_else(|| panic!("{path} has no nonce: {policy}"));
        let used = after(&body, "nonce=\"", '"').unwrap_or_else(|| panic!("{path} is no page: {body}"));
        assert_eq!(nonce, used, "{path}");
        assert!(body.split("<script").skip(1).all(|script| script.split('>').next().unwrap().contains(nonce)), "{path} has a script without the nonce");
        assert!(nonces.insert(nonce.to_owned()), "{path} repeats a nonce");
    }
    assert_eq!(nonces.len(), ROUNDS * pages.len());
}
