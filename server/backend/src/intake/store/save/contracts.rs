//! Contracts, lots and the ledger.

use super::super::Leave;
use super::Stamp;
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute,
    intake::books::{Books, Change, Contract, Draw, Entry},
};
use uuid::Uuid;

pub async fn contracts(_: &Leave, conn: &mut Conn, rows: &[&Contract], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into contract (id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, discount, payment, signed_on, expires_on, state, imported_at) ",
        14,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.no).push_bind(books.learners.get(row.learner).id).push_bind(books.courses.get(row.course).id);
            b.push_bind(books.classes.get(row.class).id).push_bind(row.purchased.0).push_bind(row.gift.0).push_bind(row.paid.0);
            b.push_bind(&row.discount).push_bind(&row.payment).push_bind(row.signed).push_bind(row.expires).push_bind(&row.state).push_bind(now);
        },
        ""
    )
}

/// The lots of new contracts, with what is left of them.
pub async fn lots(_: &Leave, conn: &mut Conn, rows: &[(&Contract, bool)], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into lot (id, contract_id, learner_id, class_id, kind, units, unit_fen, starts_on, expires_on, rank, balance) ",
        11,
        rows,
        |row, b| {
            let (contract, gift) = (row.0, row.1);
            b.push_bind(contract.lots[usize::from(gift)].0).push_bind(contract.id).push_bind(books.learners.get(contract.learner).id);
            b.push_bind(books.classes.get(contract.now_in).id).push_bind(contract.lot_kind(gift)).push_bind(contract.units(gift).0);
            b.push_bind(contract.unit_fen(gift)).push_bind(contract.signed).push_bind(contract.expires).push_bind(contract.rank(gift));
            b.push_bind(contract.left[usize::from(gift)].0);
        },
        ""
    )
}

/// The entries that open the lots of new contracts.
pub async fn grants(_: &Leave, conn: &mut Conn, rows: &[(&Contract, bool)], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        rows,
        |row, b| {
            let (contract, gift) = (row.0, row.1);
            let fen = if gift { 0 } else { contract.worth.0 };
            b.push_bind(contract.lots[usize::from(gift)].0).push_bind(contract.signed).push_bind(books.classes.get(contract.class).id).push_bind("grant");
            b.push_bind(1_i64).push_bind(books.learners.get(contract.learner).id).push_bind(contract.units(gift).0).push_bind(fen).push_bind(now);
        },
        " on conflict (lot_id, on_date, class_id, kind, turn) do nothing"
    )
}

/// Lots that moved to another class with their contract.
pub async fn move_lots(_: &Leave, conn: &mut Conn, contract: &Contract, class: Uuid) -> DbResult<u64> {
    execute!(conn, "update lot set class_id = $2 where contract_id = $1 and class_id <> $2", contract.id, class)
}

pub async fn changes(_: &Leave, conn: &mut Conn, rows: &[&Change], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into contract_change (id, contract_id, on_date, kind, to_class_id, hours, fen, reason, imported_at) ",
        9,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(books.contracts.get(row.contract).id).push_bind(row.on_date).push_bind(row.kind.word());
            b.push_bind(row.to_class.map(|class| books.classes.get(class).id))
                .push_bind(row.hours.0)
                .push_bind(row.fen.0)
                .push_bind(&row.reason)
                .push_bind(now);
        },
        ""
    )
}

/// Refunds and conversions in the ledger.
pub async fn entries(_: &Leave, conn: &mut Conn, rows: &[Entry], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        rows,
        |row, b| {
            let contract = books.contracts.get(row.contract);
            b.push_bind(contract.lots[usize::from(row.gift)].0).push_bind(row.on_date).push_bind(books.classes.get(row.class).id).push_bind(row.kind);
            b.push_bind(1_i64).push_bind(books.learners.get(contract.learner).id).push_bind(row.hours.0).push_bind(row.fen.0).push_bind(now);
        },
        " on conflict (lot_id, on_date, class_id, kind, turn) do nothing"
    )
}

/// Lessons that were paid for, in the ledger.
pub async fn draws(_: &Leave, conn: &mut Conn, rows: &[Draw], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        rows,
        |row, b| {
            let contract = books.contracts.get(row.contract);
            let hours = i64::from(row.hours);
            b.push_bind(contract.lots[usize::from(row.gift)].0).push_bind(row.on_date).push_bind(books.classes.get(row.class).id).push_bind("draw");
            b.push_bind(1_i64).push_bind(books.learners.get(contract.learner).id).push_bind(-hours).push_bind(-hours * contract.unit_fen(row.gift) / 100);
            b.push_bind(now);
        },
        " on conflict (lot_id, on_date, class_id, kind, turn) do nothing"
    )
}
