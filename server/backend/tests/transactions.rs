//! What the database layer promises: all or nothing, shared commits, the same on both databases.

use backend::{
    execute, scalar,
    testing::{TestHouse, databases},
};

async fn rows(house: &TestHouse) -> i64 {
    let mut conn = house.db.read().await.unwrap();
    scalar!(&mut conn, i64, "select count(*) from sign_in_attempt").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_transaction_leaves_nothing() {
    for house in databases().await {
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "insert into sign_in_attempt (login, at) values ('a', 1)").unwrap();
        drop(tx);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "insert into sign_in_attempt (login, at) values ('b', 2)").unwrap();
        tx.commit().await.unwrap();
        assert_eq!(rows(&house).await, 1, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_statement_fails_only_its_own_work() {
    for house in databases().await {
        let mut tx = house.db.begin().await.unwrap();
        assert!(execute!(&mut tx, "insert into sign_in_attempt (login, at) values (null, 1)").is_err());
        drop(tx);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "insert into sign_in_attempt (login, at) values ('b', 2)").unwrap();
        tx.commit().await.unwrap();
        assert_eq!(rows(&house).await, 1, "{}", house.name);
    }
}

/// Writers in a crowd share commits; every one that was told "kept" is kept, every dropped one is gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_writers_keeps_exactly_what_was_committed() {
    for house in databases().await {
        let work = |number: i64| {
            let db = house.db.clone();
            async move {
                let mut tx = db.begin().await.unwrap();
                execute!(&mut tx, "insert into sign_in_attempt (login, at) values ('crowd', $1)", number).unwrap();
                if number % 3 == 0 {
                    return;
                }
                tx.commit().await.unwrap();
            }
        };
        let crowd: Vec<_> = (0..120).map(|number| tokio::spawn(work(number))).collect();
        for one in crowd {
            one.await.unwrap();
        }
        assert_eq!(rows(&house).await, 80, "{}", house.name);
    }
}

/// A caller that goes away while it waits for a shared commit takes nobody's work with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_caller_that_goes_away_harms_nobody() {
    for house in databases().await {
        let work = |number: i64| {
            let db = house.db.clone();
            async move {
                let mut tx = db.begin().await.unwrap();
                execute!(&mut tx, "insert into sign_in_attempt (login, at) values ('wait', $1)", number).unwrap();
                tx.commit().await.unwrap();
            }
        };
        let crowd: Vec<_> = (0..60).map(|number| tokio::spawn(work(number))).collect();
        for (number, one) in crowd.into_iter().enumerate() {
            if number % 4 == 0 {
                one.abort();
            } else {
                one.await.unwrap();
            }
        }
        assert!(rows(&house).await >= 45, "{}", house.name);
    }
}
