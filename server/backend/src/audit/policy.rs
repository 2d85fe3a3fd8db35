//! What decides who reads the audit; the decision stands in `rights::audit`.

pub use rights::audit::{ReviewAudit, SettleAlarm, ViewAudit};

use crate::{
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, on_nothing},
};
use shared::id::{AccountId, AlarmId};
use uuid::Uuid;

on_nothing!(ViewAudit, ReviewAudit);

impl Act for SettleAlarm {
    type On = AlarmId;

    async fn facts(conn: &mut Conn, _: &Actor, on: AlarmId) -> DbResult<Option<AccountId>> {
        Ok(fetch_optional!(conn, (Uuid,), "select account_id from many_read where id = $1", on.0)?.map(|(account,)| AccountId(account)))
    }
}
