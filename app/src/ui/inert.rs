//! What only says something: written as text at once instead of element by element.

use super::IconName;
use leptos::tachys::html::InertElement;
use maud::{Markup, PreEscaped, Render};

/// One element in which nothing listens and nothing changes by itself. `maud` escapes every word in it.
#[must_use]
pub fn inert(markup: Markup) -> InertElement {
    InertElement::new(markup.into_string())
}

impl Render for IconName {
    fn render(&self) -> Markup {
        PreEscaped(self.svg().to_owned())
    }

    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(self.svg());
    }
}
