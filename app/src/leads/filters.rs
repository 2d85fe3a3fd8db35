//! What of the leads is shown: a GET form, so that the address holds it and it works without script.

use super::{
    query::{LEADS, list_address},
    words::{sellers as people, stages},
};
use crate::{
    text::use_text,
    ui::{Chip, Choice, FilterBar, Select, send_choice, visit},
};
use leptos::prelude::*;
use shared::{
    id::CampusId,
    leads::{LeadFilter, Seller},
};

/// The id of the search box.
pub(super) const SEARCH: &str = "leads-q";

/// Search box, stage, who looks after them, campus.
#[component]
pub(super) fn LeadFilters(
    /// What is shown now.
    filter: LeadFilter,
    /// Campuses there are.
    campuses: Vec<(CampusId, String)>,
    /// Who looks after leads, where that is a choice.
    sellers: Option<Vec<Seller>>,
) -> impl IntoView {
    let text = use_text();
    let all = |words: &'static str| std::iter::once(Choice::new("", words));
    let campus = filter.campus.map(|campus| campus.to_string()).unwrap_or_default();
    let owner = filter.owner.map(|owner| owner.to_string()).unwrap_or_default();
    let campuses: Vec<Choice> = all(text.learners_all_campuses()).chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect();
    let by_number = filter.q.starts_with('~');
    let number = by_number.then(|| {
        let remove = list_address(&LeadFilter { q: String::new(), after: None, ..filter.clone() });
        view! { <Chip key=text.leads_find() value=text.learners_by_number() remove /> }
    });
    view! {
        <FilterBar
            action=LEADS id=SEARCH label=text.leads_find() placeholder=text.leads_find_hint()
            value=if by_number { String::new() } else { filter.q.clone() }
            on:submit=visit() on:change=send_choice
        >
            <Select id="leads-stage" name="stage" label=text.leads_stage() options=all(text.learners_all_states()).chain(stages(text)).collect() value=filter.stage.clone() />
            {sellers.map(|sellers| view! { <Select id="leads-owner" name="owner" label=text.leads_owner() options=people(text.learners_all_states(), sellers) value=owner /> })}
            {(campuses.len() > 2).then(|| view! { <Select id="leads-campus" name="campus" label=text.people_campus() options=campuses value=campus /> })}
            {number}
        </FilterBar>
    }
}
