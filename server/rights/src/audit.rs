//! Who may read the audit.

use crate::{Actor, PlainRule, Rule};
use shared::{access::Permission, id::AccountId, time::At};

/// Read, verify and take out the audit of the whole school.
pub struct ViewAudit;
/// Review a period of the audit and sign it.
pub struct ReviewAudit;
/// Settle an alarm about very many archives.
pub struct SettleAlarm;

impl PlainRule for ViewAudit {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReadAudit)
    }
}

impl PlainRule for ReviewAudit {
    fn admits(actor: &Actor) -> bool {
        actor.may_everywhere(Permission::ReviewAudit)
    }
}

impl Rule for SettleAlarm {
    /// Whom the alarm is about.
    type Facts = AccountId;

    /// Nobody settles their own.
    fn allows(actor: &Actor, about: &AccountId, _: At) -> bool {
        actor.may_everywhere(Permission::ReviewAudit) && actor.account != *about
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{NOW, account, staff};
    use shared::access::Role;

    #[test]
    fn nobody_settles_an_alarm_about_themselves() {
        let may = |role: Role, at: Option<u128>, about: u128| SettleAlarm::allows(&staff(role, at), &account(about), NOW);
        assert!(may(Role::Auditor, None, 9));
        assert_eq!([may(Role::Auditor, None, 1), may(Role::Auditor, Some(1), 9), may(Role::Admin, None, 9)], [false; 3]);
    }
}
