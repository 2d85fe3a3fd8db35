//! The list of breached passwords among the settings.

use super::{Problem, Settings};
use backend::access::Breached;

impl Settings {
    /// The list, if the settings name one; what is missing or not sorted stops the start.
    pub(super) fn breached(&self) -> Result<Breached, Problem> {
        let file = &self.breached_passwords;
        if file.as_os_str().is_empty() {
            return Ok(Breached::default());
        }
        Breached::open(file).map_err(|error| Problem::Bad("breached_passwords", format!("{}: {error}", file.display())))
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Settings;

    fn refused(file: &str) -> String {
        let settings = Settings { breached_passwords: file.into(), ..Settings::default() };
        settings.breached().err().map(|problem| problem.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_list_that_is_missing_or_none_is_named() {
        assert_eq!(refused(""), "", "a school need not have one");
        assert!(refused("/no/such/list").starts_with("setting breached_passwords: /no/such/list: "), "{}", refused("/no/such/list"));
        assert!(refused(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).contains("no SHA-1"));
    }
}
