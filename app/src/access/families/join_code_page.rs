//! Where a short code leads to its invitation.

use super::{
    api::OpenDoor,
    words::{of, wrongs},
};
use crate::{
    access::door_frame::DoorFrame,
    text::use_text,
    ui::{ErrorSummary, Field},
};
use leptos::{prelude::*, server_fn::ServerFn};

/// The page.
pub struct JoinCodePage;

impl JoinCodePage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        let text = use_text();
        let failure = ServerAction::<OpenDoor>::new().value().get_untracked().and_then(Result::err);
        let wrong = wrongs(text, failure.as_ref(), &["code"]);
        let error =
            MaybeProp::from(of(&wrong, "code").map(|words| if words == text.families_code_wrong() { text.families_short_wrong().to_owned() } else { words }));
        view! {
            <DoorFrame title=text.families_join_title() lead=text.families_join_lead()>
                <ErrorSummary errors=Signal::stored(wrong) />
                <form method="post" action=OpenDoor::PATH>
                    <Field id="code" name="code" label=text.families_code() hint=text.families_code_hint() required=true error />
                    <button type="submit" class="btn btn-primary btn-lg btn-block">{text.families_join_next()}</button>
                </form>
            </DoorFrame>
        }
        .into_any()
    }
}
