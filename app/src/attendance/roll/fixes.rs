//! Quick corrections of the learner who was marked last.

use super::{act::one, store::Roll};
use crate::{
    attendance::words::look,
    text::use_text,
    ui::{ButtonKind, IconButton, IconName},
};
use leptos::prelude::*;
use shared::{attendance::Code, id::LearnerId};

/// What is offered beside the thumb, in places that never change.
const OFFERED: [(Code, Option<i64>); 6] =
    [(Code::Late, Some(5)), (Code::Late, Some(10)), (Code::Late, Some(15)), (Code::Leave, None), (Code::Sick, None), (Code::Present, None)];

/// The chips of one learner.
#[component]
fn Chips(
    /// The roll.
    roll: Roll,
    /// Whose.
    learner: LearnerId,
) -> impl IntoView {
    let text = use_text();
    let (name, own) = (untrack(|| roll.name(learner)), roll.clone());
    let now = Memo::new(move |_| own.tile(learner).map(|tile| (tile.code, tile.late_minutes)));
    let chip = move |(code, late): (Code, Option<i64>)| {
        let is_now = move || now.get() == Some((Some(code), late));
        let word = match late {
            Some(minutes) if minutes > 5 => text.board_minutes(minutes),
            _ => look(text, Some(code), late).word,
        };
        let label = look(text, Some(code), late).word;
        view! {
            <button
                type="submit" form="roll" name="mark" value=one(learner, Some(code), late).to_string()
                class="chip chip-pick" aria-label=label aria-pressed=move || if is_now() { "true" } else { "false" }
            >
                {word}
            </button>
        }
    };
    view! {
        <span class="fix-name label soft clip" id="fix-name">{text.board_change_to(&name)}</span>
        <div class="row fix-chips" role="group" aria-labelledby="fix-name">{OFFERED.into_iter().map(chip).collect_view()}</div>
        <IconButton
            label=text.board_other_states(&name) icon=IconName::More kind=ButtonKind::Plain class="fix-more"
            on:click=move |_| roll.chosen.set(Some(learner))
        />
    }
}

/// The row of corrections; its place is kept when there is nothing to correct, so that no tile moves under a finger.
#[component]
pub fn Fixes(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    let text = use_text();
    let (last, own) = (roll.last.clone(), roll.clone());
    let learner = Memo::new(move |_| last.read().learner());
    let tally = Memo::new(move |_| own.tally());
    let hint = move || match tally.get() {
        tally if tally.untaken == 0 => text.board_fix_hint(),
        tally if tally.untaken < tally.all() => text.board_go_on_hint(),
        _ => text.board_start_hint(),
    };
    let row = move || match learner.get() {
        Some(learner) => view! { <Chips roll=roll.clone() learner /> }.into_any(),
        None => view! { <p class="label soft">{hint}</p> }.into_any(),
    };
    view! { <div class="fixes">{row}</div> }
}
