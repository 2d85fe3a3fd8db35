//! Workbooks, cell by cell.

use super::{
    Kept, Line, Log, Source, archive,
    header::{self, LOOKED_AT},
    source::{Broken, Form},
};
use crate::intake::known::Known;
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxCellReader, open_workbook};
use chrono::{NaiveDate, NaiveDateTime};
use shared::intake::Kind;
use std::{collections::HashSet, fs::File, io::BufReader, path::Path};

/// The largest workbook that is opened: its texts are held in memory.
const LARGEST: u64 = 200 << 20;
/// Rows and columns of the largest sheet there is.
const ROWS: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// Sheets of a workbook.
const SHEETS: usize = 1000;
/// Empty rows reported one by one at a place.
const BLANKS: u32 = 1000;

type Book = Xlsx<BufReader<File>>;

pub(super) fn survey(name: &str, path: &Path, known: &Known, log: &mut Log) -> Result<Vec<Source>, Broken> {
    if std::fs::metadata(path).map_err(|error| error.to_string())?.len() > LARGEST {
        return Err("too large".into());
    }
    archive::measure(path)?;
    let mut book: Book = open_workbook(path).map_err(broken)?;
    let (mut sources, mut names) = (Vec::new(), book.sheet_names());
    if names.len() > SHEETS {
        return Err("too many sheets in the workbook".into());
    }
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    for sheet in names {
        let sheet_no = log.sheet(name, Some(&sheet));
        match find_header(&mut book, &sheet, known)? {
            (Some((header, found)), _, rows) => {
                log.head(found.head(sheet_no, header));
                let form = Form::Book(sheet);
                sources.push(Source { path: path.to_owned(), sheet_no, form, table: found.table, header, places: found.places, rows });
            }
            (None, seen, _) => header::report_unknown(&seen, sheet_no, log),
        }
    }
    Ok(sources)
}

/// A row that has any cell with something in it, from left to right.
type Full = (u32, Vec<(usize, Kept)>);
/// The header with its row, the rows before it, and how many rows there are.
type Looked = (Option<(u32, header::Header)>, Vec<(u32, Vec<String>)>, u64);

fn find_header(book: &mut Book, sheet: &str, known: &Known) -> Result<Looked, Broken> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let rows = u64::from(cells.dimensions().end.0) + 1;
    let mut rest = Rest::default();
    let mut seen = Vec::new();
    while let Some((row, kept)) = rest.next_row(&mut cells)? {
        if row as usize > LOOKED_AT {
            break;
        }
        let names = names(&kept);
        if let Some(found) = header::header(&names, known) {
            return Ok((Some((row, found)), seen, rows));
        }
        seen.push((row, names));
    }
    Ok((None, seen, rows))
}

fn names(kept: &[(usize, Kept)]) -> Vec<String> {
    let mut names = vec![String::new(); kept.last().map_or(0, |(at, _)| at + 1)];
    for (at, cell) in kept {
        if let Kept::Text(text) = cell {
            names[*at].clone_from(text);
        }
    }
    names
}

pub(super) fn read(source: &Source, sheet: &str, log: &mut Log, each: &mut impl FnMut(Line, &mut Log)) -> Result<(), Broken> {
    let mut book: Book = open_workbook(&source.path).map_err(broken)?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut rest = Rest::default();
    let mut last = source.header;
    while let Some((row, kept)) = rest.next_row(&mut cells)? {
        if row <= source.header {
            continue;
        }
        for blank in (last + 1..row).take(BLANKS as usize) {
            log.note(source.sheet_no, blank, None, Kind::BlankRow, None, None);
        }
        last = row;
        each(Line::of(row, source, kept.iter().map(|(at, cell)| (*at, cell.lend()))), log);
    }
    Ok(())
}

/// Hands out rows below the header until `each` has enough.
pub(super) fn again(source: &Source, sheet: &str, each: &mut impl FnMut(u32, &mut dyn Iterator<Item = (usize, Kept)>) -> bool) -> Result<(), Broken> {
    let mut book: Book = open_workbook(&source.path).map_err(broken)?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let mut rest = Rest::default();
    while let Some((row, kept)) = rest.next_row(&mut cells)? {
        if row > source.header && !each(row, &mut kept.into_iter()) {
            break;
        }
    }
    Ok(())
}

/// The first cell of the row after the one that was handed out, and whether there are no more.
#[derive(Default)]
struct Rest(Option<(u32, usize, Kept)>, bool);

impl Rest {
    /// The next row with something in it.
    fn next_row(&mut self, cells: &mut XlsxCellReader<'_, BufReader<File>>) -> Result<Option<Full>, Broken> {
        let mut row = Vec::new();
        let mut number = None;
        if let Some((at, column, cell)) = self.0.take() {
            number = Some(at);
            row.push((column, cell));
        }
        while !self.1 {
            let Some(cell) = cells.next_cell().map_err(broken)? else {
                self.1 = true;
                break;
            };
            let (at, column) = place(cell.get_position())?;
            let Some(kept) = keep(cell.get_value()) else { continue };
            if number.is_some_and(|number| number != at) {
                self.0 = Some((at, column, kept));
                break;
            }
            number = Some(at);
            row.push((column, kept));
        }
        row.sort_by_key(|(column, _)| *column);
        Ok(number.map(|number| (number, row)))
    }
}

/// Row and column of a cell; a file may name any, a sheet has no more than so many.
fn place((row, column): (u32, u32)) -> Result<(u32, usize), Broken> {
    if row < ROWS && column < COLUMNS { Ok((row + 1, column as usize)) } else { Err("a cell lies outside the sheet".into()) }
}

fn keep(cell: &DataRef) -> Option<Kept> {
    Some(match cell {
        DataRef::Empty => return None,
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => Kept::Number(*number as f64),
        DataRef::Float(number) => Kept::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Kept::Text(text.clone()),
        DataRef::SharedString(text) => Kept::Text((*text).to_owned()),
        DataRef::Bool(yes) => Kept::Text(if *yes { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(at) => moment(at).map_or(Kept::Number(at.as_f64()), Kept::Moment),
        DataRef::Error(error) => Kept::Text(error.to_string()),
    })
}

fn moment(at: &ExcelDateTime) -> Option<NaiveDateTime> {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?.and_hms_opt(hour.into(), minute.into(), second.into())
}

#[allow(clippy::needless_pass_by_value)]
fn broken(error: calamine::XlsxError) -> Broken {
    error.to_string()
}
