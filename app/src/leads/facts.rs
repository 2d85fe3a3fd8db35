//! What is known of a lead.

use super::{
    reveal::Phone,
    rows::{next_day, or_stroke},
    words::source_name,
};
use crate::{
    people::console_reveal_ask::RevealAsk,
    text::{Text, use_text},
    ui::{KeyValue, Pair, date::day_full},
};
use leptos::prelude::*;
use shared::{
    access::{Contact, Role},
    leads::LeadSheet,
};

/// The phone as far as the reader sees it.
fn phone(text: Text, sheet: &LeadSheet) -> AnyView {
    match (sheet.line.phone.clone(), sheet.reveals_left) {
        (Some(Contact::Masked(masked)), Some(left)) => view! { <Phone lead=sheet.line.id masked left /> }.into_any(),
        (Some(Contact::Masked(phone) | Contact::Clear(phone)), None) | (Some(Contact::Clear(phone)), _) => {
            view! { <span class="num">{phone}</span> }.into_any()
        }
        (Some(Contact::Hidden), _) => view! { <span class="faint">{text.people_contact_hidden()}</span> }.into_any(),
        (None, _) => view! { <span class="faint">{text.people_no_phone()}</span> }.into_any(),
    }
}

/// The facts, one a line.
#[component]
pub(super) fn Facts(
    /// The lead.
    sheet: LeadSheet,
) -> impl IntoView {
    let text = use_text();
    let phone = phone(text, &sheet);
    let LeadSheet { line, source, since, today, asks_approval, .. } = sheet;
    let owner = line.owner.map_or_else(|| text.leads_nobody().to_owned(), |(_, name)| name);
    view! {
        <section class="sec" aria-labelledby="facts-h">
            <h2 id="facts-h">{text.learners_archive()}</h2>
            <KeyValue>
                <Pair key=text.learners_grade()>{or_stroke(line.grade)}</Pair>
                <Pair key=text.leads_subject()>{or_stroke(line.subject)}</Pair>
                {line.guardian.map(|name| view! { <Pair key=text.people_guardian()>{or_stroke(name)}</Pair> })}
                <Pair key=text.people_phone()>{phone}</Pair>
                {source.map(|source| view! { <Pair key=text.learners_source()>{source_name(text, source)}</Pair> })}
                <Pair key=text.people_campus()>{line.campus}</Pair>
                <Pair key=text.leads_owner()>{owner}</Pair>
                <Pair key=text.leads_next()>{next_day(text, line.next_on, today)}</Pair>
                <Pair key=text.leads_since()>{day_full(text, since)}</Pair>
            </KeyValue>
            {asks_approval.then(|| view! { <RevealAsk role=Role::Sales /> })}
        </section>
    }
}
