//! Writing what is new, many rows a statement. What is there already stays as it is.

use super::Leave;
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    execute,
    intake::books::{At, Books, Campus, Change, Class, Contract, Course, Draw, Entry, Grade, Homework, Learner, Lesson, Mark, Staff, Stay},
    seal::Seal,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use shared::{
    intake::late_minutes,
    schedule::{CalendarDay, Pattern},
    time::Minute,
};
use uuid::Uuid;

/// What every row of an import is stamped with.
pub struct Stamp {
    /// The zone of the school.
    pub zone: Tz,
    /// The campus's today.
    pub today: NaiveDate,
}

impl Stamp {
    /// The stamp of a school in `zone`, whose day it is.
    pub fn of(zone: &str, today: NaiveDate) -> Self {
        Self { zone: zone.parse().unwrap_or(chrono_tz::Asia::Shanghai), today }
    }

    /// The instant a clock on the campus shows `at`.
    fn instant(&self, at: NaiveDateTime) -> i64 {
        self.zone.from_local_datetime(&at).earliest().map_or(0, |at| at.timestamp_millis())
    }
}

pub async fn campuses(_: &Leave, conn: &mut Conn, rows: &[&Campus], stamp: &Stamp) -> DbResult<u64> {
    let zone = stamp.zone.name();
    bulk_insert!(
        conn,
        "insert into campus (id, name, zone) ",
        3,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.name).push_bind(zone);
        },
        ""
    )
}

pub async fn courses(_: &Leave, conn: &mut Conn, rows: &[&Course]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into course (id, code, name, subject, level, total_hours, price_fen, core_module) ",
        8,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.code).push_bind(&row.name).push_bind(&row.subject).push_bind(&row.level);
            b.push_bind(row.total.0).push_bind(row.price.0).push_bind(&row.core);
        },
        ""
    )
}

pub async fn calendar(_: &Leave, conn: &mut Conn, rows: &[(NaiveDate, CalendarDay)]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into calendar_day (on_date, name, is_open, runs_as) ",
        4,
        rows,
        |row, b| {
            b.push_bind(row.0).push_bind(&row.1.name).push_bind(row.1.is_open).push_bind(row.1.runs_as.map(i64::from));
        },
        " on conflict (on_date) do update set name = excluded.name, is_open = excluded.is_open, runs_as = excluded.runs_as"
    )
}

pub async fn staff(_: &Leave, conn: &mut Conn, rows: &[&Staff], books: &Books, seal: &Seal) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into staff (id, no, name, campus_id, subject, duty, phone_sealed, phone_index) ",
        8,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.no).push_bind(&row.name).push_bind(books.campuses.get(row.campus).id);
            b.push_bind(&row.subject).push_bind(&row.duty).push_bind(row.phone.as_deref().map(|phone| seal.close(phone, row.id.as_bytes())));
            b.push_bind(row.phone.as_deref().map(|phone| seal.index(phone)));
        },
        ""
    )
}

pub async fn classes(_: &Leave, conn: &mut Conn, rows: &[&Class], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern) ",
        12,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.code).push_bind(&row.name).push_bind(books.courses.get(row.course).id);
            b.push_bind(books.campuses.get(row.campus).id).push_bind(&row.room).push_bind(row.teacher).push_bind(row.head);
            b.push_bind(row.capacity).push_bind(row.starts).push_bind(row.ends);
            b.push_bind(row.pattern.as_ref().map(ToString::to_string).unwrap_or_default());
        },
        ""
    )
}

pub async fn lessons(_: &Leave, conn: &mut Conn, rows: &[(&Class, &Pattern, &Lesson)], stamp: &Stamp) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into lesson (id, class_id, no, on_date, starts_min, ends_min, hours, room, teacher_id, taken_at) ",
        10,
        rows,
        |row, b| {
            let (class, pattern, lesson) = row;
            let taken = lesson.taken.then(|| stamp.instant(ends(lesson.on_date, pattern.ends)));
            b.push_bind(lesson.id).push_bind(class.id).push_bind(lesson.no).push_bind(lesson.on_date).push_bind(pattern.starts.0);
            b.push_bind(pattern.ends.0).push_bind(pattern.hours().0).push_bind(&class.room).push_bind(class.teacher).push_bind(taken);
        },
        " on conflict (class_id, on_date) do nothing"
    )
}

fn ends(day: NaiveDate, minute: Minute) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + chrono::TimeDelta::minutes(minute.0)
}

/// Notes that a lesson's roll was taken, on the evening of its day.
pub async fn taken(_: &Leave, conn: &mut Conn, lesson: &Lesson, stamp: &Stamp) -> DbResult<u64> {
    let at = stamp.instant(ends(lesson.on_date, Minute(18 * 60)));
    execute!(conn, "update lesson set taken_at = $2 where id = $1 and taken_at is null", lesson.id, at)
}

