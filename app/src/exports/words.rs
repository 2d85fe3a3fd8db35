//! The words of columns and states.

use crate::{
    text::Text,
    ui::{Badge, IconName, Tone},
};
use leptos::prelude::*;
use shared::exports::{Column, ExportState};

/// A column as it stands above the table of a file.
#[must_use]
pub fn column_name(text: Text, column: Column) -> &'static str {
    match column {
        Column::No => text.learners_no(),
        Column::Name => text.people_name(),
        Column::Gender => text.audit_field_gender(),
        Column::BornOn => text.audit_field_born_on(),
        Column::School => text.audit_field_school(),
        Column::Grade => text.learners_grade(),
        Column::Source => text.exports_source(),
        Column::Phone => text.audit_field_learner_phone(),
        Column::GuardianName => text.audit_field_guardian_name(),
        Column::GuardianPhone => text.audit_field_guardian_phone(),
    }
}

/// Where an export stands.
pub(super) fn state_badge(text: Text, state: ExportState) -> impl IntoView + use<> {
    let (tone, icon, word) = match state {
        ExportState::Waiting => (Tone::Info, IconName::Clock, text.exports_state_waiting()),
        ExportState::Ready => (Tone::Positive, IconName::CheckCircle, text.exports_state_ready()),
        ExportState::Refused => (Tone::Warning, IconName::X, text.exports_state_refused()),
        ExportState::Taken => (Tone::Neutral, IconName::Download, text.exports_state_taken()),
        ExportState::Over => (Tone::Neutral, IconName::Lock, text.exports_state_over()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// What was looked for; a whole number, which an address holds sealed, is not said.
#[must_use]
pub fn search_words(text: Text, q: &str) -> String {
    if q.starts_with('~') { text.exports_search_number().to_owned() } else { q.to_owned() }
}
