//! Attendance codes and the three switches each carries (domain rule 3).

use serde::{Deserialize, Serialize};

/// What happened to one learner in one lesson.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// 出勤.
    Present,
    /// 迟到, with minutes.
    Late,
    /// 请假: leave with notice.
    Leave,
    /// 病假.
    Sick,
    /// 旷课: absent without notice.
    Absent,
    /// 补课: a make-up lesson.
    Makeup,
    /// 试听: a trial lesson.
    Trial,
}

/// The switches that drive money; the code's name does not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Switches {
    /// Did the lesson take place for this learner?
    pub held: bool,
    /// Is the teacher paid for this learner?
    pub teacher_paid: bool,
    /// Is the learner charged?
    pub charged: bool,
}

impl Code {
    /// All codes.
    pub const ALL: [Self; 7] = [Self::Present, Self::Late, Self::Leave, Self::Sick, Self::Absent, Self::Makeup, Self::Trial];

    /// The code's switches.
    #[must_use]
    pub const fn switches(self) -> Switches {
        match self {
            Self::Present | Self::Late | Self::Makeup => Switches { held: true, teacher_paid: true, charged: true },
            Self::Absent => Switches { held: false, teacher_paid: true, charged: true },
            Self::Leave | Self::Sick => Switches { held: false, teacher_paid: false, charged: false },
            Self::Trial => Switches { held: true, teacher_paid: true, charged: false },
        }
    }

    /// The word stored in the database and in forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Late => "late",
            Self::Leave => "leave",
            Self::Sick => "sick",
            Self::Absent => "absent",
            Self::Makeup => "makeup",
            Self::Trial => "trial",
        }
    }

    /// The code of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.word() == word)
    }
}
