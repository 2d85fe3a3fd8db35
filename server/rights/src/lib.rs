//! Who may do what, decided from what is known: who asks, which roles they hold, where a thing belongs, which day it is.
//!
//! Pure: no database, no clock, no page. The backend reads the facts and alone turns an answer into a permit. A module a room
//! holds the acts of that room with their decisions; what they have in common stands here.

mod actor;
mod approval;
mod grant;
mod needs;
mod place;
mod rule;
#[cfg(test)]
mod school;
mod term;

pub mod access;
pub mod archive;
pub mod attendance;
pub mod audit;
pub mod classes;
pub mod exports;
pub mod intake;
pub mod leads;
pub mod matching;
pub mod people;
pub mod privacy;
pub mod quality;
pub mod reach;
pub mod tags;

pub use actor::{Actor, Looker};
pub use approval::Approval;
pub use grant::Grant;
pub use needs::Needs;
pub use place::{Place, Standing};
pub use rule::{PlainRule, Rule};
pub use term::{Term, wall};
