//! Writing down what was said with the family.

use super::{
    api::LogContact,
    words::{of, stages, wrongs},
};
use crate::{
    failure::Failure,
    text::use_text,
    ui::{ActionForm, Banner, Button, ButtonKind, ErrorSummary, Field, FieldKind, Select, Sending, TextArea, Tone},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    error::AppError,
    id::LeadId,
    leads::{LogContact as Log, Stage},
};

/// After the first talk it is no longer new.
const fn likely(stage: Stage) -> Stage {
    match stage {
        Stage::New => Stage::Contacted,
        other => other,
    }
}

/// What was said, where it stands now, when to speak next. It works without script.
#[component]
pub(super) fn LogForm(
    /// Which lead.
    lead: LeadId,
    /// Where it stands.
    now: Stage,
    /// Grows with every change: what is sent twice counts once.
    version: i64,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<LogContact>::default();
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = Signal::derive(move || wrongs(text, failure().as_ref(), &["text", "stage", "next_on"]));
    let error = move |field: &'static str| MaybeProp::derive(move || of(&wrong.read(), field));
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_)));
    let before = |field: &str| use_query_map().read_untracked().get(field);
    let stage = before("stage").unwrap_or_else(|| likely(now).word().to_owned());
    let most = u32::try_from(Log::LONGEST).ok();
    let key = format!("log.{lead}.{version}");
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <section class="sec" aria-labelledby="log-h">
            <h2 id="log-h">{text.leads_log()}</h2>
            <ErrorSummary errors=wrong />
            {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
            <ActionForm action attr:id="log-form" attr:class="stack stack-4" attr:aria-labelledby="log-h">
                <input type="hidden" name="lead" value=lead.to_string() />
                <input type="hidden" name="key" value=key />
                <TextArea id="text" name="text" label=text.leads_text() hint=text.leads_text_hint() most=most.unwrap_or_default() error=error("text") />
                <Select id="stage" name="stage" label=text.leads_stage() options=stages(text).collect() value=stage error=error("stage") />
                <Field
                    id="next_on" name="next_on" label=text.leads_next() hint=text.leads_next_hint() kind=FieldKind::Date optional=true
                    value=before("next_on").unwrap_or_default() error=error("next_on")
                />
                <p><Button kind=ButtonKind::Primary submit=true busy>{text.leads_log_now()}</Button></p>
            </ActionForm>
        </section>
    }
}
