//! How far an import is, in words.

use crate::{
    text::{Text, use_text},
    ui::{Badge, IconName, Tone, grouped},
};
use leptos::prelude::*;
use shared::intake::{Expect, ImportLine, ImportState, Phase};

/// What has become of an import; of one that runs, how far it is.
pub fn import_badge(line: &ImportLine) -> impl IntoView + use<> {
    let text = use_text();
    let (tone, icon, word) = match line.state {
        ImportState::Running => (Tone::Info, IconName::Sync, text.intake_state_running()),
        ImportState::Done => (Tone::Positive, IconName::CheckCircle, text.intake_state_done()),
        ImportState::Tried => (Tone::Neutral, IconName::Eye, text.intake_state_tried()),
        ImportState::Failed => (Tone::Danger, IconName::XCircle, text.intake_state_failed()),
        ImportState::Interrupted => (Tone::Warning, IconName::Alert, text.intake_state_interrupted()),
        ImportState::Undoing => (Tone::Info, IconName::Sync, text.intake_state_undoing()),
        ImportState::Undone => (Tone::Neutral, IconName::Undo, text.intake_state_undone()),
    };
    let share = (line.state == ImportState::Running && line.progress.all > 0).then(|| format!(" {}%", line.progress.done * 100 / line.progress.all));
    view! { <Badge tone icon>{word}{share}</Badge> }
}

/// What is going on.
#[must_use]
pub fn phase_name(text: Text, phase: Phase) -> &'static str {
    match phase {
        Phase::Opening => text.intake_phase_opening(),
        Phase::Reading => text.intake_phase_reading(),
        Phase::Reckoning => text.intake_phase_reckoning(),
        Phase::Writing => text.intake_phase_writing(),
        Phase::Summing => text.intake_phase_summing(),
        Phase::Done => text.intake_phase_done(),
    }
}

/// What was done about a cell or row.
#[component]
pub fn ExpectBadge(
    /// What was done.
    expect: Expect,
) -> impl IntoView {
    let text = use_text();
    let (tone, icon, word) = match expect {
        Expect::Error => (Tone::Danger, IconName::XCircle, text.intake_expect_error()),
        Expect::Warn => (Tone::Warning, IconName::Alert, text.intake_expect_warn()),
        Expect::Duplicate => (Tone::Warning, IconName::Family, text.intake_expect_duplicate()),
        Expect::Reactivate => (Tone::Info, IconName::Undo, text.intake_expect_reactivate()),
        Expect::Normalise => (Tone::Positive, IconName::Check, text.intake_expect_normalise()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// The names of the files: the first, and how many there are.
#[must_use]
pub fn files_name(text: Text, files: &[String]) -> String {
    match files {
        [] => "–".into(),
        [one] => one.clone(),
        [first, ..] => text.intake_and_more(first, grouped(i64::try_from(files.len()).unwrap_or(i64::MAX))),
    }
}
