//! Live updates in the browser: one stream a page, replayed after a reconnect.

use crate::wire::Compact;
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::server::codee::Decoder;
use shared::live::{Topic, Update};

/// Calls `on` with the body of every event of `topics` after event `seq` (see [`heard`]), and with `{}` when too much was
/// missed. Most pages only read again.
/// The stream ends with the page. On the server it does nothing.
pub fn listen(topics: &[Topic], seq: i64, on: impl Fn(&str) + Clone + 'static, on_state: impl Fn(bool) + Clone + 'static) {
    #[cfg(feature = "hydrate")]
    browser::listen(topics, seq, on, on_state);
    #[cfg(not(feature = "hydrate"))]
    let _ = (topics, seq, on, on_state);
}

/// What a stream says of an event, from its stored body: a mark as the browser reads everything, and of all else only that
/// it came. A decoder of JSON would weigh 20 kB on everybody's first visit.
#[cfg(feature = "ssr")]
#[must_use]
pub fn told(body: &str) -> String {
    use leptos::server::codee::Encoder;
    let mark = serde_json::from_str(body).ok().filter(|update| matches!(update, Update::Marked { .. }));
    mark.and_then(|mark| Compact::encode(&mark).ok()).map_or_else(|| "{}".to_owned(), |bytes| STANDARD.encode(bytes))
}

/// What [`told`] said.
#[must_use]
pub fn heard(body: &str) -> Update {
    STANDARD.decode(body).ok().and_then(|bytes| Compact::decode(&bytes).ok()).unwrap_or(Update::Changed)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{heard, told};
    use shared::{
        attendance::{Code, Marked},
        credits::Hours,
        id::{LearnerId, LessonId},
        live::Update,
    };
    use uuid::Uuid;

    #[test]
    fn a_mark_arrives_and_of_all_else_only_that_it_came() {
        let mark =
            Marked { learner: LearnerId(Uuid::from_u128(7)), code: Some(Code::Late), late_minutes: Some(5), balance: Hours(1250), owed: Hours(0), version: 3 };
        let marked = Update::Marked { lesson: LessonId(Uuid::from_u128(9)), mark };
        assert_eq!(heard(&told(&serde_json::to_string(&marked).unwrap())), marked);
        for other in ["{}", r#""changed""#, r#"{"name":"x"}"#, "", "!"] {
            assert_eq!((told(other).as_str(), heard(other)), ("{}", Update::Changed), "{other}");
        }
    }
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
