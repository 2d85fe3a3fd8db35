//! The children of the signed-in guardian; of a learner, themselves.

use super::{ViewFamily, store};
use crate::{Cx, OrFault};
use shared::{error::AppResult, people::Family};

/// The children whose link is valid today, with what is next and how much is left.
pub async fn family(cx: &Cx) -> AppResult<Family> {
    let permit = cx.permit::<ViewFamily>(()).await?;
    let now = cx.today();
    let mut conn = cx.read().await?;
    let children = store::children(&permit, &mut conn, cx.actor()?, now).await.or_fault()?;
    Ok(Family { children, today: now.date })
}
