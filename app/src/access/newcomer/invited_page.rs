//! Where a link of an invitation leads: choosing a password.

use super::{
    api::{AcceptInvitation, read_invited},
    choose::{of, wrongs},
};
use crate::{
    access::door_frame::DoorFrame,
    failure::FailurePage,
    text::use_text,
    ui::{Empty, ErrorSummary, Field, FieldKind, LinkButton, Skeleton},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{access::Invited, error::AppError};

/// The page.
pub struct InvitedPage {
    token: Memo<String>,
    data: Fetched<Invited>,
}

impl InvitedPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
        Self { token, data: fetch(move || token.get(), read_invited) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.data.await {
                    Ok(invited) => view! { <Accept token=this.token.get_untracked() invited /> }.into_any(),
                    Err(failure) if failure.0 == AppError::NotFound => view! { <Gone failure /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=4 /> }>{shown}</Suspense> }.into_any()
    }
}

/// The link was used, taken back, or is too old: all look the same.
#[component]
fn Gone(failure: crate::failure::Failure) -> impl IntoView {
    let text = use_text();
    crate::session::answer_status(&failure);
    view! {
        <Title text=text.door_invite_gone() />
        <main id="main" class="failure">
            <Empty title=text.door_invite_gone() text=text.door_invite_gone_next() alone=true><LinkButton href="/sign-in">{text.failure_sign_in()}</LinkButton></Empty>
        </main>
    }
}

#[component]
fn Accept(token: String, invited: Invited) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<AcceptInvitation>::new().value().get_untracked().and_then(Result::err);
    let wrong = wrongs(text, failure.as_ref(), &["login", "password"]);
    let error = MaybeProp::from(of(&wrong, "password").or_else(|| of(&wrong, "login")));
    let Invited { name, login } = invited;
    view! {
        <DoorFrame title=text.door_invited_title(&name) lead=text.door_invited_lead()>
            <ErrorSummary errors=Signal::stored(wrong) />
            <form method="post" action=AcceptInvitation::PATH>
                <input type="hidden" name="token" value=token />
                <Field id="login" name="username" label=text.access_login() kind=FieldKind::Username value=login readonly=true />
                <Field id="password" name="password" label=text.access_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error=error />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.door_invited_now()}</button>
            </form>
        </DoorFrame>
    }
}
