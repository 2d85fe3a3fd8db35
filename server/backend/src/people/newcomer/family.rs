//! The guardian of a new learner: found again by the phone, as imports do.

use super::{AddLearner, store};
use crate::{Cx, OrFault, db::Conn, keys::Fresh, policy::Permit};
use chrono::NaiveDate;
use shared::{error::AppResult, people::NewKin};
use uuid::Uuid;

/// Ties the guardian to the learner from the first day on, or today if that is still to come.
pub(super) async fn tie(
    cx: &Cx,
    permit: &Permit<AddLearner>,
    conn: &mut Conn,
    learner: Uuid,
    (kin, joined): (&NewKin, NaiveDate),
    keys: &Fresh,
) -> AppResult<()> {
    let index = kin.phone.as_deref().map(|phone| cx.seal.index(phone));
    let known = match &index {
        Some(index) => store::guardian_by_phone(permit, conn, index).await.or_fault()?,
        None => None,
    };
    let guardian = known.unwrap_or_else(crate::new_id);
    if known.is_none() {
        store::insert_guardian(permit, conn, guardian, kin, index, keys).await.or_fault()?;
    }
    store::tie(permit, conn, [learner, guardian], &kin.relation, joined.min(cx.today().date)).await.or_fault().map(drop)
}
