//! Lesson-hours (课时): amounts, lots and the rule that says which lot pays.

mod draw;
mod hours;
mod lot;

pub use draw::{Drawn, draw};
pub use hours::Hours;
pub use lot::{EntryKind, Lot};
