//! Server functions of the audit.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{
    failure::Failure,
    input::{Form, Json},
};
use chrono::NaiveDate;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    audit::{LogFilter, LogPage, ReviewPage},
    id::AlarmId,
};

/// A page of the log.
#[server(prefix = "/api", endpoint = "read_audit", input = Json, output = Postcard)]
pub async fn read_audit(filter: LogFilter) -> Result<LogPage, Failure> {
    Ok(backend::audit::log(&crate::session::cx()?, filter).await?)
}

/// Follows chain, tree and signatures; the page shows what was found.
#[server(prefix = "/api", endpoint = "verify_audit", input = Form, output = Postcard)]
pub async fn verify_audit() -> Result<(), Failure> {
    Ok(backend::audit::verify_now(&crate::session::cx()?).await?)
}

/// The reviews, and what would be signed for a period.
#[server(prefix = "/api", endpoint = "read_reviews", input = Json, output = Postcard)]
pub async fn read_reviews(period: Option<(NaiveDate, NaiveDate)>) -> Result<ReviewPage, Failure> {
    Ok(backend::audit::reviews(&crate::session::cx()?, period).await?)
}

/// Signs a period.
#[server(prefix = "/api", endpoint = "review_audit", input = Form, output = Postcard)]
pub async fn review_audit(from: NaiveDate, to: NaiveDate, remark: String, key: String) -> Result<(), Failure> {
    let ask = shared::audit::ReviewAsk { from, to, remark };
    Ok(backend::audit::review_period(&crate::session::cx()?, &ask, &key).await?)
}

/// How many alarms nobody has settled.
#[server(prefix = "/api", endpoint = "read_alarms", input = Form, output = Postcard)]
pub async fn read_alarms() -> Result<u32, Failure> {
    Ok(backend::audit::open_alarms(&crate::session::cx()?).await?)
}

/// Settles an alarm with a note.
#[server(prefix = "/api", endpoint = "settle_alarm", input = Form, output = Postcard)]
pub async fn settle_alarm(alarm: AlarmId, note: String, key: String) -> Result<(), Failure> {
    Ok(backend::audit::settle_alarm(&crate::session::cx()?, alarm, &note, &key).await?)
}
