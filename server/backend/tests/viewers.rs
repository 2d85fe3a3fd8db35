//! Who can see a learner, held against the policy itself: every account of generated schools asked by its own session.

use backend::{
    access::{Token, actor_of},
    execute, people,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, signed_in},
};
use chrono::{Days, NaiveDate};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use shared::{
    access::{Permission, Role, Sight},
    error::AppError,
    id::LearnerId,
    people::Viewer,
};
use std::collections::BTreeMap;

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (n as u128 + 1))
}

const SUBJECTS: [&str; 2] = ["数学", "英语"];
/// What the school's own role of the generated schools may allow.
const BUILT: [Permission; 5] =
    [Permission::ReadLearners, Permission::ReadOwnLearners, Permission::ReadOwnProgress, Permission::ReadOwnContacts, Permission::RevealContacts];

/// A role as somebody got it: which, its bounds, seconds from now at which it ends.
#[derive(Clone, Debug)]
struct Given {
    account: usize,
    role: usize,
    campus: Option<usize>,
    subject: Option<usize>,
    class: Option<usize>,
    until: Option<i64>,
}

#[derive(Clone, Debug)]
struct World {
    /// Campus, subject, teacher, class teacher of each class.
    classes: Vec<(usize, usize, Option<usize>, Option<usize>)>,
    /// Campus of each learner.
    learners: Vec<usize>,
    /// Learner, class, first and last day from today.
    stays: Vec<(usize, usize, i64, Option<i64>)>,
    /// Which accounts may sign in; the last belongs to a guardian of learner 0.
    active: Vec<bool>,
    given: Vec<Given>,
    /// What the school's own role allows.
    built: Vec<bool>,
    /// Days from today on which the guardian's link ends; whether it shows reports; whether they said yes.
    link: (Option<i64>, bool, bool),
}

const ACCOUNTS: usize = 4;

fn world() -> impl Strategy<Value = World> {
    let class = (0_usize..2, 0_usize..2, prop::option::of(0_usize..3), prop::option::of(0_usize..3));
    let bounds = (prop::option::weighted(0.4, 0_usize..2), prop::option::weighted(0.3, 0_usize..2), prop::option::weighted(0.2, 0_usize..3));
    let given = (0_usize..ACCOUNTS, 0_usize..=Role::ALL.len(), bounds, prop::option::of(-1_i64..3));
    let given = given.prop_map(|(account, role, (campus, subject, class), until)| Given { account, role, campus, subject, class, until });
    (
        prop::collection::vec(class, 3),
        prop::collection::vec(0_usize..2, 2),
        prop::collection::vec((0_usize..2, 0_usize..3, -2_i64..2, prop::option::of(-2_i64..3)), 0..6),
        prop::collection::vec(prop::bool::weighted(0.85), ACCOUNTS),
        prop::collection::vec(given, 0..10),
        prop::collection::vec(any::<bool>(), BUILT.len()),
        (prop::option::of(-2_i64..3), any::<bool>(), prop::bool::weighted(0.8)),
    )
        .prop_map(|(classes, learners, stays, active, given, built, link)| World { classes, learners, stays, active, given, built, link })
}

fn day(today: NaiveDate, n: i64) -> NaiveDate {
    if n < 0 { today - Days::new(n.unsigned_abs()) } else { today + Days::new(n.unsigned_abs()) }
}

fn token(n: usize) -> Token {
    Token::sent(&format!("token {n}"))
}

