//! The page of exports: one's own, those that wait, those that were decided.

use super::{
    AskExports, ListExports,
    ask::{day_began, searched_row},
    policy::{DecideExport, ExportFacts},
    store::{self, ExportRow},
};
use crate::{Cx, OrFault, clock::wall, db::Conn, policy::Rule};
use shared::{
    access::Permission,
    error::{AppError, AppResult},
    exports::{AskExport, Column, ExportLine, ExportState, Exports, Left},
    id::{AccountId, CampusId, ExportId},
    people::LearnerList,
    time::At,
};

/// A search that finds nobody: what stands for one that does not open.
const UNREADABLE: &str = "~";

/// All there is to say to the asker about exports.
pub async fn exports(cx: &Cx) -> AppResult<Exports> {
    let actor = cx.actor()?;
    let (asks, decides) = (actor.may(Permission::ExportData), actor.may(Permission::ApproveExports));
    if !asks && !decides {
        cx.permit::<AskExports>(()).await?;
        return Err(AppError::Forbidden);
    }
    let mut conn = cx.read().await?;
    let mut page = Exports {
        mine: None,
        waiting: None,
        log: Vec::new(),
        campuses: Vec::new(),
        states: LearnerList::STATES.map(str::to_owned).to_vec(),
        left: Left { files: 0, learners: 0 },
        reader: actor.account,
    };
    if asks {
        own(cx, &mut conn, &mut page).await?;
    }
    if decides {
        decided(cx, &mut conn, &mut page).await?;
    }
    Ok(page)
}

async fn own(cx: &Cx, conn: &mut Conn, page: &mut Exports) -> AppResult<()> {
    let permit = cx.permit_in::<AskExports>(conn, ()).await?;
    let rows = store::mine(&permit, conn).await.or_fault()?;
    page.mine = Some(rows.into_iter().map(|row| line(cx, row).0).collect());
    page.campuses = store::campuses(&permit, conn).await.or_fault()?;
    let since = day_began(cx);
    page.left = Left {
        files: (AskExport::FILES_A_DAY - store::asked(&permit, conn, since).await.or_fault()?).max(0),
        learners: (AskExport::LEARNERS_A_DAY - store::taken(&permit, conn, since).await.or_fault()?).max(0),
    };
    Ok(())
}

async fn decided(cx: &Cx, conn: &mut Conn, page: &mut Exports) -> AppResult<()> {
    let permit = cx.permit_in::<ListExports>(conn, ()).await?;
    let seen = |rows: Vec<ExportRow>| rows.into_iter().map(|row| line(cx, row)).filter(|(_, seen)| *seen).map(|(line, _)| line).collect();
    page.waiting = Some(seen(store::waiting(&permit, conn).await.or_fault()?));
    page.log = seen(store::log(&permit, conn).await.or_fault()?);
    Ok(())
}

/// What was looked for, as it stands in an address.
pub(super) fn searched(cx: &Cx, row: &ExportRow) -> String {
    row.q_sealed.as_deref().map(|sealed| cx.seal.open(sealed, &searched_row(ExportId(row.id))).unwrap_or_else(|_| UNREADABLE.to_owned())).unwrap_or_default()
}

/// Where an export stands at `now`.
pub(super) fn state(row: &ExportRow, now: At) -> ExportState {
    match (row.approved, row.taken_at, row.until_at) {
        (None, ..) => ExportState::Waiting,
        (Some(false), ..) => ExportState::Refused,
        (_, Some(_), _) => ExportState::Taken,
        (_, None, Some(until)) if now < At(until) => ExportState::Ready,
        _ => ExportState::Over,
    }
}

/// The line, and whether the asker has to do with it as somebody who decides.
fn line(cx: &Cx, row: ExportRow) -> (ExportLine, bool) {
    let now = cx.clock.now();
    let said = |at: i64| {
        let face = wall(At(at), &cx.zone);
        format!("{} {}", face.date, face.minute)
    };
    let facts = ExportFacts { asked_by: AccountId(row.asked_by), campus: row.in_campus.map(CampusId) };
    let actor = cx.actor();
    let (state, open) = (state(&row, now), |sealed: &[u8]| cx.seal.open(sealed, row.id.as_bytes()).unwrap_or_default());
    let seen = actor.as_ref().is_ok_and(|actor| facts.is_seen_by(actor));
    let line = ExportLine {
        q: searched(cx, &row),
        id: ExportId(row.id),
        asked: said(row.asked_at),
        columns: Column::of_words(&row.columns),
        reason: open(&row.reason_sealed),
        learners: row.learners.unwrap_or(row.expected),
        answer: row.answer_sealed.as_deref().map(open),
        until: row.until_at.map(said),
        taken: row.taken_at.map(said),
        can_decide: state == ExportState::Waiting && actor.is_ok_and(|actor| DecideExport::allows(actor, &facts, now)),
        state,
        asked_by: row.asker,
        bounds: [row.campus, row.class].into_iter().flatten().collect(),
        state_of: row.state,
        decided_by: row.decider,
    };
    (line, seen)
}
