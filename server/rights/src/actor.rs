//! The person who asks, as the session knows them.

use crate::Grant;
use shared::{
    access::{AccountKind, Face, Me, Permission, Permissions, Role},
    id::{AccountId, CampusId, GuardianId, LearnerId, StaffId},
    lang::Lang,
    time::At,
};

/// The person who asks. Read anew with every request: what ended a second ago is not in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actor {
    /// Their account.
    pub account: AccountId,
    /// The name shown.
    pub name: String,
    /// Staff, guardian or learner.
    pub kind: AccountKind,
    /// The member of staff, if they are one.
    pub staff: Option<StaffId>,
    /// The guardian, if they are one.
    pub guardian: Option<GuardianId>,
    /// The learner, if it is their own account.
    pub learner: Option<LearnerId>,
    /// Roles held now.
    pub grants: Vec<Grant>,
    /// The language they read.
    pub lang: Lang,
    /// When they last proved who they are.
    pub proved_at: At,
    /// Whether they must set up a second factor before anything else.
    pub must_set_up: bool,
    /// Until when no further archives open to them: they opened very many.
    pub archives_shut_until: Option<At>,
    /// Who really looks, while somebody looks through this person's eyes.
    pub looker: Option<Box<Looker>>,
}

/// Somebody who looks through another person's eyes: reading only, and nothing clearer than by themselves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looker {
    /// Who they are.
    pub actor: Actor,
    /// Until when.
    pub until: At,
}

impl Actor {
    /// Somebody without roles, who is neither staff, guardian nor learner yet, and whom nothing holds up.
    #[must_use]
    pub const fn without_roles(account: AccountId, name: String, kind: AccountKind) -> Self {
        Self {
            account,
            name,
            kind,
            staff: None,
            guardian: None,
            learner: None,
            grants: Vec::new(),
            lang: Lang::Zh,
            proved_at: At(i64::MAX),
            must_set_up: false,
            archives_shut_until: None,
            looker: None,
        }
    }

    /// Whoever runs commands on the machine itself: they hold the keys and the files anyway.
    #[must_use]
    pub fn operator() -> Self {
        let nobody = Self::without_roles(AccountId(uuid::Uuid::nil()), "operator".into(), AccountKind::Staff);
        Self { grants: vec![Grant::of(Role::Admin, None)], ..nobody }
    }

    /// Whether any role allows `permission`, wherever.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.iter().any(|grant| grant.permissions.has(permission))
    }

    /// Whether a role allows `permission` for the whole school.
    #[must_use]
    pub fn may_everywhere(&self, permission: Permission) -> bool {
        self.permissions_everywhere().has(permission)
    }

    /// Whether a role allows `permission` for all of `campus`.
    #[must_use]
    pub fn may_at(&self, permission: Permission, campus: CampusId) -> bool {
        self.permissions_for(Some(campus)).has(permission)
    }

    /// All that roles allow for the whole school: what somebody may hand on.
    #[must_use]
    pub fn permissions_everywhere(&self) -> Permissions {
        self.permissions_for(None)
    }

    /// All that roles allow for the whole of `campus`; none: of the school.
    #[must_use]
    pub fn permissions_for(&self, campus: Option<CampusId>) -> Permissions {
        let reaches = |grant: &&Grant| campus.map_or_else(|| grant.is_whole(), |campus| grant.covers(campus));
        self.grants.iter().filter(reaches).fold(Permissions::default(), |all, grant| all.and(grant.permissions))
    }

    /// All that any role allows, wherever.
    #[must_use]
    pub fn permissions(&self) -> Permissions {
        self.grants.iter().fold(Permissions::default(), |all, grant| all.and(grant.permissions))
    }

    /// Campuses of the roles: the net below the policy is never narrower. None: a role is for every campus.
    #[must_use]
    pub fn campuses(&self) -> Option<Vec<CampusId>> {
        self.grants.iter().map(|grant| grant.campus).collect()
    }

    /// What pages may know of the person.
    #[must_use]
    pub fn me(&self) -> Me {
        let face = match self.kind {
            AccountKind::Guardian | AccountKind::Learner => Face::Portal,
            AccountKind::Staff if self.grants.iter().all(|grant| grant.role.teaches()) => Face::Board,
            AccountKind::Staff => Face::Console,
        };
        let mut roles: Vec<Role> = self.grants.iter().map(|grant| grant.role).collect();
        roles.dedup();
        Me { account: self.account, name: self.name.clone(), kind: self.kind, roles, may: self.permissions(), face }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{bounded, campus, child_itself, mother, staff};

    #[test]
    fn what_is_held_for_the_school_is_held_for_every_campus_and_not_the_other_way() {
        let asked = |actor: Actor| {
            let exports = Permission::ExportData;
            [actor.may(exports), actor.may_at(exports, campus(1)), actor.may_at(exports, campus(2)), actor.may_everywhere(exports)]
        };
        assert_eq!(asked(staff(Role::Operations, None)), [true; 4]);
        assert_eq!(asked(staff(Role::Operations, Some(1))), [true, true, false, false]);
        assert_eq!(asked(bounded(Role::Operations)), [true, false, false, false]);
        assert_eq!(asked(staff(Role::Teacher, None)), [false; 4]);
    }

    #[test]
    fn permissions_add_up_over_roles_and_only_whole_ones_are_handed_on() {
        let mut actor = staff(Role::Teacher, None);
        actor.grants.push(Grant::of(Role::Auditor, Some(campus(1))));
        assert_eq!(actor.permissions(), Role::Teacher.permissions().and(Role::Auditor.permissions()));
        assert_eq!(actor.permissions_everywhere(), Role::Teacher.permissions());
        assert_eq!(mother().permissions(), Permissions::default());
    }

    #[test]
    fn the_net_is_as_wide_as_the_widest_role() {
        let mut actor = staff(Role::Teacher, Some(1));
        assert_eq!(actor.campuses(), Some(vec![campus(1)]));
        actor.grants.push(Grant::of(Role::Auditor, None));
        assert_eq!((actor.campuses(), mother().campuses()), (None, Some(Vec::new())));
    }

    #[test]
    fn everybody_gets_the_face_of_their_work() {
        let mut both = staff(Role::Teacher, None);
        both.grants.extend([Grant::of(Role::Teacher, Some(campus(1))), Grant::of(Role::Sales, None)]);
        let faces = [mother(), child_itself(), staff(Role::ClassTeacher, None), staff(Role::Sales, None), both.clone()].map(|actor| actor.me().face);
        assert_eq!(faces, [Face::Portal, Face::Portal, Face::Board, Face::Console, Face::Console]);
        let me = both.me();
        assert_eq!(
            (me.account, me.name, me.kind, me.roles, me.may),
            (both.account, both.name.clone(), both.kind, vec![Role::Teacher, Role::Sales], both.permissions())
        );
    }

    #[test]
    fn whoever_has_the_machine_is_an_administrator_of_the_school() {
        let operator = Actor::operator();
        assert!(operator.may_everywhere(Permission::ManageAccounts) && operator.account.0.is_nil() && !operator.must_set_up);
    }
}
