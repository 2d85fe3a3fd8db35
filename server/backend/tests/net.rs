//! The second net on PostgreSQL: with the predicate left out of a statement, no row of another campus is seen or changed.

use backend::{
    Cx,
    db::{Conn, Db},
    execute, fetch_all, fetch_one, scalar,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, guardian, signed_in, staff, staff_of},
};
use shared::{
    access::{AccountKind, Role},
    id::{CampusId, GuardianId, LearnerId, StaffId},
};

async fn learners(conn: &mut Conn) -> i64 {
    scalar!(conn, i64, "select count(*) from learner").unwrap()
}

async fn classes(conn: &mut Conn) -> i64 {
    scalar!(conn, i64, "select count(*) from class").unwrap()
}

/// The school on PostgreSQL, and how many learners and classes it has in all.
async fn school() -> (TestHouse, i64, i64) {
    let house = databases().await.remove(1);
    backend::seed::seed_if_empty(&house).await.unwrap();
    let mut conn = house.db.read().await.unwrap();
    let (all, rooms) = (learners(&mut conn).await, classes(&mut conn).await);
    drop(conn);
    (house, all, rooms)
}

async fn campus(house: &TestHouse, name: &str) -> Uuid {
    let mut conn = house.db.read().await.unwrap();
    fetch_one!(&mut conn, (Uuid,), "select id from campus where name = $1", name).unwrap().0
}

