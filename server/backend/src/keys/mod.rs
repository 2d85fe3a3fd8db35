//! The keys of sealed fields: one for each person, in a database of their own, wrapped by the master key.
//!
//! Whoever has the school's database alone, the key database alone, or the master key alone, reads nothing. A person's
//! key that is destroyed takes with it everything that was sealed under it, in every copy of the school's database.

mod cipher;
mod master;
mod ring;
mod rotate;
mod store;

pub use master::Master;
pub use ring::{Cell, Fresh, PersonKey, Ring, Secret};
pub use rotate::rotate;

pub(crate) use cipher::{cipher, open, shut};
pub(crate) use master::{Masters, Wrapped, create_private};
pub(crate) use store::Store;

use uuid::Uuid;

/// The key of the house itself, for what is no person's: it stands among the keys of persons under an id none has.
pub(crate) const HOUSE: Uuid = Uuid::nil();
/// The key of the blind index. It never changes, or nobody would be found by phone any more.
pub(crate) const INDEX: Uuid = Uuid::max();
