//! What is handed out as a file asks who asks once more, and leaves no trace where it is refused.

mod school;

use axum::{
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, header},
};
use backend::{scalar, testing::SATURDAY};
use school::School;

/// Seconds a proof suffices.
const PROOF: i64 = 15 * 60;

async fn ask(school: &School, who: &str, path: &str, body: &str) -> Response<Body> {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded").header("accept", "text/html");
    let request = request.header("sec-fetch-site", "same-origin").header("cookie", school.cookie(who));
    school.respond(request.body(Body::from(body.to_owned())).unwrap()).await
}

fn text<'a>(response: &'a Response<Body>, name: &header::HeaderName) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// Files of the log that were handed out, and copies that were made.
async fn handed_out(school: &School) -> (i64, i64) {
    let mut conn = school.house.db.read().await.unwrap();
    let exported = scalar!(&mut conn, i64, "select count(*) from audit_entry where kind = 'exported'").unwrap();
    (exported, scalar!(&mut conn, i64, "select count(*) from privacy_request where kind = 'copy'").unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_handed_out_for_a_fresh_proof_and_to_its_readers_alone() {
    for school in School::open_all().await {
        let name = school.house.name;
        for (after, fresh) in [(PROOF - 1, true), (PROOF, true), (PROOF + 1, false)] {
            school.house.clock.set(SATURDAY.plus_seconds(after));
            let before = handed_out(&school).await;
            let response = ask(&school, "auditor", "/download/audit", "from=2026-11-21&to=").await;
            let handed = handed_out(&school).await.0 - before.0;
            if fresh {
                assert_eq!((response.status(), text(&response, &header::CONTENT_TYPE), handed), (StatusCode::OK, "application/jsonl", 1), "{name}: {after}");
                assert_eq!(text(&response, &header::CONTENT_DISPOSITION), "attachment; filename=\"xuetu-audit-2026-11-21.jsonl\"");
                assert_eq!(text(&response, &header::CACHE_CONTROL), "no-store");
                let file = to_bytes(response.into_body(), 1 << 24).await.unwrap();
                let head = String::from_utf8_lossy(&file[..80.min(file.len())]);
                assert!(head.contains("\"xuetu_audit\":1"), "{name}: {head}");
            } else {
                let to = text(&response, &header::LOCATION);
                assert_eq!((response.status(), to, handed), (StatusCode::SEE_OTHER, "/account/confirm?next=%2Fconsole%2Faudit", 0), "{name}: {after}");
            }
        }
        let before = handed_out(&school).await;
        for (who, status) in
            [("nobody", StatusCode::SEE_OTHER), ("office", StatusCode::FORBIDDEN), ("service", StatusCode::FORBIDDEN), ("mother", StatusCode::FORBIDDEN)]
        {
            assert_eq!(ask(&school, who, "/download/audit", "").await.status(), status, "{name}: {who}");
        }
        assert_eq!(ask(&school, "auditor", "/download/audit", "from=yesterday").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert_eq!(ask(&school, "auditor", "/download/audit", "from=&learner=1").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{name}: no such field");
        assert_eq!(handed_out(&school).await, before, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_made_for_a_fresh_proof_and_for_the_childs_guardian_alone() {
    for school in School::open_all().await {
        let (name, body) = (school.house.name, format!("learner={}", school.learner));
        for (after, fresh) in [(PROOF - 1, true), (PROOF, true), (PROOF + 1, false)] {
            school.house.clock.set(SATURDAY.plus_seconds(after));
            let before = handed_out(&school).await;
            let response = ask(&school, "mother", "/copy", &body).await;
            let made = handed_out(&school).await.1 - before.1;
            if fresh {
                assert_eq!((response.status(), text(&response, &header::CONTENT_TYPE), made), (StatusCode::OK, "application/zip", 1), "{name}: {after}");
                assert_eq!(text(&response, &header::CONTENT_DISPOSITION), "attachment; filename=\"xuetu-copy.zip\"");
                assert!(to_bytes(response.into_body(), 1 << 24).await.unwrap().starts_with(b"PK"), "{name}");
            } else {
                let to = text(&response, &header::LOCATION);
                assert_eq!((response.status(), to, made), (StatusCode::SEE_OTHER, "/account/confirm?next=%2Fportal%2Fprivacy", 0), "{name}: {after}");
            }
        }
        let before = handed_out(&school).await;
        for who in ["stranger", "child", "office", "head", "admin", "auditor"] {
            assert_eq!(ask(&school, who, "/copy", &body).await.status(), StatusCode::NOT_FOUND, "{name}: {who}");
        }
        assert_eq!(ask(&school, "nobody", "/copy", &body).await.status(), StatusCode::SEE_OTHER);
        assert_eq!(handed_out(&school).await, before, "{name}");
    }
}
