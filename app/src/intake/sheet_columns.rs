//! The columns of one sheet, each with a choice of fields.

use super::{columns::sheet_name, table_words::table_name};
use crate::{
    text::{Text, use_text},
    ui::TableWrap,
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    error::FieldError,
    intake::{ColumnView, SheetView, Table},
};
use std::collections::BTreeSet;

/// Columns shown of a sheet: more than any sheet has that is filled in by hand. Those after them stay as they were read.
const SHOWN: usize = 60;

fn value(table: Table, field: &str) -> String {
    [table.word(), ".", field].concat()
}

fn option(own: String, label: &'static str, chosen: &str) -> AnyView {
    let selected = own == chosen;
    view! { <option value=own selected=selected>{label}</option> }.into_any()
}

/// The fields of the sheet; of one that was not recognised those of every sheet.
fn options(text: Text, table: Option<Table>, chosen: &str) -> AnyView {
    let of = |table: Table| table.columns().0.iter().map(|field| option(value(table, field), field, chosen)).collect_view();
    match table {
        Some(table) => of(table).into_any(),
        None => Table::ALL.map(|table| view! { <optgroup label=table_name(text, table)>{of(table)}</optgroup> }).into_any(),
    }
}

/// What is wrong with a column.
fn why(text: Text, reason: &str) -> &'static str {
    match reason {
        "twice" => text.intake_columns_twice(),
        "mixed" => text.intake_columns_mixed(),
        _ => text.intake_columns_unknown(),
    }
}

/// What is wrong with the sheet.
fn missing(text: Text, reason: &str) -> String {
    if reason == "nothing" { text.intake_columns_nothing().to_owned() } else { text.intake_columns_needed(reason) }
}

fn row(text: Text, sheet: &SheetView, at: usize, column: &ColumnView, first: bool, wrong: Signal<Vec<FieldError>>) -> impl IntoView + use<> {
    let id = format!("s{}c{at}", sheet.no);
    // Without script what was chosen before comes back in the address.
    let kept = use_query_map().read_untracked().get(&id);
    let table = sheet.table.or_else(|| likely(sheet));
    let read = column.field.as_deref().filter(|_| first).and_then(|field| Some(value(table?, field)));
    let chosen = kept.or(read).unwrap_or_default();
    let (own, about) = (id.clone(), format!("{id}-error"));
    let reason = Signal::derive(move || wrong.read().iter().find(|error| error.field == own).map(|error| why(text, &error.reason)));
    let described = about.clone();
    view! {
        <tr>
            <th scope="row">{column.word.clone()}</th>
            <td>
                <select
                    class="input"
                    id=id.clone()
                    name=format!("columns[{id}]")
                    aria-label=text.intake_columns_pick(&column.word)
                    aria-invalid=move || reason.get().map(|_| "true")
                    aria-describedby=move || reason.get().map(|_| described.clone())
                >
                    {option(String::new(), text.intake_columns_none(), &chosen)}
                    {options(text, sheet.table, &chosen)}
                </select>
                <span id=about class="error">{move || reason.get()}</span>
            </td>
        </tr>
    }
}

/// The sheet that the columns of one that was not recognised are likely of.
fn likely(sheet: &SheetView) -> Option<Table> {
    let words: Vec<&str> = sheet.columns.iter().map(|column| column.word.as_str()).collect();
    shared::intake::likely(&words)
}

/// One sheet; open where somebody should look.
#[component]
pub fn SheetColumns(
    /// The sheet.
    sheet: SheetView,
    /// What was refused.
    wrong: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let text = use_text();
    let named = sheet.columns.iter().filter(|column| !column.word.is_empty()).count();
    let left = sheet.columns.iter().filter(|column| !column.word.is_empty() && column.field.is_none()).count();
    let state = match sheet.table {
        Some(table) => text.intake_columns_read(table_name(text, table), sheet.header_row),
        None => text.intake_columns_unread(sheet.header_row),
    };
    let count = if left == 0 { text.intake_columns_all().to_owned() } else { text.intake_columns_left(left) };
    let own = format!("s{}", sheet.no);
    let errors = move || {
        let own_errors: Vec<_> = wrong.read().iter().filter(|error| error.field == own).map(|error| missing(text, &error.reason)).collect();
        own_errors.into_iter().map(|words| view! { <p class="error">{words}</p> }).collect_view()
    };
    let more = (named > SHOWN).then(|| view! { <p class="soft">{text.intake_columns_more(named - SHOWN)}</p> });
    let open = sheet.table.is_none() || sheet.look.is_some();
    let mut seen = BTreeSet::new();
    let columns = sheet.columns.iter().enumerate().filter(|(_, column)| !column.word.is_empty()).take(SHOWN);
    let rows = columns.map(|(at, column)| row(text, &sheet, at, column, seen.insert(column.field.clone()), wrong)).collect_view();
    let name = sheet_name(text, &sheet);
    (named > 0).then(|| {
        view! {
            <details class="one" open=open>
                <summary><b>{name.clone()}</b>" "<span class="soft">{state}</span>" "<span class="caption faint">{count}</span></summary>
                {errors}
                <TableWrap label=name>
                    <table class="table table-dense">
                        <thead><tr><th scope="col">{text.intake_columns_word()}</th><th scope="col">{text.intake_columns_field()}</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </TableWrap>
                {more}
            </details>
        }
    })
}
