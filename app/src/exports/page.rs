//! Exports: what waits for the reader, what is theirs, what to ask for, what was decided.

use super::{
    api::{DecideExport, read_exports},
    ask_form::AskForm,
    lines::{Lines, Waiting},
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::use_text,
    ui::{Banner, Empty, Tone},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{
    error::AppError,
    exports::{AskExport, ExportLine, Exports},
};

/// The page.
pub struct ExportsPage(Fetched<Exports>);

impl ExportsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_exports()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let again = Callback::new(move |()| this.0.refetch());
        view! { <ConsoleData page="page-account" data=this.0 view=move |exports| page(exports, again) /> }.into_any()
    }
}

/// Why a decision was not taken, or a file not handed over.
fn problem() -> Option<impl IntoView> {
    let text = use_text();
    let asked = use_query_map().read_untracked().get("problem");
    let words = match asked.as_deref() {
        Some("over") => Some(text.exports_over().to_owned()),
        Some("learners") => Some(text.exports_learners().to_owned()),
        Some("busy") => Some(text.exports_busy().to_owned()),
        Some(_) => Some(text.exports_fault().to_owned()),
        None => ServerAction::<DecideExport>::new().value().get_untracked().and_then(Result::err).map(|failure| match &failure {
            Failure(AppError::Conflict(_)) => text.exports_decided_already().to_owned(),
            Failure(AppError::Invalid(_)) => text.exports_answer_required().to_owned(),
            failure => failure.title(text),
        }),
    };
    words.map(|words| view! { <Banner tone=Tone::Danger>{words}</Banner> })
}

fn own(lines: Vec<ExportLine>) -> impl IntoView {
    let text = use_text();
    let list = if lines.is_empty() {
        Either::Left(view! { <Empty title=text.exports_mine_none() text=text.exports_mine_none_text() /> })
    } else {
        Either::Right(view! { <Lines lines label=text.exports_mine() own=true /> })
    };
    view! { <section class="sec"><h2>{text.exports_mine()}</h2>{list}</section> }
}

fn log(lines: Vec<ExportLine>) -> impl IntoView {
    let text = use_text();
    let list = if lines.is_empty() {
        Either::Left(view! { <p class="soft">{text.exports_log_none()}</p> })
    } else {
        Either::Right(view! { <Lines lines label=text.exports_log() /> })
    };
    view! { <section class="sec"><h2>{text.exports_log()}</h2>{list}</section> }
}

fn page(exports: Exports, again: Callback<()>) -> AnyView {
    let text = use_text();
    let Exports { mine, waiting, log: decided, campuses, states, left, reader } = exports;
    let newest = mine.iter().flatten().next().map_or_else(String::new, |line| line.id.to_string());
    let ask = mine.is_some().then(|| view! { <div class="right"><AskForm campuses states left key=format!("export.{reader}.{newest}") again /></div> });
    let log = waiting.is_some().then(|| log(decided));
    let waiting = waiting.map(|lines| {
        let count = lines.len();
        view! {
            <section class="sec" aria-labelledby="waiting-h">
                <h2 id="waiting-h">{text.exports_waiting()} <span class="label faint num">{count}</span></h2>
                <Waiting lines />
            </section>
        }
    });
    view! {
        <Title text=text.exports_title() />
        <header class="page-head"><h1>{text.exports_title()}</h1><p class="soft">{text.exports_lead(AskExport::HOURS)}</p></header>
        {problem()}
        <div class="cols">
            <div class="left">{waiting}{mine.map(own)}{log}</div>
            {ask}
        </div>
    }
    .into_any()
}
