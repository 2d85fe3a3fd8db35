//! Rows of exports, and the learners in them.

mod learners;
mod requests;

pub(super) use learners::{ExportedRow, Narrow, count, learners};
pub(super) use requests::*;
