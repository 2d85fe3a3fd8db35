//! The archive of one learner.

use super::super::ViewPortrait;
use crate::{
    Fault,
    clock::wall,
    db::{Conn, DbResult},
    fetch_all, fetch_one,
    keys::{Cell, Ring},
    policy::Permit,
    seal::Seal,
};
use chrono::NaiveDate;
use shared::{
    access::Sight,
    credits::Hours,
    id::{ClassId, GuardianId, LearnerId},
    people::{ArchiveField, GuardianLine, LotLine, Portrait, Rhythm},
    privacy::{Answer, Consent, Purpose, age, may_profile},
    time::At,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
pub(in super::super) struct ArchiveRow {
    id: Uuid,
    no: String,
    name: String,
    gender: Option<String>,
    born_on: Option<NaiveDate>,
    id_no_sealed: Option<Vec<u8>>,
    phone_sealed: Option<Vec<u8>>,
    address_sealed: Option<Vec<u8>>,
    school: Option<String>,
    grade: Option<String>,
    campus: String,
    source: Option<String>,
    joined_on: Option<NaiveDate>,
    state: String,
    style: Option<String>,
    availability: Option<String>,
    notes: Option<String>,
    balance: i64,
    owed: i64,
    lessons_taken: i64,
    next_expiry: Option<NaiveDate>,
    version: i64,
    profile_version: Option<i64>,
    profile_given: Option<bool>,
    profile_at: Option<i64>,
}

pub(in super::super) async fn archive(permit: &Permit<ViewPortrait>, conn: &mut Conn) -> DbResult<ArchiveRow> {
    fetch_one!(
        conn,
        ArchiveRow,
        "select p.id, p.no, p.name, p.gender, p.born_on, p.id_no_sealed, p.phone_sealed, p.address_sealed, p.school, p.grade, c.name as campus, p.source,
                p.joined_on, p.state, p.style, p.availability, p.notes, p.balance, p.owed, p.lessons_taken, p.next_expiry,
                p.version, n.version as profile_version, n.given as profile_given, n.at as profile_at
           from learner p join campus c on c.id = p.campus_id
           left join consent n on n.id = (select x.id from consent x where x.learner_id = p.id and x.purpose = 'profile' order by x.at desc, x.id desc limit 1)
          where p.id = $1",
        permit.on().0
    )
}

/// What is read beside the archive.
pub(in super::super) struct Beside {
    pub(in super::super) today: NaiveDate,
    pub(in super::super) classes: Vec<(ClassId, String)>,
    pub(in super::super) lots: Vec<LotLine>,
    pub(in super::super) guardians: Vec<GuardianLine>,
    pub(in super::super) rhythm: Rhythm,
    pub(in super::super) reveals_left: Option<i64>,
    pub(in super::super) asks_approval: bool,
    pub(in super::super) progress: bool,
    pub(in super::super) can_edit: Vec<ArchiveField>,
}

impl ArchiveRow {
    /// Whether somebody agreed to have a profile made of the learner (law L2).
    pub(in super::super) fn may_profile(&self, zone: &str, today: NaiveDate) -> bool {
        let answer = self.profile_at.map(|at| Answer {
            given: self.profile_given.unwrap_or_default(),
            version: self.profile_version.unwrap_or_default(),
            on: wall(At(at), zone).date,
        });
        may_profile(self.born_on, &Consent { purpose: Purpose::Profile, answer }, today)
    }

    /// Takes out what nobody agreed to have made of the learner (law L2).
    pub(in super::super) fn keep_consent(mut self, zone: &str, today: NaiveDate) -> Self {
        if !self.may_profile(zone, today) {
            self.style = None;
        }
        self
    }

    /// What a field says, in clear, as it is typed.
    pub(in super::super) fn value(&self, ring: &Ring, field: ArchiveField) -> Option<String> {
        let open = |sealed: &Option<Vec<u8>>, column| {
            sealed.as_deref().and_then(|sealed| ring.open(Cell::of(self.id, column), sealed).ok()).map(|secret| secret.expose().to_owned())
        };
        match field {
            ArchiveField::Name => Some(self.name.clone()),
            ArchiveField::Gender => self.gender.clone(),
            ArchiveField::BornOn => self.born_on.map(|day| day.to_string()),
            ArchiveField::IdNo => open(&self.id_no_sealed, "learner.id_no_sealed"),
            ArchiveField::Phone => open(&self.phone_sealed, "learner.phone_sealed"),
            ArchiveField::Address => open(&self.address_sealed, "learner.address_sealed"),
            ArchiveField::School => self.school.clone(),
            ArchiveField::Grade => self.grade.clone(),
            ArchiveField::Source => self.source.clone(),
            ArchiveField::JoinedOn => self.joined_on.map(|day| day.to_string()),
            ArchiveField::Style => self.style.clone(),
            ArchiveField::Availability => self.availability.clone(),
            ArchiveField::Notes => self.notes.clone(),
        }
    }

    /// The portrait with contacts as `sight` allows; nobody reads ID numbers and addresses in passing.
    pub(in super::super) fn portrait(self, ring: &Ring, sight: Sight, beside: Beside) -> Portrait {
        let shown = |sealed: Option<Vec<u8>>, column, sight| ring.shown(Cell::of(self.id, column), sealed.as_deref(), sight);
        let Beside { today, classes, lots, guardians, rhythm, reveals_left, asks_approval, progress, can_edit } = beside;
        Portrait {
            id: LearnerId(self.id),
            age: self.born_on.map(|born| age(born, today)),
            phone: shown(self.phone_sealed, "learner.phone_sealed", sight),
            id_no: shown(self.id_no_sealed, "learner.id_no_sealed", sight.at_most_masked()),
            address: ring.shown_address(Cell::of(self.id, "learner.address_sealed"), self.address_sealed.as_deref(), sight),
            sight,
            reveals_left,
            asks_approval,
            progress,
            balance: Hours(self.balance),
            owed: Hours(self.owed),
            no: self.no,
            name: self.name,
            gender: self.gender,
            born_on: self.born_on,
            school: self.school,
            grade: self.grade,
            campus: self.campus,
            joined_on: self.joined_on,
            state: self.state,
            source: self.source,
            style: self.style,
            availability: self.availability,
            notes: self.notes,
            can_edit,
            version: self.version,
            lessons_taken: self.lessons_taken,
            next_expiry: self.next_expiry,
            rhythm,
            classes,
            lots,
            guardians,
            today,
        }
    }
}

/// Classes the learner is a member of on `today`.
pub(in super::super) async fn classes(permit: &Permit<ViewPortrait>, conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<(ClassId, String)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, String),
        "select distinct c.id, c.name from membership m join class c on c.id = m.class_id
          where m.learner_id = $1 and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2) order by c.name",
        permit.on().0,
        today
    )?;
    Ok(rows.into_iter().map(|(id, name)| (ClassId(id), name)).collect())
}

