//! What is said of a finding.

use super::super::AnswerFinding;
use crate::{
    db::{Conn, DbResult},
    execute,
    policy::Permit,
    scalar,
};
use chrono::NaiveDate;

/// Whether the finding is there and open.
pub async fn is_open(permit: &Permit<AnswerFinding>, conn: &mut Conn, check: &str, today: NaiveDate) -> DbResult<bool> {
    const SQL: &str =
        "select count(*) from quality_finding where learner_id = $1 and check_word = $2 and (state = 'open' or state = 'later' and until_on <= $3)";
    Ok(scalar!(conn, i64, SQL, permit.on().0, check, today)? > 0)
}

/// Puts it off until a day.
pub async fn put_off(permit: &Permit<AnswerFinding>, conn: &mut Conn, check: &str, until: NaiveDate) -> DbResult<u64> {
    const SQL: &str =
        "update quality_finding set state = 'later', until_on = $3, reason = null, by_id = $4, turn = turn + 1 where learner_id = $1 and check_word = $2";
    execute!(conn, SQL, permit.on().0, check, until, permit.actor().0)
}

/// It is right so, and why.
pub async fn right(permit: &Permit<AnswerFinding>, conn: &mut Conn, check: &str, reason: &str) -> DbResult<u64> {
    const SQL: &str =
        "update quality_finding set state = 'right', until_on = null, reason = $3, by_id = $4, turn = turn + 1 where learner_id = $1 and check_word = $2";
    execute!(conn, SQL, permit.on().0, check, reason, permit.actor().0)
}
