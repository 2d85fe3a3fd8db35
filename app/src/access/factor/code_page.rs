//! The code after the password.

use super::{api::SignInCode, why};
use crate::{
    access::door_frame::DoorFrame,
    failure::Failure,
    text::use_text,
    ui::{Banner, ErrorSummary, Field, FieldKind, Tone, Wrong, address},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::error::AppError;

/// The page.
pub struct CodePage;

impl CodePage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        view! { <Code /> }.into_any()
    }
}

/// A plain form: works without script, and the page that follows is a new document.
#[component]
fn Code() -> impl IntoView {
    let text = use_text();
    let query = use_query_map().read_untracked().clone();
    let (next, by_recovery) = (query.get("next").unwrap_or_default(), query.get_str("by") == Some("recovery"));
    let failure = ServerAction::<SignInCode>::new().value().get_untracked().and_then(Result::err);
    let gone = failure.as_ref().is_some_and(|Failure(error)| *error == AppError::SignedOut);
    let wrong = failure.as_ref().and_then(|failure| failure.reason("code")).map(|reason| why::code(text, &reason));
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: "code".into(), words: words.clone() }).collect();
    let (kind, label) = if by_recovery { (FieldKind::Text, text.door_recovery_code()) } else { (FieldKind::Code, text.door_code()) };
    let (other, other_label) = if by_recovery { ("", text.door_by_app()) } else { ("recovery", text.door_by_recovery()) };
    let again = address("/sign-in", &[("next", &next)]);
    let expired = gone.then(|| {
        view! { <Banner tone=Tone::Danger><b>{text.door_step_gone()}</b><p class="label"><a href=again>{text.door_start_again()}</a></p></Banner> }
    });
    let next_field = (!next.is_empty()).then(|| view! { <input type="hidden" name="next" value=next.clone() /> });
    view! {
        <DoorFrame title=text.door_code_title() lead=text.door_code_lead()>
            <ErrorSummary errors=Signal::stored(errors) />
            {expired}
            <form method="post" action=SignInCode::PATH>
                {next_field}
                <Field id="code" name="code" label=label kind=kind required=true error=MaybeProp::from(wrong) />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.door_code_now()}</button>
            </form>
            <p class="label"><a class="btn btn-link" rel="external" href=address("/sign-in/code", &[("next", &next), ("by", other)])>{other_label}</a></p>
            <p class="label soft">{text.door_code_lost()}</p>
        </DoorFrame>
    }
}
