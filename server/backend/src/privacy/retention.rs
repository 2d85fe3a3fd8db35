//! What is deleted because its time is over, every day, by the terms of the registry. Data of learners is not among it:
//! somebody at the desk decides about that.

use super::store;
use crate::{
    House, OrFault,
    audit::{Entry, Kind},
    clock::midnight,
};
use chrono::Months;
use shared::{
    error::AppResult,
    fields::{SWEPT, longest},
    time::At,
};

/// What was deleted from one table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Swept {
    /// The table.
    pub table: &'static str,
    /// Rows.
    pub rows: u64,
}

/// From when on the rows of `table` are kept.
fn kept_from(house: &House, table: &str) -> At {
    midnight(house.clock.on_campus(&house.zone).date - Months::new(longest(table)), &house.zone)
}

/// Deletes everything whose term is over, and writes down how much; a dry run deletes nothing and says what it would. Cut
/// off, the next run ends it.
pub async fn sweep(house: &House, dry_run: bool) -> AppResult<Vec<Swept>> {
    let cx = house.nobody();
    let mut swept = Vec::new();
    for table in SWEPT {
        // A transaction a table: nobody waits for all of them.
        let mut tx = house.db.begin().await.or_fault()?;
        let rows = store::sweep(&mut tx, table, kept_from(house, table)).await.or_fault()?;
        if rows == 0 {
            continue;
        }
        swept.push(Swept { table, rows });
        if !dry_run {
            cx.audit(&mut tx, &[Entry { kind: Kind::Changed, act: "term_over", fields: table, reason: rows.to_string(), ..Entry::default() }]).await?;
            cx.commit(tx, &[]).await?;
        }
    }
    Ok(swept)
}
