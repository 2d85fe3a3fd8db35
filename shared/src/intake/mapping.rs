//! Which column of a sheet is read as which field, where the office said so: remembered for every sheet of the same look.

use super::Table;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The columns that a workbook of rows to mend has besides those of its source.
pub const REASONS: [&str; 2] = ["出错原因", "What is wrong"];
/// Signs of a header that are kept.
const LONGEST: usize = 60;

/// What the office said of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mapping {
    /// What the sheet is.
    pub table: Table,
    /// For each word of the header the field it is read as; none: it is left out.
    pub fields: BTreeMap<String, Option<String>>,
}

/// Why columns cannot be read like that.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misfit {
    /// The column at this place is read as a field that another one is read as already.
    Twice(usize),
    /// The column at this place is a field of another sheet than those before it.
    Mixed(usize),
    /// There is no such field.
    Unknown(usize),
    /// No column is read as a field that the sheet needs.
    Needed(&'static str),
    /// No column is read as anything.
    Nothing,
}

impl Mapping {
    /// The mapping that was chosen: for each word a sheet and a field, or nothing.
    ///
    /// # Errors
    /// Everything that does not fit, in the order of the columns.
    pub fn of(words: &[String], chosen: &[Option<(Table, &str)>]) -> Result<Self, Vec<Misfit>> {
        let Some(table) = chosen.iter().flatten().map(|(table, _)| *table).next() else { return Err(vec![Misfit::Nothing]) };
        let mut wrong = Vec::new();
        let (mut fields, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (at, (word, choice)) in words.iter().zip(chosen).enumerate() {
            let field = match choice {
                None => None,
                Some((other, _)) if *other != table => Some(Err(Misfit::Mixed(at))),
                Some((_, field)) if table.place(field).is_none() => Some(Err(Misfit::Unknown(at))),
                Some((_, field)) if !taken.insert(*field) => Some(Err(Misfit::Twice(at))),
                Some((_, field)) => Some(Ok((*field).to_owned())),
            };
            match field.transpose() {
                Ok(field) => drop(fields.entry(word.clone()).or_insert(field)),
                Err(misfit) => wrong.push(misfit),
            }
        }
        let (columns, needed) = table.columns();
        wrong.extend(columns[..needed].iter().filter(|column| !taken.contains(*column)).map(|column| Misfit::Needed(column)));
        if wrong.is_empty() { Ok(Self { table, fields }) } else { Err(wrong) }
    }

    /// What is read of these words without anybody's word; none: no sheet has them.
    #[must_use]
    pub fn own(words: &[String]) -> Option<Self> {
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        let table = Table::of_headers(&names)?;
        let fields = words.iter().map(|word| (word.clone(), table.place(word).map(|_| word.clone()))).collect();
        Some(Self { table, fields })
    }

    /// For each word its place in the order of the sheet; of two columns of one word the first counts.
    #[must_use]
    pub fn places(&self, words: &[&str]) -> Vec<Option<usize>> {
        let mut seen = BTreeSet::new();
        let field = |word: &&str| self.fields.get(*word).and_then(Option::as_deref).filter(|_| seen.insert((*word).to_owned()));
        words.iter().map(field).map(|field| self.table.place(field?)).collect()
    }
}

/// A header without blanks and stars around it, and no longer than a header is.
#[must_use]
pub fn header_word(cell: &str) -> String {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '＊' | '\u{feff}')).chars().take(LONGEST).collect()
}

/// The look of a sheet: its words, whatever their order. None: they are no words but what stands in rows, such as numbers.
#[must_use]
pub fn look(words: &[String]) -> Option<String> {
    let own: BTreeSet<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty() && !REASONS.contains(word)).collect();
    let is_data = |word: &&str| word.chars().filter(char::is_ascii_digit).count() > 4 || word.contains('@');
    if own.is_empty() || own.iter().any(is_data) {
        return None;
    }
    Some(own.into_iter().collect::<Vec<_>>().join("\u{1f}"))
}

/// The sheet whose columns most of these words are, where at least one is.
#[must_use]
pub fn likely(words: &[&str]) -> Option<Table> {
    let known = |table: &Table| words.iter().filter(|word| table.place(word).is_some()).count();
    Table::ALL.into_iter().rev().max_by_key(known).filter(|table| known(table) > 0)
}

#[cfg(test)]
mod tests {
    use super::{Mapping, Misfit, REASONS, likely, look};
    use crate::intake::Table;

    fn words(all: &[&str]) -> Vec<String> {
        all.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_field_is_read_once_and_none_that_is_needed_is_forgotten() {
        let head = words(&["学号", "名字", "校区", "状态"]);
        let of = |fields: [&'static str; 4]| Mapping::of(&head, &fields.map(|field| Some((Table::Learners, field))));
        let good = of(["学员编号", "姓名", "校区", "状态"]).unwrap();
        assert_eq!(good.places(&["状态", "名字", "名字", "别的"]), [Table::Learners.place("状态"), Table::Learners.place("姓名"), None, None]);
        assert_eq!(of(["学员编号", "姓名", "姓名", "状态"]), Err(vec![Misfit::Twice(2), Misfit::Needed("校区")]));
        assert_eq!(of(["学员编号", "姓名", "班级编号", "状态"]), Err(vec![Misfit::Unknown(2), Misfit::Needed("校区")]));
        assert_eq!(Mapping::of(&head, &[None; 4]), Err(vec![Misfit::Nothing]));
        let mixed = [Some((Table::Learners, "学员编号")), Some((Table::Staff, "姓名")), None, None];
        assert!(Mapping::of(&head, &mixed).unwrap_err().contains(&Misfit::Mixed(1)));
    }

    #[test]
    fn the_look_is_the_words_and_never_what_stands_in_rows() {
        assert_eq!(look(&words(&["姓名", "学号", ""])), look(&words(&["学号", "姓名", REASONS[0]])));
        assert_ne!(look(&words(&["姓名", "学号"])), look(&words(&["姓名", "编号"])));
        assert_eq!(look(&words(&["王小明", "13800002046"])), None);
        assert_eq!(look(&words(&[""])), None);
    }

    #[test]
    fn the_likely_sheet_has_most_of_the_words() {
        assert_eq!(likely(&["学号", "姓名", "性别", "家长1手机"]), Some(Table::Learners));
        assert_eq!(likely(&["王小明", "男"]), None);
    }
}
