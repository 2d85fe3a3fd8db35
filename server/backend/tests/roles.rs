//! What each role may do, as a table people can read; and the decision held against a naive oracle: in memory for very many
//! worlds, and through the lists' SQL on both databases for some.

use backend::{
    Cx, classes, execute, people,
    policy::{Actor, Grant, Needs, Place, Standing},
    sqlx::types::Uuid,
    testing::{TestHouse, databases},
};
use chrono::{Days, NaiveDate};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use shared::{
    access::{Permission, Role, Sight},
    classes::ClassFilter,
    id::{AccountId, CampusId, ClassId, LearnerId, StaffId},
    people::LearnerFilter,
};
use std::{collections::BTreeSet, fmt::Write};

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (n as u128 + 1))
}

fn campus(n: usize) -> CampusId {
    CampusId(id(1, n))
}

fn class(n: usize) -> ClassId {
    ClassId(id(2, n))
}

fn staff(n: usize) -> StaffId {
    StaffId(id(3, n))
}

fn learner(n: usize) -> LearnerId {
    LearnerId(id(4, n))
}

const SUBJECTS: [&str; 2] = ["数学", "英语"];

/// A class of a world: campus, subject, teacher, class teacher.
#[derive(Clone, Debug)]
struct Class {
    campus: usize,
    subject: usize,
    teacher: Option<usize>,
    head: Option<usize>,
}

/// A role as it was given: bounds, and seconds from now at which it begins and ends.
#[derive(Clone, Debug)]
struct Given {
    role: usize,
    campus: Option<usize>,
    subject: Option<usize>,
    class: Option<usize>,
    from: i64,
    until: Option<i64>,
}

/// A stay in a class: learner, class, days from today.
#[derive(Clone, Debug)]
struct Stay {
    learner: usize,
    class: usize,
    from: i64,
    until: Option<i64>,
}

#[derive(Clone, Debug)]
struct World {
    classes: Vec<Class>,
    /// The campus of each learner.
    learners: Vec<usize>,
    /// Whose processing is restricted.
    restricted: Vec<bool>,
    stays: Vec<Stay>,
    /// Which member of staff asks; none: an account without one.
    me: Option<usize>,
    given: Vec<Given>,
}

fn world() -> impl Strategy<Value = World> {
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
    fn reaches(&self, n: usize, wide: &[Role], own: &[Role]) -> bool {
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

    fn may_read(&self, n: usize) -> bool {
        const WIDE: &[Role] = &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService, Role::Operations, Role::Finance];
        self.reaches(n, WIDE, &[Role::Teacher, Role::ClassTeacher])
    }

    fn sight(&self, n: usize) -> Sight {
        if self.reaches(n, &[], &[Role::ClassTeacher]) {
            return Sight::Clear;
        }
        let masked = self.reaches(n, &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService], &[]);
        if masked { Sight::Masked } else { Sight::Hidden }
    }

    fn may_see_class(&self, n: usize) -> bool {
        const WIDE: &[Role] = &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService, Role::Operations];
        self.given.iter().filter(|given| Self::holds(given) && self.bounds(given, n)).any(|given| {
            let role = Role::ALL[given.role];
            WIDE.contains(&role) || role.teaches() && (given.class.is_some() || self.is_mine(n))
        })
    }

    fn actor(&self) -> Actor {
        let grants = self.given.iter().filter(|given| Self::holds(given)).map(|given| Grant {
            department: given.subject.map(|subject| SUBJECTS[subject].to_owned()),
            class: given.class.map(class),
            ..Grant::of(Role::ALL[given.role], given.campus.map(campus))
        });
        let mut actor = backend::testing::staff(staff(0), &[]);
        actor.account = AccountId(id(5, 0));
        actor.staff = self.me.map(staff);
        actor.grants = grants.collect();
        actor
    }

    fn place(&self, n: usize) -> Place {
        let of = &self.classes[n];
        Place { class: class(n), campus: campus(of.campus), department: SUBJECTS[of.subject].into(), teachers: vec![of.teacher.map(staff), of.head.map(staff)] }
    }

    /// The desk reaches whole campuses and nothing else, and whoever is restricted too.
    fn answers_for(&self, n: usize) -> bool {
        self.given.iter().filter(|given| Self::holds(given)).any(|given| {
            Role::ALL[given.role] == Role::Admin
                && given.subject.is_none()
                && given.class.is_none()
                && given.campus.is_none_or(|campus| campus == self.learners[n])
        })
    }

    fn places(&self, n: usize) -> Vec<Place> {
        self.now_in(n).map(|class| self.place(class)).collect()
    }
}

