//! The child's own sign-in, on the phone of the guardian who manages it.

use super::{
    api::{EndLearnerDevices, SetLearnerLogin, StopLearnerLogin, read_learner_login},
    words::{of, wrongs},
};
use crate::{
    access::{account_frame::AccountFrame, desk::devices::DeviceRows},
    failure::FailurePage,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, ErrorSummary, Field, FieldKind, Sending, Skeleton, Tone},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{access::LearnerLogin, error::AppError, id::LearnerId};

/// The page.
pub struct LoginPage(Fetched<LearnerLogin>);

impl LoginPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let learner = move || params.read().get_str("learner").and_then(|id| id.parse::<LearnerId>().ok());
        Self(fetch(move || (learner(), query.read().get("done")), |(learner, _)| async move { read_learner_login(learner.ok_or(AppError::NotFound)?).await }))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.0.await {
                    Ok(login) => view! { <Login login /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=5 /> }>{shown}</Suspense> }.into_any()
    }
}

#[component]
fn Login(login: LearnerLogin) -> impl IntoView {
    let text = use_text();
    let LearnerLogin { learner, name, login, is_active, devices } = login;
    let done = use_query_map().read_untracked().get_str("done") == Some("1");
    let saved = done.then(|| text.families_login_saved(&name)).map(|words| view! { <Banner tone=Tone::Positive>{words}</Banner> });
    let stopped = (login.is_some() && !is_active).then(|| view! { <Banner tone=Tone::Warning>{text.families_login_stopped()}</Banner> });
    let used = is_active.then(|| {
        let (none, any) = (devices.is_empty(), !devices.is_empty());
        view! {
            <section class="sec stack stack-3" aria-labelledby="devices-h">
                <h2 id="devices-h">{text.access_devices()}</h2>
                {none.then(|| view! { <p class="soft">{text.families_login_unused()}</p> })}
                <DeviceRows devices />
                {any.then(|| act(learner, EndLearnerDevices::PATH, text.families_login_out(), "btn btn-block"))}
            </section>
            <section class="sec stack stack-3" aria-labelledby="stop-h">
                <h2 id="stop-h">{text.families_login_stop()}</h2>
                <p class="soft">{text.families_login_stop_text()}</p>
                {act(learner, StopLearnerLogin::PATH, text.families_login_stop(), "btn btn-danger btn-block")}
            </section>
        }
    });
    view! {
        <AccountFrame title=text.families_login_of(&name) back=Some("/portal/privacy")>
            {saved}
            {stopped}
            <section class="sec stack stack-3">
                <p class="soft">{text.families_login_text()}</p>
                <SetForm learner login=login.unwrap_or_default() is_active />
            </section>
            {used}
        </AccountFrame>
    }
}

/// A form of one button.
fn act(learner: LearnerId, path: &'static str, label: &'static str, class: &'static str) -> impl IntoView {
    view! {
        <form method="post" action=path>
            <input type="hidden" name="learner" value=learner.to_string() />
            <button type="submit" class=class>{label}</button>
        </form>
    }
}

/// What a password is needed for.
fn hint(text: Text, is_active: bool) -> String {
    if is_active { format!("{} {}", text.families_login_keep(), text.access_new_hint()) } else { text.access_new_hint().to_owned() }
}

#[component]
fn SetForm(learner: LearnerId, login: String, is_active: bool) -> impl IntoView {
    let text = use_text();
    let action = Sending::<SetLearnerLogin>::default();
    resend::follow(action, "login-form", Callback::new(|()| ()));
    let wrong = move || wrongs(text, action.value().get().and_then(Result::err).as_ref(), &["login", "password"]);
    let [wrong_login, wrong_password] = ["login", "password"].map(|field| MaybeProp::derive(move || of(&wrong(), field)));
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ErrorSummary errors=Signal::derive(wrong) bare=true />
        <ActionForm action attr:id="login-form" attr:class="stack stack-4">
            <input type="hidden" name="learner" value=learner.to_string() />
            <Field id="login" name="login" label=text.families_child_login() hint=text.families_login_hint() kind=FieldKind::Username required=true value=login error=wrong_login />
            <Field id="password" name="password" label=text.access_new_password() hint=hint(text, is_active) kind=FieldKind::NewPassword required=!is_active error=wrong_password />
            <p><Button kind=ButtonKind::Primary submit=true busy class="btn-block">{text.families_login_save()}</Button></p>
        </ActionForm>
    }
}
