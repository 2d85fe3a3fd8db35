//! Name and password.

use super::{api::SignIn, factor::locked};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, ButtonSize, Caption, ErrorSummary, Sending, Tone, Wrong},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::error::AppError;

/// Words for the reason why a field was refused.
fn words(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("login", _) => text.access_login_required().to_owned(),
        (_, "required") => text.access_password_required().to_owned(),
        _ => locked(text, reason).unwrap_or_else(|| text.access_wrong().to_owned()),
    }
}

/// One line of the form. What the browser has filled in before script runs stays.
#[component]
fn Line(
    /// Id and name.
    name: &'static str,
    /// What to fill in.
    label: &'static str,
    /// `type`.
    kind: &'static str,
    /// `autocomplete`.
    complete: &'static str,
    /// What is wrong.
    error: MaybeProp<String>,
) -> impl IntoView {
    let described = move || error.get().map(|_| format!("{name}-error"));
    view! {
        <Caption id=name label=label hint=None error>
            <input
                class="input" id=name name=name type=kind autocomplete=complete autocapitalize="none" spellcheck="false" required=true
                aria-invalid=move || error.get().map(|_| "true") aria-describedby=described
            />
        </Caption>
    }
}

/// The form; it works without script.
#[component]
pub fn SignInForm(
    /// Signing in.
    action: Sending<SignIn>,
) -> impl IntoView {
    let text = use_text();
    let next = use_query_map().read_untracked().get("next");
    let failure = move || action.value().get().and_then(Result::err);
    let reason = move |field: &'static str| failure().and_then(|failure| failure.reason(field)).map(|reason| words(text, field, &reason));
    let [login, password] = ["login", "password"].map(|field| MaybeProp::derive(move || reason(field)));
    let wrong =
        move || ["login", "password"].into_iter().filter_map(|field| reason(field).map(|words| Wrong { id: field.to_owned(), words })).collect::<Vec<_>>();
    let busy = Signal::derive(move || action.pending().get() || matches!(action.value().get(), Some(Ok(()))));
    let label = move || if busy.get() { text.access_signing_in() } else { text.access_sign_in() };
    view! {
        <ErrorSummary errors=Signal::derive(wrong) />
        {move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_))).map(|failure| {
            view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> }
        })}
        <ActionForm action>
            {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
            <Line name="login" label=text.access_login() kind="text" complete="username" error=login />
            <Line name="password" label=text.access_password() kind="password" complete="current-password" error=password />
            <Button kind=ButtonKind::Primary size=ButtonSize::Large submit=true busy class="btn-block">{label}</Button>
        </ActionForm>
    }
}
