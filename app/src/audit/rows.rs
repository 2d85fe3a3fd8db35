//! Entries in the list.

use super::{
    query::{changed, log_address},
    words::{act_name, kind_badge},
};
use crate::{
    text::{Text, use_text},
    ui::{TableWrap, moment},
};
use leptos::prelude::*;
use shared::audit::{LogFilter, LogLine, Name};

/// Somebody as a link to all entries about them; whoever is no longer known is said to be gone.
fn named<Id>(text: Text, name: &Name<Id>, href: String) -> impl IntoView + use<Id> {
    let words = if name.name.is_empty() { text.audit_gone().to_owned() } else { name.name.clone() };
    view! { <a class="clip nm" href=href>{words}</a> }
}

fn row(text: Text, filter: &LogFilter, line: LogLine) -> impl IntoView + use<> {
    let open = log_address(&LogFilter { entry: Some(line.seq), ..filter.clone() });
    let who = match &line.actor {
        Some(actor) if actor.id.0.is_nil() => view! { <span class="soft">{text.audit_operator()}</span> }.into_any(),
        Some(actor) => named(text, actor, changed(filter, |filter| filter.actor = Some(actor.id))).into_any(),
        None => view! { <span class="faint">{text.audit_nobody()}</span> }.into_any(),
    };
    let about = match (&line.learner, &line.account) {
        (Some(learner), _) => named(text, learner, changed(filter, |filter| filter.learner = Some(learner.id))).into_any(),
        (None, Some(account)) => view! { <span class="clip">{account.name.clone()}</span> }.into_any(),
        (None, None) => view! { <span class="faint">"–"</span> }.into_any(),
    };
    let times = (line.times > 1).then(|| view! { " " <b class="num">{text.audit_times(line.times)}</b> });
    view! {
        <tr>
            <th scope="row" class="num"><a class="who" href=open data-row="">{moment(text, &line.at)}<span class="sr">{text.audit_open(line.seq)}</span></a></th>
            <td>{who}</td>
            <td>{kind_badge(text, line.kind)}{times}</td>
            <td class="wide"><span class="clip">{act_name(text, line.kind, &line.act)}</span></td>
            <td>{about}</td>
            <td class="n faint">{line.seq}</td>
        </tr>
    }
}

/// The entries, the newest first.
#[component]
pub fn LogRows(
    /// The entries.
    lines: Vec<LogLine>,
    /// What is shown.
    filter: LogFilter,
) -> impl IntoView {
    let text = use_text();
    let rows = lines.into_iter().map(|line| row(text, &filter, line)).collect_view();
    view! {
        <TableWrap label=text.audit_list() class="bleed">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.audit_when()}</th>
                        <th scope="col">{text.audit_who()}</th>
                        <th scope="col">{text.audit_kind()}</th>
                        <th scope="col">{text.audit_act()}</th>
                        <th scope="col">{text.audit_about()}</th>
                        <th scope="col" class="n">{text.audit_number()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    }
}
