//! Looking through somebody else's eyes.

pub mod api;
mod banner;
mod section;

pub use banner::banner;
pub use section::ViewAsSection;
