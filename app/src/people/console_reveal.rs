//! Contacts that are shown in clear on this page, until it is left.

use crate::{
    fresh_key::fresh_key,
    text::use_text,
    ui::{Button, ButtonKind, ButtonSize},
};
use leptos::prelude::*;
use shared::{
    id::LearnerId,
    people::{Reveal, Revealed},
};

/// A contact somebody wants to see in full.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// Whose page it stands on.
    pub learner: LearnerId,
    /// Which.
    pub what: Reveal,
    /// The field, in the reader's words.
    pub field: &'static str,
    /// Who it belongs to.
    pub name: String,
}

/// What is asked for and what was shown. It outlives the data of the page, which is read again as things happen.
#[derive(Clone, Copy)]
pub struct Reveals {
    /// What the dialog is open for.
    pub asked: RwSignal<Option<Asked>>,
    /// Why, as far as it is typed.
    pub reason: RwSignal<String>,
    /// The same until the reason changes: sent twice it counts once.
    pub key: RwSignal<String>,
    /// How many more today.
    pub left: RwSignal<i64>,
    shown: RwSignal<Vec<(LearnerId, Reveal, String)>>,
    scripted: RwSignal<bool>,
}

impl Reveals {
    /// Nothing is asked for, nothing shown.
    #[must_use]
    pub fn new() -> Self {
        let scripted = RwSignal::new(false);
        Effect::new(move || scripted.set(true));
        let (asked, reason, key) = (RwSignal::new(None), RwSignal::new(String::new()), RwSignal::new(String::new()));
        Self { asked, reason, key, left: RwSignal::new(0), shown: RwSignal::new(Vec::new()), scripted }
    }

    /// The page is now `learner`'s: what was shown on another is gone.
    pub fn begin(self, learner: LearnerId, left: Option<i64>) {
        self.left.set(left.unwrap_or_default());
        if self.shown.read_untracked().iter().any(|(whose, ..)| *whose != learner) {
            self.shown.update(|shown| shown.retain(|(whose, ..)| *whose == learner));
        }
    }

    /// Shows a value in its place, and closes the dialog if it is still open for it.
    pub fn show(self, learner: LearnerId, what: Reveal, revealed: Revealed) {
        self.left.set(revealed.left);
        self.shown.update(|shown| shown.push((learner, what, revealed.value)));
        if self.is_asked(learner, what) {
            self.asked.set(None);
        }
    }

    /// Whether the dialog is open for this one.
    #[must_use]
    pub fn is_asked(self, learner: LearnerId, what: Reveal) -> bool {
        self.asked.read_untracked().as_ref().is_some_and(|asked| asked.learner == learner && asked.what == what)
    }

    /// Takes what was typed.
    pub fn type_reason(self, reason: String) {
        self.reason.set(reason);
        self.key.set(fresh_key());
    }

    fn ask(self, asked: Asked) {
        self.type_reason(String::new());
        self.asked.set(Some(asked));
    }

    fn value(self, learner: LearnerId, what: Reveal) -> Option<String> {
        self.shown.read().iter().find(|(whose, which, _)| *whose == learner && *which == what).map(|(.., value)| value.clone())
    }
}

impl Default for Reveals {
    fn default() -> Self {
        Self::new()
    }
}

/// A masked contact with the way to see it in full, which needs script.
#[component]
pub fn Revealable(
    /// The page's.
    reveals: Reveals,
    /// Which contact, and whose.
    asked: Asked,
    /// As it is until then.
    masked: String,
) -> impl IntoView {
    let text = use_text();
    let (learner, what) = (asked.learner, asked.what);
    let label = if what == Reveal::Address { text.learners_reveal_address() } else { text.learners_reveal() };
    let button = move || {
        let asked = asked.clone();
        (reveals.scripted.get() && reveals.value(learner, what).is_none()).then(|| {
            let whose = text.learners_reveal_whose(&asked.name, asked.field);
            view! {
                <Button kind=ButtonKind::Link size=ButtonSize::Small on:click=move |_| reveals.ask(asked.clone())>
                    {label}<span class="sr">{whose}</span>
                </Button>
            }
        })
    };
    view! {
        <span class="row row-wrap">
            <span class="num" aria-live="polite">{move || reveals.value(learner, what).unwrap_or_else(|| masked.clone())}</span>
            {button}
        </span>
    }
}
