//! Attendance (考勤): the teacher's day, the board of a lesson, the roll.

mod board;
mod mark;
mod policy;
mod store;

pub use board::{board, projector, today};
pub use mark::mark_roll;
pub use policy::{MarkRoll, ViewBoard, ViewToday};
