//! A finger that stays down, or the other mouse button: the learner's other states.

use super::store::Roll;
use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys};
use shared::id::LearnerId;
use std::time::Duration;

/// How long a finger stays down.
const HOLD: Duration = Duration::from_millis(500);
/// How far it may tremble, in pixels.
const TREMBLE: i32 = 10;

/// Where a finger came down and what is to happen if it stays.
#[derive(Clone, Copy)]
pub struct LongPress {
    down: StoredValue<Option<(TimeoutHandle, i32, i32)>>,
    held: StoredValue<bool>,
}

impl LongPress {
    /// Listens on the list of tiles; each tile's button carries `data-learner`.
    #[must_use]
    pub fn new() -> Self {
        Self { down: StoredValue::new(None), held: StoredValue::new(false) }
    }

    /// A finger comes down.
    pub fn start(self, roll: &Roll, event: &ev::PointerEvent) {
        self.stop();
        self.held.set_value(false);
        let Some(learner) = learner_of(event).filter(|_| event.button() == 0) else { return };
        let roll = roll.clone();
        let timer = set_timeout_with_handle(move || self.open(&roll, learner), HOLD);
        self.down.set_value(timer.ok().map(|timer| (timer, event.client_x(), event.client_y())));
    }

    /// A finger moves: beyond a tremble it scrolls.
    pub fn moved(self, event: &ev::PointerEvent) {
        let far = |x: i32, y: i32| (event.client_x() - x).abs().max((event.client_y() - y).abs()) > TREMBLE;
        if self.down.with_value(|down| down.as_ref().is_some_and(|(_, x, y)| far(*x, *y))) {
            self.stop();
        }
    }

    /// The finger is up, or does something else.
    pub fn stop(self) {
        if let Some((timer, ..)) = self.down.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    /// The other mouse button, or the menu key.
    pub fn menu(self, roll: &Roll, event: &ev::MouseEvent) {
        self.stop();
        if let Some(learner) = learner_of(event) {
            event.prevent_default();
            self.open(roll, learner);
        }
    }

    /// A click on 「…」 opens; the click that ends a long press is not a tap.
    pub fn click(self, roll: &Roll, event: &ev::MouseEvent) {
        if let Some(learner) = more_of(event) {
            roll.chosen.set(Some(learner));
        }
        if self.held.get_value() && event.detail() > 0 {
            event.prevent_default();
        }
        self.held.set_value(false);
    }

    fn open(self, roll: &Roll, learner: LearnerId) {
        self.held.set_value(true);
        roll.chosen.set(Some(learner));
    }
}

fn learner_of(event: &web_sys::Event) -> Option<LearnerId> {
    around(event, "[data-learner]")?.get_attribute("data-learner")?.parse().ok()
}

/// Whose 「…」 was pressed.
fn more_of(event: &web_sys::Event) -> Option<LearnerId> {
    let tile = around(event, ".tile-more")?.previous_element_sibling()?;
    tile.get_attribute("data-learner")?.parse().ok()
}

fn around(event: &web_sys::Event, what: &str) -> Option<web_sys::Element> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.closest(what).ok().flatten()
}
