//! The workbook: what is wrong is coloured, carries a note, and stands once more beside the row.

use super::{Opened, Words};
use crate::{
    Fault,
    intake::{
        read::{COLUMNS, Kept, cut},
        store::SheetRow,
    },
};
use rust_xlsxwriter::{Format, FormatPattern, Note, Workbook, Worksheet, XlsxError};
use shared::intake::{Expect, Finding};
use std::collections::{BTreeMap, HashSet};

/// Characters of the name of a sheet.
const NAME: usize = 31;
/// Behind a cell that was refused, and behind one to be looked at.
const REFUSED: u32 = 0x00F8_CBCB;
const QUESTIONED: u32 = 0x00FF_EB9C;
/// Columns that hold reasons are this wide.
const WIDE: f64 = 60.0;

/// A column of a sheet: its word, and the field it was read as.
type Column = (String, Option<String>);

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        Self::Other(error.to_string())
    }
}

/// Writes one sheet for each sheet that has such rows.
pub(super) fn write<W: Fn(&Finding) -> String>(sheets: &[SheetRow], rows: &[Opened], findings: &[Finding], words: &Words<W>) -> Result<Vec<u8>, Fault> {
    let (mut book, mut names) = (Workbook::new(), HashSet::new());
    for sheet in sheets {
        let own: Vec<&Opened> = rows.iter().filter(|row| row.sheet == sheet.no).collect();
        if !own.is_empty() {
            let page = book.add_worksheet();
            page.set_name(name(sheet, &mut names))?;
            fill(page, sheet, &own, findings, words)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

fn fill<W: Fn(&Finding) -> String>(page: &mut Worksheet, sheet: &SheetRow, rows: &[&Opened], findings: &[Finding], words: &Words<W>) -> Result<(), Fault> {
    let mut columns: Vec<Column> = serde_json::from_str(&sheet.columns)?;
    columns.truncate(COLUMNS);
    let here = |finding: &&Finding| finding.file == sheet.file && finding.sheet == sheet.sheet && matches!(finding.expect, Expect::Error | Expect::Warn);
    let mut told: BTreeMap<i64, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(here) {
        told.entry(finding.row.into()).or_default().push(finding);
    }
    header(page, &columns, &words.column)?;
    for (at, row) in (1..).zip(rows) {
        let wrong = told.get(&row.row).map_or(&[][..], Vec::as_slice);
        line(page, at, &columns, row, wrong, words)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn header(page: &mut Worksheet, columns: &[Column], reasons: &str) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (at, (word, _)) in (0..).zip(columns) {
        page.write_string_with_format(0, at, word, &bold)?;
    }
    let last = last(columns);
    page.write_string_with_format(0, last, reasons, &bold)?;
    page.set_column_width(last, WIDE)?;
    Ok(())
}

/// The column of reasons.
fn last(columns: &[Column]) -> u16 {
    u16::try_from(columns.len()).unwrap_or(u16::MAX)
}

fn line<W: Fn(&Finding) -> String>(
    page: &mut Worksheet,
    at: u32,
    columns: &[Column],
    row: &Opened,
    wrong: &[&Finding],
    words: &Words<W>,
) -> Result<(), XlsxError> {
    let mut reasons = Vec::new();
    for finding in wrong {
        let why = (words.why)(finding);
        reasons.push(finding.column.as_ref().map_or_else(|| why.clone(), |column| format!("{}: {why}", word(columns, column))));
    }
    for (column, (_, field)) in (0_u16..).zip(columns) {
        let about: Vec<&&Finding> = wrong.iter().filter(|finding| field.is_some() && finding.column == *field).collect();
        cell(page, at, column, row.cells.get(&column), colour(&about))?;
        if !about.is_empty() {
            let why: Vec<String> = about.iter().map(|finding| (words.why)(finding)).collect();
            page.insert_note(at, column, &Note::new(cut(&why.join("\n"))).add_author_prefix(false))?;
        }
    }
    page.write_string(at, last(columns), cut(&reasons.join("\n")))?;
    Ok(())
}

/// The word of the column that was read as `field`.
fn word<'a>(columns: &'a [Column], field: &'a str) -> &'a str {
    columns.iter().find(|(_, read)| read.as_deref() == Some(field)).map_or(field, |(word, _)| word)
}

fn colour(about: &[&&Finding]) -> Option<u32> {
    let refused = about.iter().any(|finding| finding.expect == Expect::Error);
    if refused { Some(REFUSED) } else { (!about.is_empty()).then_some(QUESTIONED) }
}

fn cell(page: &mut Worksheet, row: u32, column: u16, cell: Option<&Kept>, colour: Option<u32>) -> Result<(), XlsxError> {
    let plain = colour.map_or_else(Format::new, |colour| Format::new().set_background_color(colour).set_pattern(FormatPattern::Solid));
    match cell {
        // A text stays one, whatever it begins with: nothing of it is taken for a formula.
        Some(Kept::Text(text)) => page.write_string_with_format(row, column, cut(text), &plain)?,
        Some(Kept::Number(number)) => page.write_number_with_format(row, column, *number, &plain)?,
        Some(Kept::Moment(at)) => page.write_datetime_with_format(row, column, at, &plain.set_num_format(form(at)))?,
        None if colour.is_some() => page.write_blank(row, column, &plain)?,
        None => page,
    };
    Ok(())
}

/// A day without a time is shown as one.
fn form(at: &chrono::NaiveDateTime) -> &'static str {
    if at.time() == chrono::NaiveTime::MIN { "yyyy-mm-dd" } else { "yyyy-mm-dd hh:mm" }
}

/// The name of its sheet, or of its file without the ending; no two alike, and without what may not stand there.
fn name(sheet: &SheetRow, taken: &mut HashSet<String>) -> String {
    let stem = sheet.file.rsplit_once('.').map_or(sheet.file.as_str(), |(stem, _)| stem);
    let whole = sheet.sheet.as_deref().unwrap_or(stem);
    let clean = |sign: char| if matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { sign };
    let cut: String = whole.chars().map(clean).take(NAME - 4).collect::<String>().trim().to_owned();
    let base = if cut.is_empty() { "1".to_owned() } else { cut };
    let numbered = (2..).map(|number| format!("{base} {number}"));
    let name = std::iter::once(base.clone()).chain(numbered).find(|name| !taken.contains(&name.to_lowercase())).unwrap_or(base);
    taken.insert(name.to_lowercase());
    name
}
