//! Words of stages and sources, and of what was wrong with a form.

use crate::{
    failure::Failure,
    text::Text,
    ui::{Badge, Choice, IconName, Tone, Wrong},
};
use leptos::prelude::*;
use shared::leads::{Seller, Source, Stage};

/// What a stage is called.
pub(super) fn stage_name(text: Text, stage: Stage) -> &'static str {
    match stage {
        Stage::New => text.leads_stage_new(),
        Stage::Contacted => text.leads_stage_contacted(),
        Stage::Trial => text.leads_stage_trial(),
        Stage::Won => text.leads_stage_won(),
        Stage::Lost => text.leads_stage_lost(),
    }
}

/// The icon and colour of a stage.
pub(super) const fn stage_sign(stage: Stage) -> (Tone, IconName) {
    match stage {
        Stage::New => (Tone::Warning, IconName::Star),
        Stage::Contacted => (Tone::Info, IconName::Phone),
        Stage::Trial => (Tone::Info, IconName::Ticket),
        Stage::Won => (Tone::Positive, IconName::CheckCircle),
        Stage::Lost => (Tone::Neutral, IconName::Door),
    }
}

/// Where a lead stands.
pub(super) fn stage_badge(text: Text, stage: Stage) -> impl IntoView + use<> {
    let (tone, icon) = stage_sign(stage);
    view! { <Badge tone icon>{stage_name(text, stage)}</Badge> }
}

/// How a family came here.
pub(super) fn source_name(text: Text, source: Source) -> &'static str {
    match source {
        Source::Referral => text.leads_source_referral(),
        Source::WalkIn => text.leads_source_walk_in(),
        Source::Online => text.leads_source_online(),
        Source::Event => text.leads_source_event(),
        Source::Call => text.leads_source_call(),
        Source::Other => text.leads_source_other(),
    }
}

/// The stages to choose from.
pub(super) fn stages(text: Text) -> impl Iterator<Item = Choice> {
    Stage::ALL.into_iter().map(move |stage| Choice::new(stage.word(), stage_name(text, stage)))
}

/// The people to choose from, after `first`.
pub(super) fn sellers(first: &'static str, sellers: Vec<Seller>) -> Vec<Choice> {
    let people = sellers.into_iter().map(|(id, name)| Choice::new(id.to_string(), name));
    std::iter::once(Choice::new("", first)).chain(people).collect()
}

fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("reason", "short") => text.people_reveal_short(),
        ("reason", "long") => text.people_reveal_long(),
        ("reason", _) => text.learners_reveal_limit(),
        ("name", "required") => text.leads_name_required(),
        ("phone", "known") => text.leads_phone_known(),
        ("phone", _) => text.families_phone_bad(),
        ("text", "short") => text.leads_text_short(),
        ("text", _) => text.leads_text_long(),
        ("next_on", "past") => text.leads_next_past(),
        (_, "long") => text.leads_too_long(),
        _ => text.leads_unknown(),
    }
    .to_owned()
}

/// What was wrong with each of `fields`.
pub(super) fn wrongs(text: Text, failure: Option<&Failure>, fields: &[&'static str]) -> Vec<Wrong> {
    let reason = |field: &&'static str| Some((*field, failure?.reason(field)?));
    fields.iter().filter_map(reason).map(|(field, reason)| Wrong { id: field.to_owned(), words: why(text, field, &reason) }).collect()
}

/// The words for one field.
pub(super) fn of(wrongs: &[Wrong], field: &str) -> Option<String> {
    wrongs.iter().find(|wrong| wrong.id == field).map(|wrong| wrong.words.clone())
}
