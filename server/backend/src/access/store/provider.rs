//! Rows of accounts that are linked to a provider of identities, and of attempts that are on their way there and back.

use super::{Moment, works};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_optional,
    policy::{Act, Permit},
    scalar,
};
use shared::{access::ProviderPurpose, id::AccountId, time::At};
use uuid::Uuid;

/// An attempt that begins.
pub(in super::super) struct NewAttempt<'a> {
    pub(in super::super) state: &'a [u8],
    pub(in super::super) browser: &'a [u8],
    pub(in super::super) secrets: &'a [u8],
    pub(in super::super) purpose: ProviderPurpose,
    pub(in super::super) account: Option<AccountId>,
    pub(in super::super) next: &'a str,
    pub(in super::super) address: &'a str,
}

pub(in super::super) async fn begin(conn: &mut Conn, attempt: &NewAttempt<'_>, end: At) -> DbResult<u64> {
    execute!(
        conn,
        "insert into provider_attempt (state_hash, browser_hash, secrets_sealed, purpose, account_id, next, address, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        attempt.state,
        attempt.browser,
        attempt.secrets,
        attempt.purpose.word(),
        attempt.account.map(|account| account.0),
        attempt.next,
        attempt.address,
        end.0
    )
}

/// Forgets attempts whose time is over.
pub(in super::super) async fn forget_old(conn: &mut Conn, now: At) -> DbResult<u64> {
    execute!(conn, "delete from provider_attempt where expires_at <= $1", now.0)
}

/// How many attempts from `address` are on their way.
pub(in super::super) async fn on_their_way(conn: &mut Conn, address: &str) -> DbResult<i64> {
    scalar!(conn, i64, "select count(*) from provider_attempt where address = $1", address)
}

/// An attempt that came back.
#[derive(sqlx::FromRow)]
pub(in super::super) struct AttemptRow {
    pub(in super::super) secrets_sealed: Vec<u8>,
    pub(in super::super) purpose: String,
    pub(in super::super) account_id: Option<Uuid>,
    pub(in super::super) next: String,
}

/// Ends the attempt of `state` that `browser` began; none: there is none such, or it was ended before.
pub(in super::super) async fn take(conn: &mut Conn, state: &[u8], browser: &[u8], now: At) -> DbResult<Option<AttemptRow>> {
    fetch_optional!(
        conn,
        AttemptRow,
        "delete from provider_attempt where state_hash = $1 and browser_hash = $2 and expires_at > $3 returning secrets_sealed, purpose, account_id, next",
        state,
        browser,
        now.0
    )
}

/// The account of a person at the provider.
#[derive(sqlx::FromRow)]
pub(in super::super) struct LinkedRow {
    pub(in super::super) account_id: Uuid,
    pub(in super::super) login: String,
    pub(in super::super) kind: String,
    pub(in super::super) is_active: bool,
}

/// The account that is linked to `subject`. It is active while it may sign in, as at the door.
pub(in super::super) async fn linked(conn: &mut Conn, issuer: &str, subject: &str, moment: Moment) -> DbResult<Option<LinkedRow>> {
    fetch_optional!(
        conn,
        LinkedRow,
        concat!(
            "select a.id as account_id, a.login, a.kind, ",
            works!("$3", "$4"),
            " as is_active from account_identity i join account a on a.id = i.account_id where i.issuer = $1 and i.subject = $2"
        ),
        issuer,
        subject,
        moment.now.0,
        moment.today
    )
}

/// Whose the person `subject` at the provider is.
pub(in super::super) async fn owner(conn: &mut Conn, issuer: &str, subject: &str) -> DbResult<Option<(Uuid,)>> {
    fetch_optional!(conn, (Uuid,), "select account_id from account_identity where issuer = $1 and subject = $2", issuer, subject)
}

/// Since when `account` is linked.
pub(in super::super) async fn of_account<A: Act>(permit: &Permit<A>, conn: &mut Conn, account: AccountId, issuer: &str) -> DbResult<Option<(i64,)>> {
    let _ = permit;
    fetch_optional!(conn, (i64,), "select linked_at from account_identity where account_id = $1 and issuer = $2", account.0, issuer)
}

pub(in super::super) async fn link<A: Act>(permit: &Permit<A>, conn: &mut Conn, account: AccountId, issuer: &str, subject: &str) -> DbResult<u64> {
    const SQL: &str = "insert into account_identity (account_id, issuer, subject, linked_at, linked_by) values ($1, $2, $3, $4, $5)";
    execute!(conn, SQL, account.0, issuer, subject, permit.now().0, permit.actor().0)
}

pub(in super::super) async fn unlink<A: Act>(permit: &Permit<A>, conn: &mut Conn, account: AccountId) -> DbResult<u64> {
    let _ = permit;
    execute!(conn, "delete from account_identity where account_id = $1", account.0)
}
