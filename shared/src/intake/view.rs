//! What the import pages show.

use super::{Finding, Kind, Table, Totals};
use crate::{
    id::{ImportId, LearnerId},
    page::Page,
};
use serde::{Deserialize, Serialize};

/// How far an import is.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Looks what the files are.
    #[default]
    Opening,
    /// Reads people, classes and contracts.
    Reading,
    /// Reads the attendance and reckons who paid for what.
    Reckoning,
    /// Writes the books.
    Writing,
    /// Brings sums and search up to date.
    Summing,
    /// Is over.
    Done,
}

/// Rows done of all rows.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Rows done.
    pub done: u64,
    /// All rows, as far as is known.
    pub all: u64,
}

/// What has become of an import.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// It is running.
    Running,
    /// Everything good is in.
    Done,
    /// It was tried only: nothing is in.
    Tried,
    /// It failed: nothing is in.
    Failed,
    /// The process ended before it did: nothing is in.
    Interrupted,
    /// It is being undone.
    Undoing,
    /// It was undone: what it brought is gone, but for what people worked with since.
    Undone,
}

impl ImportState {
    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Tried => "tried",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    /// Whether something goes on that will change it.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::Undoing)
    }

    /// The state of a stored word; anything unknown counts as failed.
    #[must_use]
    pub fn of(word: &str) -> Self {
        [Self::Running, Self::Done, Self::Tried, Self::Interrupted, Self::Undoing, Self::Undone]
            .into_iter()
            .find(|state| state.word() == word)
            .unwrap_or(Self::Failed)
    }
}

/// An import in the list of imports.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ImportLine {
    /// Which import.
    pub id: ImportId,
    /// What has become of it.
    pub state: ImportState,
    /// When it began: date and time on the campus clock.
    pub started: String,
    /// Who began it.
    pub by: Option<String>,
    /// The names of its files.
    pub files: Vec<String>,
    /// Whether it was a trial.
    pub dry_run: bool,
    /// How far it is.
    pub progress: Progress,
}

/// How often a kind was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KindCount {
    /// What was found.
    pub kind: Kind,
    /// How often.
    pub count: i64,
}

/// A column of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its word in the header.
    pub word: String,
    /// The field it was read as; none: it was left out.
    pub field: Option<String>,
}

/// A sheet as it was found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SheetView {
    /// Its number in the import.
    pub no: i64,
    /// The name of its file.
    pub file: String,
    /// Its name in the workbook.
    pub sheet: Option<String>,
    /// What it is; none: it was not read.
    pub table: Option<Table>,
    /// The row of its header.
    pub header_row: i64,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// The remembered mapping that was applied to it, as long as it is remembered.
    pub look: Option<String>,
    /// Whether it stands as the next of its look is read, for that is remembered since it was read itself.
    pub since: bool,
}

/// An import with its result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ImportView {
    /// The import.
    pub line: ImportLine,
    /// What the books hold after it, once it is over.
    pub totals: Option<Totals>,
    /// Rows read.
    pub rows: i64,
    /// Records that came in.
    pub added: i64,
    /// Records that were there already.
    pub unchanged: i64,
    /// How often each kind was found, errors first.
    pub kinds: Vec<KindCount>,
    /// A page of the findings.
    pub findings: Page<Finding>,
    /// Rows that can be taken out to be mended.
    pub to_mend: i64,
    /// All that were refused or questioned, where more than those were found.
    pub to_mend_of: Option<i64>,
    /// Whether the reader handed the files in: nobody else takes rows out.
    pub own: bool,
    /// The sheets as they were found.
    pub sheets: Vec<SheetView>,
    /// Whether its files are still there, to go on with.
    pub waits: bool,
    /// What is sent from this page under it counts once.
    pub key: String,
}

/// A learner whom an import brought and who stays when it is undone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Who.
    pub id: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
}

/// What undoing an import would do, or has done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UndoView {
    /// The import.
    pub line: ImportLine,
    /// Learners whose rows go.
    pub goes: i64,
    /// Learners it brought who stay, because somebody worked with them since.
    pub stays: i64,
    /// The first of those who stay.
    pub kept: Vec<Kept>,
    /// Whether a later import has to be undone first.
    pub newer: bool,
}
