//! Beginning to look through somebody's eyes, and ending it.

use super::{policy::ViewAs, store};
use crate::{
    Cx, OrFault,
    access::{
        Token,
        store::{Moment, person},
    },
    event::Event,
};
use shared::{
    error::{AppError, AppResult},
    id::AccountId,
    people::Reveal,
};

/// Seconds it lasts at most.
pub const VIEW_LIFE: i64 = 15 * 60;

/// From now on the session of `token` reads as `account` does, and writes nothing. The reason is written down first.
pub async fn begin_view(cx: &Cx, token: &Token, account: AccountId, reason: &str) -> AppResult<()> {
    if cx.looker().is_some() && cx.actor()?.account == account {
        return Ok(());
    }
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ViewAs>(&mut tx, account).await?;
    cx.fresh()?;
    let reason = Reveal::reason(reason)?.to_owned();
    if person(&mut tx, account, Moment::of(cx)).await.or_fault()?.is_empty() {
        return Err(AppError::Conflict("stopped".into()));
    }
    store::begin(&permit, &mut tx, &token.hash(), permit.now().plus_seconds(VIEW_LIFE)).await.or_fault()?;
    cx.commit(tx, &[Event { reason, ..event("view_as_began", account, permit.actor()) }]).await
}

/// Ends it before its time. Twice is the same.
pub async fn end_view(cx: &Cx, token: &Token) -> AppResult<()> {
    let Some(looker) = cx.looker() else { return cx.actor().map(drop) };
    let (seen, by) = (cx.actor()?.account, looker.actor.account);
    let cx = cx.as_oneself();
    let mut tx = cx.begin().await?;
    let over = store::end(&mut tx, &token.hash()).await.or_fault()?;
    let events: Vec<Event> = (over > 0).then(|| ended(seen, by)).into_iter().collect();
    cx.commit(tx, &events).await
}

/// It is over: open streams of the session look again.
pub(super) fn ended(seen: AccountId, by: AccountId) -> Event {
    event("view_as_ended", seen, by)
}

fn event(kind: &'static str, seen: AccountId, by: AccountId) -> Event {
    Event { kind, account: Some(seen.0), body: serde_json::json!({ "accounts": [seen, by] }).to_string(), ..Event::default() }
}
