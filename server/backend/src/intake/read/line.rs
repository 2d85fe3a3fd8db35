//! One row of a sheet, its cells in the table's own order.

use super::{Log, Source};
use shared::intake::{
    Expect, Kind, Table, Value,
    cells::{Cell, Read, is_total},
};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The cells of a row.
pub struct Line<'a> {
    /// The row as a spreadsheet counts.
    pub row: u32,
    /// The cells in the order of the table's columns.
    pub cells: [Cell<'a>; Table::WIDEST],
}

impl<'a> Line<'a> {
    /// The cells of a file's row, put in the table's order.
    pub fn of(row: u32, source: &Source, cells: impl Iterator<Item = (usize, Cell<'a>)>) -> Self {
        let mut line = Line { row, cells: [Cell::Empty; Table::WIDEST] };
        for (at, cell) in cells {
            if let Some(Some(place)) = source.places.get(at) {
                line.cells[*place] = cell;
            }
        }
        line
    }

    /// Why the row is no record, if it is none: it is blank, or holds sums.
    pub fn skipped(&self) -> Option<Kind> {
        if self.cells.iter().all(Cell::is_blank) {
            return Some(Kind::BlankRow);
        }
        self.cells.iter().find(|cell| !cell.is_blank()).filter(|cell| is_total(cell)).map(|_| Kind::TotalRow)
    }

    /// Equal for rows that say the same in every cell.
    pub fn print(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for cell in &self.cells {
            cell.shown().hash(&mut hasher);
        }
        hasher.finish()
    }
}

/// A row being read: what is odd goes to the log, and a refused cell refuses the row.
pub struct Row<'r, 'c> {
    line: &'r Line<'c>,
    source: &'r Source,
    log: &'r mut Log,
    refused: bool,
}

impl<'r, 'c> Row<'r, 'c> {
    /// Begins to read a row.
    pub const fn new(line: &'r Line<'c>, source: &'r Source, log: &'r mut Log) -> Self {
        Self { line, source, log, refused: false }
    }

    /// The row as a spreadsheet counts.
    pub const fn number(&self) -> u32 {
        self.line.row
    }

    /// The place of its sheet in the log.
    pub const fn sheet(&self) -> u16 {
        self.source.sheet_no
    }

    /// Equal for rows that say the same in every cell.
    pub fn print(&self) -> u64 {
        self.line.print()
    }

    /// Whether nothing was refused so far.
    pub const fn is_good(&self) -> bool {
        !self.refused
    }

    /// The cell of a column; empty where the sheet has no such column.
    pub fn cell(&self, column: &str) -> &'r Cell<'c> {
        self.source.table.place(column).map_or(&Cell::Empty, |place| &self.line.cells[place])
    }

    /// Reads a cell that may be blank.
    pub fn take<T: Clone + Into<Value>>(&mut self, column: &'static str, read: impl FnOnce(&Cell<'c>) -> Read<T>) -> Option<T> {
        self.take_as(column, read, |value| value.clone().into())
    }

    /// The same for values that a report shows in a form of their own.
    pub fn take_as<T>(&mut self, column: &'static str, read: impl FnOnce(&Cell<'c>) -> Read<T>, shown: impl FnOnce(&T) -> Value) -> Option<T> {
        let Read { value, odd } = read(self.cell(column));
        if let Some(kind) = odd {
            let shown = value.as_ref().map(shown);
            self.note(Some(column), kind, shown);
        }
        value
    }

    /// Reads a cell that must not be blank.
    pub fn need<T: Clone + Into<Value>>(&mut self, column: &'static str, read: impl FnOnce(&Cell<'c>) -> Read<T>) -> Option<T> {
        let blank = self.cell(column).is_blank();
        if blank {
            self.note(Some(column), Kind::ValueMissing, None);
        }
        self.take(column, read)
    }

    /// Reports something of the row; an error refuses it.
    pub fn note(&mut self, column: Option<&'static str>, kind: Kind, value: Option<Value>) {
        self.note_with(column, kind, value, None);
    }

    /// The same, naming the other row it is about.
    pub fn note_with(&mut self, column: Option<&'static str>, kind: Kind, value: Option<Value>, other: Option<u32>) {
        if !self.refused && matches!(kind.expect(), Expect::Error | Expect::Duplicate) {
            self.refused = true;
            self.log.refuse(self.source.sheet_no, self.line.print(), self.line.row);
        }
        self.log.note(self.source.sheet_no, self.line.row, column, kind, value, other);
    }
}
