//! Step-up and the required second factor, over HTTP as browsers without script do it.

mod school;

use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use backend::{Rules, execute, scalar, testing::SATURDAY};
use school::School;

const FORM: &str = "application/x-www-form-urlencoded";

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

async fn submit(school: &School, cookie: &str, path: &str, body: String) -> (StatusCode, HeaderMap) {
    let request = Request::post(path).header("content-type", FORM).header("accept", "text/html").header("sec-fetch-site", "same-origin");
    let request = request.header("referer", "http://school.example/console/accounts/x?after=1").header("cookie", cookie).body(Body::from(body)).unwrap();
    let response = school.respond(request).await;
    (response.status(), response.headers().clone())
}

async fn is_active(school: &School) -> bool {
    let mut conn = school.house.db.read().await.unwrap();
    scalar!(&mut conn, bool, "select is_active from account where id = $1", school.spare.0).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_waits_for_the_proof_and_goes_on_after_it() {
    for school in School::open_all().await {
        let cookie = school.cookie("admin");
        school.house.clock.set(SATURDAY.plus_seconds(16 * 60));
        let stop = format!("account={}", school.spare);
        let (status, headers) = submit(&school, &cookie, "/api/stop_account", stop.clone()).await;
        assert_eq!((status, text(&headers, &header::LOCATION)), (StatusCode::SEE_OTHER, "/account/confirm?next=%2Fconsole%2Faccounts%2Fx%3Fafter%3D1"));
        assert!(is_active(&school).await, "nothing happened yet");
        let (status, headers) = submit(&school, &cookie, "/confirm", "proof=wrong&next=/console".into()).await;
        assert_eq!((status, text(&headers, &header::LOCATION)), (StatusCode::SEE_OTHER, "/account/confirm?next=%2Fconsole&problem=wrong"));
        assert!(is_active(&school).await);
        let (status, headers) = submit(&school, &cookie, "/confirm", format!("proof={}&next=/", backend::seed::PASSWORD)).await;
        assert_eq!((status, text(&headers, &header::LOCATION)), (StatusCode::FOUND, format!("/console/accounts/{}", school.spare).as_str()));
        assert!(!is_active(&school).await, "{}: it went on", school.house.name);
        let fresh = text(&headers, &header::SET_COOKIE).split(';').next().unwrap().to_owned();
        assert!(fresh.starts_with("__Host-sid=") && fresh != cookie);
        let (status, _) = submit(&school, &cookie, "/api/restart_account", stop.clone()).await;
        assert_eq!(status, StatusCode::FOUND, "the old secret is nobody's");
        assert!(!is_active(&school).await);
        submit(&school, &fresh, "/api/restart_account", stop).await;
        assert!(is_active(&school).await, "fresh for a quarter of an hour");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_of_script_is_told_that_a_proof_is_needed() {
    let school = School::open_all().await.remove(0);
    school.house.clock.set(SATURDAY.plus_seconds(16 * 60));
    let request = Request::post("/api/stop_account").header("content-type", FORM).header("accept", "application/json");
    let (status, _) = school.ask("admin", request, format!("account={}", school.spare)).await;
    assert_eq!(status, StatusCode::PRECONDITION_REQUIRED);
    let request = Request::post("/api/stop_account").header("content-type", FORM).header("accept", "application/json");
    let (status, _) = school.ask("office", request, format!("account={}", school.spare)).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "who may not do it is not asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_second_factor_is_required_every_page_function_and_stream_leads_to_it() {
    let rules = Rules { second_factor_required: true, ..Rules::default() };
    let school = School::open_with(rules).await.remove(0);
    for path in ["/console/learners", "/board", "/account", "/console/accounts"] {
        let request = Request::get(path).header("cookie", school.cookie("admin")).body(Body::empty()).unwrap();
        let response = school.respond(request).await;
        assert_eq!((response.status(), text(response.headers(), &header::LOCATION)), (StatusCode::SEE_OTHER, "/account/second-factor"), "{path}");
    }
    assert_eq!(school.status("admin", Request::get("/account/second-factor").header("accept", "text/html")).await, StatusCode::OK);
    let form = || Request::post("/api/read_accounts").header("content-type", FORM).header("accept", "application/json");
    assert_eq!(school.ask("admin", form(), String::new()).await.0, StatusCode::PRECONDITION_REQUIRED);
    let live = format!("/live?topics=class.{}", school.class);
    assert_eq!(school.status("admin", Request::get(live)).await, StatusCode::PRECONDITION_REQUIRED);
    assert_eq!(school.status("mother", Request::get("/portal").header("accept", "text/html")).await, StatusCode::OK, "families are not asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_is_asked_on_a_page_of_its_own_before_anything_opens() {
    for school in School::open_all().await {
        // What the secret is does not matter: there is one.
        let mut tx = school.house.db.begin().await.unwrap();
        execute!(
            &mut tx,
            "insert into second_factor (account_id, secret_sealed, since, last_step) select id, $1, 0, 0 from account where login = 'zhou'",
            vec![1_u8]
        )
        .unwrap();
        tx.commit().await.unwrap();
        let form = format!("login=zhou&password={}&next=/console/classes", backend::seed::PASSWORD);
        let (status, headers) = submit(&school, "", "/api/sign_in", form).await;
        assert_eq!((status, text(&headers, &header::LOCATION)), (StatusCode::FOUND, "/sign-in/code?next=%2Fconsole%2Fclasses"));
        let step = text(&headers, &header::SET_COOKIE).split(';').next().unwrap().to_owned();
        assert!(step.starts_with("__Host-step="), "{step}");
        let as_session = step.replace("__Host-step", "__Host-sid");
        let request = Request::get("/console/classes").header("cookie", as_session).body(Body::empty()).unwrap();
        assert_eq!(school.respond(request).await.status(), StatusCode::SEE_OTHER, "{}: not signed in", school.house.name);
    }
}
