//! A page of the console about something that is read.

use super::ConsoleFrame;
use crate::{
    failure::Failure,
    session::{Here, answer_status},
    text::use_text,
    ui::{Art, Empty, LinkButton, Skeleton},
    wire::Fetched,
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::{access::Permission, error::AppError};

/// The frame, a skeleton while `data` is on its way, then `view` of it, or what went wrong. What was shown stays until
/// the next data is there.
#[component]
pub fn ConsoleData<T>(
    /// The page's class.
    page: &'static str,
    /// What is read.
    data: Fetched<T>,
    /// The page; starts with `<header class="page-head">`.
    view: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let shown = move || {
        let view = view.clone();
        Suspend::new(async move {
            match data.await {
                Ok(data) => view(data),
                Err(failure) => not_shown(&failure),
            }
        })
    };
    view! {
        <ConsoleFrame page=page>
            <Transition fallback=|| view! { <div class="page-wait"><Skeleton lines=9 /></div> }>{shown}</Transition>
        </ConsoleFrame>
    }
}

/// What could not be shown, inside the frame.
fn not_shown(failure: &Failure) -> AnyView {
    let text = use_text();
    answer_status(failure);
    let next = match failure.0 {
        AppError::Forbidden => text.console_forbidden_next().to_owned(),
        _ => failure.next(text),
    };
    view! {
        <Title text=failure.title(text) />
        <Empty title=failure.title(text) text=next art=Art::Search alone=true>
            <LinkButton href="/console">{text.console_to_start()}</LinkButton>
        </Empty>
    }
    .into_any()
}

/// Whether the reader may do this, somewhere. The server decides; pages leave out what would be refused.
#[must_use]
pub fn may(permission: Permission) -> bool {
    use_context::<Here>().and_then(|here| here.0).is_some_and(|me| me.may.has(permission))
}
