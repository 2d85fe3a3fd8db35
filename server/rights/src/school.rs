//! People and places for the tests of this crate.

use crate::{Actor, Grant, Looker, Place};
use shared::{
    access::{AccountKind, Role},
    id::{AccountId, CampusId, ClassId, GuardianId, LearnerId, StaffId},
    time::At,
};
use uuid::Uuid;

/// Saturday 21 November 2026, 9:46 in Shanghai.
pub const NOW: At = At(1_795_225_560_000);

pub const fn account(n: u128) -> AccountId {
    AccountId(Uuid::from_u128(n))
}

pub const fn campus(n: u128) -> CampusId {
    CampusId(Uuid::from_u128(n))
}

pub const fn child() -> LearnerId {
    LearnerId(Uuid::from_u128(5))
}

/// A member of staff who is account 1 and holds `role` for one campus, or for the school.
pub fn staff(role: Role, at: Option<u128>) -> Actor {
    let somebody = Actor::without_roles(account(1), "周主任".into(), AccountKind::Staff);
    Actor { staff: Some(StaffId(Uuid::from_u128(7))), grants: vec![Grant::of(role, at.map(campus))], ..somebody }
}

/// The same, bounded by a department.
pub fn bounded(role: Role) -> Actor {
    let mut actor = staff(role, None);
    actor.grants[0].department = Some("数学".into());
    actor
}

/// The child's mother, account 2.
pub fn mother() -> Actor {
    Actor { guardian: Some(GuardianId(Uuid::from_u128(8))), ..Actor::without_roles(account(2), "家长".into(), AccountKind::Guardian) }
}

/// The child itself, account 3.
pub fn child_itself() -> Actor {
    Actor { learner: Some(child()), ..Actor::without_roles(account(3), "学员".into(), AccountKind::Learner) }
}

/// `seen` as `looker` sees through their eyes.
pub fn through(seen: Actor, looker: Actor) -> Actor {
    Actor { looker: Some(Box::new(Looker { actor: looker, until: At(i64::MAX) })), ..seen }
}

/// A mathematics class of the campus, taught by whoever [`staff`] is, or by somebody else.
pub fn class(at: u128, own: bool) -> Place {
    let teacher = StaffId(Uuid::from_u128(if own { 7 } else { 9 }));
    Place { class: ClassId(Uuid::from_u128(at)), campus: campus(at), department: "数学".into(), teachers: vec![None, Some(teacher)] }
}
