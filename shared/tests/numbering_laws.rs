//! Laws of learner numbers: no two alike, read back, found by an import as they are, and a slip of the hand is caught.

use chrono::NaiveDate;
use proptest::prelude::*;
use shared::{
    intake::cells::{Cell, code},
    people::{NumberRule, YearShown, has_right_check},
};

fn rules() -> impl Strategy<Value = NumberRule> {
    let year = prop_oneof![Just(YearShown::Nothing), Just(YearShown::Two), Just(YearShown::Four)];
    ("[A-Z0-9]{0,8}", year, any::<bool>(), NumberRule::NARROW..=NumberRule::WIDE, any::<bool>()).prop_map(|(prefix, year, campus, width, check)| NumberRule {
        prefix,
        year,
        campus,
        width,
        check,
    })
}

proptest! {
    #[test]
    fn two_running_numbers_make_two_numbers_that_read_back(rule in rules(), code in "[A-Z0-9]{0,4}", one in 1..999_i64, other in 1..999_i64) {
        let head = rule.head(NaiveDate::default(), &code);
        let no = rule.number(&head, one).unwrap();
        prop_assert_eq!(rule.running(&head, &no), Some(one));
        prop_assert_eq!(one == other, Some(no) == rule.number(&head, other));
    }

    #[test]
    fn an_import_reads_the_number_as_it_is(rule in rules(), running in 1..999_i64) {
        let no = rule.number(&rule.head(NaiveDate::default(), ""), running).unwrap();
        let cell = Cell::Text(&no);
        let read = code(&cell);
        prop_assert_eq!((read.value.as_deref(), read.odd), (Some(no.as_str()), None));
    }

    #[test]
    fn every_single_wrong_digit_is_caught(rule in rules(), running in 1..999_i64, at in any::<prop::sample::Index>(), digit in 0..10_u32) {
        let rule = NumberRule { check: true, ..rule };
        let no = rule.number(&rule.head(NaiveDate::default(), ""), running).unwrap();
        prop_assert!(has_right_check(&no));
        let digits: Vec<usize> = no.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = digits[at.index(digits.len())];
        let wrong = format!("{}{digit}{}", &no[..at], &no[at + 1..]);
        prop_assert_eq!(wrong == no, has_right_check(&wrong), "{} for {}", wrong, no);
    }
}
