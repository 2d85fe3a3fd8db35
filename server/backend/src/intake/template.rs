//! Templates to fill in: the sheets of a file with their columns, lists to choose from, and what each column takes.

use super::ViewImports;
use crate::{Cx, OrFault};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, FormatPattern, Note, Workbook, Worksheet, XlsxError};
use shared::{
    error::AppResult,
    intake::{Book, Table, Takes},
};

/// Behind the head of a column that must be filled.
const NEEDED: u32 = 0x00FF_EB9C;
/// Rows that have a list to choose from.
const ROWS: u32 = 5000;
const WIDE: f64 = 14.0;

/// What is said of a column, in the reader's words.
pub struct TemplateWords {
    /// It must be filled.
    pub needed: &'static str,
    /// It may stay empty.
    pub optional: &'static str,
    /// It takes a day.
    pub day: &'static str,
    /// It takes digits that are no number.
    pub digits: &'static str,
    /// It takes a number.
    pub number: &'static str,
    /// It takes a word of a list.
    pub choice: &'static str,
}

impl TemplateWords {
    fn of(&self, takes: Takes, needed: bool) -> String {
        let kind = match takes {
            Takes::Words => "",
            Takes::Digits => self.digits,
            Takes::Day => self.day,
            Takes::Number => self.number,
            Takes::OneOf(_) => self.choice,
        };
        let first = if needed { self.needed } else { self.optional };
        if kind.is_empty() { first.to_owned() } else { format!("{first}\n{kind}") }
    }
}

/// The workbook of a file, empty but for its heads; for whoever hands in files.
pub async fn template(cx: &Cx, book: Book, words: &TemplateWords) -> AppResult<Vec<u8>> {
    cx.permit::<ViewImports>(()).await?;
    write(book, words).or_fault()
}

fn write(book: Book, words: &TemplateWords) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for table in book.tables() {
        let page = workbook.add_worksheet();
        page.set_name(table.sheet())?.set_freeze_panes(1, 0)?;
        sheet(page, *table, words)?;
    }
    workbook.save_to_buffer()
}

fn sheet(page: &mut Worksheet, table: Table, words: &TemplateWords) -> Result<(), XlsxError> {
    let (columns, needed) = table.columns();
    for (at, (place, name)) in (0_u16..).zip(columns.iter().enumerate()) {
        let (takes, needed) = (table.takes(name), place < needed);
        body(page, at, takes)?;
        page.write_string_with_format(0, at, *name, &head(needed))?;
        page.insert_note(0, at, &Note::new(words.of(takes, needed)).add_author_prefix(false))?;
    }
    Ok(())
}

fn head(needed: bool) -> Format {
    let bold = Format::new().set_bold();
    if needed { bold.set_background_color(NEEDED).set_pattern(FormatPattern::Solid) } else { bold }
}

/// How the cells of a column are kept, and what may be chosen. Other words are questioned, not refused: a school has its own.
fn body(page: &mut Worksheet, at: u16, takes: Takes) -> Result<(), XlsxError> {
    page.set_column_width(at, WIDE)?;
    match takes {
        Takes::Digits => page.set_column_format(at, &Format::new().set_num_format("@"))?,
        Takes::Day => page.set_column_format(at, &Format::new().set_num_format("yyyy-mm-dd"))?,
        Takes::OneOf(list) => {
            let rule = DataValidation::new().allow_list_strings(list)?.set_error_style(DataValidationErrorStyle::Warning);
            page.add_data_validation(1, at, ROWS, at, &rule)?
        }
        Takes::Words | Takes::Number => page,
    };
    Ok(())
}
