//! One row after the other: what is wrong, the way to mend it, and what became of it.

use super::{
    api::{AcceptFinding, FinishFinding, PutOffFinding},
    query::{QUALITY, query_of},
    words::{owner_name, said, told, wrongs},
};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{
        ActionForm, Art, Banner, Button, ButtonKind, Crumbs, Empty, ErrorSummary, Field, FieldKind, KeyValue, LinkButton, Pair, Sending, Tone, date::day_full,
        grouped,
    },
};
use chrono::{Days, NaiveDate};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    error::AppError,
    id::PairId,
    quality::{FindingLine, Queue, RowFilter},
};

/// Days for which a row is put off if nobody says otherwise.
const WEEK: u64 = 7;

/// The whole page.
pub(super) fn queue(filter: RowFilter, queue: Queue) -> AnyView {
    let text = use_text();
    let Queue { next, pair, left, today } = queue;
    let Some(line) = next else {
        return view! {
            <Title text=text.quality_fix() />
            <header class="page-head"><Crumbs above=vec![(QUALITY.into(), text.quality_title().into())] here=text.quality_fix() /><h1>{text.quality_fix()}</h1></header>
            <h2 class="sr">{text.quality_mend()}</h2>
            <Empty title=text.quality_done_all() text=text.quality_done_all_text() art=Art::Done><LinkButton href=QUALITY>{text.quality_back()}</LinkButton></Empty>
        }
        .into_any();
    };
    let back = query_of(&filter);
    let title = said(text, line.check.name.clone());
    view! {
        <Title text=title.clone() />
        <header class="page-head">
            <div>
                <Crumbs above=vec![(QUALITY.into(), text.quality_title().into())] here=title.clone() />
                <h1>{title}</h1>
                <p class="soft">{text.quality_left(grouped(left))}</p>
            </div>
        </header>
        {about(text, &line, pair)}
        <section class="sec stack stack-4 queue" aria-labelledby="mend-h">
            <h2 id="mend-h">{text.quality_mend()}</h2>
            <DoneForm line=line.clone() back=back.clone() />
            <LaterForm line=line.clone() back=back.clone() today />
            <RightForm line back />
        </section>
    }
    .into_any()
}

fn about(text: Text, line: &FindingLine, pair: Option<PairId>) -> impl IntoView + use<> {
    let FindingLine { learner, no, name, campus, owner, check, says, since, .. } = line.clone();
    let says = says.map(|says| view! { <Pair key=text.quality_says()>{told(text, says)}</Pair> });
    let pair = pair.map(|pair| view! { <LinkButton href=format!("/console/duplicates/{pair}")>{text.quality_pair()}</LinkButton> });
    view! {
        <section class="sec stack stack-3 queue" aria-label=text.quality_what()>
            <p>{said(text, check.todo)}</p>
            <KeyValue>
                <Pair key=text.people_name()>{name}" · "<span class="mono">{no}</span></Pair>
                {says}
                <Pair key=text.quality_campus()>{campus}</Pair>
                <Pair key=text.quality_owner()>{owner_name(text, &owner)}</Pair>
                <Pair key=text.quality_since()>{day_full(text, since)}</Pair>
            </KeyValue>
            <p class="row">
                <LinkButton href=format!("/console/learners/{learner}")>{text.quality_open_learner()}</LinkButton>
                {pair}
            </p>
        </section>
    }
}

/// What goes along with every answer.
fn hidden(line: &FindingLine, back: String, act: &str) -> impl IntoView + use<> {
    let key = format!("{act}.{}.{}.{}", line.learner, line.check.word, line.turn);
    view! {
        <input type="hidden" name="learner" value=line.learner.to_string() />
        <input type="hidden" name="finding" value=line.check.word.clone() />
        <input type="hidden" name="back" value=back />
        <input type="hidden" name="key" value=key />
    }
}

/// Why an answer was not taken, where no field says so.
fn refused<F>(text: Text, action: Sending<F>) -> impl Fn() -> Option<AnyView> + Send + Sync
where
    F: ServerFn<Error = Failure> + Clone + Send + Sync + 'static,
    F::Output: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    move || {
        let failure = action.value().get().and_then(Result::err)?;
        let words = match &failure {
            Failure(AppError::Invalid(_)) => return None,
            Failure(AppError::Conflict(code)) if code == "still_so" => text.quality_still_so().to_owned(),
            Failure(AppError::Conflict(_)) => text.quality_answered().to_owned(),
            failure => failure.title(text),
        };
        Some(view! { <Banner tone=Tone::Danger>{words}</Banner> }.into_any())
    }
}

#[component]
fn DoneForm(
    /// The row.
    line: FindingLine,
    /// The query of the queue.
    back: String,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<FinishFinding>::default();
    let rests = line.check.kind.rests().is_some();
    let (words, hint) = if rests { (text.quality_done_rest(), text.quality_done_rest_text()) } else { (text.quality_done(), text.quality_done_text()) };
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ActionForm action attr:class="stack stack-2">
            {hidden(&line, back, "done")}
            {refused(text, action)}
            <p><Button kind=ButtonKind::Primary submit=true busy>{words}</Button></p>
            <p class="hint">{hint}</p>
        </ActionForm>
    }
}

#[component]
fn LaterForm(
    /// The row.
    line: FindingLine,
    /// The query of the queue.
    back: String,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<PutOffFinding>::default();
    let wrong = Signal::derive(move || wrongs(text, action.value().get().and_then(Result::err).as_ref(), "until"));
    let error = MaybeProp::derive(move || wrong.get().into_iter().next().map(|wrong| wrong.words));
    let until = use_query_map().read_untracked().get("until").unwrap_or_else(|| (today + Days::new(WEEK)).to_string());
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ActionForm action attr:class="stack stack-2">
            {hidden(&line, back, "later")}
            <ErrorSummary errors=wrong />
            {refused(text, action)}
            <Field id="until" name="until" label=text.quality_until() hint=text.quality_until_hint() kind=FieldKind::Date value=until error />
            <p><Button submit=true busy>{text.quality_later()}</Button></p>
        </ActionForm>
    }
}

#[component]
fn RightForm(
    /// The row.
    line: FindingLine,
    /// The query of the queue.
    back: String,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<AcceptFinding>::default();
    let wrong = Signal::derive(move || wrongs(text, action.value().get().and_then(Result::err).as_ref(), "reason"));
    let error = MaybeProp::derive(move || wrong.get().into_iter().next().map(|wrong| wrong.words));
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ActionForm action attr:class="stack stack-2">
            {hidden(&line, back, "right")}
            <ErrorSummary errors=wrong />
            {refused(text, action)}
            <Field id="reason" name="reason" label=text.quality_reason() hint=text.quality_reason_hint() error />
            <p><Button submit=true busy>{text.quality_right()}</Button></p>
        </ActionForm>
    }
}
