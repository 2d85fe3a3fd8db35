//! The one table of checks: what is looked for, what it is called, what to do about it, who does.

use serde::{Deserialize, Serialize};

/// What is wrong with a row, in general.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Something is not known (缺失).
    Missing,
    /// Something cannot be so (错误).
    Invalid,
    /// Perhaps somebody else's as well (重复).
    Duplicate,
    /// Nothing has happened for long (停滞).
    Stale,
}

impl Kind {
    /// All of them, in the order of the board.
    pub const ALL: [Self; 4] = [Self::Missing, Self::Invalid, Self::Duplicate, Self::Stale];

    /// Days for which a finding rests once somebody says that it is done though the data says the same: the family was
    /// called, the pair was looked at. None: it is done only when the data says so.
    #[must_use]
    pub const fn rests(self) -> Option<u64> {
        match self {
            Self::Missing | Self::Invalid => None,
            Self::Duplicate | Self::Stale => Some(30),
        }
    }
}

/// Who mends it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    /// The class teacher, who knows the family; the office where there is none.
    Teacher,
    /// The office.
    Office,
}

/// A text in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Said<T = String> {
    /// In Chinese.
    pub zh: T,
    /// In English.
    pub en: T,
}

impl Said<&'static str> {
    /// The same, to be sent.
    #[must_use]
    pub fn owned(&self) -> Said {
        Said { zh: self.zh.to_owned(), en: self.en.to_owned() }
    }
}

/// One check.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Check {
    /// No guardian has a phone.
    NoPhone,
    /// No birth date.
    NoBirth,
    /// No gender.
    NoGender,
    /// No school grade.
    NoGrade,
    /// In no class, and no hours to be taken.
    NoClass,
    /// No ID number, where the campus keeps them.
    NoIdNo,
    /// The check digit of the ID number is wrong.
    BadIdNo,
    /// Another birth date than the ID number's.
    IdBirth,
    /// Another gender than the ID number's.
    IdGender,
    /// Born in the future, or too long ago.
    BadBirth,
    /// A phone that is none.
    BadPhone,
    /// What ends before it begins.
    BadDates,
    /// Perhaps another learner too.
    Double,
    /// Not seen for long.
    Quiet,
    /// Hours left and no class.
    IdleHours,
}

/// What the table says of a check.
pub struct Rule {
    /// Which.
    pub check: Check,
    /// The word in addresses and in the database.
    pub word: &'static str,
    /// What is wrong, in general.
    pub kind: Kind,
    /// Who mends it.
    pub owner: Owner,
    /// What it is called.
    pub name: Said<&'static str>,
    /// What to do.
    pub todo: Said<&'static str>,
}

const fn rule(check: Check, word: &'static str, (kind, owner): (Kind, Owner), [zh, todo_zh]: [&'static str; 2], [en, todo_en]: [&'static str; 2]) -> Rule {
    Rule { check, word, kind, owner, name: Said { zh, en }, todo: Said { zh: todo_zh, en: todo_en } }
}

use Kind::{Duplicate, Invalid, Missing, Stale};
use Owner::{Office, Teacher};

/// Every check, in the order of the board.
pub const CHECKS: [Rule; 15] = [
    rule(
        Check::NoPhone,
        "no_phone",
        (Missing, Teacher),
        ["没有家长电话", "请补录至少一位家长的手机号。"],
        ["No guardian’s phone", "Add the mobile number of at least one guardian."],
    ),
    rule(Check::NoBirth, "no_birth", (Missing, Teacher), ["没有出生日期", "请向家长核实后补录。"], ["No birth date", "Ask the family and add it."]),
    rule(Check::NoGender, "no_gender", (Missing, Teacher), ["没有性别", "请补录。"], ["No gender", "Add it."]),
    rule(Check::NoGrade, "no_grade", (Missing, Teacher), ["没有年级", "请补录现在就读的年级。"], ["No school grade", "Add the grade they are in now."]),
    rule(
        Check::NoClass,
        "no_class",
        (Missing, Office),
        ["在读但没有班级", "请编入班级，或更改学员状态。"],
        ["Active without a class", "Put them into a class, or change their state."],
    ),
    rule(
        Check::NoIdNo,
        "no_id_no",
        (Missing, Office),
        ["没有身份证号", "本校区登记身份证号，请补录。"],
        ["No ID number", "This campus keeps ID numbers: add it."],
    ),
    rule(
        Check::BadIdNo,
        "bad_id_no",
        (Invalid, Office),
        ["身份证号不正确", "校验位不符，请对照证件更正。"],
        ["ID number is wrong", "Its check digit does not fit: compare it with the document."],
    ),
    rule(
        Check::IdBirth,
        "id_birth",
        (Invalid, Office),
        ["出生日期与身份证号不符", "请对照证件更正其中之一。"],
        ["Birth date is not the ID number’s", "Compare both with the document and correct one."],
    ),
    rule(
        Check::IdGender,
        "id_gender",
        (Invalid, Office),
        ["性别与身份证号不符", "请对照证件更正其中之一。"],
        ["Gender is not the ID number’s", "Compare both with the document and correct one."],
    ),
    rule(
        Check::BadBirth,
        "bad_birth",
        (Invalid, Teacher),
        ["出生日期不可能", "日期在将来，或年龄过大，请更正。"],
        ["Impossible birth date", "It lies in the future or too long ago: correct it."],
    ),
    rule(
        Check::BadPhone,
        "bad_phone",
        (Invalid, Teacher),
        ["电话不是手机号", "请更正学员或家长的手机号。"],
        ["A phone that is none", "Correct the mobile number of the learner or a guardian."],
    ),
    rule(
        Check::BadDates,
        "bad_dates",
        (Invalid, Office),
        ["日期先后颠倒", "请核对入学、合同与在班日期：结束早于开始，或入学早于出生。"],
        ["Dates the wrong way round", "Look at enrolment, contracts and classes: something ends before it begins."],
    ),
    rule(
        Check::Double,
        "double",
        (Duplicate, Office),
        ["疑似重复", "请核对两份档案，合并或确认是两个人。"],
        ["Perhaps twice here", "Compare both archives; merge them, or say that they are two."],
    ),
    rule(
        Check::Quiet,
        "quiet",
        (Stale, Teacher),
        ["60 天没有到课", "在班却很久没来，请联系家庭。"],
        ["Not seen for 60 days", "In a class and long away: speak with the family."],
    ),
    rule(
        Check::IdleHours,
        "idle_hours",
        (Stale, Office),
        ["有剩余课时但没有班级", "请安排班级，或与家长商定去留。"],
        ["Hours left and no class", "Find them a class, or settle with the family what becomes of the hours."],
    ),
];

impl Check {
    /// What the table says of it.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        &CHECKS[self as usize]
    }

    /// The one with that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        CHECKS.iter().find(|rule| rule.word == word).map(|rule| rule.check)
    }
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, Check};

    #[test]
    fn the_table_stands_in_the_order_of_the_checks() {
        for rule in &CHECKS {
            assert_eq!((rule.check.rule().word, Check::of(rule.word)), (rule.word, Some(rule.check)));
            assert!(!rule.name.zh.is_empty() && !rule.name.en.is_empty() && rule.todo.zh.ends_with('。') && rule.todo.en.ends_with('.'), "{}", rule.word);
        }
    }
}
