//! Who may use the rights of a learner, and who answers.

use crate::{Actor, Needs, PlainRule, Rule, Standing, Term, wall};
use shared::{access::Permission, id::CampusId, time::At};

/// Use the rights of one's own child: consent, copy, correction, erasure. The learner's own data is in question, so a
/// guardian alone may who manages it; the link must hold today.
pub struct OwnRights;
/// Ask in the name of a family that came to the office.
pub struct AskForFamily;
/// See and answer what families asked for.
pub struct AnswerRequests;
/// Answer one request.
pub struct AnswerRequest;

/// A guardian's link to a learner whom they manage.
pub struct Tie {
    /// The zone of the learner's campus.
    pub zone: String,
    /// When it holds.
    pub term: Term,
}

impl Rule for OwnRights {
    type Facts = Tie;

    fn allows(actor: &Actor, tie: &Tie, now: At) -> bool {
        actor.guardian.is_some() && tie.term.holds(wall(now, &tie.zone).date)
    }
}

/// Whether `actor` answers for the learners of `campus`, restricted or not.
pub(crate) fn answers_for(actor: &Actor, campus: CampusId) -> bool {
    actor.reaches_learner(Needs::PRIVACY, Standing { campus, places: &[], restricted: true })
}

impl Rule for AskForFamily {
    type Facts = CampusId;

    fn allows(actor: &Actor, campus: &CampusId, _: At) -> bool {
        answers_for(actor, *campus)
    }
}

impl PlainRule for AnswerRequests {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::HandlePrivacy)
    }
}

impl Rule for AnswerRequest {
    type Facts = CampusId;

    fn allows(actor: &Actor, campus: &CampusId, _: At) -> bool {
        answers_for(actor, *campus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::{NOW, bounded, campus, mother, staff};
    use chrono::{Days, NaiveDate};
    use shared::access::Role;

    fn tie(from: NaiveDate, until: Option<NaiveDate>) -> Tie {
        Tie { zone: "Asia/Shanghai".into(), term: Term { from, until } }
    }

    #[test]
    fn a_guardian_has_rights_from_the_first_day_of_the_link_to_its_last() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let (yesterday, tomorrow) = (today - Days::new(1), today + Days::new(1));
        let may = |from: NaiveDate, until: Option<NaiveDate>| OwnRights::allows(&mother(), &tie(from, until), NOW);
        assert_eq!([may(today, Some(today)), may(yesterday, None), may(yesterday, Some(tomorrow))], [true; 3]);
        assert_eq!([may(tomorrow, None), may(yesterday, Some(yesterday))], [false; 2]);
        assert!(!OwnRights::allows(&staff(Role::Admin, None), &tie(today, None), NOW), "whoever is no guardian has none");
    }

    /// The last second of the last day on the campus, and the first of the next.
    #[test]
    fn the_day_of_a_link_ends_at_midnight_on_the_campus() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let midnight = At(NOW.0 + (14 * 60 + 14) * 60_000);
        let may = |seconds: i64| OwnRights::allows(&mother(), &tie(today, Some(today)), midnight.plus_seconds(seconds));
        assert_eq!([-1, 0, 1].map(may), [true, false, false]);
    }

    #[test]
    fn the_desk_answers_for_whole_campuses() {
        let may = |actor: &Actor| [1, 2].map(|at| [AskForFamily::allows(actor, &campus(at), NOW), AnswerRequest::allows(actor, &campus(at), NOW)]);
        assert_eq!(may(&staff(Role::Admin, None)), [[true; 2]; 2]);
        assert_eq!(may(&staff(Role::Admin, Some(1))), [[true; 2], [false; 2]]);
        assert_eq!([may(&bounded(Role::Admin)), may(&staff(Role::Manager, None))], [[[false; 2]; 2]; 2]);
    }
}
