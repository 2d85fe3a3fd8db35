//! What a role can be bounded by.

use crate::{
    db::{Conn, DbResult},
    fetch_all,
    policy::{Act, Permit},
};
use shared::id::CampusId;
use uuid::Uuid;

pub(in super::super) async fn campuses<A: Act>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String)>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name limit 200")?;
    Ok(rows.into_iter().map(|(id, name)| (CampusId(id), name)).collect())
}

/// Departments: the subjects that are taught.
pub(in super::super) async fn departments<A: Act>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<String>> {
    let rows = fetch_all!(conn, (String,), "select distinct subject from course order by subject limit 100")?;
    Ok(rows.into_iter().map(|(subject,)| subject).collect())
}
