//! The privacy desk: requests, learners past their term, consents.

use super::{
    api::{DecideRequest, read_privacy_desk},
    restriction,
    words::{kind_name, purpose_name, state},
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Empty, Field, LinkButton, TableWrap, Tone, date::day_full},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use shared::privacy::{ConsentCount, PrivacyDesk, RequestKind, RequestLine, RequestState, RetentionLine};

/// The page.
pub struct DeskPage(Fetched<PrivacyDesk>);

impl DeskPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_privacy_desk()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn page(desk: PrivacyDesk) -> AnyView {
    let text = use_text();
    let failure = ServerAction::<DecideRequest>::new().value().get_untracked().and_then(Result::err);
    let problem = failure.map(|failure: Failure| {
        let words = if failure.reason("reason").is_some() { text.privacy_reason_missing().to_owned() } else { failure.title(text) };
        view! { <Banner tone=Tone::Danger>{words}</Banner> }
    });
    view! {
        <Title text=text.privacy_desk() />
        <header class="page-head"><h1>{text.privacy_desk()}</h1></header>
        {problem}
        <div class="stack stack-4">
            <section class="sec"><h2>{text.privacy_requests()}</h2>{requests(text, desk.requests)}</section>
            <section class="sec" aria-labelledby="restricted-h">
                <h2 id="restricted-h">{text.privacy_restricted()} <span class="label faint num">{desk.restricted_count}</span></h2>
                <p class="soft">{text.privacy_restricted_text()}</p>
                {restriction::listed(text, desk.restricted, desk.seq)}
            </section>
            <section class="sec" aria-labelledby="past-h">
                <h2 id="past-h">{text.privacy_past()} <span class="label faint num">{desk.past}</span></h2>
                <p class="soft">{text.privacy_past_text(desk.contact_months, desk.months)}</p>
                {retention(text, desk.retention)}
            </section>
            <section class="sec"><h2>{text.privacy_consents()}</h2>{consents(text, desk.consents)}</section>
        </div>
    }
    .into_any()
}

fn requests(text: Text, lines: Vec<RequestLine>) -> impl IntoView {
    if lines.is_empty() {
        return Either::Left(view! { <Empty title=text.privacy_no_requests() text=text.privacy_no_requests_text() /> });
    }
    let rows = lines.into_iter().map(|line| request(text, line)).collect_view();
    Either::Right(view! {
        <TableWrap label=text.privacy_requests()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.people_name()}</th>
                        <th scope="col">{text.privacy_what()}</th>
                        <th scope="col">{text.privacy_identity()}</th>
                        <th scope="col">{text.privacy_due()}</th>
                        <th scope="col">{text.people_state()}</th>
                        <th scope="col">{text.privacy_answer()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    })
}

fn request(text: Text, line: RequestLine) -> impl IntoView {
    let identity = if line.by_family { text.privacy_by_family(&line.by) } else { text.privacy_by_office(&line.by) };
    let said = line.words.clone().or(line.reason.clone());
    let answer = match (line.state, line.kind) {
        (RequestState::Open, _) => view! { <Answer line=line.clone() /> }.into_any(),
        (RequestState::Done, RequestKind::Erase) => {
            view! { <LinkButton href=format!("/console/privacy/proof/{}", line.id)>{text.privacy_proof()}</LinkButton> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{line.child}</th>
            <td>{kind_name(text, line.kind)}{said.map(|said| view! { <br /><span class="label soft">{said}</span> })}</td>
            <td>{identity}</td>
            <td>{day_full(text, line.due_on)}</td>
            <td>{state(text, line.state)}</td>
            <td>{answer}</td>
        </tr>
    }
}

/// Yes, or no with a reason.
#[component]
fn Answer(
    /// The request.
    line: RequestLine,
) -> impl IntoView {
    let text = use_text();
    let id = line.id.to_string();
    view! {
        <div class="row row-wrap gap-2">
            <form method="post" action=DecideRequest::PATH>
                <input type="hidden" name="request" value=id.clone() />
                <input type="hidden" name="accept" value="true" />
                <button type="submit" class="btn btn-sm" aria-label=text.privacy_accept_of(&line.child)>{text.privacy_accept()}</button>
            </form>
            <details>
                <summary>{text.privacy_refuse()}</summary>
                <form method="post" action=DecideRequest::PATH class="stack">
                    <input type="hidden" name="request" value=id.clone() />
                    <input type="hidden" name="accept" value="false" />
                    <Field id=format!("reason-{id}") name="reason" label=text.privacy_reason() />
                    <p><button type="submit" class="btn btn-sm btn-danger" aria-label=text.privacy_refuse_of(&line.child)>{text.privacy_refuse()}</button></p>
                </form>
            </details>
        </div>
    }
}

fn retention(text: Text, lines: Vec<RetentionLine>) -> impl IntoView {
    if lines.is_empty() {
        return Either::Left(view! { <p class="soft">{text.privacy_nobody_past()}</p> });
    }
    let row = move |line: RetentionLine| {
        view! {
            <li>
                <a class="r" href=format!("/console/privacy/erase/{}", line.learner)>
                    <span class="mono">{line.no}</span><span class="grow">{line.name}" · "{line.state}</span><span class="label soft">{if line.whole { text.privacy_due_whole() } else { text.privacy_due_contacts() }}" · "{day_full(text, line.last_on)}</span>
                </a>
            </li>
        }
    };
    Either::Right(view! { <ul class="rows">{lines.into_iter().map(row).collect_view()}</ul> })
}

fn consents(text: Text, counts: Vec<ConsentCount>) -> impl IntoView {
    let row = move |count: ConsentCount| {
        view! {
            <tr>
                <th scope="row">{purpose_name(text, count.purpose)}</th>
                <td class="num">{count.given}</td>
                <td class="num">{count.refused}</td>
                <td class="num">{count.open}</td>
            </tr>
        }
    };
    view! {
        <TableWrap label=text.privacy_consents()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.privacy_purpose()}</th>
                        <th scope="col" class="num">{text.privacy_agreed()}</th>
                        <th scope="col" class="num">{text.privacy_refused()}</th>
                        <th scope="col" class="num">{text.privacy_not_asked()}</th>
                    </tr>
                </thead>
                <tbody>{counts.into_iter().map(row).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
}
