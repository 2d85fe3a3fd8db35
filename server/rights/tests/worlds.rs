//! The decisions about learners, classes and leads, held against a naive oracle in very many random worlds.

mod world;

use chrono::{Days, NaiveDate};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use rights::{
    Actor, Needs, Rule, Standing, Term,
    attendance::{MarkRoll, ViewBoard},
    classes::ViewClass,
    leads::{AssignLead, ChangeLead, EraseLead, LeadFacts, ViewLead, WorkLead},
    people::{LearnerFacts, ManageFamily, Stay, TagLearner, ViewLearner, ViewPortrait},
    privacy::{AnswerRequest, AskForFamily},
};
use shared::{access::Role, id::AccountId, time::At};
use world::{World, campus, id, learner};

/// Saturday 21 November 2026, 9:46 in Shanghai.
const NOW: At = At(1_795_225_560_000);

const OFFICE: &[Role] = &[Role::Admin, Role::Manager];
const CLASSROOM: &[Role] = &[Role::Teacher, Role::ClassTeacher];

fn day(n: i64) -> NaiveDate {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    if n < 0 { today - Days::new(n.unsigned_abs()) } else { today + Days::new(n.unsigned_abs()) }
}

/// Learner `n` as the policy is told of them: stays of any time, no family.
fn facts(world: &World, n: usize) -> LearnerFacts {
    let stays = world.stays.iter().filter(|stay| stay.learner == n);
    let stays = stays.map(|stay| Stay { term: Term { from: day(stay.from), until: stay.until.map(day) }, place: world.place(stay.class) });
    LearnerFacts {
        learner: learner(n),
        campus: campus(world.learners[n]),
        zone: "Asia/Shanghai".into(),
        stays: stays.collect(),
        link: None,
        restricted: world.restricted[n],
    }
}

/// What is told of a learner agrees with what is told of the places they stand in.
fn learner_is_decided(world: &World, actor: &Actor, n: usize) -> bool {
    let (facts, places) = (facts(world, n), world.places(n));
    let standing = Standing { campus: facts.campus, places: &places, restricted: facts.restricted };
    let read = world.may_read(n);
    assert_eq!(actor.reaches_learner(Needs::LEARNERS, standing), read, "learner {n} of {world:?}");
    assert_eq!(actor.sight_of(standing), world.sight(n), "contacts of {n} of {world:?}");
    assert_eq!([ViewPortrait::allows(actor, &facts, NOW), TagLearner::allows(actor, &facts, NOW)], [read; 2], "learner {n} of {world:?}");
    assert_eq!(facts.sight(actor, NOW), world.sight(n), "contacts of {n} of {world:?}");
    let progress = world.reaches(n, &[Role::Admin, Role::Manager, Role::AcademicAffairs, Role::CustomerService, Role::Operations], CLASSROOM);
    assert_eq!(ViewLearner::allows(actor, &facts, NOW), progress, "progress of {n} of {world:?}");
    let reveal = world.reaches(n, &[Role::Admin, Role::Manager, Role::CustomerService], &[]);
    assert_eq!(facts.may_reveal(actor, NOW), reveal, "one contact of {n} of {world:?}");
    let desk = world.answers_for(n);
    assert_eq!([AskForFamily::allows(actor, &facts.campus, NOW), AnswerRequest::allows(actor, &facts.campus, NOW)], [desk; 2], "rights of {n} of {world:?}");
    let free = World { restricted: vec![false; world.restricted.len()], ..world.clone() };
    let family = free.reaches(n, &[Role::Admin, Role::Manager, Role::AcademicAffairs], &[Role::ClassTeacher]) && (desk || !facts.restricted);
    assert_eq!(ManageFamily::allows(actor, &facts, NOW), family, "family of {n} of {world:?}");
    read
}

fn class_is_decided(world: &World, actor: &Actor, n: usize) {
    let place = world.place(n);
    assert_eq!(ViewClass::allows(actor, &place, NOW), world.may_see_class(n), "class {n} of {world:?}");
    let roll = world.may_take_roll(n);
    assert_eq!([ViewBoard::allows(actor, &place, NOW), MarkRoll::allows(actor, &place, NOW)], [roll; 2], "roll of {n} of {world:?}");
}

/// A lead of each campus, the asker's own, somebody else's, nobody's.
fn leads_are_decided(world: &World, actor: &Actor) {
    for (n, owner) in [(0, Some(actor.account)), (1, Some(actor.account)), (0, Some(AccountId(id(5, 1)))), (1, None)] {
        let (facts, own) = (LeadFacts { campus: campus(n), owner }, owner == Some(actor.account));
        let holds = |wide: &[Role], of_own: &[Role]| world.holds_at(n, wide) || own && world.holds_at(n, of_own);
        let sellers = [Role::Sales, Role::OutsourcedSales];
        let (office, knows) = (holds(OFFICE, &[]), holds(OFFICE, &[Role::Sales]));
        let views = holds(&[Role::Admin, Role::Manager, Role::Operations], &sellers);
        assert_eq!(ViewLead::allows(actor, &facts, NOW), views, "lead of {n}, own: {own}, of {world:?}");
        assert_eq!(WorkLead::allows(actor, &facts, NOW), holds(OFFICE, &sellers), "lead of {n}, own: {own}, of {world:?}");
        assert_eq!([ChangeLead::allows(actor, &facts, NOW), facts.may_reveal(actor)], [knows; 2], "lead of {n}, own: {own}, of {world:?}");
        assert_eq!([AssignLead::allows(actor, &facts, NOW), EraseLead::allows(actor, &facts, NOW)], [office; 2], "lead of {n}, own: {own}, of {world:?}");
    }
}

#[test]
fn a_hundred_thousand_worlds_are_decided_as_the_oracle_says() {
    let mut runner = TestRunner::deterministic();
    let (worlds, mut yes, mut no) = (world::world(), 0_u32, 0_u32);
    for _ in 0..100_000 {
        let world = worlds.new_tree(&mut runner).unwrap().current();
        let actor = world.actor();
        for n in 0..world.learners.len() {
            if learner_is_decided(&world, &actor, n) { yes += 1 } else { no += 1 }
        }
        (0..world.classes.len()).for_each(|n| class_is_decided(&world, &actor, n));
        leads_are_decided(&world, &actor);
    }
    assert!(yes > 50_000 && no > 50_000, "the worlds are too much alike: {yes} allowed, {no} not");
}
