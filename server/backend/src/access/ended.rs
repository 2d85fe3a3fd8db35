//! What somebody may do changed: told in the event table, so that streams of every server look again at once.

use crate::event::{Event, Recorded};
use shared::id::AccountId;

/// Events after which an open stream of the account may have to close.
const ENDINGS: [&str; 15] = [
    "account_contract_ended",
    "link_changed",
    "link_ended",
    "role_ended",
    "role_changed",
    "role_retired",
    "account_stopped",
    "device_signed_out",
    "password_changed",
    "password_reset",
    "second_factor_set",
    "second_factor_ended",
    "second_factor_reset",
    "signed_out",
    "view_as_ended",
];

/// Something happened to the rights or the sessions of `account`.
pub(super) fn event(kind: &'static str, account: AccountId) -> Event {
    Event { kind, account: Some(account.0), body: serde_json::json!({ "account": account }).to_string(), ..Event::default() }
}

/// Something happened to the rights of all of `accounts`.
pub(super) fn event_of_all(kind: &'static str, accounts: &[AccountId]) -> Event {
    Event { kind, body: serde_json::json!({ "accounts": accounts }).to_string(), ..Event::default() }
}

/// The event, if anything changed: a repeat leaves no trace.
pub(super) fn when(changed: bool, kind: &'static str, account: AccountId) -> Vec<Event> {
    changed.then(|| event(kind, account)).into_iter().collect()
}

/// Whether `event` may have ended a session or a right of `account`.
#[must_use]
pub fn may_end(event: &Recorded, account: AccountId) -> bool {
    ENDINGS.contains(&event.kind.as_str()) && event.body.contains(&account.0.to_string())
}
