//! What an entry of the audit tells of.

use serde::{Deserialize, Serialize};

/// What an entry of the audit tells of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Somebody looked at a person's data.
    Viewed,
    /// Somebody had a masked value shown in clear.
    Revealed,
    /// Personal data left the house as a file.
    Exported,
    /// Somebody was refused.
    Denied,
    /// A session began.
    SignedIn,
    /// A sign-in failed: a wrong password, or too many of them.
    SignInFailed,
    /// A session ended.
    SignedOut,
    /// What somebody may do changed.
    Rights,
    /// Something else changed.
    #[default]
    Changed,
    /// The log itself was checked, signed or taken out.
    Audit,
    /// Somebody opened very many archives.
    ManyRead,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Viewed,
        Self::Revealed,
        Self::Exported,
        Self::Denied,
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignedOut,
        Self::Rights,
        Self::Changed,
        Self::Audit,
        Self::ManyRead,
    ];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Viewed => "viewed",
            Self::Revealed => "revealed",
            Self::Exported => "exported",
            Self::Denied => "denied",
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedOut => "signed_out",
            Self::Rights => "rights",
            Self::Changed => "changed",
            Self::Audit => "audit",
            Self::ManyRead => "many_read",
        }
    }

    /// The kind of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The kind of an event by its name: `role_given`, `signed_in`, `marked`.
    #[must_use]
    pub fn of_event(name: &str) -> Self {
        match name {
            "signed_in" => Self::SignedIn,
            "view_as_began" | "view_as_ended" => Self::Viewed,
            "signed_out" | "device_signed_out" => Self::SignedOut,
            _ if ["role_", "grant_", "account_", "delegat", "link_"].iter().any(|start| name.starts_with(start)) => Self::Rights,
            _ => Self::Changed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_word_leads_back_to_its_kind() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
        }
        assert_eq!([Kind::of_event("role_given"), Kind::of_event("marked")], [Kind::Rights, Kind::Changed]);
    }
}
