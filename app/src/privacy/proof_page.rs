//! The proof of an erasure: dates and counts, to be printed. It names nobody.

use super::{api::read_certificate, words::table_name};
use crate::{
    face::ConsoleData,
    text::use_text,
    ui::{Crumbs, KeyValue, Pair, date::day_full},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{error::AppError, id::RequestId, privacy::Certificate};

/// The page.
pub struct ProofPage(Fetched<Certificate>);

impl ProofPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let request = move || params.read().get_str("request").and_then(|id| id.parse::<RequestId>().ok());
        Self(fetch(request, |request| async move { read_certificate(request.ok_or(AppError::NotFound)?).await }))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn page(proof: Certificate) -> AnyView {
    let text = use_text();
    let rows =
        proof.counts.into_iter().filter(|(_, rows)| *rows > 0).map(|(table, rows)| view! { <Pair key=table_name(text, &table)>{rows}</Pair> }).collect_view();
    view! {
        <Title text=text.privacy_proof() />
        <header class="page-head">
            <Crumbs above=vec![("/console/privacy".into(), text.privacy_desk().into())] here=text.privacy_proof().to_owned() />
            <h1>{text.privacy_proof()}</h1>
        </header>
        <section class="sec stack stack-3" aria-labelledby="proof-h">
            <h2 id="proof-h">{text.privacy_proof_text()}</h2>
            <KeyValue>
                <Pair key=text.privacy_proof_no()><span class="mono">{proof.id.to_string()}</span></Pair>
                <Pair key=text.privacy_proof_of()><span class="mono">{proof.learner.to_string()}</span></Pair>
                <Pair key=text.privacy_asked_on()>{day_full(text, proof.asked_on)}</Pair>
                <Pair key=text.privacy_done_on()>{day_full(text, proof.done_on)}</Pair>
            </KeyValue>
            <h3>{text.privacy_proof_rows()}</h3>
            <KeyValue>{rows}</KeyValue>
            <p class="soft">{text.privacy_proof_kept()}</p>
        </section>
    }
    .into_any()
}
