//! Saving a tag: what is sent, and what was wrong with it.

use super::api::save_tag;
use crate::{failure::Failure, fresh_key::fresh_key, text::Text, ui::Wrong};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use shared::{error::AppError, id::TagId, tags::TagDraft};

/// The fields that can be refused.
const FIELDS: [&str; 3] = ["name", "shelf", "rule"];

/// What is sent: which tag, its version, what it becomes, the key.
type Sent = (Option<TagId>, i64, TagDraft, String);

/// Saving, and how it went.
#[derive(Clone, Copy)]
pub struct Saving {
    action: Action<Sent, Result<TagId, Failure>>,
    text: Text,
}

fn why(text: Text, field: &str, reason: &str) -> String {
    let words = match (field, reason) {
        ("name" | "shelf", "long") => return text.tags_long(TagDraft::LONGEST),
        ("name", "taken") => text.tags_name_taken(),
        ("name", "many") => text.tags_many(),
        ("name", _) => text.tags_name_required(),
        (_, "deep" | "large") => text.tags_rule_large(),
        (_, "empty") => text.tags_rule_empty(),
        (_, "window") => text.tags_rule_window(),
        (_, "kind") => text.tags_rule_kind(),
        _ => text.tags_rule_wrong(),
    };
    words.to_owned()
}

impl Saving {
    /// Goes to the saved tag, or reads it again with `again`.
    pub fn new(text: Text, again: Callback<()>) -> Self {
        let action = Action::new(|(tag, version, draft, key): &Sent| save_tag(*tag, *version, draft.clone(), key.clone()));
        let (go, was_new) = (use_navigate(), RwSignal::new(false));
        Effect::new(move || was_new.set(action.input().get().map_or(was_new.get_untracked(), |(tag, ..)| tag.is_none())));
        Effect::new(move || match action.value().get() {
            Some(Ok(tag)) if was_new.get_untracked() => go(&format!("/console/tags/{tag}"), NavigateOptions { replace: true, ..NavigateOptions::default() }),
            Some(Ok(_)) => again.run(()),
            _ => {}
        });
        Self { action, text }
    }

    /// Sends the tag.
    pub fn send(self, tag: Option<TagId>, version: i64, draft: TagDraft) {
        self.action.dispatch((tag, version, draft, fresh_key()));
    }

    /// While it is under way.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.action.pending().get())
    }

    /// Whether the last one was saved.
    pub fn is_saved(self) -> bool {
        matches!(self.action.value().get(), Some(Ok(_)))
    }

    fn failure(self) -> Option<Failure> {
        self.action.value().get().and_then(Result::err)
    }

    /// What is wrong with a field.
    pub fn wrong(self, field: &'static str) -> Option<String> {
        self.failure().and_then(|failure| failure.reason(field)).map(|reason| why(self.text, field, &reason))
    }

    /// All that is wrong.
    pub fn errors(self) -> Vec<Wrong> {
        FIELDS.into_iter().filter_map(|field| Some(Wrong { id: format!("tag-{field}"), words: self.wrong(field)? })).collect()
    }

    /// Why else it was not saved.
    pub fn refused(self) -> Option<String> {
        let failure = self.failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_)))?;
        Some(if matches!(failure.0, AppError::Conflict(_)) { self.text.tags_changed_meanwhile().to_owned() } else { failure.title(self.text) })
    }
}