fn office(house: &TestHouse, campus: Uuid) -> Cx {
    house.cx(staff_of(StaffId(backend::new_id()), &[Role::AcademicAffairs], Some(CampusId(campus))))
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_predicate_no_row_of_another_campus_is_seen() {
    let (house, all, rooms) = school().await;
    let pudong = campus(&house, "浦东校区").await;
    let mut conn = office(&house, pudong).read().await.unwrap();
    let seen = fetch_all!(
        &mut conn,
        (Uuid, bool),
        "select p.campus_id, exists (select 1 from membership m join class c on c.id = m.class_id where m.learner_id = p.id and c.campus_id = $1) from learner p",
        pudong
    )
    .unwrap();
    assert!(!seen.is_empty() && seen.iter().all(|(campus, guest)| *campus == pudong || *guest), "only the own campus and its guests");
    assert!(i64::try_from(seen.len()).unwrap() < all);
    let own = fetch_all!(&mut conn, (Uuid,), "select distinct campus_id from class").unwrap();
    assert_eq!(own, [(pudong,)]);
    assert!(classes(&mut conn).await < rooms);
    drop(conn);
    let mut whole = signed_in(&house, "zhou").await.read().await.unwrap();
    assert_eq!((learners(&mut whole).await, classes(&mut whole).await), (all, rooms), "a role without a campus is of all");
}

/// Tables with words about a learner that only the house itself reads; and accounts, which belong to no campus.
const OF_THE_HOUSE: [&str; 3] = ["account", "audit_entry", "event"];

#[tokio::test(flavor = "multi_thread")]
async fn what_is_about_a_learner_is_seen_with_the_learner_alone() {
    let (house, ..) = school().await;
    let mut whole = house.db.read().await.unwrap();
    let tables = fetch_all!(
        &mut whole,
        (String, bool),
        "select cast(c.relname as text), c.relforcerowsecurity from pg_class c join pg_attribute a on a.attrelid = c.oid
          where c.relkind = 'r' and c.relnamespace = cast(current_schema() as regnamespace) and a.attname = 'learner_id' and not a.attisdropped order by 1"
    )
    .unwrap();
    let mut office = office(&house, campus(&house, "浦东校区").await).read().await.unwrap();
    let mut hidden = 0;
    for (table, netted) in tables.iter().filter(|(table, _)| !OF_THE_HOUSE.contains(&table.as_str())) {
        assert!(netted, "{table} names learners and has no net");
        let count = format!("select count(*) from {table}");
        let strangers = format!("select count(*) from {table} where learner_id not in (select id from learner)");
        let (all, seen, foreign) = (of(&mut whole, &count).await, of(&mut office, &count).await, of(&mut office, &strangers).await);
        assert_eq!(foreign, 0, "{table}");
        assert!(seen <= all);
        hidden += all - seen;
    }
    assert!(hidden > 1_000, "{hidden} rows of other campuses");
}

/// A number asked for by a text that is made here: the product's own are constant.
async fn of(conn: &mut Conn, sql: &str) -> i64 {
    let Conn::Postgres(conn) = conn else { unreachable!("the net is on PostgreSQL") };
    backend::sqlx::query_scalar(backend::sqlx::AssertSqlSafe(sql)).fetch_one(&mut **conn).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_seen_is_not_changed() {
    let (house, all, _) = school().await;
    let mut tx = office(&house, campus(&house, "浦东校区").await).begin().await.unwrap();
    let changed = execute!(&mut tx, "update learner set notes = 'changed'").unwrap();
    assert!(changed > 0 && changed < all.unsigned_abs(), "{changed} of {all}");
    tx.commit().await.unwrap();
    let mut conn = house.db.read().await.unwrap();
    assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner where notes = 'changed'").unwrap().unsigned_abs(), changed);
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_see_nothing_and_a_connection_forgets_whom_it_served() {
    let (house, all, _) = school().await;
    let teacher = house.cx(staff_of(StaffId(backend::new_id()), &[], None));
    let family = house.cx(guardian(GuardianId(backend::new_id())));
    for _ in 0..20 {
        assert_eq!(learners(&mut teacher.read().await.unwrap()).await, 0, "staff without a role or a class");
        assert_eq!(learners(&mut family.read().await.unwrap()).await, 0, "a guardian without children");
        assert_eq!(learners(&mut house.db.read().await.unwrap()).await, all, "the house itself");
        assert_eq!(learners(&mut house.db.begin().await.unwrap()).await, all);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_net_is_as_wide_as_classes_and_children() {
    let (house, _, _) = school().await;
    let mut conn = house.db.read().await.unwrap();
    let (teacher,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T001'").unwrap();
    let (mother,) = fetch_one!(&mut conn, (Uuid,), "select id from guardian where name = '王雅琴'").unwrap();
    drop(conn);
    let (elsewhere, role) = (CampusId(backend::new_id()), [Role::Teacher]);
    for cx in [house.cx(staff_of(StaffId(teacher), &role, Some(elsewhere))), house.cx(guardian(GuardianId(mother)))] {
        assert!(learners(&mut cx.read().await.unwrap()).await > 0);
        assert!(classes(&mut cx.read().await.unwrap()).await > 0);
    }
    assert!(learners(&mut house.cx(staff(StaffId(teacher), &role)).read().await.unwrap()).await > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_reaches_the_own_campus_and_the_own_classes() {
    let (house, all, rooms) = school().await;
    let mut conn = house.db.read().await.unwrap();
    let (own, campus) = fetch_one!(&mut conn, (Uuid, Uuid), "select id, campus_id from learner where name = '陈思远'").unwrap();
    drop(conn);
    let mut actor = guardian(GuardianId(backend::new_id()));
    (actor.guardian, actor.learner, actor.kind) = (None, Some(LearnerId(own)), AccountKind::Learner);
    let mut conn = house.cx(actor).read().await.unwrap();
    assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner where id = $1", own).unwrap(), 1);
    assert!(learners(&mut conn).await < all && classes(&mut conn).await < rooms);
    let theirs = scalar!(
        &mut conn,
        i64,
        "select count(*) from class c where c.campus_id <> $1 and not exists (select 1 from membership m where m.class_id = c.id and m.learner_id = $2)",
        campus,
        own
    )
    .unwrap();
    assert_eq!(theirs, 0, "no class of another campus but the own ones");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_an_encrypted_connection_gets_none_in_the_clear() {
    let house = databases().await.remove(1);
    let joined = if house.url.contains('?') { '&' } else { '?' };
    for mode in ["require", "verify-full"] {
        let refused = Db::open(&format!("{}{joined}sslmode={mode}", house.url)).await.err().map(|error| error.to_string());
        assert!(refused.as_deref().is_some_and(|why| why.contains("TLS")), "{mode}: {refused:?}");
    }
    assert!(Db::open(&house.url).await.is_ok(), "the server of the tests speaks no TLS");
}
