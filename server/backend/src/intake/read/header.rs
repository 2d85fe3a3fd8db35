//! Finding the row of headers.

use super::Log;
use shared::intake::{Kind, Table};

/// Rows looked at for headers: titles may stand above them.
pub const LOOKED_AT: usize = 20;

/// Characters of a header that are kept.
const LONGEST: usize = 60;

/// The headers of a sheet.
pub struct Header {
    /// What the sheet is.
    pub table: Table,
    /// For each column of the file its place in the table's order.
    pub places: Vec<Option<usize>>,
    /// For each column of the file its word, and the field it was read as.
    pub columns: Vec<(String, Option<&'static str>)>,
}

/// The header in a row, if it is one.
pub fn header(cells: &[String]) -> Option<Header> {
    let names: Vec<&str> = cells.iter().map(|cell| clean(cell)).collect();
    let table = Table::of_headers(&names)?;
    let places: Vec<_> = names.iter().map(|name| table.place(name)).collect();
    let columns = names.iter().zip(&places).map(|(name, place)| (cut(name), place.map(|place| table.columns().0[place]))).collect();
    Some(Header { table, places, columns })
}

/// A header that is as long as a letter is none.
fn cut(name: &str) -> String {
    name.chars().take(LONGEST).collect()
}

fn clean(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '＊' | '\u{feff}'))
}

/// Reports why no row of a sheet is a header: the columns missing from the nearest one, or that nothing is known.
pub fn report_unknown(rows: &[(u32, Vec<String>)], sheet: u16, log: &mut Log) {
    let near = rows.iter().find_map(|(row, cells)| {
        let names: Vec<&str> = cells.iter().map(|cell| clean(cell)).collect();
        Table::nearly(&names).map(|table| (*row, table.missing(&names)))
    });
    match near {
        Some((row, missing)) => {
            for column in missing {
                log.note(sheet, row, Some(column), Kind::ColumnMissing, None, None);
            }
        }
        None if rows.iter().any(|(_, cells)| cells.iter().any(|cell| !clean(cell).is_empty())) => log.note(sheet, 0, None, Kind::FileUnknown, None, None),
        None => {}
    }
}
