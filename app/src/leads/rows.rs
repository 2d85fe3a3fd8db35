//! A lead in the list.

use super::words::stage_badge;
use crate::{
    text::{Text, use_text},
    ui::{Avatar, date::day_seen},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::{access::Contact, leads::LeadLine};

/// A text, or a stroke where there is none.
pub(super) fn or_stroke(words: String) -> AnyView {
    if words.is_empty() { view! { <span class="faint">"–"</span> }.into_any() } else { words.into_any() }
}

/// The day to speak with them next: amber when it has come.
pub(super) fn next_day(text: Text, next_on: Option<NaiveDate>, today: NaiveDate) -> AnyView {
    match next_on {
        None => or_stroke(String::new()),
        Some(day) if day == today => view! { <b class="ink-warning">{text.date_today()}</b> }.into_any(),
        Some(day) if day < today => view! { <b class="ink-danger">{text.leads_overdue(day_seen(text, day, today))}</b> }.into_any(),
        Some(day) => day_seen(text, day, today).into_any(),
    }
}

fn family(line: &LeadLine) -> Option<impl IntoView + use<>> {
    let phone = match line.phone.clone() {
        Some(Contact::Masked(phone) | Contact::Clear(phone)) => Some(view! { <span class="num">{phone}</span> }),
        Some(Contact::Hidden) | None => None,
    };
    line.guardian.clone().map(|name| view! { <span class="clip"><span class="soft">{name}</span> " " {phone}</span> })
}

/// One row; the name is a link to the lead.
#[component]
pub(super) fn LeadRow(
    /// Whom it shows.
    line: LeadLine,
    /// Whether it says who looks after them.
    owners: bool,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let owner = owners.then(|| {
        let name = line.owner.as_ref().map_or_else(|| text.leads_nobody().to_owned(), |(_, name)| name.clone());
        view! { <td>{name}</td> }
    });
    let family = family(&line);
    view! {
        <tr>
            <th scope="row">
                <a class="who" href=format!("/console/leads/{}", line.id) data-row="">
                    <Avatar name=line.name.clone() />
                    <span class="min0"><span class="clip nm">{line.name}</span></span>
                </a>
            </th>
            <td>{or_stroke(line.grade)}<span class="caption faint sub">{line.campus}</span></td>
            <td class="wide"><span class="clip">{or_stroke(line.subject)}</span></td>
            <td>{stage_badge(text, line.stage)}</td>
            <td>{next_day(text, line.next_on, today)}</td>
            {owner}
            <td class="wide">{family}</td>
        </tr>
    }
}
