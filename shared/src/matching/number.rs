//! Phone and ID numbers as they are compared.

/// A number: known by its blind index, and digit by digit where it is at hand in clear.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Number {
    /// Equal for equal numbers.
    pub index: Vec<u8>,
    /// The number itself; none: it lies sealed in the database.
    pub clear: Option<String>,
}

impl Number {
    /// Whether both are the same number.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.index == other.index
    }

    /// Whether one slip of the hand turns one into the other: a digit changed, left out, added, or two transposed.
    #[must_use]
    pub fn is_near(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (&self.clear, &other.clear) else { return false };
        one != other && one_slip(one.as_bytes(), other.as_bytes())
    }
}

/// Whether two sequences differ by one edit or by two neighbours that changed places.
pub(super) fn one_slip<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, rest_one @ ..], [c, d, rest_other @ ..]) if a == d && b == c && rest_one == rest_other => true,
        ([_, rest @ ..], other) if rest == other => true,
        (one, [_, rest @ ..]) => one == rest,
        _ => false,
    }
}
