//! Rights for a while: what waits for the reader, what is theirs, what to ask for, what was decided.

use super::{
    api::{DecideGrant, read_grants},
    ask_form::AskForm,
    lines::{Decided, Waiting},
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::use_text,
    ui::{Banner, Tone},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::{access::Grants, error::AppError};

/// The page.
pub struct GrantsPage(Fetched<Grants>);

impl GrantsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_grants()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let again = Callback::new(move |()| this.0.refetch());
        view! { <ConsoleData page="page-account" data=this.0 view=move |grants| page(grants, again) /> }.into_any()
    }
}

/// Why a decision was not taken.
fn refused() -> Option<impl IntoView> {
    let text = use_text();
    let failure = ServerAction::<DecideGrant>::new().value().get_untracked().and_then(Result::err)?;
    let words = match &failure {
        Failure(AppError::Conflict(why)) if why == "retired" => text.roles_role_gone().to_owned(),
        Failure(AppError::Conflict(why)) if why == "contract" => text.roles_contract_first().to_owned(),
        Failure(AppError::Conflict(_)) => text.access_grant_decided_already().to_owned(),
        Failure(AppError::Invalid(_)) => text.access_grant_answer_required().to_owned(),
        failure => failure.title(text),
    };
    Some(view! { <Banner tone=Tone::Danger>{words}</Banner> })
}

fn page(grants: Grants, again: Callback<()>) -> AnyView {
    let text = use_text();
    let Grants { mine, waiting, log, campuses, departments, own_roles, classes, colleagues, reader, today } = grants;
    let key = format!("{reader}.{}", mine.first().map_or_else(String::new, |line| line.id.to_string()));
    let decides = waiting.is_some();
    let waiting = waiting.map(|lines| {
        let count = lines.len();
        view! {
            <section class="sec" aria-labelledby="waiting-h">
                <h2 id="waiting-h">{text.access_grants_waiting()} <span class="label faint num">{count}</span></h2>
                {refused()}
                <Waiting lines />
            </section>
        }
    });
    let log = decides.then(|| {
        view! {
            <section class="sec">
                <h2>{text.access_grants_log()}</h2>
                <Decided lines=log label=text.access_grants_log() empty=text.access_grants_log_none() />
            </section>
        }
    });
    view! {
        <Title text=text.access_grants() />
        <header class="page-head"><h1>{text.access_grants()}</h1><p class="soft">{text.access_grants_lead()}</p></header>
        <div class="cols">
            <div class="left">
                {waiting}
                <section class="sec">
                    <h2>{text.access_grants_mine()}</h2>
                    <Decided lines=mine label=text.access_grants_mine() empty=text.access_grants_mine_none() />
                </section>
                {log}
            </div>
            <div class="right"><AskForm campuses departments own_roles classes colleagues today key again /></div>
        </div>
    }
    .into_any()
}
