//! Finding the row of headers.

use super::{Log, log::Head};
use crate::intake::known::Known;
use shared::intake::{Kind, Table, header_word, is_heading, likely, look};

/// Rows looked at for headers: titles may stand above them.
pub const LOOKED_AT: usize = 20;

/// The headers of a sheet.
pub struct Header {
    /// What the sheet is.
    pub table: Table,
    /// For each column of the file its place in the table's order.
    pub places: Vec<Option<usize>>,
    /// For each column of the file its word, and the field it was read as.
    columns: Vec<(String, Option<&'static str>)>,
    /// The remembered mapping that says so.
    look: Option<String>,
}

impl Header {
    /// What is told of it.
    pub fn head(&self, sheet: u16, row: u32) -> Head {
        Head { sheet, table: Some(self.table), row, columns: self.columns.clone(), look: self.look.clone() }
    }
}

/// The header in a row, if it is one: as somebody said of sheets of that look, or by its words.
pub fn header(cells: &[String], known: &Known) -> Option<Header> {
    let words: Vec<String> = cells.iter().map(|cell| header_word(cell)).collect();
    let names: Vec<&str> = words.iter().map(String::as_str).collect();
    if let Some((look, mapping)) = known.find(&words) {
        let places = mapping.places(&words);
        return Some(of(mapping.table, words, places, Some(look)));
    }
    let table = Table::of_headers(&names)?;
    let places = names.iter().map(|name| table.place(name)).collect();
    Some(of(table, words, places, None))
}

fn of(table: Table, words: Vec<String>, places: Vec<Option<usize>>, look: Option<String>) -> Header {
    let columns = words.into_iter().zip(&places).map(|(word, place)| (word, place.map(|place| table.columns().0[place]))).collect();
    Header { table, places, columns, look }
}

/// Reports why no row of a sheet is a header: the columns missing from the nearest one, or that nothing is known.
pub fn report_unknown(rows: &[(u32, Vec<String>)], sheet: u16, log: &mut Log) {
    if let Some(head) = perhaps(rows, sheet) {
        log.head(head);
    }
    let near = rows.iter().find_map(|(row, cells)| {
        let words: Vec<String> = cells.iter().map(|cell| header_word(cell)).collect();
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        Table::nearly(&names).map(|table| (*row, table.missing(&names)))
    });
    match near {
        Some((row, missing)) => {
            for column in missing {
                log.note(sheet, row, Some(column), Kind::ColumnMissing, None, None);
            }
        }
        None if rows.iter().any(|(_, cells)| cells.iter().any(|cell| !header_word(cell).is_empty())) => log.note(sheet, 0, None, Kind::FileUnknown, None, None),
        None => {}
    }
}

/// The row that may be the header if somebody says so: the first that has most of the words some sheet has. Rows that are not made
/// of headings are left alone: what stands in them may be about persons.
fn perhaps(rows: &[(u32, Vec<String>)], sheet: u16) -> Option<Head> {
    let mut best: Option<(usize, Head)> = None;
    for (row, cells) in rows {
        let words: Vec<String> = cells.iter().map(|cell| header_word(cell)).collect();
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        let Some(table) = likely(&names).filter(|_| is_heading(&names) && look(&words).is_some()) else { continue };
        let field = |word: &String| table.place(word).map(|place| table.columns().0[place]);
        let columns: Vec<_> = words.iter().map(|word| (word.clone(), field(word))).collect();
        let count = columns.iter().filter(|(_, field)| field.is_some()).count();
        if best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, Head { sheet, table: None, row: *row, columns, look: None }));
        }
    }
    best.map(|(_, head)| head)
}
