//! What is deleted when its time is over, with the clock, on both databases.

use backend::{
    audit, execute, fetch_all, fetch_one, new_id, privacy,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    audit::LogFilter,
    fields::{Ending, FIELDS, SWEPT, longest},
    time::At,
};
use std::collections::BTreeSet;

/// In seconds.
const DAY: i64 = 24 * 3600;

/// One row of every table that is swept, from `at`.
#[allow(clippy::too_many_lines, reason = "one statement a table")]
async fn write(house: &TestHouse, at: At) {
    let (at, id) = (at.0, new_id());
    let mut tx = house.db.begin().await.unwrap();
    let (lin,) = fetch_one!(&mut tx, (Uuid,), "select id from account where login = 'lin'").unwrap();
    let (learner,) = fetch_one!(&mut tx, (Uuid,), "select id from learner where name = '王小明'").unwrap();
    let bytes = id.as_bytes().to_vec();
    execute!(
        &mut tx,
        "insert into session (token_hash, account_id, created_at, seen_at, expires_at, device) values ($1, $2, $3, $3, $3, 'old')",
        &bytes,
        lin,
        at
    )
    .unwrap();
    execute!(&mut tx, "insert into sign_in_step (token_hash, account_id, device, expires_at) values ($1, $2, 'old', $3)", &bytes, lin, at).unwrap();
    execute!(
        &mut tx,
        "insert into second_factor_set_up (account_id, secret_sealed, codes_sealed, expires_at) values ($1, $2, $2, $3) on conflict (account_id) do update set expires_at = $3",
        lin,
        &bytes,
        at
    )
    .unwrap();
    execute!(&mut tx, "insert into sign_in_attempt (login, at) values ('old', $1)", at).unwrap();
    execute!(
        &mut tx,
        "insert into invitation (id, name, login, given, invited_by, turn, token_hash, expires_at) values ($1, 'old', 'old', '{}', $2, 1, $3, $4)",
        id,
        lin,
        &bytes,
        at
    )
    .unwrap();
    execute!(&mut tx, "insert into reset_link (id, account_id, made_by, token_hash, expires_at) values ($1, $2, $2, $3, $4)", id, lin, &bytes, at).unwrap();
    execute!(&mut tx, "insert into reset_code (token_hash, expires_at) values ($1, $2)", &bytes, at).unwrap();
    execute!(&mut tx, "insert into learner_draft (account_id, key, at, body_sealed) values ($1, $2, $3, $4)", lin, id.to_string(), at, &bytes).unwrap();
    execute!(&mut tx, "insert into once (account_id, key, request_hash, answer, at) values ($1, $2, $3, '{}', $4)", lin, id.to_string(), &bytes, at).unwrap();
    execute!(
        &mut tx,
        "insert into job (id, kind, body, once_key, state, run_at, created_at) values ($1, 'old', '{}', $2, 'done', $3, $3)",
        id,
        id.to_string(),
        at
    )
    .unwrap();
    execute!(&mut tx, "insert into event (at, kind, body) values ($1, 'old', '{}')", at).unwrap();
    execute!(
        &mut tx,
        "insert into import_run (id, started_at, ended_at, state, dry_run, files, report) values ($1, $2, $2, 'done', $3, '[]', '{}')",
        id,
        at,
        false
    )
    .unwrap();
    execute!(&mut tx, "insert into import_row (import_id, sheet_no, row_no, cells_sealed) values ($1, 1, 2, $2)", id, &bytes).unwrap();
    execute!(&mut tx, "insert into import_sheet (import_id, no, file, header_row, columns) values ($1, 1, 'old', 1, '[]')", id).unwrap();
    execute!(
        &mut tx,
        "insert into reveal (id, account_id, learner_id, what, reason, at) values ($1, $2, $3, 'learner.phone', 'old', $4)",
        id,
        lin,
        learner,
        at
    )
    .unwrap();
    execute!(
        &mut tx,
        "insert into archive_look (account_id, learner_id, at) values ($1, $2, $3) on conflict (account_id, learner_id) do update set at = excluded.at",
        lin,
        learner,
        at
    )
    .unwrap();
    execute!(
        &mut tx,
        "insert into grant_request (id, account_id, asked_by, asked_at, role, reason, until_at) values ($1, $2, $2, $3, 'finance', 'old', $3)",
        id,
        lin,
        at
    )
    .unwrap();
    execute!(
        &mut tx,
        "insert into export_request (id, asked_by, asked_at, state, columns, reason_sealed, expected) values ($1, $2, $3, '', 'learner.no', $4, 1)",
        id,
        lin,
        at,
        &bytes
    )
    .unwrap();
    execute!(
        &mut tx,
        "insert into outbox (id, at, kind, channel, state, guardian_id, recipient_sealed, body_sealed)
           select $1, $2, 'old', 'none', 'kept', guardian_id, $3, $3 from account where login = '13800002046'",
        id,
        at,
        &bytes
    )
    .unwrap();
    // Those of the demo school are as old as it is.
    execute!(&mut tx, "delete from lead").unwrap();
    execute!(
        &mut tx,
        "insert into lead (id, campus_id, name, words, guardian, grade, subject, source, stage, created_at, created_by, touched_at, version)
           select $1, campus_id, 'old', '', '', '', '', 'call', 'new', $2, $3, $2, 1 from learner where id = $4",
        id,
        at,
        lin,
        learner
    )
    .unwrap();
    // One that is still worked with, of which what was said long ago goes.
    execute!(
        &mut tx,
        "insert into lead (id, campus_id, name, words, guardian, grade, subject, source, stage, created_at, created_by, touched_at, version)
           select $1, campus_id, 'kept', '', '', '', '', 'call', 'new', $2, $3, $4, 1 from learner where id = $5",
        lin,
        at,
        lin,
        at + 10_000 * DAY * 1000,
        learner
    )
    .unwrap();
    execute!(&mut tx, "insert into lead_note (id, lead_id, by_id, at, stage, text_sealed) values ($1, $2, $2, $3, 'new', $4)", id, lin, at, &bytes).unwrap();
    execute!(&mut tx, "insert into lead_reveal (id, account_id, lead_id, at) values ($1, $2, $2, $3)", id, lin, at).unwrap();
    // What was happening last stays whatever its age.
    execute!(&mut tx, "insert into event (at, kind, body) values ($1, 'newest', '{}')", SATURDAY.0).unwrap();
    tx.commit().await.unwrap();
}

