//! The log as a file: whatever is changed, left out, added or moved is found, in the line where it is.

use backend::{
    audit::{
        self, Entry, Flaw, Kind,
        file::{Wrong, verify},
    },
    fetch_one,
    testing::{TestHouse, databases, signed_in},
};
use proptest::{prelude::*, test_runner::TestRunner};
use shared::id::LearnerId;

/// Enough entries for several checkpoints.
async fn log(house: &TestHouse) -> backend::Cx {
    backend::seed::seed_if_empty(house).await.unwrap();
    let mut conn = house.db.read().await.unwrap();
    let (learner,) = fetch_one!(&mut conn, (backend::sqlx::types::Uuid,), "select id from learner where name = '陈思远'").unwrap();
    drop(conn);
    let admin = signed_in(house, "admin").await;
    for n in 0..24 {
        let mut tx = admin.begin().await.unwrap();
        let learner = (n % 3 == 0).then_some(LearnerId(learner));
        let entry = Entry { kind: Kind::Revealed, learner, fields: "guardian.phone", reason: format!("reason {n}"), ..Entry::default() };
        admin.audit(&mut tx, &[entry]).await.unwrap();
        admin.commit(tx, &[]).await.unwrap();
        if n % 7 == 0 {
            audit::sign(house).await.unwrap();
        }
    }
    admin
}

async fn file(admin: &backend::Cx) -> Vec<u8> {
    audit::export(admin, None, None, Vec::new()).await.unwrap().0
}

