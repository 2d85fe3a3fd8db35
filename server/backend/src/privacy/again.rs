//! Erasing again, after an older backup was put back.

use super::{erase, list::Erased, store::erase as store};
use crate::{Fault, House};

/// Erases everybody on `list` who came back. Rows of imports go altogether: the keys of who was erased are gone, so that nobody can
/// tell any more which rows were theirs. Answers how many persons there were to erase.
pub async fn erase_again(house: &House, list: &[Erased]) -> Result<usize, Fault> {
    if !list.is_empty() {
        let mut tx = house.db.begin().await?;
        store::forget_rows(&mut tx).await?;
        tx.commit().await?;
    }
    let mut again = 0;
    for one in list {
        let mut tx = house.db.begin().await?;
        let counts = erase::erase(house, &mut tx, one).await?;
        again += usize::from(["learner", "lead"].iter().any(|table| counts.get(*table).is_some_and(|rows| *rows > 0)));
        tx.commit().await?;
        erase::destroy(house, one).await?;
    }
    Ok(again)
}
