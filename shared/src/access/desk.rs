//! One account as the administrator sees it, and the devices a person is signed in on.

use super::{AccountLine, Role};
use crate::{
    error::{AppError, AppResult},
    id::{CampusId, HeldRoleId},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a role stands today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Term {
    /// It begins later.
    Coming,
    /// It holds.
    Now,
    /// It has ended.
    Over,
}

/// A role as it was given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HeldRole {
    /// Which one.
    pub id: HeldRoleId,
    /// The role.
    pub role: Role,
    /// The campus; none: every campus.
    pub campus: Option<String>,
    /// The day it began or begins.
    pub from_on: NaiveDate,
    /// The last day it holds or held; none: open.
    pub last_on: Option<NaiveDate>,
    /// Where it stands.
    pub term: Term,
}

/// A browser somebody is signed in with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Device {
    /// A name for it that opens nothing.
    pub id: String,
    /// What the browser calls itself.
    pub name: String,
    /// When it was signed in, on the wall clock: date and time.
    pub since: String,
    /// Its last request, on the wall clock: date and time.
    pub seen: String,
    /// The one that asks.
    pub here: bool,
}

/// All about one account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AccountSheet {
    /// Who.
    pub line: AccountLine,
    /// Roles, those that hold first.
    pub roles: Vec<HeldRole>,
    /// Where they are signed in.
    pub devices: Vec<Device>,
    /// What a role can be given for.
    pub campuses: Vec<(CampusId, String)>,
    /// Whether the asker may change it: nobody changes their own rights.
    pub can_change: bool,
    /// The school's day.
    pub today: NaiveDate,
}

/// A role to be given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GiveRole {
    /// The role.
    pub role: Role,
    /// The campus; none: every campus.
    pub campus: Option<CampusId>,
    /// The first day; none: from now on.
    pub from_on: Option<NaiveDate>,
    /// The last day; none: open.
    pub last_on: Option<NaiveDate>,
}

impl GiveRole {
    /// Refuses a term that begins in the past or ends before it begins.
    pub fn check(&self, today: NaiveDate) -> AppResult<()> {
        let from = self.from_on.unwrap_or(today);
        if from < today {
            return Err(AppError::invalid("from_on", "past"));
        }
        if self.last_on.is_some_and(|last| last < from) {
            return Err(AppError::invalid("last_on", "before_from"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::GiveRole;
    use crate::{access::Role, error::AppError};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day(n: i64) -> NaiveDate {
        NaiveDate::default() + chrono::Days::new(u64::try_from(n).unwrap())
    }

    proptest! {
        #[test]
        fn a_term_is_taken_exactly_when_it_begins_today_or_later_and_ends_no_earlier(from in prop::option::of(0_i64..40), last in prop::option::of(0_i64..40)) {
            let today = day(20);
            let term = GiveRole { role: Role::Teacher, campus: None, from_on: from.map(day), last_on: last.map(day) };
            let begins = from.unwrap_or(20);
            let right = begins >= 20 && last.is_none_or(|last| last >= begins);
            prop_assert_eq!(term.check(today).is_ok(), right);
            if begins < 20 {
                prop_assert_eq!(term.check(today), Err(AppError::invalid("from_on", "past")));
            }
        }
    }
}
