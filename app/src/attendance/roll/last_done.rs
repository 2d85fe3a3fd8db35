//! What was done last, in words with the name, and the way back.

use super::{last::Last, store::Roll, tile::why};
use crate::{
    attendance::words::look,
    failure::Failure,
    text::{Text, use_text},
    ui::{Icon, IconName, LinkButton},
};
use leptos::prelude::*;
use shared::{attendance::Target, error::AppError, id::LearnerId};

/// Words with the name in bold, wherever the language puts it.
fn with_name(words: impl Fn(&str) -> String, name: String) -> impl IntoView {
    let words = words("\u{1}");
    let (before, after) = words.split_once('\u{1}').unwrap_or((&words, ""));
    view! { <span>{before.to_owned()}<b>{name}</b>{after.to_owned()}</span> }
}

fn marked(text: Text, roll: &Roll, last: &Last) -> Option<AnyView> {
    let Last::One { mark, .. } = last else { return None };
    let Target::One(learner) = mark.target else { return None };
    let (look, name) = (look(text, mark.code, mark.late_minutes), roll.name(learner));
    let icon = look.icon.unwrap_or(IconName::Undo);
    let words = if mark.code.is_some() {
        with_name(|name| text.board_marked(name, &look.word), name).into_any()
    } else {
        with_name(|name| text.board_taken_back(name), name).into_any()
    };
    Some(view! { <Icon name=icon class=look.ink />{words} }.into_any())
}

fn refused(text: Text, roll: &Roll, learner: Option<LearnerId>, failure: &Failure) -> AnyView {
    let reason = why(text, failure);
    let words = match learner {
        Some(learner) => with_name(|name| text.board_not_saved(name, &reason), roll.name(learner)).into_any(),
        None => view! { <span>{text.board_not_saved_rest(&reason)}</span> }.into_any(),
    };
    let next = match failure.0 {
        AppError::Busy => text.board_why_offline_next(),
        AppError::SignedOut => text.board_why_signed_out_next(),
        _ => text.board_why_next(),
    };
    let sign_in = (failure.0 == AppError::SignedOut)
        .then(|| view! { <LinkButton href=format!("/sign-in?next=/board/lesson/{}", roll.lesson)>{text.failure_sign_in()}</LinkButton> });
    view! { <Icon name=IconName::Alert class="ink-danger" /><span>{words}<span class="label soft then">{next}</span></span>{sign_in} }.into_any()
}

fn words(text: Text, roll: &Roll, last: &Last) -> AnyView {
    let plain = |icon, ink, words: String| view! { <Icon name=icon class=ink /><span>{words}</span> }.into_any();
    match last {
        Last::Nothing => ().into_any(),
        Last::One { .. } => marked(text, roll, last).unwrap_or_else(|| ().into_any()),
        Last::Rest(learners) => plain(IconName::Check, "ink-positive", text.board_marked_rest(learners.len())),
        Last::Back(n) => plain(IconName::Undo, "faint", text.board_taken_back_rest(n)),
        Last::Refused { learner, failure } => refused(text, roll, *learner, failure),
    }
}

/// Names the last change; the button beside it takes it back.
#[component]
pub fn LastDone(
    /// The roll.
    roll: Roll,
) -> impl IntoView {
    let text = use_text();
    let own = roll.clone();
    let undo = move || match own.last.get() {
        Last::One { undo, .. } => Some(undo.to_string()),
        Last::Rest(learners) if own.ready.get() && !learners.is_empty() => Some(super::UNDO.to_owned()),
        _ => None,
    };
    let button = move || {
        undo()
            .map(|value| view! { <button class="btn" type="submit" form="roll" name="mark" value=value><Icon name=IconName::Undo />{text.ui_undo()}</button> })
    };
    view! {
        <div class="last" role="status" aria-label=text.board_last()>{move || words(text, &roll, &roll.last.get())}</div>
        {button}
    }
}
