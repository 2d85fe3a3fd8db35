//! Who may read of learners. The backend's `people::policy::scoped!` says in SQL whom a list holds.

use crate::{Actor, Approval, Needs, Place, PlainRule, Rule, Standing, Term, privacy::answers_for, wall};
use chrono::NaiveDate;
use shared::{
    access::{Permission, Sight},
    id::{CampusId, LearnerId},
    time::At,
};

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

impl PlainRule for ListLearners {
    fn admits(actor: &Actor) -> bool {
        actor.may(Permission::ReadLearners) || actor.may(Permission::ReadOwnLearners)
    }
}

impl PlainRule for ViewFamily {
    fn admits(actor: &Actor) -> bool {
        actor.guardian.is_some() || actor.learner.is_some()
    }
}

/// Who has to do with a learner.
pub struct LearnerFacts {
    /// Who it is.
    pub learner: LearnerId,
    /// Their campus.
    pub campus: CampusId,
    /// The zone of that campus.
    pub zone: String,
    /// Their stays in classes, of any time.
    pub stays: Vec<Stay>,
    /// What ties the asker to them, who said that it is their child.
    pub link: Option<Link>,
    /// Whether processing is restricted.
    pub restricted: bool,
}

/// What ties a guardian to a learner.
pub struct Link {
    /// When it holds.
    pub term: Term,
    /// Whether they get reports.
    pub reports: bool,
    /// Whether they manage the learner's sign-in.
    pub manages: bool,
}

/// A stay in a class.
pub struct Stay {
    /// From when until when.
    pub term: Term,
    /// The class.
    pub place: Place,
}

impl LearnerFacts {
    /// Whoever looks through the eyes of a family is staff, for whom a restriction holds.
    const fn is_open_to_family(&self, actor: &Actor) -> bool {
        !self.restricted || actor.looker.is_none()
    }

    fn is_own(&self, actor: &Actor) -> bool {
        actor.learner == Some(self.learner) && self.is_open_to_family(actor)
    }

    fn link_of(&self, actor: &Actor, now: At) -> Option<&Link> {
        self.link.as_ref().filter(|link| link.term.holds(self.today(now)) && self.is_open_to_family(actor))
    }

    /// The day on the campus.
    #[must_use]
    pub fn today(&self, now: At) -> NaiveDate {
        wall(now, &self.zone).date
    }

    fn places(&self, now: At) -> Vec<Place> {
        let today = self.today(now);
        self.stays.iter().filter(|stay| stay.term.holds(today)).map(|stay| stay.place.clone()).collect()
    }

    const fn standing<'a>(&self, places: &'a [Place]) -> Standing<'a> {
        Standing { campus: self.campus, places, restricted: self.restricted }
    }

    /// Whether `actor` reaches the learner as `needs` says.
    #[must_use]
    pub fn reached_by(&self, actor: &Actor, needs: Needs, now: At) -> bool {
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

    /// The one of `approvals` by which `actor` may see one of the contacts in clear.
    #[must_use]
    pub fn approval<'a>(&self, approvals: &'a [Approval], actor: &Actor, now: At) -> Option<&'a Approval> {
        Approval::find(approvals, actor, now, |alone| self.may_reveal(alone, now))
    }
}

impl Rule for ViewLearner {
    type Facts = LearnerFacts;

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.is_own(actor) || facts.link_of(actor, now).is_some_and(|link| link.reports) || facts.reached_by(actor, Needs::PROGRESS, now)
    }
}

impl Rule for ViewChild {
    type Facts = LearnerFacts;

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.link_of(actor, now).is_some() || ViewLearner::allows(actor, facts, now)
    }
}

impl Rule for ManageLogin {
    type Facts = LearnerFacts;

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.link_of(actor, now).is_some_and(|link| link.manages)
    }
}

impl Rule for ManageFamily {
    type Facts = LearnerFacts;

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        // Custody changes while processing is restricted too: then who handles privacy ends the ties.
        let may = facts.reached_by(actor, Needs::FAMILIES.despite_restriction(), now);
        may && (!facts.restricted || answers_for(actor, facts.campus))
    }
}

impl Rule for ViewPortrait {
    type Facts = LearnerFacts;

    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        facts.reached_by(actor, Needs::LEARNERS, now)
    }
}

impl Rule for TagLearner {
    type Facts = LearnerFacts;

    /// Whoever reads the archive: a tag says no more than whoever gives it knows.
    fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {
        ViewPortrait::allows(actor, facts, now)
    }
}

/// Who has to do with a learner, and what somebody else approved for the asker.
pub struct RevealFacts {
    /// Who has to do with the learner.
    pub learner: LearnerFacts,
    /// What was approved.
    pub approvals: Vec<Approval>,
}

impl RevealFacts {
    /// What allows `actor` to see a contact in clear: a role alone does not, somebody else has to have approved it (law L14).
    #[must_use]
    pub fn approval(&self, actor: &Actor, now: At) -> Option<&Approval> {
        self.learner.approval(&self.approvals, actor, now)
    }
}

impl Rule for RevealContact {
    type Facts = RevealFacts;

    fn allows(actor: &Actor, facts: &RevealFacts, now: At) -> bool {
        ViewPortrait::allows(actor, &facts.learner, now) && facts.approval(actor, now).is_some()
    }
}

impl Rule for ListViewers {
    type Facts = LearnerFacts;

