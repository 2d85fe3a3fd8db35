//! Signing in and out, and when a session ends.

use backend::{
    Brought, access, execute, fetch_one, live, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases},
};
use shared::{
    access::{Permission, SignIn},
    error::AppError,
    id::{ClassId, LearnerId},
    live::Topic,
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
            assert_eq!(sign_in(&house, login, backend::seed::PASSWORD).await.err(), Some(AppError::invalid("password", "locked.15")));
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

#[tokio::test(flavor = "multi_thread")]
async fn the_board_of_a_lesson_keeps_its_teacher_signed_in_and_no_other_open_page_does() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let token = sign_in(&house, "lin", backend::seed::PASSWORD).await.unwrap();
        let actor = access::actor_of(&house, &token).await.unwrap().unwrap();
        let mut conn = house.db.read().await.unwrap();
        let (class,) = fetch_one!(&mut conn, (Uuid,), "select id from class where code = 'XH-SX4-B'").unwrap();
        let (learner,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        // The lesson is from 10:00 to 12:00 or so; it is 9:46.
        let at = |minutes: i64| SATURDAY.plus_seconds(minutes * 60);
        let looks = async |minutes: i64, topic: Topic| {
            house.clock.set(at(minutes));
            let at_work = live::in_lesson(&house.cx(actor.clone()), &[topic]).await;
            (at_work, access::still_signed_in(&house, &token, &actor, at_work).await)
        };
        let (board, page) = (Topic::Class(ClassId(class)), Topic::Learner(LearnerId(learner)));
        assert_eq!(looks(20, board).await, (true, true));
        assert_eq!(looks(49, board).await, (true, true), "{}: 49 minutes after the last press", house.name);
        assert_eq!(looks(78, page).await, (false, true));
        assert_eq!(looks(80, page).await, (false, false), "{}: an open page is no work", house.name);
        assert_eq!(looks(10 * 60, board).await, (false, false), "nor is a board long after its lesson");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_waits_after_fifty_failures_and_the_words_name_the_minutes_left() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let from = async |address: Option<&str>, login: String, password: &str| {
            let form = SignIn { login, password: password.into() };
            access::sign_in(&house.nobody().sent_from(address), form, "test").await.map(drop)
        };
        let (school, home) = (Some("203.0.113.9"), Some("198.51.100.7"));
        let mut tx = house.db.begin().await.unwrap();
        for number in 0..49 {
            execute!(&mut tx, "insert into sign_in_attempt (login, address, at) values ($1, '203.0.113.9', $2)", format!("nobody{number}"), SATURDAY.0)
                .unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(from(school, "nobody".into(), "wrong").await, Err(AppError::invalid("password", "wrong")));
        house.clock.set(SATURDAY.plus_seconds(4 * 60 + 1));
        assert_eq!(from(school, "lin".into(), backend::seed::PASSWORD).await, Err(AppError::invalid("password", "locked.11")), "{}", house.name);
        assert_eq!(from(school, "unknown".into(), "x").await, Err(AppError::invalid("password", "locked.11")), "known and unknown alike");
        assert!(from(home, "lin".into(), backend::seed::PASSWORD).await.is_ok() && from(None, "lin".into(), backend::seed::PASSWORD).await.is_ok());
        house.clock.set(SATURDAY.plus_seconds(15 * 60));
        assert!(from(school, "lin".into(), backend::seed::PASSWORD).await.is_ok(), "{}: over", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_wait_while_too_much_is_wrong_in_the_whole_house() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        for number in 0..300 {
            execute!(&mut tx, "insert into sign_in_attempt (login, address, at) values ($1, $1, $2)", format!("n{number}"), SATURDAY.0).unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(sign_in(&house, "lin", backend::seed::PASSWORD).await.err(), Some(AppError::Busy), "{}", house.name);
        house.clock.set(SATURDAY.plus_seconds(60));
        assert!(sign_in(&house, "lin", backend::seed::PASSWORD).await.is_ok(), "a minute later");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_stays_signed_in_for_a_week_unused_and_a_month_in_any_case() {
    const DAY: i64 = 24 * 3600;
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let token = sign_in(&house, "13800002046", backend::seed::PASSWORD).await.unwrap();
        let holds = async |seconds: i64| {
            house.clock.set(SATURDAY.plus_seconds(seconds));
            access::actor_of(&house, &token).await.unwrap().is_some()
        };
        for week in 1..=4 {
            assert!(holds(week * 7 * DAY).await, "{}: used every week", house.name);
        }
        assert!(holds(30 * DAY - 1).await && !holds(30 * DAY).await, "{}: thirty days", house.name);
        let token = sign_in(&house, "13800002046", backend::seed::PASSWORD).await.unwrap();
        house.clock.set(SATURDAY.plus_seconds(37 * DAY + 1));
        assert!(access::actor_of(&house, &token).await.unwrap().is_none(), "{}: a week unused", house.name);
    }
}

/// The cookie of a browser in which `login` signs in, and its session.
async fn known_browser(house: &TestHouse, login: &str) -> (Option<String>, access::Token) {
    let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    let signed_in = access::sign_in(&house.nobody(), form, "test").await.unwrap();
    (signed_in.device, signed_in.token)
}

async fn from(house: &TestHouse, address: &str, device: Option<&String>, login: &str, password: &str) -> Result<(), AppError> {
    let brought = Brought { address: Some(address.into()), device: device.cloned(), session: None };
    let form = SignIn { login: login.into(), password: password.into() };
    access::sign_in(&house.nobody().with(brought), form, "test").await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_who_guess_lock_themselves_out_and_not_the_owner() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (device, _) = known_browser(&house, "lin").await;
        for _ in 0..5 {
            assert_eq!(from(&house, "203.0.113.9", None, "lin", "guess").await, Err(AppError::invalid("password", "wrong")));
        }
        assert_eq!(from(&house, "203.0.113.9", None, "lin", backend::seed::PASSWORD).await, Err(AppError::invalid("password", "locked.15")));
        assert_eq!(from(&house, "198.51.100.7", None, "lin", backend::seed::PASSWORD).await, Ok(()), "{}: elsewhere it is open", house.name);
        for number in 0..15 {
            let address = format!("192.0.2.{}", number / 4);
            assert_eq!(from(&house, &address, None, "lin", "guess").await, Err(AppError::invalid("password", "wrong")), "{number}");
        }
        assert_eq!(from(&house, "198.51.100.7", None, "lin", "x").await, Err(AppError::invalid("password", "locked.15")), "twenty from everywhere");
        assert_eq!(from(&house, "203.0.113.9", device.as_ref(), "lin", backend::seed::PASSWORD).await, Ok(()), "{}: the owner's browser", house.name);
        assert_eq!(from(&house, "198.51.100.7", None, "lin", "x").await, Err(AppError::invalid("password", "locked.15")), "and nobody is forgiven for it");
        for _ in 0..5 {
            assert_eq!(from(&house, "198.51.100.7", device.as_ref(), "lin", "x").await, Err(AppError::invalid("password", "wrong")));
        }
        let locked = from(&house, "198.51.100.7", device.as_ref(), "lin", backend::seed::PASSWORD).await;
        assert_eq!(locked, Err(AppError::invalid("password", "locked.15")), "{}: a stolen browser guesses no more than others", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_known_for_the_logins_that_were_used_there_alone() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        for number in 0..300 {
            execute!(&mut tx, "insert into sign_in_attempt (login, address, at) values ($1, $1, $2)", format!("n{number}"), SATURDAY.0).unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(from(&house, "192.0.2.1", None, "lin", backend::seed::PASSWORD).await, Err(AppError::Busy));
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "delete from sign_in_attempt").unwrap();
        tx.commit().await.unwrap();
        let (device, _) = known_browser(&house, "lin").await;
        let brought = Brought { device: device.clone(), ..Brought::default() };
        let form = SignIn { login: "han".into(), password: backend::seed::PASSWORD.into() };
        let shared = access::sign_in(&house.nobody().with(brought), form, "test").await.unwrap().device;
        let mut tx = house.db.begin().await.unwrap();
        for number in 0..300 {
            execute!(&mut tx, "insert into sign_in_attempt (login, address, at) values ($1, $1, $2)", format!("n{number}"), SATURDAY.0).unwrap();
        }
        tx.commit().await.unwrap();
        let tried = async |device: Option<&String>, login: &str| from(&house, "192.0.2.1", device, login, backend::seed::PASSWORD).await;
        assert_eq!((tried(shared.as_ref(), "lin").await, tried(shared.as_ref(), "han").await), (Ok(()), Ok(())), "{}", house.name);
        assert_eq!((tried(device.as_ref(), "lin").await, tried(device.as_ref(), "han").await), (Ok(()), Err(AppError::Busy)));
        let (name, signatures) = device.as_deref().unwrap().split_once('.').unwrap();
        for forged in [name.to_owned(), format!("{}.{signatures}", "A".repeat(22)), format!("{name}.{}", "A".repeat(22)), String::new(), "..".into()] {
            assert_eq!(tried(Some(&forged), "lin").await, Err(AppError::Busy), "{forged}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_sign_in_ends_the_session_of_the_same_browser() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (first, other) = (sign_in(&house, "lin", backend::seed::PASSWORD).await.unwrap(), sign_in(&house, "lin", backend::seed::PASSWORD).await.unwrap());
        let actor = access::actor_of(&house, &first).await.unwrap().unwrap();
        let again = house.cx(actor).with(Brought { session: Some(first.clone()), ..Brought::default() });
        let form = SignIn { login: "han".into(), password: backend::seed::PASSWORD.into() };
        let new = access::sign_in(&again, form, "test").await.unwrap().token;
        let holds = async |token: &access::Token| access::actor_of(&house, token).await.unwrap().is_some();
        assert!(!holds(&first).await, "{}: the cookie was overwritten", house.name);
        assert!(holds(&new).await && holds(&other).await, "another browser stays");
        let mut conn = house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from event where kind = 'signed_out'").unwrap(), 1, "streams are told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_of_a_session_that_has_ended_is_no_failure() {
    for house in databases().await {
        assert_eq!(access::sign_out(&house.nobody(), &access::Token::fresh()).await, Ok(()), "{}", house.name);
    }
}