pub async fn learners(_: &Leave, conn: &mut Conn, rows: &[&Learner], books: &Books, seal: &Seal) -> DbResult<u64> {
    let files: Vec<_> = rows.iter().filter_map(|row| row.file.as_deref().map(|file| (row, file))).collect();
    bulk_insert!(
        conn,
        "insert into learner (id, no, name, name_key, gender, born_on, id_no_sealed, id_no_index, phone_sealed, phone_index, address_sealed, school, grade,
          campus_id, source, referrer, joined_on, state, style, availability, notes) ",
        21,
        files,
        |row, b| {
            let (Learner { id, no, .. }, file) = row;
            let sealed = |clear: &Option<String>| clear.as_deref().map(|clear| seal.close(clear, id.as_bytes()));
            let index = |clear: &Option<String>| clear.as_deref().map(|clear| seal.index(clear));
            b.push_bind(*id).push_bind(no.as_ref()).push_bind(&file.name).push_bind(crate::people::pinyin::sort_key(&file.name)).push_bind(&file.gender);
            b.push_bind(file.born_on).push_bind(sealed(&file.id_no)).push_bind(index(&file.id_no)).push_bind(sealed(&file.phone));
            b.push_bind(index(&file.phone)).push_bind(sealed(&file.address)).push_bind(&file.school).push_bind(&file.grade);
            b.push_bind(books.campuses.get(file.campus).id).push_bind(&file.source).push_bind(&file.referrer).push_bind(file.joined_on);
            b.push_bind(&file.state).push_bind(&file.style).push_bind(&file.availability).push_bind(&file.notes);
        },
        ""
    )
}

/// A guardian to be written.
pub struct GuardianRow {
    pub id: Uuid,
    pub name: String,
    pub phone: Option<String>,
    pub index: Option<Vec<u8>>,
}

/// A guardian's tie to a learner.
pub struct LinkRow {
    pub learner: Uuid,
    pub guardian: Uuid,
    pub relation: String,
    pub rank: i64,
    pub from: NaiveDate,
}

pub async fn guardians(_: &Leave, conn: &mut Conn, rows: &[GuardianRow], seal: &Seal) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into guardian (id, name, phone_sealed, phone_index) ",
        4,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.name).push_bind(row.phone.as_deref().map(|phone| seal.close(phone, row.id.as_bytes()))).push_bind(&row.index);
        },
        ""
    )
}

pub async fn links(_: &Leave, conn: &mut Conn, rows: &[LinkRow]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on) ",
        5,
        rows,
        |row, b| {
            b.push_bind(row.learner).push_bind(row.guardian).push_bind(&row.relation).push_bind(row.rank).push_bind(row.from);
        },
        " on conflict (learner_id, guardian_id) do nothing"
    )
}

pub async fn contracts(_: &Leave, conn: &mut Conn, rows: &[&Contract], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into contract (id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, discount, payment, signed_on, expires_on, state) ",
        13,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(&row.no).push_bind(books.learners.get(row.learner).id).push_bind(books.courses.get(row.course).id);
            b.push_bind(books.classes.get(row.class).id).push_bind(row.purchased.0).push_bind(row.gift.0).push_bind(row.paid.0);
            b.push_bind(&row.discount).push_bind(&row.payment).push_bind(row.signed).push_bind(row.expires).push_bind(&row.state);
        },
        ""
    )
}

/// The lots of new contracts, with what is left of them.
pub async fn lots(_: &Leave, conn: &mut Conn, rows: &[(&Contract, bool)], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into lot (id, contract_id, learner_id, class_id, kind, units, unit_fen, starts_on, expires_on, rank, balance) ",
        11,
        rows,
        |row, b| {
            let (contract, gift) = (row.0, row.1);
            b.push_bind(contract.lots[usize::from(gift)].0).push_bind(contract.id).push_bind(books.learners.get(contract.learner).id);
            b.push_bind(books.classes.get(contract.now_in).id).push_bind(contract.lot_kind(gift)).push_bind(contract.units(gift).0);
            b.push_bind(contract.unit_fen(gift)).push_bind(contract.signed).push_bind(contract.expires).push_bind(contract.rank(gift));
            b.push_bind(contract.left[usize::from(gift)].0);
        },
        ""
    )
}

/// The entries that open the lots of new contracts.
pub async fn grants(leave: &Leave, conn: &mut Conn, rows: &[(&Contract, bool)], books: &Books) -> DbResult<u64> {
    let now = leave.now().0;
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        rows,
        |row, b| {
            let (contract, gift) = (row.0, row.1);
            let fen = if gift { 0 } else { contract.worth.0 };
            b.push_bind(contract.lots[usize::from(gift)].0).push_bind(contract.signed).push_bind(books.classes.get(contract.class).id).push_bind("grant");
            b.push_bind(1_i64).push_bind(books.learners.get(contract.learner).id).push_bind(contract.units(gift).0).push_bind(fen).push_bind(now);
        },
        " on conflict (lot_id, on_date, class_id, kind, turn) do nothing"
    )
}

