//! Where a row to mend lies: moved to another it does not open.

use shared::id::ImportId;

/// The place of a row's cells.
#[must_use]
pub fn place(import: ImportId, sheet: i64, row: i64) -> Vec<u8> {
    [import.0.as_bytes().as_slice(), &sheet.to_be_bytes(), &row.to_be_bytes(), b"import_row.cells_sealed"].concat()
}
