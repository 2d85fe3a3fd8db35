//! The roles of the school.

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// What a member of staff is appointed to be. What each may do stands in [`Role::permissions`].
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role {
            $($(#[$doc])* $name,)*
            /// A role that the school built from permissions (自定义角色); which one, its stored word says.
            Custom,
        }

        impl Role {
            /// All roles out of the box.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            /// The word stored in the database; of a role of the school's own, how it begins.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                    Self::Custom => "custom.",
                }
            }
        }
    };
}

roles! {
    /// Runs the system (系统管理员).
    Admin = "admin",
    /// Head of the school or of a campus (管理层).
    Manager = "manager",
    /// Academic affairs (教务).
    AcademicAffairs = "academic_affairs",
    /// Class teacher (班主任).
    ClassTeacher = "class_teacher",
    /// Teacher (授课老师).
    Teacher = "teacher",
    /// Answers families (客服).
    CustomerService = "customer_service",
    /// Operations (运营).
    Operations = "operations",
    /// Sales (课程顾问).
    Sales = "sales",
    /// Sales by another company, while its contract holds (外包销售).
    OutsourcedSales = "outsourced_sales",
    /// Finance (财务).
    Finance = "finance",
    /// Reads the records of access (审计员).
    Auditor = "auditor",
}

impl Role {
    /// The role of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if word.starts_with(Self::Custom.word()) {
            return Some(Self::Custom);
        }
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether the role works in a classroom, with a tablet.
    #[must_use]
    pub const fn teaches(self) -> bool {
        matches!(self, Self::ClassTeacher | Self::Teacher)
    }

    /// Whether the role is worth nothing without a contract of the person's company (law L20).
    #[must_use]
    pub const fn needs_contract(self) -> bool {
        matches!(self, Self::OutsourcedSales)
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn who_teaches_and_who_needs_a_contract() {
        let those = |holds: fn(Role) -> bool| Role::ALL.into_iter().filter(|role| holds(*role)).collect::<Vec<_>>();
        assert_eq!(those(Role::teaches), [Role::ClassTeacher, Role::Teacher]);
        assert_eq!(those(Role::needs_contract), [Role::OutsourcedSales]);
    }
}
