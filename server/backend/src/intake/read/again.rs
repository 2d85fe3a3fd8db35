//! Some rows once more, every cell as it stands in the file: what a workbook to mend needs.

use super::{Kept, Source, book, source::Form, text};
use std::collections::{BTreeMap, BTreeSet};

/// Rows by sheet.
pub type Wanted = BTreeMap<u16, BTreeSet<u32>>;

/// A row as it stands in its file.
pub struct Whole {
    pub sheet: u16,
    pub row: u32,
    /// Its cells from left to right; none: empty.
    pub cells: Vec<Option<Kept>>,
}

/// Reads the `wanted` rows; a sheet is read no further than the last of them. What does not read any more is left out.
pub fn again(sources: &[Source], wanted: &Wanted) -> Vec<Whole> {
    let mut found = Vec::new();
    for source in sources {
        let Some(rows) = wanted.get(&source.sheet_no) else { continue };
        let last = rows.last().copied().unwrap_or(0);
        let mut each = |row: u32, cells: &mut dyn Iterator<Item = (usize, Kept)>| {
            if rows.contains(&row) {
                found.push(whole(source, row, cells));
            }
            row < last
        };
        let _ = super::source::guarded(|| match &source.form {
            Form::Book(name) => book::again(source, name, &mut each),
            Form::Text { encoding, delimiter } => text::again(source, encoding, *delimiter, &mut each),
        });
    }
    found
}

fn whole(source: &Source, row: u32, cells: &mut dyn Iterator<Item = (usize, Kept)>) -> Whole {
    let mut all = vec![None; source.places.len()];
    for (at, cell) in cells {
        if let Some(place) = all.get_mut(at) {
            *place = Some(cell);
        }
    }
    Whole { sheet: source.sheet_no, row, cells: all }
}
