//! Writing down who is the same, and who may be.

use super::Desk;
use crate::{
    db::{DbResult, dialect},
    intake::{
        books::{At, Books},
        store,
    },
    people::pinyin,
};
use std::collections::BTreeSet;

/// Numbers that lead to a learner now, former learners who came back, and pairs to look at.
pub(super) async fn write(desk: &mut Desk<'_>, books: &Books) -> DbResult<()> {
    let aliases: Vec<_> = books.same.found.iter().map(|(no, at)| (no.as_ref(), books.learners.get(*at).id)).collect();
    desk.count.added(store::aliases(desk.leave, desk.conn, &aliases, desk.stamp).await?);
    for (at, state) in &books.same.back {
        store::come_back(desk.leave, desk.conn, books.learners.get(*at).id, state, desk.stamp).await?;
    }
    store::pairs(desk.leave, desk.conn, &books.same.pairs, books, desk.stamp).await?;
    index(desk, books).await
}

/// Learners who were here before are found by their new numbers too.
async fn index(desk: &mut Desk<'_>, books: &Books) -> DbResult<()> {
    let before: BTreeSet<At> = books.same.found.iter().map(|(_, at)| *at).filter(|at| books.learners.get(*at).origin.stored).collect();
    let ids: Vec<_> = before.iter().map(|at| books.learners.get(*at).id).collect();
    for learner in store::names(desk.leave, desk.conn, &ids).await? {
        let numbers: Vec<&str> = learner.numbers.iter().map(String::as_str).collect();
        dialect::index_learner(desk.conn, learner.id, &pinyin::search_words(&learner.name, &numbers)).await?;
    }
    Ok(())
}
