//! Sessions: a 256-bit token in the cookie, only its hash in the table, one query a request.

use super::{
    store::{self, Moment},
    view_as,
};
use crate::{Cx, House, OrFault, policy::Actor};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use shared::{error::AppResult, id::AccountId, time::At};

/// Seconds without a sign of work after which a session of staff ends. Signs are requests, and the open board of a class
/// that is in a lesson: a teacher is not signed out while teaching. Other open pages are none.
pub const STAFF_IDLE: i64 = 30 * 60;
/// Seconds after which a session of staff ends in any case.
pub const STAFF_LIFE: i64 = 12 * 3600;
/// Seconds without a request after which a family's session ends.
pub const FAMILY_IDLE: i64 = 7 * 24 * 3600;
/// Seconds after which a family's session ends in any case.
pub const FAMILY_LIFE: i64 = 30 * 24 * 3600;
/// A session's last request is written at most this often.
const TOUCH: i64 = 60;

/// The secret in the cookie.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A fresh secret.
    ///
    /// # Panics
    /// When the operating system has no random bytes.
    #[must_use]
    pub fn fresh() -> Self {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system has random bytes");
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The secret a browser sent.
    #[must_use]
    pub fn sent(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text for the cookie.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// The person behind the token of a request, with the roles that hold now; nobody when the session or the account has ended.
pub async fn actor_of(house: &House, token: &Token) -> AppResult<Option<Actor>> {
    look(house, token, true).await
}

/// The same; only a sign of work puts the end of an idle session off.
async fn look(house: &House, token: &Token, at_work: bool) -> AppResult<Option<Actor>> {
    let moment = Moment::of(house);
    let now = moment.now;
    let rows = store::session(&mut house.db.read().await.or_fault()?, &token.hash(), moment).await.or_fault()?;
    let Some(first) = rows.first() else { return Ok(None) };
    let staff = first.person.kind == "staff";
    let idle = if staff { STAFF_IDLE } else { FAMILY_IDLE };
    if At(first.seen_at).plus_seconds(idle) < now {
        return Ok(None);
    }
    if at_work && At(first.seen_at).plus_seconds(TOUCH) < now {
        touch(house, token, now).await?;
    }
    let must_set_up = staff && house.rules.second_factor_required && !first.has_factor;
    let actor = store::actor(rows.iter().map(|row| &row.person), At(first.proved_at)).map(|actor| Actor { must_set_up, ..actor });
    match (actor, first.view_id.zip(first.view_until)) {
        (Some(looker), Some((account, until))) => view_as::look_through(house, token, looker, (AccountId(account), At(until))).await.map(Some),
        (actor, _) => Ok(actor),
    }
}

async fn touch(house: &House, token: &Token, now: At) -> AppResult<()> {
    let mut tx = house.db.begin().await.or_fault()?;
    store::touch(&mut tx, &token.hash(), now).await.or_fault()?;
    tx.commit().await.or_fault()
}

/// Whether the session behind an open stream still holds, and for the same account; `at_work`: the stream is a sign of work.
/// A roll that is open stays open when archives shut.
pub async fn still_signed_in(house: &House, token: &Token, was: &Actor, at_work: bool) -> bool {
    let archives_shut_until = was.archives_shut_until;
    matches!(look(house, token, at_work).await, Ok(Some(actor)) if Actor { archives_shut_until, ..actor.clone() } == *was)
}

/// Ends a session. Ending it twice is the same.
pub async fn sign_out(cx: &Cx, token: &Token) -> AppResult<()> {
    if cx.looker().is_some() {
        view_as::end_view(cx, token).await?;
    }
    let cx = &cx.as_oneself();
    let mut tx = cx.begin().await?;
    let ended = store::end(&mut tx, &token.hash()).await.or_fault()?;
    let event = cx.actor().ok().filter(|_| ended > 0).map(|actor| super::ended::event("signed_out", actor.account));
    cx.commit(tx, event.as_slice()).await
}
