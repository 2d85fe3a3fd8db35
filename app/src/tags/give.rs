//! Giving and taking tags by hand, with ten seconds to take it back.

use super::api::{give_tag, take_tag};
use crate::{
    failure::Failure,
    fresh_key::fresh_key,
    text::use_text,
    ui::{Banner, Toast, Toasts, Tone},
};
use leptos::prelude::*;
use shared::{id::LearnerId, tags::TagName};
use std::time::Duration;

/// How long it can be taken back.
const UNDO: Duration = Duration::from_secs(10);

/// One act: whose tag, which, given or taken; and whose name is said.
#[derive(Clone, PartialEq, Eq)]
pub struct Act {
    /// Whose.
    pub learner: LearnerId,
    /// Their name.
    pub who: String,
    /// Which.
    pub tag: TagName,
    /// Given, or taken.
    pub give: bool,
}

/// What was done last on the page, and how it went. It outlives the page's being read again.
#[derive(Clone, Copy)]
pub struct Giving {
    action: Action<(Act, String), Result<(), Failure>>,
    done: RwSignal<Option<Act>>,
}

impl Giving {
    /// Reads the page again with `again` after each act.
    pub fn new(again: impl Fn() + Send + Sync + 'static) -> Self {
        let action = Action::new(|(act, key): &(Act, String)| {
            let (learner, tag, give, key) = (act.learner, act.tag.id, act.give, key.clone());
            async move { if give { give_tag(learner, tag, key).await } else { take_tag(learner, tag, key).await } }
        });
        let done = RwSignal::new(None);
        Effect::new(move || {
            if let Some(Ok(())) = action.value().get() {
                set_timeout(move || done.set(None), UNDO);
                again();
            }
        });
        Self { action, done }
    }

    /// Does it, once however often it is pressed.
    pub fn act(self, act: Act) {
        self.done.set(Some(act.clone()));
        self.action.dispatch((act, fresh_key()));
    }

    /// While it is under way.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.action.pending().get())
    }
}

/// What was done, with the way back; or why it was not.
#[component]
pub fn GivingToast(
    /// The page's.
    giving: Giving,
) -> impl IntoView {
    let text = use_text();
    let refused = move || giving.action.value().get().and_then(Result::err).map(|failure| view! { <Banner tone=Tone::Danger>{failure.title(text)}</Banner> });
    let toast = move || {
        let act = giving.done.get().filter(|_| matches!(giving.action.value().get(), Some(Ok(()))))?;
        let words = if act.give { text.tags_given(&act.who, &act.tag.name) } else { text.tags_taken(&act.who, &act.tag.name) };
        let back = Act { give: !act.give, ..act };
        let undo = move || {
            let back = back.clone();
            view! { <button type="button" class="btn btn-sm" on:click=move |_| giving.act(back.clone())>{text.tags_undo()}</button> }
        };
        Some(view! { <Toast act=undo>{words}</Toast> })
    };
    view! { {refused} <Toasts>{toast}</Toasts> }
}
