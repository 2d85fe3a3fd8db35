//! Matching (查重): names as [`shared::matching`] compares them.

mod archive;
mod decide;
mod merge;
mod page;
mod policy;
mod scan;
mod simplified;
mod store;
mod undo;

pub use decide::keep_apart;
pub use merge::merge;
pub(crate) use page::pair_of;
pub use page::{duplicate, duplicates};
pub use policy::{DecidePair, ListPairs};
pub use scan::{keep_pairs, scan_pairs, step};
pub(crate) use store::{KinRow, Stored, kin_of};
pub use undo::undo_merge;

use crate::people::pinyin;
use shared::matching::Name;

/// A name with its simplified characters and how they may be read.
#[must_use]
pub fn name(written: &str) -> Name {
    let written: String = written.to_lowercase().split_whitespace().collect();
    let plain: Vec<char> = written.chars().map(simplified::simplified).collect();
    let sounds = plain.iter().map(|c| pinyin::readings(*c)).collect();
    Name { written, plain, sounds }
}

/// A name in simplified characters, without blanks and case.
#[must_use]
pub fn plain(written: &str) -> String {
    written.to_lowercase().split_whitespace().flat_map(str::chars).map(simplified::simplified).collect()
}

#[cfg(test)]
mod tests {
    use super::name;
    use shared::matching::NameMatch;

    #[test]
    fn names_are_compared_by_writing_sound_and_shape() {
        for (one, other, is) in [
            ("张伟", "张 伟", NameMatch::Equal),
            ("张伟", "張偉", NameMatch::Traditional),
            ("单博文", "單博文", NameMatch::Traditional),
            ("李乐", "李悦", NameMatch::Homophone),
            ("王俊熙", "王峻熙", NameMatch::Homophone),
            ("王子轩", "王梓萱", NameMatch::SameSound),
            ("王子涵", "王子函", NameMatch::LookAlike),
            ("王睿", "王容", NameMatch::LookAlike),
            ("若汐欧阳", "欧阳若汐", NameMatch::Reversed),
            ("王子轩", "王子墨", NameMatch::OneEdit),
            ("Olivia Chen", "olivia chen", NameMatch::Equal),
            ("王子轩", "李雨桐", NameMatch::Differs),
        ] {
            assert_eq!(NameMatch::of(&name(one), &name(other)), is, "{one} {other}");
            assert_eq!(NameMatch::of(&name(other), &name(one)), is, "{other} {one}");
        }
    }
}
