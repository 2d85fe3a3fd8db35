//! What of a learner may stand in a file.

use serde::{Deserialize, Serialize};

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// A column of an export: a field of the registry.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Column {
            $($(#[$doc])* #[serde(rename = $word)] $name,)*
        }

        impl Column {
            /// All columns, in the order of the file.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            /// The field as the audit names it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

columns! {
    /// Learner number (学员编号).
    No = "learner.no",
    /// Name (姓名).
    Name = "learner.name",
    /// Gender (性别).
    Gender = "learner.gender",
    /// Date of birth (出生日期).
    BornOn = "learner.born_on",
    /// School (学校).
    School = "learner.school",
    /// School grade (年级).
    Grade = "learner.grade",
    /// How the family came here (来源).
    Source = "learner.source",
    /// The learner's own phone, masked (学员电话).
    Phone = "learner.phone",
    /// First guardian (家长).
    GuardianName = "guardian.name",
    /// Their phone, masked (家长电话).
    GuardianPhone = "guardian.phone",
}

impl Column {
    /// Whether no file is without it: a list of learners says which.
    #[must_use]
    pub const fn is_always(self) -> bool {
        matches!(self, Self::No | Self::Name)
    }

    /// The column of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// What is chosen with what is always there, in the order of the file, each once.
    #[must_use]
    pub fn chosen(from: &[Self]) -> Vec<Self> {
        Self::ALL.into_iter().filter(|column| column.is_always() || from.contains(column)).collect()
    }

    /// The words of `columns`, apart by blanks: as they are stored and told.
    #[must_use]
    pub fn words(columns: &[Self]) -> String {
        columns.iter().map(|column| column.word()).collect::<Vec<_>>().join(" ")
    }

    /// The columns of stored words.
    #[must_use]
    pub fn of_words(words: &str) -> Vec<Self> {
        words.split(' ').filter_map(Self::of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Column;
    use crate::fields::FIELDS;

    #[test]
    fn every_column_is_a_field_of_the_registry() {
        for column in Column::ALL {
            let word = column.word();
            let told = FIELDS.iter().any(|field| [word.to_owned(), format!("{word}_sealed")].contains(&format!("{}.{}", field.table, field.column)));
            assert!(told, "{word} is not in the registry");
            assert_eq!(Column::of(word), Some(column));
        }
    }

    #[test]
    fn a_file_says_who_and_nothing_twice() {
        let chosen = Column::chosen(&[Column::Grade, Column::Grade, Column::Name]);
        assert_eq!(chosen, [Column::No, Column::Name, Column::Grade]);
        assert_eq!(Column::of_words(&Column::words(&chosen)), chosen);
    }
}
