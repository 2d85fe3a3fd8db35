//! Who may what, said again as plainly as possible and without the product's own tables and types.

use super::{
    people::{Person, Role},
    world::{Class, Learner, Lesson, World},
};
use backend::sqlx::types::Uuid;

/// Everybody within the bounds of the role, the person's own classes, or nobody.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    All,
    Own,
    None,
}
use Reach::{All, None as Nobody, Own};

/// Name, hours, remarks of learners.
pub fn archive(role: &str) -> Reach {
    match role {
        "admin" | "manager" | "academic_affairs" | "customer_service" | "operations" | "finance" => All,
        "class_teacher" | "teacher" => Own,
        _ => Nobody,
    }
}

/// What learners did; classes and rosters alike.
pub fn progress(role: &str) -> Reach {
    if role == "finance" { Nobody } else { archive(role) }
}

/// Taking the roll.
pub fn roll(role: &str) -> Reach {
    match role {
        "admin" | "manager" | "academic_affairs" => All,
        "class_teacher" | "teacher" => Own,
        _ => Nobody,
    }
}

/// What is for the whole school or not at all.
pub fn whole(role: &str, what: &str) -> bool {
    match what {
        "accounts" => matches!(role, "admin" | "manager"),
        "imports" => matches!(role, "admin" | "manager" | "academic_affairs"),
        _ => false,
    }
}

fn covers(role: &Role, class: &Class) -> bool {
    role.campus.is_none_or(|campus| campus == class.campus)
        && role.department.as_ref().is_none_or(|department| *department == class.department)
        && role.class.is_none_or(|id| id == class.id)
}

fn is_narrow(role: &Role) -> bool {
    role.department.is_some() || role.class.is_some()
}

fn is_own(person: &Person, role: &Role, teachers: &[Option<Uuid>]) -> bool {
    role.class.is_some() || person.staff.is_some() && teachers.contains(&person.staff)
}

impl Person {
    fn held(&self) -> impl Iterator<Item = &Role> {
        self.role.iter().filter(|role| role.holds)
    }

    pub fn sees_learner(&self, world: &World, learner: &Learner, reach: fn(&str) -> Reach) -> bool {
        !learner.restricted
            && self.held().any(|role| {
                let of_campus = reach(role.word) == All && !is_narrow(role) && role.campus.is_none_or(|campus| campus == learner.campus);
                let in_class = learner.classes.iter().map(|id| world.class(*id)).filter(|class| covers(role, class)).any(|class| match reach(role.word) {
                    All => is_narrow(role),
                    Own => is_own(self, role, &class.teachers),
                    Nobody => false,
                });
                of_campus || in_class
            })
    }

    pub fn is_family_of(&self, learner: &Learner) -> bool {
        self.children.contains(&learner.id)
    }

    pub fn sees_class(&self, class: &Class, reach: fn(&str) -> Reach) -> bool {
        self.sees_class_with(class, &class.teachers, reach)
    }

    pub fn takes_roll(&self, world: &World, lesson: &Lesson) -> bool {
        let class = world.class(lesson.class);
        self.sees_class_with(class, &[class.teachers[0], class.teachers[1], lesson.teacher], roll)
    }

    fn sees_class_with(&self, class: &Class, teachers: &[Option<Uuid>], reach: fn(&str) -> Reach) -> bool {
        self.held().filter(|role| covers(role, class)).any(|role| match reach(role.word) {
            All => true,
            Own => is_own(self, role, teachers),
            Nobody => false,
        })
    }

    pub fn may(&self, what: &str) -> bool {
        self.held().any(|role| whole(role.word, what) && role.campus.is_none() && !is_narrow(role))
    }

    /// Whether any role they hold lets them open the list at all.
    pub fn lists(&self, reach: fn(&str) -> Reach) -> bool {
        self.held().any(|role| reach(role.word) != Nobody)
    }
}
