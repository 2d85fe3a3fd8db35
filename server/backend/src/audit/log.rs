//! Reading the log.

use super::{
    Record, Sealer, ViewAudit, Words, store,
    store::read::{self as rows, LogRow, Narrow},
};
use crate::{
    Cx, OrFault,
    clock::{midnight, wall},
    db::Conn,
    policy::Permit,
};
use shared::{
    audit::{Kind, LogDetail, LogEntry, LogFilter, LogLine, LogPage, Name},
    error::AppResult,
    id::{AccountId, LearnerId},
    page::{PAGE_ROWS, Page},
    time::At,
};
use uuid::Uuid;

/// A page of the log, and the entry that is opened.
pub async fn log(cx: &Cx, filter: LogFilter) -> AppResult<LogPage> {
    let permit = cx.permit::<ViewAudit>(()).await?;
    cx.later.flush(&cx.house).await?;
    let mut conn = cx.read().await?;
    let found = find(&permit, &mut conn, filter.q.trim()).await?;
    let narrow = narrow(cx, &filter, &found);
    let rows = if found.is_undecided(&filter) { Vec::new() } else { rows::list(&permit, &mut conn, &narrow, PAGE_ROWS + 1).await.or_fault()? };
    let page = Page::cut(rows.into_iter().map(|row| line(cx, row)).collect(), PAGE_ROWS, filter.after.is_some(), |line: &LogLine| line.key.clone());
    let (actor, learner) = rows::names(&permit, &mut conn, narrow.actor, narrow.learner).await.or_fault()?;
    let detail = match filter.entry {
        Some(seq) => detail(cx, &permit, &mut conn, seq).await?,
        None => None,
    };
    Ok(LogPage {
        page,
        actor: narrow.actor.map(|id| name(id.into(), actor)),
        learner: narrow.learner.map(|id| name(id.into(), learner)),
        nobody: found.is_nobody(&filter),
        actors: found.actors(),
        learners: found.learners(),
        detail,
        alarms: super::alarm::alarms(cx, &permit, &mut conn).await?,
        verified: super::verified::last(cx, &permit, &mut conn).await?,
        today: cx.today().date,
    })
}

fn name<Id>(id: Id, name: Option<String>) -> Name<Id> {
    Name { id, name: name.unwrap_or_default() }
}

/// Whom a search found.
#[derive(Default)]
struct Found {
    actors: Vec<(Uuid, String)>,
    learners: Vec<(Uuid, String)>,
}

async fn find(permit: &Permit<ViewAudit>, conn: &mut Conn, q: &str) -> AppResult<Found> {
    if q.is_empty() {
        return Ok(Found::default());
    }
    let (actors, learners) = rows::named(permit, conn, &q.to_lowercase()).await.or_fault()?;
    Ok(Found { actors, learners })
}

impl Found {
    fn only<'a>(own: &'a [(Uuid, String)], other: &[(Uuid, String)]) -> Option<&'a Uuid> {
        own.first().filter(|_| own.len() == 1 && other.is_empty()).map(|(id, _)| id)
    }

    fn is_nobody(&self, filter: &LogFilter) -> bool {
        !filter.q.trim().is_empty() && self.actors.is_empty() && self.learners.is_empty()
    }

    /// Whether somebody was looked for, and not exactly one was found.
    fn is_undecided(&self, filter: &LogFilter) -> bool {
        !filter.q.trim().is_empty() && self.actors.len() + self.learners.len() != 1
    }

    fn several<Id: From<Uuid>>(&self, own: &[(Uuid, String)]) -> Vec<Name<Id>> {
        let several = self.actors.len() + self.learners.len() > 1;
        own.iter().filter(|_| several).map(|(id, called)| name((*id).into(), Some(called.clone()))).collect()
    }

    fn actors(&self) -> Vec<Name<AccountId>> {
        self.several(&self.actors)
    }

    fn learners(&self) -> Vec<Name<LearnerId>> {
        self.several(&self.learners)
    }
}

fn narrow(cx: &Cx, filter: &LogFilter, found: &Found) -> Narrow {
    let after = filter.after.as_deref().and_then(|key| key.split_once('.')).and_then(|(at, seq)| Some((at.parse().ok()?, seq.parse().ok()?)));
    let field = Some(filter.field.as_str()).filter(|field| shared::audit::FIELDS.contains(field)).map(|field| format!("%{field}%"));
    Narrow {
        actor: filter.actor.map(|id| id.0).or(Found::only(&found.actors, &found.learners).copied()),
        learner: filter.learner.map(|id| id.0).or(Found::only(&found.learners, &found.actors).copied()),
        kind: filter.kind.map(Kind::word),
        field,
        from: filter.from.map_or(i64::MIN, |day| midnight(day, &cx.zone).0),
        until: filter.to.and_then(|day| day.succ_opt()).map_or(i64::MAX, |day| midnight(day, &cx.zone).0),
        before: after.unwrap_or((i64::MAX, i64::MAX)),
    }
}

/// An instant on the wall clock: date and time.
pub(super) fn said(cx: &Cx, at: i64) -> String {
    let face = wall(At(at), &cx.zone);
    format!("{} {}", face.date, face.minute)
}

fn line(cx: &Cx, row: LogRow) -> LogLine {
    LogLine {
        key: format!("{}.{}", row.at, row.seq),
        seq: row.seq,
        at: said(cx, row.at),
        actor: row.actor_id.map(|id| name(id.into(), row.actor)),
        kind: Kind::of(&row.kind).unwrap_or_default(),
        act: row.act,
        learner: row.learner_id.map(|id| name(id.into(), row.learner)),
        account: row.account_id.map(|id| name(id.into(), row.account)),
        fields: row.fields,
        times: row.times,
    }
}

async fn detail(cx: &Cx, permit: &Permit<ViewAudit>, conn: &mut Conn, seq: i64) -> AppResult<LogDetail> {
    let Some(row) = rows::row(permit, conn, seq).await.or_fault()? else { return Ok(None) };
    let Some(record) = store::from(conn, seq, 1).await.or_fault()?.into_iter().find(|record| record.seq == seq) else { return Ok(None) };
    let campus = rows::campus(permit, conn, record.chain_id).await.or_fault()?;
    let before = rows::before(permit, conn, record.chain_id, seq).await.or_fault()?;
    let checkpoint = store::checkpoints(conn, seq - 1, 1).await.or_fault()?.into_iter().next();
    let words = Sealer::to_read(&cx.house, std::slice::from_ref(&record)).await.or_fault()?.open(&record);
    Ok(Some(Box::new(entry(line(cx, row), &record, campus, before, words, checkpoint.map(|one| (one.size, said(cx, one.at)))))))
}

fn entry(line: LogLine, record: &Record, campus: Option<String>, before: Option<Vec<u8>>, words: Option<Words>, checkpoint: Option<(i64, String)>) -> LogEntry {
    let is_erased = record.sealed.is_some() && words.is_none();
    let words = words.unwrap_or_default();
    let filled = |text: String| Some(text).filter(|text| !text.is_empty());
    LogEntry {
        line,
        campus,
        reason: filled(words.reason),
        from: filled(words.from),
        is_erased,
        hash: hex::encode(&record.hash),
        prev: hex::encode(&record.prev),
        holds: record.hash == record.digest() && record.prev == before.unwrap_or_else(|| vec![0; 32]),
        checkpoint,
    }
}