/// Lots that moved to another class with their contract.
pub async fn move_lots(_: &Leave, conn: &mut Conn, contract: &Contract, class: Uuid) -> DbResult<u64> {
    execute!(conn, "update lot set class_id = $2 where contract_id = $1 and class_id <> $2", contract.id, class)
}

pub async fn changes(_: &Leave, conn: &mut Conn, rows: &[&Change], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into contract_change (id, contract_id, on_date, kind, to_class_id, hours, fen, reason) ",
        8,
        rows,
        |row, b| {
            b.push_bind(row.id).push_bind(books.contracts.get(row.contract).id).push_bind(row.on_date).push_bind(row.kind.word());
            b.push_bind(row.to_class.map(|class| books.classes.get(class).id)).push_bind(row.hours.0).push_bind(row.fen.0).push_bind(&row.reason);
        },
        ""
    )
}

/// Refunds and conversions in the ledger.
pub async fn entries(leave: &Leave, conn: &mut Conn, rows: &[Entry], books: &Books) -> DbResult<u64> {
    let now = leave.now().0;
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        rows,
        |row, b| {
            let contract = books.contracts.get(row.contract);
            b.push_bind(contract.lots[usize::from(row.gift)].0).push_bind(row.on_date).push_bind(books.classes.get(row.class).id).push_bind(row.kind);
            b.push_bind(1_i64).push_bind(books.learners.get(contract.learner).id).push_bind(row.hours.0).push_bind(row.fen.0).push_bind(now);
        },
        " on conflict (lot_id, on_date, class_id, kind, turn) do nothing"
    )
}

/// Lessons that were paid for, in the ledger.
pub async fn draws(leave: &Leave, conn: &mut Conn, rows: &[Draw], books: &Books) -> DbResult<u64> {
    let now = leave.now().0;
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        rows,
        |row, b| {
            let contract = books.contracts.get(row.contract);
            let hours = i64::from(row.hours);
            b.push_bind(contract.lots[usize::from(row.gift)].0).push_bind(row.on_date).push_bind(books.classes.get(row.class).id).push_bind("draw");
            b.push_bind(1_i64).push_bind(books.learners.get(contract.learner).id).push_bind(-hours).push_bind(-hours * contract.unit_fen(row.gift) / 100);
            b.push_bind(now);
        },
        " on conflict (lot_id, on_date, class_id, kind, turn) do nothing"
    )
}

pub async fn stays(_: &Leave, conn: &mut Conn, rows: &[&Stay], books: &Books) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into membership (id, class_id, learner_id, contract_id, kind, from_on, until_on) ",
        7,
        rows,
        |row, b| {
            b.push_bind(crate::new_id()).push_bind(books.classes.get(row.class).id).push_bind(books.learners.get(row.learner).id);
            b.push_bind(row.contract.map(|at: At| books.contracts.get(at).id)).push_bind(if row.trial { "trial" } else { "member" });
            b.push_bind(row.from).push_bind(row.until);
        },
        " on conflict (class_id, learner_id, kind, from_on) do nothing"
    )
}

pub async fn attendance(leave: &Leave, conn: &mut Conn, rows: &[Mark], books: &Books) -> DbResult<u64> {
    let now = leave.now().0;
    bulk_insert!(
        conn,
        "insert into attendance (class_id, learner_id, on_date, lesson_id, code, late_minutes, hours, owed, note, marked_at) ",
        10,
        rows,
        |row, b| {
            let class = books.classes.get(row.class);
            let note = books.note(row.note);
            b.push_bind(class.id).push_bind(books.learners.get(row.learner).id).push_bind(row.on_date).push_bind(class.lessons[row.lesson as usize].id);
            b.push_bind(row.code.word()).push_bind(note.and_then(late_minutes)).push_bind(i64::from(row.hours)).push_bind(i64::from(row.owed));
            b.push_bind(note).push_bind(now);
        },
        " on conflict (class_id, learner_id, on_date) do nothing"
    )
}

pub async fn grades(_: &Leave, conn: &mut Conn, rows: &[Grade]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into grade (learner_id, on_date, class_id, title, point, full_score, score, comment) ",
        8,
        rows,
        |row, b| {
            b.push_bind(row.learner).push_bind(row.on_date).push_bind(row.class).push_bind(&row.title).push_bind(&row.point);
            b.push_bind(row.full).push_bind(row.score).push_bind(&row.comment);
        },
        " on conflict (learner_id, on_date, class_id, title, point) do nothing"
    )
}

pub async fn homework(_: &Leave, conn: &mut Conn, rows: &[Homework], stamp: &Stamp) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into homework (learner_id, set_on, class_id, title, submitted_at, score) ",
        6,
        rows,
        |row, b| {
            b.push_bind(row.learner).push_bind(row.set_on).push_bind(row.class).push_bind(&row.title);
            b.push_bind(row.submitted.map(|at| stamp.instant(at))).push_bind(row.score);
        },
        " on conflict (learner_id, set_on, class_id, title) do nothing"
    )
}
