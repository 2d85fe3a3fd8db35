//! One account as the administrator sees it, and the devices a person is signed in on.

use super::{AccountLine, Identity, RoleKey, RoleName};
use crate::{
    error::{AppError, AppResult},
    id::{AccountId, CampusId, ClassId, HeldRoleId, LearnerId, OwnRoleId, StaffId},
    time::Minute,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    pub role: RoleName,
    /// The campus; none: every campus.
    pub campus: Option<String>,
    /// The department; none: every one.
    pub department: Option<String>,
    /// The class; none: every one.
    pub class: Option<String>,
    /// The day it began or begins.
    pub from_on: NaiveDate,
    /// The last day it holds or held; none: open.
    pub last_on: Option<NaiveDate>,
    /// First and last moment of a term within one day.
    pub within_day: Option<(Minute, Minute)>,
    /// Who gave it, where somebody did.
    pub given_by: Option<String>,
    /// Who ended it before its time.
    pub ended_by: Option<String>,
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
    /// Departments a role can be given for.
    pub departments: Vec<String>,
    /// Roles of the school's own that can be given.
    pub own_roles: Vec<(OwnRoleId, String)>,
    /// The children of a guardian.
    pub children: Vec<(LearnerId, String)>,
    /// How it stands with the provider of identities; none: there is none for such accounts.
    pub identity: Option<Identity>,
    /// Whether the asker may change it: nobody changes their own rights.
    pub can_change: bool,
    /// Whether a contract with another company covers them now, so that the role that needs one can be given.
    pub has_contract: bool,
    /// Whether the asker may look through their eyes.
    pub can_view_as: bool,
    /// The school's day.
    pub today: NaiveDate,
}

/// A role to be given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GiveRole {
    /// The role.
    pub role: RoleKey,
    /// The campus; none: every campus.
    pub campus: Option<CampusId>,
    /// The department: the subject of a course; none: every one.
    pub department: Option<String>,
    /// The code of the class; none: every one.
    pub class: Option<String>,
    /// The first day; none: from now on.
    pub from_on: Option<NaiveDate>,
    /// The last day; none: open.
    pub last_on: Option<NaiveDate>,
}

impl GiveRole {
    /// A role for the whole school, from now on, without an end.
    #[must_use]
    pub fn open(role: impl Into<RoleKey>) -> Self {
        Self { role: role.into(), campus: None, department: None, class: None, from_on: None, last_on: None }
    }

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

/// What somebody leaves behind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leaving {
    /// Who.
    pub line: AccountLine,
    /// Classes that go on, with their lessons to come.
    pub classes: Vec<LeftClass>,
    /// Who could take them on: number and name.
    pub colleagues: Vec<(StaffId, String)>,
    /// Families they speak with that have not decided yet, by campus.
    pub leads: Vec<LeftLeads>,
}

/// A class somebody leaves behind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeftClass {
    /// Which class.
    pub id: ClassId,
    /// Its name.
    pub name: String,
    /// Lessons from today on that they would give.
    pub lessons: i64,
}

/// Leads of one campus that somebody leaves behind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeftLeads {
    /// Which campus.
    pub campus: CampusId,
    /// Its name.
    pub name: String,
    /// How many leads.
    pub count: i64,
    /// Who could take them on: whoever works with leads there.
    pub sellers: Vec<(AccountId, String)>,
}

/// Who takes on what a leaver leaves behind; whatever nobody is named for stays as it is.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HandOver {
    /// Whoever takes on every class that names nobody.
    pub all: Option<StaffId>,
    /// Whoever takes on one class.
    pub each: BTreeMap<ClassId, StaffId>,
    /// Whoever takes on the leads of a campus.
    pub leads: BTreeMap<CampusId, AccountId>,
}

impl HandOver {
    /// Who takes on `class`.
    #[must_use]
    pub fn heir(&self, class: ClassId) -> Option<StaffId> {
        self.each.get(&class).copied().or(self.all)
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
            let term = GiveRole { from_on: from.map(day), last_on: last.map(day), ..GiveRole::open(Role::Teacher) };
            let begins = from.unwrap_or(20);
            let right = begins >= 20 && last.is_none_or(|last| last >= begins);
            prop_assert_eq!(term.check(today).is_ok(), right);
            if begins < 20 {
                prop_assert_eq!(term.check(today), Err(AppError::invalid("from_on", "past")));
            }
        }
    }
}
