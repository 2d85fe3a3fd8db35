//! Attendance (考勤): codes, the roll of a lesson, and what a mark costs.

mod board;
mod code;
mod mark;

pub use board::{Board, TileView, Today, TodayLesson};
pub use code::{Code, Switches};
pub use mark::{Mark, MarkError, Marked, Target};
