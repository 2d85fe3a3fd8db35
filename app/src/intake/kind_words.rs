//! What was found, in words.

use crate::text::Text;
use shared::{
    credits::Hours,
    intake::{Finding, Kind, Value},
};

/// What was found, in a few words.
#[must_use]
pub fn kind_name(text: Text, kind: Kind) -> &'static str {
    match kind {
        Kind::SpaceEdge => text.intake_kind_space_edge(),
        Kind::SpaceInner => text.intake_kind_space_inner(),
        Kind::Fullwidth => text.intake_kind_fullwidth(),
        Kind::PhoneFormat => text.intake_kind_phone_format(),
        Kind::PhonePrefix => text.intake_kind_phone_prefix(),
        Kind::PhoneTwo => text.intake_kind_phone_two(),
        Kind::IdLowerX => text.intake_kind_id_lower_x(),
        Kind::DateSlash => text.intake_kind_date_slash(),
        Kind::DateDot => text.intake_kind_date_dot(),
        Kind::DateCn => text.intake_kind_date_cn(),
        Kind::DateSerial => text.intake_kind_date_serial(),
        Kind::GenderCode => text.intake_kind_gender_code(),
        Kind::CampusAlias => text.intake_kind_campus_alias(),
        Kind::GradeAlias => text.intake_kind_grade_alias(),
        Kind::MoneyText => text.intake_kind_money_text(),
        Kind::NoteNewline => text.intake_kind_note_newline(),
        Kind::NotePunct => text.intake_kind_note_punct(),
        Kind::NoteEmoji => text.intake_kind_note_emoji(),
        Kind::NoteFormula => text.intake_kind_note_formula(),
        Kind::NoteScript => text.intake_kind_note_script(),
        Kind::BlankRow => text.intake_kind_blank_row(),
        Kind::TotalRow => text.intake_kind_total_row(),
        Kind::PhoneShort => text.intake_kind_phone_short(),
        Kind::PhoneSci => text.intake_kind_phone_sci(),
        Kind::IdSci => text.intake_kind_id_sci(),
        Kind::IdChecksum => text.intake_kind_id_checksum(),
        Kind::DateImpossible => text.intake_kind_date_impossible(),
        Kind::NameMissing => text.intake_kind_name_missing(),
        Kind::UnknownClass => text.intake_kind_unknown_class(),
        Kind::UnknownLearner => text.intake_kind_unknown_learner(),
        Kind::NegativeHours => text.intake_kind_negative_hours(),
        Kind::NotInClass => text.intake_kind_not_in_class(),
        Kind::BirthVsId => text.intake_kind_birth_vs_id(),
        Kind::DateTwoDigit => text.intake_kind_date_two_digit(),
        Kind::GenderBlank => text.intake_kind_gender_blank(),
        Kind::BalanceMismatch => text.intake_kind_balance_mismatch(),
        Kind::ConsumedMismatch => text.intake_kind_consumed_mismatch(),
        Kind::RowDuplicate => text.intake_kind_row_duplicate(),
        Kind::NearTypo => text.intake_kind_near_typo(),
        Kind::NearHomophone => text.intake_kind_near_homophone(),
        Kind::NearTraditional => text.intake_kind_near_traditional(),
        Kind::NearPhone => text.intake_kind_near_phone(),
        Kind::SamePerson => text.intake_kind_same_person(),
        Kind::ReRegistered => text.intake_kind_re_registered(),
        Kind::FileUnreadable => text.intake_kind_file_unreadable(),
        Kind::FileUnknown => text.intake_kind_file_unknown(),
        Kind::ColumnMissing => text.intake_kind_column_missing(),
        Kind::ValueMissing => text.intake_kind_value_missing(),
        Kind::ValueBad => text.intake_kind_value_bad(),
        Kind::KeyRepeated => text.intake_kind_key_repeated(),
        Kind::UnknownCourse => text.intake_kind_unknown_course(),
        Kind::UnknownContract => text.intake_kind_unknown_contract(),
        Kind::UnknownLesson => text.intake_kind_unknown_lesson(),
        Kind::UnknownStaff => text.intake_kind_unknown_staff(),
        Kind::LessonMismatch => text.intake_kind_lesson_mismatch(),
        Kind::HoursShort => text.intake_kind_hours_short(),
        Kind::LearnerRefused => text.intake_kind_learner_refused(),
        Kind::LearnerRestricted => text.intake_kind_learner_restricted(),
        Kind::ContractRefused => text.intake_kind_contract_refused(),
        Kind::ClassRefused => text.intake_kind_class_refused(),
    }
}

/// What a cell was read as, in words.
#[must_use]
pub fn read_as(text: Text, finding: &Finding) -> Option<String> {
    Some(match finding.value.as_ref()? {
        Value::Text(words) => words.clone(),
        Value::Number(hundredths) => Hours(*hundredths).to_string(),
        Value::List(all) => all.join(text.people_comma()),
    })
}

/// What is wrong, and what it was read as or which row it is about.
#[must_use]
pub fn why(text: Text, finding: &Finding) -> String {
    let kind = kind_name(text, finding.kind);
    let other = finding.other_row.map(|row| text.intake_same_as(row));
    match read_as(text, finding).or(other) {
        Some(value) => text.intake_mend_read(kind, value),
        None => kind.to_owned(),
    }
}
