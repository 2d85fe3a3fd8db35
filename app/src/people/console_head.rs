//! The head of the list of learners: each order is a link.

use super::console_query::sorted_address;
use crate::{
    text::use_text,
    ui::{Icon, IconName, SortHeader, Sorted},
};
use leptos::prelude::*;
use shared::people::{LearnerFilter, Order, SortBy};

fn sorted(filter: &LearnerFilter, by: SortBy) -> Sorted {
    match filter.order {
        _ if filter.sort != by => Sorted::Not,
        Order::Up => Sorted::Ascending,
        Order::Down => Sorted::Descending,
    }
}

/// Name and number share a column, each with its own order.
fn who(filter: &LearnerFilter) -> impl IntoView + use<> {
    let text = use_text();
    let now = [SortBy::Name, SortBy::No].map(|by| sorted(filter, by));
    let order = match now {
        [Sorted::Not, Sorted::Not] => None,
        [Sorted::Descending, _] | [_, Sorted::Descending] => Some("descending"),
        _ => Some("ascending"),
    };
    let link = |by: SortBy, at: Sorted, label: &'static str| {
        let (icon, class) = match at {
            Sorted::Not => (IconName::Sort, "faint"),
            Sorted::Ascending => (IconName::ArrowUp, "now"),
            Sorted::Descending => (IconName::ArrowDown, "now"),
        };
        view! { <a class=class href=sorted_address(filter, by)>{label}<Icon name=icon /></a> }
    };
    view! {
        <th scope="col" aria-sort=order>
            <span class="row gap-3">{link(SortBy::Name, now[0], text.people_name())} {link(SortBy::No, now[1], text.learners_no())}</span>
        </th>
    }
}

/// The columns of the list that `filter` asks for.
pub fn learner_head(filter: &LearnerFilter) -> impl IntoView + use<> {
    let text = use_text();
    let column = |by: SortBy, label: &'static str, numeric: bool| {
        view! { <SortHeader label href=sorted_address(filter, by) sorted=sorted(filter, by) numeric /> }
    };
    view! {
        <thead>
            <tr>
                {who(filter)}
                <th scope="col">{text.learners_grade()}</th>
                <th scope="col">{text.learners_classes()}</th>
                <th scope="col">{text.people_state()}</th>
                {column(SortBy::Balance, text.learners_balance(), true)}
                {column(SortBy::Expiry, text.learners_expiry(), false)}
                {column(SortBy::Seen, text.learners_seen(), false)}
                <th scope="col">{text.people_guardian()}</th>
            </tr>
        </thead>
    }
}
