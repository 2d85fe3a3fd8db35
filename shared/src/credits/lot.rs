//! A lot and the kinds of entries written against it (domain rule 3).

use super::Hours;
use crate::id::LotId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the draw rule needs to know of a lot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lot {
    /// Which lot.
    pub id: LotId,
    /// Units left.
    pub balance: Hours,
    /// First day it may pay for.
    pub starts_on: NaiveDate,
    /// Last day it may pay for; none: it never expires.
    pub expires_on: Option<NaiveDate>,
    /// Age order: of two lots that expire together the lower rank pays first.
    pub rank: i64,
}

impl Lot {
    /// Whether the lot may pay for a lesson on `day`.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.expires_on.is_none_or(|last| day <= last)
    }
}

/// What an entry of the ledger does. Entries are only ever added.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Opens a lot (购买, 赠送).
    Grant,
    /// A lesson taken (消课).
    Draw,
    /// A draw taken back, to the same lot (返还).
    Restore,
    /// Hours paid back to the family (退费).
    Refund,
    /// Hours that left for another course (转出).
    TransferOut,
    /// Lessons taken with no hours left (欠费), to be settled by the next purchase.
    Arrears,
}

impl EntryKind {
    /// The word stored in the ledger.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Draw => "draw",
            Self::Restore => "restore",
            Self::Refund => "refund",
            Self::TransferOut => "transfer_out",
            Self::Arrears => "arrears",
        }
    }
}
