//! Who may ask for an export, approve it, and take it.

use crate::{Actor, PlainRule, Rule};
use shared::{
    access::Permission,
    id::{AccountId, CampusId},
    time::At,
};

/// Ask for an export and see what one asked for.
pub struct AskExports;
/// See what waits and what was decided.
pub struct ListExports;
/// Approve or refuse an export.
pub struct DecideExport;
/// Download an export of one's own.
pub struct TakeExport;

impl PlainRule for AskExports {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ExportData)
    }
}

impl PlainRule for ListExports {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ApproveExports)
    }
}

/// Whose request it is, and for where.
pub struct ExportFacts {
    /// Who asked.
    pub asked_by: AccountId,
    /// The campus asked for, or that of the class; none: the whole school.
    pub campus: Option<CampusId>,
}

impl ExportFacts {
    /// Whether a role of `actor` approves exports of that campus; what is for the whole school takes a role that is.
    #[must_use]
    pub fn is_seen_by(&self, actor: &Actor) -> bool {
        actor.permissions_for(self.campus).has(Permission::ApproveExports)
    }
}

impl Rule for DecideExport {
    type Facts = ExportFacts;

    /// Nobody decides their own.
    fn allows(actor: &Actor, facts: &ExportFacts, _: At) -> bool {
        facts.asked_by != actor.account && facts.is_seen_by(actor)
    }
}

impl Rule for TakeExport {
    type Facts = ExportFacts;

    /// Whoever asked, as long as they may still.
    fn allows(actor: &Actor, facts: &ExportFacts, _: At) -> bool {
        facts.asked_by == actor.account && actor.may(Permission::ExportData)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{NOW, account, bounded, campus, staff};
    use shared::access::Role;

    fn asked(by: u128, at: Option<u128>) -> ExportFacts {
        ExportFacts { asked_by: account(by), campus: at.map(campus) }
    }

    #[test]
    fn an_export_is_decided_for_its_campus_by_somebody_else() {
        let may = |actor: &Actor, facts: &ExportFacts| [facts.is_seen_by(actor), DecideExport::allows(actor, facts, NOW)];
        let (school, here) = (staff(Role::Manager, None), staff(Role::Manager, Some(1)));
        assert_eq!([may(&school, &asked(9, None)), may(&school, &asked(9, Some(2))), may(&here, &asked(9, Some(1)))], [[true; 2]; 3]);
        assert_eq!([may(&school, &asked(1, None)), may(&here, &asked(1, Some(1)))], [[true, false]; 2], "nobody decides their own");
        assert_eq!([may(&here, &asked(9, None)), may(&here, &asked(9, Some(2))), may(&bounded(Role::Manager), &asked(9, Some(1)))], [[false; 2]; 3]);
        assert_eq!(may(&staff(Role::Operations, None), &asked(9, None)), [false; 2]);
    }

    #[test]
    fn an_export_is_taken_by_whoever_asked_while_they_may_ask() {
        let may = |role: Role, by: u128| TakeExport::allows(&staff(role, Some(1)), &asked(by, None), NOW);
        assert_eq!([may(Role::Operations, 1), may(Role::Operations, 9), may(Role::Teacher, 1)], [true, false, false]);
    }
}
