//! The foot of the board: corrections, what was done last, and the big act.

use super::{act::REST, fixes::Fixes, last_done::LastDone, store::Roll};
use crate::{
    text::use_text,
    ui::{Icon, IconName, LinkButton},
};
use leptos::{ev, prelude::*};

/// The value of a button that takes back more than one mark; only script understands it.
pub const UNDO: &str = "undo";

/// Everyone else is here; when nobody is left, how many came. The link that takes the button's place wakes up a moment
/// later (in the style), so that a second tap does not leave the page.
#[component]
fn BigAct(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    let text = use_text();
    let tally = Memo::new(move |_| roll.tally());
    move || {
        let tally = tally.get();
        if tally.untaken > 0 {
            return view! {
                <button class="btn btn-primary btn-lg" type="submit" form="roll" name="mark" value=REST.to_string()>
                    <Icon name=IconName::Check />{if tally.untaken == tally.all() { text.board_everyone_present(tally.untaken) } else { text.board_all_present(tally.untaken) }}
                </button>
            }
            .into_any();
        }
        view! {
            <p class="complete">
                <Icon name=IconName::CheckCircle class="ink-positive" />
                <span><b>{text.board_complete()}</b><span class="soft">{text.board_complete_of(tally.came(), tally.all())}</span></span>
            </p>
            <LinkButton href="/board">{text.board_back_to_today()}</LinkButton>
        }
        .into_any()
    }
}

/// The foot.
#[component]
pub fn RollFoot(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    view! { <Fixes roll=roll.clone() /><div class="last-row"><LastDone roll=roll.clone() /></div><div class="act"><BigAct roll /></div> }
}

impl Roll {
    /// Carries out what the pressed button says; without script the browser sends it instead.
    pub fn pressed(&self, event: &ev::SubmitEvent) {
        let Some(value) = event.submitter().and_then(|button| button.get_attribute("value")) else { return };
        if value == UNDO {
            event.prevent_default();
            self.undo();
        } else if let Ok(mark) = value.parse() {
            event.prevent_default();
            self.act(mark);
        }
        self.chosen.set(None);
    }
}
