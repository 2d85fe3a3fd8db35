//! Who can see a learner now: the family, and the staff with what lets them in.

use super::rows::{family_row, head, staff_row};
use crate::{
    face::ConsoleData,
    people::api::read_viewers,
    text::use_text,
    ui::{Crumbs, Empty, KeyPager, LinkButton, TableWrap, address},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{
    error::AppError,
    id::LearnerId,
    page::Page,
    people::{FamilyViewer, Viewer, Viewers},
};

/// The page.
pub struct ViewersPage(Fetched<Viewers>);

impl ViewersPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let ask = Memo::new(move |_| {
            let learner = params.read().get_str("learner").and_then(|id| id.parse::<LearnerId>().ok());
            (learner, query.read().get("after").filter(|after| !after.is_empty()))
        });
        let read = |(learner, after): (Option<LearnerId>, Option<String>)| async move { read_viewers(learner.ok_or(AppError::NotFound)?, after).await };
        Self(fetch(move || ask.get(), read))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-viewers" data=this.0 view=page /> }.into_any()
    }
}

fn page(viewers: Viewers) -> AnyView {
    let text = use_text();
    let Viewers { learner, name, can_open, family, staff } = viewers;
    let at = format!("/console/learners/{learner}");
    let mut above = vec![("/console/learners".to_owned(), text.people_title().to_owned())];
    above.extend(can_open.then(|| (at.clone(), name.clone())));
    let title = text.roles_viewers_of(&name);
    view! {
        <Title text=title.clone() />
        <header class="page-head"><Crumbs above here=text.roles_viewers() /><h1>{title}</h1><p class="soft">{text.roles_viewers_lead()}</p></header>
        <div class="stack stack-4">
            <section class="sec" aria-labelledby="family-h"><h2 id="family-h">{text.people_family()}</h2>{of_family(family)}</section>
            <div class="sec"><h2>{text.roles_viewers_staff()}</h2>{of_staff(staff, &format!("{at}/viewers"))}</div>
        </div>
    }
    .into_any()
}

fn of_family(family: Vec<FamilyViewer>) -> AnyView {
    let text = use_text();
    if family.is_empty() {
        return view! { <p class="soft">{text.roles_viewers_no_family()}</p> }.into_any();
    }
    view! { <ul class="fam">{family.into_iter().map(|viewer| family_row(text, viewer)).collect_view()}</ul> }.into_any()
}

fn of_staff(staff: Page<Viewer>, here: &str) -> AnyView {
    let text = use_text();
    let (shown, first) = (staff.rows.len(), staff.later.then(|| here.to_owned()));
    if shown == 0 {
        let first = first.map(|href| view! { <LinkButton href>{text.console_first_page()}</LinkButton> });
        return view! { <Empty title=text.roles_viewers_nobody()>{first}</Empty> }.into_any();
    }
    let next = staff.next.map(|after| address(here, &[("after", &after)]));
    let rows = staff.rows.into_iter().map(|viewer| staff_row(text, viewer)).collect_view();
    view! {
        <TableWrap label=text.roles_viewers_staff()><table class="table">{head(text)}<tbody>{rows}</tbody></table></TableWrap>
        <KeyPager summary=text.console_accounts_page(shown) first next />
    }
    .into_any()
}
