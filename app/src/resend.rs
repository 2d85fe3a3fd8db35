//! A form that script has sent and that needs a fresh proof is sent once more by the browser itself: then it waits on the
//! server while its sender proves who they are, and goes on.

use crate::{failure::Failure, ui::Sending};
use leptos::{prelude::*, server_fn::ServerFn, wasm_bindgen::JsCast, web_sys};
use shared::error::AppError;

/// Sends the form `id` again when `action` asks for a proof; calls `again` when it was done.
pub fn follow<S>(action: Sending<S>, id: impl Into<String>, again: Callback<()>)
where
    S: ServerFn<Output = (), Error = Failure> + Send + Sync + Clone + 'static,
{
    let id = id.into();
    Effect::new(move || match action.value().get() {
        Some(Ok(())) => again.run(()),
        Some(Err(Failure(AppError::NeedsProof))) => {
            let form = document().get_element_by_id(&id).and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
            if let Some(form) = form {
                let _ = form.submit();
            }
        }
        _ => {}
    });
}
