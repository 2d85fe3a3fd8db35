//! The fields of an archive that are corrected one by one: who answers for each, and how each was before.

use super::newcomer::{NewLearner, is_birth, one_phone};
use crate::{
    error::{AppError, AppResult},
    id::LearnerId,
    intake::cells::{self, Cell},
    page::Page,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident $word:literal,)*) => {
        /// A field of an archive.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ArchiveField {
            $($(#[$doc])* $name,)*
        }

        impl ArchiveField {
            /// All of them, in their order on the page.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            /// The word in forms, addresses and the database; with `learner.` before it, the name in the registry.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

fields! {
    /// Name.
    Name "name",
    /// 男 or 女.
    Gender "gender",
    /// Birth date.
    BornOn "born_on",
    /// ID number.
    IdNo "id_no",
    /// Own phone.
    Phone "phone",
    /// Where the learner lives.
    Address "address",
    /// School.
    School "school",
    /// Grade.
    Grade "grade",
    /// How they came.
    Source "source",
    /// First day.
    JoinedOn "joined_on",
    /// How they learn.
    Style "style",
    /// When they can come.
    Availability "availability",
    /// Remarks.
    Notes "notes",
}

/// Who answers for a field, and so who may correct it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FieldOwner {
    /// The office: who the child is, how it is reached, how it came.
    Office,
    /// Whoever teaches it, and the office: what teaching needs.
    Teaching,
}

impl ArchiveField {
    /// The field of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.word() == word)
    }

    /// Who answers for it.
    #[must_use]
    pub const fn owner(self) -> FieldOwner {
        match self {
            Self::Style | Self::Availability | Self::Notes => FieldOwner::Teaching,
            _ => FieldOwner::Office,
        }
    }

    /// Whether it is sealed and masked.
    #[must_use]
    pub const fn is_contact(self) -> bool {
        matches!(self, Self::IdNo | Self::Phone | Self::Address)
    }

    /// The most characters of it.
    #[must_use]
    pub const fn most(self) -> usize {
        match self {
            Self::Notes => NewLearner::NOTES,
            Self::School | Self::Address | Self::Style | Self::Availability => NewLearner::LINE,
            _ => NewLearner::NAME,
        }
    }

    /// What is typed, read as imports read it; none empties the field. Refused at `value`: what cannot be read (`unreadable`), is
    /// missing (`required`), too long (`long`), or no birth date (`when`). A contact is emptied by `none` alone: its form is blank.
    pub fn read(self, typed: &str, none: bool, today: NaiveDate) -> AppResult<Option<String>> {
        let (text, refuse) = (typed.trim(), |why| Err(AppError::invalid("value", why)));
        let cell = Cell::Text(text);
        if text.is_empty() {
            let may = !matches!(self, Self::Name | Self::JoinedOn) && (none || !self.is_contact());
            return if may { Ok(None) } else { refuse("required") };
        }
        if text.chars().count() > self.most() {
            return refuse("long");
        }
        let read = match self {
            Self::Name => cells::name(&cell).value,
            Self::Gender => cells::gender(&cell).value,
            Self::BornOn | Self::JoinedOn => cells::date(&cell).value.map(|day| day.to_string()),
            Self::IdNo => cells::id_no(&cell).value.map(|id| id.as_str().to_owned()),
            Self::Phone => one_phone(&cell).value,
            Self::Grade => cells::grade(&cell).value,
            _ => Some(text.to_owned()),
        };
        match read {
            None => refuse("unreadable"),
            Some(day) if self == Self::BornOn && !day.parse().is_ok_and(|day| is_birth(day, today)) => refuse("when"),
            value => Ok(value),
        }
    }
}

/// Where a value came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeSource {
    /// Somebody of the school corrected it.
    Hand,
    /// The family asked for it.
    Family,
    /// The archive was written down by hand.
    New,
    /// A former learner was taken back.
    Returned,
    /// An import brought the archive.
    Import,
}

impl ChangeSource {
    const ALL: [Self; 5] = [Self::Hand, Self::Family, Self::New, Self::Returned, Self::Import];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Family => "family",
            Self::New => "new",
            Self::Returned => "returned",
            Self::Import => "import",
        }
    }

    /// The source of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.word() == word)
    }
}

/// A correction that is asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// Which field.
    pub field: ArchiveField,
    /// What is typed.
    pub value: String,
    /// Empties a contact.
    pub none: bool,
    /// Whether the family asked for it.
    pub by_family: bool,
    /// Which version of the archive was read.
    pub version: i64,
}

/// One entry of the history.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangeLine {
    /// Key for the page after it.
    pub key: String,
    /// Which field; none: the whole archive.
    pub field: Option<ArchiveField>,
    /// Where the value came from.
    pub source: ChangeSource,
    /// Who; none: nobody in particular, as with imports.
    pub by: Option<String>,
    /// When, on the wall clock: date and time.
    pub at: String,
    /// What it was, as far as the reader sees it; none: nothing.
    pub before: Option<String>,
    /// What it is since.
    pub after: Option<String>,
    /// Whether the reader may not see the values at all.
    pub hidden: bool,
}

/// The history of an archive.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ArchiveHistory {
    /// Whose.
    pub learner: LearnerId,
    /// Name.
    pub name: String,
    /// Only this field.
    pub field: Option<ArchiveField>,
    /// The entries, the newest first.
    pub page: Page<ChangeLine>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: ArchiveField, typed: &str) -> AppResult<Option<String>> {
        field.read(typed, false, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
    }

    #[test]
    fn every_field_is_read_as_a_sheet_is() {
        for (field, typed, value) in [
            (ArchiveField::Name, " 顾 一一", Some("顾一一")),
            (ArchiveField::BornOn, "2017/3/5", Some("2017-03-05")),
            (ArchiveField::Grade, "3年级", Some("三年级")),
            (ArchiveField::Phone, "139 1111-2222", Some("13911112222")),
            (ArchiveField::School, "  ", None),
        ] {
            assert_eq!(read(field, typed), Ok(value.map(str::to_owned)), "{field:?}");
        }
    }

    #[test]
    fn what_is_no_value_is_refused_and_a_contact_is_not_emptied_by_chance() {
        for (field, typed, why) in [
            (ArchiveField::Name, "", "required"),
            (ArchiveField::Name, "名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名名", "long"),
            (ArchiveField::BornOn, "2027-01-01", "when"),
            (ArchiveField::BornOn, "昨天", "unreadable"),
            (ArchiveField::Phone, "12", "unreadable"),
            (ArchiveField::Phone, "", "required"),
        ] {
            assert_eq!(read(field, typed), Err(AppError::invalid("value", why)), "{field:?}");
        }
        assert_eq!(ArchiveField::Phone.read("", true, NaiveDate::default()), Ok(None));
    }

    #[test]
    fn every_word_leads_back() {
        for field in ArchiveField::ALL {
            assert_eq!(ArchiveField::of(field.word()), Some(field));
        }
        for source in ChangeSource::ALL {
            assert_eq!(ChangeSource::of(source.word()), Some(source));
        }
    }
}
