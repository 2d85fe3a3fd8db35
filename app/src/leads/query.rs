//! The list's state in its address, both ways.

use crate::ui::address;
use leptos_router::params::ParamsMap;
use shared::leads::LeadFilter;

/// Where the list is.
pub const LEADS: &str = "/console/leads";

/// What the address asks for. What it says wrongly counts as not said.
#[must_use]
pub fn filter_of(query: &ParamsMap) -> LeadFilter {
    let word = |key: &str| query.get_str(key).unwrap_or_default().trim().to_owned();
    LeadFilter {
        q: word("q"),
        campus: word("campus").parse().ok(),
        stage: word("stage"),
        owner: word("owner").parse().ok(),
        after: Some(word("after")).filter(|after| !after.is_empty()),
    }
}

/// The address of the list `filter` asks for.
#[must_use]
pub fn list_address(filter: &LeadFilter) -> String {
    let (campus, owner) = (filter.campus.map(|id| id.to_string()).unwrap_or_default(), filter.owner.map(|id| id.to_string()).unwrap_or_default());
    let after = filter.after.as_deref().unwrap_or_default();
    address(LEADS, &[("q", &filter.q), ("campus", &campus), ("stage", &filter.stage), ("owner", &owner), ("after", after)])
}

/// Whether `filter` leaves anybody out.
#[must_use]
pub fn narrows(filter: &LeadFilter) -> bool {
    *filter != LeadFilter { after: filter.after.clone(), ..LeadFilter::default() }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_filter() {
        let id = "0190163d8694739aaea5966c26f8ad91";
        let full = LeadFilter { q: "江 a&b".into(), campus: id.parse().ok(), stage: "trial".into(), owner: id.parse().ok(), after: Some("k1".into()) };
        let address = list_address(&full);
        let pairs = address.split_once('?').map_or("", |(_, query)| query).split('&');
        let query: ParamsMap = pairs.filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        assert_eq!(filter_of(&query), full);
        assert_eq!((list_address(&LeadFilter::default()).as_str(), filter_of(&ParamsMap::new())), (LEADS, LeadFilter::default()));
        assert!(narrows(&full) && !narrows(&LeadFilter { after: Some("k".into()), ..LeadFilter::default() }));
    }
}
