//! One lead: what is known, what was said, what is next; or a new one.

use super::{
    add_form::AddForm,
    api::{read_lead, read_lead_form},
    assign_form::AssignForm,
    edit_form::EditForm,
    erase_form::EraseForm,
    facts::Facts,
    log_form::LogForm,
    notes::Notes,
    query::LEADS,
    words::stage_badge,
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::{Text, use_text},
    ui::{Avatar, AvatarSize, Banner, Crumbs, Tone},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use shared::{
    error::AppError,
    leads::{LeadForm, LeadSheet},
};

/// What the page is about.
#[derive(Clone, Serialize, Deserialize)]
enum Shown {
    New(LeadForm),
    One(Box<LeadSheet>),
}

async fn read(lead: String) -> Result<Shown, Failure> {
    if lead == "new" {
        return read_lead_form().await.map(Shown::New);
    }
    let lead = lead.parse().map_err(|_| AppError::NotFound)?;
    read_lead(lead).await.map(|sheet| Shown::One(Box::new(sheet)))
}

/// The page.
pub struct LeadPage {
    done: Memo<String>,
    data: Fetched<Shown>,
}

impl LeadPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let done = Memo::new(move |_| query.read().get("done").unwrap_or_default());
        let lead = move || params.read().get("lead").unwrap_or_default();
        Self { done, data: fetch(move || (lead(), done.get()), |(lead, _)| read(lead)) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let done = this.done;
        let view = move |shown| match shown {
            Shown::New(form) => new(form),
            Shown::One(sheet) => one(*sheet, &done.get_untracked()),
        };
        view! { <ConsoleData page="page-account" data=this.data view /> }.into_any()
    }
}

fn new(form: LeadForm) -> AnyView {
    let text = use_text();
    view! {
        <Title text=text.leads_add() />
        <header class="page-head">
            <Crumbs above=vec![(LEADS.into(), text.leads_title().into())] here=text.leads_add() />
            <h1 id="add-h">{text.leads_add()}</h1>
        </header>
        <div class="cols">
            <div class="left"><AddForm form /></div>
            <div class="right"><p class="soft">{text.leads_add_text()}</p></div>
        </div>
    }
    .into_any()
}

fn one(sheet: LeadSheet, done: &str) -> AnyView {
    let text = use_text();
    let (name, can, only_own) = (sheet.line.name.clone(), sheet.can, sheet.line.guardian.is_none());
    let said = said(text, done, &name).map(|words| view! { <Banner tone=Tone::Positive>{words}</Banner> });
    let log = can.work.then(|| view! { <LogForm lead=sheet.line.id now=sheet.line.stage version=sheet.version /> });
    let edit = can.edit.then(|| view! { <div class="sec"><EditForm sheet=sheet.clone() /></div> });
    let assign = can.manage.then(|| view! { <AssignForm sheet=sheet.clone() /> });
    let erase = can.manage.then(|| view! { <EraseForm lead=sheet.line.id name=name.clone() /> });
    view! {
        <Title text=name.clone() />
        <header class="page-head">
            <Crumbs above=vec![(LEADS.into(), text.leads_title().into())] here=name.clone() />
            <div class="row gap-4"><Avatar name=name.clone() size=AvatarSize::Large /><h1>{name}</h1>{stage_badge(text, sheet.line.stage)}</div>
        </header>
        {said}
        <div class="cols">
            <div class="left">{log}<Notes notes=sheet.notes.clone() only_own today=sheet.today /></div>
            <div class="right"><Facts sheet />{edit}{assign}{erase}</div>
        </div>
    }
    .into_any()
}

/// What was just done, and to whom.
fn said(text: Text, done: &str, name: &str) -> Option<String> {
    match done.split('.').next()? {
        "added" => Some(text.leads_done_added(name)),
        "changed" => Some(text.leads_done_changed(name)),
        "logged" => Some(text.leads_done_logged(name)),
        "assigned" => Some(text.leads_done_assigned(name)),
        _ => None,
    }
}
