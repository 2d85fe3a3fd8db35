//! Requests for rights: those to decide, and those that stand.

use super::api::{DecideGrant, EndGrant};
use crate::{
    face::role_title,
    text::{Text, use_text},
    ui::{Art, Badge, Empty, Field, IconName, TableWrap, Tone, date::day_full, moment},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::access::{GrantLine, GrantState, Term};

/// The role and what bounds it.
fn what(text: Text, line: &GrantLine) -> String {
    let bounds = if line.bounds.is_empty() { text.console_all_campuses().to_owned() } else { line.bounds.join(" · ") };
    text.access_grant_what(role_title(text, &line.role), bounds)
}

/// Who gets it, and who asked where that is somebody else.
fn who(text: Text, line: &GrantLine) -> String {
    if line.grantee == line.asked_by { line.grantee.clone() } else { text.access_grant_lent(&line.asked_by, &line.grantee) }
}

fn state(text: Text, state: GrantState) -> impl IntoView + use<> {
    let (tone, icon, word) = match state {
        GrantState::Waiting => (Tone::Info, IconName::Clock, text.access_grant_waiting()),
        GrantState::Approved(Term::Over) => (Tone::Neutral, IconName::Lock, text.access_term_over()),
        GrantState::Approved(_) => (Tone::Positive, IconName::CheckCircle, text.access_term_now()),
        GrantState::Refused => (Tone::Warning, IconName::X, text.access_grant_refused()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

fn asking(text: Text, line: GrantLine) -> impl IntoView {
    let (what, who) = (what(text, &line), who(text, &line));
    let (id, field) = (line.id.to_string(), format!("answer-{}", line.id));
    let decide = line.can_decide.then(|| {
        view! {
            <form method="post" action=DecideGrant::PATH class="stack stack-2">
                <input type="hidden" name="request" value=id />
                <Field id=field name="answer" label=text.access_grant_answer() hint=text.access_grant_answer_hint() />
                <p class="row">
                    <button type="submit" name="approve" value="true" class="btn btn-primary" aria-label=text.access_grant_approve_of(&who)>{text.access_grant_approve()}</button>
                    <button type="submit" name="approve" value="false" class="btn" aria-label=text.access_grant_refuse_of(&who)>{text.access_grant_refuse()}</button>
                </p>
            </form>
        }
    });
    let own = (!line.can_decide).then(|| view! { <p class="label soft">{text.access_grant_not_own()}</p> });
    view! {
        <li class="stack stack-2">
            <p><b>{who.clone()}</b> " " {what}</p>
            <p class="soft">{line.reason}</p>
            <p class="label faint">{text.access_grant_until(day_full(text, line.last_on))} " · " {moment(text, &line.asked)}</p>
            {decide}
            {own}
        </li>
    }
}

/// What waits for the reader, each with its decision.
#[component]
pub fn Waiting(
    /// The requests.
    lines: Vec<GrantLine>,
) -> impl IntoView {
    let text = use_text();
    if lines.is_empty() {
        return view! { <Empty title=text.access_grants_none_wait() art=Art::Done /> }.into_any();
    }
    view! { <ul class="stack stack-4">{lines.into_iter().map(|line| asking(text, line)).collect_view()}</ul> }.into_any()
}

/// Requests with where they stand; what holds can be ended.
#[component]
pub fn Decided(
    /// The requests.
    lines: Vec<GrantLine>,
    /// What they are.
    label: &'static str,
    /// Said where there are none.
    empty: &'static str,
) -> impl IntoView {
    let text = use_text();
    if lines.is_empty() {
        return view! { <p class="soft">{empty}</p> }.into_any();
    }
    let row = move |line: GrantLine| {
        let (what, who) = (what(text, &line), who(text, &line));
        let (act, name) = match line.state {
            GrantState::Waiting => (text.access_grant_withdraw(), text.access_grant_withdraw_of(&what)),
            _ => (text.access_end(), text.access_end_role(&what)),
        };
        let end = line.can_end.then(|| {
            view! {
                <form method="post" action=EndGrant::PATH>
                    <input type="hidden" name="request" value=line.id.to_string() />
                    <button type="submit" class="btn btn-quiet btn-sm" aria-label=name>{act}</button>
                </form>
            }
        });
        view! {
            <tr>
                <th scope="row">{who}<span class="caption faint sub">{what}</span></th>
                <td>{line.reason}{line.answer.map(|answer| view! { <span class="caption faint sub">{answer}</span> })}</td>
                <td>{day_full(text, line.last_on)}{line.decided_by.map(|name| view! { <span class="caption faint sub">{text.access_grant_by(name)}</span> })}</td>
                <td>{state(text, line.state)}</td>
                <td class="end">{end}</td>
            </tr>
        }
    };
    view! {
        <TableWrap label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.access_who()}</th>
                        <th scope="col">{text.access_grant_reason()}</th>
                        <th scope="col">{text.access_last()}</th>
                        <th scope="col">{text.people_state()}</th>
                        <th scope="col"><span class="sr">{text.access_end()}</span></th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
    .into_any()
}
