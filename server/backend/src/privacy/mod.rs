//! The rights of persons: consent, copy, correction, erasure, and the desk that answers for them.

mod again;
mod bare;
mod consent;
mod copy;
mod desk;
mod drafts;
mod due;
mod erase;
mod family;
mod lead;
mod list;
mod mended;
mod policy;
mod reports;
mod restriction;
mod retention;
mod store;

pub use again::erase_again;
pub use consent::{consents, may_profile, set_consent};
pub use copy::copy;
pub use desk::{certificate, decide, desk, erase_for_family, preview};
pub use due::run_due;
pub use family::{ask, rights, withdraw};
pub(crate) use lead::Erasing;
pub use list::{Erased, ErasureList};
pub(crate) use policy::unrestricted;
pub use policy::{AnswerRequests, AskForFamily, OwnRights};
pub use restriction::{lift_for_family, restrict_for_family};
pub use retention::{Swept, sweep};
