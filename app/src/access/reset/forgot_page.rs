//! A guardian forgot the password: the first step, whose account it is.

use super::{api::AskResetCode, words::wrong};
use crate::{
    access::door_frame::DoorFrame,
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The page.
pub struct ForgotPage;

impl ForgotPage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        let text = use_text();
        let failure = ServerAction::<AskResetCode>::new().value().get_untracked().and_then(Result::err);
        let (errors, error) = wrong(text, failure.as_ref(), "login");
        view! {
            <DoorFrame title=text.reset_title() lead=text.reset_lead()>
                <ErrorSummary errors=Signal::stored(errors) />
                <form method="post" action=AskResetCode::PATH>
                    <Field id="login" name="login" label=text.reset_phone() kind=FieldKind::Tel required=true error />
                    <button type="submit" class="btn btn-primary btn-lg btn-block">{text.families_send()}</button>
                </form>
                <p class="label soft">{text.reset_staff()}</p>
                <p class="label soft">{text.reset_child()}</p>
            </DoorFrame>
        }
        .into_any()
    }
}
