//! The family's rights: consent, copy, correction, erasure.

use super::{
    api::read_rights,
    consents::Consents,
    requests::{Ask, Requests},
    restriction::for_family,
};
use crate::{
    face::{PortalFrame, PortalWaiting, Tab},
    failure::FailurePage,
    text::{Text, use_text},
    ui::{Empty, Icon, IconName},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use shared::privacy::{ChildRights, FamilyRights};

/// The page.
pub struct FamilyPage(Fetched<FamilyRights>);

impl FamilyPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_rights()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.0.await {
                    Ok(rights) => page(rights),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <PortalWaiting tab=Tab::Me /> }>{shown}</Suspense> }.into_any()
    }
}

fn page(rights: FamilyRights) -> AnyView {
    let text = use_text();
    let first = rights.children.first().map(|child| child.learner);
    let children = if rights.children.is_empty() {
        Either::Left(view! { <Empty title=text.portal_no_child() text=text.portal_no_child_next() /> })
    } else {
        Either::Right(rights.children.into_iter().map(|child| of_child(text, child)).collect_view())
    };
    view! {
        <Title text=text.privacy_title() />
        <PortalFrame page="page-security" title=text.privacy_title() tab=Tab::Me child=first>
            <p class="soft">{text.privacy_lead()}</p>
            {children}
            <ul class="rows">
                <li><a class="r" href="/privacy" rel="external"><span class="grow">{text.privacy_notice()}</span><Icon name=IconName::ChevronRight class="faint" /></a></li>
                <li><a class="r" href="/privacy/children" rel="external"><span class="grow">{text.privacy_children_rules()}</span><Icon name=IconName::ChevronRight class="faint" /></a></li>
            </ul>
        </PortalFrame>
    }
    .into_any()
}

fn of_child(text: Text, child: ChildRights) -> impl IntoView {
    let heading = format!("child-{}", child.learner);
    let young = child.is_child.then(|| view! { <p class="label soft">{text.privacy_under_14()}</p> });
    let requests = (!child.requests.is_empty()).then(|| view! { <h3>{text.privacy_requests()}</h3><Requests requests=child.requests.clone() /> });
    let restricted = for_family(text, &child.name, &child.restrictions);
    view! {
        <section class="sec stack stack-3" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{child.name.clone()}</h2>
            {restricted}
            {young}
            <Consents learner=child.learner consents=child.consents.clone() />
            <form method="post" action="/copy" class="stack">
                <input type="hidden" name="learner" value=child.learner.to_string() />
                <h3>{text.privacy_kind_copy()}</h3>
                <p class="soft">{text.privacy_copy_text()}</p>
                <p><button type="submit" class="btn">{text.privacy_copy_now(&child.name)}</button></p>
            </form>
            <p><a href=format!("/portal/login/{}", child.learner)>{text.families_login_of(&child.name)}</a></p>
            {requests}
            <Ask child />
        </section>
    }
}
