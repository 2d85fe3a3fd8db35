//! A learner in the list.

use super::console_state::{Expiry, HoursLeft, StateBadge};
use crate::{
    text::{Text, use_text},
    ui::{Avatar, date::day_seen},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::{access::Contact, credits::Hours, people::LearnerLine};

fn blank(words: &'static str) -> AnyView {
    view! { <span class="faint">{words}</span> }.into_any()
}

fn classes(text: Text, classes: &[String]) -> AnyView {
    match classes {
        [] => blank(text.learners_no_class()),
        [one] => view! { <span class="clip" title=one.clone()>{one.clone()}</span> }.into_any(),
        [first, rest @ ..] => {
            let all = classes.join(text.people_comma());
            view! { <span class="clip" title=all>{text.learners_and_more(first, rest.len())}</span> }.into_any()
        }
    }
}

fn guardian(guardian: Option<(String, Option<Contact>)>) -> AnyView {
    match guardian {
        None => blank("–"),
        Some((name, phone)) => view! { <span class="clip"><span class="soft">{name}</span> " " {phone.and_then(seen)}</span> }.into_any(),
    }
}

/// A hidden phone takes no place in a row.
fn seen(contact: Contact) -> Option<impl IntoView> {
    match contact {
        Contact::Hidden => None,
        Contact::Masked(phone) | Contact::Clear(phone) => Some(view! { <span class="num">{phone}</span> }),
    }
}

/// One row; the name is a link to the learner.
#[component]
pub fn LearnerRow(
    /// Whom it shows.
    line: LearnerLine,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let seen = match line.last_seen {
        Some(day) => day_seen(text, day, today).into_any(),
        None => blank(text.learners_never_seen()),
    };
    let any = line.balance > Hours::ZERO;
    view! {
        <tr>
            <th scope="row">
                <a class="who" href=format!("/console/learners/{}", line.id) data-row="">
                    <Avatar name=line.name.clone() />
                    <span class="min0"><span class="clip nm">{line.name}</span><span class="sr">" "</span><span class="caption faint no">{line.no}</span></span>
                </a>
            </th>
            <td>{line.grade.unwrap_or_else(|| "–".into())}<span class="caption faint sub">{line.campus}</span></td>
            <td class="wide">{classes(text, &line.classes)}</td>
            <td><StateBadge state=line.state /></td>
            <td class="n"><HoursLeft balance=line.balance owed=line.owed /></td>
            <td><Expiry on=line.next_expiry any today /></td>
            <td>{seen}</td>
            <td class="wide">{guardian(line.guardian)}</td>
        </tr>
    }
}
