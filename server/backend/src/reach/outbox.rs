//! The outbox, for the administrator.

pub use rights::reach::ViewOutbox;

use super::store;
use crate::{
    Cx, OrFault,
    clock::wall,
    keys::{Cell, Ring},
    policy::on_nothing,
};
use shared::{
    access::Sight,
    error::AppResult,
    page::{PAGE_ROWS, Page},
    reach::{OutKind, OutLine, OutState},
    time::At,
};
use uuid::Uuid;

on_nothing!(ViewOutbox);

/// A page of what went out, the newest first, recipients masked; the words only where the school's settings say so.
pub async fn outbox(cx: &Cx, after: Option<&str>) -> AppResult<Page<OutLine>> {
    let permit = cx.permit::<ViewOutbox>(()).await?;
    let rows = store::list(&permit, &mut cx.read().await?, before(after), PAGE_ROWS + 1).await.or_fault()?;
    let ring = cx.seal.ring(&rows.iter().map(|row| row.guardian_id).collect::<Vec<_>>()).await?;
    let lines = rows.into_iter().map(|row| line(cx, &ring, &row)).collect();
    Ok(Page::cut(lines, PAGE_ROWS, after.is_some(), |line: &OutLine| line.key.clone()))
}

/// Where a page goes on: `1795225560000.0197…`.
fn before(after: Option<&str>) -> (i64, Uuid) {
    let key = after.and_then(|after| after.split_once('.')).and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    key.unwrap_or((i64::MAX, Uuid::max()))
}

fn line(cx: &Cx, ring: &Ring, row: &store::OutRow) -> OutLine {
    let cell = |column| Cell { person: row.guardian_id, row: row.id, column };
    let at = wall(At(row.at), &cx.zone);
    let words = cx.rules.shows_messages.then(|| ring.open(cell(store::BODY), &row.body_sealed).ok()).flatten();
    OutLine {
        key: format!("{}.{}", row.at, row.id.as_simple()),
        at: format!("{} {}", at.date, at.minute),
        kind: OutKind::of(&row.kind),
        channel: row.channel.clone(),
        state: OutState::of(&row.state),
        recipient: ring.shown(cell(store::RECIPIENT), Some(&row.recipient_sealed), Sight::Masked),
        words: words.map(|secret| secret.expose().to_owned()),
    }
}