/// Puts the world where the one before it was.
#[allow(clippy::too_many_lines, clippy::items_after_statements, reason = "one statement a table, in their order, beside its text")]
async fn write(house: &TestHouse, world: &World) {
    let (now, today) = (house.clock.now(), house.clock.on_campus("Asia/Shanghai").date);
    let mut tx = house.db.begin().await.unwrap();
    execute!(&mut tx, "delete from session").unwrap();
    execute!(&mut tx, "delete from membership").unwrap();
    execute!(&mut tx, "delete from account_role").unwrap();
    execute!(&mut tx, "delete from account").unwrap();
    execute!(&mut tx, "delete from guardian_link").unwrap();
    execute!(&mut tx, "delete from guardian").unwrap();
    execute!(&mut tx, "delete from class").unwrap();
    execute!(&mut tx, "delete from learner").unwrap();
    execute!(&mut tx, "delete from course").unwrap();
    execute!(&mut tx, "delete from staff").unwrap();
    execute!(&mut tx, "delete from campus").unwrap();
    execute!(&mut tx, "delete from role_permission where role like 'custom.%'").unwrap();
    execute!(&mut tx, "delete from custom_role").unwrap();
    let own_role = format!("custom.{}", id(9, 0).simple());
    execute!(&mut tx, "insert into custom_role (role, title, made_at) values ($1, '值班', 0)", &own_role).unwrap();
    for (permission, _) in BUILT.iter().zip(&world.built).filter(|(_, yes)| **yes) {
        execute!(&mut tx, "insert into role_permission (role, permission) values ($1, $2)", &own_role, permission.word()).unwrap();
    }
    for (n, subject) in SUBJECTS.into_iter().enumerate() {
        execute!(&mut tx, "insert into campus (id, name, zone) values ($1, $2, 'Asia/Shanghai')", id(1, n), n.to_string()).unwrap();
        execute!(
            &mut tx,
            "insert into course (id, code, name, subject, level, total_hours, price_fen) values ($1, $2, $2, $3, '', 0, 0)",
            id(6, n),
            n.to_string(),
            subject
        )
        .unwrap();
    }
    for n in 0..3 {
        execute!(&mut tx, "insert into staff (id, no, name, campus_id, duty) values ($1, $2, $2, $3, '')", id(3, n), n.to_string(), id(1, 0)).unwrap();
    }
    for (n, (campus, subject, teacher, head)) in world.classes.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern)
             values ($1, $2, $2, $3, $4, '', $5, $6, 9, $7, $7, '')",
            id(2, n),
            n.to_string(),
            id(6, *subject),
            id(1, *campus),
            teacher.map(|n| id(3, n)),
            head.map(|n| id(3, n)),
            today
        )
        .unwrap();
    }
    for (n, home) in world.learners.iter().enumerate() {
        const SQL: &str = "insert into learner (id, no, name, name_key, campus_id, state) values ($1, $2, $2, $2, $3, '在读')";
        execute!(&mut tx, SQL, id(4, n), n.to_string(), id(1, *home)).unwrap();
    }
    for (n, (learner, class, from, until)) in world.stays.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into membership (id, class_id, learner_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6)",
            id(7, n),
            id(2, *class),
            id(4, *learner),
            n.to_string(),
            day(today, *from),
            until.map(|until| day(today, until))
        )
        .unwrap();
    }
    execute!(&mut tx, "insert into guardian (id, name) values ($1, '家长')", id(10, 0)).unwrap();
    const LINK: &str =
        "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on, until_on, reports, waits) values ($1, $2, '母亲', 1, $3, $4, $5, $6)";
    let (until, reports, said) = world.link;
    execute!(&mut tx, LINK, id(4, 0), id(10, 0), day(today, -9), until.map(|until| day(today, until)), reports, !said).unwrap();
    for (n, active) in world.active.iter().enumerate() {
        let guards = n + 1 == ACCOUNTS;
        execute!(
            &mut tx,
            "insert into account (id, login, name, kind, staff_id, guardian_id, password_hash, is_active, lang, created_at)
             values ($1, $2, $2, $3, $4, $5, '', $6, 'zh-CN', 0)",
            id(5, n),
            format!("login{n}"),
            if guards { "guardian" } else { "staff" },
            (n < 3 && !guards).then(|| id(3, n)),
            guards.then(|| id(10, 0)),
            *active
        )
        .unwrap();
        const SESSION: &str =
            "insert into session (token_hash, account_id, created_at, seen_at, proved_at, expires_at, device) values ($1, $2, $3, $3, $3, $4, '')";
        execute!(&mut tx, SESSION, token(n).hash(), id(5, n), now.0, now.plus_seconds(900).0).unwrap();
    }
    for (n, given) in world.given.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into account_role (id, account_id, role, campus_id, department, class_id, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id(8, n),
            id(5, given.account),
            Role::ALL.get(given.role).map_or(own_role.clone(), |role| role.word().to_owned()),
            given.campus.map(|n| id(1, n)),
            given.subject.map(|n| SUBJECTS[n]),
            given.class.map(|n| id(2, n)),
            now.plus_seconds(-9).0,
            given.until.map(|until| now.plus_seconds(until).0)
        )
        .unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_says_of_every_account_what_the_policy_says_when_it_asks() {
    for house in databases().await {
        let (mut runner, worlds) = (TestRunner::deterministic(), world());
        let (mut seen, mut unseen) = (0, 0);
        for round in 0..50 {
            let world = worlds.new_tree(&mut runner).unwrap().current();
            write(&house, &world).await;
            for n in 0..world.learners.len() {
                let learner = LearnerId(id(4, n));
                let mut told = people::viewers(&house.cx(backend::policy::Actor::operator()), learner, None).await.unwrap();
                let staff: BTreeMap<Uuid, Viewer> = told.staff.rows.drain(..).map(|viewer| (viewer.account.0, viewer)).collect();
                for account in 0..ACCOUNTS {
                    let what = format!("account {account}, learner {n}, round {round} on {}: {world:?}", house.name);
                    let actor = actor_of(&house, &token(account)).await.unwrap();
                    let cx = actor.map_or_else(|| house.nobody(), |actor| house.cx(actor));
                    let portrait = people::portrait(&cx, learner).await.ok();
                    let progress = cx.permit::<people::ViewLearner>(learner).await.is_ok();
                    let viewer = staff.get(&id(5, account));
                    let family = told.family.iter().any(|viewer| viewer.reports && viewer.account.0 == id(5, account));
                    assert_eq!(viewer.is_some_and(|viewer| viewer.archive), portrait.is_some(), "archive: {what}");
                    assert_eq!(family || viewer.is_some_and(|viewer| viewer.progress), progress, "progress: {what}");
                    let sight = portrait.as_ref().map_or(Sight::Hidden, |portrait| portrait.sight);
                    assert_eq!(viewer.map_or(Sight::Hidden, |viewer| viewer.contacts), sight, "contacts: {what}");
                    let reveals = portrait.is_some_and(|portrait| portrait.reveals_left.is_some());
                    assert_eq!(viewer.is_some_and(|viewer| viewer.reveals), reveals, "reveals: {what}");
                    assert!(viewer.is_none_or(|viewer| !viewer.ways.is_empty()), "nobody sees through nothing: {what}");
                    if viewer.is_some() { seen += 1 } else { unseen += 1 }
                }
            }
        }
        assert!(seen > 60 && unseen > 60, "the schools are too much alike: {seen} see, {unseen} do not");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_says_through_what_and_is_for_the_administrator_and_the_auditor() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let (learner,) = backend::fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        let learner = LearnerId(learner);
        let told = people::viewers(&signed_in(&house, "admin").await, learner, None).await.unwrap();
        assert!(told.can_open && told.family.iter().any(|viewer| viewer.name == "王雅琴"), "{}", house.name);
        let of = |name: &str| told.staff.rows.iter().find(|viewer| viewer.name == name).unwrap_or_else(|| panic!("{name} sees the child on {}", house.name));
        let (han, zhou) = (of("韩敏"), of("周以宁"));
        assert!(han.ways[0].by_class && !zhou.ways[0].by_class);
        assert_eq!((han.contacts, zhou.contacts, zhou.reveals, of("陆明").reveals), (Sight::Clear, Sight::Masked, false, true));
        assert!(told.staff.rows.iter().all(|viewer| viewer.name != "沈怡"), "the auditor sees no learner");
        let logins: Vec<&String> = told.staff.rows.iter().map(|viewer| &viewer.login).collect();
        let later = people::viewers(&signed_in(&house, "shen").await, learner, Some(logins[0])).await.unwrap();
        assert_eq!(later.staff.rows.iter().map(|viewer| &viewer.login).collect::<Vec<_>>(), logins[1..], "{}: the page goes on after a key", house.name);
        assert!(!later.can_open && later.staff.later);
        for stranger in ["zhou", "lin", "13800002046"] {
            assert_eq!(people::viewers(&signed_in(&house, stranger).await, learner, None).await.err(), Some(AppError::NotFound), "{stranger}");
        }
    }
}
