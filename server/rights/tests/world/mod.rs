//! Random worlds and a naive oracle: it says who may do what again in the plainest words, role by role, and knows nothing of
//! permissions or grants. The decisions are held against it here, the SQL of lists in the backend.
#![allow(dead_code, unreachable_pub, reason = "two crates read it, each what it needs")]

use proptest::prelude::*;
use rights::{Actor, Grant, Place};
use shared::{
    access::{AccountKind, Role, Sight},
    id::{AccountId, CampusId, ClassId, LearnerId, StaffId},
};
use uuid::Uuid;

pub fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (n as u128 + 1))
}

pub fn campus(n: usize) -> CampusId {
    CampusId(id(1, n))
}

pub fn class(n: usize) -> ClassId {
    ClassId(id(2, n))
}

pub fn staff(n: usize) -> StaffId {
    StaffId(id(3, n))
}

pub fn learner(n: usize) -> LearnerId {
    LearnerId(id(4, n))
}

pub const SUBJECTS: [&str; 2] = ["数学", "英语"];

/// A class of a world: campus, subject, teacher, class teacher.
#[derive(Clone, Debug)]
pub struct Class {
    pub campus: usize,
    pub subject: usize,
    pub teacher: Option<usize>,
    pub head: Option<usize>,
}

/// A role as it was given: bounds, and seconds from now at which it begins and ends.
#[derive(Clone, Debug)]
pub struct Given {
    pub role: usize,
    pub campus: Option<usize>,
    pub subject: Option<usize>,
    pub class: Option<usize>,
    pub from: i64,
    pub until: Option<i64>,
}

/// A stay in a class: learner, class, days from today.
#[derive(Clone, Debug)]
pub struct Stay {
    pub learner: usize,
    pub class: usize,
    pub from: i64,
    pub until: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct World {
    pub classes: Vec<Class>,
    /// The campus of each learner.
    pub learners: Vec<usize>,
    /// Whose processing is restricted.
    pub restricted: Vec<bool>,
    pub stays: Vec<Stay>,
    /// Which member of staff asks; none: an account without one.
    pub me: Option<usize>,
    pub given: Vec<Given>,
}

pub fn world() -> impl Strategy<Value = World> {
    let class = (0_usize..2, 0_usize..2, prop::option::of(0_usize..3), prop::option::of(0_usize..3));
    let class = class.prop_map(|(campus, subject, teacher, head)| Class { campus, subject, teacher, head });
    let given = (
        0_usize..11,
        prop::option::of(0_usize..2),
        prop::option::weighted(0.3, 0_usize..2),
        prop::option::weighted(0.3, 0_usize..4),
        -2_i64..2,
        prop::option::of(-2_i64..3),
    );
    let given = given.prop_map(|(role, campus, subject, class, from, until)| Given { role, campus, subject, class, from, until });
    let stay = (0_usize..6, 0_usize..4, -3_i64..2, prop::option::of(-3_i64..3));
    let stay = stay.prop_map(|(learner, class, from, until)| Stay { learner, class, from, until });
    (
        prop::collection::vec(class, 4),
        prop::collection::vec(0_usize..2, 6),
        prop::collection::vec(prop::bool::weighted(0.2), 6),
        prop::collection::vec(stay, 0..10),
        prop::option::weighted(0.8, 0_usize..3),
        prop::collection::vec(given, 0..4),
    )
        .prop_map(|(classes, learners, restricted, stays, me, given)| World { classes, learners, restricted, stays, me, given })
}

/// The oracle: says it again in the plainest words, role by role, and knows nothing of permissions or grants.
impl World {
    fn holds(given: &Given) -> bool {
        given.from <= 0 && given.until.is_none_or(|until| until > 0)
    }

    fn bounds(&self, given: &Given, n: usize) -> bool {
        let class = &self.classes[n];
        given.campus.is_none_or(|campus| campus == class.campus)
            && given.subject.is_none_or(|subject| subject == class.subject)
            && given.class.is_none_or(|own| own == n)
    }

    fn is_mine(&self, n: usize) -> bool {
        self.me.is_some() && (self.classes[n].teacher == self.me || self.classes[n].head == self.me)
    }

