//! What the school says of its provider.

use super::client::Client;
use crate::Fault;
use openidconnect::{ClientId, ClientSecret, IssuerUrl, RedirectUrl};
use shared::access::AccountKind;
use std::sync::Arc;

/// A provider as the settings name it.
pub struct ProviderSetting {
    /// Its address; the discovery document lies below.
    pub issuer: String,
    /// As whom we are registered there.
    pub client_id: String,
    /// The secret for that; none: a public client, which PKCE alone protects.
    pub client_secret: Option<String>,
    /// What people call it.
    pub label: String,
    /// Whose accounts it may open.
    pub kinds: Vec<AccountKind>,
    /// Where it sends people back to, exactly as it is registered there.
    pub redirect: String,
}

/// The provider of this house. Cheap to clone.
#[derive(Clone)]
pub struct Provider(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) issuer: IssuerUrl,
    pub(super) client_id: ClientId,
    pub(super) client_secret: Option<ClientSecret>,
    pub(super) redirect: RedirectUrl,
    pub(super) label: String,
    pub(super) kinds: Vec<AccountKind>,
    pub(super) client: Client,
}

impl Provider {
    /// A provider that is asked when it is needed first: the house opens without it.
    pub fn new(setting: ProviderSetting) -> Result<Self, Fault> {
        let odd = |error: openidconnect::url::ParseError| Fault::Other(error.to_string());
        Ok(Self(Arc::new(Inner {
            issuer: IssuerUrl::new(setting.issuer).map_err(odd)?,
            client_id: ClientId::new(setting.client_id),
            client_secret: setting.client_secret.map(ClientSecret::new),
            redirect: RedirectUrl::new(setting.redirect).map_err(odd)?,
            label: setting.label,
            kinds: setting.kinds,
            client: Client::new()?,
        })))
    }

    /// What people call it.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.0.label
    }

    pub(super) fn opens(&self, kind: AccountKind) -> bool {
        self.0.kinds.contains(&kind)
    }
}
