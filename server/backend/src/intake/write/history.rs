//! Membership, attendance and the ledger: the rows a school has most of.

use super::Desk;
use crate::{
    db::DbResult,
    intake::{books::Books, store},
};

/// Rows written between two looks at the progress.
const BATCH: usize = 5000;

/// Counts records and tells how far the import is.
pub struct Counter<'a> {
    added: u64,
    unchanged: u64,
    tell: &'a (dyn Fn(u64) + Send + Sync),
}

impl<'a> Counter<'a> {
    /// A counter that tells the number of records done to `tell`.
    pub const fn new(tell: &'a (dyn Fn(u64) + Send + Sync)) -> Self {
        Self { added: 0, unchanged: 0, tell }
    }

    /// Records that came in.
    pub fn added(&mut self, rows: u64) {
        self.added += rows;
        (self.tell)(self.added + self.unchanged);
    }

    /// Records that were there already.
    pub fn unchanged(&mut self, rows: usize) {
        self.unchanged += rows as u64;
        (self.tell)(self.added + self.unchanged);
    }

    /// Records that came in, and that were there already.
    pub const fn sums(&self) -> (u64, u64) {
        (self.added, self.unchanged)
    }
}

/// Sorted as the database keeps them, so that pages are filled one after the other.
pub(super) async fn write(desk: &mut Desk<'_>, books: &mut Books) -> DbResult<()> {
    let fresh = books.learners_with_news();
    let stays: Vec<_> = books.stays.iter().filter(|stay| fresh.contains(&stay.learner)).collect();
    store::stays(desk.leave, desk.conn, &stays, books, desk.stamp).await?;
    store::entries(desk.leave, desk.conn, &books.entries, books, desk.stamp).await?;
    books.draws.sort_unstable_by_key(|draw| (draw.contract, draw.gift, draw.on_date));
    for batch in books.draws.chunks(BATCH) {
        store::draws(desk.leave, desk.conn, batch, books, desk.stamp).await?;
    }
    books.draws = Vec::new();
    desk.count.unchanged(books.marks_again);
    books.marks.sort_unstable_by_key(|mark| (mark.class, mark.learner, mark.on_date));
    for batch in books.marks.chunks(BATCH) {
        desk.count.added(store::attendance(desk.leave, desk.conn, batch, books, desk.stamp).await?);
    }
    books.marks = Vec::new();
    books.notes = Vec::new();
    Ok(())
}
