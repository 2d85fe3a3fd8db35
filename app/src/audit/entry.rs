//! One entry of the log, beside the list.

use super::{
    query::log_address,
    words::{act_name, field_names, kind_badge},
};
use crate::{
    text::{Text, use_text},
    ui::{Badge, IconName, KeyValue, LinkSheet, Pair, Tone, moment},
};
use leptos::prelude::*;
use shared::audit::{LogEntry, LogFilter, LogLine};

/// A fact, where there is one.
fn fact(key: &'static str, value: Option<String>) -> impl IntoView {
    value.filter(|value| !value.is_empty()).map(|value| view! { <Pair key><span class="wrap">{value}</span></Pair> })
}

fn what(text: Text, line: &LogLine) -> impl IntoView + use<> {
    let who = match &line.actor {
        Some(actor) if actor.id.0.is_nil() => text.audit_operator().to_owned(),
        Some(actor) if actor.name.is_empty() => text.audit_gone().to_owned(),
        Some(actor) => actor.name.clone(),
        None => text.audit_nobody().to_owned(),
    };
    let called = |name: &str| if name.is_empty() { text.audit_gone().to_owned() } else { name.to_owned() };
    view! {
        {fact(text.audit_when(), Some(moment(text, &line.at)))}
        {fact(text.audit_who(), Some(who))}
        {fact(text.audit_act(), Some(act_name(text, line.kind, &line.act)))}
        {fact(text.audit_learner(), line.learner.as_ref().map(|learner| called(&learner.name)))}
        {fact(text.audit_account(), line.account.as_ref().map(|account| called(&account.name)))}
        {fact(text.audit_field(), Some(field_names(text, &line.fields)))}
        {fact(text.audit_often(), (line.times > 1).then(|| text.audit_times(line.times)))}
    }
}

fn state(text: Text, entry: &LogEntry) -> impl IntoView + use<> {
    let (tone, icon, word) = if entry.holds {
        (Tone::Positive, IconName::CheckCircle, text.audit_entry_holds())
    } else {
        (Tone::Danger, IconName::Alert, text.audit_entry_broken())
    };
    let signed = match &entry.checkpoint {
        Some((size, at)) => text.audit_signed_under(size, moment(text, at)),
        None => text.audit_not_signed_yet().to_owned(),
    };
    let (hash, prev) = (entry.hash.clone(), entry.prev.clone());
    view! {
        <Pair key=text.audit_state()><Badge tone icon>{word}</Badge></Pair>
        {fact(text.audit_checkpoint(), Some(signed))}
        {fact(text.audit_chain(), Some(entry.campus.clone().unwrap_or_else(|| text.audit_school().to_owned())))}
        <Pair key=text.audit_hash()><code class="mono wrap">{hash}</code></Pair>
        <Pair key=text.audit_prev()><code class="mono wrap">{prev}</code></Pair>
    }
}

/// The entry; closing it leads back to the list as it was.
#[component]
pub fn EntrySheet(
    /// The entry.
    entry: Box<LogEntry>,
    /// What the list shows.
    filter: LogFilter,
) -> impl IntoView {
    let text = use_text();
    let close = log_address(&LogFilter { entry: None, ..filter });
    let reason = if entry.is_erased { Some(text.audit_erased().to_owned()) } else { entry.reason.clone() };
    let title = text.audit_entry(entry.line.seq);
    let badge = kind_badge(text, entry.line.kind);
    let facts = (what(text, &entry.line), fact(text.audit_reason(), reason), fact(text.audit_address(), entry.from.clone()), state(text, &entry));
    view! {
        <LinkSheet id="entry" title close>
            <div class="stack stack-4">
                <p>{badge}</p>
                <KeyValue>{facts}</KeyValue>
            </div>
        </LinkSheet>
    }
}
