//! The file: a table that spreadsheets open, marked where everybody sees it and where nobody does.

use crate::{Fault, sheet::safe};
use shared::exports::Number;
use std::io::Write;

/// What the file says in words, in the reader's language.
pub struct Words {
    /// Stands above and below the table: number, who, when.
    pub mark: String,
    /// The titles of the columns.
    pub titles: Vec<String>,
}

/// Writes the rows of one file.
pub(super) struct File<W: Write> {
    out: csv::Writer<W>,
    mark: String,
    hidden: String,
}

fn broken(error: &csv::Error) -> Fault {
    Fault::Other(error.to_string())
}

impl<W: Write> File<W> {
    /// With the sign by which spreadsheets know UTF-8.
    pub(super) fn begin(mut out: W, number: Number, words: Words) -> Result<Self, Fault> {
        out.write_all(b"\xef\xbb\xbf")?;
        let mut file = Self { out: csv::WriterBuilder::new().flexible(true).from_writer(out), mark: words.mark, hidden: number.hidden() };
        file.mark()?;
        file.row(words.titles.into_iter())?;
        Ok(file)
    }

    fn mark(&mut self) -> Result<(), Fault> {
        let mark = format!("{}{}", safe(&self.mark), self.hidden);
        self.out.write_record([mark]).map_err(|error| broken(&error))
    }

    /// The second cell of a row, which is the name, carries the hidden mark.
    pub(super) fn row(&mut self, cells: impl Iterator<Item = String>) -> Result<(), Fault> {
        let marked = cells.enumerate().map(|(at, cell)| if at == 1 { safe(&cell) + &self.hidden } else { safe(&cell) });
        self.out.write_record(marked).map_err(|error| broken(&error))
    }

    /// The mark once more, and all of it handed on.
    pub(super) fn end(mut self) -> Result<W, Fault> {
        self.mark()?;
        self.out.into_inner().map_err(|error| Fault::Other(error.to_string()))
    }
}
