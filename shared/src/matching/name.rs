//! Chinese names.

use super::{Bits, look_alike, number::one_slip};
use serde::{Deserialize, Serialize};

/// A name as it is compared. What a character sounds like and what it is in simplified form, whoever makes it looks up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// As it is written.
    pub written: String,
    /// Its characters, simplified, without blanks and case.
    pub plain: Vec<char>,
    /// For each of them, how it may be read: pinyin without tones. None for what is no Chinese character.
    pub sounds: Vec<Vec<&'static str>>,
}

/// How two names agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum NameMatch {
    /// Letter by letter.
    Equal,
    /// Once both are simplified.
    Traditional,
    /// But for one character that is easily taken for the other.
    LookAlike,
    /// But for one character that sounds the same.
    Homophone,
    /// Every character sounds the same.
    SameSound,
    /// Given name and surname have changed places.
    Reversed,
    /// But for one character, which is another one: brothers and sisters are often named so.
    OneEdit,
    /// Two names.
    Differs,
}

impl NameMatch {
    /// Compares.
    #[must_use]
    pub fn of(one: &Name, other: &Name) -> Self {
        if one.plain == other.plain {
            return if one.written == other.written { Self::Equal } else { Self::Traditional };
        }
        match replaced(one, other).as_slice() {
            [] => Self::otherwise(one, other),
            [at] if look_alike(one.plain[*at], other.plain[*at]) => Self::LookAlike,
            [at] if sounds_like(one, other, *at) => Self::Homophone,
            all if all.iter().all(|at| sounds_like(one, other, *at)) => Self::SameSound,
            _ => Self::otherwise(one, other),
        }
    }

    fn otherwise(one: &Name, other: &Name) -> Self {
        if reversed(&one.plain, &other.plain) {
            Self::Reversed
        } else if one_slip(&one.plain, &other.plain) {
            Self::OneEdit
        } else {
            Self::Differs
        }
    }

    /// Whether a person may be written both ways.
    #[must_use]
    pub const fn is_one_name(self) -> bool {
        matches!(self, Self::Equal | Self::Traditional | Self::LookAlike | Self::Homophone | Self::SameSound)
    }

    /// What it weighs. `share`: the part of all persons who bear the name; that two of them do is less of a surprise the
    /// more there are.
    #[must_use]
    pub fn bits(self, share: f64) -> Bits {
        match self {
            Self::Equal => Bits::of(0.8, share),
            Self::Traditional => Bits::of(0.03, share.max(0.0002)),
            Self::LookAlike => Bits::of(0.04, 0.001),
            Self::Homophone => Bits::of(0.03, 0.001),
            Self::SameSound => Bits::of(0.02, 0.0005),
            Self::Reversed => Bits::of(0.01, 0.0005),
            Self::OneEdit => Bits::of(0.03, 0.01),
            Self::Differs => Bits::of(0.04, 0.98),
        }
    }
}

/// Places where two names of one length have different characters; none where their lengths differ.
fn replaced(one: &Name, other: &Name) -> Vec<usize> {
    if one.plain.len() != other.plain.len() {
        return Vec::new();
    }
    (0..one.plain.len()).filter(|at| one.plain[*at] != other.plain[*at]).collect()
}

fn sounds_like(one: &Name, other: &Name, at: usize) -> bool {
    let of = |name: &Name| name.sounds.get(at).cloned().unwrap_or_default();
    let others = of(other);
    of(one).iter().any(|sound| others.contains(sound))
}

/// 伟张 for 张伟, 若汐欧阳 for 欧阳若汐.
fn reversed(one: &[char], other: &[char]) -> bool {
    one.len() == other.len() && (1..=2).any(|cut| one.len() > cut && other.starts_with(&one[cut..]) && other.ends_with(&one[..cut]))
}
