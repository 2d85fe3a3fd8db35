//! Writing the books into the database, in the transaction of the import.

mod families;
mod history;
mod same;

use super::{
    books::{Books, Class, Contract, Learner},
    store::{self, Leave, Stamp},
};
use crate::{
    db::{Conn, DbResult, dialect},
    keys::Fresh,
    people::pinyin,
    seal::Seal,
};

pub use history::Counter;

/// Learners written at a time.
const BATCH: usize = 500;

/// Where a part of the books is written.
pub struct Desk<'a> {
    pub leave: &'a Leave,
    pub conn: &'a mut Conn,
    pub seal: &'a Seal,
    pub keys: &'a Fresh,
    pub stamp: &'a Stamp,
    pub count: Counter<'a>,
}

/// Writes everything but scores and homework.
pub async fn write(desk: &mut Desk<'_>, books: &mut Books) -> DbResult<()> {
    catalogue(desk, books).await?;
    classes(desk, books).await?;
    learners(desk, books).await?;
    same::write(desk, books).await?;
    contracts(desk, books).await?;
    history::write(desk, books).await
}

async fn catalogue(desk: &mut Desk<'_>, books: &Books) -> DbResult<()> {
    let campuses: Vec<_> = books.campuses.all().iter().filter(|campus| !campus.stored).collect();
    store::campuses(desk.leave, desk.conn, &campuses, desk.stamp).await?;
    let courses: Vec<_> = books.courses.all().iter().filter(|course| !course.origin.stored).collect();
    desk.count.added(store::courses(desk.leave, desk.conn, &courses, desk.stamp).await?);
    let days: Vec<_> = books.days.iter().filter_map(|day| books.calendar.0.get(day).map(|differs| (*day, differs.clone()))).collect();
    desk.count.added(store::calendar(desk.leave, desk.conn, &days, desk.stamp).await?);
    let staff: Vec<_> = books.staff.all().iter().filter(|one| !one.origin.stored).collect();
    desk.count.added(store::staff(desk.leave, desk.conn, &staff, books, desk.keys, desk.seal, desk.stamp).await?);
    desk.count.unchanged(books.courses.all().iter().filter(|course| course.origin.is_again()).count());
    desk.count.unchanged(books.staff.all().iter().filter(|one| one.origin.is_again()).count());
    Ok(())
}

async fn classes(desk: &mut Desk<'_>, books: &Books) -> DbResult<()> {
    let classes: Vec<_> = books.classes.all().iter().filter(|class| !class.origin.stored).collect();
    desk.count.added(store::classes(desk.leave, desk.conn, &classes, books, desk.stamp).await?);
    desk.count.unchanged(books.classes.all().iter().filter(|class| class.origin.is_again()).count());
    let lessons = books.classes.all().iter().flat_map(Class::timetabled);
    let (stored, fresh): (Vec<_>, Vec<_>) = lessons.partition(|(_, _, lesson)| lesson.stored);
    store::lessons(desk.leave, desk.conn, &fresh, desk.stamp).await?;
    for (.., lesson) in stored.into_iter().filter(|(_, _, lesson)| lesson.newly_taken) {
        store::taken(desk.leave, desk.conn, lesson, desk.stamp).await?;
    }
    Ok(())
}

async fn learners(desk: &mut Desk<'_>, books: &mut Books) -> DbResult<()> {
    let mut families = families::Families::load(desk).await?;
    let fresh: Vec<&Learner> = books.learners.all().iter().filter(|learner| !learner.origin.stored && learner.same_as.is_none()).collect();
    for batch in fresh.chunks(BATCH) {
        desk.count.added(store::learners(desk.leave, desk.conn, batch, books, desk.keys, desk.seal, desk.stamp).await?);
        let words = |learner: &&Learner| learner.file.as_ref().map(|file| (learner.id, pinyin::search_words(&file.name, &books.numbers(learner))));
        let words: Vec<_> = batch.iter().filter_map(words).collect();
        dialect::index_new_learners(desk.conn, &words).await?;
        families.add(desk, batch);
    }
    families.write(desk).await?;
    desk.count.unchanged(books.learners.all().iter().filter(|learner| learner.origin.is_again()).count());
    for learner in books.learners.all_mut() {
        learner.file = None;
    }
    Ok(())
}

async fn contracts(desk: &mut Desk<'_>, books: &Books) -> DbResult<()> {
    let fresh: Vec<&Contract> = books.contracts.all().iter().filter(|contract| !contract.origin.stored).collect();
    desk.count.added(store::contracts(desk.leave, desk.conn, &fresh, books, desk.stamp).await?);
    desk.count.unchanged(books.contracts.all().iter().filter(|contract| contract.origin.is_again()).count());
    let lots: Vec<(&Contract, bool)> = fresh.iter().flat_map(|contract| contract.lots_opened()).collect();
    store::lots(desk.leave, desk.conn, &lots, books).await?;
    store::grants(desk.leave, desk.conn, &lots, books, desk.stamp).await?;
    let changes: Vec<_> = books.changes.iter().filter(|change| !change.origin.stored).collect();
    desk.count.added(store::changes(desk.leave, desk.conn, &changes, books, desk.stamp).await?);
    desk.count.unchanged(books.changes.iter().filter(|change| change.origin.is_again()).count());
    for change in changes {
        let contract = books.contracts.get(change.contract);
        if contract.origin.stored && change.to_class.is_some() {
            store::move_lots(desk.leave, desk.conn, contract, books.classes.get(contract.now_in).id).await?;
        }
    }
    Ok(())
}
