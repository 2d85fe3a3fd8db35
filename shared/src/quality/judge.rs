//! What the checks find.

use super::{CHECKS, Check, Facts};
use crate::intake::is_former;
use chrono::{Datelike, Days, NaiveDate};

/// Days without a lesson after which a learner of a class is quiet.
pub const QUIET_DAYS: u64 = 60;
/// Years after which nobody comes to a school for children.
const OLDEST: i32 = 70;

/// What is wrong with a learner on `today`.
#[must_use]
pub fn found(of: &Facts, today: NaiveDate) -> Vec<Check> {
    CHECKS.iter().map(|rule| rule.check).filter(|check| is_found(*check, of, today)).collect()
}

fn is_found(check: Check, of: &Facts, today: NaiveDate) -> bool {
    // Whoever has left is not asked for what is missing.
    let here = !is_former(&of.state);
    match check {
        Check::NoPhone => here && !of.reachable,
        Check::NoBirth => here && of.born_on.is_none(),
        Check::NoGender => here && of.gender.is_none(),
        Check::NoGrade => here && of.grade.is_none(),
        Check::NoClass => of.state == "在读" && !of.in_class && of.balance <= 0,
        Check::NoIdNo => here && of.id_asked && of.id_no.is_none(),
        Check::BadIdNo => of.id_no.as_ref().is_some_and(|id| id.says.is_none()),
        Check::IdBirth => id_says(of).zip(of.born_on).is_some_and(|((born, _), written)| born != written),
        Check::IdGender => id_says(of).zip(of.gender.as_deref()).is_some_and(|((_, gender), written)| gender != written),
        Check::BadBirth => of.born_on.is_some_and(|born| born > today || today.year() - born.year() > OLDEST),
        Check::BadPhone => !of.bad_phones.is_empty(),
        Check::BadDates => of.reversed || of.joined_on.zip(of.born_on).is_some_and(|(joined, born)| joined < born),
        Check::Double => !of.double.is_empty(),
        Check::Quiet => of.state == "在读" && of.in_class && quiet(of, today),
        Check::IdleHours => of.balance > 0 && !of.in_class,
    }
}

fn id_says(of: &Facts) -> Option<(NaiveDate, &'static str)> {
    of.id_no.as_ref().and_then(|id| id.says)
}

/// Since the last lesson, or since enrolment where there was none.
fn quiet(of: &Facts, today: NaiveDate) -> bool {
    of.last_seen.or(of.joined_on).is_some_and(|day| today.checked_sub_days(Days::new(QUIET_DAYS)).is_some_and(|limit| day < limit))
}

/// What the check looked at, as a text: who says that it is right so says it of this, and is asked again when it changes.
#[must_use]
pub fn watched(check: Check, of: &Facts) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let id = of.id_no.as_ref().map(|id| id.mark.as_str()).unwrap_or_default();
    let parts = match check {
        Check::NoPhone | Check::NoBirth | Check::NoGender | Check::NoGrade | Check::NoIdNo => Vec::new(),
        Check::NoClass => vec![of.state.clone()],
        Check::BadIdNo => vec![id.to_owned()],
        Check::IdBirth => vec![id.to_owned(), day(of.born_on)],
        Check::IdGender => vec![id.to_owned(), of.gender.clone().unwrap_or_default()],
        Check::BadBirth => vec![day(of.born_on)],
        Check::BadPhone => vec![of.bad_phones.clone()],
        Check::BadDates => vec![day(of.born_on), day(of.joined_on), of.reversed.to_string()],
        Check::Double => vec![of.double.clone()],
        Check::Quiet => vec![day(of.last_seen)],
        Check::IdleHours => vec![of.balance.to_string()],
    };
    parts.join("|")
}
