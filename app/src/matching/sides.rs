//! Both learners side by side.

use super::words::part_name;
use crate::{
    people::console_state::state_name,
    text::{Text, use_text},
    ui::{Checkbox, TableWrap},
};
use leptos::prelude::*;
use shared::{
    access::Contact,
    matching::{Part, Side, Told},
};

fn said(text: Text, part: Part, told: Option<&Told>) -> String {
    match told {
        Some(Told::Text(state)) if part == Part::State => state_name(text, state),
        None => "–".to_owned(),
        Some(Told::Text(words) | Told::Contact(Contact::Masked(words) | Contact::Clear(words))) => words.clone(),
        Some(Told::Contact(Contact::Hidden)) => text.matching_hidden().to_owned(),
    }
}

/// What each says of a part; where they differ, the second's can be taken.
fn row(text: Text, part: Part, [first, second]: [&Side; 2], choose: bool) -> Option<impl IntoView + use<>> {
    let (one, other) = (first.part(part), second.part(part));
    if one.is_none() && other.is_none() {
        return None;
    }
    let take = match (one, other) {
        (Some(one), Some(other)) if choose && one != other => {
            let id = format!("take-{}", part.word());
            view! { <Checkbox id name="taken[]" value=part.word() checked=false>{text.matching_take()}</Checkbox> }.into_any()
        }
        (None, Some(_)) if choose => view! { <span class="label soft">{text.matching_taken()}</span> }.into_any(),
        _ => ().into_any(),
    };
    let (one, other) = (said(text, part, one), said(text, part, other));
    Some(view! { <tr><th scope="row">{part_name(text, part)}</th><td>{one}</td><td>{other}</td><td>{take}</td></tr> })
}

fn beside(key: &'static str, one: String, other: String) -> impl IntoView {
    view! { <tr><th scope="row">{key}</th><td>{one}</td><td>{other}</td><td></td></tr> }
}

/// The table of both. `choose`: whether parts can be taken from the second.
#[component]
pub fn Sides(
    /// Who was there first.
    first: Side,
    /// Who came later.
    second: Side,
    /// Whether there is something to decide.
    choose: bool,
) -> impl IntoView {
    let text = use_text();
    let both = [&first, &second];
    let rows = Part::ALL.iter().filter_map(|part| row(text, *part, both, choose)).collect_view();
    let head = |side: &Side| format!("{} · {}", side.no, side.campus);
    let guardians = |side: &Side| side.guardians.join(text.people_comma());
    let more = [
        (text.matching_guardians(), guardians(&first), guardians(&second)),
        (text.matching_contracts(), first.contracts.to_string(), second.contracts.to_string()),
        (text.matching_balance(), first.balance.to_string(), second.balance.to_string()),
        (text.matching_lessons(), first.lessons.to_string(), second.lessons.to_string()),
    ];
    let more = more.into_iter().map(|(key, one, other)| beside(key, one, other)).collect_view();
    let (one, other) = (head(&first), head(&second));
    view! {
        <TableWrap label=text.matching_sides()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col"><span class="sr">{text.matching_part()}</span></th>
                        <th scope="col">{text.matching_first()}<span class="caption faint sub">{one}</span></th>
                        <th scope="col">{text.matching_second()}<span class="caption faint sub">{other}</span></th>
                        <th scope="col"><span class="sr">{text.matching_take()}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    {more}
                </tbody>
            </table>
        </TableWrap>
    }
}
