//! Who may read the audit.

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, PlainAct},
};
use shared::{
    access::Permission,
    id::{AccountId, AlarmId},
    time::At,
};
use uuid::Uuid;

/// Read, verify and take out the audit of the whole school.
pub struct ViewAudit;

impl PlainAct for ViewAudit {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReadAudit)
    }
}

/// Review a period of the audit and sign it.
pub struct ReviewAudit;

impl PlainAct for ReviewAudit {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReviewAudit)
    }
}

/// Settle an alarm about very many archives.
pub struct SettleAlarm;

impl Act for SettleAlarm {
    type On = AlarmId;
    /// Whom the alarm is about.
    type Facts = AccountId;

    async fn facts(conn: &mut Conn, _: &Actor, on: AlarmId) -> DbResult<Option<AccountId>> {
        Ok(fetch_optional!(conn, (Uuid,), "select account_id from many_read where id = $1", on.0)?.map(|(account,)| AccountId(account)))
    }

    /// Nobody settles their own.
    fn allows(actor: &Actor, about: &AccountId, _: At) -> bool {
        actor.may_everywhere(Permission::ReviewAudit) && actor.account != *about
    }
}
