//! A teacher's day.

mod aside;
mod lesson;
mod list;
mod plan;

pub use aside::Aside;
pub use list::Lessons;
pub use plan::Plan;
