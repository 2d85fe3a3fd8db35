//! Somebody opens very many archives: it is noticed, whoever reads the log is told, and past a number further archives stay
//! shut for an hour. Lists, classes and rolls are no archives: nobody is stopped teaching.

use super::{Kind, Line, store::many as rows};
use crate::{Cx, Fault, House, db::Conn};
use shared::{
    audit::Noticed,
    error::{AppError, AppResult},
    id::AccountId,
    time::At,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Learners whose archive one account may open within an hour before it is noticed.
pub const NOTICED_AN_HOUR: i64 = 60;
/// The same within a day.
pub const NOTICED_A_DAY: i64 = 200;
/// Learners whose archive one account may open within an hour; then further ones stay shut for as long.
pub const OPENED_AN_HOUR: i64 = 150;

/// How many archives are very many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Archives {
    /// Learners within an hour, past which it is noticed.
    pub noticed_an_hour: i64,
    /// Learners within a day, past which it is noticed.
    pub noticed_a_day: i64,
    /// Learners within an hour, at which archives shut.
    pub opened_an_hour: i64,
}

impl Default for Archives {
    fn default() -> Self {
        Self { noticed_an_hour: NOTICED_AN_HOUR, noticed_a_day: NOTICED_A_DAY, opened_an_hour: OPENED_AN_HOUR }
    }
}

impl Archives {
    /// What is noticed of so many learners within the last hour and day, with their number.
    fn noticed(self, hour: i64, day: i64) -> impl Iterator<Item = (Noticed, i64)> {
        let all = [(Noticed::Hour, hour, self.noticed_an_hour), (Noticed::Day, day, self.noticed_a_day), (Noticed::Shut, hour, self.opened_an_hour - 1)];
        all.into_iter().filter(|(_, learners, most)| learners > most).map(|(noticed, learners, _)| (noticed, learners))
    }
}

impl Cx {
    /// Refuses one more archive with [`AppError::TooMany`] while archives are shut to whoever really asks. Ask the policy first.
    pub(crate) fn archives_open(&self) -> AppResult<()> {
        let asker = self.looker().map_or(self.actor()?, |looker| &looker.actor);
        if asker.archives_shut_until.is_some_and(|until| self.clock.now() < until) { Err(AppError::TooMany) } else { Ok(()) }
    }
}

/// Whose archive `lines` tell to have been opened by whom, and when last.
fn looks(lines: &[Line]) -> Vec<rows::Look> {
    let opened = lines.iter().filter(|line| matches!(line.kind, Kind::Viewed | Kind::Revealed));
    let last: BTreeMap<(Uuid, Uuid), At> = opened.filter_map(|line| Some(((line.actor?.0, line.learner?), line.at))).collect();
    last.into_iter().map(|((account, learner), at)| rows::Look { account, learner, at }).collect()
}

/// Counts the archives that `lines` tell of. What is noticed is an alarm, and an entry to be written with them.
pub(super) async fn notice(house: &House, conn: &mut Conn, lines: &[Line]) -> Result<Vec<Line>, Fault> {
    let looks = looks(lines);
    if looks.is_empty() {
        return Ok(Vec::new());
    }
    rows::keep(conn, &looks).await?;
    let mut noticed = Vec::new();
    for account in looks.iter().map(|look| look.account).collect::<BTreeSet<_>>() {
        noticed.extend(weigh(house, conn, account).await?);
    }
    Ok(noticed)
}

async fn weigh(house: &House, conn: &mut Conn, account: Uuid) -> Result<Vec<Line>, Fault> {
    let now = house.clock.now();
    let since = |noticed: Noticed| now.plus_seconds(-noticed.span());
    let (hour, day) = rows::counts(conn, account, since(Noticed::Hour), since(Noticed::Day)).await?;
    let mut lines = Vec::new();
    for (noticed, learners) in house.rules.archives.noticed(hour, day) {
        if rows::grow(conn, account, noticed, since(noticed), learners).await? {
            continue;
        }
        rows::raise(conn, account, noticed, now, learners).await?;
        if noticed == Noticed::Shut {
            rows::shut(conn, account, now.plus_seconds(noticed.span())).await?;
        }
        lines.push(Line::many(AccountId(account), noticed, now, learners));
    }
    Ok(lines)
}

impl Line {
    /// Somebody opened the archives of very many learners.
    fn many(account: AccountId, noticed: Noticed, at: At, learners: i64) -> Self {
        Self { actor: Some(account), account: Some(account.0), kind: Kind::ManyRead, act: noticed.word().to_owned(), ..Self::uncounted(at, learners) }
    }
}
