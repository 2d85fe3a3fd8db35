//! Live updates in the browser: one stream a page, replayed after a reconnect.

use shared::live::Topic;

/// Calls `on` with the body of every event of `topics` after event `seq` (an [`Update`](shared::live::Update) as JSON, if the
/// event tells more than that something changed), and with `{}` when too much was missed. Most pages only read again, and
/// need no JSON for that.
/// The stream ends with the page. On the server it does nothing.
pub fn listen(topics: &[Topic], seq: i64, on: impl Fn(&str) + Clone + 'static, on_state: impl Fn(bool) + Clone + 'static) {
    #[cfg(feature = "hydrate")]
    browser::listen(topics, seq, on, on_state);
    #[cfg(not(feature = "hydrate"))]
    let _ = (topics, seq, on, on_state);
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::on_cleanup;
    use shared::live::Topic;
    use wasm_bindgen::{JsCast, prelude::Closure};
    use web_sys::{EventSource, MessageEvent};

    /// Keeps the handlers alive as long as the stream is open.
    struct Stream {
        source: EventSource,
        _handlers: Vec<Closure<dyn FnMut(MessageEvent)>>,
    }

    impl Drop for Stream {
        fn drop(&mut self) {
            self.source.close();
        }
    }

    pub(super) fn listen(topics: &[Topic], seq: i64, on: impl Fn(&str) + Clone + 'static, on_state: impl Fn(bool) + Clone + 'static) {
        let topics: Vec<String> = topics.iter().map(ToString::to_string).collect();
        let Ok(source) = EventSource::new(&format!("/live?topics={}&since={seq}", topics.join(","))) else { return };
        let reset = on.clone();
        let (up, down) = (on_state.clone(), on_state);
        let handlers = vec![
            handle(&source, "message", move |event| on(&event.data().as_string().unwrap_or_default())),
            handle(&source, "reset", move |_| reset("{}")),
            handle(&source, "open", move |_| up(true)),
            handle(&source, "error", move |_| down(false)),
        ];
        let stream = send_wrapper::SendWrapper::new(Stream { source, _handlers: handlers });
        on_cleanup(move || drop(stream.take()));
    }

    fn handle(source: &EventSource, name: &str, on: impl Fn(MessageEvent) + 'static) -> Closure<dyn FnMut(MessageEvent)> {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(on);
        let _ = source.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        closure
    }
}
