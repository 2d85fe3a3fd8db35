//! Pages that read again every second while something is going on.

use leptos::prelude::*;
use std::time::Duration;

/// Whether something is going on.
#[derive(Clone, Copy)]
pub struct Poll(RwSignal<bool>);

impl Poll {
    /// Calls `again` every second while something is going on.
    pub fn new(again: impl Fn() + Clone + 'static) -> Self {
        let on = RwSignal::new(false);
        Effect::new(move |_| {
            if on.get()
                && let Ok(clock) = set_interval_with_handle(again.clone(), Duration::from_secs(1))
            {
                on_cleanup(move || clock.clear());
            }
        });
        Self(on)
    }

    /// Says whether something is going on.
    pub fn set(self, on: bool) {
        if self.0.get_untracked() != on {
            self.0.set(on);
        }
    }
}
