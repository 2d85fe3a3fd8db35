//! The list's state in its address, both ways.

use crate::ui::address;
use leptos_router::params::ParamsMap;
use shared::classes::ClassFilter;

/// Where the list is.
pub const CLASSES: &str = "/console/classes";

/// What the address asks for. What it says wrongly counts as not said.
#[must_use]
pub fn filter_of(query: &ParamsMap) -> ClassFilter {
    let word = |key: &str| query.get_str(key).unwrap_or_default().trim().to_owned();
    ClassFilter {
        q: word("q"),
        campus: word("campus").parse().ok(),
        ended: word("ended") == "true",
        after: Some(word("after")).filter(|after| !after.is_empty()),
    }
}

/// The address of the list `filter` asks for.
#[must_use]
pub fn list_address(filter: &ClassFilter) -> String {
    let campus = filter.campus.map(|campus| campus.to_string()).unwrap_or_default();
    let ended = if filter.ended { "true" } else { "" };
    address(CLASSES, &[("q", &filter.q), ("campus", &campus), ("ended", ended), ("after", filter.after.as_deref().unwrap_or_default())])
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_filter() {
        let campus = "0190163d8694739aaea5966c26f8ad91".parse().ok();
        let filter = ClassFilter { q: "数学 1".into(), campus, ended: true, after: Some("CY-SX1-01".into()) };
        let address = list_address(&filter);
        let pairs = address.split_once('?').map_or("", |(_, query)| query).split('&').filter_map(|pair| pair.split_once('='));
        let query: ParamsMap = pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        assert_eq!(filter_of(&query), filter);
        assert_eq!(list_address(&ClassFilter::default()), CLASSES);
    }
}
