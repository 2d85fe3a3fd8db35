//! Rights for a while: asked for with a reason, decided by somebody else, gone at their end.

use super::{RoleKey, RoleName, Term};
use crate::{
    error::{AppError, AppResult},
    id::{AccountId, CampusId, ClassId, GrantRequestId, OwnRoleId, StaffId},
};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// What somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AskGrant {
    /// For whom; none: for oneself. A class of one's own may be lent to a colleague.
    pub grantee: Option<StaffId>,
    /// The role.
    pub role: RoleKey,
    /// The campus; none: every campus.
    pub campus: Option<CampusId>,
    /// The department; none: every one.
    pub department: Option<String>,
    /// The class; none: every one.
    pub class: Option<ClassId>,
    /// Why.
    pub reason: String,
    /// The last day.
    pub last_on: NaiveDate,
}

impl AskGrant {
    /// The longest a grant lasts, in days.
    pub const LONGEST: u64 = 30;
    /// The most characters of a reason.
    pub const REASON: usize = 300;

    /// Refuses a missing reason, and an end in the past or too far away.
    pub fn check(&self, today: NaiveDate) -> AppResult<()> {
        let length = self.reason.trim().chars().count();
        if length == 0 {
            return Err(AppError::invalid("reason", "required"));
        }
        if length > Self::REASON {
            return Err(AppError::invalid("reason", "long"));
        }
        if self.last_on < today {
            return Err(AppError::invalid("last_on", "past"));
        }
        if self.last_on >= today + Days::new(Self::LONGEST) {
            return Err(AppError::invalid("last_on", "far"));
        }
        Ok(())
    }
}

/// Where a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum GrantState {
    /// Nobody has decided.
    Waiting,
    /// Approved; how its term stands.
    Approved(Term),
    /// Refused.
    Refused,
}

/// One request as people see it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GrantLine {
    /// Which one.
    pub id: GrantRequestId,
    /// Whose rights.
    pub grantee: String,
    /// Who asked.
    pub asked_by: String,
    /// When, on the wall clock: date and time.
    pub asked: String,
    /// The role.
    pub role: RoleName,
    /// Campus, department, class, where one bounds it.
    pub bounds: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day.
    pub last_on: NaiveDate,
    /// Who decided.
    pub decided_by: Option<String>,
    /// What they said.
    pub answer: Option<String>,
    /// Where it stands.
    pub state: GrantState,
    /// Whether the reader may decide it.
    pub can_decide: bool,
    /// Whether the reader may end it.
    pub can_end: bool,
}

/// The page of grants.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grants {
    /// What the reader asked for or was given.
    pub mine: Vec<GrantLine>,
    /// What waits for the reader; none: they decide nothing.
    pub waiting: Option<Vec<GrantLine>>,
    /// What was decided, the newest first, for those who decide.
    pub log: Vec<GrantLine>,
    /// Campuses to ask for.
    pub campuses: Vec<(CampusId, String)>,
    /// Departments to ask for.
    pub departments: Vec<String>,
    /// Roles of the school's own to ask for.
    pub own_roles: Vec<(OwnRoleId, String)>,
    /// Own classes, which may be lent.
    pub classes: Vec<(ClassId, String)>,
    /// Colleagues they may be lent to.
    pub colleagues: Vec<(StaffId, String)>,
    /// Who reads.
    pub reader: AccountId,
    /// The school's day.
    pub today: NaiveDate,
}

impl Grants {
    /// Requests that are counted at most, for the sign beside the way to them.
    pub const COUNTED: i64 = 100;
}

#[cfg(test)]
mod tests {
    use super::AskGrant;
    use crate::{access::Role, error::AppError};
    use chrono::{Days, NaiveDate};

    #[test]
    fn a_grant_lasts_from_today_to_thirty_days() {
        let today = NaiveDate::default() + Days::new(400);
        let ask = |last_on, reason: &str| AskGrant {
            grantee: None,
            role: Role::CustomerService.into(),
            campus: None,
            department: None,
            class: None,
            reason: reason.into(),
            last_on,
        };
        assert_eq!(ask(today, "替班").check(today), Ok(()));
        assert_eq!(ask(today + Days::new(29), "替班").check(today), Ok(()));
        assert_eq!(ask(today + Days::new(30), "替班").check(today), Err(AppError::invalid("last_on", "far")));
        assert_eq!(ask(today - Days::new(1), "替班").check(today), Err(AppError::invalid("last_on", "past")));
        assert_eq!(ask(today, "  ").check(today), Err(AppError::invalid("reason", "required")));
        assert_eq!(ask(today, &"长".repeat(301)).check(today), Err(AppError::invalid("reason", "long")));
    }
}
