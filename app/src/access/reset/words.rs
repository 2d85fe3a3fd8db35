//! What was wrong on a page with one thing to fill in.

use crate::{
    access::factor::locked,
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Tone, Wrong},
};
use leptos::prelude::*;
use shared::error::AppError;

/// Why a field was refused.
fn why(text: Text, reason: &str) -> String {
    match reason {
        "required" => text.reset_login_required(),
        "short" => text.access_new_short(),
        "long" => text.access_new_long(),
        "guessable" => text.access_new_guessable(),
        "breached" => text.access_new_breached(),
        _ => return locked(text, reason).unwrap_or_else(|| text.families_code_wrong().to_owned()),
    }
    .to_owned()
}

/// What was wrong with the one field of a page, for above the form and for the field.
pub(super) fn wrong(text: Text, failure: Option<&Failure>, field: &'static str) -> (Vec<Wrong>, MaybeProp<String>) {
    let words = failure.and_then(|failure| failure.reason(field)).map(|reason| why(text, &reason));
    (words.iter().map(|words| Wrong { id: field.to_owned(), words: words.clone() }).collect(), MaybeProp::from(words))
}

/// Says that the steps so far count no more, with the way to their beginning.
#[component]
pub(super) fn Gone(
    /// How the last step ended.
    failure: Option<Failure>,
) -> impl IntoView {
    let text = use_text();
    failure.filter(|Failure(error)| *error == AppError::SignedOut).map(|_| {
        view! { <Banner tone=Tone::Danger><b>{text.reset_gone()}</b><p class="label"><a href="/forgot">{text.reset_again()}</a></p></Banner> }
    })
}
