//! Signing in with a provider of identities, over HTTP as browsers do it: there, back, and everything that must not work.

mod identity;
mod school;

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use backend::{execute, scalar, testing::SATURDAY};
use identity::{Identities, provider};
use school::School;
use serde_json::{Value, json};
use shared::access::AccountKind;
use std::collections::HashMap;

const FORM: &str = "application/x-www-form-urlencoded";
const ALL: [AccountKind; 2] = [AccountKind::Staff, AccountKind::Guardian];

fn location(headers: &HeaderMap) -> &str {
    headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
}

/// The cookie called `name` that an answer sets; none: it sets none, or takes it away.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let set = headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    let pair = set.filter(|cookie| !cookie.contains("Max-Age=0")).find(|cookie| cookie.starts_with(&format!("{name}=")))?;
    Some(pair.split(';').next().unwrap().to_owned())
}

async fn post(school: &School, cookies: &str, path: &str, body: String) -> (StatusCode, HeaderMap, String) {
    let request = Request::post(path).header("content-type", FORM).header("accept", "text/html").header("sec-fetch-site", "same-origin");
    let response = school.respond(request.header("cookie", cookies).body(Body::from(body)).unwrap()).await;
    let (head, body) = response.into_parts();
    (head.status, head.headers, String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap())
}

async fn get(school: &School, cookies: &str, path: &str) -> (StatusCode, HeaderMap) {
    let response = school.respond(Request::get(path).header("cookie", cookies).body(Body::empty()).unwrap()).await;
    (response.status(), response.headers().clone())
}

/// Somebody on their way: what the provider is asked, and the cookie that waits for them.
struct Away {
    asked: HashMap<String, String>,
    cookie: String,
}

async fn go(school: &School, session: &str, purpose: &str) -> Away {
    let (status, headers, page) = post(school, session, "/provider", format!("purpose={purpose}&next=/console/classes")).await;
    assert_eq!(status, StatusCode::OK, "{}", location(&headers));
    let url = page.split_once("url=").unwrap().1.split('"').next().unwrap().replace("&amp;", "&");
    let query = url.split_once('?').unwrap().1;
    let asked = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    Away { asked, cookie: cookie(&headers, "__Host-provider").unwrap() }
}

async fn back(school: &School, cookies: &str, state: &str, code: &str) -> (String, HeaderMap) {
    let (status, headers) = get(school, cookies, &format!("/provider/back?state={state}&code={code}")).await;
    assert!(status.is_redirection(), "{status}");
    (location(&headers).to_owned(), headers)
}

/// There and back as `subject`, of whom the provider says `more`.
async fn through(school: &School, identities: &Identities, session: &str, purpose: &str, subject: &str, more: Value) -> (String, HeaderMap) {
    let away = go(school, session, purpose).await;
    let code = identities.code(&away.asked, subject, school.house.clock.now(), &more);
    back(school, &format!("{session}; {}", away.cookie), &away.asked["state"], &code).await
}

async fn link(school: &School, login: &str, issuer: &str, subject: &str) {
    const SQL: &str = "insert into account_identity (account_id, issuer, subject, linked_at, linked_by) select id, $1, $2, 0, id from account where login = $3";
    let mut tx = school.house.db.begin().await.unwrap();
    execute!(&mut tx, SQL, issuer, subject, login).unwrap();
    tx.commit().await.unwrap();
}

