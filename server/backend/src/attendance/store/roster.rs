//! Who is on the roster of a lesson's day, with marks and hours left.

use super::{LessonRow, OnLesson};
use crate::{
    attendance::MarkRoll,
    db::{Conn, DbResult},
    fetch_all,
    policy::Permit,
    privacy::unrestricted,
};
use shared::{
    attendance::{Code, TileView},
    credits::Hours,
    id::LearnerId,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct TileRow {
    learner_id: Uuid,
    name: String,
    code: Option<String>,
    late_minutes: Option<i64>,
    balance: i64,
    owed: i64,
    trial: bool,
    version: i64,
}

/// The roster of the lesson's day, read from dated membership, with marks and balances. Whoever is restricted is on
/// none: nothing is seen of them, and nothing written.
pub(in crate::attendance) async fn roster<A: OnLesson>(_: &Permit<A>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<TileView>> {
    let rows = fetch_all!(
        conn,
        TileRow,
        concat!(
            "select p.id as learner_id, p.name, a.code, a.late_minutes, p.balance, p.owed, min(m.kind) = 'trial' as trial, coalesce(a.version, 0) as version
           from membership m
           join learner p on p.id = m.learner_id
           left join attendance a on a.class_id = m.class_id and a.learner_id = m.learner_id and a.on_date = $2
          where m.class_id = $1 and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2) and ",
            unrestricted!("p.id"),
            "
          group by p.id, p.name, p.name_key, a.code, a.late_minutes, p.balance, p.owed, a.version
          order by p.name_key, p.id"
        ),
        lesson.class_id,
        lesson.on_date
    )?;
    Ok(rows.into_iter().map(tile).collect())
}

fn tile(row: TileRow) -> TileView {
    TileView {
        learner: LearnerId(row.learner_id),
        name: row.name,
        code: row.code.as_deref().and_then(Code::of),
        late_minutes: row.late_minutes,
        balance: Hours(row.balance),
        owed: Hours(row.owed),
        trial: row.trial,
        version: row.version,
    }
}

/// Balance and arrears of the lesson's roster as they are now.
pub(in crate::attendance) async fn balances(_: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<(LearnerId, Hours, Hours)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, i64, i64),
        "select id, balance, owed from learner where id in
           (select learner_id from membership where class_id = $1 and from_on <= $2 and (until_on is null or until_on >= $2))",
        lesson.class_id,
        lesson.on_date
    )?;
    Ok(rows.into_iter().map(|(id, balance, owed)| (LearnerId(id), Hours(balance), Hours(owed))).collect())
}
