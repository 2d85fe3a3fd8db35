//! Numbers of learners (编号规则): the rule as data, and the next number, which nobody else gets.

mod page;
mod policy;
mod store;

pub use page::{numbering, set_numbering};
pub use policy::SetNumbering;

use super::newcomer::AddLearner;
use crate::{
    Cx, OrFault,
    db::{Conn, Tx},
    policy::{Act, Permit},
};
use shared::{
    error::{AppError, AppResult},
    id::CampusId,
    people::NumberRule,
};

/// Numbers that are tried one after the other before the highest that is taken is looked for.
const TRIES: i64 = 20;

/// The next number for a learner of `campus`, under a lock that is held until the transaction ends. Passes over numbers and other numbers
/// (aliases) that are taken, on every campus. [`AppError::Conflict`] with `numbers_full` when the running number has come to its end; refused at `campus`
/// (`unknown`) where there is no such campus.
pub(super) async fn next_number(cx: &Cx, permit: &Permit<AddLearner>, tx: &mut Tx, campus: CampusId) -> AppResult<String> {
    let (rule, code) = (rule(permit, tx).await?, store::code(permit, tx, campus).await.or_fault()?);
    let code = code.ok_or_else(|| AppError::invalid("campus", "unknown"))?;
    let head = rule.head(cx.today().date, &code);
    let last = store::lock(permit, tx, &head).await.or_fault()?;
    let found = free(permit, tx, &rule, &head, last).await?;
    let (running, no) = found.ok_or_else(|| AppError::Conflict("numbers_full".into()))?;
    store::given(permit, tx, &head, running).await.or_fault()?;
    Ok(no)
}

/// The rule in force.
async fn rule<A: Act>(permit: &Permit<A>, conn: &mut Conn) -> AppResult<NumberRule> {
    let row = store::rule(permit, conn).await.or_fault()?;
    row.map(|row| serde_json::from_str(&row.rule).or_fault()).transpose().map(Option::unwrap_or_default)
}

/// The first running number after `last` whose number is free on every campus.
async fn free<A: Act>(permit: &Permit<A>, conn: &mut Conn, rule: &NumberRule, head: &str, last: i64) -> AppResult<Option<(i64, String)>> {
    let mut running = last;
    loop {
        for _ in 0..TRIES {
            running += 1;
            let Some(no) = rule.number(head, running) else { return Ok(None) };
            if !store::is_taken(permit, conn, &no).await.or_fault()? {
                return Ok(Some((running, no)));
            }
        }
        let taken = store::taken(permit, conn, rule, head).await.or_fault()?;
        running = taken.iter().filter_map(|no| rule.running(head, no)).max().unwrap_or_default().max(running);
    }
}