async fn swept(house: &TestHouse, dry_run: bool) -> BTreeSet<&'static str> {
    privacy::sweep(house, dry_run).await.unwrap().into_iter().map(|swept| swept.table).collect()
}

async fn learners(house: &TestHouse) -> (i64, i64) {
    let mut conn = house.db.read().await.unwrap();
    fetch_one!(&mut conn, (i64, i64), "select (select count(*) from learner), (select count(*) from attendance)").unwrap()
}

/// The first midnight on which something from SATURDAY is older than `months`.
fn over(months: u32) -> At {
    // 21 November 2026 and so many months later, at noon of the day after: 9:46 and 26 hours 14 minutes.
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let days = (day + chrono::Months::new(months) - day).num_days();
    SATURDAY.plus_seconds((days + 1) * DAY)
}

#[test]
fn every_table_that_is_swept_is_declared_and_the_other_way_round() {
    let declared: BTreeSet<&str> = FIELDS.iter().filter(|field| field.ending() == Ending::Swept).map(|field| field.table).collect();
    assert_eq!(declared, SWEPT.into_iter().collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_table_is_swept_the_day_its_term_is_over_and_not_the_day_before() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        write(&house, SATURDAY).await;
        let before = learners(&house).await;
        let terms: BTreeSet<u32> = SWEPT.iter().map(|table| longest(table)).collect();
        for months in terms {
            let due: BTreeSet<&str> = SWEPT.into_iter().filter(|table| longest(table) == months).collect();
            house.clock.set(over(months).plus_seconds(-DAY));
            assert_eq!(swept(&house, false).await, BTreeSet::new(), "{} the day before {months} months are over", house.name);
            house.clock.set(over(months));
            assert_eq!(swept(&house, true).await, due, "{} after {months} months, said", house.name);
            assert_eq!(swept(&house, false).await, due, "{} after {months} months, done: a dry run did nothing", house.name);
            assert_eq!(swept(&house, false).await, BTreeSet::new(), "{}: once", house.name);
        }
        assert_eq!(learners(&house).await, before, "{}: nothing of a learner goes by itself", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_is_an_entry_and_the_newest_event_stays() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        write(&house, SATURDAY).await;
        house.clock.set(over(1));
        privacy::sweep(&house, false).await.unwrap();
        let shen = signed_in(&house, "shen").await;
        let entries = audit::log(&shen, LogFilter::default()).await.unwrap().page.rows;
        let told: BTreeSet<String> = entries.into_iter().filter(|line| line.act == "term_over").map(|line| line.fields).collect();
        let expected: BTreeSet<String> = SWEPT.into_iter().filter(|table| longest(table) == 1).map(str::to_owned).collect();
        assert_eq!(told, expected, "{}", house.name);
        let mut conn = house.db.read().await.unwrap();
        let kinds = fetch_all!(&mut conn, (String,), "select kind from event where kind in ('old', 'newest')").unwrap();
        assert_eq!(kinds, [("newest".to_owned(),)], "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_is_listed_when_the_term_of_their_contacts_is_over_and_again_when_all_is() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        let left = chrono::NaiveDate::from_ymd_opt(2026, 11, 21);
        execute!(&mut tx, "update learner set state = '已结课', balance = 0, last_seen = $1 where name = '王小明'", left).unwrap();
        tx.commit().await.unwrap();
        for (months, plus, listed) in [(12, -1, None), (12, 0, Some(false)), (36, -1, Some(false)), (36, 0, Some(true))] {
            house.clock.set(over(months).plus_seconds(plus * DAY));
            let admin = signed_in(&house, "admin").await;
            let desk = privacy::desk(&admin).await.unwrap();
            let line = desk.retention.iter().find(|line| line.name == "王小明");
            assert_eq!(line.map(|line| line.whole), listed, "{} {plus} days from {months} months", house.name);
        }
        // Without a contact to lose, only the end of all counts.
        house.clock.set(over(12));
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner set phone_sealed = null, address_sealed = null where name = '王小明'").unwrap();
        execute!(&mut tx, "update guardian set phone_sealed = null where id in (select k.guardian_id from guardian_link k join learner p on p.id = k.learner_id where p.name = '王小明')")
            .unwrap();
        tx.commit().await.unwrap();
        let desk = privacy::desk(&signed_in(&house, "admin").await).await.unwrap();
        assert!(desk.retention.iter().all(|line| line.name != "王小明"), "{}", house.name);
    }
}
