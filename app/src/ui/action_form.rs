//! A form of a server function.

use crate::failure::Failure;
use leptos::{form::FromFormData, prelude::*, server_fn::ServerFn, web_sys::SubmitEvent};
use serde::de::DeserializeOwned;
use shared::error::AppError;

/// The form: script sends it by `action`, a page without script by itself. Leptos's own takes no codec but its own.
#[component]
pub fn ActionForm<F>(
    /// What it does.
    action: ServerAction<F>,
    /// Fields with the names of the function's arguments, and no others.
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = Failure> + DeserializeOwned + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
{
    let submit = move |event: SubmitEvent| {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        match F::from_event(&event) {
            Ok(filled) => {
                action.dispatch(filled);
            }
            Err(_) => action.value().set(Some(Err(Failure(AppError::Invalid(Vec::new()))))),
        }
    };
    view! { <form action=F::PATH method="post" on:submit=submit>{children()}</form> }
}
