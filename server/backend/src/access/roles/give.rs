//! Who may hand a role on.

use super::{policy::may_hand_on, store};
use crate::{
    Cx, OrFault,
    db::Conn,
    policy::{Act, Permit},
};
use shared::{
    access::RoleKey,
    error::{AppError, AppResult},
};

/// Refuses a role that is not there, or not any more, and one that governs more than the asker does for the whole school.
/// What it allows is read where lists read it, so that roles of the school's own are no way round.
pub(in super::super) async fn may_give<A: Act>(cx: &Cx, permit: &Permit<A>, conn: &mut Conn, role: RoleKey) -> AppResult<()> {
    let permissions = store::stored(permit, conn, role).await.or_fault()?.ok_or_else(|| AppError::invalid("role", "unknown"))?;
    if may_hand_on(cx.actor()?, permissions) {
        return Ok(());
    }
    Err(AppError::invalid("role", "beyond"))
}
