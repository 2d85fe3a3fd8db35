//! What an import reports.

use super::{Expect, Kind, Totals, Value};
use serde::{Deserialize, Serialize};

/// Something in a file that a person should know of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// The file's name.
    pub file: String,
    /// The sheet; none: a CSV file, or the file as a whole.
    pub sheet: Option<String>,
    /// The row as a spreadsheet counts; 0: the file or sheet as a whole.
    pub row: u32,
    /// The column's header; none: the whole row.
    pub column: Option<String>,
    /// What was found.
    pub kind: Kind,
    /// What was done about it.
    pub expect: Expect,
    /// What was read instead, where something was.
    pub value: Option<Value>,
    /// The row that this one repeats or contradicts.
    pub other_row: Option<u32>,
}

/// The report of one import.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// What the school's books hold after it.
    pub totals: Totals,
    /// Everything that was not as it should be, in the order of files and rows.
    pub findings: Vec<Finding>,
    /// Rows that were read.
    pub rows: u64,
    /// Records that came in.
    pub added: u64,
    /// Records that were there already, equal or edited since.
    pub unchanged: u64,
}
