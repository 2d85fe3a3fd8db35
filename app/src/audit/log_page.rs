//! Who looked at, changed or was refused what.

use super::{
    alarms::Alarms,
    api::read_audit,
    entry::EntrySheet,
    filters::{LogFilters, SEARCH, which},
    query::{AUDIT, changed, filter_of, log_address},
    rows::LogRows,
    state::{acts, verified},
};
use crate::{
    face::ConsoleData,
    text::use_text,
    ui::{Empty, KeyPager, Keys, LinkButton, row_keys},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::audit::{LogFilter, LogPage};

/// The page.
pub struct AuditPage {
    filter: Memo<LogFilter>,
    log: Fetched<LogPage>,
}

impl AuditPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let filter = Memo::new(move |_| filter_of(&query.read()));
        Self { filter, log: fetch(move || filter.get(), read_audit) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let AuditPage { filter, log } = this;
        row_keys(SEARCH);
        view! { <ConsoleData page="page-audit" data=log view=move |log| page(filter.get_untracked(), log) /> }.into_any()
    }
}

fn page(filter: LogFilter, log: LogPage) -> AnyView {
    let text = use_text();
    let which = which(&filter, &log);
    let told = verified(log.verified.as_ref());
    let LogPage { page, actor, learner, nobody, detail, alarms, .. } = log;
    let shown = page.rows.len();
    let first = page.later.then(|| changed(&filter, |_| ()));
    let next = page.next.map(|key| log_address(&LogFilter { after: Some(key), entry: None, ..filter.clone() }));
    let opened = detail.map(|entry| view! { <EntrySheet entry filter=filter.clone() /> });
    let acts = acts(&filter);
    let (title, words) = if nobody { (text.audit_no_such_person(), text.audit_no_such_person_text()) } else { (text.audit_none(), text.audit_none_text()) };
    let body = match shown {
        0 => view! { <Empty title text=words><LinkButton href=AUDIT>{text.audit_show_all()}</LinkButton></Empty> }.into_any(),
        _ => view! {
            <LogRows lines=page.rows filter=filter.clone() />
            <KeyPager summary=text.audit_page(shown) first next><Keys /></KeyPager>
        }
        .into_any(),
    };
    view! {
        <Title text=text.audit_title() />
        <header class="page-head"><h1>{text.audit_title()}</h1>{acts}</header>
        <Alarms alarms />
        <div class="fb"><LogFilters filter actor learner /></div>
        {told}
        {which}
        <h2 class="sr">{text.audit_list()}</h2>
        {body}
        {opened}
    }
    .into_any()
}
