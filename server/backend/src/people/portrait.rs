//! One learner on one page.

use super::{ViewPortrait, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
};
use shared::{error::AppResult, id::LearnerId, people::Portrait};

/// What the page shows in clear.
const SHOWN: &str = "learner.name learner.born_on learner.gender learner.school learner.notes guardian.name";

/// The portrait of a learner, contacts masked.
pub async fn portrait(cx: &Cx, learner: LearnerId) -> AppResult<Portrait> {
    let permit = cx.permit::<ViewPortrait>(learner).await?;
    let today = cx.today().date;
    let mut conn = cx.read().await?;
    let archive = store::archive(&permit, &mut conn).await.or_fault()?;
    let classes = store::classes(&permit, &mut conn, today).await.or_fault()?;
    let lots = store::lots(&permit, &mut conn, today).await.or_fault()?;
    let guardians = store::guardians(&permit, &mut conn, &cx.seal).await.or_fault()?;
    let rhythm = store::rhythm(&permit, &mut conn).await.or_fault()?;
    cx.looked(&Entry { kind: Kind::Viewed, learner: Some(learner), fields: SHOWN, ..Entry::default() }).await?;
    let ring = cx.seal.ring(&[learner.0]).await?;
    Ok(archive.portrait(&ring, today, classes, lots, guardians, rhythm))
}
