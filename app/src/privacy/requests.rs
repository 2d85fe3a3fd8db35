//! What a family asked for, and asking.

use super::{
    api::{AskForRight, WithdrawRequest},
    words::{kind_name, state},
};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{ErrorSummary, TextArea, Wrong, date::day_full},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::{
    id::LearnerId,
    privacy::{ChildRights, RequestKind, RequestLine, RequestState},
};

/// Requests about a child, the newest first.
#[component]
pub fn Requests(
    /// The requests.
    requests: Vec<RequestLine>,
) -> impl IntoView {
    let text = use_text();
    let rows = requests.into_iter().map(|line| row(text, line)).collect_view();
    view! { <ul class="rows asked">{rows}</ul> }
}

fn row(text: Text, line: RequestLine) -> impl IntoView {
    let due = match (line.kind, line.state.is_open()) {
        (_, false) => None,
        (RequestKind::Erase, true) => Some(text.privacy_erased_on(day_full(text, line.due_on))),
        (_, true) => Some(text.privacy_answer_by(day_full(text, line.due_on))),
    };
    let back = line.state.is_open().then(|| {
        view! {
            <form method="post" action=WithdrawRequest::PATH>
                <input type="hidden" name="learner" value=line.learner.to_string() />
                <input type="hidden" name="request" value=line.id.to_string() />
                <button type="submit" class="btn btn-sm">{text.privacy_withdraw()}</button>
            </form>
        }
    });
    let reason = (line.state == RequestState::Refused).then(|| view! { <p>{text.privacy_reason()}": "{line.reason.clone().unwrap_or_default()}</p> });
    view! {
        <li>
            <div class="stack">
                <div class="row row-wrap gap-2"><b>{kind_name(text, line.kind)}</b>{state(text, line.state)}<span class="label soft">{day_full(text, line.asked_on)}</span></div>
                {line.words.map(|words| view! { <p class="soft">{words}</p> })}
                {due.map(|due| view! { <p class="label">{due}</p> })}
                {reason}
                {back}
            </div>
        </li>
    }
}

/// The forms: correction, erasure. They work without script.
#[component]
pub fn Ask(
    /// The child.
    child: ChildRights,
) -> impl IntoView {
    let text = use_text();
    let ChildRights { learner, name, requests, .. } = child;
    let failure = ServerAction::<AskForRight>::new().value().get_untracked().and_then(Result::err);
    let wrong = failure.as_ref().and_then(|failure: &Failure| failure.reason("words")).map(|_| text.privacy_words_missing().to_owned());
    let id = format!("words-{learner}");
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: id.clone(), words: words.clone() }).collect();
    let under_way = requests.iter().any(|line| line.kind == RequestKind::Erase && line.state.is_open());
    let key = format!("{learner}.{}", requests.len());
    let correct = view! {
        <form method="post" action=AskForRight::PATH class="stack stack-3">
            <ErrorSummary errors=Signal::stored(errors) />
            {hidden(learner, RequestKind::Correct, &key)}
            <TextArea id=id name="words" label=text.privacy_words(&name) hint=text.privacy_words_hint() error=MaybeProp::from(wrong) most=1000 />
            <p><button type="submit" class="btn">{text.privacy_ask_correct()}</button></p>
        </form>
    };
    let erase = (!under_way).then(|| {
        view! {
            <details>
                <summary>{text.privacy_kind_erase()}</summary>
                <p class="soft">{text.privacy_erase_text()}</p>
                <form method="post" action=AskForRight::PATH>
                    {hidden(learner, RequestKind::Erase, &key)}
                    <p><button type="submit" class="btn btn-danger">{text.privacy_ask_erase(&name)}</button></p>
                </form>
            </details>
        }
    });
    view! { <div class="stack stack-4">{correct}{erase}</div> }
}

fn hidden(learner: LearnerId, kind: RequestKind, key: &str) -> impl IntoView + use<> {
    view! {
        <input type="hidden" name="learner" value=learner.to_string() />
        <input type="hidden" name="kind" value=kind.word() />
        <input type="hidden" name="key" value=[kind.word(), ".", key].concat() />
    }
}
