//! Who is looking and on which day, faintly over the whole screen and on paper (law L33): a picture of it says whose it is.

use super::inert;
use leptos::tachys::html::InertElement;

/// The mark. It takes no press and is not read aloud.
#[must_use]
pub fn screen_mark(words: &str) -> InertElement {
    inert(maud::html! {
        svg class="screen-mark" aria-hidden="true" focusable="false" {
            defs {
                pattern id="screen-mark" width="340" height="200" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)" {
                    text x="0" y="60" { (words) }
                    text x="170" y="160" { (words) }
                }
            }
            rect width="100%" height="100%" fill="url(#screen-mark)" {}
        }
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::screen_mark;
    use leptos::prelude::*;

    #[test]
    fn a_name_is_text_in_the_mark() {
        let html = screen_mark("<img src=x> · 3f9a21 · 2026-11-21").to_html();
        assert_eq!(html.matches("&lt;img src=x&gt; · 3f9a21 · 2026-11-21").count(), 2, "{html}");
        assert!(html.contains("aria-hidden=\"true\"") && html.contains("patternUnits"), "{html}");
    }
}
