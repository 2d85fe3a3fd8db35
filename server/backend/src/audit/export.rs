//! Handing the log out as a file that anybody can verify without us.

use super::{
    Checkpoint, Entry, Kind, ViewAudit,
    checkpoint::sign,
    file::{Head, Writer},
    store,
};
use crate::{Cx, OrFault, clock::midnight};
use chrono::NaiveDate;
use shared::error::AppResult;
use std::io::Write;

/// Writes the entries from day `from` to day `to` (both included; none: no bound) to `out`, after signing the newest. It
/// begins after a checkpoint and ends with one, so that a few more entries may be in it. Handing out is an entry itself, and asks for a fresh
/// proof.
pub async fn export<W: Write + Send>(cx: &Cx, from: Option<NaiveDate>, to: Option<NaiveDate>, out: W) -> AppResult<(W, Head)> {
    let permit = cx.permit::<ViewAudit>(()).await?;
    cx.fresh()?;
    let mut tx = cx.begin().await?;
    let days = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let reason = format!("{} – {}", days(from), days(to));
    cx.audit(&mut tx, &[Entry { kind: Kind::Exported, fields: "audit_entry", reason, ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await?;
    cx.later.flush(&cx.house).await?;
    sign(&cx.house).await?;
    let from = from.map_or(i64::MIN, |day| midnight(day, &cx.zone).0);
    let to = to.and_then(|day| day.succ_opt()).map_or(i64::MAX, |day| midnight(day, &cx.zone).0);
    let mut conn = cx.read().await?;
    let (first, last) = store::between(&permit, &mut conn, from, to).await.or_fault()?;
    let start = store::checkpoint_until(&mut conn, first - 1).await.or_fault()?;
    let first = start.as_ref().map_or(1, |start| start.size + 1);
    let checkpoints = checkpoints(&mut conn, first, last).await.or_fault()?;
    let last = checkpoints.last().map_or(first - 1, |last| last.size);
    let sizes = checkpoints.iter().map(|checkpoint| checkpoint.size).collect();
    let head = Head { xuetu_audit: 1, made_at: cx.clock.now().0, first, last, checkpoints: sizes, start, key: cx.signer.public().to_vec() };
    let mut writer = Writer::begin(out, head.clone(), &cx.signer).or_fault()?;
    let mut checkpoints = checkpoints.into_iter().peekable();
    let mut next = first;
    while next <= last {
        for record in store::from(&mut conn, next, super::STEP.min(last - next + 1)).await.or_fault()? {
            next = record.seq + 1;
            writer.entry(record).or_fault()?;
            if let Some(checkpoint) = checkpoints.next_if(|checkpoint| checkpoint.size < next) {
                writer.checkpoint(checkpoint).or_fault()?;
            }
        }
    }
    Ok((writer.end(&cx.signer).or_fault()?, head))
}

/// The checkpoints from entry `first` on to the one that covers `last`.
async fn checkpoints(conn: &mut crate::db::Conn, first: i64, last: i64) -> crate::db::DbResult<Vec<Checkpoint>> {
    let mut all: Vec<Checkpoint> = Vec::new();
    loop {
        let covered = all.last().map_or(first - 1, |last| last.size);
        let more = if covered >= last { Vec::new() } else { store::checkpoints(conn, covered, super::STEP).await? };
        if more.is_empty() {
            break;
        }
        all.extend(more);
    }
    let end = all.iter().position(|checkpoint| checkpoint.size >= last).map_or(all.len(), |at| at + 1);
    all.truncate(end);
    Ok(all)
}
