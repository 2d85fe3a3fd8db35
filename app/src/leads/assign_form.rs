//! Deciding who looks after a lead.

use super::{api::AssignLead, words::sellers as people};
use crate::{
    failure::Failure,
    text::use_text,
    ui::{Banner, Select, Tone},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::leads::LeadSheet;

/// The form; it works without script.
#[component]
pub(super) fn AssignForm(
    /// The lead as it is.
    sheet: LeadSheet,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<AssignLead>::new().value().get_untracked().and_then(Result::err);
    let problem = failure.map(|failure: Failure| {
        let words = if failure.reason("owner").is_some() { text.leads_unknown().to_owned() } else { failure.title(text) };
        view! { <Banner tone=Tone::Danger>{words}</Banner> }
    });
    let owner = sheet.line.owner.map(|(id, _)| id.to_string()).unwrap_or_default();
    view! {
        <section class="sec" aria-labelledby="assign-h">
            <h2 id="assign-h">{text.leads_assign()}</h2>
            {problem}
            <form method="post" action=AssignLead::PATH class="stack stack-2">
                <input type="hidden" name="lead" value=sheet.line.id.to_string() />
                <input type="hidden" name="key" value=format!("assign.{}.{}", sheet.line.id, sheet.version) />
                <Select id="owner" name="owner" label=text.leads_owner() options=people(text.leads_nobody(), sheet.sellers) value=owner />
                <p><button type="submit" class="btn">{text.leads_assign_now()}</button></p>
            </form>
        </section>
    }
}
