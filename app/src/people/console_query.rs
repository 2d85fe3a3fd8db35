//! The list's state in its address, both ways.

use crate::ui::address;
use leptos_router::params::ParamsMap;
use shared::people::{LearnerFilter, Order, SortBy};

/// Where the list is.
pub const LEARNERS: &str = "/console/learners";

const SORTS: [(SortBy, &str); 5] =
    [(SortBy::Name, "name"), (SortBy::No, "no"), (SortBy::Balance, "balance"), (SortBy::Expiry, "expiry"), (SortBy::Seen, "seen")];

/// What the address asks for. What it says wrongly counts as not said.
#[must_use]
pub fn filter_of(query: &ParamsMap) -> LearnerFilter {
    let word = |key: &str| query.get_str(key).unwrap_or_default().trim().to_owned();
    let sort = word("sort");
    LearnerFilter {
        q: word("q"),
        campus: word("campus").parse().ok(),
        class: word("class").parse().ok(),
        state: word("state"),
        tag: word("tag").parse().ok(),
        sort: SORTS.iter().find(|(_, name)| *name == sort).map_or(SortBy::Name, |(sort, _)| *sort),
        order: if word("order") == "down" { Order::Down } else { Order::Up },
        after: Some(word("after")).filter(|after| !after.is_empty()),
    }
}

/// The word of an order, blank for the one that needs no word.
#[must_use]
pub fn sort_word(sort: SortBy) -> &'static str {
    SORTS.iter().find(|(own, _)| *own == sort && sort != SortBy::Name).map_or("", |(_, name)| name)
}

/// The word of a direction, blank for the one that needs no word.
#[must_use]
pub const fn order_word(order: Order) -> &'static str {
    match order {
        Order::Up => "",
        Order::Down => "down",
    }
}

/// The address of the list `filter` asks for.
#[must_use]
pub fn list_address(filter: &LearnerFilter) -> String {
    let id = |id: Option<String>| id.unwrap_or_default();
    let (campus, class) = (id(filter.campus.map(|id| id.to_string())), id(filter.class.map(|id| id.to_string())));
    let tag = id(filter.tag.map(|id| id.to_string()));
    address(
        LEARNERS,
        &[
            ("q", &filter.q),
            ("campus", &campus),
            ("class", &class),
            ("state", &filter.state),
            ("tag", &tag),
            ("sort", sort_word(filter.sort)),
            ("order", order_word(filter.order)),
            ("after", filter.after.as_deref().unwrap_or_default()),
        ],
    )
}

/// Where one asks for an export of the learners `filter` shows.
#[must_use]
pub fn export_address(filter: &LearnerFilter) -> String {
    let id = |id: Option<String>| id.unwrap_or_default();
    let (campus, class) = (id(filter.campus.map(|id| id.to_string())), id(filter.class.map(|id| id.to_string())));
    address("/console/exports", &[("q", &filter.q), ("campus", &campus), ("class", &class), ("state", &filter.state)])
}

/// The list in another order, from its first page on; the same order turns round.
#[must_use]
pub fn sorted_address(filter: &LearnerFilter, sort: SortBy) -> String {
    let order = if filter.sort == sort && filter.order == Order::Up { Order::Down } else { Order::Up };
    list_address(&LearnerFilter { sort, order, after: None, ..filter.clone() })
}

/// Whether `filter` leaves anybody out.
#[must_use]
pub fn narrows(filter: &LearnerFilter) -> bool {
    !filter.q.is_empty() || !filter.state.is_empty() || filter.campus.is_some() || filter.class.is_some() || filter.tag.is_some()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use shared::id::{CampusId, ClassId, TagId};

    fn full() -> LearnerFilter {
        let id = "0190163d8694739aaea5966c26f8ad91";
        LearnerFilter {
            q: "王 a&b".into(),
            campus: id.parse::<CampusId>().ok(),
            class: id.parse::<ClassId>().ok(),
            state: "在读".into(),
            tag: id.parse::<TagId>().ok(),
            sort: SortBy::Expiry,
            order: Order::Down,
            after: Some("k1".into()),
        }
    }

    fn query(address: &str) -> ParamsMap {
        let pairs = address.split_once('?').map_or("", |(_, query)| query).split('&');
        pairs.filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn an_address_leads_back_to_its_filter() {
        assert_eq!(filter_of(&query(&list_address(&full()))), full());
        assert_eq!(list_address(&LearnerFilter::default()), LEARNERS);
        assert_eq!(filter_of(&ParamsMap::new()), LearnerFilter::default());
    }

    #[test]
    fn nonsense_counts_as_not_said() {
        let query: ParamsMap = [("campus", "x"), ("sort", "x"), ("tag", "x"), ("order", "x"), ("after", " ")].into_iter().collect();
        assert_eq!(filter_of(&query), LearnerFilter::default());
    }

    #[test]
    fn the_same_column_turns_round_and_starts_over() {
        let filter = filter_of(&query(&sorted_address(&full(), SortBy::Expiry)));
        assert_eq!((filter.sort, filter.order, filter.after.as_deref()), (SortBy::Expiry, Order::Up, None));
        let filter = filter_of(&query(&sorted_address(&filter, SortBy::Balance)));
        assert_eq!((filter.sort, filter.order), (SortBy::Balance, Order::Up));
    }
}
