//! Who may read of learners, and the predicate that bounds every list of them.

use crate::{
    access::Approval,
    clock::wall,
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Act, Actor, Needs, Place, PlainAct, Standing},
};
use chrono::NaiveDate;
use shared::{
    access::{Permission, Sight},
    id::{CampusId, ClassId, LearnerId, StaffId},
    time::At,
};
use uuid::Uuid;

/// Wraps a query over `learner p` so that it reads only whom account `$1` may read of at instant `$2` (ms), on day `$3`:
/// by campus, or by the classes a role reaches and today's members of them; whoever is restricted is left out. Every list and
/// count of learners goes through it. [`Actor::reaches_learner`] says the same of one learner. What does not depend on `p` is
/// worked out once, and the campus is looked at only for those who have one. `cross join` keeps SQLite going from the few roles
/// to their classes to their members; it would read every membership of the school otherwise.
macro_rules! scoped {
    ($head:literal, $($tail:tt)*) => {
        concat!(
            $head,
            " where ",
            $crate::privacy::unrestricted!("p.id"),
            " and ((exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission = 'read_learners'
                               where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                 and r.class_id is null and r.department is null)
                      and p.campus_id in (select h.id from account_role r join role_permission x on x.role = r.role and x.permission = 'read_learners'
                                            join campus h on r.campus_id is null or r.campus_id = h.id
                                           where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                             and r.class_id is null and r.department is null))
                     or p.id in (select m.learner_id from account_role r join account u on u.id = r.account_id
                                   join role_permission x on x.role = r.role and x.permission in ('read_learners', 'read_own_learners')
                                  cross join class c cross join course k cross join membership m
                                  where r.account_id = $1 and r.from_at <= $2 and (r.until_at is null or r.until_at > $2)
                                    and (r.campus_id is null or r.campus_id = c.campus_id) and (r.class_id is null or r.class_id = c.id)
                                    and k.id = c.course_id and (r.department is null or r.department = k.subject)
                                    and m.class_id = c.id and m.from_on <= $3 and (m.until_on is null or m.until_on >= $3)
                                    and (r.class_id is not null
                                         or x.permission = 'read_learners' and r.department is not null
                                         or x.permission = 'read_own_learners' and u.staff_id in (c.teacher_id, c.head_teacher_id))))",
            $($tail)*
        )
    };
}
pub(crate) use scoped;

/// See the list of learners, within one's scope.
pub struct ListLearners;
/// See what one learner does: lessons, homework, scores.
pub struct ViewLearner;
/// Make, change and stop the learner's own sign-in.
pub struct ManageLogin;
/// Know that a learner is one's own child, whatever else one may see of it; or see what it does.
pub struct ViewChild;
/// Add and invite guardians of a learner, change and end what they may.
pub struct ManageFamily;
/// See the archive of one learner as staff do: remarks included, contacts as far as the role sees them.
pub struct ViewPortrait;
/// Give a learner tags by hand and take them.
pub struct TagLearner;
/// See one contact of a learner or of their family in clear, for a reason.
pub struct RevealContact;
/// See who can see a learner.
pub struct ListViewers;
/// See one's own children; a learner sees itself.
pub struct ViewFamily;

impl PlainAct for ListLearners {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadLearners) || actor.may(Permission::ReadOwnLearners)
    }
}

impl PlainAct for ViewFamily {
    fn admits(actor: &Actor) -> bool {
        actor.guardian.is_some() || actor.learner.is_some()
    }
}

/// Who has to do with a learner.
pub struct LearnerFacts {
    campus: CampusId,
    zone: String,
    stays: Vec<Stay>,
    link: Option<Link>,
    /// Whether the learner asks.
    own: bool,
    /// Whether processing is restricted.
    restricted: bool,
}

/// What ties the asker to the learner, where they said that it is their child.
struct Link {
    term: Term,
    reports: bool,
    manages: bool,
}

/// First and last day.
type Term = (NaiveDate, Option<NaiveDate>);

struct Stay {
    term: Term,
    place: Place,
}

fn holds((from, until): Term, today: NaiveDate) -> bool {
    from <= today && until.is_none_or(|last| today <= last)
}

