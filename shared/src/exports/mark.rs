//! The mark of a file: a number that everybody sees, and the same number where nobody does.

use crate::id::ExportId;
use std::{collections::BTreeSet, fmt};

/// The number of an export: which request, who took it and when is written down under it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Number(u32);

/// Signs without width, one for two bits.
const SIGNS: [char; 4] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'];
/// Signs of a number.
const LENGTH: usize = 16;

impl From<ExportId> for Number {
    /// The last 32 bits, which are random.
    fn from(id: ExportId) -> Self {
        let bytes = id.0.as_bytes();
        Self(u32::from_be_bytes([bytes[12], bytes[13], bytes[14], bytes[15]]))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "X-{:08X}", self.0)
    }
}

impl Number {
    /// The number in signs that take no room: they go along when a cell is copied.
    #[must_use]
    pub fn hidden(self) -> String {
        let sign = |at: usize| SIGNS[(self.0 >> (30 - 2 * at)) as usize & 3];
        (0..LENGTH).map(sign).collect()
    }
}

/// The numbers that are hidden in `text`.
#[must_use]
pub fn numbers(text: &str) -> BTreeSet<Number> {
    let place = |c: char| SIGNS.iter().position(|sign| *sign == c).and_then(|at| u32::try_from(at).ok());
    let runs = text.split(|c| place(c).is_none()).filter(|run| run.chars().count() == LENGTH);
    runs.map(|run| Number(run.chars().filter_map(place).fold(0, |number, bits| number << 2 | bits))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Number, numbers};
    use crate::id::ExportId;
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn a_hidden_number_is_read_back_from_any_text(bits in any::<u32>(), before in "[^\u{200b}-\u{200d}\u{2060}]{0,9}", after in "[^\u{200b}-\u{200d}\u{2060}]{0,9}") {
            let number = Number::from(ExportId(Uuid::from_u128(u128::from(bits))));
            let found: Vec<Number> = numbers(&format!("{before}{}{after}", number.hidden())).into_iter().collect();
            prop_assert_eq!(found, [number]);
            prop_assert_eq!(number.to_string(), format!("X-{bits:08X}"));
        }
    }

    #[test]
    fn a_text_without_a_mark_has_no_number() {
        assert!(numbers("王小明 \u{200b}\u{200c} 138****1234").is_empty());
    }
}
