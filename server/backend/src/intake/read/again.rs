//! Some rows once more, every cell as it stands in the file: what a workbook to mend needs.

use super::{Kept, Source, book, source::Form, text};
use std::collections::{BTreeMap, BTreeSet};

/// Rows by sheet.
pub type Wanted = BTreeMap<u16, BTreeSet<u32>>;

/// Columns of a row that are kept: no sheet that is filled in by hand has more.
pub const COLUMNS: usize = 200;
/// Bytes kept of all rows together, more or less.
const ROOM: usize = 64 << 20;

/// A row as it stands in its file.
pub struct Whole {
    pub sheet: u16,
    pub row: u32,
    /// Its filled cells with their columns, from left to right.
    pub cells: Vec<(u16, Kept)>,
}

/// Reads the `wanted` rows; a sheet is read no further than the last of them. What does not read any more is left out, and what
/// there is no room for.
pub fn again(sources: &[Source], wanted: &Wanted) -> Vec<Whole> {
    within(ROOM, sources, wanted)
}

fn within(mut room: usize, sources: &[Source], wanted: &Wanted) -> Vec<Whole> {
    let mut found = Vec::new();
    for source in sources {
        let Some(rows) = wanted.get(&source.sheet_no) else { continue };
        let last = rows.last().copied().unwrap_or(0);
        let mut each = |row: u32, cells: &mut dyn Iterator<Item = (usize, Kept)>| {
            if rows.contains(&row) {
                let one = whole(source, row, cells);
                let size = one.size();
                if size > room {
                    return false;
                }
                room -= size;
                found.push(one);
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
    let near = |(at, cell): (usize, Kept)| Some((u16::try_from(at).ok().filter(|_| at < COLUMNS)?, cell.bounded()));
    Whole { sheet: source.sheet_no, row, cells: cells.filter_map(near).collect() }
}

impl Whole {
    /// Bytes it takes, more or less.
    fn size(&self) -> usize {
        size_of::<Self>() + self.cells.iter().map(|(_, cell)| size_of::<(u16, Kept)>() + cell.text().len()).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Whole, again, within};
    use crate::intake::{
        known::Known,
        read::{Kept, Log, survey},
    };
    use std::{collections::BTreeMap, fs};

    /// A list of learners whose second row goes on for `columns` more, with `cell` in each.
    fn read(columns: usize, cell: &str, room: Option<usize>) -> Vec<Whole> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("学员.csv");
        let row = |no: &str| format!("{no},林一,朝阳校区,在读{}\n", format!(",{cell}").repeat(columns));
        fs::write(&path, format!("学员编号,姓名,校区,状态\n{}{}", row("X1"), row("X2"))).unwrap();
        let sources = survey(&[("学员.csv".into(), path)], &Known::default(), &mut Log::default());
        let wanted = BTreeMap::from([(0, [2, 3].into())]);
        room.map_or_else(|| again(&sources, &wanted), |room| within(room, &sources, &wanted))
    }

    #[test]
    fn a_wide_row_and_a_long_cell_are_cut() {
        let rows = read(1000, "字", None);
        assert_eq!(rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [COLUMNS, COLUMNS]);
        let rows = read(1, &"\u{1f600}".repeat(20_000), None);
        let Some((4, Kept::Text(text))) = rows[0].cells.last() else { panic!("a text") };
        assert_eq!(text.encode_utf16().count(), 32_766, "and no sign in half");
    }

    #[test]
    fn there_is_room_for_so_many_and_no_more() {
        let size = read(3, "字", None)[0].size();
        assert_eq!(read(3, "字", Some(size * 2)).len(), 2);
        assert_eq!(read(3, "字", Some(size * 2 - 1)).len(), 1);
    }
}
