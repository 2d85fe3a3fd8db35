//! Placeholders filled in while the page runs.

use std::fmt::Display;

/// `phrase` with each `{name}` replaced by its value.
pub(super) fn fill(phrase: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut parts = phrase.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (name, rest) in parts.filter_map(|part| part.split_once('}')) {
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(&value.to_string());
        }
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_placeholder_gets_its_value_wherever_it_stands() {
        assert_eq!(fill("{n} 人，共 {all} 人：{n}", &[("all", &35), ("n", &"2")]), "2 人，共 35 人：2");
        assert_eq!(fill("没有", &[]), "没有");
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(fill("{name}！", &[("name", &"{name}"), ("other", &1)]), "{name}！");
    }
}
