//! The board: today, the roll, the projector.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

pub mod api;
pub mod projector_page;
mod roll;
pub mod roll_page;
mod tally;
mod today;
pub mod today_page;
mod words;
