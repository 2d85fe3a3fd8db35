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
    /// For each word of the header the field it is read as; none: it is left out. Of columns with one word each has its own
    /// entry: the second one's is the word with its number.
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
        for (at, (key, choice)) in keys(words).into_iter().zip(chosen).enumerate() {
            let field = match choice {
                None => None,
                Some((other, _)) if *other != table => Some(Err(Misfit::Mixed(at))),
                Some((_, field)) if table.place(field).is_none() => Some(Err(Misfit::Unknown(at))),
                Some((_, field)) if !taken.insert(*field) => Some(Err(Misfit::Twice(at))),
                Some((_, field)) => Some(Ok((*field).to_owned())),
            };
            match field.transpose() {
                Ok(None) if key.is_empty() => {}
                Ok(field) => drop(fields.insert(key, field)),
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
        let field = |(key, word): (String, &String)| (!word.is_empty()).then(|| (key, table.place(word).map(|_| word.clone())));
        Some(Self { table, fields: keys(words).into_iter().zip(words).filter_map(field).collect() })
    }

    /// For each word the field it is read as.
    #[must_use]
    pub fn read(&self, words: &[String]) -> Vec<Option<String>> {
        keys(words).iter().map(|key| self.fields.get(key).cloned().flatten()).collect()
    }

    /// For each word its place in the order of the sheet.
    #[must_use]
    pub fn places(&self, words: &[String]) -> Vec<Option<usize>> {
        self.read(words).into_iter().map(|field| self.table.place(&field?)).collect()
    }
}

/// The words, of which the second of a kind and those after it have their number.
fn keys(words: &[String]) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let key = |word| {
        let number = seen.entry(word).or_default();
        *number += 1;
        if *number == 1 || word.is_empty() { word.to_owned() } else { format!("{word}\u{1f}{number}") }
    };
    words.iter().map(String::as_str).map(key).collect()
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

/// Whether a row is one of headings: most of what stands there are words that sheets have, or words that end as such do. A form,
/// where the heading stands beside its value, is none.
#[must_use]
pub fn is_heading(words: &[&str]) -> bool {
    let known = |word: &str| Table::ALL.iter().any(|table| table.place(word).is_some());
    let heads = |word: &str| known(word) || ENDS.iter().any(|end| word.ends_with(end));
    let filled: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
    // After its heading a value may end as it does: 年级, 三年级.
    let whose = |word: &str| WHOSE.iter().any(|start| word.starts_with(start));
    let echoes = |at: usize| at > 0 && filled[at] != filled[at - 1] && filled[at].ends_with(filled[at - 1]) && !known(filled[at]) && !whose(filled[at]);
    let headings = (0..filled.len()).filter(|at| heads(filled[*at]) && !echoes(*at)).count();
    headings * 3 > filled.len() * 2
}

/// How headings begin that end as another does.
const WHOSE: [&str; 7] = ["家长", "父亲", "母亲", "学员", "学生", "孩子", "班主任"];
/// How headings end.
const ENDS: [&str; 36] = [
    "编号",
    "学号",
    "工号",
    "证号",
    "卡号",
    "号码",
    "代码",
    "名称",
    "姓名",
    "名字",
    "全名",
    "校区",
    "电话",
    "手机",
    "微信",
    "联系方式",
    "方式",
    "日期",
    "生日",
    "时间",
    "年级",
    "学校",
    "性别",
    "年龄",
    "关系",
    "状态",
    "科目",
    "课时",
    "次数",
    "金额",
    "单价",
    "费用",
    "备注",
    "说明",
    "渠道",
    "地址",
];

#[cfg(test)]
mod tests {
    use super::{Mapping, Misfit, REASONS, is_heading, likely, look};
    use crate::intake::Table;

    fn words(all: &[&str]) -> Vec<String> {
        all.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_field_is_read_once_and_none_that_is_needed_is_forgotten() {
        let head = words(&["学号", "名字", "校区", "状态"]);
        let of = |fields: [&'static str; 4]| Mapping::of(&head, &fields.map(|field| Some((Table::Learners, field))));
        let good = of(["学员编号", "姓名", "校区", "状态"]).unwrap();
        assert_eq!(good.places(&words(&["状态", "名字", "名字", "别的"])), [Table::Learners.place("状态"), Table::Learners.place("姓名"), None, None]);
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
    fn of_two_columns_of_one_word_each_is_what_was_said_of_it() {
        let head = words(&["学号", "电话", "校区", "状态", "姓名", "电话", ""]);
        let fields = [Some("学员编号"), None, Some("校区"), Some("状态"), Some("姓名"), Some("家长1手机"), None];
        let mapping = Mapping::of(&head, &fields.map(|field| field.map(|field| (Table::Learners, field)))).unwrap();
        assert_eq!(mapping.read(&head), fields.map(|field| field.map(str::to_owned)));
        assert_eq!(mapping.fields.len(), 6, "columns without a word are none");
    }

    #[test]
    fn a_row_of_headings_is_told_from_a_form() {
        assert!(is_heading(&["学号", "名字", "校区", "状态", "班主任电话", "家长电话"]));
        assert!(is_heading(&["姓名", "家长手机", "", "报名日期", "谁来接"]));
        assert!(is_heading(&["姓名", "家长姓名", "电话", "家长电话"]));
        for form in [
            &["姓名", "张三", "性别", "男"][..],
            &["姓名", "张三", "", "性别", "男", "年级", "三年级", "校区", "朝阳校区"],
            &["姓名", "张三", "班主任", "王老师", "电话", "无"],
            &["姓名", "张三"],
            &["张三", "朝阳校区"],
            &[],
        ] {
            assert!(!is_heading(form), "{form:?}");
        }
    }

    #[test]
    fn the_likely_sheet_has_most_of_the_words() {
        assert_eq!(likely(&["学号", "姓名", "性别", "家长1手机"]), Some(Table::Learners));
        assert_eq!(likely(&["王小明", "男"]), None);
    }
}
