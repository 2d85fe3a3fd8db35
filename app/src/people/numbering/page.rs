//! The page of the rule: what stands in the address is tried, and nothing of it holds before it is saved.

use super::{
    api::{SetNumbering, read_numbering},
    form::{Tried, rule_form, tried},
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, TableWrap, Tone, Wrong, date::day_full},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{
    error::AppError,
    people::{CampusNumbers, Numbering, campus_code},
};

/// Where it is.
pub(super) const NUMBERS: &str = "/console/numbers";

/// The page.
pub struct NumbersPage {
    done: Memo<bool>,
    data: Fetched<Numbering>,
}

impl NumbersPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let done = Memo::new(move |_| query.read().get("done").is_some());
        // What was refused is shown as it was typed, beside the rule in force.
        let data = fetch(
            move || (tried(&query.read()), done.get()),
            |(tried, _)| async move {
                match read_numbering(tried).await {
                    Err(Failure(AppError::Invalid(_))) => read_numbering(None).await,
                    read => read,
                }
            },
        );
        Self { done, data }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let done = this.done;
        view! { <ConsoleData page="page-account" data=this.data view=move |shown| page(shown, done.get_untracked()) /> }.into_any()
    }
}

/// Why a rule that was to be saved, or is tried, cannot be.
fn refusal(typed: Option<&Tried>) -> Option<Failure> {
    let saved = ServerAction::<SetNumbering>::new().value().get_untracked().and_then(Result::err);
    let code = |(campus, code): (&String, &String)| campus_code(&format!("code-{}", campus.trim_start_matches("of-")), code).err();
    let wrong = |(rule, codes): &Tried| rule.checked().err().or_else(|| codes.iter().find_map(code)).map(Failure);
    saved.or_else(|| typed.and_then(wrong))
}

/// What was typed stands in the form, even where it cannot be tried.
fn as_typed(mut shown: Numbering, typed: Option<&Tried>) -> Numbering {
    let Some((rule, codes)) = typed else { return shown };
    shown.rule = rule.clone();
    for campus in &mut shown.campuses {
        if let Some(code) = codes.get(&format!("of-{}", campus.id)) {
            campus.code.clone_from(code);
        }
    }
    shown
}

/// What was wrong, field by field, and what else.
fn wrongs(text: Text, shown: &Numbering, typed: Option<&Tried>) -> (Vec<Wrong>, Option<String>) {
    let Some(failure) = refusal(typed) else { return Default::default() };
    let codes = shown.campuses.iter().map(|campus| format!("code-{}", campus.id));
    let fields = ["prefix", "width"].map(str::to_owned).into_iter().chain(codes);
    let why = |reason: &str| match reason {
        "width" => text.archive_width_bad(),
        "taken" => text.archive_code_taken(),
        _ => text.archive_code_bad(),
    };
    let wrong: Vec<Wrong> = fields.filter_map(|field| failure.reason(&field).map(|reason| Wrong { words: why(&reason).to_owned(), id: field })).collect();
    let other = match &failure.0 {
        AppError::Invalid(_) => None,
        AppError::Conflict(_) => Some(text.archive_rule_changed().to_owned()),
        _ => Some(failure.title(text)),
    };
    (wrong, other)
}

fn page(shown: Numbering, done: bool) -> AnyView {
    let text = use_text();
    let typed = tried(&use_query_map().read_untracked());
    let (wrong, other) = wrongs(text, &shown, typed.as_ref());
    let set = shown.set.clone().map(|(by, day)| view! { <p class="label soft">{text.archive_rule_set(by, day_full(text, day))}</p> });
    let title = if shown.tried { text.archive_preview_tried() } else { text.archive_preview() };
    view! {
        <Title text=text.archive_numbers() />
        <header class="page-head"><h1>{text.archive_numbers()}</h1><p class="soft">{text.archive_numbers_text()}</p></header>
        {other.map(|words| view! { <Banner tone=Tone::Danger>{words}</Banner> })}
        {done.then(|| view! { <Banner tone=Tone::Positive>{text.archive_rule_saved()}</Banner> })}
        <div class="cols">
            <div class="left">{rule_form(&as_typed(shown.clone(), typed.as_ref()), wrong)}</div>
            <div class="right">
                <div class="sec">
                    <h2>{title}</h2>
                    {preview(text, title, shown.campuses)}
                    {set}
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn preview(text: Text, label: &'static str, campuses: Vec<CampusNumbers>) -> impl IntoView {
    let row = move |campus: CampusNumbers| {
        let numbers = match campus.next.len() {
            0 => view! { <span class="soft">{text.archive_numbers_full()}</span> }.into_any(),
            _ => view! { <ul>{campus.next.into_iter().map(|no| view! { <li class="num">{no}</li> }).collect_view()}</ul> }.into_any(),
        };
        view! { <tr><th scope="row">{campus.name}</th><td>{numbers}</td></tr> }
    };
    view! {
        <TableWrap label>
            <table class="table">
                <thead><tr><th scope="col">{text.people_campus()}</th><th scope="col">{text.archive_next_numbers()}</th></tr></thead>
                <tbody>{campuses.into_iter().map(row).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
}
