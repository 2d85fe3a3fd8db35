//! One learner on the board.

use super::{act::tap, name::LongName, store::Roll};
use crate::{
    attendance::words::{Look, look},
    failure::Failure,
    text::{Text, use_text},
    ui::{Icon, IconName},
};
use leptos::{either::Either, prelude::*};
use shared::{attendance::TileView, credits::Hours, error::AppError, id::LearnerId};

/// Why a mark was refused, in a few words.
pub(super) fn why(text: Text, failure: &Failure) -> String {
    match failure.0 {
        AppError::Busy => text.board_why_offline().to_owned(),
        _ => failure.title(text),
    }
}

fn hours(text: Text, tile: &TileView) -> impl IntoView + use<> {
    let alert = || view! { <Icon name=IconName::Alert /> };
    if tile.trial {
        return view! { <span class="kind">{text.board_trial()}</span> }.into_any();
    }
    if tile.owed > Hours::ZERO {
        return view! { <span class="low debt">{alert()}{text.board_owed_hours(tile.owed)}</span> }.into_any();
    }
    let words = text.board_left_hours(tile.balance);
    if tile.is_low() { view! { <span class="low">{alert()}{words}</span> }.into_any() } else { view! { <span>{words}</span> }.into_any() }
}

/// The mark: icon and word.
#[component]
pub fn StateMark(
    /// How it looks.
    look: Look,
) -> impl IntoView {
    let icon = match look.icon {
        Some(name) => Either::Left(view! { <Icon name /> }),
        None => Either::Right(view! { <span class="circle" aria-hidden="true"></span> }),
    };
    view! { {icon}{look.word} }
}

/// A learner's tile: a tap marks, a long press opens the other states.
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
    let name = untrack(|| roll.name(learner));
    let [shown, queued, denied, opens] = [(); 4].map(|()| roll.clone());
    let tile = Memo::new(move |_| shown.tile(learner));
    let waiting = Memo::new(move |_| queued.is_waiting(learner));
    let refusal = Memo::new(move |_| denied.refusal(learner));
    let looks = Memo::new(move |_| tile.read().as_ref().map_or_else(|| look(text, None, None), |tile| look(text, tile.code, tile.late_minutes)));
    let class = move || {
        let (dashed, edged) = (waiting.get(), refusal.read().is_some());
        ["tile ", looks.read().class, if dashed { " is-waiting" } else { "" }, if edged { " is-refused" } else { "" }].concat()
    };
    let value = move || tile.read().as_ref().map(|tile| tap(tile).to_string());
    let pressed = move || if tile.read().as_ref().is_some_and(|tile| tile.code.is_some()) { "true" } else { "false" };
    let sub = move || tile.get().map(|tile| hours(text, &tile));
    let wait = move || waiting.get().then(|| view! { <span class="wait"><Icon name=IconName::Sync /><span class="sr">{text.board_saving()}</span></span> });
    let reason = move || refusal.get().map(|failure| view! { <span class="why"><Icon name=IconName::Alert />{why(text, &failure)}</span> });
    let more = text.board_other_states(&name);
    view! {
        <li>
            <button type="submit" name="mark" value=value class=class aria-pressed=pressed data-learner=learner.to_string()>
                <span><LongName name /><span class="no num">{no}</span><span class="sub">{sub}</span></span>
                <span class="st">{move || view! { <StateMark look=looks.get() /> }}</span>
                {reason}
                {wait}
            </button>
            <button type="button" class="tile-more" aria-label=more.clone() title=more on:click=move |_| opens.chosen.set(Some(learner))>
                <Icon name=IconName::More />
            </button>
        </li>
    }
}
