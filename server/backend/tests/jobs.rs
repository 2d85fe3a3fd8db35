//! The queue: nothing is done twice at a time, nothing is lost with its worker, hopeless jobs are kept aside.

use backend::{
    execute, job, scalar,
    testing::{SATURDAY, databases},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_job_is_claimed_once_and_again_when_its_worker_is_lost() {
    for house in databases().await {
        let mut tx = house.db.begin().await.unwrap();
        assert!(job::enqueue(&mut tx, "greet", "once", "{}", SATURDAY).await.unwrap());
        assert!(!job::enqueue(&mut tx, "greet", "once", "{}", SATURDAY).await.unwrap(), "put in line once");
        tx.commit().await.unwrap();
        let workers: Vec<_> = (0..8)
            .map(|_| {
                tokio::spawn({
                    let db = house.db.clone();
                    async move { job::claim(&db, SATURDAY, 10).await.unwrap().len() }
                })
            })
            .collect();
        let mut claimed = 0;
        for worker in workers {
            claimed += worker.await.unwrap();
        }
        assert_eq!(claimed, 1, "{}", house.name);
        assert!(job::claim(&house.db, SATURDAY.plus_seconds(59), 10).await.unwrap().is_empty());
        assert_eq!(job::claim(&house.db, SATURDAY.plus_seconds(61), 10).await.unwrap()[0].attempts, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_keeps_failing_ends_as_a_dead_letter() {
    for house in databases().await {
        let mut tx = house.db.begin().await.unwrap();
        job::enqueue(&mut tx, "greet", "k", "{}", SATURDAY).await.unwrap();
        tx.commit().await.unwrap();
        let mut now = SATURDAY;
        let mut tries = 0;
        while let Some(one) = job::claim(&house.db, now, 1).await.unwrap().pop() {
            tries += 1;
            job::finish(&house.db, &one, job::Outcome::Failed("no".into()), now).await.unwrap();
            now = now.plus_seconds(36_001);
        }
        let mut conn = house.db.read().await.unwrap();
        let dead = scalar!(&mut conn, i64, "select count(*) from job where state = 'dead' and last_error = 'no'").unwrap();
        assert_eq!((tries, dead), (7, 1), "{}", house.name);
    }
}

/// A job put in line by a transaction that does not commit was never put in line.
#[tokio::test(flavor = "multi_thread")]
async fn a_job_belongs_to_its_transaction() {
    for house in databases().await {
        let mut tx = house.db.begin().await.unwrap();
        job::enqueue(&mut tx, "greet", "k", "{}", SATURDAY).await.unwrap();
        execute!(&mut tx, "update job set body = '[]'").unwrap();
        drop(tx);
        assert!(job::claim(&house.db, SATURDAY, 10).await.unwrap().is_empty(), "{}", house.name);
    }
}
