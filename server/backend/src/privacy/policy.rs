//! Who may use the rights of a learner, and who answers.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    fetch_optional,
    policy::{Act, Actor, Needs, PlainAct, Standing},
};
use chrono::NaiveDate;
use shared::{
    access::Permission,
    id::{CampusId, LearnerId, RequestId},
    time::At,
};
use uuid::Uuid;

/// True of the learner `$learner` of a query as long as nothing restricts processing. Every query by which staff see or write
/// anything of learners asks it; `people::policy::scoped!` does so for lists.
macro_rules! unrestricted {
    ($learner:literal) => {
        concat!("not exists (select 1 from restriction z where z.learner_id = ", $learner, ")")
    };
}
pub(crate) use unrestricted;

/// Use the rights of one's own child: consent, copy, correction, erasure. The learner's own data is in question, so a
/// guardian alone may who manages it; the link must hold today.
pub struct OwnRights;
/// Ask in the name of a family that came to the office.
pub struct AskForFamily;
/// See and answer what families asked for.
pub struct AnswerRequests;
/// Answer one request.
pub struct AnswerRequest;

impl Act for OwnRights {
    type On = LearnerId;
    type Facts = (String, NaiveDate, Option<NaiveDate>);

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<Self::Facts>> {
        const SQL: &str = "select c.zone, k.from_on, k.until_on from learner p join campus c on c.id = p.campus_id
                             join guardian_link k on k.learner_id = p.id and k.guardian_id = $2 and k.manages and not k.waits where p.id = $1 and p.erased_at is null";
        fetch_optional!(conn, (String, NaiveDate, Option<NaiveDate>), SQL, on.0, actor.guardian.map(|guardian| guardian.0))
    }

    fn allows(actor: &Actor, (zone, from, until): &Self::Facts, now: At) -> bool {
        let today = wall(now, zone).date;
        actor.guardian.is_some() && *from <= today && until.is_none_or(|last| today <= last)
    }
}

/// Whether `actor` answers for the learners of `campus`, restricted or not.
fn answers_for(actor: &Actor, campus: CampusId) -> bool {
    actor.reaches_learner(Needs::PRIVACY, Standing { campus, places: &[], restricted: true })
}

impl Act for AskForFamily {
    type On = LearnerId;
    type Facts = CampusId;

    async fn facts(conn: &mut Conn, _: &Actor, on: LearnerId) -> DbResult<Option<CampusId>> {
        let row = fetch_optional!(conn, (Uuid,), "select campus_id from learner where id = $1 and erased_at is null", on.0)?;
        Ok(row.map(|(campus,)| CampusId(campus)))
    }

    fn allows(actor: &Actor, campus: &CampusId, _: At) -> bool {
        answers_for(actor, *campus)
    }
}

impl PlainAct for AnswerRequests {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::HandlePrivacy)
    }
}

impl Act for AnswerRequest {
    type On = RequestId;
    type Facts = CampusId;

    async fn facts(conn: &mut Conn, _: &Actor, on: RequestId) -> DbResult<Option<CampusId>> {
        const SQL: &str = "select p.campus_id from privacy_request q join learner p on p.id = q.learner_id where q.id = $1";
        Ok(fetch_optional!(conn, (Uuid,), SQL, on.0)?.map(|(campus,)| CampusId(campus)))
    }

    fn allows(actor: &Actor, campus: &CampusId, _: At) -> bool {
        answers_for(actor, *campus)
    }
}

#[cfg(test)]
mod tests {
    use super::OwnRights;
    use crate::{
        policy::Act,
        testing::{SATURDAY, guardian, staff},
    };
    use chrono::{Days, NaiveDate};
    use shared::{
        access::Role,
        id::{GuardianId, StaffId},
    };

    #[test]
    fn a_guardian_has_rights_from_the_first_day_of_the_link_to_its_last() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let (yesterday, tomorrow) = (today - Days::new(1), today + Days::new(1));
        let mother = guardian(GuardianId(crate::new_id()));
        let may = |from: NaiveDate, until: Option<NaiveDate>| OwnRights::allows(&mother, &("Asia/Shanghai".to_owned(), from, until), SATURDAY);
        assert_eq!([may(today, Some(today)), may(yesterday, None), may(yesterday, Some(tomorrow))], [true; 3]);
        assert_eq!([may(tomorrow, None), may(yesterday, Some(yesterday))], [false; 2]);
        let office = staff(StaffId(crate::new_id()), &[Role::Admin]);
        assert!(!OwnRights::allows(&office, &("Asia/Shanghai".to_owned(), today, None), SATURDAY), "whoever is no guardian has none");
    }
}
