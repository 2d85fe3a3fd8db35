//! The state of a list lives in its URL.

use leptos_router::params::ParamsMap;

/// The same query with `key` set, or taken away; a change of filter or order starts at the first page again.
#[must_use]
pub fn with(query: &ParamsMap, key: &'static str, value: Option<&str>) -> String {
    let mut query = query.clone();
    for gone in [key, "after", "before"] {
        query.remove(gone);
    }
    if let Some(value) = value {
        query.insert(key, value.to_owned());
    }
    let query = query.to_query_string();
    if query.is_empty() { "?".to_owned() } else { query }
}

#[cfg(test)]
mod tests {
    use super::with;
    use leptos_router::params::ParamsMap;

    #[test]
    fn one_key_changes_and_the_cursor_goes() {
        let query: ParamsMap = [("q", "王"), ("after", "abc")].into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        assert_eq!(with(&query, "sort", Some("name")), "?q=%E7%8E%8B&sort=name");
        assert_eq!(with(&query, "q", None), "?");
    }
}
