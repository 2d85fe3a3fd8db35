//! What is turned away before anybody asks the policy is an entry of the log: counted, and without what was sent.

mod school;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use backend::{fetch_all, sqlx::types::Uuid};
use school::School;

const FORM: &str = "application/x-www-form-urlencoded";

/// What was refused since `seq`: act, fields, who, how often; equal ones together.
async fn denied(school: &School, since: i64) -> Vec<(String, String, bool, i64)> {
    school.house.later.flush(&school.house).await.unwrap();
    let mut conn = school.house.db.read().await.unwrap();
    let rows = fetch_all!(
        &mut conn,
        (String, String, Option<Uuid>, i64),
        "select act, fields, actor_id, times from audit_entry where kind = 'denied' and seq > $1 order by seq",
        since
    )
    .unwrap();
    let mut counted: Vec<(String, String, bool, i64)> = Vec::new();
    for (act, fields, actor, times) in rows {
        match counted.iter_mut().find(|known| (&known.0, &known.1, known.2) == (&act, &fields, actor.is_some())) {
            Some(known) => known.3 += times,
            None => counted.push((act, fields, actor.is_some(), times)),
        }
    }
    counted
}

async fn newest(school: &School) -> i64 {
    school.house.later.flush(&school.house).await.unwrap();
    let mut conn = school.house.db.read().await.unwrap();
    fetch_all!(&mut conn, (i64,), "select coalesce(max(seq), 0) from audit_entry").unwrap()[0].0
}

async fn status(school: &School, who: &str, path: &str, (name, value): (&str, &str), body: &str) -> StatusCode {
    let request = Request::post(path).header("content-type", FORM).header("accept", "application/json").header(name, value);
    let request = request.header("cookie", school.cookie(who)).body(Body::from(body.to_owned())).unwrap();
    school.send(request).await.0
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_of_other_sites_and_what_cannot_be_read_are_entries_that_are_counted() {
    const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
    for school in School::open_all().await {
        let since = newest(&school).await;
        for _ in 0..40 {
            assert_eq!(status(&school, "admin", "/api/verify_audit", ("sec-fetch-site", "cross-site"), "").await, StatusCode::FORBIDDEN);
        }
        assert_eq!(status(&school, "admin", "/confirm", ("origin", "https://evil.example"), "").await, StatusCode::FORBIDDEN);
        assert_eq!(status(&school, "admin", "/api/verify_audit", ("x-none", ""), "").await, StatusCode::FORBIDDEN, "it does not say where it comes from");
        for secret in ["learner=13800002046", "learner=13800002046", "nobody=13800002046"] {
            assert_eq!(status(&school, "admin", "/api/read_portrait", OWN, secret).await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(status(&school, "nobody", "/api/read_portrait", OWN, "learner=x").await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(status(&school, "office", "/copy", OWN, "learner=x").await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(status(&school, "office", "/api/read_portrait", OWN, &format!("learner={}", school.learner)).await, StatusCode::OK);
        let expected =
            [("other_site", "", false, 42), ("unreadable", "ReadPortrait", true, 3), ("unreadable", "ReadPortrait", false, 1), ("unreadable", "", true, 1)];
        let found = denied(&school, since).await;
        let found: Vec<_> = found.iter().map(|(act, fields, actor, times)| (act.as_str(), fields.as_str(), *actor, *times)).collect();
        assert_eq!(found, expected, "{}", school.house.name);
        let texts = backend::testing::texts(&mut school.house.db.read().await.unwrap()).await;
        assert!(!texts.iter().any(|(table, rows)| table == "audit_entry" && rows.contains("13800002046")), "what was sent is nowhere");
    }
}