#[test]
fn a_hundred_thousand_worlds_are_decided_as_the_oracle_says() {
    let mut runner = TestRunner::deterministic();
    let (worlds, mut yes, mut no) = (world(), 0_u32, 0_u32);
    for _ in 0..100_000 {
        let world = worlds.new_tree(&mut runner).unwrap().current();
        let actor = world.actor();
        for n in 0..world.learners.len() {
            let (home, places) = (campus(world.learners[n]), world.places(n));
            let learner = Standing { campus: home, places: &places, restricted: world.restricted[n] };
            let allowed = actor.reaches_learner(Needs::LEARNERS, learner);
            assert_eq!(allowed, world.may_read(n), "learner {n} of {world:?}");
            assert_eq!(actor.sight_of(learner), world.sight(n), "contacts of {n} of {world:?}");
            let desk = actor.reaches_learner(Needs::PRIVACY, Standing { places: &[], ..learner });
            assert_eq!(desk, world.answers_for(n), "rights of {n} of {world:?}");
            if allowed { yes += 1 } else { no += 1 }
        }
        for n in 0..world.classes.len() {
            assert_eq!(actor.reaches_class(Needs::CLASSES, &world.place(n)), world.may_see_class(n), "class {n} of {world:?}");
        }
    }
    assert!(yes > 50_000 && no > 50_000, "the worlds are too much alike: {yes} allowed, {no} not");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lists_hold_whom_the_oracle_says() {
    for house in databases().await {
        let mut runner = TestRunner::deterministic();
        let worlds = world();
        for round in 0..60 {
            let world = worlds.new_tree(&mut runner).unwrap().current();
            write(&house, &world).await;
            let cx = house.cx(world.actor());
            assert_eq!(listed(&cx).await, (0..6).filter(|n| world.may_read(*n)).map(learner).collect(), "round {round} on {}: {world:?}", house.name);
            let expected: BTreeSet<ClassId> = (0..4).filter(|n| world.may_see_class(*n)).map(class).collect();
            assert_eq!(listed_classes(&cx).await, expected, "round {round} on {}: {world:?}", house.name);
            for n in 0..6 {
                assert_eq!(people::portrait(&cx, learner(n)).await.is_ok(), world.may_read(n), "round {round}, learner {n} on {}: {world:?}", house.name);
            }
        }
    }
}

async fn listed(cx: &Cx) -> BTreeSet<LearnerId> {
    people::learners(cx, LearnerFilter::default()).await.map(|list| list.page.rows.into_iter().map(|line| line.id).collect()).unwrap_or_default()
}

async fn listed_classes(cx: &Cx) -> BTreeSet<ClassId> {
    let filter = ClassFilter { ended: true, ..ClassFilter::default() };
    classes::classes(cx, filter).await.map(|list| list.page.rows.into_iter().map(|line| line.id).collect()).unwrap_or_default()
}

/// Puts the world where the one before it was.
#[allow(clippy::too_many_lines, reason = "one statement a table, in their order")]
async fn write(house: &TestHouse, world: &World) {
    let (now, today) = (house.clock.now(), house.clock.on_campus("Asia/Shanghai").date);
    let mut tx = house.db.begin().await.unwrap();
    execute!(&mut tx, "delete from membership").unwrap();
    execute!(&mut tx, "delete from account_role").unwrap();
    execute!(&mut tx, "delete from account").unwrap();
    execute!(&mut tx, "delete from class").unwrap();
    execute!(&mut tx, "delete from restriction").unwrap();
    execute!(&mut tx, "delete from learner").unwrap();
    execute!(&mut tx, "delete from course").unwrap();
    execute!(&mut tx, "delete from staff").unwrap();
    execute!(&mut tx, "delete from campus").unwrap();
    for (n, subject) in SUBJECTS.into_iter().enumerate().take(2) {
        execute!(&mut tx, "insert into campus (id, name, zone) values ($1, $2, 'Asia/Shanghai')", campus(n).0, n.to_string()).unwrap();
        execute!(
            &mut tx,
            "insert into course (id, code, name, subject, level, total_hours, price_fen) values ($1, $2, $2, $3, '', 0, 0)",
            id(6, n),
            n.to_string(),
            subject
        )
        .unwrap();
    }
    for n in 0..3 {
        execute!(&mut tx, "insert into staff (id, no, name, campus_id, duty) values ($1, $2, $2, $3, '')", staff(n).0, n.to_string(), campus(0).0).unwrap();
    }
    for (n, of) in world.classes.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern)
             values ($1, $2, $2, $3, $4, '', $5, $6, 9, $7, $7, '')",
            class(n).0,
            n.to_string(),
            id(6, of.subject),
            campus(of.campus).0,
            of.teacher.map(|n| staff(n).0),
            of.head.map(|n| staff(n).0),
            today
        )
        .unwrap();
    }
    for (n, home) in world.learners.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into learner (id, no, name, name_key, campus_id, state) values ($1, $2, $2, $2, $3, '在读')",
            learner(n).0,
            n.to_string(),
            campus(*home).0
        )
        .unwrap();
    }
    for n in (0..6).filter(|n| world.restricted[*n]) {
        const SQL: &str = "insert into restriction (learner_id, reason, since, by_id) values ($1, 'desk', 0, $1)";
        execute!(&mut tx, SQL, learner(n).0).unwrap();
    }
    for (n, stay) in world.stays.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into membership (id, class_id, learner_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6)",
            id(7, n),
            class(stay.class).0,
            learner(stay.learner).0,
            n.to_string(),
            day(today, stay.from),
            stay.until.map(|until| day(today, until))
        )
        .unwrap();
    }
    execute!(
        &mut tx,
        "insert into account (id, login, name, kind, staff_id, password_hash, is_active, lang, created_at) values ($1, 'me', 'me', 'staff', $2, '', true, 'zh-CN', 0)",
        id(5, 0),
        world.me.map(|n| staff(n).0)
    )
    .unwrap();
    for (n, given) in world.given.iter().enumerate() {
        execute!(
            &mut tx,
            "insert into account_role (id, account_id, role, campus_id, department, class_id, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id(8, n),
            id(5, 0),
            Role::ALL[given.role].word(),
            given.campus.map(|n| campus(n).0),
            given.subject.map(|n| SUBJECTS[n]),
            given.class.map(|n| class(n).0),
            now.plus_seconds(given.from).0,
            given.until.map(|until| now.plus_seconds(until).0)
        )
        .unwrap();
    }
    tx.commit().await.unwrap();
}

