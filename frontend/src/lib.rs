//! Brings the page that the server rendered to life.

#![allow(missing_docs, reason = "wasm_bindgen's generated items carry none")]

/// Called by the page's script.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_lazy(app::app::App);
}
