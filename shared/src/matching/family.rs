//! Families: phones and guardians.

use super::{Bits, Kin, Number, Person};
use serde::{Deserialize, Serialize};

/// What two rows have in common of their families.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Family {
    /// A phone and the name of a guardian.
    PhoneAndName,
    /// A phone.
    Phone,
    /// The name of a guardian.
    Name,
    /// A phone but for a slip.
    NearPhone,
    /// Nothing.
    Apart,
    /// One row names no family.
    Unknown,
}

impl Family {
    /// Compares.
    #[must_use]
    pub fn of(one: &Person, other: &Person) -> Self {
        let name = one.kin.iter().any(|a| other.kin.iter().any(|b| a.name == b.name));
        let phone = any_pair(one, other, Number::is);
        match (phone, name) {
            (true, true) => Self::PhoneAndName,
            (true, false) => Self::Phone,
            (false, true) => Self::Name,
            _ if phones(one).next().is_none() || phones(other).next().is_none() => Self::Unknown,
            _ if any_pair(one, other, Number::is_near) => Self::NearPhone,
            _ => Self::Apart,
        }
    }

    /// Whether the two are of one family.
    #[must_use]
    pub const fn is_shared(self) -> bool {
        matches!(self, Self::PhoneAndName | Self::Phone | Self::Name)
    }

    /// What it weighs.
    #[must_use]
    pub fn bits(self) -> Bits {
        match self {
            Self::PhoneAndName => Bits::of(0.8, 0.0005),
            Self::Phone => Bits::of(0.08, 0.0005),
            Self::Name => Bits::of(0.05, 0.002),
            Self::NearPhone => Bits::of(0.02, 0.0005),
            Self::Apart => Bits::of(0.04, 0.997),
            Self::Unknown => Bits::default(),
        }
    }
}

/// The learner's own number and those of the guardians: which of them stands where, rows disagree about.
pub(super) fn phones(person: &Person) -> impl Iterator<Item = &Number> {
    person.phone.iter().chain(person.kin.iter().filter_map(|kin: &Kin| kin.phone.as_ref()))
}

fn any_pair(one: &Person, other: &Person, agree: impl Fn(&Number, &Number) -> bool) -> bool {
    phones(one).any(|a| phones(other).any(|b| agree(a, b)))
}
