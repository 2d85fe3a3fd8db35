//! Codes that are typed: against the second factor of an account, and those that go to a phone.

use super::{recovery, store::factor as store, totp::Authenticator};
use crate::{Cx, OrFault, db::Conn};
use shared::{error::AppResult, id::AccountId};

/// What the secret of an account is sealed for.
pub(super) fn place(account: AccountId) -> Vec<u8> {
    [account.0.as_bytes().as_slice(), b"second factor"].concat()
}

/// The blind index of a recovery code of `account`.
pub(super) fn recovery_hash(cx: &Cx, account: AccountId, code: &str) -> Vec<u8> {
    cx.seal.index(&format!("recovery {account} {}", recovery::plain(code)))
}

/// Whether `typed` is the code of now or a recovery code, and uses it up.
pub(super) async fn is_right(cx: &Cx, conn: &mut Conn, account: AccountId, typed: &str) -> AppResult<bool> {
    let now = cx.clock.now();
    let Some((sealed, _)) = store::secret(conn, account).await.or_fault()? else { return Ok(false) };
    let secret = cx.seal.open(&sealed, &place(account))?;
    if let Some(step) = Authenticator::new(&secret, "")?.step_of(typed, now) {
        return Ok(store::use_step(conn, account, step).await.or_fault()? > 0);
    }
    Ok(store::use_recovery(conn, account, &recovery_hash(cx, account, typed), now).await.or_fault()? > 0)
}

/// A code for a phone.
///
/// # Panics
/// When the operating system has no random bytes.
pub(super) fn six_digits() -> String {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).expect("the operating system has random bytes");
    format!("{:06}", u64::from_le_bytes(bytes) % 1_000_000)
}
