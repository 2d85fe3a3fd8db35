//! Lots that pay for a lesson, and the lines of the ledger it causes.

use super::LessonRow;
use crate::{
    attendance::MarkRoll,
    bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_all,
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    credits::{Hours, Lot},
    id::{AccountId, LearnerId, LotId},
    time::At,
};
use uuid::Uuid;

/// A line of the ledger for a lesson of the class.
#[derive(Clone)]
pub(in crate::attendance) struct EntryRow {
    pub(in crate::attendance) lot: LotId,
    pub(in crate::attendance) learner: LearnerId,
    pub(in crate::attendance) class: Uuid,
    pub(in crate::attendance) on_date: NaiveDate,
    pub(in crate::attendance) kind: &'static str,
    pub(in crate::attendance) hours: Hours,
    pub(in crate::attendance) turn: i64,
    pub(in crate::attendance) unit_fen: i64,
    pub(in crate::attendance) at: At,
    pub(in crate::attendance) by: AccountId,
}

#[derive(sqlx::FromRow)]
struct LotRow {
    id: Uuid,
    learner_id: Uuid,
    balance: i64,
    starts_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    rank: i64,
    unit_fen: i64,
}

/// The lots of the class's roster that may pay, or have paid, for this lesson; each with a blank entry to fill in.
pub(in crate::attendance) async fn lots(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<(Lot, EntryRow)>> {
    let rows = fetch_all!(
        conn,
        LotRow,
        "select o.id, o.learner_id, o.balance, o.starts_on, o.expires_on, o.rank, o.unit_fen from lot o
          where o.learner_id in (select learner_id from membership where class_id = $1 and from_on <= $2 and (until_on is null or until_on >= $2))
            and (o.class_id = $1 or exists (select 1 from ledger_entry e where e.lot_id = o.id and e.on_date = $2 and e.class_id = $1))",
        lesson.class_id,
        lesson.on_date
    )?;
    Ok(rows.into_iter().map(|row| (lot(&row), blank(permit, lesson, &row))).collect())
}

const fn lot(row: &LotRow) -> Lot {
    Lot { id: LotId(row.id), balance: Hours(row.balance), starts_on: row.starts_on, expires_on: row.expires_on, rank: row.rank }
}

const fn blank(permit: &Permit<MarkRoll>, lesson: &LessonRow, row: &LotRow) -> EntryRow {
    EntryRow {
        lot: LotId(row.id),
        learner: LearnerId(row.learner_id),
        class: lesson.class_id,
        on_date: lesson.on_date,
        kind: "draw",
        hours: Hours::ZERO,
        turn: 0,
        unit_fen: row.unit_fen,
        at: permit.now(),
        by: permit.actor(),
    }
}

/// What this lesson has drawn and restored so far.
pub(in crate::attendance) async fn entries(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<EntryRow>> {
    let rows = fetch_all!(
        conn,
        (Uuid, Uuid, i64, i64),
        "select distinct e.lot_id, e.learner_id, e.hours, e.turn from membership m
           join ledger_entry e on e.learner_id = m.learner_id and e.on_date = $2 and e.class_id = $1
          where m.class_id = $1 and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2) and e.kind in ('draw', 'restore')",
        lesson.class_id,
        lesson.on_date
    )?;
    let entry = |(lot, learner, hours, turn): (Uuid, Uuid, i64, i64)| EntryRow {
        lot: LotId(lot),
        learner: LearnerId(learner),
        class: lesson.class_id,
        on_date: lesson.on_date,
        kind: "draw",
        hours: Hours(hours),
        turn,
        unit_fen: 0,
        at: permit.now(),
        by: permit.actor(),
    };
    Ok(rows.into_iter().map(entry).collect())
}

pub(in crate::attendance) async fn save_entries(_: &Permit<MarkRoll>, conn: &mut Conn, entries: &[EntryRow]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at, written_by) ",
        10,
        entries,
        |entry, b| {
            b.push_bind(entry.lot.0).push_bind(entry.on_date).push_bind(entry.class).push_bind(entry.kind).push_bind(entry.turn);
            b.push_bind(entry.learner.0).push_bind(entry.hours.0).push_bind(entry.hours.0 * entry.unit_fen / 100);
            b.push_bind(entry.at.0).push_bind(entry.by.0);
        },
        ""
    )
}

/// Keeps the cached balance of a lot equal to the sum of its entries.
pub(in crate::attendance) async fn move_lot(_: &Permit<MarkRoll>, conn: &mut Conn, lot: LotId, hours: Hours) -> DbResult<u64> {
    execute!(conn, "update lot set balance = balance + $2 where id = $1", lot.0, hours.0)
}
