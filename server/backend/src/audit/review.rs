//! Reviews: whoever may not change anything else puts their name to what they read.

use super::{
    Line, ReviewAudit, ViewAudit,
    log::said,
    sign,
    signer::is_signed,
    store,
    store::review::{self as rows, Reads, ReviewRow},
};
use crate::{
    Cx, Fault, OrFault,
    clock::{midnight, wall},
    db::Conn,
    once::Once,
    policy::Permit,
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use shared::{
    access::Permission,
    audit::{Kind, OwnRights, Review, ReviewAsk, ReviewPage, Statement, gaps},
    error::{AppError, AppResult},
    time::At,
};

/// Characters of a remark at most.
const REMARK: usize = 1000;

/// The reviews, what nobody reviewed, and what would be signed for a period.
pub async fn reviews(cx: &Cx, period: Option<(NaiveDate, NaiveDate)>) -> AppResult<ReviewPage> {
    let permit = cx.permit::<ViewAudit>(()).await?;
    let mut conn = cx.read().await?;
    let rows = rows::reviews(&permit, &mut conn).await.or_fault()?;
    let last = yesterday(cx);
    let began = rows::began(&permit, &mut conn).await.or_fault()?.map_or(last, |at| wall(At(at), &cx.zone).date);
    let periods: Vec<_> = rows.iter().filter(|row| holds(cx, row)).map(|row| (row.from_on, row.to_on)).collect();
    let statement = match period.filter(|(from, to)| check(*from, *to, last).is_ok()) {
        Some((from, to)) => Some(statement(cx, &permit, &mut conn, from, to).await?),
        None => None,
    };
    let can_sign = cx.actor()?.may_everywhere(Permission::ReviewAudit);
    Ok(ReviewPage { reviews: rows.into_iter().map(|row| review(cx, row)).collect(), gaps: gaps(&periods, began, last), statement, can_sign, last })
}

fn yesterday(cx: &Cx) -> NaiveDate {
    let today = cx.today().date;
    today.pred_opt().unwrap_or(today)
}

fn check(from: NaiveDate, to: NaiveDate, last: NaiveDate) -> AppResult<()> {
    if to > last {
        return Err(AppError::invalid("to", "not_over"));
    }
    if to < from {
        return Err(AppError::invalid("to", "before_from"));
    }
    Ok(())
}

fn instants(cx: &Cx, from: NaiveDate, to: NaiveDate) -> (i64, i64) {
    (midnight(from, &cx.zone).0, midnight(to.succ_opt().unwrap_or(to), &cx.zone).0)
}

async fn statement<A: Reads>(cx: &Cx, permit: &Permit<A>, conn: &mut Conn, from: NaiveDate, to: NaiveDate) -> AppResult<Statement> {
    let (since, until) = instants(cx, from, to);
    let kinds = rows::kinds(permit, conn, since, until).await.or_fault()?;
    let numbers = store::between(permit, conn, since, until).await.or_fault()?;
    let (made, had) = rows::own_rights(permit, conn, cx.actor()?.account.0, since, until).await.or_fault()?;
    let entries = kinds.iter().map(|(_, count)| count).sum();
    let kinds = kinds.into_iter().filter_map(|(word, count)| Some((Kind::of(&word)?, count))).collect();
    Ok(Statement { from, to, kinds, entries, numbers, own: OwnRights { made, had } })
}

/// Signs a period that is over. Sent twice under one key it is signed once.
pub async fn review_period(cx: &Cx, ask: &ReviewAsk, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, ask)?;
    cx.permit::<ReviewAudit>(()).await?;
    check(ask.from, ask.to, yesterday(cx))?;
    let remark = ask.remark.trim();
    if remark.is_empty() {
        return Err(AppError::invalid("remark", "required"));
    }
    if remark.chars().count() > REMARK {
        return Err(AppError::invalid("remark", "long"));
    }
    cx.later.flush(&cx.house).await?;
    let head = sign(&cx.house).await?.ok_or_else(|| Fault::Other("there is nothing to review".into()))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ReviewAudit>(&mut tx, ()).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let said = statement(cx, &permit, &mut tx, ask.from, ask.to).await?;
    let row = signed(cx, &permit, &said, head.root, remark);
    rows::keep(&permit, &mut tx, &row).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let reason = format!("{} – {}: {remark}", ask.from, ask.to);
    super::write(&cx.house, &mut tx, vec![Line::audit(cx, "audit_reviewed", reason)]).await.or_fault()?;
    cx.commit(tx, &[]).await
}

fn signed(cx: &Cx, permit: &Permit<ReviewAudit>, said: &Statement, root: Vec<u8>, remark: &str) -> ReviewRow {
    let id = crate::new_id();
    let mut row = ReviewRow {
        id,
        from_on: said.from,
        to_on: said.to,
        first_seq: said.numbers.0,
        last_seq: said.numbers.1,
        entries: said.entries,
        rights_made: said.own.made,
        rights_had: said.own.had,
        root,
        reviewer_id: permit.actor().0,
        reviewer: String::new(),
        at: permit.now().0,
        remark_sealed: cx.seal.close(remark, id.as_bytes()),
        key: cx.signer.public().to_vec(),
        signature: Vec::new(),
    };
    row.signature = cx.signer.sign(text(&row).as_bytes());
    row
}

/// What is signed. The remark goes in sealed, so that the signature outlives its key.
fn text(row: &ReviewRow) -> String {
    let remark = hex::encode(Sha256::digest(&row.remark_sealed));
    format!(
        "xuetu audit review 1\nperiod {} {}\nentries {} from {} to {}\nown rights {} {}\nroot {}\nreviewer {}\nat {}\nremark {remark}\n",
        row.from_on,
        row.to_on,
        row.entries,
        row.first_seq,
        row.last_seq,
        row.rights_made,
        row.rights_had,
        hex::encode(&row.root),
        row.reviewer_id,
        row.at
    )
}

fn holds(cx: &Cx, row: &ReviewRow) -> bool {
    row.key == cx.signer.public() && is_signed(&row.key, text(row).as_bytes(), &row.signature)
}

fn review(cx: &Cx, row: ReviewRow) -> Review {
    Review {
        holds: holds(cx, &row),
        from: row.from_on,
        to: row.to_on,
        entries: row.entries,
        at: said(cx, row.at),
        remark: cx.seal.open(&row.remark_sealed, row.id.as_bytes()).unwrap_or_default(),
        own: OwnRights { made: row.rights_made, had: row.rights_had },
        root: hex::encode(&row.root),
        reviewer: row.reviewer,
    }
}
