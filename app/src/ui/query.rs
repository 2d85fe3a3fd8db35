//! Addresses whose query holds the state of a list.

use leptos_router::location::Url;

/// `path` with a query of the pairs that have a value.
#[must_use]
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let filled: Vec<String> = pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key}={}", Url::escape(value))).collect();
    if filled.is_empty() { path.to_owned() } else { format!("{path}?{}", filled.join("&")) }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::address;

    #[test]
    fn blank_values_stay_out() {
        assert_eq!(address("/list", &[("q", ""), ("state", "")]), "/list");
        assert_eq!(address("/list", &[("q", "王 a&b"), ("state", ""), ("sort", "name")]), "/list?q=%E7%8E%8B%20a%26b&sort=name");
    }
}
