//! The Merkle tree over the entries (RFC 6962, 2.1), grown at its right edge: of all nodes only the peaks are kept, the
//! roots of the whole subtrees. A crate that holds every leaf in memory would not do for millions of entries.

use sha2::{Digest, Sha256};

/// The hash of a node.
pub type Hash = [u8; 32];

/// The right edge of the tree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tree {
    size: u64,
    peaks: Vec<Hash>,
}

impl Tree {
    /// The tree of `size` leaves whose peaks were written down; none where they do not fit together.
    #[must_use]
    pub fn from_peaks(size: i64, peaks: &[u8]) -> Option<Self> {
        let size = u64::try_from(size).ok()?;
        let (peaks, rest) = peaks.as_chunks::<32>();
        let fits = rest.is_empty() && u64::try_from(peaks.len()) == Ok(u64::from(size.count_ones()));
        fits.then(|| Self { size, peaks: peaks.to_vec() })
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: &[u8]) {
        let mut hash: Hash = Sha256::new().chain_update([0]).chain_update(leaf).finalize().into();
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().unwrap_or_default();
            hash = node(&left, &hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The hash that stands for all leaves.
    #[must_use]
    pub fn root(&self) -> Hash {
        let joined = self.peaks.iter().rev().copied().reduce(|right, left| node(&left, &right));
        joined.unwrap_or_else(|| Sha256::digest([]).into())
    }

    /// The peaks, the largest first, one after the other.
    #[must_use]
    pub fn peaks(&self) -> Vec<u8> {
        self.peaks.concat()
    }
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;
    use sha2::Sha256;

    proptest! {
        #[test]
        fn it_is_the_tree_of_the_rfc_at_every_size(leaves in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..70)) {
            let (mut own, mut other) = (Tree::default(), MemoryBackedTree::<Sha256, Vec<u8>>::new());
            for leaf in leaves {
                own.push(&leaf);
                other.push(leaf);
                let root = other.root();
                prop_assert_eq!(own.root().to_vec(), root.as_bytes().to_vec());
                let again = Tree::from_peaks(i64::try_from(own.size).unwrap(), &own.peaks());
                prop_assert_eq!(again.as_ref(), Some(&own));
            }
        }
    }

    #[test]
    fn the_empty_tree_is_the_hash_of_nothing() {
        assert_eq!(hex::encode(Tree::default().root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(Tree::from_peaks(3, &[0; 32]), None);
    }
}
