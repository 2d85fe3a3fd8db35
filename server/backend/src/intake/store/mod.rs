//! Rows of the import: what the database has already, what comes in, the runs themselves.

mod load;
mod mappings;
mod runs;
mod same;
mod save;
mod sheets;
mod sums;
mod totals;
pub mod undo;

pub use load::{guardians_by_phone, load};
pub use mappings::{forget_mapping, mappings, remember};
pub use runs::{RunRow, begin, end, interrupt, last_report, run, run_state, runs};
pub use same::{aliases, come_back, names, pairs};
pub use save::{GuardianRow, LinkRow, Stamp};
pub use save::{
    attendance, calendar, campuses, changes, classes, contracts, courses, draws, entries, grades, grants, guardians, homework, learners, lessons, links, lots,
    move_lots, staff, stays, taken,
};
pub use sheets::{MendRow, SheetRow, forget, forget_rows, keep_rows, keep_sheets, row_count, rows, sheets};
pub use sums::refresh;
pub use totals::totals;

use super::{RunImport, ViewImports};
use crate::policy::{Act, Permit};

/// Leave to import.
pub type Leave = Permit<RunImport>;

/// Acts on imports: none else opens their sheets and rows.
pub trait OnImports: Act {}
impl OnImports for RunImport {}
impl OnImports for ViewImports {}
