//! Words for what was wrong with somebody new.

use crate::{access::factor::locked, failure::Failure, text::Text, ui::Wrong};

/// Why a field was refused.
fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        (_, "short") => text.access_new_short().to_owned(),
        (_, "long") => text.access_new_long().to_owned(),
        (_, "guessable") => text.access_new_guessable().to_owned(),
        (_, "breached") => text.access_new_breached().to_owned(),
        (_, "past") => text.access_term_past().to_owned(),
        (_, "before_from") => text.access_term_before().to_owned(),
        (_, "taken") => text.door_login_taken().to_owned(),
        ("role", "beyond") => text.access_role_beyond().to_owned(),
        ("role", "contract") => text.roles_contract_first().to_owned(),
        ("role", _) => text.roles_role_gone().to_owned(),
        ("staff_no", _) => text.door_staff_unknown().to_owned(),
        ("name", _) => text.door_name_required().to_owned(),
        ("login", _) => text.door_login_required().to_owned(),
        _ => locked(text, reason).unwrap_or_else(|| text.door_first_code_wrong().to_owned()),
    }
}

/// What was wrong with each of `fields`, by name.
pub(super) fn wrongs(text: Text, failure: Option<&Failure>, fields: &[&'static str]) -> Vec<Wrong> {
    let reason = |field: &&'static str| Some((*field, failure?.reason(field)?));
    fields.iter().filter_map(reason).map(|(field, reason)| Wrong { id: field.to_owned(), words: why(text, field, &reason) }).collect()
}

/// The words for one field.
pub(super) fn of(wrongs: &[Wrong], field: &str) -> Option<String> {
    wrongs.iter().find(|wrong| wrong.id == field).map(|wrong| wrong.words.clone())
}
