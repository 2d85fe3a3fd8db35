//! Rows of imports that wait to be mended hold whatever stood in the files.

use super::store::erase as store;
use crate::{Fault, House, db::Conn, intake::place};
use shared::id::ImportId;

/// Takes away every row that holds one of `words`, however it is written: with blanks, strokes, or wide signs.
pub(super) async fn forget(house: &House, conn: &mut Conn, words: &[String]) -> Result<i64, Fault> {
    let words: Vec<String> = words.iter().map(|word| bare(word)).filter(|word| word.chars().count() > 1).collect();
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
    let words: Vec<String> = words.iter().map(|word| bare(word)).filter(|word| word.chars().count() > 1).collect();
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

/// Letters and digits alone, narrow and small.
fn bare(text: &str) -> String {
    text.chars().map(narrow).filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn however_it_is_written() {
        assert_eq!(bare("１３８ 0000-2046"), "13800002046");
        assert_eq!(bare("张 三"), "张三");
        assert_eq!(bare("11010119900307001x"), bare("11010119900307001X"));
    }
}
