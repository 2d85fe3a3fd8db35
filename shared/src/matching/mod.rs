//! Matching (查重): whether two rows are one person.
//!
//! The model is Fellegi and Sunter's (1969): each thing compared has levels, each level a probability among rows of one
//! person (m) and among rows of two (u); log₂(m/u) are added up. Independence fails for twins, siblings and namesakes, so
//! that [`Verdict`] puts rules above the sum: nobody is merged without asking on a likeness that they share.

mod birth;
mod desk;
mod family;
mod id_no;
mod index;
mod look_alike;
mod name;
mod number;
mod person;
mod verdict;
mod weight;

pub use birth::Birth;
pub use desk::{Duplicates, Likeness, PairLine, PairState, PairView, Part, Side, Told};
pub use family::Family;
pub use id_no::IdMatch;
pub use index::{Index, share};
pub use look_alike::look_alike;
pub use name::{Name, NameMatch};
pub use number::Number;
pub use person::{Kin, Person};
pub use verdict::{Band, Verdict};
pub use weight::Bits;
