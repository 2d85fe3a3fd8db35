//! Pages that read again when something happens to what they show.

use crate::live::listen;
use leptos::prelude::*;
use shared::live::Topic;

/// What a page follows, and since which event.
#[derive(Clone, Copy)]
pub struct Follow(RwSignal<Option<(Topic, Option<i64>)>>);

impl Follow {
    /// Calls `again` when something happens to what is followed; a burst counts once.
    pub fn new(again: impl Fn() + Clone + 'static) -> Self {
        let what = RwSignal::new(None::<(Topic, Option<i64>)>);
        let soon = soon(again);
        Effect::new(move |_| {
            let Some((topic, seq)) = what.get() else { return };
            let (told, opened) = (soon.clone(), soon.clone());
            let catch_up = move |open: bool| {
                if open && seq.is_none() {
                    opened();
                }
            };
            listen(&[topic], seq.unwrap_or(i64::MAX), move |_| told(), catch_up);
        });
        Self(what)
    }

    /// Follows `topic` from event `seq` on. Without one, the page is read once more when the stream is open.
    pub fn topic(self, topic: Topic, seq: Option<i64>) {
        if self.0.get_untracked().is_none_or(|(now, _)| now != topic) {
            self.0.set(Some((topic, seq)));
        }
    }
}

/// `again`, a moment later, once for all calls until then.
fn soon(again: impl Fn() + Clone + 'static) -> impl Fn() + Clone + 'static {
    let waiting = StoredValue::new(false);
    move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            let again = again.clone();
            set_timeout(
                move || {
                    if waiting.try_set_value(false).is_none() {
                        again();
                    }
                },
                std::time::Duration::from_millis(120),
            );
        }
    }
}
