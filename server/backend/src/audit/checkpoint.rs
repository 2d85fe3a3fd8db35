//! Signed heads of the tree: from then on nobody can change an earlier entry without the key, not even the house's database
//! administrator.

use super::{Chain, Signer, Tree, signer::is_signed, store};
use crate::{Fault, House, OrFault};
use serde::{Deserialize, Serialize};
use shared::error::AppResult;
use std::time::Duration;

/// A signed head of the tree.
#[derive(Clone, PartialEq, Eq, Debug, sqlx::FromRow, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// Entries under it: 1 … `size`.
    pub size: i64,
    /// When it was signed, milliseconds.
    pub at: i64,
    /// The root of the tree.
    #[serde(with = "hex::serde")]
    pub root: Vec<u8>,
    /// The peaks of the tree, so that it can be grown from here.
    #[serde(with = "hex::serde")]
    pub peaks: Vec<u8>,
    /// The public key.
    #[serde(with = "hex::serde")]
    pub key: Vec<u8>,
    /// The signature of size, root and time.
    #[serde(with = "hex::serde")]
    pub signature: Vec<u8>,
}

impl Checkpoint {
    pub(super) fn sign(tree: &Tree, size: i64, at: i64, signer: &Signer) -> Self {
        let root = tree.root().to_vec();
        let signature = signer.sign(text(size, &root, at).as_bytes());
        Self { size, at, root, peaks: tree.peaks(), key: signer.public().to_vec(), signature }
    }

    /// Whether the signature is the key's.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        is_signed(&self.key, text(self.size, &self.root, self.at).as_bytes(), &self.signature)
    }

    /// The tree as it was, if root and peaks agree.
    #[must_use]
    pub fn tree(&self) -> Option<Tree> {
        Tree::from_peaks(self.size, &self.peaks).filter(|tree| tree.root().as_slice() == self.root)
    }

    /// Whether it is the head of `tree`.
    #[must_use]
    pub fn is_of(&self, tree: &Tree) -> bool {
        self.root == tree.root() && self.peaks == tree.peaks()
    }
}

fn text(size: i64, root: &[u8], at: i64) -> String {
    format!("xuetu audit checkpoint 1\nsize {size}\nroot {}\nat {at}\n", hex::encode(root))
}

/// Entries after which the tree is signed in any case.
const MANY: i64 = 1000;
/// Milliseconds after which it is signed if there is anything new.
const LONG: i64 = 3_600_000;
/// How often somebody looks whether it is time.
const LOOK: Duration = Duration::from_secs(30);

/// Signs every [`MANY`] entries and at least once an hour, until the process ends.
pub async fn keep_signing(house: House) {
    loop {
        // A fault is in the log; the next look tries again.
        let _ = sign_if_due(&house).await;
        tokio::time::sleep(LOOK).await;
    }
}

/// Signs when it is time. Answers whether it did.
pub async fn sign_if_due(house: &House) -> AppResult<bool> {
    let mut conn = house.db.read().await.or_fault()?;
    let newest = store::newest(&mut conn).await.or_fault()?;
    let last = store::checkpoint_until(&mut conn, i64::MAX).await.or_fault()?;
    drop(conn);
    let (size, at) = last.map_or((0, 0), |last| (last.size, last.at));
    let due = newest - size >= MANY || (newest > size && house.clock.now().0 - at >= LONG);
    if due {
        sign(house).await?;
    }
    Ok(due)
}

/// Signs the tree as it is now; none while there is no entry. A chain that does not hold is not signed.
pub async fn sign(house: &House) -> AppResult<Option<Checkpoint>> {
    let mut conn = house.db.read().await.or_fault()?;
    let last = store::checkpoint_until(&mut conn, i64::MAX).await.or_fault()?;
    let mut tree =
        last.as_ref().map_or_else(|| Some(Tree::default()), Checkpoint::tree).ok_or_else(|| Fault::Other("the last checkpoint is damaged".into()))?;
    let mut chain = Chain::before(last.as_ref().map_or(0, |last| last.size) + 1);
    loop {
        let records = store::from(&mut conn, chain.seq() + 1, super::STEP).await.or_fault()?;
        if records.is_empty() {
            break;
        }
        for record in records {
            chain.follow(&record).map_err(|flaw| Fault::Other(format!("entry {} of the audit: {flaw}", record.seq)))?;
            tree.push(&record.hash);
        }
    }
    drop(conn);
    if last.as_ref().is_some_and(|last| last.size == chain.seq()) || chain.seq() == 0 {
        return Ok(last);
    }
    let checkpoint = Checkpoint::sign(&tree, chain.seq(), house.clock.now().0, &house.signer);
    let mut tx = house.db.begin().await.or_fault()?;
    store::keep(&mut tx, &checkpoint).await.or_fault()?;
    tx.commit().await.or_fault()?;
    Ok(Some(checkpoint))
}
