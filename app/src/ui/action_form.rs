//! A form of a server function. What was filled in is sent as it stands: reading it into the function's arguments first, and
//! writing it out again, weighed more on a first visit than any page.

#[cfg(feature = "hydrate")]
use crate::input::AsFilled;
use crate::{failure::Failure, input::Filled};
use leptos::{
    form::form_data_from_event,
    prelude::*,
    server_fn::ServerFn,
    web_sys::{SubmitEvent, UrlSearchParams},
};
use serde::{Serialize, de::DeserializeOwned};
use shared::error::AppError;
use std::marker::PhantomData;

/// How a form of the function `F` is sent, and what became of it.
pub struct Sending<F: ServerFn<Error = Failure>> {
    action: Action<Filled, Result<F::Output, Failure>>,
    function: PhantomData<fn() -> F>,
}

impl<F: ServerFn<Error = Failure>> Clone for Sending<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: ServerFn<Error = Failure>> Copy for Sending<F> {}

impl<F> Default for Sending<F>
where
    F: ServerFn<Error = Failure> + Clone + Send + Sync + 'static,
    F::Output: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    /// Nothing sent yet, or what a page without script was answered.
    fn default() -> Self {
        let before = ServerAction::<F>::new().value().get_untracked();
        let action = Action::new_with_value(before, |filled: &Filled| send::<F>(filled.clone()));
        Self { action, function: PhantomData }
    }
}

impl<F> Sending<F>
where
    F: ServerFn<Error = Failure> + Clone + Send + Sync + 'static,
    F::Output: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    /// The last answer.
    #[must_use]
    pub fn value(self) -> MappedSignal<Option<Result<F::Output, Failure>>> {
        self.action.value()
    }

    /// Whether an answer is awaited.
    #[must_use]
    pub fn pending(self) -> Memo<bool> {
        self.action.pending()
    }

    fn submit(self, event: &SubmitEvent) {
        match filled(event) {
            Some(filled) => drop(self.action.dispatch(filled)),
            None => self.action.value().set(Some(Err(Failure(AppError::Invalid(Vec::new()))))),
        }
    }
}

#[cfg(feature = "hydrate")]
async fn send<F>(filled: Filled) -> Result<F::Output, Failure>
where
    F: ServerFn<Error = Failure>,
    F::Output: Serialize + DeserializeOwned + Send,
{
    use leptos::server_fn::{
        Http, Protocol,
        client::browser::BrowserClient,
        codec::{Post, Postcard},
        mock::BrowserMockServer,
    };
    <Http<Post<AsFilled>, Postcard> as Protocol<Filled, F::Output, BrowserClient, BrowserMockServer, Failure>>::run_client(F::PATH, filled).await
}

/// Nobody submits on the server.
#[cfg(not(feature = "hydrate"))]
async fn send<F: ServerFn<Error = Failure>>(_: Filled) -> Result<F::Output, Failure> {
    Err(Failure(AppError::Busy))
}

/// What stands in the form, with the button that was pressed if it has a name.
fn filled(event: &SubmitEvent) -> Option<Filled> {
    let data = form_data_from_event(event).ok()?;
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    pairs.delete("");
    pairs.to_string().as_string().map(Filled)
}

/// The form: script sends it by `action`, a page without script by itself.
#[component]
pub fn ActionForm<F>(
    /// What it does.
    action: Sending<F>,
    /// Fields with the names of the function's arguments, and no others.
    children: Children,
) -> impl IntoView
where
    F: ServerFn<Error = Failure> + Clone + Send + Sync + 'static,
    F::Output: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    let submit = move |event: SubmitEvent| {
        if !event.default_prevented() {
            event.prevent_default();
            action.submit(&event);
        }
    };
    view! { <form action=F::PATH method="post" on:submit=submit>{children()}</form> }
}
