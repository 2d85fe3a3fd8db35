//! Exports: those to decide, and those that stand.

use super::{
    api::DecideExport,
    words::{column_name, search_words, state_badge},
};
use crate::{
    people::console_state::state_name,
    text::{Text, use_text},
    ui::{Art, Empty, Field, Icon, IconName, TableWrap, moment},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::exports::{ExportLine, ExportState, Number};

/// What is in it, and from where.
fn what(text: Text, line: &ExportLine) -> String {
    let columns: Vec<_> = line.columns.iter().map(|column| column_name(text, *column)).collect();
    text.exports_what(line.learners, columns.join(text.people_comma()))
}

fn bounds(text: Text, line: &ExportLine) -> String {
    let state = Some(line.state_of.as_str()).filter(|state| !state.is_empty()).map(|state| state_name(text, state));
    let search = Some(line.q.as_str()).filter(|q| !q.is_empty()).map(|q| format!("{} {}", text.exports_search(), search_words(text, q)));
    let bounds: Vec<String> = line.bounds.iter().cloned().chain(state).chain(search).collect();
    if bounds.is_empty() { text.console_all_campuses().to_owned() } else { bounds.join(" · ") }
}

fn asking(text: Text, line: ExportLine) -> impl IntoView {
    let (who, field) = (line.asked_by.clone(), format!("answer-{}", line.id));
    let decide = line.can_decide.then(|| {
        view! {
            <form method="post" action=DecideExport::PATH class="stack stack-2">
                <input type="hidden" name="export" value=line.id.to_string() />
                <Field id=field name="answer" label=text.exports_answer() hint=text.exports_answer_hint() />
                <p class="row">
                    <button type="submit" name="approve" value="true" class="btn btn-primary" aria-label=text.exports_approve_of(&who)>{text.exports_approve()}</button>
                    <button type="submit" name="approve" value="false" class="btn" aria-label=text.exports_refuse_of(&who)>{text.exports_refuse()}</button>
                </p>
            </form>
        }
    });
    let own = (!line.can_decide).then(|| view! { <p class="label soft">{text.exports_not_own()}</p> });
    view! {
        <li class="stack stack-2">
            <p><b>{who.clone()}</b> " · " {bounds(text, &line)}</p>
            <p>{what(text, &line)}</p>
            <p class="soft">{line.reason}</p>
            <p class="label faint">{Number::from(line.id).to_string()} " · " {moment(text, &line.asked)}</p>
            {decide}
            {own}
        </li>
    }
}

/// What waits for the reader, each with its decision.
#[component]
pub fn Waiting(
    /// The requests.
    lines: Vec<ExportLine>,
) -> impl IntoView {
    let text = use_text();
    if lines.is_empty() {
        return view! { <Empty title=text.exports_none_wait() art=Art::Done /> }.into_any();
    }
    view! { <ul class="stack stack-4">{lines.into_iter().map(|line| asking(text, line)).collect_view()}</ul> }.into_any()
}

/// The button that takes the file, once.
fn download(text: Text, line: &ExportLine) -> impl IntoView + use<> {
    let number = Number::from(line.id);
    view! {
        <form method="post" action="/download/export">
            <input type="hidden" name="export" value=line.id.to_string() />
            <button type="submit" class="btn btn-primary btn-sm" aria-label=text.exports_download_of(number)><Icon name=IconName::Download />{text.exports_download()}</button>
        </form>
    }
}

fn row(text: Text, line: ExportLine, own: bool) -> impl IntoView {
    let when = match (line.state, &line.until, &line.taken) {
        (ExportState::Ready, Some(until), _) if own => Some(text.exports_until(moment(text, until))),
        (ExportState::Taken, _, Some(taken)) => Some(text.exports_taken(moment(text, taken))),
        _ => None,
    };
    let take = (own && line.state == ExportState::Ready).then(|| download(text, &line));
    let who = (!own).then(|| line.asked_by.clone());
    view! {
        <tr>
            <th scope="row">
                <span class="mono">{Number::from(line.id).to_string()}</span>
                <span class="caption faint sub">{who} " " {moment(text, &line.asked)}</span>
            </th>
            <td>{what(text, &line)}<span class="caption faint sub">{bounds(text, &line)}</span></td>
            <td>{line.reason.clone()}{line.answer.clone().map(|answer| view! { <span class="caption faint sub">{answer}</span> })}</td>
            <td>
                {state_badge(text, line.state)}
                {when.map(|when| view! { <span class="caption faint sub">{when}</span> })}
                {line.decided_by.map(|name| view! { <span class="caption faint sub">{text.exports_by(name)}</span> })}
            </td>
            <td class="end">{take}</td>
        </tr>
    }
}

/// Exports with where they stand.
#[component]
pub fn Lines(
    /// The exports.
    lines: Vec<ExportLine>,
    /// What they are.
    label: &'static str,
    /// Whether they are the reader's, who can download what is ready.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let text = use_text();
    view! {
        <TableWrap label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.exports_number()}</th>
                        <th scope="col">{text.exports_title()}</th>
                        <th scope="col">{text.exports_reason()}</th>
                        <th scope="col">{text.people_state()}</th>
                        <th scope="col"><span class="sr">{text.exports_download()}</span></th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(text, line, own)).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
}
