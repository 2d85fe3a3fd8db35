//! What is shown, in its address, both ways.

use crate::ui::address;
use leptos_router::params::ParamsMap;
use shared::quality::{BoardFilter, RowFilter};

/// Where the board is.
pub const QUALITY: &str = "/console/quality";
/// The owner who is nobody: the office.
const OFFICE: &str = "office";

/// What the address asks for. What it says wrongly counts as not said.
#[must_use]
pub fn filter_of(query: &ParamsMap) -> RowFilter {
    let word = |key: &str| query.get_str(key).unwrap_or_default().trim().to_owned();
    let owner = word("owner");
    let of = BoardFilter { campus: word("campus").parse().ok(), owner: owner.parse().ok(), office: owner == OFFICE };
    RowFilter { check: word("check"), of, after: Some(word("after")).filter(|after| !after.is_empty()) }
}

fn to(path: &str, filter: &RowFilter) -> String {
    let campus = filter.of.campus.map(|id| id.to_string()).unwrap_or_default();
    let owner = if filter.of.office { OFFICE.to_owned() } else { filter.of.owner.map(|id| id.to_string()).unwrap_or_default() };
    let after = filter.after.as_deref().unwrap_or_default();
    address(path, &[("check", &filter.check), ("campus", &campus), ("owner", &owner), ("after", after)])
}

/// The board of a campus or an owner.
#[must_use]
pub fn board_address(of: BoardFilter) -> String {
    to(QUALITY, &RowFilter { of, ..RowFilter::default() })
}

/// The rows behind a number.
#[must_use]
pub fn rows_address(filter: &RowFilter) -> String {
    to("/console/quality/rows", filter)
}

/// The queue through them.
#[must_use]
pub fn queue_address(filter: &RowFilter) -> String {
    to("/console/quality/next", &RowFilter { after: None, ..filter.clone() })
}

/// The query of that address.
#[must_use]
pub fn query_of(filter: &RowFilter) -> String {
    queue_address(filter).split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_filter() {
        let id = "0190163d8694739aaea5966c26f8ad91";
        let of = BoardFilter { campus: id.parse().ok(), owner: id.parse().ok(), office: false };
        for of in [of, BoardFilter { owner: None, office: true, ..of }, BoardFilter::default()] {
            let full = RowFilter { check: "no_phone".into(), of, after: Some("k".into()) };
            let address = rows_address(&full);
            let pairs = address.split_once('?').map_or("", |(_, query)| query).split('&');
            let query: ParamsMap = pairs.filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
            assert_eq!(filter_of(&query), full);
        }
        assert_eq!(board_address(BoardFilter::default()), QUALITY);
    }
}
