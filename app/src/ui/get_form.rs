//! Forms that ask: a GET form goes through the router, so that the page stays and only the list changes.

use leptos::web_sys::{Event, SubmitEvent};

/// For `on:submit` of a GET form: goes to its address without loading the page anew. Blank fields stay out of the URL. A
/// search for a whole phone or ID number is left to the server, which takes it out of the address.
pub fn visit() -> impl Fn(SubmitEvent) + Clone + Send + Sync + 'static {
    #[cfg(feature = "hydrate")]
    let go = send_wrapper::SendWrapper::new(leptos_router::hooks::use_navigate());
    move |event: SubmitEvent| {
        #[cfg(feature = "hydrate")]
        if let Some(address) = browser::address(&event) {
            event.prevent_default();
            go(&address, leptos_router::NavigateOptions { scroll: false, ..Default::default() });
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = event;
    }
}

/// For `on:change` of a GET form: a choice takes effect at once. Text waits for Enter.
pub fn send_choice(event: Event) {
    #[cfg(feature = "hydrate")]
    browser::send_choice(&event);
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::web_sys::{Event, FormData, HtmlFormElement, HtmlInputElement, SubmitEvent, UrlSearchParams};
    use shared::people::is_number;
    use wasm_bindgen::JsCast;

    pub(super) fn address(event: &SubmitEvent) -> Option<String> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let data = FormData::new_with_form(&form).ok()?;
        if data.get("q").as_string().is_some_and(|q| is_number(q.trim())) {
            return None;
        }
        let query = String::from(UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?.to_string());
        let filled: Vec<&str> = query.split('&').filter(|pair| !pair.ends_with('=')).collect();
        let path = form.get_attribute("action")?;
        Some(if filled.is_empty() { path } else { format!("{path}?{}", filled.join("&")) })
    }

    pub(super) fn send_choice(event: &Event) {
        let Some(field) = event.target() else { return };
        let is_text = field.dyn_ref::<HtmlInputElement>().is_some_and(|input| !["checkbox", "radio", "date"].contains(&input.type_().as_str()));
        let form = event.current_target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        if let (false, Some(form)) = (is_text, form) {
            let _ = form.request_submit();
        }
    }
}
