//! One learner on the board.

use super::{
    act::tap,
    name::long_name,
    store::{Roll, Seen},
};
use crate::{
    attendance::words::{Look, look},
    failure::Failure,
    text::{Text, use_text},
    ui::{IconName, inert},
};
use leptos::prelude::*;
use maud::{Markup, html};
use shared::{attendance::TileView, credits::Hours, error::AppError, id::LearnerId};

/// Why a mark was refused, in a few words.
pub(super) fn why(text: Text, failure: &Failure) -> String {
    match failure.0 {
        AppError::Busy => text.board_why_offline().to_owned(),
        _ => failure.title(text),
    }
}

fn hours(text: Text, tile: &TileView) -> Markup {
    html! {
        @if tile.trial {
            span class="kind" { (text.board_trial()) }
        } @else if tile.owed > Hours::ZERO {
            span class="low debt" { (IconName::Alert) (text.board_owed_hours(tile.owed)) }
        } @else if tile.is_low() {
            span class="low" { (IconName::Alert) (text.board_left_hours(tile.balance)) }
        } @else {
            span { (text.board_left_hours(tile.balance)) }
        }
    }
}

fn person(text: Text, tile: &TileView, no: u32) -> Markup {
    html! { span { (long_name(&tile.name)) span class="no num" { (no) } span class="sub" { (hours(text, tile)) } } }
}

/// The mark: icon and word.
fn mark(look: &Look) -> Markup {
    html! { span class="st" { @match look.icon { Some(icon) => (icon), None => span class="circle" aria-hidden="true" {} } (look.word) } }
}

fn more(text: Text, tile: &TileView) -> Markup {
    let label = text.board_other_states(&tile.name);
    html! { button type="button" class="tile-more" aria-label=(label) title=(label) { (IconName::More) } }
}

/// A learner's tile: a tap marks, a long press or 「…」 opens the other states (the list listens for both). It follows one
/// value and draws itself anew in place, what it says as text: a board of fifty is fifty things to follow, not five hundred.
#[component]
pub fn RollTile(
    /// The roll.
    roll: Roll,
    /// Whose tile.
    learner: LearnerId,
    /// The number on the roster.
    no: u32,
) -> impl IntoView {
    let text = use_text();
    let seen = Memo::new(move |_| roll.seen(learner));
    move || seen.get().map(|seen| drawn(text, seen, no))
}

fn drawn(text: Text, seen: Seen, no: u32) -> impl IntoView + use<> {
    let Seen { tile, waiting, refusal } = seen;
    let look = look(text, tile.code, tile.late_minutes);
    let class = ["tile ", look.class, if waiting { " is-waiting" } else { "" }, if refusal.is_some() { " is-refused" } else { "" }].concat();
    let wait = waiting.then(|| inert(html! { span class="wait" { (IconName::Sync) span class="sr" { (text.board_saving()) } } }));
    let reason = refusal.map(|failure| inert(html! { span class="why" { (IconName::Alert) (why(text, &failure)) } }));
    view! {
        <li>
            <button
                type="submit" name="mark" value=tap(&tile).to_string() class=class
                aria-pressed=if tile.code.is_some() { "true" } else { "false" } data-learner=tile.learner.to_string()
            >
                {inert(person(text, &tile, no))}{inert(mark(&look))}{reason}{wait}
            </button>
            {inert(more(text, &tile))}
        </li>
    }
}
