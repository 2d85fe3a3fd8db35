//! All states of one learner, in big buttons.

use super::{act::one, store::Roll};
use crate::{
    attendance::words::look,
    text::use_text,
    ui::{Icon, IconName, Sheet},
};
use leptos::prelude::*;
use shared::{attendance::Code, id::LearnerId};

const STATES: [Code; 4] = [Code::Present, Code::Absent, Code::Leave, Code::Sick];
const MINUTES: [i64; 6] = [5, 10, 15, 20, 30, 45];

/// The buttons of one learner.
#[component]
fn States(
    /// The roll.
    roll: Roll,
    /// Whose.
    learner: LearnerId,
) -> impl IntoView {
    let text = use_text();
    let now = untrack(|| roll.tile(learner)).and_then(|tile| tile.code.map(|code| (code, tile.late_minutes)));
    let pick = move |code: Option<Code>, late: Option<i64>, icon: Option<IconName>, word: String, ink: &'static str| {
        let is_now = now.is_some() && now == code.map(|code| (code, late));
        view! {
            <button class="btn" type="submit" form="roll" name="mark" value=one(learner, code, late).to_string() aria-pressed=if is_now { "true" } else { "false" }>
                {icon.map(|name| view! { <Icon name class=ink /> })}
                {word}
            </button>
        }
    };
    let states = STATES
        .map(|code| {
            let look = look(text, Some(code), None);
            pick(Some(code), None, look.icon, look.word, look.ink)
        })
        .collect_view();
    let minutes = MINUTES.map(|minutes| pick(Some(Code::Late), Some(minutes), None, text.board_minutes(minutes), "")).collect_view();
    view! {
        <div class="stack stack-4">
            <div class="picks">{states}</div>
            <h3 class="label soft row"><Icon name=IconName::Clock class="ink-warning" />{text.board_late_by()}</h3>
            <div class="picks picks-few">{minutes}</div>
            <div class="picks picks-one">{pick(None, None, Some(IconName::Undo), text.board_take_back().to_owned(), "faint")}</div>
        </div>
    }
}

/// Rises when a learner was chosen by a long press, the menu key or 「…」.
#[component]
pub fn RollSheet(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    let text = use_text();
    let (chosen, named, close) = (roll.chosen.clone(), roll.clone(), roll.chosen.clone());
    let open = Signal::derive(move || chosen.get().is_some());
    let title = Signal::derive(move || named.chosen.get().map(|learner| text.board_set_state(named.name(learner))).unwrap_or_default());
    let states = move || roll.chosen.get().map(|learner| view! { <States roll=roll.clone() learner /> });
    view! { <Sheet id="states" title open on_close=Callback::new(move |()| close.set(None))>{states}</Sheet> }
}
