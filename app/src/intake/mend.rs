//! Rows that were refused or questioned, as a workbook to mend.

use crate::{
    text::{Text, use_text},
    ui::{Banner, Icon, IconName, Tone, grouped},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::intake::ImportView;

/// The form that takes them out, and what could not be kept; nothing where there are none.
pub fn mend(import: &ImportView) -> impl IntoView + use<> {
    let text = use_text();
    let gone = use_query_map().read_untracked().get_str("problem") == Some("rows");
    let gone = gone.then(|| view! { <div class="told"><Banner tone=Tone::Warning>{text.intake_mend_gone()}</Banner></div> });
    let cut = import.to_mend_of.filter(|_| import.to_mend > 0).map(|all| text.intake_mend_cut(grouped(import.to_mend), grouped(all)));
    let cut = cut.map(|words| view! { <p class="soft">{words}</p> });
    view! { {gone}{form(text, import)}{cut} }
}

/// Nobody but who handed the files in takes rows out; others are told who that is.
fn form(text: Text, import: &ImportView) -> Option<AnyView> {
    let (id, rows) = (import.line.id.to_string(), grouped(import.to_mend));
    if import.to_mend == 0 {
        return None;
    }
    if !import.own {
        let words = match &import.line.by {
            Some(name) => text.intake_mend_whose(rows, name),
            None => text.intake_mend_nobodys(rows),
        };
        return Some(view! { <p class="soft mend">{words}</p> }.into_any());
    }
    let form = view! {
        <form method="post" action="/download/errors" class="mend row row-wrap">
            <input type="hidden" name="import" value=id />
            <p class="soft">{text.intake_mend_text(rows)}</p>
            <button type="submit" class="btn"><Icon name=IconName::Download />{text.intake_mend_download()}</button>
        </form>
    };
    Some(form.into_any())
}
