//! Erasing somebody: everything that tells who they are or what they did, but for what the law makes us keep, and that
//! without a name.

use super::{
    drafts,
    list::Erased,
    mended, reports,
    store::{Counts, erase as store},
};
use crate::{
    Fault, House,
    db::{Conn, dialect},
    keys::Cell,
};
use uuid::Uuid;

/// What is overwritten in the files of the database afterwards.
const TABLES: [&str; 24] = [
    "learner",
    "learner_search",
    "guardian",
    "guardian_link",
    "attendance",
    "grade",
    "homework",
    "contract_change",
    "account",
    "account_identity",
    "session",
    "sign_in_attempt",
    "event",
    "once",
    "job",
    "import_run",
    "import_row",
    "import_sheet",
    "learner_draft",
    "reveal",
    "invitation",
    "outbox",
    "lead",
    "lead_note",
];

/// Erases `one` within the transaction of `conn`: all of it or nothing. What is gone already counts for nothing.
pub(super) async fn erase(house: &House, conn: &mut Conn, one: &Erased) -> Result<Counts, Fault> {
    let mut counts = Counts::new();
    let words = words(house, conn, one).await?;
    counts.insert("import_run".into(), reports::forget(conn, &words).await?);
    counts.insert("import_row".into(), mended::forget(house, conn, &words).await?);
    counts.insert("import_sheet".into(), mended::forget_sheets(conn, &words).await?);
    counts.insert("learner_draft".into(), drafts::forget(house, conn, &words, one.learner).await?);
    store::learner(conn, one.learner, one.at, crate::clock::wall(one.at, &house.zone).date, &mut counts).await?;
    dialect::forget_learner(conn, one.learner).await?;
    store::traces(conn, one.learner, &mut counts).await?;
    for guardian in &one.guardians {
        store::guardian(conn, *guardian, &mut counts).await?;
    }
    for person in persons(one) {
        store::lead(conn, person, &mut counts).await?;
    }
    Ok(counts)
}

/// What must not be found any more: names, numbers, and what was sealed.
async fn words(house: &House, conn: &mut Conn, one: &Erased) -> Result<Vec<String>, Fault> {
    let (mut words, sealed) = store::words(conn, one.learner, &one.guardians).await?;
    let persons: Vec<Uuid> = sealed.iter().map(|(person, ..)| *person).collect();
    let ring = house.seal.ring(&persons).await?;
    for (person, column, value) in sealed {
        if let Ok(secret) = ring.open(Cell::of(person, column), &value) {
            words.push(secret.expose().to_owned());
        }
    }
    words.retain(|word| word.chars().count() > 1);
    Ok(words)
}

/// Ends erasures that were cut off after their commit: nobody who was `erased` keeps a key.
pub(super) async fn destroy_left(house: &House, erased: &[Erased]) -> Result<(), Fault> {
    let all: Vec<Uuid> = erased.iter().flat_map(persons).collect();
    if !house.seal.has_any(&all).await? {
        return Ok(());
    }
    house.seal.destroy(&all).await?;
    Ok(house.db.wipe(&TABLES).await?)
}

fn persons(one: &Erased) -> impl Iterator<Item = Uuid> {
    std::iter::once(one.learner).chain(one.guardians.iter().copied())
}

/// After the commit: destroys the keys, and overwrites what the files of the database still hold.
pub(super) async fn destroy(house: &House, one: &Erased) -> Result<(), Fault> {
    house.seal.destroy(&persons(one).collect::<Vec<_>>()).await?;
    Ok(house.db.wipe(&TABLES).await?)
}
