//! Erasing a lead: on the list of the erased first, as with learners, so that no backup brings it back.

use super::{erase, list::Erased};
use crate::{Cx, House, OrFault, audit::Entry, db::Tx};
use shared::{error::AppResult, id::LeadId, time::At};

/// A lead that is being erased.
pub(crate) struct Erasing {
    one: Erased,
    tx: Tx,
}

impl Erasing {
    /// Erases what there is of it; it is not gone before [`Erasing::finish`].
    pub(crate) async fn begin(house: &House, lead: LeadId, at: At) -> AppResult<Self> {
        let one = Erased { at, learner: lead.0, guardians: Vec::new() };
        let mut tx = house.db.begin().await.or_fault()?;
        house.erasures.add_all(std::slice::from_ref(&one)).or_fault()?;
        erase::erase(house, &mut tx, &one).await.or_fault()?;
        Ok(Self { one, tx })
    }

    /// Writes `entry` down, then destroys the key.
    pub(crate) async fn finish(mut self, cx: &Cx, entry: Entry) -> AppResult<()> {
        cx.audit(&mut self.tx, &[entry]).await?;
        cx.commit(self.tx, &[]).await?;
        erase::destroy(&cx.house, &self.one).await.or_fault()
    }
}