fn day(today: NaiveDate, n: i64) -> NaiveDate {
    if n < 0 { today - Days::new(n.unsigned_abs()) } else { today + Days::new(n.unsigned_abs()) }
}

/// The whole table: each role given for the own campus, against a learner of an own class, of another class, of another campus,
/// and of an own class whose processing is restricted.
#[test]
fn role_by_act_by_relation() {
    let place = |n: usize, at: usize, teacher: usize| Place {
        class: class(n),
        campus: campus(at),
        department: SUBJECTS[0].into(),
        teachers: vec![Some(staff(teacher))],
    };
    let relations = [
        ("own class", place(0, 0, 0), false),
        ("own campus", place(1, 0, 1), false),
        ("other campus", place(2, 1, 1), false),
        ("restricted", place(0, 0, 0), true),
    ];
    let mut table = format!(
        "{:<18}{:<14}{:<9}{:<10}{:<9}{:<6}{:<9}{:<8}{}\n",
        "role", "learner of", "archive", "progress", "class", "roll", "contacts", "reveal", "family"
    );
    for role in Role::ALL {
        for (relation, place, restricted) in &relations {
            let actor = backend::testing::staff_of(staff(0), &[role], Some(campus(0)));
            let learner = Standing { campus: place.campus, places: std::slice::from_ref(place), restricted: *restricted };
            let yes = |allowed: bool| if allowed { "yes" } else { "–" };
            let _ = writeln!(
                table,
                "{:<18}{:<14}{:<9}{:<10}{:<9}{:<6}{:<9}{:<8}{}",
                role.word(),
                relation,
                yes(actor.reaches_learner(Needs::LEARNERS, learner)),
                yes(actor.reaches_learner(Needs::PROGRESS, learner)),
                yes(actor.reaches_class(Needs::CLASSES, place)),
                yes(actor.reaches_class(Needs::ROLL, place)),
                match actor.sight_of(learner) {
                    Sight::Hidden => "–",
                    Sight::Masked => "masked",
                    Sight::Clear => "clear",
                },
                yes(actor.may_reveal(learner)),
                yes(actor.reaches_learner(Needs::FAMILIES, learner)),
            );
        }
    }
    for role in Role::ALL {
        let others: Vec<&str> =
            role.permissions().iter().filter(|permission| permission.group() > Permission::ReadOwnContacts.group()).map(Permission::word).collect();
        let _ = writeln!(table, "{:<18}{}", role.word(), others.join(" "));
    }
    insta::assert_snapshot!(table);
}
