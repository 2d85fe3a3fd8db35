//! One learner: the portrait and the timeline. Both follow what happens, so that the office sees a mark as it is made.

use super::{
    api::read_portrait,
    console_figures::figures,
    console_lots::Lots,
    console_portrait::head,
    console_reveal::Reveals,
    console_reveal_dialog::RevealDialog,
    console_side::side,
    console_timeline::{recent, timeline},
};
use crate::{
    face::{ConsoleData, Follow},
    failure::Failure,
    progress::api::read_timeline,
    tags::{Giving, GivingToast, TagBar, TagChanges, api::read_learner_tags},
    text::use_text,
    ui::{Banner, Tone},
    wire::{Fetched, fetch},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use shared::{
    error::AppError,
    id::LearnerId,
    live::Topic,
    people::Portrait,
    progress::{Kind, Timeline},
    tags::LearnerTags,
};

/// What the address asks for.
#[derive(Clone, PartialEq)]
struct Ask {
    learner: Option<LearnerId>,
    tab: bool,
    kind: Option<Kind>,
    before: Option<NaiveDate>,
    /// What was just done, with what makes it differ from the last time.
    done: Option<String>,
}

/// What the page shows.
#[derive(Clone, Serialize, Deserialize)]
struct Learner {
    portrait: Portrait,
    /// Nobody's who sees archive and hours only.
    timeline: Option<Timeline>,
    tags: LearnerTags,
}

/// The page.
pub struct LearnerPage {
    ask: Memo<Ask>,
    data: Fetched<Learner>,
}

fn ask() -> Memo<Ask> {
    let (params, query) = (use_params_map(), use_query_map());
    Memo::new(move |_| {
        let query = query.read();
        let tab = query.get_str("tab") == Some("timeline");
        let word = |key| query.get_str(key).filter(|_| tab);
        Ask {
            learner: params.read().get_str("learner").and_then(|id| id.parse().ok()),
            tab,
            kind: word("kind").and_then(Kind::of),
            before: word("before").and_then(|day| day.parse().ok()),
            done: query.get("done"),
        }
    })
}

async fn read(ask: Ask) -> Result<Learner, Failure> {
    let learner = ask.learner.ok_or(AppError::NotFound)?;
    let portrait = read_portrait(learner).await?;
    let timeline = if portrait.progress { Some(read_timeline(learner, ask.kind, ask.before).await?) } else { None };
    let tags = read_learner_tags(learner).await?;
    Ok(Learner { portrait, timeline, tags })
}

impl LearnerPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let ask = ask();
        Self { ask, data: fetch(move || ask.get(), read) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let LearnerPage { ask, data } = this;
        let follow = Follow::new(move || data.refetch());
        let reveals = Reveals::new();
        let giving = Giving::new(move || data.refetch());
        let show = move |learner: Learner| {
            reveals.begin(learner.portrait.id, learner.portrait.reveals_left);
            if let Some(timeline) = &learner.timeline {
                follow.topic(Topic::Learner(learner.portrait.id), Some(timeline.seq));
            }
            page(learner, &ask.get_untracked(), reveals, giving)
        };
        view! { <ConsoleData page="page-learner" data view=show /> <RevealDialog reveals /> <GivingToast giving /> }.into_any()
    }
}

fn page(learner: Learner, ask: &Ask, reveals: Reveals, giving: Giving) -> AnyView {
    let Learner { portrait, timeline: entries, tags } = learner;
    let changes = ask.tab.then(|| view! { <TagChanges tags=tags.clone() /> });
    let bar = view! { <TagBar learner=portrait.id who=portrait.name.clone() tags giving /> };
    let tab = ask.tab;
    let said = ask.done.as_deref().and_then(|done| said(done, &portrait));
    let head = head(&portrait, tab, entries.is_some());
    let body = match entries {
        Some(entries) if tab => timeline(portrait.id, entries).into_any(),
        entries => sides(&portrait, entries.as_ref(), reveals),
    };
    view! { <Title text=portrait.name />{head}{said}{bar}{body}{changes} }.into_any()
}

fn said(done: &str, portrait: &Portrait) -> Option<impl IntoView + use<>> {
    let (text, Portrait { name, no, .. }) = (use_text(), portrait);
    let words = match done.split('.').next()? {
        "added" => text.archive_added(name, no),
        "returned" => text.archive_returned(name),
        "corrected" => text.archive_corrected(name),
        _ => return None,
    };
    let draft = done.strip_prefix("returned.").filter(|draft| draft.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    let typed = draft.map(|draft| view! { " " <a href=format!("/console/learners/new?draft={draft}")>{text.archive_returned_typed()}</a> });
    Some(view! { <Banner tone=Tone::Positive>{words}{typed}</Banner> })
}

fn sides(portrait: &Portrait, entries: Option<&Timeline>, reveals: Reveals) -> AnyView {
    let text = use_text();
    let lots = view! { <Lots lots=portrait.lots.clone() today=portrait.today /> };
    view! {
        <div class="cols">
            <div class="left">
                {figures(portrait)}
                <section class="sec" aria-labelledby="lots-h">
                    <h2 id="lots-h">{text.learners_lots()} <span class="label faint">{text.learners_lots_order()}</span></h2>
                    {lots}
                </section>
                {entries.map(|entries| recent(portrait.id, entries))}
            </div>
            <div class="right">{side(portrait, reveals)}</div>
        </div>
    }
    .into_any()
}
