//! The log's state in its address, both ways.

use crate::ui::address;
use leptos_router::params::ParamsMap;
use shared::audit::{Kind, LogFilter};

/// Where the log is.
pub const AUDIT: &str = "/console/audit";
/// Where the reviews are.
pub const REVIEWS: &str = "/console/audit/reviews";

/// What the address asks for. What it says wrongly counts as not said.
#[must_use]
pub fn filter_of(query: &ParamsMap) -> LogFilter {
    let word = |key: &str| query.get_str(key).unwrap_or_default().trim().to_owned();
    LogFilter {
        q: word("q"),
        actor: word("actor").parse().ok(),
        learner: word("learner").parse().ok(),
        kind: Kind::of(&word("kind")),
        field: word("field"),
        from: word("from").parse().ok(),
        to: word("to").parse().ok(),
        after: Some(word("after")).filter(|after| !after.is_empty()),
        entry: word("entry").parse().ok(),
    }
}

/// The address of the log `filter` asks for.
#[must_use]
pub fn log_address(filter: &LogFilter) -> String {
    let text = |value: Option<String>| value.unwrap_or_default();
    address(
        AUDIT,
        &[
            ("q", &filter.q),
            ("actor", &text(filter.actor.map(|id| id.to_string()))),
            ("learner", &text(filter.learner.map(|id| id.to_string()))),
            ("kind", filter.kind.map_or("", Kind::word)),
            ("field", &filter.field),
            ("from", &text(filter.from.map(|day| day.to_string()))),
            ("to", &text(filter.to.map(|day| day.to_string()))),
            ("after", &text(filter.after.clone())),
            ("entry", &text(filter.entry.map(|seq| seq.to_string()))),
        ],
    )
}

/// The same with another filter: from its first page on, no entry opened.
#[must_use]
pub fn changed(filter: &LogFilter, change: impl FnOnce(&mut LogFilter)) -> String {
    let mut filter = LogFilter { after: None, entry: None, ..filter.clone() };
    change(&mut filter);
    log_address(&filter)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_its_filter() {
        let id = "0190163d8694739aaea5966c26f8ad91";
        let full = LogFilter {
            q: "王 a&b".into(),
            actor: id.parse().ok(),
            learner: id.parse().ok(),
            kind: Some(Kind::Denied),
            field: "guardian.phone".into(),
            from: "2026-11-01".parse().ok(),
            to: "2026-11-21".parse().ok(),
            after: Some("17.4".into()),
            entry: Some(7),
        };
        let address = log_address(&full);
        let pairs = address.split_once('?').map_or("", |(_, query)| query).split('&');
        let query: ParamsMap = pairs.filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        assert_eq!(filter_of(&query), full);
        assert_eq!(changed(&LogFilter::default(), |_| ()), AUDIT);
        assert!(!changed(&full, |filter| filter.actor = None).contains("after"));
    }
}