async fn open(identities: &Identities, kinds: &[AccountKind]) -> Vec<School> {
    School::open_as(|house| house.provider = Some(identities.provider(kinds))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_linked_is_opened_and_one_that_is_not_is_not() {
    let identities = Identities::open().await;
    for school in open(&identities, &ALL).await {
        let enter = async || through(&school, &identities, "", "sign_in", "p-17", json!({ "email": "zhou@school.example" })).await;
        let (path, headers) = enter().await;
        assert_eq!((path.as_str(), cookie(&headers, "__Host-sid")), ("/sign-in?next=%2Fconsole%2Fclasses&provider=unlinked", None));
        let office = school.cookie("office");
        assert_eq!(through(&school, &identities, &office, "link", "p-17", json!({})).await.0, "/account?done=linked", "{}", school.house.name);
        let (path, headers) = enter().await;
        assert_eq!(path, "/console/classes");
        let session = cookie(&headers, "__Host-sid").expect("a session");
        assert!(cookie(&headers, "__Host-device").is_some() && cookie(&headers, "__Host-provider").is_none());
        assert_eq!(get(&school, &session, "/console/classes").await.0, StatusCode::OK);
        let taken = through(&school, &identities, &school.cookie("admin"), "link", "p-17", json!({})).await.0;
        assert_eq!(taken, "/account?next=%2Fconsole%2Fclasses&provider=taken", "a person is one account's alone");
        let mut conn = school.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from audit_entry where act = 'identity_linked'").unwrap(), 1);
        drop(conn);
        post(&school, &session, "/api/unlink_own", String::new()).await;
        assert!(enter().await.0.ends_with("provider=unlinked"), "{}", school.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_opens_once_in_the_browser_that_asked() {
    let identities = Identities::open().await;
    for school in open(&identities, &ALL).await {
        link(&school, "zhou", &identities.issuer, "zhou").await;
        let fetch = |away: &Away| identities.code(&away.asked, "zhou", SATURDAY, &json!({}));
        let closed = |(path, headers): (String, HeaderMap), why: &str| {
            assert!(path.ends_with(why) && cookie(&headers, "__Host-sid").is_none(), "{}: {path}", school.house.name);
        };
        let away = go(&school, "", "sign_in").await;
        let code = fetch(&away);
        closed(back(&school, "", &away.asked["state"], &code).await, "provider=state");
        let other = go(&school, "", "sign_in").await;
        closed(back(&school, &other.cookie, &away.asked["state"], &code).await, "provider=state");
        closed(back(&school, &away.cookie, "guessed", &code).await, "provider=state");
        let (path, headers) = back(&school, &away.cookie, &away.asked["state"], &code).await;
        assert!(path == "/console/classes" && cookie(&headers, "__Host-sid").is_some(), "{path}");
        closed(back(&school, &away.cookie, &away.asked["state"], &code).await, "provider=state");
        let again = go(&school, "", "sign_in").await;
        closed(back(&school, &again.cookie, &again.asked["state"], &code).await, "provider=wrong");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_provider_did_not_sign_for_us_and_this_attempt_opens_nothing() {
    let identities = Identities::open().await;
    let school = open(&identities, &ALL).await.remove(0);
    link(&school, "zhou", &identities.issuer, "zhou").await;
    let past = SATURDAY.0 / 1000 - 1;
    for (at, forged) in [
        json!({ "nonce": "another" }),
        json!({ "aud": "another" }),
        json!({ "iss": "http://127.0.0.1:1" }),
        json!({ "exp": past }),
        json!({ "foreign": true }),
        json!({ "alg": "none" }),
        json!({ "alg": "HS256" }),
    ]
    .into_iter()
    .enumerate()
    {
        // Failures count: after five of them the door is closed for a while.
        school.house.clock.set(SATURDAY.plus_seconds(0));
        let mut tx = school.house.db.begin().await.unwrap();
        execute!(&mut tx, "delete from sign_in_attempt").unwrap();
        tx.commit().await.unwrap();
        let (path, headers) = through(&school, &identities, "", "sign_in", "zhou", forged.clone()).await;
        assert!(path.ends_with("provider=wrong") && cookie(&headers, "__Host-sid").is_none(), "{at} {forged}: {path}");
    }
    for _ in 0..4 {
        back(&school, "", "guessed", "x").await;
    }
    assert!(back(&school, "", "guessed", "x").await.0.ends_with("provider=locked.15"));
    let (_, headers, _) = post(&school, "", "/provider", "purpose=sign_in&next=".into()).await;
    assert_eq!(location(&headers), "/sign-in?provider=locked.15");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_refuses_there_or_answers_for_another_is_told_so() {
    let identities = Identities::open().await;
    let school = open(&identities, &ALL).await.remove(0);
    let away = go(&school, "", "sign_in").await;
    let (_, headers) = get(&school, &away.cookie, &format!("/provider/back?state={}&error=access_denied", away.asked["state"])).await;
    assert_eq!(location(&headers), "/sign-in?next=%2Fconsole%2Fclasses&provider=refused");
    let away = go(&school, "", "sign_in").await;
    let answer = format!("/provider/back?state={}&code=x&iss=https%3A%2F%2Fevil.example", away.asked["state"]);
    assert!(location(&get(&school, &away.cookie, &answer).await.1).ends_with("provider=wrong"));
    let gone = School::open_as(|house| house.provider = Some(provider("http://127.0.0.1:9".into(), &ALL))).await.remove(0);
    let (status, headers, _) = post(&gone, "", "/provider", "purpose=sign_in&next=/board".into()).await;
    assert_eq!((status, location(&headers)), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fboard&provider=away"));
    assert_eq!(get(&gone, "", "/sign-in?provider=away").await.0, StatusCode::OK);
    let none = School::open_all().await.remove(0);
    assert_eq!(post(&none, "", "/provider", "purpose=sign_in&next=".into()).await.0, StatusCode::NOT_FOUND, "without a provider there is no door");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_factor_of_staff_stays_unless_the_provider_asked_for_one() {
    let identities = Identities::open().await;
    let rules = backend::Rules { second_factor_required: true, ..backend::Rules::default() };
    let schools = School::open_as(|house| {
        house.provider = Some(identities.provider(&ALL));
        house.rules = rules;
    });
    for school in schools.await {
        for login in ["zhou", "han", "13800002046"] {
            link(&school, login, &identities.issuer, login).await;
        }
        let mut tx = school.house.db.begin().await.unwrap();
        execute!(
            &mut tx,
            "insert into second_factor (account_id, secret_sealed, since, last_step) select id, $1, 0, 0 from account where login = 'zhou'",
            vec![1_u8]
        )
        .unwrap();
        tx.commit().await.unwrap();
        let enter = async |login: &str, amr: Value| through(&school, &identities, "", "sign_in", login, json!({ "amr": amr })).await;
        let (path, headers) = enter("zhou", json!(["pwd"])).await;
        assert_eq!((path.as_str(), cookie(&headers, "__Host-sid")), ("/sign-in/code?next=%2Fconsole%2Fclasses", None), "{}", school.house.name);
        assert!(cookie(&headers, "__Host-step").is_some());
        let (_, headers) = enter("han", json!(["pwd"])).await;
        let (_, onward) = get(&school, &cookie(&headers, "__Host-sid").unwrap(), "/board").await;
        assert_eq!(location(&onward), "/account/second-factor", "must set one up");
        for login in ["zhou", "han"] {
            let session = cookie(&enter(login, json!(["pwd", "mfa"])).await.1, "__Host-sid").unwrap();
            assert_eq!(get(&school, &session, "/account").await.0, StatusCode::OK, "{login}: the provider has asked");
        }
        let session = cookie(&enter("13800002046", json!([])).await.1, "__Host-sid").unwrap();
        assert_eq!(get(&school, &session, "/portal").await.0, StatusCode::OK, "families are not asked");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_no_stopped_account_and_none_of_another_kind() {
    let identities = Identities::open().await;
    for school in open(&identities, &[AccountKind::Staff]).await {
        for login in ["zhou", "13800002046"] {
            link(&school, login, &identities.issuer, login).await;
        }
        let enter = async |login: &str| through(&school, &identities, "", "sign_in", login, json!({})).await.0;
        assert_eq!((enter("zhou").await.as_str(), enter("13800002046").await.ends_with("provider=unlinked")), ("/console/classes", true));
        let mut tx = school.house.db.begin().await.unwrap();
        execute!(&mut tx, "update account set is_active = false where login = 'zhou'").unwrap();
        tx.commit().await.unwrap();
        assert!(enter("zhou").await.ends_with("provider=unlinked"), "{}", school.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn linking_asks_for_a_fresh_proof_and_ends_in_the_session_that_began_it() {
    let identities = Identities::open().await;
    for school in open(&identities, &ALL).await {
        let office = school.cookie("office");
        let away = go(&school, &office, "link").await;
        let code = identities.code(&away.asked, "p-1", SATURDAY, &json!({}));
        let other = format!("{}; {}", school.cookie("admin"), away.cookie);
        assert!(back(&school, &other, &away.asked["state"], &code).await.0.ends_with("provider=state"), "{}", school.house.name);
        school.house.clock.set(SATURDAY.plus_seconds(16 * 60));
        let (_, headers, _) = post(&school, &office, "/provider", "purpose=link&next=".into()).await;
        assert_eq!(location(&headers), "/account/confirm?next=%2Faccount");
        let mut conn = school.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from account_identity").unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_of_the_provider_is_fresh_own_and_as_good_as_ours() {
    let identities = Identities::open().await;
    for school in open(&identities, &ALL).await {
        link(&school, "admin", &identities.issuer, "admin").await;
        link(&school, "zhou", &identities.issuer, "zhou").await;
        let admin = school.cookie("admin");
        let later = SATURDAY.plus_seconds(16 * 60);
        school.house.clock.set(later);
        let (_, headers, _) = post(&school, &admin, "/api/stop_account", format!("account={}", school.spare)).await;
        assert!(location(&headers).starts_with("/account/confirm"), "{}", location(&headers));
        let prove = async |subject: &str, more: Value| through(&school, &identities, &admin, "prove", subject, more).await;
        assert!(prove("zhou", json!({})).await.0.ends_with("provider=proof"), "somebody else's");
        assert!(prove("admin", json!({ "auth_time": later.0 / 1000 - 600 })).await.0.ends_with("provider=proof"), "not asked again");
        let (path, headers) = prove("admin", json!({})).await;
        let fresh = cookie(&headers, "__Host-sid").unwrap();
        assert!(path.starts_with("/console/accounts/"), "{path}");
        assert_ne!(fresh, admin);
        let mut conn = school.house.db.read().await.unwrap();
        assert!(!scalar!(&mut conn, bool, "select is_active from account where id = $1", school.spare.0).unwrap(), "{}: it went on", school.house.name);
    }
}
