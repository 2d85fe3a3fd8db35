//! Taking an export: the file is written a page at a time, and then counted, written down and handed over, once.

use super::{
    TakeExport,
    ask::{day_began, said},
    file::{File, Words},
    page::{searched, state},
    store::{self, ExportedRow, Narrow},
};
use crate::{
    Cx, House, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    keys::Cell,
    people,
    policy::Permit,
};
use shared::{
    access::Contact,
    error::{AppError, AppResult},
    exports::{AskExport, Column, ExportState, Number, numbers},
    id::{CampusId, ExportId},
    time::At,
};
use std::io::Write;
use uuid::Uuid;

/// Learners that are in memory at a time.
const STEP: usize = 500;

/// Which file it is.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Its number.
    pub number: Number,
    /// Learners in it.
    pub learners: i64,
}

/// Writes the file to `out`; `words` says the mark and the titles. [`AppError::Conflict`] with `export_not_ready` when it
/// is not approved, was taken already, or its time is over; refused at `export` with `learners` when it would be more than
/// a day allows. What the person may see and export is asked anew.
pub async fn take_export<W: Write + Send>(
    cx: &Cx,
    export: ExportId,
    words: impl Fn(Number, &[Column]) -> AppResult<Words> + Send,
    out: W,
) -> AppResult<(W, Taken)> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<TakeExport>(&mut conn, export).await?;
    cx.fresh()?;
    let row = store::export(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    if state(&row, permit.now()) != ExportState::Ready {
        return Err(AppError::Conflict("export_not_ready".into()));
    }
    let (number, columns) = (Number::from(export), Column::of_words(&row.columns));
    let found = people::searched(cx, &mut conn, &searched(cx, &row)).await?;
    let state = Some(row.state).filter(|state| !state.is_empty());
    let narrow = Narrow { today: cx.today().date, campus: row.campus_id, class: row.class_id, state, found };
    let mut file = File::begin(out, number, words(number, &columns)?)?;
    let learners = write(cx, &permit, &mut conn, &narrow, &columns, &mut file).await?;
    let out = file.end()?;
    drop(conn);
    let reason = cx.seal.open(&row.reason_sealed, export.0.as_bytes()).or_fault()?;
    hand_over(cx, export, learners, Entry { chosen: row.columns, reason: said(export, learners, &reason), ..Entry::default() }).await?;
    Ok((out, Taken { number, learners }))
}

/// Writes all rows; how many there were.
async fn write<W: Write + Send>(
    cx: &Cx,
    permit: &Permit<TakeExport>,
    conn: &mut Conn,
    narrow: &Narrow,
    columns: &[Column],
    file: &mut File<W>,
) -> AppResult<i64> {
    let (mut after, mut learners) = (String::new(), 0);
    loop {
        let rows = store::learners(permit, conn, narrow, &after, i64::try_from(STEP).unwrap_or(i64::MAX)).await.or_fault()?;
        learners += i64::try_from(rows.len()).unwrap_or(i64::MAX);
        if learners > AskExport::LEARNERS_A_DAY {
            return Err(AppError::invalid("export", "learners"));
        }
        let last = rows.len() < STEP;
        if let Some(row) = rows.last() {
            after.clone_from(&row.no);
        }
        cells(cx, permit, conn, narrow, columns, rows, file).await?;
        if last {
            return Ok(learners);
        }
    }
}

/// Writes one page, contacts as the person sees them in a list.
async fn cells<W: Write + Send>(
    cx: &Cx,
    permit: &Permit<TakeExport>,
    conn: &mut Conn,
    narrow: &Narrow,
    columns: &[Column],
    rows: Vec<ExportedRow>,
    file: &mut File<W>,
) -> AppResult<()> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let beside = people::beside(permit, conn, &ids, narrow.today).await.or_fault()?;
    let ring = cx.seal.ring(&[ids, beside.persons()].concat()).await?;
    let actor = cx.actor()?;
    for row in rows {
        let sight = beside.sight(row.id, CampusId(row.campus_id), actor);
        let (guardian, guardian_phone) = beside.guardian(row.id, sight, &ring).unwrap_or_default();
        let phone = ring.shown(Cell::of(row.id, "learner.phone_sealed"), row.phone_sealed.as_deref(), sight);
        let cell = |column: &Column| match column {
            Column::No => row.no.clone(),
            Column::Name => row.name.clone(),
            Column::Gender => row.gender.clone().unwrap_or_default(),
            Column::BornOn => row.born_on.map(|day| day.to_string()).unwrap_or_default(),
            Column::School => row.school.clone().unwrap_or_default(),
            Column::Grade => row.grade.clone().unwrap_or_default(),
            Column::Source => row.source.clone().unwrap_or_default(),
            Column::Phone => shown(phone.as_ref()),
            Column::GuardianName => guardian.clone(),
            Column::GuardianPhone => shown(guardian_phone.as_ref()),
        };
        file.row(columns.iter().map(cell)).or_fault()?;
    }
    Ok(())
}

/// A contact as it stands in a file: masked or not at all.
fn shown(contact: Option<&Contact>) -> String {
    match contact {
        Some(Contact::Masked(text)) => text.clone(),
        Some(Contact::Hidden | Contact::Clear(_)) | None => String::new(),
    }
}

/// Writes down that it leaves the house; fails when it did already, or when the day's learners are used up.
async fn hand_over(cx: &Cx, export: ExportId, learners: i64, entry: Entry) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<TakeExport>(&mut tx, export).await?;
    if store::take(&permit, &mut tx, learners).await.or_fault()? == 0 {
        return Err(AppError::Conflict("export_not_ready".into()));
    }
    cx.audit(&mut tx, &[Entry { kind: Kind::Exported, act: "export_taken", ..entry }]).await?;
    // Counted after the audit, where writers pass one at a time.
    if store::taken_with(&permit, &mut tx, day_began(cx)).await.or_fault()? > AskExport::LEARNERS_A_DAY {
        return Err(AppError::invalid("export", "learners"));
    }
    cx.commit(tx, &[]).await
}

/// Whose exports the hidden marks in `text` are: number, name, login, when it was taken. For the house itself.
pub async fn trace(house: &House, text: &str) -> AppResult<Vec<(Number, Option<(String, String, At)>)>> {
    let takers = store::takers(&mut house.db.read().await.or_fault()?).await.or_fault()?;
    let taker = |number: Number| {
        takers.iter().find(|(id, ..)| Number::from(ExportId(*id)) == number).map(|(_, name, login, at)| (name.clone(), login.clone(), At(*at)))
    };
    Ok(numbers(text).into_iter().map(|number| (number, taker(number))).collect())
}
