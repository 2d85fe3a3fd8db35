//! The board: today, the roll, the projector.

pub mod api;
pub mod projector_page;
pub mod roll_page;
pub mod today_page;
