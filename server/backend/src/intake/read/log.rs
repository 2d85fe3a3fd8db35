//! What was found so far, kept small until the report is written.

use super::again::Wanted;
use shared::intake::{Expect, Finding, Kind, Table, Value};
use std::collections::{HashMap, HashSet};

/// Findings kept at most: more than that nobody reads, and a hostile file could fill the memory with them.
const KEPT: usize = 300_000;

/// A finding, its sheet by number.
struct Found {
    sheet: u16,
    row: u32,
    column: Option<&'static str>,
    kind: Kind,
    value: Option<Value>,
    other: Option<u32>,
}

/// Rows kept to be mended, at most: nobody mends more by hand.
const MENDED: usize = 20_000;

/// The header of a sheet.
pub struct Head {
    /// Number of the sheet.
    pub sheet: u16,
    /// What the sheet is; none: it is not read.
    pub table: Option<Table>,
    /// Its row.
    pub row: u32,
    /// For each column its word, and the field it was read as.
    pub columns: Vec<(String, Option<&'static str>)>,
    /// The remembered mapping that was applied.
    pub look: Option<String>,
}

/// All findings of an import.
#[derive(Default)]
pub struct Log {
    sheets: Vec<(String, Option<String>)>,
    heads: Vec<Head>,
    found: Vec<Found>,
    /// Rows that were refused, by what they say: a copy is told as one.
    refused: HashMap<(u16, u64), u32>,
    /// Rows read.
    pub rows: u64,
}

impl Log {
    /// The number of a sheet to report under.
    pub fn sheet(&mut self, file: &str, sheet: Option<&str>) -> u16 {
        let key = (file.to_owned(), sheet.map(str::to_owned));
        let at = self.sheets.iter().position(|known| *known == key).unwrap_or_else(|| {
            self.sheets.push(key);
            self.sheets.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Remembers the header of a sheet; of one that is named twice the first.
    pub fn head(&mut self, head: Head) {
        if !self.heads.iter().any(|known| known.sheet == head.sheet) {
            self.heads.push(head);
        }
    }

    /// The headers, with the names of their files and sheets.
    pub fn take_heads(&mut self) -> Vec<(String, Option<String>, Head)> {
        let named = |head: Head| {
            let (file, sheet) = self.sheets.get(usize::from(head.sheet)).cloned().unwrap_or_default();
            (file, sheet, head)
        };
        std::mem::take(&mut self.heads).into_iter().map(named).collect()
    }

    /// Rows that were refused or questioned, and that somebody can mend.
    pub fn to_mend(&self) -> Wanted {
        let mut wanted = Wanted::new();
        let wrong = |found: &&Found| found.row > 0 && matches!(found.kind.expect(), Expect::Error | Expect::Warn);
        let mut kept = 0;
        for found in self.found.iter().filter(wrong) {
            if kept < MENDED && wanted.entry(found.sheet).or_default().insert(found.row) {
                kept += 1;
            }
        }
        wanted
    }

    /// Adds a finding.
    pub fn note(&mut self, sheet: u16, row: u32, column: Option<&'static str>, kind: Kind, value: Option<Value>, other: Option<u32>) {
        if self.found.len() < KEPT {
            self.found.push(Found { sheet, row, column, kind, value, other });
        }
    }

    /// Takes back that phones of some rows are written oddly; answers column and number of the first of each.
    pub fn take_phones(&mut self, rows: &HashSet<(u16, u32)>, columns: &[&'static str]) -> HashMap<(u16, u32), (&'static str, Option<Value>)> {
        let is_one = |found: &Found| {
            let odd = matches!(found.kind, Kind::PhoneFormat | Kind::PhonePrefix);
            odd && rows.contains(&(found.sheet, found.row)) && found.column.is_some_and(|column| columns.contains(&column))
        };
        let mut taken = HashMap::new();
        for found in self.found.extract_if(.., |found| is_one(found)) {
            if let Some(column) = found.column {
                taken.entry((found.sheet, found.row)).or_insert((column, found.value));
            }
        }
        taken
    }

    /// Remembers a refused row.
    pub fn refuse(&mut self, sheet: u16, print: u64, row: u32) {
        if self.refused.len() < KEPT {
            self.refused.entry((sheet, print)).or_insert(row);
        }
    }

    /// The refused row that said the same.
    pub fn refused_before(&self, sheet: u16, print: impl FnOnce() -> u64) -> Option<u32> {
        if self.refused.is_empty() { None } else { self.refused.get(&(sheet, print())).copied() }
    }

    /// The findings in the order of sheets and rows.
    pub fn findings(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|found| (found.sheet, found.row));
        let sheets = self.sheets;
        self.found.into_iter().map(|found| shown(found, &sheets)).collect()
    }
}

fn shown(found: Found, sheets: &[(String, Option<String>)]) -> Finding {
    let (file, sheet) = sheets.get(usize::from(found.sheet)).cloned().unwrap_or_default();
    Finding {
        file,
        sheet,
        row: found.row,
        column: found.column.map(str::to_owned),
        kind: found.kind,
        expect: found.kind.expect(),
        value: found.value,
        other_row: found.other,
    }
}
