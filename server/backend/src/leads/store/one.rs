//! One lead, and its phone in clear.

use super::{
    super::{RevealLead, ViewLead},
    list::{LeadRow, rows},
};
use crate::{
    db::{Conn, DbResult},
    execute, fetch_optional,
    policy::Permit,
};
use shared::id::GrantRequestId;

/// The one of the permit.
macro_rules! plain {
    ($head:literal, $($tail:tt)*) => { concat!($head, $($tail)*) };
}

pub(in super::super) async fn one(permit: &Permit<ViewLead>, conn: &mut Conn) -> DbResult<Option<LeadRow>> {
    fetch_optional!(conn, LeadRow, rows!(plain, " where p.id = $1"), permit.on().0)
}

/// The sealed phone; none where there is none.
pub(in super::super) async fn sealed_phone(permit: &Permit<RevealLead>, conn: &mut Conn) -> DbResult<Option<Vec<u8>>> {
    let row = fetch_optional!(conn, (Option<Vec<u8>>,), "select phone_sealed from lead where id = $1", permit.on().0)?;
    Ok(row.and_then(|(sealed,)| sealed))
}

/// Writes down that the asker sees the phone, and by which approval; the audit says why.
pub(in super::super) async fn write_reveal(permit: &Permit<RevealLead>, conn: &mut Conn, approval: GrantRequestId) -> DbResult<u64> {
    execute!(
        conn,
        "insert into lead_reveal (id, account_id, lead_id, at, approval_id) values ($1, $2, $3, $4, $5)",
        crate::new_id(),
        permit.actor().0,
        permit.on().0,
        permit.now().0,
        approval.0
    )
}
