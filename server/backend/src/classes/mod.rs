//! Classes: the list and the page of one.

mod list;
mod page;
mod policy;
mod store;

pub use list::classes;
pub(crate) use list::named;
pub use page::class_page;
pub use policy::{ListClasses, ViewClass};
