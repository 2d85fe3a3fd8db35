//! Names of any length.

use crate::ui::inert;
use leptos::prelude::*;
use maud::{Markup, html};

/// Whether a name needs smaller type: more than four characters, or a long Latin name.
fn is_long(name: &str) -> bool {
    name.chars().count() > if name.is_ascii() { 11 } else { 4 }
}

/// A name that may break after its middle dot.
pub(super) fn long_name(name: &str) -> Markup {
    html! { span class=(if is_long(name) { "nm long" } else { "nm" }) { @for part in name.split_inclusive('·') { (part) wbr; } } }
}

/// The same where it stands alone.
#[component]
pub fn LongName(
    /// The name.
    name: String,
) -> impl IntoView {
    inert(long_name(&name))
}

#[cfg(test)]
mod tests {
    use super::{is_long, long_name};

    #[test]
    fn breaks_after_the_dot_and_lets_no_markup_in() {
        assert_eq!(long_name("阿依努尔·买买提").into_string(), "<span class=\"nm long\">阿依努尔·<wbr>买买提<wbr></span>");
        assert_eq!(long_name("<b>").into_string(), "<span class=\"nm\">&lt;b&gt;<wbr></span>");
    }

    #[test]
    fn four_characters_fit() {
        assert_eq!(["欧阳明轩", "阿依努尔·买买提", "Lin Zhiyuan", "Maximilian Wu"].map(is_long), [false, true, false, true]);
    }
}
