//! Setting a second factor up.

use super::{
    api::{BeginSecondFactor, read_second_factor},
    set_up::SetUpForm,
};
use crate::{
    access::account_frame::AccountFrame,
    failure::FailurePage,
    session::Here,
    text::use_text,
    ui::{Banner, Skeleton, Tone},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::access::SecondFactor;

/// The page.
pub struct SetUpPage(Fetched<SecondFactor>);

impl SetUpPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_second_factor()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.0.await {
                    Ok(factor) => view! { <Page factor /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=6 /> }>{shown}</Suspense> }.into_any()
    }
}

#[component]
fn Page(factor: SecondFactor) -> impl IntoView {
    let text = use_text();
    // Whoever must set one up has nowhere else to go.
    let must = factor.required && factor.since.is_none();
    let why = must.then(|| view! { <Banner tone=Tone::Info>{text.door_factor_must()}</Banner> });
    let name = use_context::<Here>().and_then(|here| here.0).map(|me| me.name).unwrap_or_default();
    let body = match factor.set_up {
        Some(set_up) => Either::Left(view! { <SetUpForm set_up name /> }),
        None => Either::Right(view! {
            <p>{text.door_factor_what()}</p>
            <form method="post" action=BeginSecondFactor::PATH><button type="submit" class="btn btn-primary">{text.door_factor_begin()}</button></form>
        }),
    };
    view! { <AccountFrame title=text.door_factor_title() back=(!must).then_some("/account")>{why}{body}</AccountFrame> }
}
