//! Contracts with companies whose people work for the school (law L20): without a live one they see nothing.

use crate::{
    error::{AppError, AppResult},
    id::{AccountId, OutsourcingId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Term;

/// A contract to be written down.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewOutsourcing {
    /// The company.
    pub company: String,
    /// What its person does for the school.
    pub purpose: String,
    /// Who signed it for the school.
    pub signed_by: String,
    /// The first day; none: from now on.
    pub from_on: Option<NaiveDate>,
    /// The last day.
    pub last_on: NaiveDate,
}

impl NewOutsourcing {
    /// The most characters of each field.
    pub const LONGEST: usize = 100;

    /// The contract as it is stored, or which field is missing, too long, or a term that cannot be.
    pub fn checked(self, today: NaiveDate) -> AppResult<Self> {
        let line = |field: &str, given: &str| {
            let line = given.split_whitespace().collect::<Vec<_>>().join(" ");
            match line.chars().count() {
                0 => Err(AppError::invalid(field, "required")),
                n if n > Self::LONGEST => Err(AppError::invalid(field, "long")),
                _ => Ok(line),
            }
        };
        let (company, purpose, signed_by) = (line("company", &self.company)?, line("purpose", &self.purpose)?, line("signed_by", &self.signed_by)?);
        let from = self.from_on.unwrap_or(today);
        if from < today {
            return Err(AppError::invalid("from_on", "past"));
        }
        if self.last_on < from {
            return Err(AppError::invalid("last_on", "before_from"));
        }
        Ok(Self { company, purpose, signed_by, ..self })
    }
}

/// A contract as people read it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OutsourcingLine {
    /// Which one.
    pub id: OutsourcingId,
    /// Whose work it covers.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// The company.
    pub company: String,
    /// What for.
    pub purpose: String,
    /// Who signed it for the school.
    pub signed_by: String,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day.
    pub last_on: NaiveDate,
    /// Who ended it before its time.
    pub ended_by: Option<String>,
    /// Where it stands.
    pub term: Term,
}

/// The page of contracts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outsourcings {
    /// The contracts, those that end last first.
    pub lines: Vec<OutsourcingLine>,
    /// Staff accounts a contract can cover; none: the reader writes none.
    pub people: Option<Vec<(AccountId, String)>>,
    /// The school's day.
    pub today: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(n: i64) -> NaiveDate {
        NaiveDate::default() + chrono::Days::new(u64::try_from(n).unwrap())
    }

    proptest! {
        #[test]
        fn a_contract_names_everything_begins_today_or_later_and_ends(from in prop::option::of(0_i64..40), last in 0_i64..40, blank in 0_usize..4) {
            let word = |n: usize| if n == blank { "  ".to_owned() } else { " 甲  乙 ".to_owned() };
            let contract = NewOutsourcing { company: word(0), purpose: word(1), signed_by: word(2), from_on: from.map(day), last_on: day(last) };
            let right = blank == 3 && from.unwrap_or(20) >= 20 && last >= from.unwrap_or(20);
            let checked = contract.checked(day(20));
            prop_assert_eq!(checked.is_ok(), right);
            prop_assert!(checked.is_err() || checked.unwrap().company == "甲 乙");
        }
    }
}
