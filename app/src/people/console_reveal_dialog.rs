//! The question before a contact is shown in full.

use super::{api::reveal_contact, console_reveal::Reveals};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Button, ButtonKind, Dialog, ErrorSummary, LinkButton, TextArea, Tone, Wrong},
};
use leptos::prelude::*;
use shared::{
    error::AppError,
    id::LearnerId,
    people::{Reveal, Revealed},
};

const REASON: &str = "reveal-reason";

/// Which contact was asked for, and the answer.
type Answer = (LearnerId, Reveal, Result<Revealed, Failure>);

fn why(text: Text, reason: &str) -> String {
    match reason {
        "short" => text.people_reveal_short(),
        "long" => text.people_reveal_long(),
        _ => text.learners_reveal_limit(),
    }
    .to_owned()
}

/// What went wrong; where a fresh proof is needed, the way to it and back.
fn refused(text: Text, learner: LearnerId, failure: Failure) -> impl IntoView {
    let proof = failure.0 == AppError::NeedsProof;
    let act =
        move || proof.then(|| view! { <LinkButton href=format!("/account/confirm?next=/console/learners/{learner}")>{text.door_to_confirm()}</LinkButton> });
    let (title, next) = (failure.title(text), failure.next(text));
    view! { <Banner tone=Tone::Danger act><b>{title}</b><p class="label">{next}</p></Banner> }
}

/// Asks why, and says how many are left today.
#[component]
pub fn RevealDialog(
    /// The page's.
    reveals: Reveals,
) -> impl IntoView {
    let text = use_text();
    let action = Action::new(|(learner, what, reason, key): &(LearnerId, Reveal, String, String)| {
        let (learner, what, reason, key) = (*learner, *what, reason.clone(), key.clone());
        async move { (learner, what, reveal_contact(learner, what, reason, key).await) }
    });
    Effect::new(move || {
        if let Some((learner, what, Ok(revealed))) = action.value().get() {
            action.clear();
            reveals.show(learner, what, revealed);
        }
    });
    let failed = move || {
        let (learner, what, answer): Answer = action.value().get()?;
        answer.err().filter(|_| reveals.is_asked(learner, what)).map(|failure| (learner, failure))
    };
    let wrong = move || failed().and_then(|(_, failure)| failure.reason("reason")).map(|reason| why(text, &reason));
    let errors = move || wrong().map(|words| Wrong { id: REASON.into(), words }).into_iter().collect::<Vec<_>>();
    let banner =
        move || failed().filter(|(_, Failure(error))| !matches!(error, AppError::Invalid(_))).map(|(learner, failure)| refused(text, learner, failure));
    let title = Signal::derive(move || reveals.asked.get().map(|asked| text.learners_reveal_title(&asked.name, asked.field)).unwrap_or_default());
    let open = Signal::derive(move || reveals.asked.read().is_some());
    let close = move || {
        reveals.asked.set(None);
        action.clear();
    };
    let send = move || {
        if let Some(asked) = reveals.asked.get_untracked() {
            action.dispatch((asked.learner, asked.what, reveals.reason.get_untracked(), reveals.key.get_untracked()));
        }
    };
    let busy = Signal::derive(move || action.pending().get());
    let acts = move || {
        view! {
            <Button on:click=move |_| close()>{text.ui_cancel()}</Button>
            <Button kind=ButtonKind::Primary submit=true busy attr:form="reveal-form">{text.learners_reveal_now()}</Button>
        }
    };
    view! {
        <Dialog id="reveal" title open on_close=move |()| close() acts>
            <form
                id="reveal-form"
                class="stack stack-4"
                on:submit=move |event| {
                    event.prevent_default();
                    send();
                }
            >
                <ErrorSummary errors=Signal::derive(errors) />
                {banner}
                <p class="soft">{text.learners_reveal_text()}</p>
                <TextArea
                    id=REASON
                    name="reason"
                    label=text.people_reveal_reason()
                    hint=text.learners_reveal_hint()
                    value=reveals.reason
                    error=MaybeProp::derive(wrong)
                    rows=2
                    most=200
                    on:input=move |event| reveals.type_reason(event_target_value(&event))
                />
                <p class="label soft">{move || text.learners_reveal_left(reveals.left.get())}</p>
            </form>
        </Dialog>
    }
}
