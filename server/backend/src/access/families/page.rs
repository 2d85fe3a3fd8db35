//! The family of one learner as the office manages it.

use super::{door::shown, rights::REASON, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::wall,
    keys::{Cell, Ring},
    people::ManageFamily,
};
use chrono::NaiveDate;
use shared::{
    access::{Ended, FamilySheet, LinkLine, Sight, Term},
    error::{AppError, AppResult},
    id::{GuardianId, LearnerId},
    time::At,
};

/// Every guardian the learner has, will have or had; links of open invitations below `origin` (`https://school.example`).
pub async fn family_sheet(cx: &Cx, learner: LearnerId, origin: &str) -> AppResult<FamilySheet> {
    let mut conn = cx.read().await?;
    let (permit, facts) = cx.permit_by::<ManageFamily>(&mut conn, learner).await?;
    let (sight, today) = (facts.sight(cx.actor()?, permit.now()), cx.today().date);
    let name = store::name(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let rows = store::links(&permit, &mut conn).await.or_fault()?;
    let persons: Vec<_> = rows.iter().map(|row| row.guardian_id).chain([learner.0]).collect();
    let ring = cx.seal.ring(&persons).await?;
    let links = rows.into_iter().map(|row| line(cx, origin, &ring, sight, learner, row));
    let mut links = links.collect::<AppResult<Vec<_>>>()?;
    links.sort_by_key(|link| (link.term == Term::Over, link.term == Term::Coming));
    let fields = if sight == Sight::Clear { "learner.name guardian.name guardian.phone" } else { "learner.name guardian.name" };
    cx.looked(&Entry { kind: Kind::Viewed, learner: Some(learner), fields, ..Entry::default() }).await?;
    Ok(FamilySheet { learner, name, links, today })
}

fn line(cx: &Cx, origin: &str, ring: &Ring, sight: Sight, learner: LearnerId, row: store::LinkRow) -> AppResult<LinkLine> {
    let door = match (row.invitation, row.turn, row.expires_at) {
        (Some(id), Some(turn), Some(end)) => Some(shown(cx, origin, id, turn, At(end))?),
        _ => None,
    };
    let ended = row.ended_at.map(|at| {
        let (at, cell) = (wall(At(at), &cx.zone), Cell { person: learner.0, row: row.guardian_id, column: REASON });
        let reason = row.end_reason_sealed.as_deref().and_then(|sealed| ring.open(cell, sealed).ok());
        Ended { at: format!("{} {}", at.date, at.minute), by: row.ended_by.clone(), reason: reason.map(|secret| secret.expose().to_owned()) }
    });
    Ok(LinkLine {
        guardian: GuardianId(row.guardian_id),
        phone: ring.shown(Cell::of(row.guardian_id, "guardian.phone_sealed"), row.phone_sealed.as_deref(), sight),
        rights: row.link.rights(),
        from_on: row.link.from_on,
        last_on: row.link.until_on,
        term: term(&row.link, cx.today().date),
        waits: row.link.waits,
        ended,
        signs_in: row.signs_in,
        name: row.name,
        relation: row.relation,
        door,
    })
}

fn term(link: &store::Link, today: NaiveDate) -> Term {
    if link.is_over(today) {
        Term::Over
    } else if link.from_on > today {
        Term::Coming
    } else {
        Term::Now
    }
}
