//! Where the office's link leads: a new password.

use super::{
    api::{ResetPassword, read_resetting},
    words::wrong,
};
use crate::{
    access::{by_link::ByLink, door_frame::DoorFrame},
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::access::Resetting;

/// The page.
pub struct ResetPage(ByLink<Resetting>);

impl ResetPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(ByLink::read(read_resetting))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let text = use_text();
        this.0.gone_as(text.reset_link_gone(), text.reset_link_gone_next()).show(choose)
    }
}

fn choose(token: String, resetting: Resetting) -> AnyView {
    let text = use_text();
    let failure = ServerAction::<ResetPassword>::new().value().get_untracked().and_then(Result::err);
    let (errors, error) = wrong(text, failure.as_ref(), "password");
    let Resetting { name, login } = resetting;
    let whose = login.map(|login| view! { <Field id="login" name="" label=text.access_login() kind=FieldKind::Username value=login readonly=true /> });
    view! {
        <DoorFrame title=text.reset_link_title(&name) lead=text.reset_new_lead()>
            <ErrorSummary errors=Signal::stored(errors) />
            <form method="post" action=ResetPassword::PATH>
                <input type="hidden" name="token" value=token />
                {whose}
                <Field id="password" name="password" label=text.access_new_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.reset_now()}</button>
            </form>
        </DoorFrame>
    }
    .into_any()
}
