//! Words of fields, of who answers for them, of where values came from.

use crate::{
    people::console_state::gender_name,
    text::Text,
    ui::{IconName, Tone, date::day_full},
};
use shared::people::{ArchiveField, ChangeSource, FieldOwner};

/// What a field is called.
pub(super) fn field_name(text: Text, field: ArchiveField) -> &'static str {
    match field {
        ArchiveField::Name => text.people_name(),
        ArchiveField::Gender => text.audit_field_gender(),
        ArchiveField::BornOn => text.learners_born(),
        ArchiveField::IdNo => text.learners_id_no(),
        ArchiveField::Phone => text.archive_own_phone(),
        ArchiveField::Address => text.learners_address(),
        ArchiveField::School => text.audit_field_school(),
        ArchiveField::Grade => text.learners_grade(),
        ArchiveField::Source => text.learners_source(),
        ArchiveField::JoinedOn => text.archive_joined(),
        ArchiveField::Style => text.learners_style(),
        ArchiveField::Availability => text.learners_availability(),
        ArchiveField::Notes => text.learners_notes(),
    }
}

/// What a field says, in the reader's words.
pub(super) fn shown(text: Text, field: ArchiveField, value: &str) -> String {
    match (field, value) {
        (ArchiveField::Gender, gender) => gender_name(text, gender),
        (ArchiveField::BornOn | ArchiveField::JoinedOn, day) => day.parse().map_or_else(|_| day.to_owned(), |day| day_full(text, day)),
        (_, other) => other.to_owned(),
    }
}

/// Who answers for a field.
pub(super) fn owner_name(text: Text, owner: FieldOwner) -> &'static str {
    match owner {
        FieldOwner::Office => text.archive_owner_office(),
        FieldOwner::Teaching => text.archive_owner_teaching(),
    }
}

/// Where a value came from, with its sign.
pub(super) fn source_sign(text: Text, source: ChangeSource) -> (&'static str, Tone, IconName) {
    match source {
        ChangeSource::Hand => (text.archive_from_hand(), Tone::Info, IconName::Pencil),
        ChangeSource::Family => (text.archive_from_family(), Tone::Warning, IconName::Family),
        ChangeSource::New => (text.archive_from_new(), Tone::Positive, IconName::Plus),
        ChangeSource::Returned => (text.archive_from_returned(), Tone::Positive, IconName::Undo),
        ChangeSource::Import => (text.archive_from_import(), Tone::Neutral, IconName::Upload),
    }
}

/// Why a value was refused.
pub(super) fn why(text: Text, field: ArchiveField, reason: &str) -> String {
    match reason {
        "consent" => text.archive_no_consent().to_owned(),
        "required" if field.is_contact() => text.archive_contact_blank().to_owned(),
        reason => crate::people::newcomer::why(text, field.word(), reason),
    }
}
