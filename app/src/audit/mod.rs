//! The audit in the console: the log, an entry of it, and the reviews of periods.

pub mod alarms;
pub mod api;
pub mod entry;
pub mod filters;
pub mod log_page;
pub mod query;
pub mod review_page;
pub mod review_rows;
pub mod rows;
pub mod state;
pub mod statement;
pub mod words;
