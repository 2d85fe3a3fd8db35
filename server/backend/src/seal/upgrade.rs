//! The first opening with keys for each person: gives one to everybody there is, and seals their fields anew.

use super::{Seal, check};
use crate::{
    Fault,
    db::{Conn, Db},
    execute, fetch_all,
    keys::{Cell, Fresh, Ring},
};
use uuid::Uuid;

/// Seals the fields of one column anew that were sealed under the key of the house.
macro_rules! column {
    ($seal:ident, $ring:ident, $conn:ident, $table:literal, $column:literal) => {
        for (person, sealed) in fetch_all!($conn, (Uuid, Vec<u8>), concat!("select id, ", $column, " from ", $table, " where ", $column, " is not null"))? {
            let cell = Cell::of(person, concat!($table, ".", $column));
            let anew = $ring.close(cell, &$seal.open(&sealed, person.as_bytes())?)?;
            execute!($conn, concat!("update ", $table, " set ", $column, " = $2 where id = $1"), person, anew)?;
        }
    };
}

/// Seals everything anew, then leaves the check value: all in one transaction, so that it happens once.
pub(super) async fn seal_anew(seal: &Seal, db: &Db) -> Result<(), Fault> {
    let mut tx = db.begin().await?;
    let persons = fetch_all!(&mut tx, (Uuid,), "select id from learner union select id from guardian union select id from staff")?;
    let persons: Vec<Uuid> = persons.into_iter().map(|(person,)| person).collect();
    seal.keep(&Fresh::of(&persons)).await?;
    let ring = seal.ring(&persons).await?;
    fields(seal, &ring, &mut tx).await?;
    check::leave(seal, &mut tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn fields(seal: &Seal, ring: &Ring, conn: &mut Conn) -> Result<(), Fault> {
    column!(seal, ring, conn, "learner", "phone_sealed");
    column!(seal, ring, conn, "learner", "id_no_sealed");
    column!(seal, ring, conn, "learner", "address_sealed");
    column!(seal, ring, conn, "guardian", "phone_sealed");
    column!(seal, ring, conn, "staff", "phone_sealed");
    Ok(())
}
