//! What is made of two rows.

use super::{Birth, Bits, Family, IdMatch, NameMatch, Person};

/// How sure it is that two rows are one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Band {
    /// One person.
    Sure,
    /// Somebody must look.
    Ask,
    /// Two persons.
    Different,
}

/// Two rows, compared.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Verdict {
    /// Names.
    pub name: NameMatch,
    /// Birth dates.
    pub birth: Birth,
    /// Whether both are of one gender; none: one of them is not known.
    pub gender: Option<bool>,
    /// ID numbers.
    pub id_no: IdMatch,
    /// Families.
    pub family: Family,
    /// Whether both go to one school.
    pub school: Option<bool>,
    /// Whether both are in one grade.
    pub grade: Option<bool>,
    /// All that weighs, less what speaks against any two rows being one person.
    pub bits: Bits,
}

/// Of two rows picked at random one pair in a quarter of a million is one person.
const PRIOR: Bits = Bits(-18.0);
/// From here on it is worth asking: one to four.
const ASK: Bits = Bits(-2.0);
/// From here on it is sure: a thousand to one.
const SURE: Bits = Bits(10.0);

impl Verdict {
    /// Compares two persons. `share`: the part of all persons who bear the name of the first.
    #[must_use]
    pub fn of(one: &Person, other: &Person, share: f64) -> Self {
        let mut verdict = Self {
            name: NameMatch::of(&one.name, &other.name),
            birth: Birth::of(one.born_on, other.born_on),
            gender: same(one.gender.as_ref(), other.gender.as_ref()),
            id_no: IdMatch::of(one.id_no.as_ref(), other.id_no.as_ref()),
            family: Family::of(one, other),
            school: same(one.school.as_ref(), other.school.as_ref()),
            grade: same(one.grade.as_ref(), other.grade.as_ref()),
            bits: PRIOR,
        };
        verdict.bits = verdict.weigh(share);
        verdict
    }

    fn weigh(&self, share: f64) -> Bits {
        let either = |same: Option<bool>, yes: Bits, no: Bits| same.map_or(Bits::default(), |same| if same { yes } else { no });
        let all = [
            PRIOR,
            self.name.bits(share),
            self.birth.bits(),
            either(self.gender, Bits::of(0.98, 0.5), Bits::of(0.02, 0.5)),
            self.id_no.bits(),
            self.family.bits(),
            either(self.school, Bits::of(0.8, 0.1), Bits::of(0.2, 0.9)),
            either(self.grade, Bits::of(0.85, 0.1), Bits::of(0.15, 0.9)),
        ];
        all.into_iter().sum()
    }

    /// What is done about it.
    #[must_use]
    pub fn band(&self) -> Band {
        if self.are_siblings() || self.bits < ASK {
            Band::Different
        } else if self.bits >= SURE && self.is_safe() {
            Band::Sure
        } else {
            Band::Ask
        }
    }

    /// Two names that nobody mistakes for one another are two children, whatever family and birthday they share; and so are
    /// two whose names differ by a character, where one is a boy and one a girl, or their ID numbers differ as well.
    fn are_siblings(&self) -> bool {
        let are_two = self.id_no == IdMatch::Contradicts || self.gender == Some(false);
        self.id_no != IdMatch::Equal && (self.name == NameMatch::Differs || (are_two && self.name != NameMatch::Equal))
    }

    /// What twins, siblings and namesakes have in common is never enough: the same ID number and a like name, or the same
    /// birth date, family and name, with nothing against it.
    fn is_safe(&self) -> bool {
        if self.gender == Some(false) || self.id_no == IdMatch::Contradicts {
            return false;
        }
        if self.id_no == IdMatch::Equal {
            return self.name.is_one_name() && self.birth != Birth::Differs;
        }
        let one_family = matches!(self.family, Family::PhoneAndName | Family::Phone);
        self.name.is_one_name() && self.birth == Birth::Equal && one_family
    }
}

fn same(one: Option<&String>, other: Option<&String>) -> Option<bool> {
    Some(one? == other?)
}
