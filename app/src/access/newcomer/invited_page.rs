//! Where a link of an invitation leads: choosing a password.

use super::{
    api::{AcceptInvitation, read_invited},
    choose::{of, wrongs},
};
use crate::{
    access::{by_link::ByLink, door_frame::DoorFrame},
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::access::Invited;

/// The page.
pub struct InvitedPage(ByLink<Invited>);

impl InvitedPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(ByLink::read(read_invited))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        this.0.show(accept)
    }
}

fn accept(token: String, invited: Invited) -> AnyView {
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
                <Field id="login" name="" label=text.access_login() kind=FieldKind::Username value=login readonly=true />
                <Field id="password" name="password" label=text.access_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error=error />
                <button type="submit" class="btn btn-primary btn-lg btn-block">{text.door_invited_now()}</button>
            </form>
        </DoorFrame>
    }
    .into_any()
}
