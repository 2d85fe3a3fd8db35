//! Whom lists hold, through their SQL on both databases, against the naive oracle that the decision itself is held against in
//! the crate `rights`.

#[path = "../../rights/tests/world/mod.rs"]
mod world;

use backend::{
    Cx, classes, execute, people,
    testing::{TestHouse, databases},
};
use chrono::{Days, NaiveDate};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use shared::{
    access::Role,
    classes::ClassFilter,
    id::{ClassId, LearnerId},
    people::LearnerFilter,
};
use std::collections::BTreeSet;
use world::{SUBJECTS, World, campus, class, id, learner, staff, world};

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_hold_whom_the_oracle_says() {
    for house in databases().await {
        let mut runner = TestRunner::deterministic();
        let worlds = world();
        for round in 0..60 {
            let world = worlds.new_tree(&mut runner).unwrap().current();
            write(&house, &world).await;
            let cx = house.cx(world.actor());
            assert_eq!(listed(&cx).await, (0..6).filter(|n| world.may_read(*n)).map(learner).collect(), "round {round} on {}: {world:?}", house.name);
            let expected: BTreeSet<ClassId> = (0..4).filter(|n| world.may_see_class(*n)).map(class).collect();
            assert_eq!(listed_classes(&cx).await, expected, "round {round} on {}: {world:?}", house.name);
            for n in 0..6 {
                assert_eq!(people::portrait(&cx, learner(n)).await.is_ok(), world.may_read(n), "round {round}, learner {n} on {}: {world:?}", house.name);
            }
        }
    }
}

async fn listed(cx: &Cx) -> BTreeSet<LearnerId> {
    people::learners(cx, LearnerFilter::default()).await.map(|list| list.page.rows.into_iter().map(|line| line.id).collect()).unwrap_or_default()
}

async fn listed_classes(cx: &Cx) -> BTreeSet<ClassId> {
    let filter = ClassFilter { ended: true, ..ClassFilter::default() };
    classes::classes(cx, filter).await.map(|list| list.page.rows.into_iter().map(|line| line.id).collect()).unwrap_or_default()
}

/// Puts the world where the one before it was.
#[allow(clippy::too_many_lines, reason = "one statement a table, in their order")]
async fn write(house: &TestHouse, world: &World) {
    let (now, today) = (house.clock.now(), house.clock.on_campus("Asia/Shanghai").date);
    let mut tx = house.db.begin().await.unwrap();
    execute!(&mut tx, "delete from membership").unwrap();
    execute!(&mut tx, "delete from account_role").unwrap();
    execute!(&mut tx, "delete from account").unwrap();
    execute!(&mut tx, "delete from class").unwrap();
    execute!(&mut tx, "delete from restriction").unwrap();
    execute!(&mut tx, "delete from learner").unwrap();
    execute!(&mut tx, "delete from course").unwrap();
    execute!(&mut tx, "delete from staff").unwrap();
    execute!(&mut tx, "delete from campus").unwrap();
    for (n, subject) in SUBJECTS.into_iter().enumerate().take(2) {
        execute!(&mut tx, "insert into campus (id, name, zone) values ($1, $2, 'Asia/Shanghai')", campus(n).0, n.to_string()).unwrap();
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
        execute!(&mut tx, "insert into staff (id, no, name, campus_id, duty) values ($1, $2, $2, $3, '')", staff(n).0, n.to_string(), campus(0).0).unwrap();
    }
    for (n, of) in world.classes.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern)
             values ($1, $2, $2, $3, $4, '', $5, $6, 9, $7, $7, '')",
            class(n).0,
            n.to_string(),
            id(6, of.subject),
            campus(of.campus).0,
            of.teacher.map(|n| staff(n).0),
            of.head.map(|n| staff(n).0),
            today
        )
        .unwrap();
    }
    for (n, home) in world.learners.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into learner (id, no, name, name_key, campus_id, state) values ($1, $2, $2, $2, $3, '在读')",
            learner(n).0,
            n.to_string(),
            campus(*home).0
        )
        .unwrap();
    }
    for n in (0..6).filter(|n| world.restricted[*n]) {
        const SQL: &str = "insert into restriction (learner_id, reason, since, by_id) values ($1, 'desk', 0, $1)";
        execute!(&mut tx, SQL, learner(n).0).unwrap();
    }
    for (n, stay) in world.stays.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into membership (id, class_id, learner_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6)",
            id(7, n),
            class(stay.class).0,
            learner(stay.learner).0,
            n.to_string(),
            day(today, stay.from),
            stay.until.map(|until| day(today, until))
        )
        .unwrap();
    }
    execute!(
        &mut tx,
        "insert into account (id, login, name, kind, staff_id, password_hash, is_active, lang, created_at) values ($1, 'me', 'me', 'staff', $2, '', true, 'zh-CN', 0)",
        id(5, 0),
        world.me.map(|n| staff(n).0)
    )
    .unwrap();
    for (n, given) in world.given.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into account_role (id, account_id, role, campus_id, department, class_id, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id(8, n),
            id(5, 0),
            Role::ALL[given.role].word(),
            given.campus.map(|n| campus(n).0),
            given.subject.map(|n| SUBJECTS[n]),
            given.class.map(|n| class(n).0),
            now.plus_seconds(given.from).0,
            given.until.map(|until| now.plus_seconds(until).0)
        )
        .unwrap();
    }
    tx.commit().await.unwrap();
}

fn day(today: NaiveDate, n: i64) -> NaiveDate {
    if n < 0 { today - Days::new(n.unsigned_abs()) } else { today + Days::new(n.unsigned_abs()) }
}
