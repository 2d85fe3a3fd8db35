//! What stands above the tiles: how the roll stands, and whether it is safe.

use super::store::Roll;
use crate::{
    text::use_text,
    ui::{Icon, IconName},
};
use leptos::prelude::*;

/// Present, late, leave, absent, untaken; and how many are left out.
#[component]
pub fn RollTools(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    let text = use_text();
    let left_out = roll.restricted.clone();
    let tally = Memo::new(move |_| roll.tally());
    let left_out = move || Some(left_out.get()).filter(|n| *n > 0).map(|n| view! { <p class="caption soft">{text.board_restricted(n)}</p> });
    let count = move |word: &'static str, of: fn(crate::attendance::tally::Tally) -> u32| view! { <li>{word}<b>{move || of(tally.get())}</b></li> };
    view! {
        <div class="tools">
            <ul class="tally" aria-label=text.board_tally()>
                {count(text.board_present(), |tally| tally.present)}
                {count(text.board_late(), |tally| tally.late)}
                {count(text.board_leave(), |tally| tally.leave)}
                {count(text.board_absent(), |tally| tally.absent)}
                {count(text.board_untaken(), |tally| tally.untaken)}
            </ul>
            {left_out}
            <p class="how caption soft push">{text.board_how()}</p>
        </div>
    }
}

/// Saved, being saved, or cut off.
#[component]
pub fn RollSync(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    let text = use_text();
    let state = Memo::new(move |_| (roll.linked.get(), roll.queue.read().len()));
    let look = move || match state.get() {
        (true, 0) => ("is-positive", IconName::CheckCircle, text.board_synced().to_owned()),
        (true, _) => ("is-info", IconName::Sync, text.board_saving().to_owned()),
        (false, 0) => ("is-warning", IconName::Offline, text.board_cut_off().to_owned()),
        (false, n) => ("is-warning", IconName::Offline, text.board_cut_off_waiting(n)),
    };
    view! {
        <span class=move || ["sync ", look().0].concat()>
            {move || {
                let (_, icon, words) = look();
                view! { <Icon name=icon />{words} }
            }}
        </span>
    }
}
