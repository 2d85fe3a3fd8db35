//! The acts of the room; who may do them stands in `rights::tags`.

pub use rights::tags::{ListTags, ManageTags};

crate::policy::on_nothing!(ListTags, ManageTags);
