//! The first run: the first administrator of a house without accounts.

use super::{
    api::{StartSchool, read_first_run},
    choose::{of, wrongs},
};
use crate::{
    access::door_frame::DoorFrame,
    failure::FailurePage,
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind, Skeleton},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The page.
pub struct FirstRunPage(Fetched<()>);

impl FirstRunPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_first_run()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.0.await {
                    Ok(()) => view! { <FirstRun /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=5 /> }>{shown}</Suspense> }.into_any()
    }
}

#[component]
fn FirstRun() -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<StartSchool>::new().value().get_untracked().and_then(Result::err);
    let wrong = wrongs(text, failure.as_ref(), &["code", "name", "login", "password"]);
    let [code, name, login, password] = ["code", "name", "login", "password"].map(|field| MaybeProp::from(of(&wrong, field)));
    view! {
        <DoorFrame title=text.door_first_title() lead=text.door_first_lead()>
            <ErrorSummary errors=Signal::stored(wrong) />
            <form method="post" action=StartSchool::PATH>
                <Field id="code" name="code" label=text.door_first_code() hint=text.door_first_code_hint() required=true error=code />
                <Field id="name" name="name" label=text.door_name() kind=FieldKind::Name required=true error=name />
                <Field id="login" name="login" label=text.access_login() kind=FieldKind::Username required=true error=login />
                <Field id="password" name="password" label=text.access_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error=password />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.door_first_now()}</button>
            </form>
        </DoorFrame>
    }
}
