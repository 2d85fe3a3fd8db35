//! Words for purposes, kinds and states.

use crate::{
    text::Text,
    ui::{Badge, IconName, Tone},
};
use leptos::prelude::*;
use shared::privacy::{Purpose, RequestKind, RequestState, RestrictedBy};

/// What a purpose is called.
pub fn purpose_name(text: Text, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Teaching => text.privacy_teaching(),
        Purpose::Contact => text.privacy_contact(),
        Purpose::Photos => text.privacy_photos(),
        Purpose::Profile => text.privacy_profile(),
    }
}

/// Which data it is about, and what is done with it.
pub fn purpose_text(text: Text, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Teaching => text.privacy_teaching_text(),
        Purpose::Contact => text.privacy_contact_text(),
        Purpose::Photos => text.privacy_photos_text(),
        Purpose::Profile => text.privacy_profile_text(),
    }
}

/// What follows from a refusal.
pub fn purpose_without(text: Text, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Teaching => text.privacy_teaching_without(),
        Purpose::Contact => text.privacy_contact_without(),
        Purpose::Photos => text.privacy_photos_without(),
        Purpose::Profile => text.privacy_profile_without(),
    }
}

/// What was asked for.
pub fn kind_name(text: Text, kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Copy => text.privacy_kind_copy(),
        RequestKind::Correct => text.privacy_kind_correct(),
        RequestKind::Erase => text.privacy_kind_erase(),
    }
}

/// Why processing is restricted.
pub fn restricted_by(text: Text, by: RestrictedBy) -> &'static str {
    match by {
        RestrictedBy::Consent => text.privacy_by_consent(),
        RestrictedBy::Erasure => text.privacy_by_erasure(),
        RestrictedBy::Desk => text.privacy_by_desk(),
    }
}

/// Where a request stands.
pub fn state(text: Text, state: RequestState) -> impl IntoView + use<> {
    let (tone, icon, word) = match state {
        RequestState::Open => (Tone::Warning, IconName::Clock, text.privacy_open()),
        RequestState::Accepted => (Tone::Info, IconName::CheckCircle, text.privacy_accepted()),
        RequestState::Refused => (Tone::Danger, IconName::Alert, text.privacy_refused()),
        RequestState::Withdrawn => (Tone::Neutral, IconName::Lock, text.privacy_withdrawn()),
        RequestState::Done => (Tone::Positive, IconName::CheckCircle, text.privacy_done()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// A table, for people.
pub fn table_name(text: Text, table: &str) -> String {
    match table {
        "learner" => text.privacy_t_learner(),
        "guardian" => text.privacy_t_guardian(),
        "guardian_link" => text.privacy_t_guardian_link(),
        "attendance" => text.privacy_t_attendance(),
        "grade" => text.privacy_t_grade(),
        "homework" => text.privacy_t_homework(),
        "contract" => text.privacy_t_contract(),
        "consent" => text.privacy_t_consent(),
        "restriction" => text.privacy_t_restriction(),
        "event" => text.privacy_t_event(),
        "account" => text.privacy_t_account(),
        "session" => text.privacy_t_session(),
        "lead" | "lead_note" => text.leads_title(),
        "keys" => text.privacy_t_keys(),
        "membership" => text.privacy_t_membership(),
        "import_run" => text.privacy_t_import(),
        "import_row" => text.privacy_t_import_rows(),
        other => return other.to_owned(),
    }
    .to_owned()
}
