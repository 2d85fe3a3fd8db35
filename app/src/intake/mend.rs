//! Rows that were refused or questioned, as a workbook to mend.

use crate::{
    text::use_text,
    ui::{Banner, Icon, IconName, Tone, grouped},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::intake::ImportView;

/// The form that takes them out; nothing where there are none.
pub fn mend(import: &ImportView) -> impl IntoView + use<> {
    let text = use_text();
    let gone = use_query_map().read_untracked().get_str("problem") == Some("rows");
    let gone = gone.then(|| view! { <div class="told"><Banner tone=Tone::Warning>{text.intake_mend_gone()}</Banner></div> });
    let (id, rows) = (import.line.id.to_string(), grouped(import.to_mend));
    let form = (import.to_mend > 0).then(|| {
        view! {
            <form method="post" action="/download/errors" class="mend row row-wrap">
                <input type="hidden" name="import" value=id />
                <p class="soft">{text.intake_mend_text(rows)}</p>
                <button type="submit" class="btn"><Icon name=IconName::Download />{text.intake_mend_download()}</button>
            </form>
        }
    });
    view! { {gone}{form} }
}
