//! Entries of the audit: chained, complete, sealed, and not slowed or lost by refusals; on both databases.

use backend::{
    Cx,
    access::{self, Token},
    audit::{self, Entry, Kind, Record},
    execute, fetch_all, fetch_one,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, signed_in},
};
use shared::{
    access::SignIn,
    error::AppError,
    id::{AccountId, LearnerId, LessonId},
};

async fn school(house: &TestHouse) -> LearnerId {
    backend::seed::seed_if_empty(house).await.unwrap();
    let mut conn = house.db.read().await.unwrap();
    let (learner,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
    LearnerId(learner)
}

async fn entries(house: &TestHouse) -> Vec<Record> {
    house.later.flush(house).await.unwrap();
    audit::verify(house, None).await.unwrap().expect("the chain holds");
    let mut conn = house.db.read().await.unwrap();
    fetch_all!(
        &mut conn,
        Record,
        "select seq, id, chain_id, at, actor_id, kind, act, learner_id, account_id, subject_id, fields, times, sealed, prev, hash from audit_entry order by seq"
    )
    .unwrap()
}

async fn of_kind(house: &TestHouse, kind: Kind) -> Vec<Record> {
    entries(house).await.into_iter().filter(|entry| entry.kind == kind.word()).collect()
}

fn account(cx: &Cx) -> Uuid {
    cx.actor().unwrap().account.0
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_make_one_chain_without_a_gap() {
    for house in databases().await {
        let learner = school(&house).await;
        let before = entries(&house).await.len();
        let admin = signed_in(&house, "admin").await;
        let tasks: Vec<_> = (0..40)
            .map(|n| {
                let cx = admin.clone();
                tokio::spawn(async move {
                    let mut tx = cx.begin().await.unwrap();
                    let about = (n % 2 == 0).then_some(learner);
                    cx.audit(
                        &mut tx,
                        &[Entry { kind: Kind::Revealed, learner: about, fields: "guardian.phone", reason: format!("call {n}"), ..Entry::default() }],
                    )
                    .await
                    .unwrap();
                    if n % 5 == 0 { drop(tx) } else { cx.commit(tx, &[]).await.unwrap() }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let entries = entries(&house).await;
        assert_eq!(entries.len() - before, 33, "{}: 32 kept, 8 undone, one sign-in", house.name);
        let chains: std::collections::BTreeSet<Uuid> = entries.iter().map(|entry| entry.chain_id).collect();
        assert!(chains.len() >= 2 && chains.contains(&audit::SCHOOL), "{}: the campus has a chain of its own", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_sealed_and_open_for_their_entry_alone() {
    for house in databases().await {
        let learner = school(&house).await;
        let zhou = signed_in(&house, "zhou").await.sent_from(Some("203.0.113.7"));
        let mut tx = zhou.begin().await.unwrap();
        zhou.audit(&mut tx, &[Entry { kind: Kind::Revealed, learner: Some(learner), reason: "妈妈没接电话".into(), ..Entry::default() }]).await.unwrap();
        zhou.commit(tx, &[]).await.unwrap();
        let entry = of_kind(&house, Kind::Revealed).await.remove(0);
        assert_eq!((entry.actor_id, entry.learner_id), (Some(account(&zhou)), Some(learner.0)));
        let words = audit::words(&house, &entry).await.unwrap().unwrap();
        assert_eq!((words.reason.as_str(), words.from.as_str()), ("妈妈没接电话", "203.0.113.7"));
        let moved = Record { id: backend::new_id(), ..entry.clone() };
        assert_eq!(audit::words(&house, &moved).await.unwrap(), None, "{}: moved to another entry they do not open", house.name);
        house.seal.destroy(&[learner.0]).await.unwrap();
        assert_eq!(audit::words(&house, &entry).await.unwrap(), None, "{}: they go with the learner's key", house.name);
        entries(&house).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_the_table_is_changed_or_deleted() {
    for house in databases().await {
        school(&house).await;
        signed_in(&house, "admin").await;
        assert!(!entries(&house).await.is_empty());
        let mut tx = house.db.begin().await.unwrap();
        assert!(execute!(&mut tx, "update audit_entry set at = 0").is_err(), "{}", house.name);
        drop(tx);
        let mut tx = house.db.begin().await.unwrap();
        assert!(execute!(&mut tx, "delete from audit_entry").is_err(), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_failing_to_and_signing_out_are_entries() {
    for house in databases().await {
        school(&house).await;
        let wrong = async |login: &str| {
            let form = SignIn { login: login.into(), password: "wrong".into() };
            access::sign_in(&house.nobody(), form, "test").await.map(drop)
        };
        for _ in 0..5 {
            assert_eq!(wrong("han").await, Err(AppError::invalid("password", "wrong")));
        }
        for _ in 0..3 {
            assert_ne!(wrong("han").await, Err(AppError::invalid("password", "wrong")), "it waits");
        }
        let form = SignIn { login: "zhou".into(), password: backend::seed::PASSWORD.into() };
        let signed_in = access::sign_in(&house.nobody(), form, "test").await.unwrap();
        let token = Token::sent(signed_in.token.text());
        let zhou = house.cx(access::actor_of(&house, &token).await.unwrap().unwrap());
        access::sign_out(&zhou, &token).await.unwrap();
        let failed = of_kind(&house, Kind::SignInFailed).await;
        assert_eq!(failed.iter().map(|entry| entry.times).sum::<i64>(), 8, "{}", house.name);
        for kind in [Kind::SignedIn, Kind::SignedOut] {
            let entry = of_kind(&house, kind).await.pop().unwrap();
            assert_eq!((entry.actor_id, entry.account_id), (Some(account(&zhou)), Some(account(&zhou))), "{kind:?} {}", house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_inside_a_transaction_that_is_undone_is_an_entry() {
    for house in databases().await {
        let learner = school(&house).await;
        let mother = signed_in(&house, "13600004402").await;
        assert_eq!(backend::people::portrait(&mother, learner).await.map(drop), Err(AppError::NotFound));
        let mark = format!("{learner}.present").parse().unwrap();
        let mut conn = house.db.read().await.unwrap();
        let (lesson,) = fetch_one!(&mut conn, (Uuid,), "select id from lesson limit 1").unwrap();
        drop(conn);
        assert_eq!(backend::attendance::mark_roll(&mother, LessonId(lesson), mark, "k").await.map(drop), Err(AppError::NotFound));
        let denied = of_kind(&house, Kind::Denied).await;
        let told: Vec<_> = denied.iter().map(|entry| (entry.actor_id, entry.act.as_str(), entry.learner_id, entry.subject_id)).collect();
        assert_eq!(
            told,
            [(Some(account(&mother)), "ViewPortrait", Some(learner.0), None), (Some(account(&mother)), "MarkRoll", None, Some(lesson))],
            "{}",
            house.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_refusals_is_counted_and_fills_nothing() {
    for house in databases().await {
        let learner = school(&house).await;
        let mother = signed_in(&house, "13600004402").await;
        // Nobody writes meanwhile: what waits has to be held.
        let writer = house.db.begin().await.unwrap();
        let own = AccountId(account(&mother));
        for _ in 0..5000 {
            assert!(backend::people::portrait(&mother, learner).await.is_err());
        }
        assert!(access::account(&mother, own).await.is_err());
        drop(writer);
        let denied = of_kind(&house, Kind::Denied).await;
        assert_eq!(denied.iter().map(|entry| entry.times).sum::<i64>(), 5001, "{}: none is lost", house.name);
        if house.name == "SQLite" {
            assert_eq!(denied.iter().map(|entry| entry.times).max(), Some(5000), "equal ones are one entry");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_at_a_portrait_is_one_entry_and_a_change_is_one_too() {
    for house in databases().await {
        let learner = school(&house).await;
        let zhou = signed_in(&house, "zhou").await;
        backend::people::portrait(&zhou, learner).await.unwrap();
        let seen = of_kind(&house, Kind::Viewed).await;
        assert_eq!(seen.len(), 1, "{}", house.name);
        assert_eq!((seen[0].actor_id, seen[0].learner_id), (Some(account(&zhou)), Some(learner.0)));
        assert_ne!(seen[0].chain_id, audit::SCHOOL, "it stands in the chain of the learner's campus");
        let admin = signed_in(&house, "admin").await;
        access::stop_account(&admin, AccountId(account(&zhou)), &shared::access::HandOver::default()).await.unwrap();
        let rights = of_kind(&house, Kind::Rights).await.pop().unwrap();
        assert_eq!((rights.act.as_str(), rights.actor_id, rights.account_id), ("account_stopped", Some(account(&admin)), Some(account(&zhou))));
    }
}

/// Acts and fields of the entries of kind `Viewed`, once all are written.
async fn views(house: &TestHouse) -> Vec<(String, String)> {
    house.later.flush(house).await.unwrap();
    of_kind(house, Kind::Viewed).await.into_iter().map(|entry| (entry.act, entry.fields)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_with_names_is_one_entry_with_its_fields() {
    for house in databases().await {
        let learner = school(&house).await;
        let zhou = signed_in(&house, "zhou").await;
        let mut conn = house.db.read().await.unwrap();
        let (class, lesson) =
            fetch_one!(&mut conn, (Uuid, Uuid), "select c.id, l.id from class c join lesson l on l.class_id = c.id where c.code = 'XH-SX4-B' limit 1").unwrap();
        drop(conn);
        backend::people::learners(&zhou, shared::people::LearnerFilter::default()).await.unwrap();
        assert_eq!(views(&house).await, [("ListLearners".to_owned(), "learner.name learner.no learner.grade guardian.name".to_owned())], "{}", house.name);
        for page in ["class", "board"] {
            match page {
                "class" => drop(backend::classes::class_page(&zhou, shared::id::ClassId(class), None).await.unwrap()),
                _ => drop(backend::attendance::board(&zhou, shared::id::LessonId(lesson)).await.unwrap()),
            }
            assert_eq!(views(&house).await.pop().unwrap(), ("viewed".to_owned(), "learner.name attendance.code".to_owned()), "{}: {page}", house.name);
        }
        let before = views(&house).await.len();
        assert_eq!(before, 3, "{}: list, class, board", house.name);
        backend::people::portrait(&zhou, shared::id::LearnerId(learner.0)).await.unwrap();
        backend::progress::timeline(&zhou, shared::id::LearnerId(learner.0), None, None).await.unwrap();
        // One entry; two where the first was written before the second look.
        let mut entries = views(&house).await.split_off(before);
        assert!((1..=2).contains(&entries.len()), "{}: {entries:?}", house.name);
        let page = entries.drain(..).map(|(_, fields)| fields).collect::<Vec<_>>().join(" ");
        assert!(["learner.born_on", "guardian.name", "attendance.note", "grade.comment"].iter().all(|field| page.contains(field)), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_familys_look_at_its_own_child_is_no_entry() {
    for house in databases().await {
        school(&house).await;
        let mother = signed_in(&house, "13800002046").await;
        let child = backend::people::family(&mother).await.unwrap().children[0].id;
        backend::progress::timeline(&mother, child, None, None).await.unwrap();
        assert_eq!(views(&house).await, [], "{}", house.name);
    }
}
