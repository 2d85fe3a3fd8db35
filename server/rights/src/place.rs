//! How far roles reach: campus, department, class, own classes. The backend's `people::policy::scoped!` says the same in SQL.

use crate::{Actor, Grant, Needs};
use shared::{
    access::Sight,
    id::{CampusId, ClassId, StaffId},
};

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

impl Actor {
    fn teaches(&self, place: &Place) -> bool {
        self.staff.is_some() && place.teachers.contains(&self.staff)
    }

    /// A class the role was given for is one's own, and so is one that one teaches.
    fn reaches_as_own(&self, needs: Needs, grant: &Grant, place: &Place) -> bool {
        needs.is_own(grant) && (grant.class.is_some() || self.teaches(place))
    }

    /// Whether a role reaches the class `place`.
    #[must_use]
    pub fn reaches_class(&self, needs: Needs, place: &Place) -> bool {
        self.grants.iter().filter(|grant| grant.bounds(place)).any(|grant| needs.is_wide(grant) || self.reaches_as_own(needs, grant, place))
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
                .any(|grant| needs.is_wide(grant) && !grant.is_of_campus() || self.reaches_as_own(needs, grant, place))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{bounded, campus, class, staff, through};
    use shared::access::Role;

    fn standing(places: &[Place]) -> Standing<'_> {
        Standing { campus: campus(1), places, restricted: false }
    }

    #[test]
    fn through_another_persons_eyes_nothing_is_clearer_than_by_oneself() {
        let places = [class(1, true)];
        let teacher = || staff(Role::ClassTeacher, None);
        let sight = |looker: Actor| through(teacher(), looker).sight_of(standing(&places));
        assert_eq!(teacher().sight_of(standing(&places)), Sight::Clear);
        assert_eq!([Role::Admin, Role::Finance].map(|role| sight(staff(role, None))), [Sight::Masked, Sight::Hidden]);
        assert_eq!(through(staff(Role::Finance, None), teacher()).sight_of(standing(&places)), Sight::Hidden);
    }

    #[test]
    fn nobody_reveals_through_another_persons_eyes() {
        let admin = staff(Role::Admin, None);
        assert!(admin.may_reveal(standing(&[])) && !through(admin.clone(), admin).may_reveal(standing(&[])));
    }

    #[test]
    fn a_role_of_a_department_reaches_learners_by_their_classes_alone() {
        let (math, places) = (bounded(Role::Manager), [class(1, false)]);
        let english = [Place { department: "英语".into(), ..class(1, false) }];
        assert_eq!([&[] as &[Place], &places, &english].map(|places| math.reaches_learner(Needs::LEARNERS, standing(places))), [false, true, false]);
    }

    #[test]
    fn an_account_without_a_member_of_staff_teaches_no_class_without_a_teacher() {
        let actor = Actor { staff: None, ..staff(Role::Teacher, None) };
        let orphan = Place { teachers: vec![None, None], ..class(1, false) };
        assert!(!actor.reaches_class(Needs::CLASSES, &orphan));
    }
}
