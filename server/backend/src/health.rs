//! What `xuetu doctor` looks at.

use crate::{Fault, House, audit, db::Db, fetch_one, fetch_optional, keys::Cell, scalar};

/// One check and its outcome.
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// Whether it is as it must be.
    pub well: bool,
    /// The figures behind it.
    pub detail: String,
}

/// Looks at the books, the keys and the queue.
pub async fn checks(house: &House) -> Result<Vec<Check>, Fault> {
    Ok(vec![ledger(&house.db).await?, keys(house).await?, jobs(&house.db).await?, audit(house).await?])
}

/// Every lot's cached balance equals the sum of its entries.
async fn ledger(db: &Db) -> Result<Check, Fault> {
    let mut conn = db.read().await?;
    let (lots, wrong) = fetch_one!(
        &mut conn,
        (i64, i64),
        "select count(*), count(case when o.balance <> coalesce(e.hours, 0) then 1 end) from lot o
           left join (select lot_id, cast(sum(hours) as bigint) as hours from ledger_entry group by lot_id) e on e.lot_id = o.id"
    )?;
    Ok(Check { name: "ledger", well: wrong == 0, detail: format!("{lots} lots, {wrong} do not add up") })
}

/// The keys at hand open what is sealed, and nobody is without one.
async fn keys(house: &House) -> Result<Check, Fault> {
    let mut conn = house.db.read().await?;
    let row = fetch_optional!(&mut conn, (uuid::Uuid, Vec<u8>), "select id, phone_sealed from guardian where phone_sealed is not null limit 1")?;
    let well = match row {
        Some((id, sealed)) => house.seal.ring(&[id]).await?.open(Cell::of(id, "guardian.phone_sealed"), &sealed).is_ok(),
        None => true,
    };
    let detail = if well { format!("sealed fields open; {} keys", house.seal.count().await?) } else { "a sealed field does not open".into() };
    Ok(Check { name: "keys", well, detail })
}

/// The log of who saw and changed what holds from its first entry to its last.
async fn audit(house: &House) -> Result<Check, Fault> {
    let key = hex::encode(house.signer.public());
    let (well, detail) = match audit::verify(house, None).await.map_err(|error| Fault::Other(error.to_string()))? {
        Ok(held) if held.is_of(&house.signer) => (true, format!("{} entries hold, {} checkpoints signed by {key}", held.last, held.checkpoints)),
        Ok(held) => (false, format!("{} entries hold, but not only {key} signed checkpoints", held.last)),
        Err(broken) => (false, broken.to_string()),
    };
    Ok(Check { name: "audit", well, detail })
}

async fn jobs(db: &Db) -> Result<Check, Fault> {
    let mut conn = db.read().await?;
    let dead = scalar!(&mut conn, i64, "select count(*) from job where state = 'dead'")?;
    Ok(Check { name: "jobs", well: dead == 0, detail: format!("{dead} given up") })
}
