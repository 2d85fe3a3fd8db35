//! One lead.

use super::{
    AssignLead, ChangeLead, EraseLead, ViewLead, WorkLead, entry,
    list::line,
    store::{self, NoteRow},
};
use crate::{
    Cx, OrFault,
    access::approvals,
    audit::{Entry, Kind},
    clock::{midnight, wall},
    db::Conn,
    keys::{Cell, Ring},
    people,
    policy::{Permit, Rule},
};
use rights::leads::LeadFacts;
use shared::{
    access::Sight,
    error::{AppError, AppResult},
    id::LeadId,
    leads::{LeadCan, LeadSheet, NoteLine, Source, Stage},
    people::REVEALS_A_DAY,
    time::At,
};

/// One lead as the asker may see it.
pub async fn lead(cx: &Cx, lead: LeadId) -> AppResult<LeadSheet> {
    let mut conn = cx.read().await?;
    let (permit, facts) = cx.permit_by::<ViewLead>(&mut conn, lead).await?;
    let (actor, sight) = (cx.actor()?, facts.sight(cx.actor()?));
    let row = store::one(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let only = (sight == Sight::Hidden).then_some(actor.account.0);
    let notes = store::notes(&permit, &mut conn, only).await.or_fault()?;
    let can = can(cx, &permit, &facts)?;
    let sellers = if can.manage { store::sellers(&permit, &mut conn, Some(facts.campus)).await.or_fault()? } else { Vec::new() };
    let (reveals_left, asks_approval) = reveals(cx, &permit, &mut conn, &facts).await?;
    let ring = cx.seal.ring(&[lead.0]).await?;
    cx.looked(&Entry { kind: Kind::Viewed, act: "ViewLead", about: Some(lead.0), fields: entry::SHOWN, ..Entry::default() }).await?;
    Ok(LeadSheet {
        source: Source::of(&row.source).filter(|_| sight > Sight::Hidden),
        since: wall(At(row.created_at), &cx.zone).date,
        version: row.version,
        line: line(row, actor, &ring),
        notes: notes.into_iter().map(|note| said(cx, lead, note, &ring)).collect(),
        can,
        sellers,
        reveals_left,
        asks_approval,
        today: cx.today().date,
    })
}

fn can(cx: &Cx, permit: &Permit<ViewLead>, facts: &LeadFacts) -> AppResult<LeadCan> {
    let (actor, now) = (cx.actor()?, permit.now());
    Ok(LeadCan {
        work: WorkLead::allows(actor, facts, now),
        edit: ChangeLead::allows(actor, facts, now),
        manage: AssignLead::allows(actor, facts, now) && EraseLead::allows(actor, facts, now),
    })
}

/// How many contacts of learners and leads the asker may still see today, and whether somebody else has to approve that first.
async fn reveals(cx: &Cx, permit: &Permit<ViewLead>, conn: &mut Conn, facts: &LeadFacts) -> AppResult<(Option<i64>, bool)> {
    let (actor, now) = (cx.actor()?, permit.now());
    if !facts.may_reveal(actor) {
        return Ok((None, false));
    }
    let approvals = approvals(conn, actor).await.or_fault()?;
    if facts.approval(&approvals, actor, now).is_none() {
        return Ok((None, true));
    }
    let since = midnight(cx.today().date, &cx.zone);
    Ok((Some((REVEALS_A_DAY - people::reveals(permit, conn, since).await.or_fault()?).max(0)), false))
}

fn said(cx: &Cx, lead: LeadId, note: NoteRow, ring: &Ring) -> NoteLine {
    let (cell, at) = (Cell { person: lead.0, row: note.id, column: store::NOTE }, wall(At(note.at), &cx.zone));
    NoteLine {
        text: ring.open(cell, &note.text_sealed).map(|text| text.expose().to_owned()).unwrap_or_default(),
        by: note.author,
        at: format!("{} {}", at.date, at.minute),
        stage: Stage::of(&note.stage).unwrap_or(Stage::New),
    }
}
