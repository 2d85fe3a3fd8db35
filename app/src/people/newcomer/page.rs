//! The page for a new learner.

use super::{api::read_newcomer_form, form::form};
use crate::{
    face::ConsoleData,
    people::console_query::LEARNERS,
    text::use_text,
    ui::Crumbs,
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::people::NewcomerForm;

/// The page.
pub struct NewLearnerPage(Fetched<NewcomerForm>);

impl NewLearnerPage {
    /// Begins to read the page; with every turn anew.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let asked = move || (query.read().get("draft"), query.read().get("turn"));
        Self(fetch(asked, |(draft, _)| read_newcomer_form(draft)))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn page(shown: NewcomerForm) -> AnyView {
    let text = use_text();
    view! {
        <Title text=text.archive_add() />
        <header class="page-head">
            <Crumbs above=vec![(LEARNERS.into(), text.people_title().into())] here=text.archive_add() />
            <h1 id="new-h">{text.archive_add()}</h1>
        </header>
        <div class="cols">
            <div class="left">{form(shown)}</div>
            <div class="right"><p class="soft">{text.archive_add_text()}</p></div>
        </div>
    }
    .into_any()
}
