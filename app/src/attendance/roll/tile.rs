//! One learner on the board.

use super::{
    act::tap,
    name::LongName,
    store::{Roll, Seen},
};
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

/// A learner's tile: a tap marks, a long press opens the other states. It follows one value and draws itself anew in
/// place: a board of fifty is fifty things to follow, not five hundred.
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
    let own = roll.clone();
    let seen = Memo::new(move |_| own.seen(learner));
    move || seen.get().map(|seen| drawn(text, &roll, seen, no))
}

fn drawn(text: Text, roll: &Roll, seen: Seen, no: u32) -> impl IntoView + use<> {
    let Seen { tile, waiting, refusal } = seen;
    let (opens, learner) = (roll.chosen.clone(), tile.learner);
    let look = look(text, tile.code, tile.late_minutes);
    let class = ["tile ", look.class, if waiting { " is-waiting" } else { "" }, if refusal.is_some() { " is-refused" } else { "" }].concat();
    let wait = waiting.then(|| view! { <span class="wait"><Icon name=IconName::Sync /><span class="sr">{text.board_saving()}</span></span> });
    let reason = refusal.map(|failure| view! { <span class="why"><Icon name=IconName::Alert />{why(text, &failure)}</span> });
    let more = text.board_other_states(&tile.name);
    view! {
        <li>
            <button
                type="submit" name="mark" value=tap(&tile).to_string() class=class
                aria-pressed=if tile.code.is_some() { "true" } else { "false" } data-learner=learner.to_string()
            >
                <span><LongName name=tile.name.clone() /><span class="no num">{no}</span><span class="sub">{hours(text, &tile)}</span></span>
                <span class="st"><StateMark look /></span>
                {reason}
                {wait}
            </button>
            <button type="button" class="tile-more" aria-label=more.clone() title=more on:click=move |_| opens.set(Some(learner))>
                <Icon name=IconName::More />
            </button>
        </li>
    }
}
