//! The three steps: scan, write down, type a code.

use super::{api::ConfirmSecondFactor, qr::QrCode, why};
use crate::{
    text::use_text,
    ui::{ErrorSummary, Field, FieldKind, Wrong},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::{access::SetUp, error::AppError};

/// What is scanned and written down, and the form that finishes; a plain form, so that nothing of it stays in the browser.
#[component]
pub fn SetUpForm(
    /// What is to be scanned and written down.
    set_up: SetUp,
    /// Whose it is.
    name: String,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<ConfirmSecondFactor>::new().value().get_untracked().and_then(Result::err);
    let wrong = failure.and_then(|failure| match &failure.0 {
        AppError::Conflict(_) => Some(text.door_set_up_gone().to_owned()),
        _ => failure.reason("code").map(|reason| why::code(text, &reason)),
    });
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: "code".into(), words: words.clone() }).collect();
    let key = set_up.key_in_groups();
    let codes = set_up.codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view();
    view! {
        <ErrorSummary errors=Signal::stored(errors) />
        <section class="sec stack stack-4" aria-labelledby="scan-h">
            <h2 id="scan-h">{text.door_scan()}</h2>
            <p class="soft">{text.door_scan_text()}</p>
            <QrCode qr=set_up.qr label=text.door_scan_picture(&name) />
            <p class="label soft">{text.door_key()}<br /><b class="mono key">{key}</b></p>
        </section>
        <section class="sec stack stack-4" aria-labelledby="codes-h">
            <h2 id="codes-h">{text.door_codes()}</h2>
            <p class="soft">{text.door_codes_text()}</p>
            <ul class="codes mono">{codes}</ul>
        </section>
        <section class="sec stack stack-4" aria-labelledby="finish-h">
            <h2 id="finish-h">{text.door_finish()}</h2>
            <form method="post" action=ConfirmSecondFactor::PATH class="stack stack-4">
                <Field id="code" name="code" label=text.door_code() kind=FieldKind::Code required=true error=MaybeProp::from(wrong) />
                <p><button type="submit" class="btn btn-primary">{text.door_finish_now()}</button></p>
            </form>
        </section>
    }
}
