//! Words of kinds, and of what was wrong with an answer.

use crate::{
    failure::Failure,
    people::console_state::gender_name,
    text::Text,
    ui::{Wrong, date::day_full},
};
use shared::{
    lang::Lang,
    quality::{Kind, Said, Told},
};

/// A kind, in the reader's words.
pub(super) fn kind_name(text: Text, kind: Kind) -> &'static str {
    match kind {
        Kind::Missing => text.quality_missing(),
        Kind::Invalid => text.quality_invalid(),
        Kind::Duplicate => text.quality_duplicate(),
        Kind::Stale => text.quality_stale(),
    }
}

/// A text of the table of checks in the reader's language.
pub(super) fn said(text: Text, said: Said) -> String {
    match text.lang() {
        Lang::Zh => said.zh,
        Lang::En => said.en,
    }
}

/// What the archive says, in the reader's words.
pub(super) fn told(text: Text, told: Told) -> String {
    match told {
        Told::Day(day) => day_full(text, day),
        Told::Gender(gender) => gender_name(text, &gender),
        Told::Hours(hours) => hours.to_string(),
    }
}

/// The name of an owner; without one it is the office.
pub(super) fn owner_name(text: Text, name: &str) -> String {
    if name.is_empty() { text.quality_office().to_owned() } else { name.to_owned() }
}

fn why(text: Text, field: &str, reason: &str) -> &'static str {
    match (field, reason) {
        ("until", "required") => text.quality_until_required(),
        ("until", _) => text.quality_until_range(),
        (_, "required") => text.quality_reason_required(),
        _ => text.quality_reason_long(),
    }
}

/// What was wrong with `field`, for the summary.
pub(super) fn wrongs(text: Text, failure: Option<&Failure>, field: &'static str) -> Vec<Wrong> {
    let reason = failure.and_then(|failure| failure.reason(field));
    reason.map(|reason| Wrong { id: field.to_owned(), words: why(text, field, &reason).to_owned() }).into_iter().collect()
}
