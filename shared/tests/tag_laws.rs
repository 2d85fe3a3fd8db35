//! Laws of tags: what a rule says follows from facts and the day alone.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use shared::{
    error::AppError,
    id::{CampusId, TagId},
    tags::{Came, Compare, Condition, Facts, Measure, Rule, evaluate, ready_made},
};
use uuid::Uuid;

/// Days that are looked ahead.
const AHEAD: u64 = 80;

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(offset)
}

const TODAY: u64 = 60;

fn measure() -> impl Strategy<Value = Measure> {
    let window = 1_u16..40;
    prop_oneof![
        Just(Measure::DaysUnseen),
        window.clone().prop_map(Measure::Lessons),
        window.clone().prop_map(Measure::Absences),
        window.clone().prop_map(Measure::AttendanceRate),
        Just(Measure::Balance),
        Just(Measure::DaysToExpiry),
        Just(Measure::Owed),
        window.clone().prop_map(Measure::AverageScore),
        window.clone().prop_map(Measure::LastScore),
        window.prop_map(Measure::HomeworkRate),
        Just(Measure::DaysJoined),
        Just(Measure::Age),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let compare = prop_oneof![Just(Compare::AtLeast), Just(Compare::AtMost)];
    let value = prop_oneof![0_i64..12, 20_i64..100, 0_i64..1000];
    let words = |words: &'static [&'static str]| prop::collection::vec(prop::sample::select(words).prop_map(str::to_owned), 1..3);
    prop_oneof![
        6 => (measure(), compare, value).prop_map(|(of, compare, value)| Condition::Number { of, compare, value }),
        1 => words(&["在读", "停课"]).prop_map(Condition::State),
        1 => words(&["三年级", "四年级"]).prop_map(Condition::Grade),
        1 => (0_u128..2).prop_map(|n| Condition::Campus(vec![CampusId(Uuid::from_u128(n))])),
        1 => Just(Condition::CoreFinished),
        1 => (0_u128..2).prop_map(|n| Condition::Given(TagId(Uuid::from_u128(n)))),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    condition().prop_map(Rule::Is).prop_recursive(3, 12, 3, |part| {
        let parts = prop::collection::vec(part.clone(), 1..4);
        prop_oneof![parts.clone().prop_map(Rule::All), parts.prop_map(Rule::Any), part.prop_map(|part| Rule::Not(Box::new(part)))]
    })
}

prop_compose! {
    fn facts()(
        state in prop::sample::select(&["在读", "停课"][..]),
        grade in prop::option::of(prop::sample::select(&["三年级", "四年级"][..])),
        (campus, core_finished, given) in (0_u128..2, any::<bool>(), prop::collection::vec(0_u128..2, 0..2)),
        (joined, seen, born) in (prop::option::of(0_u64..100), prop::option::of(0_u64..100), prop::option::of(0_u64..400)),
        owed in 0_i64..3,
        lots in prop::collection::vec((prop::option::of(0_u64..140), 1_i64..500), 0..4),
        lessons in prop::collection::vec((0_u64..90, 0_usize..3), 0..10),
        scores in prop::collection::vec((0_u64..90, 0_i64..10_000), 0..6),
        homework in prop::collection::vec((0_u64..90, any::<bool>()), 0..6),
    ) -> Facts {
        Facts {
            grade: grade.map(str::to_owned),
            joined_on: joined.map(day),
            last_seen: seen.map(day),
            // Birthdays around the days that are looked at, 29 February among them.
            born_on: born.map(|offset| NaiveDate::from_ymd_opt(2016, 1, 1).unwrap() + Days::new(offset)),
            owed,
            lots: lots.into_iter().map(|(last, hours)| (last.map(day), hours)).collect(),
            lessons: lessons.into_iter().map(|(on, came)| (day(on), [Came::Yes, Came::Excused, Came::No][came])).collect(),
            scores: scores.into_iter().map(|(on, score)| (day(on), score)).collect(),
            homework: homework.into_iter().map(|(on, done)| (day(on), done)).collect(),
            core_finished,
            given: given.into_iter().map(|n| TagId(Uuid::from_u128(n))).collect(),
            ..Facts::new(CampusId(Uuid::from_u128(campus)), state)
        }
    }
}

fn not(rule: Rule) -> Rule {
    Rule::Not(Box::new(rule))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// Before the day that is named, every day gives the same answer.
    #[test]
    fn the_next_change_is_never_named_too_late(rule in rule(), facts in facts()) {
        let today = evaluate(&rule, &facts, day(TODAY));
        for later in (TODAY + 1..TODAY + AHEAD).map(day).take_while(|later| today.changes_on.is_none_or(|change| *later < change)) {
            prop_assert_eq!(rule.holds(&facts, later), today.holds, "{} before {:?}", later, today.changes_on);
        }
        prop_assert!(today.changes_on.is_none_or(|change| change > day(TODAY)));
    }

    /// A single condition turns on exactly the day it names.
    #[test]
    fn one_condition_turns_on_its_day(condition in condition(), facts in facts()) {
        let rule = Rule::Is(condition);
        let today = evaluate(&rule, &facts, day(TODAY));
        if let Some(change) = today.changes_on {
            prop_assert_ne!(rule.holds(&facts, change), today.holds);
        }
    }

    /// A bound changes nothing of what comes before it.
    #[test]
    fn a_bound_only_leaves_out_what_comes_later(rule in rule(), facts in facts(), bound in TODAY..TODAY + AHEAD) {
        let (free, bound) = (rule.changes_on(&facts, day(TODAY), None), day(bound));
        prop_assert_eq!(rule.changes_on(&facts, day(TODAY), Some(bound)), free.filter(|change| *change < bound));
    }

    #[test]
    fn de_morgan(a in rule(), b in rule(), facts in facts()) {
        let holds = |rule: &Rule| rule.holds(&facts, day(TODAY));
        let (neither, not_both) = (Rule::All(vec![not(a.clone()), not(b.clone())]), Rule::Any(vec![not(a.clone()), not(b.clone())]));
        prop_assert_eq!(holds(&not(Rule::Any(vec![a.clone(), b.clone()]))), holds(&neither));
        prop_assert_eq!(holds(&not(Rule::All(vec![a, b]))), holds(&not_both));
    }

    /// Every reason says of its condition what the condition says, and there always is one.
    #[test]
    fn reasons_are_true(rule in rule(), facts in facts()) {
        let because = evaluate(&rule, &facts, day(TODAY)).because;
        prop_assert!(!because.is_empty());
        for reason in because {
            prop_assert_eq!(reason.condition.holds(&facts, day(TODAY)), reason.holds);
            prop_assert_eq!(reason.condition.found(&facts, day(TODAY)), reason.found);
        }
    }

    #[test]
    fn a_rule_is_stored_and_read_as_it_was(rule in rule()) {
        let text = serde_json::to_string(&rule).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
    }

    /// What is taken away is gone, and the path to a part leads to it.
    #[test]
    fn parts_are_found_and_removed(rules in prop::collection::vec(rule(), 1..5), at in 0_usize..5) {
        let at = at % rules.len();
        let mut all = Rule::All(rules.clone());
        prop_assert_eq!(all.at(&[at]), Some(&rules[at]));
        all.remove(&[at]);
        let mut left = rules;
        left.remove(at);
        prop_assert_eq!(all, Rule::All(left));
    }
}

fn refused(rule: &Rule) -> String {
    match rule.check() {
        Err(AppError::Invalid(fields)) => fields[0].reason.clone(),
        other => format!("{other:?}"),
    }
}

fn few() -> Rule {
    Rule::Is(Condition::at_most(Measure::Balance, 300))
}

#[test]
fn rules_have_bounds() {
    let nested = |depth: usize| (0..depth).fold(few(), |rule, _| not(rule));
    assert!(nested(Rule::DEPTH).check().is_ok());
    assert_eq!(refused(&nested(Rule::DEPTH + 1)), "deep");
    assert!(Rule::Any(vec![few(); Rule::CONDITIONS]).check().is_ok());
    assert_eq!(refused(&Rule::Any(vec![few(); Rule::CONDITIONS + 1])), "large");
    assert_eq!(refused(&Rule::All(vec![Rule::Any(Vec::new())])), "empty");
    assert_eq!(refused(&Rule::Is(Condition::at_least(Measure::Lessons(0), 1))), "window");
    assert_eq!(refused(&Rule::Is(Condition::at_least(Measure::Lessons(Rule::WINDOW + 1), 1))), "window");
    assert_eq!(refused(&Rule::Is(Condition::at_least(Measure::Balance, -1))), "value");
    assert_eq!(refused(&Rule::Is(Condition::State(vec!["长".repeat(Rule::WORDS + 1)]))), "words");
    assert_eq!(refused(&Rule::Is(Condition::Campus(Vec::new()))), "words");
}

#[test]
fn what_no_rule_is_does_not_read_as_one() {
    for text in [
        r#"{"is":{"number":{"of":"height","compare":"at_least","value":1}}}"#,
        r#"{"is":{"number":{"of":"balance","compare":"at_least","value":1.5}}}"#,
        r#"{"is":{"number":{"of":"balance","compare":"at_least","value":1,"more":1}}}"#,
        r#"{"is":{"number":{"of":{"lessons":-1},"compare":"at_least","value":1}}}"#,
        r#"{"xor":[]}"#,
        r#"{"is":"rich"}"#,
        "[]",
    ] {
        assert!(serde_json::from_str::<Rule>(text).is_err(), "{text}");
    }
    let deep = format!("{}{{\"is\":\"core_finished\"}}{}", "{\"not\":".repeat(500), "}".repeat(500));
    assert!(serde_json::from_str::<Rule>(&deep).is_err(), "nobody is sent down so deep");
}

#[test]
fn the_ready_made_tags_are_rules_and_activity_passes_from_one_to_the_next() {
    let tags = ready_made();
    assert!(tags.iter().all(|tag| tag.check().is_ok()));
    let carried = |unseen: u64| -> Vec<&str> {
        let facts = Facts { last_seen: Some(day(0)), lots: vec![(None, 2000)], ..Facts::new(CampusId(Uuid::nil()), "在读") };
        tags.iter().filter(|tag| tag.rule.as_ref().unwrap().holds(&facts, day(unseen))).map(|tag| tag.name.as_str()).collect()
    };
    assert_eq!([carried(0), carried(13)], [["活跃"], ["活跃"]]);
    assert_eq!([carried(14), carried(44), carried(45)], [["预警"], ["预警"], ["沉默"]]);
}
