//! Words of the kinds of fields.

use crate::text::Text;
use shared::{
    dictionary::{DictionaryLine, Owner, Shape},
    fields::{Class, Ending, Purpose},
};

pub(super) fn shape(text: Text, shape: Shape) -> &'static str {
    match shape {
        Shape::Text => text.dictionary_text(),
        Shape::Number => text.dictionary_number(),
        Shape::Day => text.dictionary_day(),
        Shape::Instant => text.dictionary_instant(),
        Shape::YesNo => text.dictionary_yes_no(),
        Shape::Sealed => text.dictionary_words_sealed(),
        Shape::Print => text.dictionary_print(),
        Shape::Link => text.dictionary_link(),
    }
}

pub(super) fn class(text: Text, line: &DictionaryLine) -> &'static str {
    match line.class {
        Class::Sealed if line.is_masked() => text.dictionary_masked(),
        Class::Sealed => text.dictionary_sealed(),
        Class::Personal => text.dictionary_personal(),
        Class::Learning => text.dictionary_learning(),
    }
}

pub(super) fn purpose(text: Text, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Teaching => text.dictionary_for_teaching(),
        Purpose::Contact => text.dictionary_for_contact(),
        Purpose::Contract => text.dictionary_for_contract(),
        Purpose::Access => text.dictionary_for_access(),
    }
}

/// Who answers for it.
pub(super) fn owner(text: Text, owner: Owner) -> &'static str {
    match owner {
        Owner::Office => text.dictionary_owner_office(),
        Owner::ClassTeacher => text.dictionary_owner_teacher(),
        Owner::Finance => text.dictionary_owner_finance(),
        Owner::Admin => text.dictionary_owner_admin(),
    }
}

pub(super) fn kept(text: Text, line: &DictionaryLine) -> String {
    let months = text.dictionary_months(line.months);
    let then = match line.ending {
        Ending::Swept => text.dictionary_swept(),
        Ending::Desk => text.dictionary_desk(),
        Ending::Log => text.dictionary_log(),
    };
    format!("{months} · {then}")
}
