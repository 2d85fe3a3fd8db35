//! The learners of the school.

use super::{
    api::read_learners,
    console_filters::{LearnerFilters, SEARCH},
    console_head::learner_head,
    console_query::{LEARNERS, export_address, filter_of, list_address, narrows},
    console_rows::LearnerRow,
};
use crate::{
    face::{ConsoleData, may},
    tags::segments::Segments,
    text::{Text, use_text},
    ui::{Art, Empty, IconName, KeyPager, Keys, LinkButton, TableWrap, grouped, row_keys},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{
    access::Permission,
    people::{LearnerFilter, LearnerList},
};

/// The page.
pub struct LearnersPage {
    filter: Memo<LearnerFilter>,
    list: Fetched<LearnerList>,
}

impl LearnersPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| filter_of(&query.read()));
        Self { filter, list: fetch(move || filter.get(), read_learners) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let LearnersPage { filter, list } = this;
        row_keys(SEARCH);
        let again = Callback::new(move |()| list.refetch());
        view! { <ConsoleData page="page-learners" data=list view=move |list| page(filter.get_untracked(), list, again) /> }.into_any()
    }
}

fn page(filter: LearnerFilter, list: LearnerList, again: Callback<()>) -> AnyView {
    let text = use_text();
    let LearnerList { page, count, campuses, states, tags, named, segments, today } = list;
    // An export asks for no tag: it would hold others than are shown.
    let exports = may(Permission::ExportData) && filter.tag.is_none() && named.is_empty();
    let shown = page.rows.len();
    let first = page.later.then(|| list_address(&LearnerFilter { after: None, ..filter.clone() }));
    let next = page.next.map(|key| list_address(&LearnerFilter { after: Some(key), ..filter.clone() }));
    let rows = page.rows.into_iter().map(|line| view! { <LearnerRow line today /> }).collect_view();
    let head = learner_head(&filter);
    let body = match shown {
        0 => nobody(text, &filter),
        _ => view! {
            <TableWrap label=text.people_list() class="bleed">
                <table class="table">{head}<tbody>{rows}</tbody></table>
            </TableWrap>
            <KeyPager summary=text.people_page(shown, counted(count)) first next><span class="faint">{text.people_masked()}</span><Keys /></KeyPager>
        }
        .into_any(),
    };
    view! {
        <Title text=text.people_title() />
        <header class="page-head">
            <h1>{text.people_title()} " " <span class="total">{counted(count)}</span></h1>
            <div class="acts">
                {exports.then(|| view! { <LinkButton href=export_address(&filter) icon=IconName::Download>{text.exports_link()}</LinkButton> })}
                {may(Permission::WriteLearners).then(|| view! { <LinkButton href="/console/learners/new" icon=IconName::Plus>{text.archive_add()}</LinkButton> })}
                {may(Permission::ImportFiles).then(|| view! { <LinkButton href="/console/import" icon=IconName::Upload>{text.people_import()}</LinkButton> })}
            </div>
        </header>
        <div class="fb"><LearnerFilters filter=filter.clone() campuses states tags named /><Segments filter segments again /></div>
        <h2 class="sr">{text.people_list()}</h2>
        {body}
    }
    .into_any()
}

/// Counting stops at a limit.
fn counted(count: i64) -> String {
    let more = if count >= LearnerList::COUNTED { "+" } else { "" };
    format!("{}{more}", grouped(count))
}

fn nobody(text: Text, filter: &LearnerFilter) -> AnyView {
    if narrows(filter) || filter.after.is_some() {
        return view! {
            <Empty title=text.people_none_found() text=text.people_none_found_text()>
                <LinkButton href=LEARNERS>{text.people_clear()}</LinkButton>
            </Empty>
        }
        .into_any();
    }
    if !may(Permission::ImportFiles) {
        return view! { <Empty title=text.people_none_mine() text=text.people_none_mine_text() art=Art::School /> }.into_any();
    }
    view! {
        <Empty title=text.people_none() text=text.people_none_text() art=Art::School>
            <LinkButton href="/console/import" icon=IconName::Upload>{text.people_none_act()}</LinkButton>
        </Empty>
    }
    .into_any()
}
