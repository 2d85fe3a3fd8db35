//! The rule builder: a rule as rows and groups that are changed in place.

mod fields;
mod group;
mod kind;
mod row;

use super::words::{Names, sentence};
use crate::text::use_text;
use group::group;
use leptos::prelude::*;
use row::row;
use shared::tags::{Condition, Rule, TagPage};

/// The rule that is being built. Values change without drawing anew; rows and groups that come and go draw it anew.
#[derive(Clone, Copy)]
pub struct Builder {
    /// The rule as it stands.
    pub rule: RwSignal<Rule>,
    shape: RwSignal<u32>,
    names: StoredValue<Names>,
    states: StoredValue<Vec<String>>,
}

impl Builder {
    /// Begins with the rule of `page`, as a group in any case.
    pub fn new(page: &TagPage) -> Self {
        let rule = match page.draft.rule.clone() {
            Some(group @ (Rule::All(_) | Rule::Any(_))) => group,
            other => Rule::All(other.into_iter().collect()),
        };
        let names = Names { campuses: page.campuses.clone(), given: page.given.clone() };
        Self { rule: RwSignal::new(rule), shape: RwSignal::new(0), names: StoredValue::new(names), states: StoredValue::new(page.states.clone()) }
    }

    /// What ids are called.
    pub fn names(self) -> Names {
        self.names.get_value()
    }

    /// Changes a value in place.
    fn set(self, at: &[usize], condition: Condition) {
        self.rule.update(|rule| {
            if let Some(part) = rule.at_mut(at) {
                *part = Rule::Is(condition);
            }
        });
    }

    /// Changes what there is, draws anew and puts the focus on `focus`.
    fn reshape(self, focus: String, change: impl FnOnce(&mut Rule)) {
        self.rule.update(change);
        self.shape.update(|shape| *shape += 1);
        request_animation_frame(move || focus_on(&focus));
    }

    /// Turns the part at `path` into its contrary.
    fn negate(self, path: &[usize]) {
        self.reshape(id("not", path), |rule| {
            if let Some(part) = rule.at_mut(path) {
                *part = match part.clone() {
                    Rule::Not(inner) => *inner,
                    other => Rule::Not(Box::new(other)),
                };
            }
        });
    }
}

fn focus_on(id: &str) {
    use leptos::{wasm_bindgen::JsCast, web_sys::HtmlElement};
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The id of a control of the part at `path`.
fn id(what: &str, path: &[usize]) -> String {
    path.iter().fold(format!("rule-{what}"), |id, step| format!("{id}-{step}"))
}

/// The part at `path`, as a row or a group; a *not* around it is a switch of it.
fn part(builder: Builder, path: Vec<usize>) -> AnyView {
    let rule = builder.rule.get_untracked();
    let negated = matches!(rule.at(&path), Some(Rule::Not(_)));
    let at: Vec<usize> = if negated { path.iter().copied().chain([0]).collect() } else { path.clone() };
    match rule.at(&at) {
        Some(Rule::Is(condition)) => row(builder, path, at, negated, condition.clone()),
        Some(Rule::All(_) | Rule::Any(_)) => group(builder, path, at, negated),
        _ => ().into_any(),
    }
}

/// The builder with the rule's sentence below it.
#[component]
pub fn RuleBuilder(
    /// What is built.
    builder: Builder,
) -> impl IntoView {
    let text = use_text();
    let tree = move || {
        builder.shape.track();
        group(builder, Vec::new(), Vec::new(), false)
    };
    let words = move || sentence(text, &builder.names(), &builder.rule.read());
    view! {
        <div class="rule">{tree}</div>
        <p class="rule-words"><span class="soft">{text.tags_in_words()}</span> " " <output id="rule-words">{words}</output></p>
    }
}
