//! Contracts, what they paid for, and what changed about them.

use super::{At, Origin, Told};
use chrono::NaiveDate;
use shared::{credits::Hours, id::LotId, money::Fen};
use uuid::Uuid;

/// A contract with its two lots.
pub struct Contract {
    pub id: Uuid,
    pub origin: Origin,
    pub no: String,
    pub learner: At,
    pub course: At,
    pub class: At,
    /// The class it pays for today.
    pub now_in: At,
    pub purchased: Hours,
    pub gift: Hours,
    pub paid: Fen,
    pub discount: Option<String>,
    pub payment: Option<String>,
    pub signed: NaiveDate,
    pub expires: Option<NaiveDate>,
    pub state: String,
    /// What the sheet says of its hours.
    pub told: Told,
    /// The contract whose hours were converted into this one.
    pub from: Option<At>,
    /// What the hours of the purchase are worth: money paid and value carried over.
    pub worth: Fen,
    /// The lots of the purchase and of the gift.
    pub lots: [LotId; 2],
    /// Hours left of both.
    pub left: [Hours; 2],
    /// Hours taken from both.
    pub drawn: Hours,
    /// The day of the last draw.
    pub last_draw: Option<NaiveDate>,
}

impl Contract {
    /// Hours the lot of the purchase or of the gift was opened with.
    pub const fn units(&self, gift: bool) -> Hours {
        if gift { self.gift } else { self.purchased }
    }

    /// Hours left.
    pub fn balance(&self) -> Hours {
        self.left[0] + self.left[1]
    }

    /// The order of age: the number's, and of one contract the purchase before the gift.
    pub fn rank(&self, gift: bool) -> i64 {
        let digits = self.no.bytes().filter(u8::is_ascii_digit).take(17);
        digits.fold(0_i64, |rank, digit| rank * 10 + i64::from(digit - b'0')) * 2 + i64::from(gift)
    }

    /// Where the hours came from, as the lot's kind: bought, given, or carried over.
    pub const fn lot_kind(&self, gift: bool) -> &'static str {
        match (gift, self.from) {
            (true, _) => "gift",
            (false, Some(_)) => "transfer",
            (false, None) => "purchase",
        }
    }

    /// The lots that hold any hours.
    pub fn lots_opened(&self) -> impl Iterator<Item = (&Self, bool)> {
        [false, true].into_iter().filter(|gift| !gift || self.gift > Hours::ZERO).map(move |gift| (self, gift))
    }

    /// The price of an hour of a lot; gifts are worth nothing.
    pub const fn unit_fen(&self, gift: bool) -> i64 {
        if gift || self.purchased.0 == 0 { 0 } else { self.worth.0 * 100 / self.purchased.0 }
    }
}

/// What a change does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChangeKind {
    Refund,
    Transfer,
    Pause,
    Resume,
}

impl ChangeKind {
    const ALL: [Self; 4] = [Self::Refund, Self::Transfer, Self::Pause, Self::Resume];

    /// The word stored in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::Transfer => "transfer",
            Self::Pause => "pause",
            Self::Resume => "resume",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A refund, transfer, pause or resumption.
pub struct Change {
    pub id: Uuid,
    pub origin: Origin,
    pub contract: At,
    pub on_date: NaiveDate,
    pub kind: ChangeKind,
    pub to_class: Option<At>,
    pub hours: Hours,
    pub fen: Fen,
    pub reason: Option<String>,
}