#[derive(sqlx::FromRow)]
struct LotRow {
    contract: String,
    course: String,
    kind: String,
    units: i64,
    balance: i64,
    expires_on: Option<NaiveDate>,
}

/// Lots that still hold hours, and the last that are empty; soonest expiry first.
pub(in super::super) async fn lots(permit: &Permit<ViewPortrait>, conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<LotLine>> {
    let rows = fetch_all!(
        conn,
        LotRow,
        "select k.no as contract, c.name as course, o.kind, o.units, o.balance, o.expires_on
           from lot o join contract k on k.id = o.contract_id join course c on c.id = k.course_id
          where o.learner_id = $1 and o.units > 0
          order by case when o.balance > 0 then 0 else 1 end, coalesce(o.expires_on, '9999-12-31'), o.rank limit 12",
        permit.on().0
    )?;
    Ok(rows
        .into_iter()
        .map(|row| LotLine {
            expired: row.expires_on.is_some_and(|last| last < today),
            gift: row.kind == "gift",
            contract: row.contract,
            course: row.course,
            units: Hours(row.units),
            balance: Hours(row.balance),
            expires_on: row.expires_on,
        })
        .collect())
}

pub(in super::super) async fn guardians(permit: &Permit<ViewPortrait>, conn: &mut Conn, seal: &Seal, sight: Sight) -> Result<Vec<GuardianLine>, Fault> {
    let rows = fetch_all!(
        conn,
        (Uuid, String, Option<Vec<u8>>, String),
        "select g.id, g.name, g.phone_sealed, k.relation from guardian_link k join guardian g on g.id = k.guardian_id where k.learner_id = $1 order by k.rank, g.name",
        permit.on().0
    )?;
    let ring = seal.ring(&rows.iter().map(|(id, ..)| *id).collect::<Vec<_>>()).await?;
    let open = |id: Uuid, sealed: Option<Vec<u8>>| ring.shown(Cell::of(id, "guardian.phone_sealed"), sealed.as_deref(), sight);
    Ok(rows.into_iter().map(|(id, name, sealed, relation)| GuardianLine { id: GuardianId(id), name, relation, phone: open(id, sealed) }).collect())
}

/// Attendance of the last twelve lessons.
pub(in super::super) async fn rhythm(permit: &Permit<ViewPortrait>, conn: &mut Conn) -> DbResult<Rhythm> {
    let (of, came, leave, absent) = fetch_one!(
        conn,
        (i64, i64, i64, i64),
        "select count(*), count(case when code in ('present', 'late', 'makeup', 'trial') then 1 end), count(case when code in ('leave', 'sick') then 1 end),
                count(case when code = 'absent' then 1 end)
           from (select code from attendance where learner_id = $1 order by on_date desc limit 12) as newest",
        permit.on().0
    )?;
    Ok(Rhythm { of, came, leave, absent })
}
