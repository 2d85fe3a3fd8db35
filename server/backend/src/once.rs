//! Idempotency: the same key gives the saved answer, and the same key with another request is refused.

use crate::{OrFault, db::Conn, execute, fetch_optional};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use shared::{
    error::{AppError, AppResult},
    id::AccountId,
    time::At,
};

/// What was asked, by whom, under which key.
pub struct Once {
    account: AccountId,
    key: String,
    hash: Vec<u8>,
}

impl Once {
    /// A request of `account` under `key`; `request` is all that makes it what it is.
    pub fn new(account: AccountId, key: &str, request: &impl Serialize) -> AppResult<Self> {
        if key.is_empty() || key.len() > 80 {
            return Err(AppError::invalid("key", "key"));
        }
        let hash = Sha256::digest(serde_json::to_vec(request).or_fault()?).to_vec();
        Ok(Self { account, key: key.to_owned(), hash })
    }

    /// The answer given before, if this request was already carried out.
    pub async fn answered<T: DeserializeOwned>(&self, conn: &mut Conn) -> AppResult<Option<T>> {
        const SQL: &str = "select request_hash, answer from once where account_id = $1 and key = $2";
        let Some((hash, answer)) = fetch_optional!(conn, (Vec<u8>, String), SQL, self.account.0, &self.key).or_fault()? else {
            return Ok(None);
        };
        if hash != self.hash {
            return Err(AppError::Conflict("key_reused".into()));
        }
        serde_json::from_str(&answer).map(Some).or_fault()
    }

    /// Saves the answer in the transaction that carries the request out.
    pub async fn save(&self, conn: &mut Conn, answer: &impl Serialize, now: At) -> AppResult<()> {
        const SQL: &str = "insert into once (account_id, key, request_hash, answer, at) values ($1, $2, $3, $4, $5)";
        let answer = serde_json::to_string(answer).or_fault()?;
        execute!(conn, SQL, self.account.0, &self.key, &self.hash, answer, now.0).or_fault().map(|_| ())
    }
}
