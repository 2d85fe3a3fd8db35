//! Taking the roll: a mark, the hours it costs, and everyone who is told, in one transaction.

use super::{MarkRoll, store};
use crate::{
    Cx, OrFault,
    db::{Conn, DbResult},
    event::Event,
    once::Once,
    people,
    policy::Permit,
};
use shared::{
    attendance::{Code, Mark, Marked, Target, TileView},
    credits::{Hours, Lot, draw},
    error::{AppError, AppResult},
    id::LessonId,
    live::Update,
};
use store::{EntryRow, LessonRow, MarkRow};

/// Marks one learner or the rest of the roster. A repeat under the same key answers what the first answered; a mark that
/// is already so changes nothing; two devices that mark the same make one debit.
pub async fn mark_roll(cx: &Cx, lesson: LessonId, mark: Mark, key: &str) -> AppResult<Vec<Marked>> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<MarkRoll>(&mut tx, lesson).await?;
    let once = Once::new(permit.actor(), key, &(lesson, mark.to_string()))?;
    if let Some(answer) = once.answered(&mut tx).await? {
        return Ok(answer);
    }
    let lesson = store::lock(&permit, &mut tx).await.or_fault()?;
    let targets = targets(store::roster(&permit, &mut tx, &lesson).await.or_fault()?, mark)?;
    let marked = carry_out(&permit, &mut tx, &lesson, &targets, mark).await?;
    once.save(&mut tx, &marked, permit.now()).await?;
    let events: Vec<Event> = marked.iter().map(|mark| event(&lesson, mark)).collect();
    cx.commit(tx, &events).await?;
    Ok(marked)
}

/// The tiles a mark changes.
fn targets(roster: Vec<TileView>, mark: Mark) -> AppResult<Vec<TileView>> {
    match mark.target {
        Target::Rest => Ok(roster.into_iter().filter(|tile| tile.code.is_none()).collect()),
        Target::One(learner) => {
            let tile = roster.into_iter().find(|tile| tile.learner == learner).ok_or(AppError::NotFound)?;
            let same = tile.code == mark.code && tile.late_minutes == mark.late_minutes;
            Ok(if same { Vec::new() } else { vec![tile] })
        }
    }
}

async fn carry_out(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow, tiles: &[TileView], mark: Mark) -> AppResult<Vec<Marked>> {
    let mut sheet = Sheet::default();
    let mut lots = store::lots(permit, conn, lesson).await.or_fault()?;
    let before = store::entries(permit, conn, lesson).await.or_fault()?;
    for tile in tiles {
        sheet.turn(permit, lesson, tile, mark, &before, &mut lots);
    }
    write(permit, conn, lesson, &sheet).await.or_fault()?;
    let today = lesson.today(permit.now());
    for tile in tiles {
        people::refresh_summary(conn, tile.learner, today).await.or_fault()?;
    }
    let now = store::balances(permit, conn, lesson).await.or_fault()?;
    Ok(sheet.answers(&now))
}

async fn write(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow, sheet: &Sheet) -> DbResult<()> {
    store::save_marks(permit, conn, &sheet.marks).await?;
    store::drop_marks(permit, conn, lesson, &sheet.dropped).await?;
    store::save_entries(permit, conn, &sheet.entries).await?;
    for entry in &sheet.entries {
        store::move_lot(permit, conn, entry.lot, entry.hours).await?;
    }
    Ok(())
}

/// What one call writes.
#[derive(Default)]
struct Sheet {
    marks: Vec<MarkRow>,
    dropped: Vec<shared::id::LearnerId>,
    entries: Vec<EntryRow>,
    marked: Vec<Marked>,
}

impl Sheet {
    /// Takes back what the old mark drew, each part to its own lot, and draws for the new one.
    fn turn(&mut self, permit: &Permit<MarkRoll>, lesson: &LessonRow, tile: &TileView, mark: Mark, before: &[EntryRow], lots: &mut [(Lot, EntryRow)]) {
        let old: Vec<&EntryRow> = before.iter().filter(|entry| entry.learner == tile.learner).collect();
        let last = old.iter().map(|entry| entry.turn).max().unwrap_or(0);
        let version = permit.now().0.max(tile.version + 1).max(last + 1);
        self.restore(&old, version, lots);
        let charge = if tile.trial || !mark.code.is_some_and(|code| code.switches().charged) { Hours::ZERO } else { lesson.hours() };
        let owed = self.draw(lesson, tile, charge, version, lots);
        match mark.code {
            Some(code) => self.marks.push(lesson.mark(permit.actor(), tile.learner, code_of(tile, code), mark.late_minutes, charge, owed, version)),
            None => self.dropped.push(tile.learner),
        }
        let code = mark.code.map(|code| code_of(tile, code));
        self.marked.push(Marked { learner: tile.learner, code, late_minutes: mark.late_minutes, balance: Hours::ZERO, owed: Hours::ZERO, version });
    }

    fn restore(&mut self, old: &[&EntryRow], version: i64, lots: &mut [(Lot, EntryRow)]) {
        for (lot, sample) in lots {
            let drawn: Hours = old.iter().filter(|entry| entry.lot == lot.id).map(|entry| entry.hours).sum();
            if drawn < Hours::ZERO {
                lot.balance -= drawn;
                self.entries.push(EntryRow { kind: "restore", hours: -drawn, turn: version, ..sample.clone() });
            }
        }
    }

    fn draw(&mut self, lesson: &LessonRow, tile: &TileView, charge: Hours, version: i64, lots: &mut [(Lot, EntryRow)]) -> Hours {
        let own: Vec<Lot> = lots.iter().filter(|(_, sample)| sample.learner == tile.learner).map(|(lot, _)| lot.clone()).collect();
        let drawn = draw(&own, lesson.on_date, charge);
        for (id, hours) in drawn.parts {
            if let Some((lot, sample)) = lots.iter_mut().find(|(lot, _)| lot.id == id) {
                lot.balance -= hours;
                self.entries.push(EntryRow { kind: "draw", hours: -hours, turn: version, ..sample.clone() });
            }
        }
        drawn.short
    }

    fn answers(self, now: &[(shared::id::LearnerId, Hours, Hours)]) -> Vec<Marked> {
        let figures = |learner| now.iter().find(|(id, ..)| *id == learner).map_or((Hours::ZERO, Hours::ZERO), |(_, balance, owed)| (*balance, *owed));
        self.marked
            .into_iter()
            .map(|mark| {
                let (balance, owed) = figures(mark.learner);
                Marked { balance, owed, ..mark }
            })
            .collect()
    }
}

/// A trial guest who comes is on trial, not present: the code carries other switches.
const fn code_of(tile: &TileView, code: Code) -> Code {
    match code {
        Code::Present if tile.trial => Code::Trial,
        other => other,
    }
}

fn event(lesson: &LessonRow, mark: &Marked) -> Event {
    let update = Update::Marked { lesson: lesson.id(), mark: mark.clone() };
    Event {
        kind: "marked",
        class_id: Some(lesson.class_id),
        learner_id: Some(mark.learner.0),
        body: serde_json::to_string(&update).unwrap_or_default(),
        ..Event::default()
    }
}
