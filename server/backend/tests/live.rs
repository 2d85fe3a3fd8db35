//! Live updates: what is committed is told, in order, to those who may know, by any process.

#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

use backend::{
    attendance, fetch_one,
    live::{Hub, Told, watch},
    sqlx::types::Uuid,
    testing::{TestHouse, databases, guardian, house, staff},
};
use shared::{
    access::Role,
    id::{ClassId, GuardianId, LearnerId, LessonId, StaffId},
    live::Topic,
};
use std::time::Duration;
use tokio::time::timeout;

struct Scene {
    teacher: backend::Cx,
    lesson: LessonId,
    class: ClassId,
    child: LearnerId,
    mother: GuardianId,
}

async fn scene(house: &TestHouse) -> Scene {
    backend::seed::seed_if_empty(house).await.unwrap();
    let mut conn = house.db.read().await.unwrap();
    let today = house.clock.on_campus("Asia/Shanghai").date;
    let (teacher,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T001'").unwrap();
    const LESSON: &str = "select l.id, l.class_id from lesson l join class c on c.id = l.class_id where c.code = 'XH-SX4-B' and l.on_date = $1";
    let (lesson, class) = fetch_one!(&mut conn, (Uuid, Uuid), LESSON, today).unwrap();
    let (child,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
    let (mother,) = fetch_one!(&mut conn, (Uuid,), "select id from guardian where name = '王雅琴'").unwrap();
    Scene {
        teacher: house.cx(staff(StaffId(teacher), &[Role::Teacher])),
        lesson: LessonId(lesson),
        class: ClassId(class),
        child: LearnerId(child),
        mother: GuardianId(mother),
    }
}

async fn mark(scene: &Scene, code: &str, key: &str) {
    let mark = format!("{}.{code}", scene.child).parse().unwrap();
    attendance::mark_roll(&scene.teacher, scene.lesson, mark, key).await.unwrap();
}

async fn next(watch: &mut backend::live::Watch) -> Told {
    timeout(Duration::from_secs(5), watch.next()).await.expect("told in time").expect("the stream is open")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_reaches_the_class_and_the_family() {
    for house in databases().await {
        let scene = scene(&house).await;
        tokio::spawn(house.hub.clone().run(house.db.clone()));
        let family = house.cx(guardian(scene.mother));
        let mut board = watch(&scene.teacher, vec![Topic::Class(scene.class)], None).await.unwrap();
        let mut portal = watch(&family, vec![Topic::Learner(scene.child)], None).await.unwrap();
        ready(&house.hub).await;
        mark(&scene, "late.10", "a").await;
        for stream in [&mut board, &mut portal] {
            let Told::Event(seq, body) = next(stream).await else { panic!("an event") };
            assert!(seq > 0 && body.contains("\"late\"") && body.contains("marked"), "{body} on {}", house.name);
        }
    }
}

/// The hub takes its start from the newest event; a mark made before that is not new to it.
async fn ready(hub: &Hub) {
    let settled = async {
        while !hub.is_running() {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(5), settled).await.expect("the hub starts");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reconnect_replays_what_was_missed() {
    for house in databases().await {
        let scene = scene(&house).await;
        mark(&scene, "present", "a").await;
        let board = attendance::board(&scene.teacher, scene.lesson).await.unwrap();
        mark(&scene, "absent", "b").await;
        mark(&scene, "leave", "c").await;
        let mut stream = watch(&scene.teacher, vec![Topic::Class(scene.class)], Some(board.seq)).await.unwrap();
        for code in ["absent", "leave"] {
            let Told::Event(_, body) = next(&mut stream).await else { panic!("an event") };
            assert!(body.contains(code), "{body} on {}", house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_watches_what_they_may_not_read() {
    for house in databases().await {
        let scene = scene(&house).await;
        let family = house.cx(guardian(scene.mother));
        assert!(watch(&family, vec![Topic::Class(scene.class)], None).await.is_err(), "{}", house.name);
        assert!(watch(&house.nobody(), vec![Topic::Learner(scene.child)], None).await.is_err());
        let stranger = house.cx(guardian(GuardianId(backend::new_id())));
        assert!(watch(&stranger, vec![Topic::Learner(scene.child)], None).await.is_err());
    }
}

/// Two processes on one PostgreSQL: what one commits, the other tells.
#[tokio::test(flavor = "multi_thread")]
async fn another_process_tells_it_too() {
    let houses = databases().await;
    let first = &houses[1];
    let scene = scene(first).await;
    let second = house(first.db.clone(), &first.folder, first.clock.clone()).await;
    tokio::spawn(first.hub.clone().run(first.db.clone()));
    tokio::spawn(second.hub.clone().run(second.db.clone()));
    ready(&first.hub).await;
    ready(&second.hub).await;
    let there = second.cx(guardian(scene.mother));
    let mut portal = watch(&there, vec![Topic::Learner(scene.child)], None).await.unwrap();
    let began = tokio::time::Instant::now();
    mark(&scene, "present", "a").await;
    assert!(matches!(next(&mut portal).await, Told::Event(..)));
    assert!(began.elapsed() < Duration::from_secs(2), "by notice, not by the slow look: {:?}", began.elapsed());
}

/// Somebody who leaves hears no more: the stream is told to look again as soon as the stop is committed.
#[tokio::test(flavor = "multi_thread")]
async fn a_stream_doubts_itself_when_its_account_is_stopped() {
    for house in databases().await {
        let scene = scene(&house).await;
        let mut conn = house.db.read().await.unwrap();
        let (account,) = fetch_one!(&mut conn, (Uuid,), "select id from account where login = 'lin'").unwrap();
        drop(conn);
        let token = sign_in(&house, "lin").await;
        let teacher = house.cx(backend::access::actor_of(&house, &token).await.unwrap().unwrap());
        let token = sign_in(&house, "admin").await;
        let admin = house.cx(backend::access::actor_of(&house, &token).await.unwrap().unwrap());
        tokio::spawn(house.hub.clone().run(house.db.clone()));
        ready(&house.hub).await;
        let mut stream = watch(&teacher, vec![Topic::Class(scene.class)], None).await.unwrap();
        backend::access::stop_account(&admin, shared::id::AccountId(account), &shared::access::HandOver::default()).await.unwrap();
        let told = timeout(Duration::from_secs(1), stream.next()).await.expect("told within a second");
        assert!(matches!(told, Some(Told::Doubt)), "{}: {told:?}", house.name);
    }
}

async fn sign_in(house: &TestHouse, login: &str) -> backend::access::Token {
    let form = shared::access::SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    backend::access::sign_in(&house.nobody(), form, "test").await.unwrap().token
}
