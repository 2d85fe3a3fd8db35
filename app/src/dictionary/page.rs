//! Every field that says something of a person: what it is, where it lies, who answers for it, how long it stays.

use super::{
    api::read_dictionary,
    words::{class, kept, owner, purpose, shape},
};
use crate::{
    face::ConsoleData,
    text::{Text, use_text},
    ui::{Art, Empty, FilterBar, LinkButton, TableWrap, visit},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{dictionary::DictionaryLine, lang::Lang, quality::Said};

const HERE: &str = "/console/dictionary";

/// The page.
pub struct DictionaryPage {
    q: Memo<String>,
    data: Fetched<Vec<DictionaryLine>>,
}

impl DictionaryPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let q = Memo::new(move |_| query.read().get("q").unwrap_or_default());
        Self { q, data: fetch(move || q.get(), read_dictionary) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let DictionaryPage { q, data } = this;
        view! { <ConsoleData page="page-account" data view=move |lines| page(q.get_untracked(), lines) /> }.into_any()
    }
}

fn page(q: String, lines: Vec<DictionaryLine>) -> AnyView {
    let text = use_text();
    let count = lines.len();
    let body = if lines.is_empty() {
        view! { <Empty title=text.dictionary_none() text=text.dictionary_none_text() art=Art::Search><LinkButton href=HERE>{text.dictionary_all()}</LinkButton></Empty> }
            .into_any()
    } else {
        table(text, lines).into_any()
    };
    view! {
        <Title text=text.dictionary_title() />
        <header class="page-head">
            <div><h1>{text.dictionary_title()} " " <span class="total">{count}</span></h1><p class="soft">{text.dictionary_lead()}</p></div>
        </header>
        <div class="fb"><FilterBar action=HERE id="dictionary-q" label=text.dictionary_find() placeholder=text.dictionary_find_hint() value=q on:submit=visit() /></div>
        <h2 class="sr">{text.dictionary_title()}</h2>
        {body}
    }
    .into_any()
}

fn table(text: Text, lines: Vec<DictionaryLine>) -> impl IntoView {
    let rows = lines.into_iter().map(|line| row(text, line)).collect_view();
    view! {
        <TableWrap label=text.dictionary_title()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.dictionary_field()}</th>
                        <th scope="col">{text.dictionary_meaning()}</th>
                        <th scope="col">{text.dictionary_type()}</th>
                        <th scope="col">{text.dictionary_protected()}</th>
                        <th scope="col">{text.dictionary_owner()}</th>
                        <th scope="col">{text.dictionary_kept()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    }
}

/// The reader's language first, then the other.
fn both(text: Text, said: &Said) -> (String, String) {
    match text.lang() {
        Lang::Zh => (said.zh.clone(), said.en.clone()),
        Lang::En => (said.en.clone(), said.zh.clone()),
    }
}

fn row(text: Text, line: DictionaryLine) -> impl IntoView {
    let ((name, other), (meaning, _)) = (both(text, &line.name), both(text, &line.meaning));
    let other_lang = if text.lang() == Lang::Zh { "en" } else { "zh-CN" };
    view! {
        <tr>
            <th scope="row">{name}<span class="caption faint sub" lang=other_lang>{other}</span></th>
            <td>{meaning}</td>
            <td>{shape(text, line.shape)}<span class="caption faint sub mono">{line.field.clone()}</span></td>
            <td>{class(text, &line)}</td>
            <td>{owner(text, line.owner())}<span class="caption faint sub">{purpose(text, line.purpose)}</span></td>
            <td>{kept(text, &line)}</td>
        </tr>
    }
}
