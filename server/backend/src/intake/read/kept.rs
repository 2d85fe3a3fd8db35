//! A cell that outlives the reader's buffer.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use shared::intake::cells::Cell;

/// What stands in a cell.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Kept {
    /// A text.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(f64),
    /// A day, or a day with a time.
    #[serde(rename = "d")]
    Moment(NaiveDateTime),
}

impl Kept {
    /// The cell as it is read.
    pub const fn lend(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text.as_str()),
            Self::Number(number) => Cell::Number(*number),
            Self::Moment(at) => Cell::Moment(*at),
        }
    }
}
