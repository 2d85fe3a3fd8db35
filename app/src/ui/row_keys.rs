//! A list by keyboard: `/` goes to the search box, j and k or the arrows from row to row; Enter opens, as the row is a link.

/// Listens as long as the page is shown. `search` is the id of the search box; each row of the table holds a link with
/// `data-row`.
pub fn row_keys(search: &'static str) {
    #[cfg(feature = "hydrate")]
    browser::listen(search);
    #[cfg(not(feature = "hydrate"))]
    let _ = search;
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::{
        ev,
        prelude::*,
        web_sys::{Element, HtmlElement, KeyboardEvent},
    };
    use wasm_bindgen::JsCast;

    pub(super) fn listen(search: &'static str) {
        Effect::new(move |_| {
            let handle = window_event_listener(ev::keydown, move |event| {
                if let Some(element) = wanted(&event, search).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                    event.prevent_default();
                    let _ = element.focus();
                }
            });
            on_cleanup(move || handle.remove());
        });
    }

    /// Where the key leads.
    fn wanted(event: &KeyboardEvent, search: &str) -> Option<Element> {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return None;
        }
        let focused = document().active_element();
        let typing = focused.as_ref().is_some_and(|element| ["INPUT", "SELECT", "TEXTAREA"].contains(&element.tag_name().as_str()));
        let searching = focused.as_ref().is_some_and(|element| element.id() == search);
        let row = focused.filter(|element| element.has_attribute("data-row"));
        match event.key().as_str() {
            "/" if !typing => document().get_element_by_id(search),
            "j" if !typing => next(row, true),
            "k" if !typing => next(row, false),
            "ArrowDown" if row.is_some() || searching => next(row, true),
            "ArrowUp" if row.is_some() => next(row, false),
            _ => None,
        }
    }

    /// The row after `row` or before it; without one the first row.
    fn next(row: Option<Element>, down: bool) -> Option<Element> {
        let Some(row) = row else { return document().query_selector("[data-row]").ok()? };
        let line = row.closest("tr").ok()??;
        let line = if down { line.next_element_sibling() } else { line.previous_element_sibling() };
        line?.query_selector("[data-row]").ok()?
    }
}
