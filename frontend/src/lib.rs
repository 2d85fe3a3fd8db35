//! Brings the page that the server rendered to life.

// A page is one type, which a release build lays out in full.
#![recursion_limit = "512"]
#![allow(missing_docs, reason = "wasm_bindgen's generated items carry none")]

/// Called by the page's script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    // Who is here is said by the server once a document, so signing in and out loads a new one.
    let _ = leptos::server_fn::redirect::set_redirect_hook(|to| drop(leptos::prelude::window().location().set_href(to)));
    if app::text::arrived() {
        leptos::mount::hydrate_lazy(app::app::App);
    }
}
