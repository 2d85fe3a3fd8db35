//! What stands beside learners on one page of a list: classes and the first guardian.

use super::list::ListRow;
use crate::{
    db::{Conn, DbResult},
    fetch_listed,
    keys::{Cell, Ring},
    policy::{Act, Actor, Permit, Place, Standing},
};
use chrono::NaiveDate;
use shared::{
    access::{Contact, Sight},
    credits::Hours,
    id::{CampusId, ClassId, LearnerId, StaffId},
    people::LearnerLine,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A guardian's id, name and sealed phone.
type Guardian = (Uuid, String, Option<Vec<u8>>);

/// Classes and first guardian of the learners of one page.
#[derive(Default)]
pub(crate) struct Beside {
    classes: HashMap<Uuid, Vec<String>>,
    places: HashMap<Uuid, Vec<Place>>,
    guardians: HashMap<Uuid, Guardian>,
}

#[derive(sqlx::FromRow)]
struct StayRow {
    learner_id: Uuid,
    id: Uuid,
    name: String,
    campus_id: Uuid,
    subject: String,
    teacher_id: Option<Uuid>,
    head_teacher_id: Option<Uuid>,
}

/// Nothing but the list bounds the query.
macro_rules! plain {
    ($head:literal, $($tail:tt)*) => { concat!($head, " where true", $($tail)*) };
}

/// Reads it for the learners `ids`, whom the reader was allowed to list.
pub(crate) async fn beside<A: Act>(permit: &Permit<A>, conn: &mut Conn, ids: &[Uuid], today: NaiveDate) -> DbResult<Beside> {
    let mut beside = Beside::default();
    for row in stays(permit, conn, ids, today).await? {
        beside.add(row);
    }
    let links = fetch_listed!(
        conn,
        (Uuid, Uuid, String, Option<Vec<u8>>),
        plain,
        "select k.learner_id, g.id, g.name, g.phone_sealed from guardian_link k join guardian g on g.id = k.guardian_id and k.rank = 1 and k.from_on <= $1",
        "k.learner_id",
        "$2",
        ids,
        today
    )?;
    beside.guardians.extend(links.into_iter().map(|(learner, id, name, sealed)| (learner, (id, name, sealed))));
    Ok(beside)
}

async fn stays<A: Act>(_: &Permit<A>, conn: &mut Conn, ids: &[Uuid], today: NaiveDate) -> DbResult<Vec<StayRow>> {
    fetch_listed!(
        conn,
        StayRow,
        plain,
        "select distinct m.learner_id, c.id, c.name, c.campus_id, k.subject, c.teacher_id, c.head_teacher_id
           from membership m join class c on c.id = m.class_id and m.from_on <= $1 and (m.until_on is null or m.until_on >= $1) join course k on k.id = c.course_id",
        "m.learner_id",
        "$2",
        ids,
        today
    )
}

impl Beside {
    fn add(&mut self, row: StayRow) {
        let teachers = [row.teacher_id, row.head_teacher_id].map(|staff| staff.map(StaffId)).to_vec();
        let place = Place { class: ClassId(row.id), campus: CampusId(row.campus_id), department: row.subject, teachers };
        self.places.entry(row.learner_id).or_default().push(place);
        self.classes.entry(row.learner_id).or_default().push(row.name);
    }

    /// The guardians whose keys the page needs.
    pub(crate) fn persons(&self) -> Vec<Uuid> {
        self.guardians.values().map(|(id, ..)| *id).collect()
    }

    /// How `actor` sees contacts of the learner in a list, where nothing is in clear.
    pub(crate) fn sight(&self, learner: Uuid, campus: CampusId, actor: &Actor) -> Sight {
        let places = self.places.get(&learner).map_or(&[] as &[Place], Vec::as_slice);
        actor.sight_of(Standing { campus, places, restricted: false }).at_most_masked()
    }

    /// The guardian's name and phone, as `sight` shows it.
    pub(crate) fn guardian(&self, learner: Uuid, sight: Sight, ring: &Ring) -> Option<(String, Option<Contact>)> {
        let (id, name, sealed) = self.guardians.get(&learner)?;
        Some((name.clone(), ring.shown(Cell::of(*id, "guardian.phone_sealed"), sealed.as_deref(), sight)))
    }

    pub(in super::super) fn line(&self, row: ListRow, actor: &Actor, ring: &Ring) -> LearnerLine {
        let mut classes = self.classes.get(&row.id).cloned().unwrap_or_default();
        classes.sort();
        LearnerLine {
            id: LearnerId(row.id),
            key: row.id.simple().to_string(),
            guardian: self.guardian(row.id, self.sight(row.id, CampusId(row.campus_id), actor), ring),
            no: row.no,
            name: row.name,
            grade: row.grade,
            campus: row.campus,
            classes,
            state: row.state,
            balance: Hours(row.balance),
            owed: Hours(row.owed),
            next_expiry: row.next_expiry,
            last_seen: row.last_seen,
        }
    }
}