    fn now_in(&self, learner: usize) -> impl Iterator<Item = usize> {
        let here = move |stay: &&Stay| stay.learner == learner && stay.from <= 0 && stay.until.is_none_or(|until| until >= 0);
        self.stays.iter().filter(here).map(|stay| stay.class)
    }

    /// Whether a role of `wide` reaches the learner by its bounds, or a role of `own` by a class of one's own; nobody whose
    /// processing is restricted.
    pub fn reaches(&self, n: usize, wide: &[Role], own: &[Role]) -> bool {
        !self.restricted[n]
            && self.given.iter().filter(|given| Self::holds(given)).any(|given| {
                let role = Role::ALL[given.role];
                let whole = given.subject.is_none() && given.class.is_none();
                let by_campus = wide.contains(&role) && whole && given.campus.is_none_or(|campus| campus == self.learners[n]);
                let by_bounds = wide.contains(&role) && !whole && self.now_in(n).any(|class| self.bounds(given, class));
                let by_class = own.contains(&role) && self.now_in(n).any(|class| self.bounds(given, class) && (given.class.is_some() || self.is_mine(class)));
                by_campus || by_bounds || by_class
            })
    }

    pub fn may_read(&self, n: usize) -> bool {
        const WIDE: &[Role] = &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService, Role::Operations, Role::Finance];
        self.reaches(n, WIDE, &[Role::Teacher, Role::ClassTeacher])
    }

    pub fn sight(&self, n: usize) -> Sight {
        if self.reaches(n, &[], &[Role::ClassTeacher]) {
            return Sight::Clear;
        }
        let masked = self.reaches(n, &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService], &[]);
        if masked { Sight::Masked } else { Sight::Hidden }
    }

    pub fn may_see_class(&self, n: usize) -> bool {
        const WIDE: &[Role] = &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService, Role::Operations];
        self.given.iter().filter(|given| Self::holds(given) && self.bounds(given, n)).any(|given| {
            let role = Role::ALL[given.role];
            WIDE.contains(&role) || role.teaches() && (given.class.is_some() || self.is_mine(n))
        })
    }

    pub fn may_take_roll(&self, n: usize) -> bool {
        self.given.iter().filter(|given| Self::holds(given) && self.bounds(given, n)).any(|given| {
            let role = Role::ALL[given.role];
            [Role::Admin, Role::Manager, Role::AcademicAffairs].contains(&role) || role.teaches() && (given.class.is_some() || self.is_mine(n))
        })
    }

    /// Whether one of `roles` is held for all of campus `n`.
    pub fn holds_at(&self, n: usize, roles: &[Role]) -> bool {
        let whole = |given: &&Given| Self::holds(given) && given.subject.is_none() && given.class.is_none();
        self.given.iter().filter(whole).any(|given| roles.contains(&Role::ALL[given.role]) && given.campus.is_none_or(|campus| campus == n))
    }

    pub fn actor(&self) -> Actor {
        let grants = self.given.iter().filter(|given| Self::holds(given)).map(|given| Grant {
            department: given.subject.map(|subject| SUBJECTS[subject].to_owned()),
            class: given.class.map(class),
            ..Grant::of(Role::ALL[given.role], given.campus.map(campus))
        });
        Actor { staff: self.me.map(staff), grants: grants.collect(), ..Actor::without_roles(AccountId(id(5, 0)), "测试".into(), AccountKind::Staff) }
    }

    pub fn place(&self, n: usize) -> Place {
        let of = &self.classes[n];
        Place { class: class(n), campus: campus(of.campus), department: SUBJECTS[of.subject].into(), teachers: vec![of.teacher.map(staff), of.head.map(staff)] }
    }

    /// The desk reaches whole campuses and nothing else, and whoever is restricted too.
    pub fn answers_for(&self, n: usize) -> bool {
        self.holds_at(self.learners[n], &[Role::Admin])
    }

    pub fn places(&self, n: usize) -> Vec<Place> {
        self.now_in(n).map(|class| self.place(class)).collect()
    }
}
