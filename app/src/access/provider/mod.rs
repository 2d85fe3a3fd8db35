//! A provider of identities: its button at the door, and which person there an account is.

pub mod api;
mod button;
mod link;
mod section;
mod why;

pub use button::{ProviderButton, provider};
pub use link::LinkSection;
pub use section::ProviderSection;
