//! One person behind two learners who are stored already, on both databases: found by a scan and by events, never joined.

use backend::{
    Cx, event, execute, fetch_all, fetch_one, matching, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{error::AppError, id::PairId};

async fn settle(house: &TestHouse) {
    let mut seen = 0;
    while matching::step(house, &mut seen).await.unwrap() {}
}

async fn pairs(house: &TestHouse, learner: Uuid) -> Vec<(Uuid, String)> {
    let mut conn = house.db.read().await.unwrap();
    fetch_all!(&mut conn, (Uuid, String), "select id, state from learner_pair where first_id = $1 or second_id = $1", learner).unwrap()
}

/// A school in which everybody was compared, and the office.
async fn school(house: &TestHouse) -> (Cx, Uuid) {
    backend::seed::seed_if_empty(house).await.unwrap();
    settle(house).await;
    let mut conn = house.db.read().await.unwrap();
    assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner_pair").unwrap(), 1, "{}: the demo school has one pair", house.name);
    let (child,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
    (signed_in(house, "zhou").await, child)
}

/// The same child written down again, with the same family; how the house hears of it.
async fn twin_row(house: &TestHouse, child: Uuid, told: bool) -> Uuid {
    const COPY: &str = "insert into learner (id, no, name, name_key, gender, born_on, campus_id, school, grade, state)
                        select $2, 'XY-TWICE', name, name_key, gender, born_on, campus_id, school, grade, state from learner where id = $1";
    const KIN: &str = "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on) select $2, guardian_id, relation, rank, from_on from guardian_link where learner_id = $1";
    let twice = backend::new_id();
    let mut tx = house.db.begin().await.unwrap();
    execute!(&mut tx, COPY, child, twice).unwrap();
    execute!(&mut tx, KIN, child, twice).unwrap();
    if told {
        let event = event::Event { kind: "learner_added", learner_id: Some(twice), body: "{}".into(), ..event::Event::default() };
        event::record(&mut tx, None, SATURDAY, &[event]).await.unwrap();
    }
    tx.commit().await.unwrap();
    twice
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_asks_about_them_once_and_joins_nobody() {
    for house in databases().await {
        let (office, child) = school(&house).await;
        let twice = twin_row(&house, child, false).await;
        settle(&house).await;
        assert!(pairs(&house, twice).await.is_empty(), "{}: nobody heard of it", house.name);
        matching::scan_pairs(&office, "s1").await.unwrap();
        matching::scan_pairs(&office, "s1").await.unwrap();
        assert!(matching::duplicates(&office, None).await.unwrap().scanning);
        settle(&house).await;
        let found = pairs(&house, twice).await;
        assert_eq!((found.len(), found[0].1.as_str()), (1, "open"), "{}", house.name);
        let list = matching::duplicates(&office, None).await.unwrap();
        assert!(!list.scanning && list.open.rows.iter().any(|line| line.id == PairId(found[0].0)));
        let mut conn = house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner_merge").unwrap(), 0);
        drop(conn);
        matching::keep_apart(&office, PairId(found[0].0), "a1").await.unwrap();
        matching::scan_pairs(&office, "s2").await.unwrap();
        settle(&house).await;
        assert_eq!(pairs(&house, twice).await, [(found[0].0, "different".to_owned())], "{}: what was decided stays", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_new_is_compared_at_once_and_in_neither_order_twice() {
    for house in databases().await {
        let (_, child) = school(&house).await;
        let twice = twin_row(&house, child, true).await;
        settle(&house).await;
        assert_eq!(pairs(&house, twice).await.len(), 1, "{}", house.name);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner_pair set first_id = second_id, second_id = first_id, state = 'different' where second_id = $1", twice).unwrap();
        execute!(&mut tx, "update follow_work set wanted = wanted + 1 where name = 'matching'").unwrap();
        tx.commit().await.unwrap();
        settle(&house).await;
        assert_eq!(pairs(&house, twice).await.len(), 1, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_is_asked_for_by_whoever_decides_about_pairs() {
    for house in databases().await {
        school(&house).await;
        for who in ["lin", "han"] {
            let cx = signed_in(&house, who).await;
            assert_eq!(matching::scan_pairs(&cx, "s").await, Err(AppError::Forbidden), "{}: {who}", house.name);
        }
    }
}
