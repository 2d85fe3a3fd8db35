//! What goes out to people.

use crate::access::Contact;
use serde::{Deserialize, Serialize};

/// What a message is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum OutKind {
    /// The proof of a phone, for a guardian who joins.
    JoinCode,
    /// The proof of a phone, for a guardian who forgot the password.
    ResetCode,
    /// Something else.
    Other,
}

impl OutKind {
    /// The kind of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "join_code" => Self::JoinCode,
            "reset_code" => Self::ResetCode,
            _ => Self::Other,
        }
    }
}

/// Where a message stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum OutState {
    /// It stays in the house: the channel sends nothing.
    Kept,
    /// It was handed to a carrier.
    Sent,
}

impl OutState {
    /// The state of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word == "kept" { Self::Kept } else { Self::Sent }
    }
}

/// A message in the outbox.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutLine {
    /// Its key in the list.
    pub key: String,
    /// When, on the wall clock: date and time.
    pub at: String,
    /// What for.
    pub kind: OutKind,
    /// Through which channel.
    pub channel: String,
    /// Where it stands.
    pub state: OutState,
    /// To whom, masked; none: they were erased.
    pub recipient: Option<Contact>,
    /// What it says, where the school's settings show it.
    pub words: Option<String>,
}
