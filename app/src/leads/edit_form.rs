//! Correcting who a lead is.

use super::{
    api::ChangeLead,
    fields::{FIELDS, Filled, LeadFields},
    words::wrongs,
};
use crate::{
    failure::Failure,
    text::use_text,
    ui::{ActionForm, Banner, Button, ErrorSummary, Sending, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    error::AppError,
    leads::{LeadSheet, Source},
};

/// The form, folded away until somebody needs it. It works without script.
#[component]
pub(super) fn EditForm(
    /// The lead as it is.
    sheet: LeadSheet,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<ChangeLead>::default();
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = Signal::derive(move || wrongs(text, failure().as_ref(), &FIELDS));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_)));
    let words = move |failure: &Failure| match failure.0 {
        AppError::Conflict(_) => text.leads_changed_meanwhile().to_owned(),
        _ => failure.title(text),
    };
    let refused = action.value().get_untracked().is_some_and(|answer| answer.is_err());
    let open = refused || use_query_map().read_untracked().get("edit").is_some();
    let LeadSheet { line, source, version, .. } = sheet;
    let filled = Filled {
        name: line.name,
        guardian: line.guardian.unwrap_or_default(),
        grade: line.grade,
        subject: line.subject,
        source: source.map(Source::word).unwrap_or_default().to_owned(),
    };
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <details open=open>
            <summary>{text.leads_edit()}</summary>
            <ErrorSummary errors=wrong />
            {move || other().map(|failure| view! { <Banner tone=Tone::Danger>{words(&failure)}</Banner> })}
            <ActionForm action attr:id="edit-form" attr:class="stack stack-4" attr:aria-label=text.leads_edit()>
                <input type="hidden" name="lead" value=line.id.to_string() />
                <input type="hidden" name="version" value=version />
                <LeadFields filled known=true wrong />
                <p><Button submit=true busy>{text.leads_save()}</Button></p>
            </ActionForm>
        </details>
    }
}
