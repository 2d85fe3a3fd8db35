//! On an account: looking through its eyes.

use super::api::BeginView;
use crate::{
    failure::Failure,
    text::use_text,
    ui::{Banner, ErrorSummary, Field, Icon, IconName, Tone, Wrong},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::{error::AppError, id::AccountId};

/// The form: a reason first. It works without script.
#[component]
pub fn ViewAsSection(
    /// Whose eyes.
    account: AccountId,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<BeginView>::new().value().get_untracked().and_then(Result::err);
    let wrong = failure.as_ref().and_then(|failure: &Failure| failure.reason("reason")).map(|_| text.roles_view_as_reason_wrong().to_owned());
    let other = failure
        .filter(|Failure(error)| !matches!(error, AppError::Invalid(_)))
        .map(|failure| view! { <Banner tone=Tone::Danger>{failure.title(text)}</Banner> });
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: "view-reason".into(), words: words.clone() }).collect();
    let filled = use_query_map().read_untracked().get("reason").unwrap_or_default();
    view! {
        <section class="sec" aria-labelledby="view-h">
            <h2 id="view-h">{text.roles_view_as()}</h2>
            <p class="soft">{text.roles_view_as_text()}</p>
            <ErrorSummary errors=Signal::stored(errors) bare=true />
            {other}
            <form method="post" action=BeginView::PATH class="stack stack-2">
                <input type="hidden" name="account" value=account.to_string() />
                <Field id="view-reason" name="reason" label=text.access_grant_reason() hint=text.roles_view_as_hint() value=filled error=MaybeProp::from(wrong) />
                <p><button type="submit" class="btn"><Icon name=IconName::Eye />{text.roles_view_as_now()}</button></p>
            </form>
        </section>
    }
}
