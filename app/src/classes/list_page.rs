//! The classes of the school.

use super::{
    api::read_classes,
    class_rows::{ClassHead, ClassRow},
    console_query::{CLASSES, filter_of, list_address},
};
use crate::{
    face::{ConsoleData, may},
    text::{Text, use_text},
    ui::{Art, Checkbox, Choice, Empty, FilterBar, IconName, KeyPager, Keys, LinkButton, Select, TableWrap, row_keys, send_choice, visit},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{
    access::Permission,
    classes::{ClassFilter, ClassList},
    id::CampusId,
};

/// The id of the search box.
const SEARCH: &str = "classes-q";

/// The page.
pub struct ClassesPage {
    filter: Memo<ClassFilter>,
    list: Fetched<ClassList>,
}

impl ClassesPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| filter_of(&query.read()));
        Self { filter, list: fetch(move || filter.get(), read_classes) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let ClassesPage { filter, list } = this;
        row_keys(SEARCH);
        view! { <ConsoleData page="page-classes" data=list view=move |list| page(&filter.get_untracked(), list) /> }.into_any()
    }
}

fn page(filter: &ClassFilter, list: ClassList) -> AnyView {
    let text = use_text();
    let ClassList { page, campuses, today } = list;
    let shown = page.rows.len();
    let first = page.later.then(|| list_address(&ClassFilter { after: None, ..filter.clone() }));
    let next = page.next.map(|key| list_address(&ClassFilter { after: Some(key), ..filter.clone() }));
    let rows = page.rows.into_iter().map(|line| view! { <ClassRow line today /> }).collect_view();
    let body = match shown {
        0 => none(text, filter),
        _ => view! {
            <TableWrap label=text.classes_list() class="bleed"><table class="table"><ClassHead /><tbody>{rows}</tbody></table></TableWrap>
            <KeyPager summary=text.classes_page(shown) first next><Keys /></KeyPager>
        }
        .into_any(),
    };
    view! {
        <Title text=text.classes_title() />
        <header class="page-head"><h1>{text.classes_title()}</h1></header>
        <div class="fb">{filters(text, filter, campuses)}</div>
        <h2 class="sr">{text.classes_list()}</h2>
        {body}
    }
    .into_any()
}

fn filters(text: Text, filter: &ClassFilter, campuses: Vec<(CampusId, String)>) -> impl IntoView + use<> {
    let (now, ended) = (filter.campus.map(|campus| campus.to_string()).unwrap_or_default(), filter.ended);
    let options: Vec<Choice> = std::iter::once(Choice::new("", text.learners_all_campuses()))
        .chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)))
        .collect();
    view! {
        <FilterBar
            action=CLASSES
            id=SEARCH
            label=text.classes_find()
            placeholder=text.classes_find_hint()
            value=filter.q.clone()
            on:submit=visit()
            on:change=send_choice
        >
            {(options.len() > 2).then(|| view! { <Select id="classes-campus" name="campus" label=text.people_campus() options value=now /> })}
            <Checkbox id="classes-ended" name="ended" checked=ended>{text.classes_also_ended()}</Checkbox>
        </FilterBar>
    }
}

fn none(text: Text, filter: &ClassFilter) -> AnyView {
    let narrowed = !filter.q.is_empty() || filter.campus.is_some() || filter.after.is_some();
    match (narrowed, may(Permission::ImportFiles)) {
        (true, _) => view! {
            <Empty title=text.classes_none_found() text=text.classes_none_found_text()><LinkButton href=CLASSES>{text.people_clear()}</LinkButton></Empty>
        }
        .into_any(),
        (false, true) => view! {
            <Empty title=text.classes_none() text=text.classes_none_text() art=Art::School>
                <LinkButton href="/console/import" icon=IconName::Upload>{text.people_none_act()}</LinkButton>
            </Empty>
        }
        .into_any(),
        (false, false) => view! { <Empty title=text.classes_none_mine() text=text.classes_none_mine_text() art=Art::School /> }.into_any(),
    }
}
