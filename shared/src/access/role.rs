//! The roles of the school.

use serde::{Deserialize, Serialize};

/// What a member of staff is appointed to be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the system (系统管理员).
    Admin,
    /// Head of the school or of a campus (管理层).
    Manager,
    /// Academic affairs (教务).
    AcademicAffairs,
    /// Class teacher (班主任).
    ClassTeacher,
    /// Teacher (授课老师).
    Teacher,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 5] = [Self::Admin, Self::Manager, Self::AcademicAffairs, Self::ClassTeacher, Self::Teacher];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Manager => "manager",
            Self::AcademicAffairs => "academic_affairs",
            Self::ClassTeacher => "class_teacher",
            Self::Teacher => "teacher",
        }
    }

    /// The role of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether the role works for the whole of its campuses rather than for its own classes.
    #[must_use]
    pub const fn is_office(self) -> bool {
        matches!(self, Self::Admin | Self::Manager | Self::AcademicAffairs)
    }
}
