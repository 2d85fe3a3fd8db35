//! Rows of consents and requests.

mod consents;
pub(super) mod copy;
pub(super) mod erase;
mod queue;
mod requests;
mod restrictions;
mod retention;

pub(super) use consents::*;
pub(super) use queue::*;
pub(super) use requests::*;
pub(super) use restrictions::*;
pub(super) use retention::sweep;

use std::collections::BTreeMap;

/// Rows that were changed, by table.
pub(super) type Counts = BTreeMap<String, i64>;
