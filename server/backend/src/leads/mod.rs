//! Families that ask before they enrol: who looks after them, what was said, where they stand.

mod add;
mod assign;
mod change;
mod contact;
mod entry;
mod erase;
mod form;
mod left;
mod list;
mod policy;
mod reveal;
mod sheet;
mod store;

pub use add::add_lead;
pub use assign::assign_lead;
pub use change::change_lead;
pub use contact::log_contact;
pub use erase::erase_lead;
pub use form::lead_form;
pub(crate) use left::{hand_over_leads, left_by};
pub use list::leads;
pub use policy::{AddLead, AssignLead, ChangeLead, EraseLead, ListLeads, RevealLead, ViewLead, WorkLead};
pub use reveal::reveal_lead;
pub use sheet::lead;
