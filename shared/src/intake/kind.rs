//! Kinds of findings and what follows from each.

use serde::{Deserialize, Serialize};

/// What is done with a row or cell of a kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// Refused, and the cell says why.
    Error,
    /// Taken, and someone is told.
    Warn,
    /// The same person or record as another row.
    Duplicate,
    /// A former learner who comes back.
    Reactivate,
    /// Read as the value without asking.
    Normalise,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $word:literal $expect:ident),* $(,)?) => {
        /// What was found in a row or cell.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Kind {$(
            $(#[$doc])*
            #[serde(rename = $word)]
            $name,
        )*}

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word in reports and translation keys.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {$(Self::$name => $word),*}
            }

            /// What is done about it.
            #[must_use]
            pub const fn expect(self) -> Expect {
                match self {$(Self::$name => Expect::$expect),*}
            }
        }
    };
}

kinds! {
    /// Blanks around a value.
    SpaceEdge "space_edge" Normalise,
    /// A blank inside a name.
    SpaceInner "space_inner" Normalise,
    /// Digits and letters as ＡＢ１２.
    Fullwidth "fullwidth" Normalise,
    /// A phone number written in groups.
    PhoneFormat "phone_format" Normalise,
    /// +86 or a word in front of a phone number.
    PhonePrefix "phone_prefix" Normalise,
    /// Two phone numbers in one cell.
    PhoneTwo "phone_two" Normalise,
    /// An ID number that ends in a small x.
    IdLowerX "id_lower_x" Normalise,
    /// 2015/3/5.
    DateSlash "date_slash" Normalise,
    /// 2015.03.05.
    DateDot "date_dot" Normalise,
    /// 2015年3月5日.
    DateCn "date_cn" Normalise,
    /// Excel's serial number of a day.
    DateSerial "date_serial" Normalise,
    /// M, F, 1, 2, 男孩, 女孩.
    GenderCode "gender_code" Normalise,
    /// 朝阳 for 朝阳校区.
    CampusAlias "campus_alias" Normalise,
    /// 3年级, 小三, 7年级.
    GradeAlias "grade_alias" Normalise,
    /// An amount of money as text.
    MoneyText "money_text" Normalise,
    /// A note with line breaks, kept as it is.
    NoteNewline "note_newline" Normalise,
    /// A note with commas or quotes, kept as it is.
    NotePunct "note_punct" Normalise,
    /// A note with emoji, kept as it is.
    NoteEmoji "note_emoji" Normalise,
    /// A note that looks like a formula, kept as text.
    NoteFormula "note_formula" Normalise,
    /// A note that looks like markup, kept as text.
    NoteScript "note_script" Normalise,
    /// An empty row, skipped.
    BlankRow "blank_row" Normalise,
    /// A row of sums, skipped.
    TotalRow "total_row" Normalise,
    /// A digit of a phone number is missing.
    PhoneShort "phone_short" Error,
    /// A phone number in scientific notation: digits are lost.
    PhoneSci "phone_sci" Error,
    /// An ID number in scientific notation: digits are lost.
    IdSci "id_sci" Error,
    /// The check digit of an ID number is wrong.
    IdChecksum "id_checksum" Error,
    /// A day that does not exist.
    DateImpossible "date_impossible" Error,
    /// A person without a name.
    NameMissing "name_missing" Error,
    /// There is no such class.
    UnknownClass "unknown_class" Error,
    /// Nobody has this number.
    UnknownLearner "unknown_learner" Error,
    /// Lesson-hours below nothing.
    NegativeHours "negative_hours" Error,
    /// The learner had no place in the class that day.
    NotInClass "not_in_class" Error,
    /// The birth date contradicts the ID number, which is believed.
    BirthVsId "birth_vs_id" Warn,
    /// A year of two digits: read as year, month, day.
    DateTwoDigit "date_two_digit" Warn,
    /// No gender; taken from the ID number where there is one.
    GenderBlank "gender_blank" Warn,
    /// The hours left do not add up.
    BalanceMismatch "balance_mismatch" Warn,
    /// The hours taken disagree with the attendance.
    ConsumedMismatch "consumed_mismatch" Warn,
    /// An exact copy of another row, skipped.
    RowDuplicate "row_duplicate" Duplicate,
    /// The same person with one character mistyped.
    NearTypo "near_typo" Duplicate,
    /// The same person with a like-sounding character.
    NearHomophone "near_homophone" Duplicate,
    /// The same person in traditional characters.
    NearTraditional "near_traditional" Duplicate,
    /// The same person with the phone in another format.
    NearPhone "near_phone" Duplicate,
    /// The same person with a new number.
    SamePerson "same_person" Duplicate,
    /// A former learner with a new number.
    ReRegistered "re_registered" Reactivate,
    /// The file cannot be read; the value says why.
    FileUnreadable "file_unreadable" Error,
    /// Nothing in the file or sheet is known to the import.
    FileUnknown "file_unknown" Warn,
    /// A column that the sheet needs is not there.
    ColumnMissing "column_missing" Error,
    /// A cell that must not be blank is.
    ValueMissing "value_missing" Error,
    /// The value is of no known form.
    ValueBad "value_bad" Error,
    /// Another row with the same key says something else.
    KeyRepeated "key_repeated" Error,
    /// There is no such course.
    UnknownCourse "unknown_course" Error,
    /// There is no such contract.
    UnknownContract "unknown_contract" Error,
    /// The class has no lesson of that number.
    UnknownLesson "unknown_lesson" Error,
    /// No member of staff of that name works there.
    UnknownStaff "unknown_staff" Warn,
    /// The class did not meet that day.
    LessonMismatch "lesson_mismatch" Warn,
    /// No contract had hours left: they are owed.
    HoursShort "hours_short" Warn,
    /// Follows from the learner's refused row.
    LearnerRefused "learner_refused" Error,
    /// Processing of the learner is restricted: nothing is written about them.
    LearnerRestricted "learner_restricted" Error,
    /// Follows from a refused contract of the learner.
    ContractRefused "contract_refused" Error,
    /// Follows from the class's refused row.
    ClassRefused "class_refused" Error,
}
