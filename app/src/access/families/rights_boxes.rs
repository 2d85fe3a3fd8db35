//! The rights of a guardian as boxes to tick.

use super::words::right;
use crate::{text::use_text, ui::Checkbox};
use leptos::prelude::*;
use shared::access::{Right, Rights};

/// One box a right.
#[component]
pub(super) fn RightsBoxes(
    /// What is ticked at first.
    rights: Rights,
) -> impl IntoView {
    let text = use_text();
    let boxes = Right::ALL.map(|one| {
        let (name, is) = right(text, one);
        view! { <Checkbox id=format!("right-{}", one.word()) name="rights[]" value=one.word() checked=rights.has(one) hint=is.to_owned()>{name}</Checkbox> }
    });
    view! { <fieldset class="stack stack-2"><legend class="label">{text.families_rights()}</legend>{boxes}</fieldset> }
}

/// What was ticked before the form was refused, or `otherwise`.
pub(super) fn kept(words: Option<String>, otherwise: Rights) -> Rights {
    words.map_or(otherwise, |words| Rights::those(|right| words.split(' ').any(|word| word == right.word())))
}
