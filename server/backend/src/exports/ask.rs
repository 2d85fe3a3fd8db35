//! Asking for an export, and deciding it.

use super::{AskExports, DecideExport, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::midnight,
    once::Once,
    people,
};
use shared::{
    error::{AppError, AppResult},
    exports::{AskExport, Column, Number},
    id::ExportId,
    people::LearnerList,
    time::At,
};

/// When today began on the campus.
pub(super) fn day_began(cx: &Cx) -> At {
    midnight(cx.today().date, &cx.zone)
}

/// What an entry of the audit says of an export: number, learners, and the person's words.
pub(super) fn said(id: ExportId, learners: i64, words: &str) -> String {
    format!("{} · {learners} · {words}", Number::from(id)).trim_end_matches([' ', '·']).to_owned()
}

/// What the words of a search are sealed for.
pub(super) fn searched_row(id: ExportId) -> Vec<u8> {
    [b"q", id.0.as_bytes().as_slice()].concat()
}

/// Asks for a list of learners within the asker's own scope. Refused at `reason` (`short`, `long`), at `state` when nobody
/// would stand in it (`nobody`) or more than a day allows (`learners`), and with `files` after
/// [`AskExport::FILES_A_DAY`].
pub async fn ask_export(cx: &Cx, ask: &AskExport, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, ask)?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<AskExports>(&mut tx, ()).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    ask.check()?;
    if !ask.state.is_empty() && !LearnerList::STATES.contains(&ask.state.as_str()) {
        return Err(AppError::invalid("state", "unknown"));
    }
    let (id, columns) = (ExportId(crate::new_id()), Column::chosen(&ask.columns));
    let q = people::hidden_search(&cx.seal, &ask.q).unwrap_or_else(|| ask.q.trim().to_owned());
    let found = people::searched(cx, &mut tx, &q).await?;
    let narrow = store::Narrow::new(ask, found, cx.today().date);
    let learners = store::count(&permit, &mut tx, &narrow).await.or_fault()?;
    match learners {
        0 => return Err(AppError::invalid("state", "nobody")),
        many if many > AskExport::LEARNERS_A_DAY => return Err(AppError::invalid("state", "learners")),
        _ => {}
    }
    let words = Column::words(&columns);
    let sealed = store::Sealed { reason: cx.seal.close(ask.reason.trim(), id.0.as_bytes()), q: (!q.is_empty()).then(|| cx.seal.close(&q, &searched_row(id))) };
    store::ask(&permit, &mut tx, id, ask, (&words, sealed), learners).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let reason = said(id, learners, ask.reason.trim());
    cx.audit(&mut tx, &[Entry { act: "export_asked", chosen: words, reason, ..Entry::default() }]).await?;
    // Counted after the audit, where writers pass one at a time: two at once cannot both be the fifth.
    if store::asked(&permit, &mut tx, day_began(cx)).await.or_fault()? > AskExport::FILES_A_DAY {
        return Err(AppError::invalid("reason", "files"));
    }
    cx.commit(tx, &[]).await
}

/// Approves or refuses; a refusal says why. What was approved can be downloaded once, for [`AskExport::HOURS`]. Deciding
/// twice alike is the same.
pub async fn decide_export(cx: &Cx, export: ExportId, approve: bool, answer: &str) -> AppResult<()> {
    let answer = answer.trim();
    if !approve && answer.is_empty() {
        return Err(AppError::invalid("answer", "required"));
    }
    if answer.chars().count() > AskExport::LONGEST {
        return Err(AppError::invalid("answer", "long"));
    }
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<DecideExport>(&mut tx, export).await?;
    cx.fresh()?;
    let until = permit.now().plus_seconds(AskExport::HOURS * 3600);
    let sealed = (!answer.is_empty()).then(|| cx.seal.close(answer, export.0.as_bytes()));
    if store::decide(&permit, &mut tx, approve, sealed, approve.then_some(until)).await.or_fault()? == 0 {
        return match store::decision(&permit, &mut tx).await.or_fault()? {
            Some((Some(was), Some(by))) if was == approve && by == permit.actor().0 => Ok(()),
            _ => Err(AppError::Conflict("decided".into())),
        };
    }
    let (columns, learners) = store::told(&permit, &mut tx).await.or_fault()?;
    let act = if approve { "export_approved" } else { "export_refused" };
    cx.audit(&mut tx, &[Entry { kind: Kind::Changed, act, chosen: columns, reason: said(export, learners, answer), ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await
}
