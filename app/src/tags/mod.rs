//! Tags: what they are, the rules by which they come, who carries them; saved segments.

pub mod api;
mod builder;
mod carried;
mod chips;
mod give;
mod history;
pub mod list_page;
mod preview;
mod save;
pub mod segments;
pub mod tag_page;
mod words;

pub use chips::TagBar;
pub use give::{Giving, GivingToast};
pub use history::TagChanges;
