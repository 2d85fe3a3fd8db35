//! The leads of the school, or one's own.

use super::{
    api::read_leads,
    filters::{LeadFilters, SEARCH},
    query::{LEADS, filter_of, list_address, narrows},
    rows::LeadRow,
};
use crate::{
    face::ConsoleData,
    text::{Text, use_text},
    ui::{Art, Banner, ButtonKind, Empty, IconName, KeyPager, Keys, LinkButton, TableWrap, Tone, grouped, row_keys},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::leads::{LeadFilter, LeadList};

/// The page.
pub struct LeadsPage {
    filter: Memo<LeadFilter>,
    list: Fetched<LeadList>,
}

impl LeadsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| filter_of(&query.read()));
        Self { filter, list: fetch(move || filter.get(), read_leads) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let LeadsPage { filter, list } = this;
        row_keys(SEARCH);
        view! { <ConsoleData page="page-learners" data=list view=move |list| page(filter.get_untracked(), list) /> }.into_any()
    }
}

fn new_lead(text: Text) -> impl IntoView {
    view! { <LinkButton kind=ButtonKind::Primary href="/console/leads/new" icon=IconName::Plus>{text.leads_add()}</LinkButton> }
}

fn page(filter: LeadFilter, list: LeadList) -> AnyView {
    let text = use_text();
    let LeadList { page, count, campuses, sellers, can_add, today } = list;
    let (shown, owners) = (page.rows.len(), sellers.is_some());
    let first = page.later.then(|| list_address(&LeadFilter { after: None, ..filter.clone() }));
    let next = page.next.map(|key| list_address(&LeadFilter { after: Some(key), ..filter.clone() }));
    let rows = page.rows.into_iter().map(|line| view! { <LeadRow line owners today /> }).collect_view();
    let body = match shown {
        0 => nobody(text, &filter, can_add),
        _ => view! {
            <TableWrap label=text.leads_title() class="bleed">
                <table class="table">{head(text, owners)}<tbody>{rows}</tbody></table>
            </TableWrap>
            <KeyPager summary=text.leads_page(shown, counted(count)) first next><Keys /></KeyPager>
        }
        .into_any(),
    };
    let erased = use_query_map().read_untracked().get_str("done").is_some_and(|done| done == "erased");
    view! {
        <Title text=text.leads_title() />
        <header class="page-head">
            <h1>{text.leads_title()} " " <span class="total">{counted(count)}</span></h1>
            <div class="acts">{can_add.then(|| new_lead(text))}</div>
        </header>
        {erased.then(|| view! { <Banner tone=Tone::Positive>{text.leads_done_erased()}</Banner> })}
        <div class="fb"><LeadFilters filter campuses sellers /></div>
        <h2 class="sr">{text.leads_title()}</h2>
        {body}
    }
    .into_any()
}

fn head(text: Text, owners: bool) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">{text.people_name()}</th>
                <th scope="col">{text.learners_grade()}</th>
                <th scope="col">{text.leads_subject()}</th>
                <th scope="col">{text.leads_stage()}</th>
                <th scope="col">{text.leads_next()}</th>
                {owners.then(|| view! { <th scope="col">{text.leads_owner()}</th> })}
                <th scope="col">{text.people_guardian()}</th>
            </tr>
        </thead>
    }
}

/// Counting stops at a limit.
fn counted(count: i64) -> String {
    let more = if count >= LeadList::COUNTED { "+" } else { "" };
    format!("{}{more}", grouped(count))
}

fn nobody(text: Text, filter: &LeadFilter, can_add: bool) -> AnyView {
    if narrows(filter) || filter.after.is_some() {
        return view! {
            <Empty title=text.leads_none_found() text=text.leads_none_found_text()>
                <LinkButton href=LEADS>{text.people_clear()}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    let next = if can_add { text.leads_none_text() } else { text.leads_none_yours_text() };
    view! { <Empty title=text.leads_none() text=next art=Art::School>{can_add.then(|| new_lead(text))}</Empty> }.into_any()
}
