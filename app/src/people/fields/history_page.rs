//! What the fields of an archive were: when, who, from what source.

use super::{
    api::read_field_history,
    words::{field_name, shown, source_sign},
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    people::{console_query::LEARNERS, console_state::state_name},
    text::{Text, use_text},
    ui::{Art, Badge, Choice, Crumbs, Empty, KeyPager, Select, TableWrap, address, send_choice, visit},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{
    error::AppError,
    id::LearnerId,
    people::{ArchiveField, ArchiveHistory, ChangeLine, ChangeSource},
};

/// The page.
pub struct HistoryPage(Fetched<ArchiveHistory>);

async fn read(learner: Option<LearnerId>, field: Option<ArchiveField>, before: Option<String>) -> Result<ArchiveHistory, Failure> {
    read_field_history(learner.ok_or(AppError::NotFound)?, field, before).await
}

impl HistoryPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let asked = move || {
            let query = query.read();
            let learner = params.read().get_str("learner").and_then(|id| id.parse().ok());
            (learner, query.get_str("field").and_then(ArchiveField::of), query.get("before"))
        };
        Self(fetch(asked, |(learner, field, before)| read(learner, field, before)))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn row(text: Text, line: ChangeLine) -> impl IntoView {
    let (source, tone, icon) = source_sign(text, line.source);
    let words = |value: &str| line.field.map_or_else(|| state_name(text, value), |field| shown(text, field, value));
    let field = match line.field {
        Some(field) => field_name(text, field),
        None if line.source == ChangeSource::Returned => text.people_state(),
        None => text.learners_archive(),
    };
    let said = |value: Option<String>| match value {
        Some(value) => view! { <span>{words(&value)}</span> }.into_any(),
        None if line.hidden => view! { <span class="faint">{text.people_contact_hidden()}</span> }.into_any(),
        None => view! { <span class="faint">"–"</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{field}</th>
            <td>{said(line.before)}</td>
            <td>{said(line.after)}</td>
            <td><Badge tone icon>{source}</Badge></td>
            <td>{line.by.unwrap_or_else(|| "–".into())}</td>
            <td class="num">{line.at}</td>
        </tr>
    }
}

fn table(text: Text, lines: Vec<ChangeLine>) -> impl IntoView {
    let heads = [text.archive_field(), text.archive_before(), text.archive_after(), text.archive_source(), text.archive_by(), text.archive_at()];
    view! {
        <TableWrap label=text.archive_history()>
            <table class="table">
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view()}</tr></thead>
                <tbody>{lines.into_iter().map(|line| row(text, line)).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
}

fn page(history: ArchiveHistory) -> AnyView {
    let text = use_text();
    let ArchiveHistory { learner, name, field, page } = history;
    let (portrait, here) = (format!("/console/learners/{learner}"), format!("/console/learners/{learner}/history"));
    let word = field.map(ArchiveField::word).unwrap_or_default();
    let first = page.later.then(|| address(&here, &[("field", word)]));
    let next = page.next.map(|key| address(&here, &[("field", word), ("before", &key)]));
    let shown = page.rows.len();
    let options = std::iter::once(Choice::new("", text.archive_every_field()))
        .chain(ArchiveField::ALL.into_iter().map(|field| Choice::new(field.word(), field_name(text, field))))
        .collect::<Vec<_>>();
    let list = match shown {
        0 => view! { <Empty title=text.archive_no_history() text=text.archive_no_history_text() art=Art::File /> }.into_any(),
        _ => view! { {table(text, page.rows)} <KeyPager summary=text.learners_entries(shown) first next /> }.into_any(),
    };
    view! {
        <Title text=text.archive_history() />
        <header class="page-head">
            <Crumbs above=vec![(LEARNERS.into(), text.people_title().into()), (portrait, name)] here=text.archive_history() />
            <h1>{text.archive_history()}</h1>
        </header>
        <form action=here method="get" class="filterbar" aria-label=text.archive_field() on:submit=visit() on:change=send_choice>
            <Select id="field" name="field" label=text.archive_field() options value=word.to_owned() />
            <button type="submit" class="btn">{text.ui_filter()}</button>
        </form>
        <h2 class="sr">{text.archive_history()}</h2>
        {list}
    }
    .into_any()
}
