//! Rows of pairs and of what was merged.

mod archive;
mod carry;
mod merges;
mod pairs;
pub mod persons;
mod stored;

pub use archive::{Archive, archive, guardians, standing, write};
pub use carry::{carry, carry_back, refresh};
pub use merges::{Merge, begin, classes_of, end, hide, latest, reveal, used_since};
pub use pairs::{PairRow, decide, decided, names, open, open_of, pair};
pub use stored::{KinRow, Stored, kin_of};
