//! The children of the signed-in guardian.

use super::{ViewFamily, store};
use crate::{Cx, OrFault};
use shared::{
    error::{AppError, AppResult},
    people::Family,
};

/// The children whose link is valid today, with what is next and how much is left.
pub async fn family(cx: &Cx) -> AppResult<Family> {
    let permit = cx.permit::<ViewFamily>(()).await?;
    let guardian = cx.actor()?.guardian.ok_or(AppError::Forbidden)?;
    let now = cx.today();
    let mut conn = cx.read().await?;
    let children = store::children(&permit, &mut conn, guardian, now).await.or_fault()?;
    Ok(Family { children, today: now.date })
}
