//! Contracts with what is left of their lots, and what changed about them.

use super::{super::Leave, Places, STORED};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    intake::books::{Books, Change, ChangeKind, Contract, Told},
};
use chrono::NaiveDate;
use shared::{credits::Hours, id::LotId, money::Fen};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ContractRow {
    id: Uuid,
    no: String,
    learner_id: Uuid,
    course_id: Uuid,
    class_id: Uuid,
    purchased: i64,
    gift: i64,
    paid_fen: i64,
    signed_on: NaiveDate,
    expires_on: Option<NaiveDate>,
}

pub(super) async fn load(_: &Leave, conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    contracts(conn, books, places).await?;
    lots(conn, books, places).await?;
    changes(conn, books, places).await
}

async fn contracts(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    let rows = fetch_all!(
        conn,
        ContractRow,
        "select id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, signed_on, expires_on from contract order by no"
    )?;
    for row in rows {
        let class = places.classes[&row.class_id];
        let contract = Contract {
            id: row.id,
            origin: STORED,
            no: row.no.clone(),
            learner: places.learners[&row.learner_id],
            course: places.courses[&row.course_id],
            class,
            now_in: class,
            purchased: Hours(row.purchased),
            gift: Hours(row.gift),
            paid: Fen(row.paid_fen),
            discount: None,
            payment: None,
            signed: row.signed_on,
            expires: row.expires_on,
            state: String::new(),
            told: Told { origin: STORED, granted: None, taken: None, left: None, gone: Hours::ZERO },
            from: None,
            worth: Fen(row.paid_fen),
            lots: [LotId(Uuid::nil()), LotId(Uuid::nil())],
            left: [Hours::ZERO; 2],
            drawn: Hours::ZERO,
            last_draw: None,
        };
        places.contracts.insert(row.id, books.contracts.put(&row.no, contract));
    }
    Ok(())
}

async fn lots(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let rows = fetch_all!(
        conn,
        (Uuid, Uuid, Uuid, String, i64, i64, Option<NaiveDate>),
        "select o.id, o.contract_id, o.class_id, o.kind, o.balance,
                cast(coalesce(-sum(e.hours), 0) as bigint) as drawn, max(case when e.hours < 0 then e.on_date end) as last_draw
           from lot o left join ledger_entry e on e.lot_id = o.id and e.kind in ('draw', 'restore')
          group by o.id, o.contract_id, o.class_id, o.kind, o.balance"
    )?;
    for (id, contract, class, kind, balance, drawn, last_draw) in rows {
        let contract = books.contracts.get_mut(places.contracts[&contract]);
        let gift = usize::from(kind == "gift");
        contract.lots[gift] = LotId(id);
        contract.left[gift] = Hours(balance);
        contract.drawn += Hours(drawn);
        contract.last_draw = contract.last_draw.max(last_draw);
        contract.now_in = places.classes[&class];
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    id: Uuid,
    contract_id: Uuid,
    on_date: NaiveDate,
    kind: String,
    to_class_id: Option<Uuid>,
    hours: i64,
    fen: i64,
}

async fn changes(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let rows = fetch_all!(conn, ChangeRow, "select id, contract_id, on_date, kind, to_class_id, hours, fen from contract_change order by on_date, id")?;
    for row in rows {
        let Some(kind) = ChangeKind::of(&row.kind) else { continue };
        books.add_change(Change {
            id: row.id,
            origin: STORED,
            contract: places.contracts[&row.contract_id],
            on_date: row.on_date,
            kind,
            to_class: row.to_class_id.map(|class| places.classes[&class]),
            hours: Hours(row.hours),
            fen: Fen(row.fen),
            reason: None,
        });
    }
    Ok(())
}
