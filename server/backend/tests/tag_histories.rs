//! Whatever happens to learners, in whatever order: looking at those whom events and days name leaves exactly the tags that
//! looking at everybody would.

use backend::{
    House,
    event::{self, Event},
    execute, fetch_all, people, scalar,
    sqlx::types::Uuid,
    tags::{self, Work},
    testing::{SATURDAY, TestHouse, databases},
};
use chrono::{Days, NaiveDate};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use shared::{
    tags::{Compare, Condition, Measure, Rule},
    time::At,
};
use std::collections::BTreeSet;

const LEARNERS: usize = 6;
const HISTORIES: usize = 24;

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) | (n as u128 + 1))
}

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    /// A learner is marked on a day near today.
    Mark(usize, i64, usize),
    /// Hours are bought that last so many days, or for ever.
    Buy(usize, Option<i64>, i64),
    /// A score is written down.
    Score(usize, i64, i64),
    /// The state changes.
    State(usize, usize),
    /// The family agrees or refuses.
    Consent(usize, bool),
    /// Processing is restricted or goes on.
    Restrict(usize, bool),
    /// Days pass.
    Pass(i64),
    /// A rule is switched.
    Switch(usize, bool),
}

fn step() -> impl Strategy<Value = Step> {
    let who = 0..LEARNERS;
    prop_oneof![
        4 => (who.clone(), -20_i64..1, 0_usize..3).prop_map(|(who, day, code)| Step::Mark(who, day, code)),
        2 => (who.clone(), prop::option::of(0_i64..40), 1_i64..8).prop_map(|(who, last, hours)| Step::Buy(who, last, hours * 100)),
        2 => (who.clone(), -20_i64..1, 0_i64..101).prop_map(|(who, day, score)| Step::Score(who, day, score)),
        1 => (who.clone(), 0_usize..2).prop_map(|(who, state)| Step::State(who, state)),
        1 => (who.clone(), any::<bool>()).prop_map(|(who, given)| Step::Consent(who, given)),
        1 => (who, any::<bool>()).prop_map(|(who, on)| Step::Restrict(who, on)),
        3 => (1_i64..12).prop_map(Step::Pass),
        1 => (0_usize..3, any::<bool>()).prop_map(|(rule, on)| Step::Switch(rule, on)),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let measure = prop::sample::select(vec![
        Measure::DaysUnseen,
        Measure::Lessons(10),
        Measure::Absences(14),
        Measure::AttendanceRate(12),
        Measure::Balance,
        Measure::DaysToExpiry,
        Measure::AverageScore(15),
        Measure::LastScore(9),
        Measure::Age,
    ]);
    let compare = prop_oneof![Just(Compare::AtLeast), Just(Compare::AtMost)];
    let number = (measure, compare, prop_oneof![0_i64..4, 5_i64..20, 30_i64..90, 100_i64..900]).prop_map(|(of, compare, value)| Condition::Number {
        of,
        compare,
        value,
    });
    let leaf = prop_oneof![5 => number, 1 => Just(Condition::State(vec!["在读".into()]))].prop_map(Rule::Is);
    leaf.prop_recursive(2, 6, 3, |part| {
        let parts = prop::collection::vec(part.clone(), 1..3);
        prop_oneof![parts.clone().prop_map(Rule::All), parts.prop_map(Rule::Any), part.prop_map(|part| Rule::Not(Box::new(part)))]
    })
}

/// A school of six learners in one class, with three rules.
async fn build(house: &TestHouse, rules: &[Rule]) {
    const COURSE: &str = "insert into course (id, code, name, subject, level, total_hours, price_fen) values ($1, 'SX', '数学', '数学', '初级', 9600, 20000)";
    const CLASS: &str = "insert into class (id, code, name, course_id, campus_id, room, capacity, starts_on, ends_on, pattern) values ($1, 'A', 'A', $2, $3, '1', 35, $4, $5, '')";
    const LEARNER: &str = "insert into learner (id, no, name, name_key, campus_id, state, born_on) values ($1, $2, $2, $2, $3, '在读', $4)";
    const TAG: &str = "insert into tag (id, name, shelf, colour, rule, is_on) values ($1, $2, '', 'plain', $3, $4)";
    let mut tx = house.db.begin().await.unwrap();
    execute!(&mut tx, "insert into campus (id, name, zone) values ($1, '校区', 'Asia/Shanghai')", id(1, 0)).unwrap();
    execute!(&mut tx, COURSE, id(2, 0)).unwrap();
    execute!(&mut tx, CLASS, id(3, 0), id(2, 0), id(1, 0), today(house), today(house)).unwrap();
    for n in 0..LEARNERS {
        // Two of them turn fourteen within the days that pass.
        let born = NaiveDate::from_ymd_opt(if n < 2 { 2012 } else { 2010 }, 12, 5).unwrap();
        execute!(&mut tx, LEARNER, id(4, n), format!("L{n}"), id(1, 0), born).unwrap();
    }
    for (n, rule) in rules.iter().enumerate() {
        execute!(&mut tx, TAG, id(5, n), format!("T{n}"), serde_json::to_string(rule).unwrap(), true).unwrap();
    }
    want_round(&mut tx).await;
    tx.commit().await.unwrap();
}

async fn want_round(conn: &mut backend::db::Conn) {
    execute!(conn, "update tag_work set wanted = wanted + 1, after_id = null, looked = 0 where id = 1").unwrap();
}

fn today(house: &House) -> NaiveDate {
    house.clock.on_campus("Asia/Shanghai").date
}

fn moved(day: NaiveDate, by: i64) -> NaiveDate {
    if by < 0 { day - Days::new(by.unsigned_abs()) } else { day + Days::new(by.unsigned_abs()) }
}

/// Lets it happen as the product does: the change and the event in one transaction.
async fn happen(house: &TestHouse, step: &Step, n: usize) {
    let day = today(house);
    let mut tx = house.db.begin().await.unwrap();
    let who = match step {
        Step::Mark(who, back, code) => {
            mark(&mut tx, house, *who, moved(day, *back), ["present", "leave", "absent"][*code]).await;
            Some(*who)
        }
        Step::Buy(who, last, hours) => {
            buy(&mut tx, *who, n, day, last.map(|last| moved(day, last)), *hours).await;
            Some(*who)
        }
        Step::Score(who, back, score) => {
            const SQL: &str = "insert into grade (learner_id, on_date, class_id, title, point, full_score, score) values ($1, $2, $3, $4, 'x', 10000, $5)";
            execute!(&mut tx, SQL, id(4, *who), moved(day, *back), id(3, 0), format!("测验{n}"), score * 100).unwrap();
            Some(*who)
        }
        Step::State(who, state) => {
            execute!(&mut tx, "update learner set state = $2 where id = $1", id(4, *who), ["在读", "停课"][*state]).unwrap();
            Some(*who)
        }
        Step::Consent(who, given) => {
            const SQL: &str = "insert into consent (id, learner_id, purpose, version, given, at, by_id) values ($1, $2, 'profile', 1, $3, $4, $1)";
            execute!(&mut tx, SQL, id(6, n), id(4, *who), *given, house.clock.now().0 + i64::try_from(n).unwrap()).unwrap();
            Some(*who)
        }
        Step::Restrict(who, true) => {
            const SQL: &str = "insert into restriction (learner_id, reason, since, by_id) values ($1, 'desk', 1, $1) on conflict do nothing";
            execute!(&mut tx, SQL, id(4, *who)).unwrap();
            Some(*who)
        }
        Step::Restrict(who, false) => {
            execute!(&mut tx, "delete from restriction where learner_id = $1", id(4, *who)).unwrap();
            Some(*who)
        }
        Step::Pass(days) => {
            house.clock.set(house.clock.now().plus_seconds(days * 24 * 3600));
            None
        }
        Step::Switch(rule, on) => {
            execute!(&mut tx, "update tag set is_on = $2 where id = $1", id(5, *rule), *on).unwrap();
            want_round(&mut tx).await;
            None
        }
    };
    let events: Vec<Event> = who.map(|who| Event { kind: "marked", learner_id: Some(id(4, who)), body: "{}".into(), ..Event::default() }).into_iter().collect();
    event::record(&mut tx, None, house.clock.now(), &events).await.unwrap();
    tx.commit().await.unwrap();
}

async fn mark(conn: &mut backend::db::Conn, house: &TestHouse, who: usize, day: NaiveDate, code: &str) {
    const LESSON: &str =
        "insert into lesson (id, class_id, no, on_date, starts_min, ends_min, hours, room) values ($1, $2, 1, $3, 600, 700, 100, '1') on conflict do nothing";
    const MARK: &str = "insert into attendance (class_id, learner_id, on_date, lesson_id, code, hours, marked_at) select class_id, $2, on_date, id, $3, 100, 1 from lesson where on_date = $1
                        on conflict (class_id, learner_id, on_date) do update set code = excluded.code";
    execute!(&mut *conn, LESSON, backend::new_id(), id(3, 0), day).unwrap();
    execute!(&mut *conn, MARK, day, id(4, who), code).unwrap();
    people::refresh_summary(conn, shared::id::LearnerId(id(4, who)), today(house)).await.unwrap();
}

async fn buy(conn: &mut backend::db::Conn, who: usize, n: usize, day: NaiveDate, last: Option<NaiveDate>, hours: i64) {
    const CONTRACT: &str = "insert into contract (id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, signed_on, state) values ($1, $2, $3, $4, $5, $6, 0, 1, $7, '执行中')";
    const LOT: &str = "insert into lot (id, contract_id, learner_id, class_id, kind, units, unit_fen, starts_on, expires_on, rank, balance) values ($1, $1, $2, $3, 'paid', $4, 1, $5, $6, 1, $4)";
    execute!(&mut *conn, CONTRACT, id(7, n), format!("C{n}"), id(4, who), id(2, 0), id(3, 0), hours, day).unwrap();
    execute!(&mut *conn, LOT, id(7, n), id(4, who), id(3, 0), hours, day, last).unwrap();
}

async fn settle(house: &House) {
    let mut seen = 0;
    while tags::step(house, &mut seen).await.unwrap() != Work::None {}
}

/// Who carries what, whoever is restricted left out.
async fn carried(house: &TestHouse) -> BTreeSet<(Uuid, Uuid)> {
    const SQL: &str = "select t.learner_id, t.tag_id from learner_tag t where t.until_at is null and not exists (select 1 from restriction z where z.learner_id = t.learner_id)";
    let mut conn = house.db.read().await.unwrap();
    fetch_all!(&mut conn, (Uuid, Uuid), SQL).unwrap().into_iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_some_leaves_what_looking_at_all_would() {
    let (mut runner, mut came) = (TestRunner::deterministic(), 0);
    let history = (prop::collection::vec(rule(), 3), prop::collection::vec(step(), 10..40));
    for _ in 0..HISTORIES {
        let (rules, steps) = history.new_tree(&mut runner).unwrap().current();
        for house in databases().await {
            build(&house, &rules).await;
            settle(&house).await;
            for (n, step) in steps.iter().enumerate() {
                happen(&house, step, n).await;
                settle(&house).await;
                let some = carried(&house).await;
                let mut tx = house.db.begin().await.unwrap();
                want_round(&mut tx).await;
                tx.commit().await.unwrap();
                settle(&house).await;
                assert_eq!(some, carried(&house).await, "after step {n} of {steps:?} under {rules:?} on {}", house.name);
            }
            let mut conn = house.db.read().await.unwrap();
            came += scalar!(&mut conn, i64, "select count(*) from learner_tag where until_at is not null").unwrap();
            assert!(house.clock.now() >= At(SATURDAY.0));
        }
    }
    assert!(came > 100, "tags came and went: {came}");
}