fn lines(file: &[u8]) -> Vec<Vec<u8>> {
    file.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn line_of(file: &[u8], at: usize) -> u64 {
    1 + file[..at].split(|byte| *byte == b'\n').skip(1).count() as u64
}

#[tokio::test(flavor = "multi_thread")]
async fn an_untouched_file_holds_and_so_does_a_later_part() {
    for house in databases().await {
        let admin = log(&house).await;
        let (begin, held) = verify(file(&admin).await.as_slice()).unwrap();
        assert_eq!((begin.first, held.last, begin.key.as_slice()), (1, begin.last, house.signer.public().as_slice()), "{}", house.name);
        assert!(held.checkpoints >= 5 && held.is_of(&house.signer));
        house.clock.set(house.clock.now().plus_seconds(3 * 24 * 3600));
        let late = signed_in(&house, "admin").await;
        let day = late.today().date;
        let (part, begin) = audit::export(&late, Some(day), Some(day), Vec::new()).await.unwrap();
        assert!(begin.first > 20 && begin.start.is_some(), "{}: it begins after a checkpoint", house.name);
        verify(part.as_slice()).unwrap();
        let (empty, begin) = audit::export(&late, Some(day + chrono::Days::new(1)), None, Vec::new()).await.unwrap();
        assert!(begin.last < begin.first);
        verify(empty.as_slice()).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_done_to_the_file_is_found() {
    let house = databases().await.remove(0);
    let admin = log(&house).await;
    let (file, other) = (file(&admin).await, file(&admin).await);
    let (all, others) = (lines(&file), lines(&other));
    let mut runner = TestRunner::new(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&(0..file.len(), 1..=255_u8), |(at, by)| {
            let mut changed = file.clone();
            changed[at] ^= by;
            match verify(changed.as_slice()) {
                Err(Wrong::Line { line, .. }) => prop_assert_eq!(line, line_of(&file, at)),
                Err(Wrong::Torn(_)) => prop_assert_eq!(at, file.len() - 1),
                other => prop_assert!(false, "byte {at} ^ {by}: {other:?}"),
            }
            Ok(())
        })
        .unwrap();
    runner
        .run(&(0..all.len(), 0..all.len(), 0..others.len()), |(from, to, foreign)| {
            let mut without = all.clone();
            let line = without.remove(from);
            prop_assert!(verify(without.concat().as_slice()).is_err(), "without line {from}");
            without.insert(to.min(without.len()), line.clone());
            prop_assert_eq!(verify(without.concat().as_slice()).is_ok(), without == all, "line {} moved to {}", from, to);
            let mut twice = all.clone();
            twice.insert(to, line);
            prop_assert!(verify(twice.concat().as_slice()).is_err(), "line {from} again at {to}");
            let mut mixed = all.clone();
            mixed.insert(to, others[foreign].clone());
            prop_assert!(verify(mixed.concat().as_slice()).is_err(), "a line of another file at {to}");
            mixed.remove(to + 1);
            prop_assert!(mixed == all || verify(mixed.concat().as_slice()).is_err(), "line {to} from another file");
            Ok(())
        })
        .unwrap();
    runner
        .run(&(0..file.len()), |end| {
            prop_assert!(matches!(verify(&file[..end]), Err(Wrong::Torn(_))), "cut after {end}");
            Ok(())
        })
        .unwrap();
    let longer = [file.as_slice(), b"\n"].concat();
    assert!(matches!(verify(longer.as_slice()), Err(Wrong::Line { .. })));
}

/// Somebody with the database but without the key.
async fn forge(house: &TestHouse, sql: &'static str) {
    let mut tx = house.db.begin().await.unwrap();
    if house.name == "SQLite" {
        for trigger in
            ["drop trigger if exists audit_entry_stays", "drop trigger if exists audit_entry_is_kept", "drop trigger if exists audit_checkpoint_is_kept"]
        {
            backend::on_each!(&mut *tx, |c| backend::sqlx::query(trigger).execute(c).await.map(drop)).unwrap();
        }
    } else {
        for table in ["alter table audit_entry disable trigger all", "alter table audit_checkpoint disable trigger all"] {
            backend::on_each!(&mut *tx, |c| backend::sqlx::query(table).execute(c).await.map(drop)).unwrap();
        }
    }
    backend::on_each!(&mut *tx, |c| backend::sqlx::query(sql).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_done_to_the_table_is_found() {
    for (sql, seq, flaw) in [
        ("update audit_entry set actor_id = null where seq = 9", 9, Flaw::Changed),
        ("delete from audit_entry where seq = 9", 10, Flaw::Order),
        ("delete from audit_entry where seq > 20", 0, Flaw::Missing),
        ("delete from audit_entry", 0, Flaw::Missing),
    ] {
        for house in databases().await {
            log(&house).await;
            audit::sign(&house).await.unwrap();
            assert!(audit::verify(&house, None).await.unwrap().is_ok());
            forge(&house, sql).await;
            let broken = audit::verify(&house, None).await.unwrap().unwrap_err();
            assert_eq!(broken.flaw, flaw, "{sql} {}", house.name);
            assert!(seq == 0 || broken.seq == seq, "{sql} {}: {broken}", house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_made_anew_without_the_key_is_not_what_was_signed() {
    for house in databases().await {
        log(&house).await;
        audit::sign(&house).await.unwrap();
        let signed = audit::verify(&house, None).await.unwrap().unwrap();
        // The newest entry goes, and another is chained in its place, with right hashes.
        forge(&house, "delete from audit_entry where seq = (select max(seq) from audit_entry)").await;
        let mut tx = house.db.begin().await.unwrap();
        let nobody = house.nobody();
        nobody.audit(&mut tx, &[Entry { kind: Kind::Viewed, ..Entry::default() }]).await.unwrap();
        tx.commit().await.unwrap();
        let broken = audit::verify(&house, None).await.unwrap().unwrap_err();
        assert_eq!((broken.seq, broken.flaw), (signed.last, Flaw::Tree), "{}", house.name);
        let mut other = house.house.clone();
        other.signer = audit::Signer::new(&[8; 32]);
        assert!(!signed.is_of(&other.signer), "and whoever signs with a key of their own is seen");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_signed_after_an_hour_or_many_entries_and_checked_from_a_checkpoint() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let admin = signed_in(&house, "admin").await;
        assert!(audit::sign_if_due(&house).await.unwrap(), "{}: the first entries", house.name);
        assert!(!audit::sign_if_due(&house).await.unwrap(), "nothing new");
        let write = async |entries: usize| {
            let mut tx = admin.begin().await.unwrap();
            admin.audit(&mut tx, &vec![Entry { kind: Kind::Viewed, ..Entry::default() }; entries]).await.unwrap();
            admin.commit(tx, &[]).await.unwrap();
        };
        write(999).await;
        assert!(!audit::sign_if_due(&house).await.unwrap(), "not yet many");
        write(1).await;
        assert!(audit::sign_if_due(&house).await.unwrap(), "a thousand");
        write(3).await;
        house.clock.set(house.clock.now().plus_seconds(3599));
        assert!(!audit::sign_if_due(&house).await.unwrap());
        house.clock.set(house.clock.now().plus_seconds(1));
        assert!(audit::sign_if_due(&house).await.unwrap(), "an hour");
        let held = audit::verify(&house, Some(2)).await.unwrap().unwrap();
        assert!(held.first > 900 && held.last > 1000, "{held:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_takes_it_out() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        for login in ["zhou", "lin", "13600004402"] {
            let cx = signed_in(&house, login).await;
            assert!(audit::export(&cx, None, None, Vec::new()).await.is_err(), "{login}");
        }
    }
}
