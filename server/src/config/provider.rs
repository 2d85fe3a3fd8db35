//! The provider of identities among the settings.

use super::{Problem, Settings};
use backend::access::{Provider, ProviderSetting};
use serde::{Deserialize, Serialize};
use shared::access::AccountKind;
use std::fmt;

/// Where a provider sends people back to, below the address people type.
const BACK: &str = "/provider/back";

/// A secret among the settings: nobody prints it by mistake.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hidden(String);

impl fmt::Debug for Hidden {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(if self.0.is_empty() { "empty" } else { "hidden" })
    }
}

/// Whose accounts the provider may open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderFor {
    /// Those of staff.
    Staff,
    /// Those of guardians.
    Families,
    /// All.
    Everybody,
}

impl ProviderFor {
    fn kinds(self) -> Vec<AccountKind> {
        match self {
            Self::Staff => vec![AccountKind::Staff],
            Self::Families => vec![AccountKind::Guardian],
            Self::Everybody => vec![AccountKind::Staff, AccountKind::Guardian],
        }
    }
}

/// Whether an address without TLS stays on this machine.
pub(super) fn is_here(url: &str) -> bool {
    let Ok(uri) = url.parse::<http::Uri>() else { return false };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    uri.scheme_str() == Some("http") && (host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback()))
}

impl Settings {
    /// The provider, if the settings name one; what is missing or unsafe about it stops the start.
    pub(super) fn provider(&self) -> Result<Option<Provider>, Problem> {
        if self.oidc_issuer.is_empty() {
            return Ok(None);
        }
        for (name, url) in [("oidc_issuer", &self.oidc_issuer), ("public_url", &self.public_url)] {
            if !url.starts_with("https://") && !is_here(url) {
                return Err(Problem::Bad(name, format!("a provider of identities needs https:// here, not {url:?}")));
            }
        }
        if self.oidc_client_id.is_empty() {
            return Err(Problem::Bad("oidc_client_id", "the provider knows us by one".into()));
        }
        let redirect = format!("{}{BACK}", self.public_url.trim_end_matches('/'));
        let setting = ProviderSetting {
            issuer: self.oidc_issuer.clone(),
            client_id: self.oidc_client_id.clone(),
            client_secret: self.client_secret()?,
            label: self.oidc_label.clone(),
            kinds: self.oidc_for.kinds(),
            redirect,
        };
        Provider::new(setting).map(Some).map_err(|error| Problem::Bad("oidc_issuer", error.to_string()))
    }

    fn client_secret(&self) -> Result<Option<String>, Problem> {
        let (said, file) = (&self.oidc_client_secret.0, &self.oidc_client_secret_file);
        let read = |error: std::io::Error| Problem::Bad("oidc_client_secret_file", format!("{}: {error}", file.display()));
        let secret =
            if said.is_empty() && !file.as_os_str().is_empty() { std::fs::read_to_string(file).map_err(read)?.trim().to_owned() } else { said.clone() };
        Ok(Some(secret).filter(|secret| !secret.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::is_here;
    use crate::config::Settings;

    fn refused(change: impl FnOnce(&mut Settings)) -> String {
        let mut settings = Settings {
            oidc_issuer: "https://id.example".into(),
            oidc_client_id: "xuetu".into(),
            public_url: "https://school.example".into(),
            ..Settings::default()
        };
        change(&mut settings);
        settings.provider().err().map(|problem| problem.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_provider_is_taken_only_whole_and_encrypted() {
        assert_eq!(refused(|_| ()), "");
        assert!(refused(|settings| settings.public_url.clear()).contains("public_url"));
        assert!(refused(|settings| settings.public_url = "http://school.example".into()).contains("public_url"));
        assert!(refused(|settings| settings.oidc_issuer = "http://id.example".into()).contains("oidc_issuer"));
        assert!(refused(|settings| settings.oidc_client_id.clear()).contains("oidc_client_id"));
        assert!(refused(|settings| settings.oidc_client_secret_file = "/no/such/file".into()).contains("/no/such/file"));
        assert_eq!(refused(|settings| settings.oidc_issuer.clear()), "", "without one nothing else matters");
    }

    #[test]
    fn this_machine_is_no_other() {
        assert_eq!(["http://127.0.0.1:3000", "http://localhost", "http://[::1]:1"].map(is_here), [true; 3]);
        assert_eq!(["http://10.0.0.1", "https://localhost", "http://localhost.example", "127.0.0.1", ""].map(is_here), [false; 5]);
    }
}
