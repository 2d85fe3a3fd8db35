//! Words of what is wrong with the form.

use crate::{failure::Failure, text::Text, ui::Wrong};

/// The fields, in their order.
pub(super) const FIELDS: [&str; 18] = [
    "name",
    "gender",
    "born_on",
    "id_no",
    "phone",
    "address",
    "school",
    "grade",
    "campus",
    "state",
    "joined_on",
    "source",
    "referrer",
    "availability",
    "notes",
    "guardian",
    "relation",
    "guardian_phone",
];

/// Why a field was refused.
pub(in crate::people) fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("name", "required") => text.archive_name_required(),
        ("guardian", "required") => text.archive_guardian_required(),
        (_, "required") => text.archive_required(),
        (_, "long") => text.archive_long(),
        ("born_on", "differs") => text.archive_born_differs(),
        (_, "differs") => text.archive_gender_differs(),
        ("born_on", _) => text.archive_born_bad(),
        ("joined_on", _) => text.archive_day_bad(),
        ("id_no", _) => text.archive_id_bad(),
        ("phone" | "guardian_phone", _) => text.families_phone_bad(),
        _ => text.archive_unknown(),
    }
    .to_owned()
}

/// What was wrong, field by field.
pub(super) fn wrongs(text: Text, failure: Option<&Failure>) -> Vec<Wrong> {
    let reason = |field: &&'static str| Some((*field, failure?.reason(field)?));
    FIELDS.iter().filter_map(reason).map(|(field, reason)| Wrong { id: field.to_owned(), words: why(text, field, &reason) }).collect()
}
