//! How far a role reaches: campus, department, class, own classes. `people::policy::scoped!` says the same in SQL.

use super::Actor;
use shared::{
    access::{Permission, Permissions, Role, Sight},
    id::{CampusId, ClassId, StaffId},
};

/// A role held now, with what it is bounded by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// What it allows.
    pub permissions: Permissions,
    /// The campus; none: every campus.
    pub campus: Option<CampusId>,
    /// The department: the subject of the course; none: every one.
    pub department: Option<String>,
    /// The class; none: every one. One's own it is then, too.
    pub class: Option<ClassId>,
}

/// A class, as far as roles are bounded by it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Which class.
    pub class: ClassId,
    /// Its campus.
    pub campus: CampusId,
    /// The subject of its course.
    pub department: String,
    /// Its teacher, its class teacher, and on one lesson whoever gives that.
    pub teachers: Vec<Option<StaffId>>,
}

/// Where a learner stands, as far as roles reach them.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// Their campus.
    pub campus: CampusId,
    /// Their classes of today.
    pub places: &'a [Place],
    /// Whether processing is restricted: then only what [`Needs::despite_restriction`] says reaches them.
    pub restricted: bool,
}

/// What is allowed for everybody within the bounds of a role, and what for the person's own classes.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    /// For everybody within the bounds.
    pub wide: Option<Permission>,
    /// For own classes.
    pub own: Option<Permission>,
    despite: bool,
}

impl Needs {
    /// Archive and hours of learners.
    pub const LEARNERS: Self = Self::both(Permission::ReadLearners, Permission::ReadOwnLearners);
    /// What learners did.
    pub const PROGRESS: Self = Self::both(Permission::ReadProgress, Permission::ReadOwnProgress);
    /// Classes and rosters.
    pub const CLASSES: Self = Self::both(Permission::ReadClasses, Permission::ReadOwnClasses);
    /// Taking the roll.
    pub const ROLL: Self = Self::both(Permission::TakeRoll, Permission::TakeOwnRoll);
    /// Guardians, what they may, invitations.
    pub const FAMILIES: Self = Self::both(Permission::ManageFamilies, Permission::ManageOwnFamilies);
    /// What families ask for by right: for whole campuses, and for whoever is restricted too.
    pub const PRIVACY: Self = Self { wide: Some(Permission::HandlePrivacy), own: None, despite: true };
    const CLEAR: Self = Self { wide: None, own: Some(Permission::ReadOwnContacts), despite: false };
    const MASKED: Self = Self { wide: Some(Permission::ReadMaskedContacts), own: None, despite: false };
    const REVEAL: Self = Self { wide: Some(Permission::RevealContacts), own: None, despite: false };

    const fn both(wide: Permission, own: Permission) -> Self {
        Self { wide: Some(wide), own: Some(own), despite: false }
    }

    /// The same, of learners whose processing is restricted too.
    #[must_use]
    pub const fn despite_restriction(self) -> Self {
        Self { despite: true, ..self }
    }

    /// Whether the role allows it for everybody within its bounds.
    #[must_use]
    pub fn is_wide(self, grant: &Grant) -> bool {
        self.wide.is_some_and(|permission| grant.permissions.has(permission))
    }

    fn is_own(self, grant: &Grant) -> bool {
        self.own.is_some_and(|permission| grant.permissions.has(permission))
    }
}

impl Grant {
    /// A role out of the box, for one campus or for all.
    #[must_use]
    pub fn of(role: Role, campus: Option<CampusId>) -> Self {
        Self { role, permissions: role.permissions(), campus, department: None, class: None }
    }

    /// Whether it is bounded by nothing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.campus.is_none() && self.is_of_campus()
    }

    fn is_of_campus(&self) -> bool {
        self.department.is_none() && self.class.is_none()
    }

    fn is_at(&self, campus: CampusId) -> bool {
        self.campus.is_none_or(|own| own == campus)
    }

    /// Whether it reaches all of `campus`, bounded by nothing narrower.
    #[must_use]
    pub fn covers(&self, campus: CampusId) -> bool {
        self.is_of_campus() && self.is_at(campus)
    }

    fn bounds(&self, place: &Place) -> bool {
        self.is_at(place.campus) && self.department.as_ref().is_none_or(|own| *own == place.department) && self.class.is_none_or(|own| own == place.class)
    }
}

impl Actor {
    fn teaches(&self, place: &Place) -> bool {
        self.staff.is_some() && place.teachers.contains(&self.staff)
    }

    /// Whether a role reaches the class `place`.
    #[must_use]
    pub fn reaches_class(&self, needs: Needs, place: &Place) -> bool {
        self.grants
            .iter()
            .filter(|grant| grant.bounds(place))
            .any(|grant| needs.is_wide(grant) || needs.is_own(grant) && (grant.class.is_some() || self.teaches(place)))
    }

    /// Whether a role reaches the learner who stands there, and nothing prevents it.
    #[must_use]
    pub fn reaches_learner(&self, needs: Needs, learner: Standing<'_>) -> bool {
        let Standing { campus, places, restricted } = learner;
        let prevented = restricted && !needs.despite;
        let of_campus = self.grants.iter().any(|grant| needs.is_wide(grant) && grant.covers(campus));
        let bounded = |place: &Place| {
            self.grants
                .iter()
                .filter(|grant| grant.bounds(place))
                .any(|grant| needs.is_wide(grant) && !grant.is_of_campus() || needs.is_own(grant) && (grant.class.is_some() || self.teaches(place)))
        };
        !prevented && (of_campus || places.iter().any(bounded))
    }

    /// How contacts of such a learner and of their family are seen: through another person's eyes no clearer than by oneself.
    #[must_use]
    pub fn sight_of(&self, learner: Standing<'_>) -> Sight {
        let own = if self.reaches_learner(Needs::CLEAR, learner) {
            Sight::Clear
        } else if self.reaches_learner(Needs::MASKED, learner) {
            Sight::Masked
        } else {
            Sight::Hidden
        };
        self.looker.as_ref().map_or(own, |looker| own.min(looker.actor.sight_of(learner)))
    }

    /// Whether one contact of such a learner may be shown in clear for a reason.
    #[must_use]
    pub fn may_reveal(&self, learner: Standing<'_>) -> bool {
        self.looker.is_none() && self.reaches_learner(Needs::REVEAL, learner)
    }
}
