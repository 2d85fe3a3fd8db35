//! Streams over HTTP: who lost the right to hear is cut off within a second, by every process.

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use backend::{
    House, access, fetch_one,
    sqlx::types::Uuid,
    testing::{databases, house, signed_in},
};
use futures::StreamExt;
use server::config::Settings;
use shared::{access::SignIn, id::AccountId};
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt;

async fn cookie(house: &House, login: &str) -> String {
    let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    format!("__Host-sid={}", access::sign_in(&house.nobody(), form, "test").await.unwrap().token.text())
}

/// The product around `house`, its live updates running.
async fn product(house: &House, folder: &std::path::Path) -> Router {
    tokio::spawn(house.hub.clone().run(house.db.clone()));
    let running = async {
        while !house.hub.is_running() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(5), running).await.expect("the hub starts");
    server::http::router(house.clone(), &Settings { data_dir: folder.to_owned(), ..Settings::default() })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_holds_so_many_streams_open_and_no_more() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let site = product(&house, &house.folder).await;
        let mut conn = house.db.read().await.unwrap();
        let (class,) = fetch_one!(&mut conn, (Uuid,), "select id from class where code = 'XH-SX4-B'").unwrap();
        drop(conn);
        let (one, another) = (cookie(&house, "lin").await, cookie(&house, "lin").await);
        let open = async |cookie: &str| {
            let request = Request::get(format!("/live?topics=class.{class}")).header("cookie", cookie).body(Body::empty()).unwrap();
            site.clone().oneshot(request).await.unwrap()
        };
        let mut held = Vec::new();
        for _ in 0..16 {
            held.push(open(&one).await);
        }
        assert!(held.iter().all(|response| response.status() == StatusCode::OK));
        assert_eq!(open(&one).await.status(), StatusCode::TOO_MANY_REQUESTS, "{}", house.name);
        assert_eq!(open(&another).await.status(), StatusCode::OK, "another session has its own");
        held.pop();
        assert_eq!(open(&one).await.status(), StatusCode::OK, "one was closed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_account_is_cut_off_within_a_second_by_every_process() {
    for first in databases().await {
        backend::seed::seed_if_empty(&first).await.unwrap();
        // Only PostgreSQL may have a second process; on SQLite the stream is the first one's.
        let second = if first.name == "PostgreSQL" { house(first.db.clone(), &first.folder, first.clock.clone()).await } else { first.house.clone() };
        let there = product(&second, &first.folder).await;
        if first.name == "PostgreSQL" {
            let _ = product(&first, &first.folder).await;
        }
        let mut conn = first.db.read().await.unwrap();
        let (account,) = fetch_one!(&mut conn, (Uuid,), "select id from account where login = 'lin'").unwrap();
        let (class,) = fetch_one!(&mut conn, (Uuid,), "select id from class where code = 'XH-SX4-B'").unwrap();
        drop(conn);
        let open = Request::get(format!("/live?topics=class.{class}")).header("cookie", cookie(&first, "lin").await);
        let response = there.oneshot(open.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{}", first.name);
        let mut body = response.into_body().into_data_stream();
        access::stop_account(&signed_in(&first, "admin").await, AccountId(account), &shared::access::HandOver::default()).await.unwrap();
        let end = async { while body.next().await.is_some() {} };
        timeout(Duration::from_secs(1), end).await.unwrap_or_else(|_| panic!("{}: the stream is still open", first.name));
    }
}
