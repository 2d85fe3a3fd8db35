//! Who may read the audit.

use crate::{
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use shared::{access::Permission, time::At};

/// Read, verify and take out the audit of the whole school.
pub struct ViewAudit;

impl Act for ViewAudit {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.may_everywhere(Permission::ReadAudit)
    }
}

/// Review a period of the audit and sign it.
pub struct ReviewAudit;

impl Act for ReviewAudit {
    type On = ();
    type Facts = ();
    const OPENLY: bool = true;

    async fn facts(_: &mut Conn, _: &Actor, (): ()) -> DbResult<Option<()>> {
        Ok(Some(()))
    }

    fn allows(actor: &Actor, (): &(), _: At) -> bool {
        actor.may_everywhere(Permission::ReviewAudit)
    }
}
