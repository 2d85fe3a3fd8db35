//! Whom a rule would tag, before anybody is tagged.

use super::{engine::Engine, policy::ManageTags, store::reach};
use crate::{Cx, OrFault, db::Conn, policy::Permit};
use chrono::NaiveDate;
use shared::{
    error::AppResult,
    id::LearnerId,
    tags::{Match, Preview, Reason, Rule},
};
use uuid::Uuid;

/// Learners that are asked about at a time.
const BATCH: i64 = 1000;

/// What was found so far.
#[derive(Default)]
struct Found {
    count: i64,
    of: i64,
    rows: Vec<(Uuid, Vec<Reason>)>,
}

impl Found {
    /// Takes the matches of one batch; one row more than a page tells that there is another.
    fn take(&mut self, of: usize, matches: Vec<(Uuid, Vec<Reason>)>) {
        self.of += i64::try_from(of).unwrap_or(0);
        self.count += i64::try_from(matches.len()).unwrap_or(0);
        let room = Preview::ROWS + 1 - self.rows.len();
        self.rows.extend(matches.into_iter().take(room));
    }

    const fn is_full(&self) -> bool {
        self.rows.len() > Preview::ROWS
    }
}

/// How many learners of the asker's reach `rule` would tag, who the first are, and why. After a key only the next are read.
pub async fn preview_tag(cx: &Cx, rule: &Rule, after: Option<&str>) -> AppResult<Preview> {
    let today = cx.today().date;
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ManageTags>(&mut conn, ()).await?;
    rule.check()?;
    let after = after.and_then(|after| after.parse().ok());
    let engine = Engine::load(&cx.house, &mut conn).await.or_fault()?.with(rule);
    let found = find(&permit, &mut conn, &engine, today, after).await?;
    let count = after.is_none().then_some(found.count);
    let of = found.of;
    let (rows, next) = page(&permit, &mut conn, today, found.rows).await?;
    Ok(Preview { count, of, rows, next })
}

/// All matches counted, or after a key as many as a page shows.
async fn find(permit: &Permit<ManageTags>, conn: &mut Conn, engine: &Engine, today: NaiveDate, after: Option<Uuid>) -> AppResult<Found> {
    let (mut found, mut at) = (Found::default(), after);
    loop {
        let ids = reach::learners(permit, conn, today, at, BATCH).await.or_fault()?;
        let Some(last) = ids.last() else { return Ok(found) };
        at = Some(*last);
        let mut matches = engine.matches(conn, &ids).await.or_fault()?;
        matches.sort_by_key(|(learner, _)| *learner);
        found.take(ids.len(), matches);
        if after.is_some() && found.is_full() {
            return Ok(found);
        }
    }
}

async fn page(permit: &Permit<ManageTags>, conn: &mut Conn, today: NaiveDate, mut rows: Vec<(Uuid, Vec<Reason>)>) -> AppResult<(Vec<Match>, Option<String>)> {
    let more = rows.len() > Preview::ROWS;
    rows.truncate(Preview::ROWS);
    let next = rows.last().filter(|_| more).map(|(learner, _)| learner.simple().to_string());
    let ids: Vec<Uuid> = rows.iter().map(|(learner, _)| *learner).collect();
    let names = reach::named(permit, conn, today, &ids).await.or_fault()?;
    let line = |(learner, because): (Uuid, Vec<Reason>)| {
        let (_, no, name) = names.iter().find(|(id, ..)| *id == learner)?;
        Some(Match { learner: LearnerId(learner), no: no.clone(), name: name.clone(), because })
    };
    Ok((rows.into_iter().filter_map(line).collect(), next))
}
