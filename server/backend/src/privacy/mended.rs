//! Rows of imports that wait to be mended hold whatever stood in the files.

use super::{
    bare::{bare, bare_words},
    store::erase as store,
};
use crate::{Fault, House, db::Conn, intake::place};
use shared::id::ImportId;

/// Takes away every row that holds one of `words`, however it is written: with blanks, strokes, or wide signs.
pub(super) async fn forget(house: &House, conn: &mut Conn, words: &[String]) -> Result<i64, Fault> {
    let words = bare_words(words);
    let mut gone = 0;
    for import in store::imports_to_mend(conn).await? {
        for (sheet, row, sealed) in store::rows_to_mend(conn, import).await? {
            let cells = bare(&house.seal.open(&sealed, &place(ImportId(import), sheet, row))?);
            if words.iter().any(|word| cells.contains(word.as_str())) {
                store::forget_row(conn, import, sheet, row).await?;
                gone += 1;
            }
        }
    }
    Ok(gone)
}

/// Takes away every sheet whose header says one of `words`: it was none, but a row about somebody.
pub(super) async fn forget_sheets(conn: &mut Conn, words: &[String]) -> Result<i64, Fault> {
    let words = bare_words(words);
    let mut gone = 0;
    for (import, sheet, columns) in store::sheets(conn).await? {
        let columns: Vec<(String, Option<String>)> = serde_json::from_str(&columns)?;
        if columns.iter().any(|(word, _)| words.contains(&bare(word))) {
            store::forget_sheet(conn, import, sheet).await?;
            gone += 1;
        }
    }
    Ok(gone)
}
