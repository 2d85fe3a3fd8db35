//! The second step: the code that came to the phone. The page says the same whether one was sent or not.

use super::{
    api::CheckResetCode,
    words::{Gone, wrong},
};
use crate::{
    access::door_frame::DoorFrame,
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The page.
pub struct ResetCodePage;

impl ResetCodePage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        let text = use_text();
        let failure = ServerAction::<CheckResetCode>::new().value().get_untracked().and_then(Result::err);
        let (errors, error) = wrong(text, failure.as_ref(), "code");
        view! {
            <DoorFrame title=text.reset_code_title() lead=text.reset_sent()>
                <ErrorSummary errors=Signal::stored(errors) />
                <Gone failure />
                <form method="post" action=CheckResetCode::PATH>
                    <Field id="code" name="code" label=text.families_proof() kind=FieldKind::Code required=true error />
                    <button type="submit" class="btn btn-primary btn-lg btn-block">{text.families_join_next()}</button>
                </form>
                <p class="label soft">{text.reset_secret()}</p>
                <p class="label"><a class="btn btn-link" href="/forgot">{text.reset_not_got()}</a></p>
                <p class="label soft">{text.reset_office()}</p>
            </DoorFrame>
        }
        .into_any()
    }
}
