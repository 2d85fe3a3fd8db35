//! The phone of a lead, masked, with the way to see it in full, which needs script.

use super::{
    api::RevealLead,
    words::{of, wrongs},
};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonSize, Field, LinkButton, Sending, Tone},
};
use leptos::prelude::*;
use shared::{error::AppError, id::LeadId};

/// What went wrong; where a fresh proof is needed, the way to it and back.
fn refused(text: Text, lead: LeadId, failure: &Failure) -> impl IntoView + use<> {
    let proof = failure.0 == AppError::NeedsProof;
    let act = move || proof.then(|| view! { <LinkButton href=format!("/account/confirm?next=/console/leads/{lead}")>{text.door_to_confirm()}</LinkButton> });
    let (title, next) = (failure.title(text), failure.next(text));
    view! { <Banner tone=Tone::Danger act><b>{title}</b><p class="label">{next}</p></Banner> }
}

/// The phone; asked for with a reason it stays in full until the page is left.
#[component]
pub(super) fn Phone(
    /// Whose.
    lead: LeadId,
    /// As it is until then.
    masked: String,
    /// How many more today.
    left: i64,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<RevealLead>::default();
    let scripted = RwSignal::new(false);
    let (reason, key) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move || {
        key.set(crate::fresh_key::fresh_key());
        scripted.set(true);
    });
    let shown = move || action.value().get().and_then(Result::ok).map(|revealed| revealed.value);
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = MaybeProp::derive(move || of(&wrongs(text, failure().as_ref(), &["reason"]), "reason"));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_))).map(|failure| refused(text, lead, &failure));
    let busy = Signal::derive(move || action.pending().get());
    // The same until the reason changes: sent twice it counts once.
    let typed = move |event| {
        reason.set(event_target_value(&event));
        key.set(crate::fresh_key::fresh_key());
    };
    let form = move || {
        (scripted.get() && shown().is_none()).then(|| {
            view! {
                <details>
                    <summary>{text.learners_reveal()}</summary>
                    {other}
                    <ActionForm action attr:id="reveal-form" attr:class="stack stack-2" attr:aria-label=text.learners_reveal()>
                        <input type="hidden" name="lead" value=lead.to_string() />
                        <input type="hidden" name="key" prop:value=key />
                        <Field id="reason" name="reason" label=text.people_reveal_reason() hint=text.leads_reveal_hint() value=reason error=wrong on:input=typed />
                        <p class="label soft">{text.learners_reveal_left(left)}</p>
                        <p><Button size=ButtonSize::Small submit=true busy>{text.learners_reveal_now()}</Button></p>
                    </ActionForm>
                </details>
            }
        })
    };
    view! {
        <span class="num" aria-live="polite">{move || shown().unwrap_or_else(|| masked.clone())}</span>
        {form}
    }
}
