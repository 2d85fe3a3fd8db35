//! The form. It works without script; what was typed waits on the server, for no address carries it.

use super::{
    api::AddLearner,
    candidates::{FORM, candidates},
    fields::{child, family, school},
    words::wrongs,
};
use crate::{
    failure::Failure,
    text::use_text,
    ui::{ActionForm, Banner, Button, ButtonKind, ErrorSummary, Sending, Tone},
};
use leptos::prelude::*;
use shared::{error::AppError, people::NewcomerForm};

/// Whom it may be, what is wrong, the fields.
pub(super) fn form(form: NewcomerForm) -> impl IntoView {
    let text = use_text();
    let action = Sending::<AddLearner>::default();
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = Signal::derive(move || wrongs(text, failure().as_ref()));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_)));
    let words = move |failure: &Failure| match &failure.0 {
        AppError::Conflict(code) if code == "numbers_full" => text.archive_numbers_full().to_owned(),
        AppError::Conflict(_) => text.archive_sent_already().to_owned(),
        _ => failure.title(text),
    };
    let busy = Signal::derive(move || action.pending().get());
    let NewcomerForm { campuses, typed, candidates: all, key, today } = form;
    let joined = if typed == shared::people::TypedLearner::default() { today.to_string() } else { typed.joined_on.clone() };
    let who = candidates(all, &key, &typed.state);
    view! {
        {who}
        <ErrorSummary errors=wrong />
        {move || other().map(|failure| view! { <Banner tone=Tone::Danger>{words(&failure)}</Banner> })}
        <ActionForm action attr:id=FORM attr:class="stack stack-6" attr:aria-labelledby="new-h">
            <input type="hidden" name="key" value=key />
            {child(&typed, wrong)}
            {family(&typed, wrong)}
            {school(&typed, campuses, joined, wrong)}
            <p><Button kind=ButtonKind::Primary submit=true busy>{text.archive_add_now()}</Button></p>
        </ActionForm>
    }
}
