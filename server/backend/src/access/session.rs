//! Sessions: a 256-bit token in the cookie, only its hash in the table, one query a request.

use super::store;
use crate::{Cx, House, OrFault, policy::Actor};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use shared::{error::AppResult, time::At};

/// Seconds without a request after which a session of staff ends (security.md: 30 min; a school day on a tablet has gaps
/// of a lesson, so the limit is taken from the last request of any open page, live stream included).
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

/// The person behind a token, with the roles that hold now; nobody when the session or the account has ended.
pub async fn actor_of(house: &House, token: &Token) -> AppResult<Option<Actor>> {
    let now = house.clock.now();
    let rows = store::session(&mut house.db.read().await.or_fault()?, &token.hash(), now).await.or_fault()?;
    let Some(first) = rows.first() else { return Ok(None) };
    let idle = if first.kind == "staff" { STAFF_IDLE } else { FAMILY_IDLE };
    if At(first.seen_at).plus_seconds(idle) < now {
        return Ok(None);
    }
    if At(first.seen_at).plus_seconds(TOUCH) < now {
        touch(house, token, now).await?;
    }
    Ok(store::actor(&rows))
}

async fn touch(house: &House, token: &Token, now: At) -> AppResult<()> {
    let mut tx = house.db.begin().await.or_fault()?;
    store::touch(&mut tx, &token.hash(), now).await.or_fault()?;
    tx.commit().await.or_fault()
}

/// Whether the session behind an open stream still holds, and for the same account.
pub async fn still_signed_in(house: &House, token: &Token, was: &Actor) -> bool {
    matches!(actor_of(house, token).await, Ok(Some(actor)) if actor == *was)
}

/// Ends a session. Ending it twice is the same.
pub async fn sign_out(cx: &Cx, token: &Token) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let ended = store::end(&mut tx, &token.hash()).await.or_fault()?;
    cx.commit(tx, &super::ended::when(ended > 0, "signed_out", cx.actor()?.account)).await
}
