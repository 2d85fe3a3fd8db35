//! Signing in with a provider of identities.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What somebody goes to the provider for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProviderPurpose {
    /// To sign in.
    SignIn,
    /// To link their account.
    Link,
    /// To prove anew who they are.
    Prove,
}

impl ProviderPurpose {
    /// The stored word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Link => "link",
            Self::Prove => "prove",
        }
    }

    /// The purpose of a stored word; anything unknown is a sign-in, which trusts nothing that was there before.
    #[must_use]
    pub fn of(word: &str) -> Self {
        [Self::Link, Self::Prove].into_iter().find(|purpose| purpose.word() == word).unwrap_or(Self::SignIn)
    }
}

/// How an account stands with the provider.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Identity {
    /// What people call the provider.
    pub label: String,
    /// The day it was linked; none: it is not.
    pub since: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::ProviderPurpose;

    #[test]
    fn words_come_back_and_unknown_ones_are_a_sign_in() {
        for purpose in [ProviderPurpose::SignIn, ProviderPurpose::Link, ProviderPurpose::Prove] {
            assert_eq!(ProviderPurpose::of(purpose.word()), purpose);
        }
        assert_eq!(ProviderPurpose::of("admin"), ProviderPurpose::SignIn);
    }
}
