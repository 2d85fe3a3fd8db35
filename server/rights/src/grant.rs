//! A role somebody holds, and what it is bounded by.

use crate::Place;
use shared::{
    access::{Permissions, Role},
    id::{CampusId, ClassId},
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

    pub(crate) fn is_of_campus(&self) -> bool {
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

    pub(crate) fn bounds(&self, place: &Place) -> bool {
        self.is_at(place.campus) && self.department.as_ref().is_none_or(|own| *own == place.department) && self.class.is_none_or(|own| own == place.class)
    }
}
