//! The family of one learner: who is tied to the child, who may what until when, who is invited.

use super::{add_form::AddForm, api::read_family_sheet, edit_panel::EditPanel, link_rows::LinkRows};
use crate::{
    face::ConsoleData,
    text::{Text, use_text},
    ui::{Banner, Crumbs, Tone},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{
    access::{FamilySheet, LinkLine},
    error::AppError,
    id::{GuardianId, LearnerId},
};

/// What the address asks for besides: whom to edit, and what was just done.
type Side = (Option<GuardianId>, String);

/// The page.
pub struct FamilyPage {
    side: Memo<Side>,
    data: Fetched<FamilySheet>,
}

impl FamilyPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let side = Memo::new(move |_| {
            let query = query.read();
            (query.get_str("edit").and_then(|id| id.parse().ok()), query.get("done").unwrap_or_default())
        });
        let learner = move || params.read().get_str("learner").and_then(|id| id.parse::<LearnerId>().ok());
        let data = fetch(move || (learner(), side.get()), |(learner, _)| async move { read_family_sheet(learner.ok_or(AppError::NotFound)?).await });
        Self { side, data }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let side = this.side;
        view! { <ConsoleData page="page-account" data=this.data view=move |sheet| page(sheet, side.get_untracked()) /> }.into_any()
    }
}

fn page(sheet: FamilySheet, (edit, done): Side) -> AnyView {
    let text = use_text();
    let FamilySheet { learner, name, links, .. } = sheet;
    let edited = edit.and_then(|guardian| links.iter().find(|line| line.guardian == guardian).cloned());
    let said = edited.as_ref().and_then(|line| said(text, &done, line)).map(|words| view! { <Banner tone=Tone::Positive>{words}</Banner> });
    let side = match edited {
        Some(line) => Either::Left(view! { <EditPanel learner line /> }),
        None => {
            Either::Right(view! { <section class="sec" aria-labelledby="add-h"><AddForm learner key=format!("add.{learner}.{}", links.len()) /></section> })
        }
    };
    let title = text.families_of(&name);
    view! {
        <Title text=title.clone() />
        <header class="page-head">
            <Crumbs above=vec![("/console/learners".into(), text.people_title().into()), (format!("/console/learners/{learner}"), name)] here=text.people_family() />
            <h1>{title}</h1>
        </header>
        {said}
        <div class="cols">
            <div class="left"><div class="sec"><h2>{text.families_guardians()}</h2><LinkRows learner links /></div></div>
            <div class="right">{side}</div>
        </div>
    }
    .into_any()
}

/// What was just done, and to whom.
fn said(text: Text, done: &str, line: &LinkLine) -> Option<String> {
    match done {
        "added" if line.waits => Some(text.families_done_added_known(&line.name)),
        "added" => Some(text.families_done_added(&line.name)),
        "rights" => Some(text.families_done_rights(&line.name)),
        "ended" => Some(text.families_done_ended(&line.name)),
        _ => None,
    }
}
