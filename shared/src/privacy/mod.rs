//! The rights of persons: what a family agrees to, what it may ask for, by when it is answered.

mod consent;
mod deadline;
mod request;
mod restriction;
mod view;

pub use consent::{Answer, Consent, FULL_AGE_OF_CONSENT, Purpose, age, may_profile};
pub use deadline::{COOL_OFF_DAYS, CORRECTION_DAYS, working_days_after};
pub use request::{Asked, Ending, RequestKind, RequestState};
pub use restriction::{RestrictedBy, RestrictedLine, Restriction};
pub use view::{Certificate, ChildRights, ConsentCount, FamilyRights, Preview, PrivacyDesk, RequestLine, RetentionLine};
