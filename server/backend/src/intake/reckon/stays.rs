//! From the stays of single contracts to dated membership: joined where they touch, cut where a pause lies.

use crate::intake::books::{At, Stay};
use chrono::{Days, NaiveDate};

/// Adds the membership that the stays of one learner make.
pub fn settle(mut stays: Vec<Stay>, pauses: &[(At, NaiveDate, Option<NaiveDate>)], all: &mut Vec<Stay>) {
    stays.retain(|stay| stay.until.is_none_or(|until| until >= stay.from));
    stays.sort_by_key(|stay| (stay.trial, stay.class, stay.from));
    let mut joined: Vec<Stay> = Vec::new();
    for stay in stays {
        match joined.last_mut().filter(|last| touches(last, &stay)) {
            Some(last) => last.until = last.until.zip(stay.until).map(|(one, other)| one.max(other)),
            None => joined.push(stay),
        }
    }
    for stay in joined {
        cut(stay, pauses, all);
    }
}

fn touches(one: &Stay, next: &Stay) -> bool {
    let until = one.until.map(|until| until.checked_add_days(Days::new(1)).unwrap_or(until));
    one.class == next.class && one.trial == next.trial && until.is_none_or(|until| next.from <= until)
}

/// A stay without the days of the pauses in its class.
fn cut(mut stay: Stay, pauses: &[(At, NaiveDate, Option<NaiveDate>)], all: &mut Vec<Stay>) {
    for (class, from, last) in pauses {
        let inside = *class == stay.class && !stay.trial && *from >= stay.from && stay.until.is_none_or(|until| *from <= until);
        if !inside {
            continue;
        }
        if *from > stay.from {
            all.push(Stay { until: from.pred_opt(), contract: stay.contract, ..stay });
        }
        let Some(resumed) = last.and_then(|last| last.succ_opt()).filter(|day| stay.until.is_none_or(|until| *day <= until)) else { return };
        stay.from = resumed;
    }
    all.push(stay);
}

#[cfg(test)]
mod tests {
    use super::{Stay, settle};
    use chrono::NaiveDate;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    fn stay(from: u32, until: Option<u32>) -> Stay {
        Stay { class: 1, learner: 1, contract: Some(from), from: day(from), until: until.map(day), trial: false }
    }

    fn settled(stays: Vec<Stay>, pauses: &[(u32, NaiveDate, Option<NaiveDate>)]) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let mut all = Vec::new();
        settle(stays, pauses, &mut all);
        all.iter().map(|stay| (stay.from, stay.until)).collect()
    }

    #[test]
    fn contracts_that_touch_are_one_membership() {
        assert_eq!(settled(vec![stay(11, None), stay(1, Some(10))], &[]), [(day(1), None)]);
        assert_eq!(settled(vec![stay(1, Some(10)), stay(12, Some(20))], &[]), [(day(1), Some(day(10))), (day(12), Some(day(20)))]);
        assert_eq!(settled(vec![stay(1, Some(20)), stay(5, Some(10))], &[]), [(day(1), Some(day(20)))]);
    }

    #[test]
    fn a_pause_is_no_membership() {
        assert_eq!(settled(vec![stay(1, None)], &[(1, day(5), Some(day(9)))]), [(day(1), Some(day(4))), (day(10), None)]);
        assert_eq!(settled(vec![stay(1, None)], &[(1, day(5), None)]), [(day(1), Some(day(4)))]);
        assert_eq!(settled(vec![stay(1, None)], &[(2, day(5), None)]), [(day(1), None)]);
    }
}
