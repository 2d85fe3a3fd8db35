//! A forgotten password, over HTTP as browsers without script do it.

mod school;

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use backend::{Rules, access, reach, testing::signed_in};
use school::School;

const MOTHER: &str = "13800002046";
const BETTER: &str = "晨跑三圈再吃豆浆油条";

async fn submit(school: &School, cookie: &str, path: &str, fields: &[(&str, &str)]) -> (StatusCode, HeaderMap) {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded").header("accept", "text/html");
    let request = request.header("sec-fetch-site", "same-origin").header("referer", "http://school.example/forgot").header("cookie", cookie);
    let response = school.respond(request.body(Body::from(body)).unwrap()).await;
    (response.status(), response.headers().clone())
}

fn location(headers: &HeaderMap) -> &str {
    headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
}

/// The one cookie of an answer: its name and value, and how it is set.
fn cookie(headers: &HeaderMap) -> (String, String) {
    let all: Vec<&str> = headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
    let [one] = all.as_slice() else { panic!("{all:?}") };
    let (pair, how) = one.split_once(';').unwrap();
    (pair.to_owned(), how.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_door_answers_alike_whoever_asks_and_leads_a_guardian_back_without_a_session() {
    for school in School::open_with(Rules { shows_messages: true, ..Rules::default() }).await {
        let name = school.house.name;
        let mut answers = Vec::new();
        for login in [MOTHER, "lin", "13500000000", "nobody"] {
            let (status, headers) = submit(&school, "", "/api/ask_reset_code", &[("login", login)]).await;
            let (pair, how) = cookie(&headers);
            answers.push((status, location(&headers).to_owned(), how, pair.len(), pair));
        }
        assert_eq!((answers[0].0, answers[0].1.as_str()), (StatusCode::FOUND, "/forgot/code"), "{name}");
        assert!(answers[0].4.starts_with("__Host-reset="), "{name}");
        for other in &answers[1..] {
            assert_eq!((&other.0, &other.1, &other.2, &other.3), (&answers[0].0, &answers[0].1, &answers[0].2, &answers[0].3), "{name}");
        }
        access::send_reset_codes(&school.house).await.unwrap();
        let sent = reach::outbox(&signed_in(&school.house, "admin").await, None).await.unwrap().rows;
        assert_eq!(sent.len(), 1, "{name}");
        let code: String = sent[0].words.as_deref().unwrap().chars().filter(char::is_ascii_digit).take(6).collect();
        let mother = &answers[0].4;
        let (_, headers) = submit(&school, &answers[2].4, "/api/check_reset_code", &[("code", &code)]).await;
        assert!(location(&headers).starts_with("http://school.example/forgot?"), "{name}: of no use to another browser");
        let (_, headers) = submit(&school, mother, "/api/check_reset_code", &[("code", &code)]).await;
        assert_eq!(location(&headers), "/forgot/password", "{name}");
        let (_, headers) = submit(&school, mother, "/api/choose_password", &[("password", BETTER)]).await;
        assert_eq!(location(&headers), "/sign-in?done=reset", "{name}");
        assert!(cookie(&headers).0 == "__Host-reset=" && cookie(&headers).1.contains("Max-Age=0"), "{name}: no session, and the steps are over");
        let (status, headers) = submit(&school, "", "/api/sign_in", &[("login", MOTHER), ("password", BETTER)]).await;
        assert_eq!((status, location(&headers)), (StatusCode::FOUND, "/portal"), "{name}");
    }
}