impl LearnerFacts {
    async fn of(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<Self>> {
        type Row = (Uuid, String, Option<NaiveDate>, Option<NaiveDate>, Option<bool>, Option<bool>, bool);
        const SQL: &str = "select p.campus_id, c.zone, k.from_on, k.until_on, k.reports, k.manages,
                            exists (select 1 from restriction z where z.learner_id = p.id) as restricted
                     from learner p join campus c on c.id = p.campus_id
                     left join guardian_link k on k.learner_id = p.id and k.guardian_id = $2 and not k.waits where p.id = $1";
        let guardian = actor.guardian.map(|guardian| guardian.0);
        let row = fetch_optional!(conn, Row, SQL, on.0, guardian)?;
        let Some((campus, zone, from, until, reports, manages, restricted)) = row else { return Ok(None) };
        let link = from.map(|from| Link { term: (from, until), reports: reports.unwrap_or_default(), manages: manages.unwrap_or_default() });
        let stays = if actor.grants.is_empty() { Vec::new() } else { stays(conn, on).await? };
        // Whoever looks through the eyes of a family is staff, for whom a restriction holds.
        let as_family = !restricted || actor.looker.is_none();
        let (link, own) = (link.filter(|_| as_family), as_family && actor.learner == Some(on));
        Ok(Some(Self { campus: CampusId(campus), zone, stays, link, own, restricted }))
    }

    fn link_at(&self, now: At) -> Option<&Link> {
        self.link.as_ref().filter(|link| holds(link.term, self.today(now)))
    }

    /// The day on the campus.
    pub(super) fn today(&self, now: At) -> NaiveDate {
        wall(now, &self.zone).date
    }

    fn places(&self, now: At) -> Vec<Place> {
        let today = self.today(now);
        self.stays.iter().filter(|stay| holds(stay.term, today)).map(|stay| stay.place.clone()).collect()
    }

    const fn standing<'a>(&self, places: &'a [Place]) -> Standing<'a> {
        Standing { campus: self.campus, places, restricted: self.restricted }
    }

    /// Whether `actor` reaches the learner as `needs` says.
    pub(super) fn reached_by(&self, actor: &Actor, needs: Needs, now: At) -> bool {
        actor.reaches_learner(needs, self.standing(&self.places(now)))
    }

    /// How `actor` sees the contacts of the learner and of their family.
    #[must_use]
    pub fn sight(&self, actor: &Actor, now: At) -> Sight {
        actor.sight_of(self.standing(&self.places(now)))
    }

    /// Whether a role lets `actor` see one of them in clear for a reason, once somebody else approved that.
    #[must_use]
    pub fn may_reveal(&self, actor: &Actor, now: At) -> bool {
        actor.may_reveal(self.standing(&self.places(now)))
    }
}

impl Act for ViewLearner {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.own || facts.link_at(now).is_some_and(|link| link.reports) || facts.reached_by(actor, Needs::PROGRESS, now)
    }
}

impl Act for ViewChild {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.link_at(now).is_some() || ViewLearner::allows(actor, facts, now)
    }
}

impl Act for ManageLogin {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    fn allows(_: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.link_at(now).is_some_and(|link| link.manages)
    }
}

impl Act for ManageFamily {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        // Custody changes while processing is restricted too: then who handles privacy ends the ties.
        let may = facts.reached_by(actor, Needs::FAMILIES.despite_restriction(), now);
        may && (!facts.restricted || facts.reached_by(actor, Needs::PRIVACY, now))
    }
}

impl Act for ViewPortrait {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.reached_by(actor, Needs::LEARNERS, now)
    }
}

/// Who has to do with a learner, and what somebody else approved for the asker.
pub struct RevealFacts {
    learner: LearnerFacts,
    approvals: Vec<Approval>,
}

impl RevealFacts {
    /// What allows `actor` to see a contact in clear: a role alone does not, somebody else has to have approved it (law L14).
    pub(super) fn approval(&self, actor: &Actor, now: At) -> Option<&Approval> {
        self.learner.approval(&self.approvals, actor, now)
    }
}

impl LearnerFacts {
    /// The one of `approvals` by which `actor` may see one of the contacts in clear.
    pub(super) fn approval<'a>(&self, approvals: &'a [Approval], actor: &Actor, now: At) -> Option<&'a Approval> {
        Approval::find(approvals, actor, now, |alone| self.may_reveal(alone, now))
    }
}

impl Act for TagLearner {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    /// Whoever reads the archive: a tag says no more than whoever gives it knows.
    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        ViewPortrait::allows(actor, facts, now)
    }
}

impl Act for RevealContact {
    type On = LearnerId;
    type Facts = RevealFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<RevealFacts>> {
        let Some(learner) = LearnerFacts::of(conn, actor, on).await? else { return Ok(None) };
        Ok(Some(RevealFacts { learner, approvals: Approval::all(conn, actor).await? }))
    }

    fn allows(actor: &Actor, facts: &RevealFacts, now: At) -> bool {
        ViewPortrait::allows(actor, &facts.learner, now) && facts.approval(actor, now).is_some()
    }
}

impl Act for ListViewers {
    type On = LearnerId;
    type Facts = LearnerFacts;

    async fn facts(conn: &mut Conn, actor: &Actor, on: LearnerId) -> DbResult<Option<LearnerFacts>> {
        LearnerFacts::of(conn, actor, on).await
    }

    /// Whoever sees all accounts, or reads the records of access.
    fn allows(actor: &Actor, _: &LearnerFacts, _: At) -> bool {
        actor.may_everywhere(Permission::ReadAccounts) || actor.may_everywhere(Permission::ReadAudit)
    }
}

#[derive(sqlx::FromRow)]
struct StayRow {
    class_id: Uuid,
    campus_id: Uuid,
    subject: String,
    teacher_id: Option<Uuid>,
    head_teacher_id: Option<Uuid>,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

async fn stays(conn: &mut Conn, learner: LearnerId) -> DbResult<Vec<Stay>> {
    let rows = fetch_all!(
        conn,
        StayRow,
        "select c.id as class_id, c.campus_id, k.subject, c.teacher_id, c.head_teacher_id, m.from_on, m.until_on
           from membership m join class c on c.id = m.class_id join course k on k.id = c.course_id where m.learner_id = $1",
        learner.0
    )?;
    Ok(rows.into_iter().map(Stay::of).collect())
}

impl Stay {
    fn of(row: StayRow) -> Self {
        let teachers = [row.teacher_id, row.head_teacher_id].map(|staff| staff.map(StaffId)).to_vec();
        let place = Place { class: ClassId(row.class_id), campus: CampusId(row.campus_id), department: row.subject, teachers };
        Self { term: (row.from_on, row.until_on), place }
    }
}
