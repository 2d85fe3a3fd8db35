//! The last step: a new password.

use super::{
    api::ChoosePassword,
    words::{Gone, wrong},
};
use crate::{
    access::door_frame::DoorFrame,
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The page.
pub struct NewPasswordPage;

impl NewPasswordPage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        let text = use_text();
        let failure = ServerAction::<ChoosePassword>::new().value().get_untracked().and_then(Result::err);
        let (errors, error) = wrong(text, failure.as_ref(), "password");
        view! {
            <DoorFrame title=text.reset_new_title() lead=text.reset_new_lead()>
                <ErrorSummary errors=Signal::stored(errors) />
                <Gone failure />
                <form method="post" action=ChoosePassword::PATH>
                    <Field id="password" name="password" label=text.access_new_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error />
                    <button type="submit" class="btn btn-primary btn-lg btn-block">{text.reset_now()}</button>
                </form>
            </DoorFrame>
        }
        .into_any()
    }
}
