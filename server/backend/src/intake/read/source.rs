//! Which sheets the files hold.

use super::{Line, Log, book, text};
use crate::intake::known::Known;
use encoding_rs::Encoding;
use shared::intake::{Kind, Table};
use std::{
    fs::File,
    io::{self, Read},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

/// A sheet that the import knows, in one of the files.
pub struct Source {
    pub(super) path: PathBuf,
    /// Number of the sheet in the log.
    pub sheet_no: u16,
    /// Name of the sheet in its workbook; none: a CSV file, in this encoding.
    pub(super) form: Form,
    /// What the sheet is.
    pub table: Table,
    /// Row of the headers.
    pub(super) header: u32,
    /// For each column of the file its place in the table's order.
    pub(super) places: Vec<Option<usize>>,
    /// Rows of the sheet, more or less.
    pub rows: u64,
}

/// How a sheet is stored.
#[derive(Clone)]
pub(super) enum Form {
    /// A sheet of a workbook.
    Book(String),
    /// A text file.
    Text { encoding: &'static Encoding, delimiter: u8 },
}

/// Why reading stopped.
pub type Broken = String;

/// Looks into every file; what is unknown or unreadable is reported, and nothing panics.
pub fn survey(files: &[(String, PathBuf)], known: &Known, log: &mut Log) -> Vec<Source> {
    let mut sources = Vec::new();
    for (name, path) in files {
        match guarded(|| look(name, path, known, log)) {
            Ok(found) => sources.extend(found),
            Err(why) => {
                let sheet = log.sheet(name, None);
                log.note(sheet, 0, None, Kind::FileUnreadable, Some(why.into()), None);
            }
        }
    }
    sources.sort_by_key(|source| source.table);
    sources
}

fn look(name: &str, path: &Path, known: &Known, log: &mut Log) -> Result<Vec<Source>, Broken> {
    if is_book(path).map_err(|error| error.to_string())? { book::survey(name, path, known, log) } else { text::survey(name, path, known, log) }
}

/// A file made to break the reader breaks nothing but itself.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, Broken>) -> Result<T, Broken> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("not a file of its kind".into()))
}

fn is_book(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    File::open(path)?.take(4).read_to_end(&mut start)?;
    Ok(start == b"PK\x03\x04")
}

impl Source {
    /// Reads the records of the sheet one by one.
    pub fn read(&self, log: &mut Log, mut each: impl FnMut(&Line, &mut Log)) {
        let mut record = |line: Line, log: &mut Log| {
            log.rows += 1;
            if let Some(kind) = line.skipped() {
                log.note(self.sheet_no, line.row, None, kind, None, None);
            } else if let Some(first) = log.refused_before(self.sheet_no, || line.print()) {
                log.note(self.sheet_no, line.row, None, Kind::RowDuplicate, None, Some(first));
            } else {
                each(&line, log);
            }
        };
        let done = guarded(|| match &self.form {
            Form::Book(name) => book::read(self, name, log, &mut record),
            Form::Text { encoding, delimiter } => text::read(self, encoding, *delimiter, log, &mut record),
        });
        if let Err(why) = done {
            log.note(self.sheet_no, 0, None, Kind::FileUnreadable, Some(why.into()), None);
        }
    }
}
