//! An import on its way.

use super::state::phase_name;
use crate::{
    text::use_text,
    ui::{Progress, Stepper},
};
use leptos::prelude::*;
use shared::intake::{ImportState, ImportView, Phase};

/// The steps, and which of them is being done; nothing for an import that was lost.
pub fn steps(import: &ImportView) -> impl IntoView + use<> {
    let text = use_text();
    let current = match (import.line.state, import.line.progress.phase) {
        (ImportState::Failed | ImportState::Interrupted | ImportState::Undoing | ImportState::Undone, _) => return None,
        (ImportState::Done | ImportState::Tried, _) => 5,
        (_, Phase::Opening | Phase::Reading) => 1,
        (_, Phase::Reckoning) => 2,
        (_, Phase::Writing) => 3,
        (_, Phase::Summing | Phase::Done) => 4_usize,
    };
    let write = if import.line.dry_run { text.intake_step_write_try() } else { text.intake_step_write() };
    let steps = [text.intake_step_upload(), text.intake_step_read(), text.intake_step_reckon(), write, text.intake_step_sum()];
    Some(view! { <Stepper steps=steps.map(String::from).to_vec() current /> })
}

/// How far it is. Without script the page is read anew by a link.
pub fn running(import: &ImportView) -> impl IntoView + use<> {
    let text = use_text();
    let progress = import.line.progress;
    let rows = |rows: u64| u32::try_from(rows).unwrap_or(u32::MAX);
    let of = Some(rows(progress.all)).filter(|all| *all > 0);
    let label = if import.line.state == ImportState::Undoing { text.intake_undo_phase() } else { phase_name(text, progress.phase) };
    let refresh = format!("<a class=\"btn\" href=\"/console/import/{}\">{}</a>", import.line.id, text.intake_refresh());
    view! {
        <div class="running">
            <Progress id="import-progress" label=label.to_owned() done=rows(progress.done) of hint=text.intake_leave() />
            <noscript inner_html=refresh></noscript>
        </div>
    }
}
