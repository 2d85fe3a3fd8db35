//! Before an erasure begins: what it would do.

use super::{
    api::{BeginErasure, read_erasure},
    restriction::of_learner,
    words::table_name,
};
use crate::{
    face::ConsoleData,
    text::use_text,
    ui::{Banner, Crumbs, KeyValue, Pair, Tone},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{error::AppError, id::LearnerId, privacy::Preview};

/// The page.
pub struct ErasePage(Fetched<Preview>);

impl ErasePage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let learner = move || params.read().get_str("learner").and_then(|id| id.parse::<LearnerId>().ok());
        Self(fetch(learner, |learner| async move { read_erasure(learner.ok_or(AppError::NotFound)?).await }))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn page(preview: Preview) -> AnyView {
    let text = use_text();
    let Preview { learner, no, name, counts, balance, under_way, restrictions, seq } = preview;
    let restriction = of_learner(text, learner, &name, &restrictions, seq);
    let rows = counts.into_iter().map(|(table, rows)| view! { <Pair key=table_name(text, &table)>{rows}</Pair> }).collect_view();
    let paid = (balance > 0).then(|| view! { <Banner tone=Tone::Warning>{text.privacy_paid()}</Banner> });
    let begin = if under_way {
        Either::Left(view! { <Banner tone=Tone::Info>{text.privacy_under_way()}</Banner> })
    } else {
        Either::Right(view! {
            <form method="post" action=BeginErasure::PATH>
                <input type="hidden" name="learner" value=learner.to_string() />
                <input type="hidden" name="key" value=format!("erase.{learner}") />
                <p><button type="submit" class="btn btn-danger">{text.privacy_begin()}</button></p>
            </form>
        })
    };
    view! {
        <Title text=text.privacy_kind_erase() />
        <header class="page-head">
            <Crumbs above=vec![("/console/privacy".into(), text.privacy_desk().into())] here=name.clone() />
            <h1>{text.privacy_erase_of(name, no)}</h1>
        </header>
        {restriction}
        <section class="sec stack stack-3" aria-labelledby="erase-h">
            <h2 id="erase-h">{text.privacy_would()}</h2>
            <KeyValue>{rows}</KeyValue>
            {paid}
            <p class="soft">{text.privacy_erase_text()}</p>
            {begin}
        </section>
    }
    .into_any()
}