    /// Whoever sees all accounts, or reads the records of access.
    fn allows(actor: &Actor, _: &LearnerFacts, _: At) -> bool {
        actor.may_everywhere(Permission::ReadAccounts) || actor.may_everywhere(Permission::ReadAudit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        approval::tests::approval,
        school::{NOW, campus, child, child_itself, class, mother, staff, through},
    };
    use chrono::Days;
    use shared::access::Role;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    /// The child, whose mother's link holds today alone.
    fn facts(reports: bool, manages: bool) -> LearnerFacts {
        let link = Link { term: Term { from: today(), until: Some(today()) }, reports, manages };
        LearnerFacts { learner: child(), campus: campus(1), zone: "Asia/Shanghai".into(), stays: Vec::new(), link: Some(link), restricted: false }
    }

    fn family(actor: &Actor, facts: &LearnerFacts, now: At) -> [bool; 3] {
        [ViewChild::allows(actor, facts, now), ViewLearner::allows(actor, facts, now), ManageLogin::allows(actor, facts, now)]
    }

    #[test]
    fn a_guardian_may_what_the_link_says() {
        let may = |reports: bool, manages: bool| family(&mother(), &facts(reports, manages), NOW);
        assert_eq!([may(false, false), may(true, false), may(false, true)], [[true, false, false], [true, true, false], [true, false, true]]);
        assert_eq!(family(&mother(), &LearnerFacts { link: None, ..facts(true, true) }, NOW), [false; 3]);
    }

    /// The last second before the day of the link on the campus, its first and last, and the first after it.
    #[test]
    fn a_link_holds_from_midnight_to_midnight_on_the_campus() {
        let (begins, ends) = (At(NOW.0 - (9 * 60 + 46) * 60_000), At(NOW.0 + (14 * 60 + 14) * 60_000));
        let may = |at: At| family(&mother(), &facts(true, true), at);
        assert_eq!([begins.plus_seconds(-1), begins, ends.plus_seconds(-1), ends].map(may), [[false; 3], [true; 3], [true; 3], [false; 3]]);
    }

    #[test]
    fn a_learner_sees_itself_and_nobody_else() {
        let nobody = |learner: LearnerId| LearnerFacts { learner, link: None, ..facts(false, false) };
        assert_eq!(family(&child_itself(), &nobody(child()), NOW), [true, true, false]);
        assert_eq!(family(&child_itself(), &nobody(LearnerId(uuid::Uuid::nil())), NOW), [false; 3]);
        assert_eq!(family(&mother(), &nobody(child()), NOW), [false; 3]);
    }

    #[test]
    fn a_restriction_holds_for_staff_who_look_through_the_eyes_of_a_family() {
        let restricted = LearnerFacts { restricted: true, ..facts(true, true) };
        let seen = |actor: Actor| [family(&actor, &restricted, NOW), family(&through(actor.clone(), staff(Role::Admin, None)), &restricted, NOW)];
        assert_eq!(seen(mother()), [[true; 3], [false; 3]]);
        assert_eq!(seen(child_itself())[1], [false; 3]);
        assert_eq!(family(&through(mother(), staff(Role::Admin, None)), &facts(true, true), NOW), [true; 3]);
    }

    #[test]
    fn a_stay_counts_on_its_days() {
        let at = |from: i64, until: Option<u64>| {
            let term = Term { from: today() + chrono::TimeDelta::days(from), until: until.map(|days| today() + Days::new(days)) };
            LearnerFacts { stays: vec![Stay { term, place: class(1, true) }], ..facts(false, false) }
        };
        let may = |facts: LearnerFacts| ViewPortrait::allows(&staff(Role::Teacher, None), &facts, NOW);
        assert_eq!([may(at(-3, None)), may(at(0, Some(0))), may(at(1, None))], [true, true, false]);
        assert_eq!(facts(false, false).today(NOW), today());
    }

    #[test]
    fn a_contact_is_shown_in_clear_to_whoever_reads_the_archive_and_was_approved() {
        let facts = |role: Role, at: u128| RevealFacts { learner: facts(false, false), approvals: vec![approval(4, Role::Finance, 1), approval(5, role, at)] };
        let may = |asker: Role, facts: RevealFacts| RevealContact::allows(&staff(asker, None), &facts, NOW);
        assert!(may(Role::Finance, facts(Role::CustomerService, 1)));
        assert_eq!([may(Role::Finance, facts(Role::CustomerService, 2)), may(Role::Admin, facts(Role::Operations, 1))], [false; 2]);
        assert!(!may(Role::Auditor, facts(Role::CustomerService, 1)), "the archive is shut to them");
        let found = |facts: &RevealFacts| facts.approval(&staff(Role::Finance, None), NOW).map(|found| found.id.0.as_u128());
        assert_eq!([found(&facts(Role::CustomerService, 1)), found(&facts(Role::Finance, 1))], [Some(5), None]);
        assert!(!facts(Role::Admin, 1).learner.may_reveal(&staff(Role::Finance, None), NOW));
    }

    #[test]
    fn who_sees_a_learner_is_told_to_whoever_sees_all_accounts_or_the_log() {
        let may = |role: Role, at: Option<u128>| ListViewers::allows(&staff(role, at), &facts(false, false), NOW);
        let mut reader = staff(Role::Custom, None);
        reader.grants[0].permissions = shared::access::Permissions::of(&[Permission::ReadAccounts]);
        assert!(may(Role::Admin, None) && may(Role::Auditor, None) && ListViewers::allows(&reader, &facts(false, false), NOW));
        assert_eq!([may(Role::Admin, Some(1)), may(Role::Auditor, Some(1)), may(Role::AcademicAffairs, None)], [false; 3]);
    }
}
