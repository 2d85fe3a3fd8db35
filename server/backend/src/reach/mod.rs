//! What goes out to people, and through which channel.

mod channel;
mod outbox;
mod store;

pub use channel::{Channel, Message, send};
pub use outbox::{ViewOutbox, outbox};
