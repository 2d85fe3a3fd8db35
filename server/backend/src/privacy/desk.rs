//! The desk: answering requests, erasing those whose term is over, and the proof of it.

use super::{
    AnswerRequests, AskForFamily,
    family::{self, REASON},
    policy::AnswerRequest,
    restriction, store,
};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::wall,
    event,
    keys::Cell,
};
use chrono::Months;
use shared::{
    error::{AppError, AppResult},
    fields,
    id::{LearnerId, RequestId},
    privacy::{Certificate, ConsentCount, Ending, Preview, PrivacyDesk, Purpose, RequestKind, RequestState, RestrictedBy, RetentionLine},
    time::At,
};
use std::collections::BTreeMap;

/// Rows of each list.
const LISTED: i64 = 50;

/// Requests, learners past their term, consents.
pub async fn desk(cx: &Cx) -> AppResult<PrivacyDesk> {
    let permit = cx.permit::<AnswerRequests>(()).await?;
    cx.looked(&Entry { kind: Kind::Viewed, act: "view_desk", fields: "learner.name privacy_request.words", ..Entry::default() }).await?;
    let (today, months, contact_months) = (cx.today().date, fields::longest("learner"), fields::term("learner", "phone_sealed"));
    let (whole, contacts) = (today - Months::new(months), today - Months::new(contact_months));
    let mut conn = cx.read().await?;
    let rows = store::queue(&permit, &mut conn, LISTED).await.or_fault()?;
    let ring = cx.seal.ring(&rows.iter().map(|row| row.learner_id).collect::<Vec<_>>()).await?;
    let (past, count) = store::past(&permit, &mut conn, (whole, contacts), LISTED).await.or_fault()?;
    let due = |row: store::PastRow| RetentionLine {
        learner: LearnerId(row.id),
        no: row.no,
        name: row.name,
        state: row.state,
        last_on: row.last_on,
        whole: row.last_on < whole,
    };
    let (restricted, restricted_count) = store::restricted(&permit, &mut conn, &cx.zone, LISTED).await.or_fault()?;
    let learners = store::learners(&permit, &mut conn).await.or_fault()?;
    let tally = store::tally(&permit, &mut conn).await.or_fault()?;
    Ok(PrivacyDesk {
        requests: rows.into_iter().map(|row| family::line(cx, &ring, row)).collect(),
        restricted,
        restricted_count,
        retention: past.into_iter().map(due).collect(),
        past: count,
        months,
        contact_months,
        consents: Purpose::ALL.into_iter().map(|purpose| count_of(purpose, &tally, learners)).collect(),
        seq: event::newest(&mut conn).await.or_fault()?,
        today,
    })
}

fn count_of(purpose: Purpose, tally: &[(String, i64, bool, i64)], learners: i64) -> ConsentCount {
    let own = || tally.iter().filter(|(word, ..)| word == purpose.word());
    let given = own().filter(|(_, version, given, _)| *given && *version == purpose.version()).map(|row| row.3).sum();
    let refused = own().filter(|(_, _, given, _)| !given).map(|row| row.3).sum();
    ConsentCount { purpose, given, refused, open: learners - given - refused }
}

/// Answers a request: the family's page shows it. What was answered stays answered. An erasure that is accepted waits for its
/// day, and until then everything but storage stops.
pub async fn decide(cx: &Cx, request: RequestId, ending: &Ending) -> AppResult<()> {
    ending.check()?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AnswerRequest>(&mut tx, request).await?;
    let row = store::request(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    let cell = Cell { person: row.learner_id, row: row.id, column: REASON };
    let ring = cx.seal.ring(&[row.learner_id]).await?;
    let reason = Some(ending.reason.trim()).filter(|reason| !reason.is_empty()).map(|reason| ring.close(cell, reason)).transpose()?;
    let state = match (ending.accept, RequestKind::of(&row.kind)) {
        (false, _) => RequestState::Refused,
        (true, RequestKind::Erase) => RequestState::Accepted,
        (true, _) => RequestState::Done,
    };
    if store::decide(&permit, &mut tx, state, reason).await.or_fault()? == 0 {
        return Err(AppError::Conflict("answered_already".into()));
    }
    let events = match state {
        RequestState::Accepted => restriction::restrict(&permit, &mut tx, LearnerId(row.learner_id), RestrictedBy::Erasure).await?,
        _ => Vec::new(),
    };
    let fields = if ending.accept { "privacy_request.accepted" } else { "privacy_request.refused" };
    cx.audit(&mut tx, &[Entry { kind: Kind::Changed, learner: Some(LearnerId(row.learner_id)), fields, ..Entry::default() }]).await?;
    cx.commit(tx, &events).await
}

/// What erasing a learner would do.
pub async fn preview(cx: &Cx, learner: LearnerId) -> AppResult<Preview> {
    let permit = cx.permit::<AskForFamily>(learner).await?;
    let mut conn = cx.read().await?;
    let ((no, name, balance), counts) = store::contents(&permit, &mut conn).await.or_fault()?;
    let under_way = store::open_one(&permit, &mut conn, RequestKind::Erase).await.or_fault()?;
    let restrictions = store::restrictions(&permit, &mut conn, learner, &cx.zone).await.or_fault()?;
    let seq = event::newest(&mut conn).await.or_fault()?;
    Ok(Preview { learner, no, name, counts, balance, under_way, restrictions, seq })
}

/// Begins an erasure in the name of a family, or because the term is over; the cool-off is the same.
pub async fn erase_for_family(cx: &Cx, learner: LearnerId, key: &str) -> AppResult<()> {
    family::ask_for(cx, learner, RequestKind::Erase, key).await
}

/// The proof that somebody was erased.
pub async fn certificate(cx: &Cx, request: RequestId) -> AppResult<Certificate> {
    let permit = cx.permit::<AnswerRequest>(request).await?;
    let row = store::request(&permit, &mut cx.read().await?).await.or_fault()?.ok_or(AppError::NotFound)?;
    let (Some(counts), Some(done)) = (row.counts, row.decided_at) else { return Err(AppError::NotFound) };
    let counts: BTreeMap<String, i64> = serde_json::from_str(&counts).or_fault()?;
    let day = |at| wall(At(at), &cx.zone).date;
    Ok(Certificate { id: request, learner: LearnerId(row.learner_id), asked_on: day(row.asked_at), done_on: day(done), counts: counts.into_iter().collect() })
}
