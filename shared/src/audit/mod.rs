//! The audit: who looked at, changed or was refused what.

mod alarm;
mod kind;
mod log;
mod review;

pub use alarm::{Alarm, Noticed};
pub use kind::Kind;
pub use log::{FIELDS, LogDetail, LogEntry, LogFilter, LogLine, LogPage, Name, Verified};
pub use review::{OwnRights, Review, ReviewAsk, ReviewPage, Statement, gaps};
