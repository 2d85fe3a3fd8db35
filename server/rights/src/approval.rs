//! What somebody else approved for a while: what it is asked for by name, beside the decision that a role allows it.

use crate::{Actor, Grant, term::goes_on, wall};
use shared::{id::GrantRequestId, time::At};

/// A role that came from a request somebody else approved.
pub struct Approval {
    /// The request: who asked, what for, who approved it.
    pub id: GrantRequestId,
    /// Who approved it.
    pub by: String,
    /// From when it holds.
    pub from: At,
    /// Until when.
    pub until: At,
    /// What was approved.
    pub grant: Grant,
}

impl Approval {
    /// The one of `all` that holds at `now` and by itself allows `actor` what `allowed` asks.
    pub fn find<'a>(all: &'a [Self], actor: &Actor, now: At, allowed: impl Fn(&Actor) -> bool) -> Option<&'a Self> {
        let alone = |approval: &Self| Actor { grants: vec![approval.grant.clone()], ..actor.clone() };
        all.iter().filter(|approval| approval.holds(now)).find(|approval| allowed(&alone(approval)))
    }

    fn holds(&self, now: At) -> bool {
        self.from <= now && goes_on(Some(self.until), now)
    }

    /// `reason` as the record says it: with who approved that, and the last day.
    #[must_use]
    pub fn said(&self, reason: &str, zone: &str) -> String {
        format!("{reason} · {} → {}", self.by, wall(At(self.until.0 - 1), zone).date)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::school::{NOW, campus, staff};
    use shared::access::{Permission, Role};
    use uuid::Uuid;

    /// `role` for campus `at`, from now for an hour, as request `n`.
    pub fn approval(n: u128, role: Role, at: u128) -> Approval {
        let grant = Grant::of(role, Some(campus(at)));
        Approval { id: GrantRequestId(Uuid::from_u128(n)), by: "林校长".into(), from: NOW, until: NOW.plus_seconds(3600), grant }
    }

    #[test]
    fn an_approval_holds_from_its_first_instant_until_its_end() {
        let (all, asker) = ([approval(1, Role::CustomerService, 1)], staff(Role::Finance, None));
        let found = |seconds: i64| Approval::find(&all, &asker, NOW.plus_seconds(seconds), |alone| alone.may(Permission::RevealContacts)).is_some();
        assert_eq!([-1, 0, 3599, 3600, 3601].map(found), [false, true, true, false, false]);
    }

    #[test]
    fn an_approval_stands_for_itself_and_lends_nothing_to_another_role() {
        let all = [approval(1, Role::Finance, 1), approval(2, Role::CustomerService, 2)];
        let admin = staff(Role::Admin, None);
        let found = |permission: Permission| Approval::find(&all, &admin, NOW, |alone| alone.may(permission)).map(|found| found.id.0.as_u128());
        assert_eq!([Permission::RevealContacts, Permission::ReadLearners, Permission::ManageAccounts].map(found), [Some(2), Some(1), None]);
    }

    #[test]
    fn the_record_says_who_approved_and_the_last_day() {
        let midnight = At(NOW.0 - (9 * 60 + 46) * 60_000);
        let until = |until: At| Approval { until, ..approval(1, Role::Admin, 1) }.said("回访", "Asia/Shanghai");
        assert_eq!([until(midnight), until(At(midnight.0 + 1))], ["回访 · 林校长 → 2026-11-20", "回访 · 林校长 → 2026-11-21"]);
    }
}
