//! Words of rights, and of what was wrong with a form about a family.

use crate::{access::factor::locked, failure::Failure, text::Text, ui::Wrong};
use shared::access::Right;

/// What a right is called, and what it is.
pub(super) fn right(text: Text, right: Right) -> (&'static str, &'static str) {
    match right {
        Right::Reports => (text.families_reports(), text.families_reports_is()),
        Right::Reminders => (text.families_reminders(), text.families_reminders_is()),
        Right::Messages => (text.families_messages(), text.families_messages_is()),
        Right::Pay => (text.families_pay(), text.families_pay_is()),
        Right::Book => (text.families_book(), text.families_book_is()),
        Right::Manages => (text.families_manages(), text.families_manages_is()),
    }
}

/// Why a field was refused.
fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("phone", "linked") => text.families_phone_linked(),
        ("phone", _) => text.families_phone_bad(),
        ("name", _) => text.door_name_required(),
        ("relation", _) => text.families_relation_required(),
        ("reason", "long") => text.people_reveal_long(),
        ("reason", _) => text.people_reveal_short(),
        ("last_on", "past") => text.families_last_past(),
        (_, "before_from") => text.access_term_before(),
        ("login", "required") => text.door_login_required(),
        ("login", "wrong") => text.families_login_taken(),
        ("code", "too_many") => text.families_code_too_many(),
        ("code", "taken") => text.door_login_taken(),
        (_, "short") => text.access_new_short(),
        (_, "long") => text.access_new_long(),
        (_, "guessable") => text.access_new_guessable(),
        (_, "breached") => text.access_new_breached(),
        _ => return locked(text, reason).unwrap_or_else(|| text.families_code_wrong().to_owned()),
    }
    .to_owned()
}

/// What was wrong with each of `fields`.
pub(super) fn wrongs(text: Text, failure: Option<&Failure>, fields: &[&'static str]) -> Vec<Wrong> {
    let reason = |field: &&'static str| Some((*field, failure?.reason(field)?));
    fields.iter().filter_map(reason).map(|(field, reason)| Wrong { id: field.to_owned(), words: why(text, field, &reason) }).collect()
}

/// The words for one field.
pub(super) fn of(wrongs: &[Wrong], field: &str) -> Option<String> {
    wrongs.iter().find(|wrong| wrong.id == field).map(|wrong| wrong.words.clone())
}
