//! One child through time, on a guardian's phone.

use super::{api::read_timeline, figures::Figures, follow::follow, query::Asked, record::Record};
use crate::{
    face::{PortalFrame, PortalWaiting, Tab},
    failure::{Failure, FailurePage},
    text::use_text,
    ui::{Icon, IconName},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{access::Right, error::AppError, id::LearnerId, progress::Timeline};

/// The timeline of the child in the address.
pub struct TimelinePage {
    timeline: Fetched<Timeline>,
}

impl TimelinePage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        Self { timeline: fetch(move || Asked::of(&params.read(), &query.read()), read) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let fresh = follow(this.timeline);
        let read = move || {
            Suspend::new(async move {
                match this.timeline.await {
                    Ok(timeline) => Either::Left(view! { <Growth timeline fresh /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Transition fallback=|| view! { <PortalWaiting tab=Tab::Growth /> }>{read}</Transition> }.into_any()
    }
}

async fn read(asked: Asked) -> Result<Timeline, Failure> {
    let learner = asked.learner.ok_or(Failure(AppError::NotFound))?;
    read_timeline(learner, asked.kind, asked.before).await
}

#[component]
fn Growth(timeline: Timeline, fresh: ReadSignal<bool>) -> impl IntoView {
    let text = use_text();
    let Timeline { child, siblings, kind, page, today, .. } = timeline;
    let (learner, name) = (child.id, child.name.clone());
    let title = text.progress_title(&name);
    let news = text.progress_updated(&name);
    let status = view! {
        <p class="fresh" role="status">
            {move || fresh.get().then(|| view! { <Icon name=IconName::CheckCircle />{news.clone()} })}
        </p>
    };
    let body = if child.rights.has(Right::Reports) {
        Either::Left(view! {
            <Figures child today />
            <Record learner name kind page status />
        })
    } else {
        Either::Right(view! { <p class="strong">{text.families_withheld(name)}</p> })
    };
    view! {
        <Title text=title.clone() />
        <PortalFrame page="page-growth" title=title tab=Tab::Growth children_of=others(siblings) child=Some(learner)>
            {body}
        </PortalFrame>
    }
}

/// With one child there is nothing to switch.
fn others(siblings: Vec<(LearnerId, String)>) -> Vec<(LearnerId, String)> {
    if siblings.len() > 1 { siblings } else { Vec::new() }
}
