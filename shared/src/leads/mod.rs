//! Families that ask before they enrol (线索): whose child, how they are reached, who looks after them, where it stands.

mod filter;
mod stage;
mod view;
mod write;

pub use filter::LeadFilter;
pub use stage::{Source, Stage};
pub use view::{LeadCan, LeadForm, LeadLine, LeadList, LeadSheet, NoteLine, Seller};
pub use write::{LeadWords, LogContact, NewLead};
