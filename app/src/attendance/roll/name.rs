//! Names of any length.

use leptos::prelude::*;

/// Whether a name needs smaller type: more than four characters, or a long Latin name.
fn is_long(name: &str) -> bool {
    name.chars().count() > if name.is_ascii() { 11 } else { 4 }
}

/// A name that may break after its middle dot.
#[component]
pub fn LongName(
    /// The name.
    name: String,
) -> impl IntoView {
    let class = if is_long(&name) { "nm long" } else { "nm" };
    let parts = name.split_inclusive('·').map(|part| view! { {part.to_owned()}<wbr /> }).collect_view();
    view! { <span class=class>{parts}</span> }
}

#[cfg(test)]
mod tests {
    use super::is_long;

    #[test]
    fn four_characters_fit() {
        assert_eq!(["欧阳明轩", "阿依努尔·买买提", "Lin Zhiyuan", "Maximilian Wu"].map(is_long), [false, true, false, true]);
    }
}
