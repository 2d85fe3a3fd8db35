//! Reviews: somebody looked at the log of a period and put their name to it.

use super::Kind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A period to be reviewed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReviewAsk {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What the reviewer has to say.
    pub remark: String,
}

/// What is signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Statement {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Entries of the period by kind.
    pub kinds: Vec<(Kind, i64)>,
    /// Entries of the period.
    pub entries: i64,
    /// The first and the last of them; both 0 where there is none.
    pub numbers: (i64, i64),
    /// Changes of the reviewer's own rights among them.
    pub own: OwnRights,
}

/// Changes of rights in a period that concern whoever reviews it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct OwnRights {
    /// Made by the reviewer.
    pub made: i64,
    /// Made by others to what the reviewer may do.
    pub had: i64,
}

/// A review that was signed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Review {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Entries of the period.
    pub entries: i64,
    /// Who signed.
    pub reviewer: String,
    /// When, on the wall clock: date and time.
    pub at: String,
    /// What they had to say.
    pub remark: String,
    /// Changes of their own rights in the period.
    pub own: OwnRights,
    /// The head of the tree, in hexadecimal digits.
    pub root: String,
    /// Whether the signature holds.
    pub holds: bool,
}

/// The page of reviews.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReviewPage {
    /// Reviews, the latest period first.
    pub reviews: Vec<Review>,
    /// Days nobody has reviewed, the latest first.
    pub gaps: Vec<(NaiveDate, NaiveDate)>,
    /// What would be signed for the period that was asked for.
    pub statement: Option<Statement>,
    /// Whether the asker may sign.
    pub can_sign: bool,
    /// The last day that can be reviewed: yesterday.
    pub last: NaiveDate,
}

/// The days from `first` to `last` that no period covers, the latest first.
#[must_use]
pub fn gaps(periods: &[(NaiveDate, NaiveDate)], first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut sorted = periods.to_vec();
    sorted.sort_unstable();
    let (mut open, mut found) = (Some(first), Vec::new());
    for (from, to) in sorted {
        let Some(day) = open else { break };
        if day < from && day <= last {
            found.push((day, from.pred_opt().unwrap_or(from).min(last)));
        }
        open = if to < day { Some(day) } else { to.succ_opt() };
    }
    found.extend(open.filter(|day| *day <= last).map(|day| (day, last)));
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::gaps;
    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::default() + Days::new(n)
    }

    proptest! {
        #[test]
        fn each_day_is_in_a_period_or_in_a_gap_and_never_in_both(periods in prop::collection::vec((0_u64..40, 0_u64..12), 0..8), first in 0_u64..20, length in 0_u64..30) {
            let last = first + length;
            let periods: Vec<_> = periods.into_iter().map(|(from, length)| (day(from), day(from + length))).collect();
            let found = gaps(&periods, day(first), day(last));
            for n in 0..60 {
                let covered = periods.iter().any(|(from, to)| (*from..=*to).contains(&day(n)));
                let open = found.iter().any(|(from, to)| (*from..=*to).contains(&day(n)));
                prop_assert_eq!(open, !covered && (first..=last).contains(&n), "day {}", n);
            }
            prop_assert!(found.windows(2).all(|pair| pair[1].1 < pair[0].0), "the latest first");
        }
    }
}
