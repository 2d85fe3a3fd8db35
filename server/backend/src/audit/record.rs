//! One entry as it is stored, and the hash that stands for it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// One entry as it is stored and handed out.
#[derive(Clone, PartialEq, Eq, Debug, sqlx::FromRow, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its number: 1, 2, 3 … without a gap.
    pub seq: i64,
    /// Its name; the sealed words open for it alone.
    pub id: Uuid,
    /// The campus whose chain it stands in; [`super::SCHOOL`]: the school's.
    pub chain_id: Uuid,
    /// When it happened, milliseconds.
    pub at: i64,
    /// Who did it; none: nobody was signed in.
    pub actor_id: Option<Uuid>,
    /// What it tells of: a word of [`super::Kind`].
    pub kind: String,
    /// What was done or refused.
    pub act: String,
    /// The learner it is about.
    pub learner_id: Option<Uuid>,
    /// The account it is about.
    pub account_id: Option<Uuid>,
    /// The class, lesson, import or lead it is about.
    pub subject_id: Option<Uuid>,
    /// The fields it is about, apart by blanks.
    pub fields: String,
    /// How often it happened.
    pub times: i64,
    /// Reason and sender's address, sealed.
    #[serde(with = "hex_or_null")]
    pub sealed: Option<Vec<u8>>,
    /// The hash of the entry before it in its chain; 32 zeros at the beginning.
    #[serde(with = "hex::serde")]
    pub prev: Vec<u8>,
    /// [`Record::digest`] of all the above.
    #[serde(with = "hex::serde")]
    pub hash: Vec<u8>,
}

impl Record {
    /// SHA-256 over all fields but the hash itself: numbers in 8 bytes big-endian, texts with their length before them, a
    /// byte before what may be missing.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut sum = Sha256::new();
        put(&mut sum, b"xuetu audit 1");
        sum.update(self.seq.to_be_bytes());
        sum.update(self.id);
        sum.update(self.chain_id);
        sum.update(self.at.to_be_bytes());
        maybe(&mut sum, self.actor_id.as_ref().map(|id| id.as_bytes().as_slice()));
        put(&mut sum, self.kind.as_bytes());
        put(&mut sum, self.act.as_bytes());
        for id in [&self.learner_id, &self.account_id, &self.subject_id] {
            maybe(&mut sum, id.as_ref().map(|id| id.as_bytes().as_slice()));
        }
        put(&mut sum, self.fields.as_bytes());
        sum.update(self.times.to_be_bytes());
        maybe(&mut sum, self.sealed.as_deref());
        put(&mut sum, &self.prev);
        sum.finalize().into()
    }
}

fn put(sum: &mut Sha256, bytes: &[u8]) {
    sum.update((bytes.len() as u64).to_be_bytes());
    sum.update(bytes);
}

fn maybe(sum: &mut Sha256, bytes: Option<&[u8]>) {
    sum.update([u8::from(bytes.is_some())]);
    put(sum, bytes.unwrap_or_default());
}

mod hex_or_null {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[allow(clippy::ref_option, reason = "serde hands over the field as it is")]
    pub(super) fn serialize<S: Serializer>(bytes: &Option<Vec<u8>>, to: S) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => to.serialize_some(&hex::encode(bytes)),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<u8>>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| hex::decode(text).map_err(D::Error::custom)).transpose()
    }
}
