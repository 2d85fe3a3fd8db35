//! The tags a school begins with.

use super::store::{rules, work};
use crate::{House, OrFault};
use shared::{error::AppResult, id::TagId, tags::ready_made};

/// Gives a school the ready-made tags, once; whatever it does with them afterwards stays.
pub async fn furnish(house: &House) -> AppResult<()> {
    let mut tx = house.db.begin().await.or_fault()?;
    if work::lock(&mut tx).await.or_fault()?.furnished {
        return Ok(());
    }
    for draft in ready_made() {
        rules::furnish(&mut tx, TagId(crate::new_id()), &draft, house.clock.now()).await.or_fault()?;
    }
    work::furnished(&mut tx).await.or_fault()?;
    work::want_round(&mut tx).await.or_fault()?;
    tx.commit().await.or_fault()
}
