//! View as (I2): looking through somebody else's eyes for a while, reading only, and written down with a reason.

mod begin;
mod policy;
mod session;
mod store;

pub use begin::{VIEW_LIFE, begin_view, end_view};
pub use policy::ViewAs;
pub(super) use session::look_through;
