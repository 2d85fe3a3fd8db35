//! What a session sees that looks through somebody else's eyes.

use super::{begin::ended, policy::may_go_on, store};
use crate::{
    House, OrFault,
    access::{
        Token,
        store::{Moment, actor, person},
    },
    policy::{Actor, Looker},
};
use shared::{error::AppResult, id::AccountId, time::At};

/// The person `looker` looks through the eyes of, read anew with every request; the looker again once it is over: its time
/// ran out, one of the two lost the right, or the other left.
pub(in super::super) async fn look_through(house: &House, token: &Token, looker: Actor, (account, until): (AccountId, At)) -> AppResult<Actor> {
    let now = house.clock.now();
    if until > now {
        let rows = person(&mut house.db.read().await.or_fault()?, account, Moment::of(house)).await.or_fault()?;
        if let Some(seen) = actor(&rows, looker.proved_at).filter(|seen| may_go_on(&looker, seen)) {
            return Ok(Actor { looker: Some(Box::new(Looker { actor: looker, until })), ..seen });
        }
    }
    let cx = house.cx(looker.clone());
    let mut tx = cx.begin().await?;
    if store::end(&mut tx, &token.hash()).await.or_fault()? > 0 {
        cx.commit(tx, &[ended(account, looker.account)]).await?;
    }
    Ok(looker)
}
