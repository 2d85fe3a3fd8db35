//! What stands beside the findings: kinds to choose from, and the sums to compare with the old books.

use super::{findings::at, kind_words::kind_name};
use crate::{
    text::{Text, use_text},
    ui::{KeyValue, Pair, grouped},
};
use leptos::prelude::*;
use shared::{
    credits::Hours,
    intake::{ImportState, ImportView, Totals},
    money::Fen,
};

fn kinds(text: Text, import: &ImportView) -> impl IntoView + use<> {
    let id = import.line.id;
    let list = import
        .kinds
        .iter()
        .map(|line| view! { <li><a href=at(id, Some(line.kind), "")>{kind_name(text, line.kind)}</a><span class="num">{grouped(line.count)}</span></li> })
        .collect_view();
    (!import.kinds.is_empty())
        .then(|| view! { <section class="sec" aria-labelledby="kinds-h"><h2 id="kinds-h">{text.intake_kinds()}</h2><ul class="kinds">{list}</ul></section> })
}

/// `19,720.5`.
fn hours(hours: Hours) -> String {
    let shown = hours.to_string();
    let part = shown.split_once('.').map(|(_, part)| format!(".{part}")).unwrap_or_default();
    format!("{}{part}", grouped(hours.0 / 100))
}

fn lines(text: Text, totals: &Totals) -> Vec<(&'static str, String)> {
    vec![
        (text.intake_t_learners(), grouped(totals.learners)),
        (text.intake_t_guardians(), grouped(totals.guardians)),
        (text.intake_t_teachers(), grouped(totals.teachers)),
        (text.intake_t_courses(), grouped(totals.courses)),
        (text.intake_t_classes(), grouped(totals.classes)),
        (text.intake_t_contracts(), grouped(totals.contracts)),
        (text.intake_t_purchased(), hours(totals.purchased_hours)),
        (text.intake_t_gift(), hours(totals.gift_hours)),
        (text.intake_t_consumed(), hours(totals.consumed_hours)),
        (text.intake_t_refunded(), hours(totals.refunded_hours)),
        (text.intake_t_transferred(), hours(totals.transferred_hours)),
        (text.intake_t_balance(), hours(totals.balance_hours)),
        (text.intake_t_paid(), text.intake_yuan(Fen(totals.paid_fen))),
        (text.intake_t_paid_back(), text.intake_yuan(Fen(totals.refunded_fen))),
        (text.intake_t_attendance(), grouped(totals.attendance_rows)),
        (text.intake_t_grades(), grouped(totals.grades)),
        (text.intake_t_homework(), grouped(totals.homework)),
    ]
}

/// Kinds and sums.
pub fn totals(import: &ImportView) -> impl IntoView + use<> {
    let text = use_text();
    let title = if import.line.state == ImportState::Tried { text.intake_totals_try() } else { text.intake_totals() };
    let sums = import.totals.map(|totals| {
        let pairs = lines(text, &totals).into_iter().map(|(key, value)| view! { <Pair key><b class="num">{value}</b></Pair> }).collect_view();
        view! {
            <section class="sec" aria-labelledby="totals-h">
                <h2 id="totals-h">{title} <span class="label faint">{text.intake_totals_hint()}</span></h2>
                <KeyValue>{pairs}</KeyValue>
            </section>
        }
    });
    view! { <div class="stack stack-6">{sums}{kinds(text, import)}</div> }
}
