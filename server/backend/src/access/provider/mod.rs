//! Signing in with a provider of identities: `OpenID` Connect, authorization code with PKCE, state and nonce.
//!
//! The provider says who somebody is; whose account that is says a row that an administrator or the person themselves made,
//! never a mail address or a name.

mod arrive;
mod client;
mod link;
mod setting;
mod start;

pub use arrive::{Answer, Arrival, Arrived, arrive_from_provider};
pub(super) use link::identity_of;
pub use link::{link_identity, own_identity, provider_label, unlink_identity, unlink_own};
pub use setting::{Provider, ProviderSetting};
pub use start::{ATTEMPT_LIFE, Started, start_with_provider};
