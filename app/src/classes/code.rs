//! Attendance in a grid: an icon, a letter and the word behind both.

use crate::{
    text::{Text, use_text},
    ui::{Badge, Icon, IconName, Tone},
};
use leptos::prelude::*;
use shared::attendance::Code;

/// How a code looks: colour, icon, letter, word.
struct Look {
    tone: Tone,
    icon: IconName,
    letter: &'static str,
    word: &'static str,
}

fn look(text: Text, code: Code) -> Look {
    let (tone, icon, letter, word) = match code {
        Code::Present => (Tone::Positive, IconName::Check, text.classes_letter_present(), text.classes_code_present()),
        Code::Late => (Tone::Warning, IconName::Clock, text.classes_letter_late(), text.classes_code_late()),
        Code::Leave => (Tone::Info, IconName::Note, text.classes_letter_leave(), text.classes_code_leave()),
        Code::Sick => (Tone::Info, IconName::Note, text.classes_letter_sick(), text.classes_code_sick()),
        Code::Absent => (Tone::Danger, IconName::X, text.classes_letter_absent(), text.classes_code_absent()),
        Code::Makeup => (Tone::Positive, IconName::Sync, text.classes_letter_makeup(), text.classes_code_makeup()),
        Code::Trial => (Tone::Neutral, IconName::Ticket, text.classes_letter_trial(), text.classes_code_trial()),
    };
    Look { tone, icon, letter, word }
}

/// A mark in a cell of the grid.
#[component]
pub fn MarkCell(
    /// The mark; none: not taken.
    code: Option<Code>,
) -> impl IntoView {
    let text = use_text();
    let Some(code) = code else { return view! { <td><span class="sr">{text.classes_untaken()}</span><span aria-hidden="true">"–"</span></td> }.into_any() };
    let Look { tone, icon, letter, word } = look(text, code);
    view! { <td class=tone.class() title=word><Icon name=icon /><span aria-hidden="true">{letter}</span><span class="sr">{word}</span></td> }.into_any()
}

/// A mark in words.
#[component]
pub fn MarkBadge(
    /// The mark; none: not taken.
    code: Option<Code>,
) -> impl IntoView {
    let text = use_text();
    let Some(code) = code else { return view! { <span class="faint">{text.classes_untaken()}</span> }.into_any() };
    let Look { tone, icon, word, .. } = look(text, code);
    view! { <Badge tone icon>{word}</Badge> }.into_any()
}

/// What the grid's signs mean.
#[component]
pub fn Legend() -> impl IntoView {
    let text = use_text();
    let signs = Code::ALL
        .into_iter()
        .map(|code| {
            let Look { tone, icon, letter, word } = look(text, code);
            view! { <li><span class=["sign ", tone.class()].concat()><Icon name=icon />{letter}</span>{word}</li> }
        })
        .collect_view();
    view! { <ul class="legend" aria-label=text.classes_legend()>{signs}</ul> }
}
