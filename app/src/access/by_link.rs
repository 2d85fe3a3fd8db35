//! A page behind the secret of an invitation's link.

use crate::{
    failure::{Failure, FailurePage},
    text::use_text,
    ui::{Empty, LinkButton, Skeleton},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use serde::{Serialize, de::DeserializeOwned};
use shared::error::AppError;

/// What the link of this address invites to.
pub struct ByLink<T: Send + Sync + 'static> {
    token: Memo<String>,
    data: Fetched<T>,
    /// That the link is of no use any more, and what to do.
    gone: (&'static str, &'static str),
}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> ByLink<T> {
    /// Begins to read it.
    pub fn read<Reading>(read: impl Fn(String) -> Reading + Send + Sync + 'static) -> Self
    where
        Reading: Future<Output = Result<T, Failure>> + Send + 'static,
    {
        let params = use_params_map();
        let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
        let text = use_text();
        Self { token, data: fetch(move || token.get(), read), gone: (text.door_invite_gone(), text.door_invite_gone_next()) }
    }

    /// The same, with other words for a link that is of no use any more.
    #[must_use]
    pub fn gone_as(self, title: &'static str, next: &'static str) -> Self {
        Self { gone: (title, next), ..self }
    }

    /// Shows it with `view`, which gets the secret; or that the link is of no use any more.
    pub fn show(self, view: fn(String, T) -> AnyView) -> AnyView {
        let Self { token, data, gone: words } = self;
        let shown = move || {
            Suspend::new(async move {
                match data.await {
                    Ok(invited) => view(token.get_untracked(), invited),
                    Err(failure) if failure.0 == AppError::NotFound => gone(&failure, words),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=4 /> }>{shown}</Suspense> }.into_any()
    }
}

/// The link was used, taken back, or is too old: all look the same.
fn gone(failure: &Failure, (title, next): (&'static str, &'static str)) -> AnyView {
    let text = use_text();
    crate::session::answer_status(failure);
    view! {
        <Title text=title />
        <main id="main" class="failure">
            <Empty title text=next alone=true><LinkButton href="/sign-in">{text.failure_sign_in()}</LinkButton></Empty>
        </main>
    }
    .into_any()
}
