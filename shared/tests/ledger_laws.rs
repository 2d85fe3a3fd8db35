//! Laws of the draw: which lots pay for a lesson.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use shared::{
    attendance::{Code, Mark},
    credits::{Hours, Lot, draw},
    id::{LearnerId, LotId},
};

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap() + Days::new(offset)
}

fn lots() -> impl Strategy<Value = Vec<Lot>> {
    let lot = (0_i64..40, 0_u64..20, proptest::option::of(0_u64..60), 0_i64..5);
    proptest::collection::vec(lot, 0..8).prop_map(|all| {
        let lot = |(number, (halves, start, length, rank)): (usize, (i64, u64, Option<u64>, i64))| Lot {
            id: LotId(uuid::Uuid::from_u128(number as u128)),
            balance: Hours(halves * 50),
            starts_on: day(start),
            expires_on: length.map(|length| day(start + length)),
            rank,
        };
        all.into_iter().enumerate().map(lot).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// What is taken and what is short add up to what was asked.
    #[test]
    fn nothing_appears_or_vanishes(lots in lots(), on in 0_u64..80, halves in 0_i64..12) {
        let units = Hours(halves * 50);
        let drawn = draw(&lots, day(on), units);
        let taken: Hours = drawn.parts.iter().map(|(_, hours)| *hours).sum();
        prop_assert_eq!(taken + drawn.short, units);
        prop_assert!(drawn.short >= Hours::ZERO);
    }

    /// No lot goes below zero, and none pays outside its dates.
    #[test]
    fn a_lot_pays_what_it_has_when_it_may(lots in lots(), on in 0_u64..80, halves in 0_i64..12) {
        for (id, hours) in draw(&lots, day(on), Hours(halves * 50)).parts {
            let lot = lots.iter().find(|lot| lot.id == id).unwrap();
            prop_assert!(hours > Hours::ZERO && hours <= lot.balance && lot.covers(day(on)));
        }
    }

    /// A lot is short only when every valid lot is empty.
    #[test]
    fn short_means_empty(lots in lots(), on in 0_u64..80, halves in 0_i64..40) {
        let drawn = draw(&lots, day(on), Hours(halves * 50));
        if drawn.short > Hours::ZERO {
            let all: Hours = lots.iter().filter(|lot| lot.covers(day(on))).map(|lot| lot.balance).sum();
            prop_assert_eq!(drawn.parts.iter().map(|(_, hours)| *hours).sum::<Hours>(), all);
        }
    }

    /// Whoever pays expires no later than whoever could have paid and did not.
    #[test]
    fn the_soonest_expiry_pays_first(lots in lots(), on in 0_u64..80, halves in 1_i64..12) {
        let drawn = draw(&lots, day(on), Hours(halves * 50));
        let order = |lot: &Lot| (lot.expires_on.is_none(), lot.expires_on, lot.rank);
        let last = drawn.parts.iter().filter_map(|(id, _)| lots.iter().find(|lot| lot.id == *id)).map(order).max();
        let passed_over = lots.iter().filter(|lot| lot.covers(day(on)) && lot.balance > Hours::ZERO && drawn.parts.iter().all(|(id, _)| *id != lot.id)).map(order).min();
        if let (Some(last), Some(passed_over)) = (last, passed_over) {
            prop_assert!(last <= passed_over);
        }
    }

    /// A mark reads back as it was written.
    #[test]
    fn marks_read_back(id in any::<u128>(), which in 0_usize..5, minutes in 1_i64..300) {
        let code = [Code::Present, Code::Late, Code::Leave, Code::Sick, Code::Absent][which];
        let late = (code == Code::Late).then_some(minutes);
        let text = Mark { target: shared::attendance::Target::One(LearnerId(uuid::Uuid::from_u128(id))), code: Some(code), late_minutes: late }.to_string();
        prop_assert_eq!(text.parse::<Mark>().unwrap().to_string(), text);
    }

    /// No text makes the reader of marks panic.
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,60}") {
        let _ = text.parse::<Mark>();
    }
}

/// Worked case 1 of the domain: A expires 30 June, B never; each lesson checks expiry itself.
#[test]
fn worked_case_1() {
    let lot = |number, expires_on| Lot { id: LotId(uuid::Uuid::from_u128(number)), balance: Hours::whole(10), starts_on: day(0), expires_on, rank: 0 };
    let june_30 = NaiveDate::from_ymd_opt(2026, 6, 30).unwrap();
    let lots = [lot(2, None), lot(1, Some(june_30))];
    let first = draw(&lots, june_30.pred_opt().unwrap(), Hours::whole(1));
    let second = draw(&lots, june_30.succ_opt().unwrap(), Hours::whole(1));
    assert_eq!(first.parts, [(LotId(uuid::Uuid::from_u128(1)), Hours::whole(1))]);
    assert_eq!(second.parts, [(LotId(uuid::Uuid::from_u128(2)), Hours::whole(1))]);
}

/// The rate of attendance never passes 100 %: held lessons are a part of all lessons by the same predicate.
#[test]
fn charged_codes_are_those_of_the_trade() {
    let charged: Vec<Code> = Code::ALL.into_iter().filter(|code| code.switches().charged).collect();
    assert_eq!(charged, [Code::Present, Code::Late, Code::Absent, Code::Makeup]);
}
