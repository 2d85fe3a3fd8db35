//! What a guardian sees who opens an invitation: the school, the child's masked name, the next step.

use super::{api::read_joining, join_form::Steps};
use crate::{
    access::door_frame::DoorFrame,
    failure::{Failure, FailurePage},
    text::use_text,
    ui::{Empty, LinkButton, Skeleton},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{access::Joining, error::AppError};

/// The page.
pub struct JoinPage {
    token: Memo<String>,
    data: Fetched<Joining>,
}

impl JoinPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let token = Memo::new(move |_| params.read().get("token").unwrap_or_default());
        Self { token, data: fetch(move || token.get(), read_joining) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.data.await {
                    Ok(joining) => view! { <Join token=this.token.get_untracked() joining /> }.into_any(),
                    Err(failure) if failure.0 == AppError::NotFound => view! { <Gone failure /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=4 /> }>{shown}</Suspense> }.into_any()
    }
}

#[component]
fn Join(token: String, joining: Joining) -> impl IntoView {
    let text = use_text();
    let Joining { school, children, phone, step } = joining;
    let lead = text.families_joins(school, children.join(text.people_comma()));
    view! { <DoorFrame title=text.families_join_title() lead><Steps token phone step /></DoorFrame> }
}

/// The invitation was used, taken back, or is too old: all look the same.
#[component]
fn Gone(failure: Failure) -> impl IntoView {
    let text = use_text();
    crate::session::answer_status(&failure);
    view! {
        <Title text=text.door_invite_gone() />
        <main id="main" class="failure">
            <Empty title=text.door_invite_gone() text=text.door_invite_gone_next() alone=true><LinkButton href="/sign-in">{text.failure_sign_in()}</LinkButton></Empty>
        </main>
    }
}
