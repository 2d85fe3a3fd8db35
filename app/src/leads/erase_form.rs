//! Erasing a lead, where a family asks to be forgotten.

use super::api::EraseLead;
use crate::text::use_text;
use leptos::{prelude::*, server_fn::ServerFn};
use shared::id::LeadId;

/// The form, folded away; it works without script.
#[component]
pub(super) fn EraseForm(
    /// Which lead.
    lead: LeadId,
    /// Whose.
    name: String,
) -> impl IntoView {
    let text = use_text();
    view! {
        <section class="sec">
            <details>
                <summary>{text.leads_erase()}</summary>
                <p class="soft">{text.leads_erase_text()}</p>
                <form method="post" action=EraseLead::PATH>
                    <input type="hidden" name="lead" value=lead.to_string() />
                    <button type="submit" class="btn btn-danger">{text.leads_erase_now(name)}</button>
                </form>
            </details>
        </section>
    }
}
