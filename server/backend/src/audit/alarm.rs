//! Alarms: shown to whoever reads the log until somebody who reviews it has settled them with a note.

use super::{Line, SettleAlarm, ViewAudit, log::said, store::many as rows};
use crate::{
    Cx, OrFault,
    db::Conn,
    once::Once,
    policy::{Permit, Rule},
};
use shared::{
    audit::{Alarm, Name, Noticed},
    error::{AppError, AppResult},
    id::{AccountId, AlarmId},
};

/// How many alarms nobody has settled, counted as far as [`Alarm::SHOWN`].
pub async fn open_alarms(cx: &Cx) -> AppResult<u32> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ViewAudit>(&mut conn, ()).await?;
    let open = rows::count(&permit, &mut conn, Alarm::SHOWN).await.or_fault()?;
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}

/// Those alarms, the newest first.
pub(super) async fn alarms(cx: &Cx, permit: &Permit<ViewAudit>, conn: &mut Conn) -> AppResult<Vec<Alarm>> {
    let rows = rows::open(permit, conn, Alarm::SHOWN).await.or_fault()?;
    Ok(rows.into_iter().filter_map(|row| alarm(cx, row)).collect())
}

fn alarm(cx: &Cx, row: rows::AlarmRow) -> Option<Alarm> {
    let account = AccountId(row.account_id);
    Some(Alarm {
        id: AlarmId(row.id),
        can_settle: cx.looker().is_none() && SettleAlarm::allows(cx.actor().ok()?, &account, cx.clock.now()),
        account: Name { id: account, name: row.name.unwrap_or_default() },
        noticed: Noticed::of(&row.noticed)?,
        learners: row.learners,
        at: said(cx, row.at),
    })
}

/// Settles an alarm with a note, which is an entry too. Sent twice under one key it is settled once;
/// [`AppError::Conflict`] with `settled` when somebody else did.
pub async fn settle_alarm(cx: &Cx, alarm: AlarmId, note: &str, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(alarm, note))?;
    let mut tx = cx.begin().await?;
    let (permit, account) = cx.permit_by::<SettleAlarm>(&mut tx, alarm).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let note = Alarm::note(note)?;
    if rows::settle(&permit, &mut tx, &cx.seal.close(note, alarm.0.as_bytes())).await.or_fault()? == 0 {
        return Err(AppError::Conflict("settled".into()));
    }
    once.save(&mut tx, &(), permit.now()).await?;
    let line = Line { account: Some(account.0), ..Line::audit(cx, "alarm_settled", note.to_owned()) };
    super::write(&cx.house, &mut tx, vec![line]).await.or_fault()?;
    cx.commit(tx, &[]).await
}
