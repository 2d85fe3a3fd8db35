//! Tags: rules that the school writes, and the loop that keeps what they say of each learner true.
//!
//! The loop (`follow.rs`) looks at a learner again when an event names them, when the campus calendar reaches the day their
//! facts turn by themselves, and at everybody when a rule was changed. Each step is one transaction under the lock of one
//! row, so that two servers never do the same twice and a step cut off leaves nothing behind.

mod engine;
mod follow;
mod give;
mod learner;
mod manage;
mod page;
mod policy;
mod preview;
mod ready;
mod segment;
mod store;

pub use follow::{Work, keep_tags, step};
pub use give::{give_tag, take_tag};
pub use learner::learner_tags;
pub use manage::{save_tag, switch_tag};
pub use page::{tag, tags};
pub use policy::{ListTags, ManageTags};
pub use preview::preview_tag;
pub use ready::furnish;
pub use segment::{drop_segment, save_segment};
pub(crate) use store::names::{Choices, choices};
