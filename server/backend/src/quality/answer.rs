//! Saying what became of a finding.

use super::{AnswerFinding, engine, store::answers};
use crate::{Cx, OrFault, db::Tx, event::Event, once::Once, policy::Permit};
use chrono::{Days, NaiveDate};
use shared::{
    error::{AppError, AppResult},
    id::LearnerId,
    live::Update,
    quality::{Answer, Check},
};

/// The longest a finding is put off, in days.
const LONGEST: u64 = 366;
/// The longest reason, in characters.
const REASON: usize = 200;

/// Done: the checks are asked again, and [`AppError::Conflict`] with `still_so` says that nothing was mended; what nobody can
/// mend in the archive rests a month. Later: until a day to come, refused at `until`. Right: for a reason, refused at
/// `reason`; asked again when the archive says something else. [`AppError::NotFound`] where it is no finding any more.
pub async fn answer_finding(cx: &Cx, on: (LearnerId, &str), answer: Answer, until: Option<NaiveDate>, reason: &str, key: &str) -> AppResult<()> {
    let (learner, word) = on;
    let once = Once::new(cx.actor()?.account, key, &(learner, word, answer, until, reason))?;
    let was_open = if answer == Answer::Done { Some(look_again(cx, learner, word).await?) } else { None };
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AnswerFinding>(&mut tx, learner).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let check = Check::of(word).ok_or(AppError::NotFound)?;
    let is_open = match was_open {
        Some(was_open) => was_open,
        None => answers::is_open(&permit, &mut tx, word, cx.today().date).await.or_fault()?,
    };
    if !is_open {
        return Err(AppError::Conflict("answered".into()));
    }
    let said = match answer {
        Answer::Done => done(cx, &permit, &mut tx, check).await?,
        Answer::Later => later(cx, &permit, &mut tx, check, until).await?,
        Answer::Right => right(&permit, &mut tx, check, reason.trim()).await?,
    };
    once.save(&mut tx, &(), permit.now()).await?;
    let event = Event {
        kind: "quality_answered",
        learner_id: Some(learner.0),
        body: serde_json::to_string(&Update::Changed).or_fault()?,
        reason: said,
        ..Event::default()
    };
    cx.commit(tx, &[event]).await
}

/// Asks the checks again, and says whether the finding was open before. The house looks: it sees what of the learner stands on campuses
/// that whoever asks does not see.
async fn look_again(cx: &Cx, learner: LearnerId, word: &str) -> AppResult<bool> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<AnswerFinding>(&mut conn, learner).await?;
    let was_open = answers::is_open(&permit, &mut conn, word, cx.today().date).await.or_fault()?;
    drop(conn);
    if was_open {
        let mut tx = cx.db.begin().await.or_fault()?;
        engine::evaluate(&cx.house, &mut tx, &[learner.0]).await?;
        tx.commit().await.or_fault()?;
    }
    Ok(was_open)
}

async fn done(cx: &Cx, permit: &Permit<AnswerFinding>, tx: &mut Tx, check: Check) -> AppResult<String> {
    let (word, today) = (check.rule().word, cx.today().date);
    if answers::is_open(permit, tx, word, today).await.or_fault()? {
        let days = check.rule().kind.rests().ok_or_else(|| AppError::Conflict("still_so".into()))?;
        answers::put_off(permit, tx, word, today + Days::new(days)).await.or_fault()?;
    }
    Ok(format!("{word} done"))
}

async fn later(cx: &Cx, permit: &Permit<AnswerFinding>, tx: &mut Tx, check: Check, until: Option<NaiveDate>) -> AppResult<String> {
    let (word, today) = (check.rule().word, cx.today().date);
    let until = until.ok_or_else(|| AppError::invalid("until", "required"))?;
    if until <= today || until > today + Days::new(LONGEST) {
        return Err(AppError::invalid("until", "range"));
    }
    answers::put_off(permit, tx, word, until).await.or_fault()?;
    Ok(format!("{word} later {until}"))
}

async fn right(permit: &Permit<AnswerFinding>, tx: &mut Tx, check: Check, reason: &str) -> AppResult<String> {
    if reason.is_empty() {
        return Err(AppError::invalid("reason", "required"));
    }
    if reason.chars().count() > REASON {
        return Err(AppError::invalid("reason", "too_long"));
    }
    answers::right(permit, tx, check.rule().word, reason).await.or_fault()?;
    Ok(format!("{} right: {reason}", check.rule().word))
}
