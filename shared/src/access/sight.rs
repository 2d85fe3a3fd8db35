//! How a contact is seen.

use crate::people::{mask_address, mask_phone};
use serde::{Deserialize, Serialize};

/// How contacts are seen by somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Sight {
    /// Not at all.
    Hidden,
    /// `138****1234`.
    Masked,
    /// As they are.
    Clear,
}

/// A contact as it may be seen: what leaves the backend. There is no way back from a masked or hidden one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Contact {
    /// There is one; it is not for this person.
    Hidden,
    /// With the middle left out.
    Masked(String),
    /// As it is.
    Clear(String),
}

impl Sight {
    /// `clear` as it is seen.
    #[must_use]
    pub fn show(self, clear: &str) -> Contact {
        match self {
            Self::Hidden => Contact::Hidden,
            Self::Masked => Contact::Masked(mask_phone(clear)),
            Self::Clear => Contact::Clear(clear.to_owned()),
        }
    }

    /// An address as it is seen: by nobody in passing more than its district.
    #[must_use]
    pub fn show_address(self, clear: &str) -> Contact {
        match self {
            Self::Hidden => Contact::Hidden,
            Self::Masked | Self::Clear => Contact::Masked(mask_address(clear)),
        }
    }

    /// At most masked: in lists, and for what nobody reads in passing.
    #[must_use]
    pub fn at_most_masked(self) -> Self {
        self.min(Self::Masked)
    }
}

#[cfg(test)]
mod tests {
    use super::{Contact, Sight};

    #[test]
    fn what_leaves_is_what_may_be_seen() {
        let shown = [Sight::Hidden, Sight::Masked, Sight::Clear].map(|sight| sight.show("13800001234"));
        assert_eq!(shown, [Contact::Hidden, Contact::Masked("138****1234".into()), Contact::Clear("13800001234".into())]);
        let address = [Sight::Hidden, Sight::Masked, Sight::Clear].map(|sight| sight.show_address("上海市徐汇区肇嘉浜路 9 号"));
        let masked = Contact::Masked(super::mask_address("上海市徐汇区肇嘉浜路 9 号"));
        assert_eq!(address, [Contact::Hidden, masked.clone(), masked]);
        assert_eq!([Sight::Hidden, Sight::Masked, Sight::Clear].map(Sight::at_most_masked), [Sight::Hidden, Sight::Masked, Sight::Masked]);
    }
}
