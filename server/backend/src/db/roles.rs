//! The program's table of roles, written where lists can join it.

use super::{Conn, Db, DbResult};
use crate::{execute, fetch_all};
use shared::access::Role;
use std::collections::BTreeSet;

type Row = (String, String);

/// Makes the stored table say what [`Role::permissions`] says. Where it does already, nothing is written.
pub(super) async fn store(db: &Db) -> DbResult<()> {
    let told: BTreeSet<Row> = Role::ALL.into_iter().flat_map(rows).collect();
    let stored = stored(&mut db.read().await?).await?;
    if told == stored {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    for (role, permission) in stored.difference(&told) {
        execute!(&mut tx, "delete from role_permission where role = $1 and permission = $2", role, permission)?;
    }
    for (role, permission) in told.difference(&stored) {
        execute!(&mut tx, "insert into role_permission (role, permission) values ($1, $2) on conflict do nothing", role, permission)?;
    }
    tx.commit().await
}

fn rows(role: Role) -> impl Iterator<Item = Row> {
    role.permissions().iter().map(move |permission| (role.word().to_owned(), permission.word().to_owned()))
}

async fn stored(conn: &mut Conn) -> DbResult<BTreeSet<Row>> {
    let rows = fetch_all!(conn, Row, "select role, permission from role_permission where role not like 'custom.%'")?;
    Ok(rows.into_iter().collect())
}
