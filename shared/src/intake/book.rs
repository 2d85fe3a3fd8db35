//! The files a school hands in, and what stands in each column: templates to fill in are made of this.

use super::Table;
use crate::people::{LearnerList, NewLearner};

/// A file of the school.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Book {
    /// Learners and their families.
    Learners,
    /// Courses, classes, teachers, days off.
    Classes,
    /// Contracts, and what became of them.
    Contracts,
    /// Attendance.
    Attendance,
    /// Scores.
    Grades,
    /// Homework.
    Homework,
}

/// What a column takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Takes {
    /// Words.
    Words,
    /// Digits that are no number: a table would round an ID number and drop what a number begins with.
    Digits,
    /// A day.
    Day,
    /// A number.
    Number,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl Book {
    /// Every file, the first to hand in first.
    pub const ALL: [Self; 6] = [Self::Learners, Self::Classes, Self::Contracts, Self::Attendance, Self::Grades, Self::Homework];

    /// The word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Learners => "learners",
            Self::Classes => "classes",
            Self::Contracts => "contracts",
            Self::Attendance => "attendance",
            Self::Grades => "grades",
            Self::Homework => "homework",
        }
    }

    /// The file of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|book| book.word() == word)
    }

    /// What a school calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Learners => "学员档案",
            Self::Classes => "课程班级",
            Self::Contracts => "报名课时",
            Self::Attendance => "考勤",
            Self::Grades => "成绩",
            Self::Homework => "作业",
        }
    }

    /// Its sheets.
    #[must_use]
    pub const fn tables(self) -> &'static [Table] {
        match self {
            Self::Learners => &[Table::Learners],
            Self::Classes => &[Table::Courses, Table::Classes, Table::Staff, Table::Calendar],
            Self::Contracts => &[Table::Contracts, Table::Changes],
            Self::Attendance => &[Table::Attendance],
            Self::Grades => &[Table::Grades],
            Self::Homework => &[Table::Homework],
        }
    }
}

const OUTCOMES: &[&str] = &["出勤", "迟到", "旷课", "请假", "病假", "补课", "试听"];
const CONTRACT_STATES: &[&str] = &["在读", "未开课", "停课", "已消完", "已结课", "已过期", "已转班", "已退费"];
const CHANGES: &[&str] = &["退费", "转班", "停课", "复课"];
const YES_NO: &[&str] = &["是", "否"];

impl Table {
    /// What a school calls the sheet.
    #[must_use]
    pub const fn sheet(self) -> &'static str {
        match self {
            Self::Courses => "课程",
            Self::Calendar => "节假日",
            Self::Staff => "老师",
            Self::Classes => "班级",
            Self::Learners => "学员名单",
            Self::Contracts => "报名",
            Self::Changes => "退费转班",
            Self::Attendance => "考勤",
            Self::Grades => "成绩",
            Self::Homework => "作业",
        }
    }

    /// What one of its columns takes.
    #[must_use]
    pub fn takes(self, column: &str) -> Takes {
        match (self, column) {
            (Self::Learners, "状态") => Takes::OneOf(&LearnerList::STATES),
            (Self::Contracts, "状态") => Takes::OneOf(CONTRACT_STATES),
            (Self::Attendance, "状态") => Takes::OneOf(OUTCOMES),
            (Self::Changes, "类型") => Takes::OneOf(CHANGES),
            (Self::Calendar, "是否上课") => Takes::OneOf(YES_NO),
            (_, "性别") => Takes::OneOf(&NewLearner::GENDERS),
            (_, "身份证号" | "联系电话" | "手机" | "家长1手机" | "家长2手机" | "学员编号" | "合同编号" | "班级编号" | "工号") => {
                Takes::Digits
            }
            (_, "单价" | "实付金额" | "金额" | "满分" | "得分" | "容量" | "课次") => Takes::Number,
            (_, other) if other.ends_with("日期") || other == "有效期至" => Takes::Day,
            (_, other) if other.ends_with("课时") => Takes::Number,
            _ => Takes::Words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Book, Takes};
    use crate::intake::{Table, attendance_code, cells, change_kind};

    #[test]
    fn every_sheet_stands_in_one_file() {
        let mut all: Vec<Table> = Book::ALL.into_iter().flat_map(Book::tables).copied().collect();
        all.sort_unstable();
        assert_eq!(all, Table::ALL);
        assert!(Book::ALL.into_iter().all(|book| Book::of(book.word()) == Some(book)));
    }

    #[test]
    fn every_word_of_a_list_is_read_as_an_import_reads_it() {
        let is_read = |table: Table, column: &str, word: &str| match (table, column) {
            (Table::Attendance, _) => attendance_code(word).is_some(),
            (Table::Changes, _) => change_kind(word).is_some(),
            (_, "性别") => cells::gender(&cells::Cell::Text(word)).value.as_deref() == Some(word),
            (Table::Calendar, _) => word == "是" || word == "否",
            _ => !word.is_empty(),
        };
        for table in Table::ALL {
            for column in table.columns().0 {
                let Takes::OneOf(words) = table.takes(column) else { continue };
                assert!(words.iter().all(|word| is_read(table, column, word)), "{table:?} {column}");
                let letters: usize = words.iter().map(|word| word.chars().count() + 1).sum();
                assert!(letters <= 255, "{column}: a list in a workbook holds no more");
            }
        }
    }
}
