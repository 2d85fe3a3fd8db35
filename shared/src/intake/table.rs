//! The sheets an import knows: their columns, and which of them must be there. Data, not code, describes an import.

use serde::{Deserialize, Serialize};

/// A sheet the import knows, in the order in which sheets are taken in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// 课程.
    Courses,
    /// 节假日.
    Calendar,
    /// 老师.
    Staff,
    /// 班级.
    Classes,
    /// 学员名单.
    Learners,
    /// 报名.
    Contracts,
    /// 退费转班.
    Changes,
    /// 考勤.
    Attendance,
    /// 成绩.
    Grades,
    /// 作业.
    Homework,
}

impl Table {
    /// Every sheet, in the order of the import.
    pub const ALL: [Self; 10] = [
        Self::Courses,
        Self::Calendar,
        Self::Staff,
        Self::Classes,
        Self::Learners,
        Self::Contracts,
        Self::Changes,
        Self::Attendance,
        Self::Grades,
        Self::Homework,
    ];

    /// The word in the database and in forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Courses => "courses",
            Self::Calendar => "calendar",
            Self::Staff => "staff",
            Self::Classes => "classes",
            Self::Learners => "learners",
            Self::Contracts => "contracts",
            Self::Changes => "changes",
            Self::Attendance => "attendance",
            Self::Grades => "grades",
            Self::Homework => "homework",
        }
    }

    /// The sheet of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.word() == word)
    }

    /// The columns it may have; those that it must have stand first, and their number follows.
    #[must_use]
    pub const fn columns(self) -> (&'static [&'static str], usize) {
        match self {
            Self::Courses => (&["课程代码", "课程名称", "科目", "级别", "总课时", "单价", "核心模块"], 6),
            Self::Calendar => (&["日期", "名称", "是否上课"], 3),
            Self::Staff => (&["工号", "姓名", "校区", "职务", "手机", "科目"], 4),
            Self::Classes => (&["班级编号", "班级名称", "课程代码", "校区", "教室", "容量", "开班日期", "结班日期", "上课时间", "授课老师", "班主任"], 9),
            Self::Learners => (
                &[
                    "学员编号",
                    "姓名",
                    "校区",
                    "状态",
                    "性别",
                    "出生日期",
                    "身份证号",
                    "联系电话",
                    "就读学校",
                    "年级",
                    "来源渠道",
                    "推荐人",
                    "家长1姓名",
                    "家长1关系",
                    "家长1手机",
                    "家长2姓名",
                    "家长2关系",
                    "家长2手机",
                    "住址",
                    "报名日期",
                    "学习偏好",
                    "可上课时间",
                    "备注",
                ],
                4,
            ),
            Self::Contracts => (
                &[
                    "合同编号",
                    "学员编号",
                    "课程代码",
                    "班级编号",
                    "购买课时",
                    "实付金额",
                    "报名日期",
                    "状态",
                    "姓名",
                    "赠送课时",
                    "已消课时",
                    "剩余课时",
                    "折扣说明",
                    "付款方式",
                    "有效期至",
                ],
                8,
            ),
            Self::Changes => (&["日期", "合同编号", "类型", "学员编号", "转入班级", "课时", "金额", "原因"], 3),
            Self::Attendance => (&["日期", "班级编号", "课次", "学员编号", "状态", "扣课时", "姓名", "备注"], 6),
            Self::Grades => (&["考试名称", "日期", "班级编号", "学员编号", "知识点", "满分", "得分", "评语"], 7),
            Self::Homework => (&["布置日期", "班级编号", "学员编号", "作业标题", "提交时间", "得分"], 6),
        }
    }

    /// The most columns any sheet has.
    pub const WIDEST: usize = 23;

    /// The sheet whose needed columns are all among `headers`; of several the one with the most columns there.
    #[must_use]
    pub fn of_headers(headers: &[&str]) -> Option<Self> {
        let known = |table: &Self| table.columns().0.iter().filter(|column| headers.contains(column)).count();
        Self::ALL.into_iter().filter(|table| table.missing(headers).is_empty()).max_by_key(known)
    }

    /// The sheet that `headers` come closest to although columns are missing: at least half of the needed ones are there.
    #[must_use]
    pub fn nearly(headers: &[&str]) -> Option<Self> {
        let close = |table: &Self| table.missing(headers).len() * 2 <= table.columns().1;
        Self::ALL.into_iter().filter(close).max_by_key(|table| table.columns().0.iter().filter(|column| headers.contains(column)).count())
    }

    /// The needed columns that are not among `headers`.
    #[must_use]
    pub fn missing(self, headers: &[&str]) -> Vec<&'static str> {
        let (columns, needed) = self.columns();
        columns[..needed].iter().filter(|column| !headers.contains(column)).copied().collect()
    }

    /// The place of a column in this sheet's own order.
    #[must_use]
    pub fn place(self, column: &str) -> Option<usize> {
        self.columns().0.iter().position(|known| *known == column)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn every_sheet_knows_itself() {
        for table in Table::ALL {
            let columns = table.columns().0;
            assert_eq!(Table::of_headers(columns), Some(table));
            assert!(columns.len() <= Table::WIDEST);
        }
    }

    #[test]
    fn tells_what_is_missing() {
        let headers = ["日期", "班级编号", "课次", "学员编号", "状态"];
        assert_eq!(Table::of_headers(&headers), None);
        assert_eq!(Table::nearly(&headers), Some(Table::Attendance));
        assert_eq!(Table::Attendance.missing(&headers), ["扣课时"]);
    }
}
