//! Signing in and out, and when a session ends.

use backend::{
    access, execute,
    testing::{SATURDAY, TestHouse, databases},
};
use shared::{
    access::{Permission, SignIn},
    error::AppError,
};

async fn sign_in(house: &TestHouse, login: &str, password: &str) -> Result<access::Token, AppError> {
    access::sign_in(&house.nobody(), SignIn { login: login.into(), password: password.into() }, "test").await.map(|signed_in| signed_in.token)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_begins_and_ends() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let token = sign_in(&house, " LIN ", backend::seed::PASSWORD).await.unwrap();
        let actor = access::actor_of(&house, &token).await.unwrap().unwrap();
        access::sign_out(&house.cx(actor), &token).await.unwrap();
        assert!(access::actor_of(&house, &token).await.unwrap().is_none(), "{}", house.name);
        assert!(access::actor_of(&house, &access::Token::fresh()).await.unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_names_and_wrong_passwords_look_the_same_and_lock() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        for login in ["lin", "nobody"] {
            for _ in 0..5 {
                assert_eq!(sign_in(&house, login, "wrong").await.err(), Some(AppError::invalid("password", "wrong")), "{login} on {}", house.name);
            }
            assert_eq!(sign_in(&house, login, backend::seed::PASSWORD).await.err(), Some(AppError::invalid("password", "locked")));
        }
        house.clock.set(SATURDAY.plus_seconds(15 * 60 + 1));
        assert!(sign_in(&house, "lin", backend::seed::PASSWORD).await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_of_staff_ends_after_half_an_hour_unused_and_after_a_day_in_any_case() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let token = sign_in(&house, "lin", backend::seed::PASSWORD).await.unwrap();
        let mut now = SATURDAY;
        for _ in 0..23 {
            now = now.plus_seconds(29 * 60);
            house.clock.set(now);
            assert!(access::actor_of(&house, &token).await.unwrap().is_some(), "used every 29 minutes");
        }
        house.clock.set(SATURDAY.plus_seconds(12 * 3600 + 1));
        assert!(access::actor_of(&house, &token).await.unwrap().is_none(), "{}: twelve hours", house.name);
        let token = sign_in(&house, "zhou", backend::seed::PASSWORD).await.unwrap();
        house.clock.set(SATURDAY.plus_seconds(12 * 3600 + 2 + 31 * 60));
        assert!(access::actor_of(&house, &token).await.unwrap().is_none(), "{}: half an hour", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_nobody_at_the_next_request() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let token = sign_in(&house, "lin", backend::seed::PASSWORD).await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update account set is_active = false where login = 'lin'").unwrap();
        tx.commit().await.unwrap();
        assert!(access::actor_of(&house, &token).await.unwrap().is_none(), "{}", house.name);
        assert_eq!(sign_in(&house, "lin", backend::seed::PASSWORD).await.err(), Some(AppError::invalid("password", "wrong")));
    }
}

/// A role ends at its instant, with no job that ends it.
#[tokio::test(flavor = "multi_thread")]
async fn a_role_ends_at_its_minute() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let token = sign_in(&house, "zhou", backend::seed::PASSWORD).await.unwrap();
        let end = SATURDAY.plus_seconds(600);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update account_role set until_at = $1 where role = 'academic_affairs'", end.0).unwrap();
        tx.commit().await.unwrap();
        for (at, held) in [(end.plus_seconds(-1), true), (end, false), (end.plus_seconds(1), false)] {
            house.clock.set(at);
            let actor = access::actor_of(&house, &token).await.unwrap().unwrap();
            assert_eq!(actor.may(Permission::ReadLearners), held, "{}", house.name);
        }
    }
}
