//! Rows of lessons, rosters, marks and the entries they cause.

use super::{MarkRoll, ViewBoard, ViewToday};
use crate::{
    bulk_insert,
    clock::wall,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_one, fetch_optional,
    policy::{Act, Permit},
};
use chrono::NaiveDate;
use shared::{
    attendance::{Board, Code, TileView, TodayLesson},
    credits::{Hours, Lot},
    id::{AccountId, LearnerId, LessonId, LotId, StaffId},
    time::{At, Minute},
};
use uuid::Uuid;

/// Acts that look at one lesson.
pub(super) trait OnLesson: Act<On = LessonId> {}
impl OnLesson for ViewBoard {}
impl OnLesson for MarkRoll {}

/// Name and zone of the campus of a member of staff.
pub(super) async fn campus_of(_: &Permit<ViewToday>, conn: &mut Conn, staff: Option<StaffId>) -> DbResult<(String, String)> {
    const SQL: &str = "select c.name, c.zone from staff s join campus c on c.id = s.campus_id where s.id = $1";
    Ok(fetch_optional!(conn, (String, String), SQL, staff.map(|staff| staff.0))?.unwrap_or_default())
}

#[derive(sqlx::FromRow)]
struct DayRow {
    id: Uuid,
    class_name: String,
    no: i64,
    starts_min: i64,
    ends_min: i64,
    room: String,
    learners: i64,
    marked: i64,
    came: i64,
    on_leave: i64,
    absent: i64,
    low: i64,
}

/// The lessons of a teacher, or of a class teacher's classes, on `day`.
pub(super) async fn day(_: &Permit<ViewToday>, conn: &mut Conn, staff: Option<StaffId>, day: NaiveDate) -> DbResult<Vec<TodayLesson>> {
    let rows = fetch_all!(
        conn,
        DayRow,
        "select l.id, c.name as class_name, l.no, l.starts_min, l.ends_min, l.room,
                count(m.id) as learners, count(a.code) as marked,
                count(case when a.code in ('present', 'late', 'trial', 'makeup') then 1 end) as came,
                count(case when a.code in ('leave', 'sick') then 1 end) as on_leave,
                count(case when a.code = 'absent' then 1 end) as absent,
                count(case when m.kind <> 'trial' and p.balance <= 300 then 1 end) as low
           from lesson l
           join class c on c.id = l.class_id
           left join membership m on m.class_id = l.class_id and m.from_on <= l.on_date and (m.until_on is null or m.until_on >= l.on_date)
           left join learner p on p.id = m.learner_id
           left join attendance a on a.class_id = l.class_id and a.learner_id = m.learner_id and a.on_date = l.on_date
          where l.on_date = $2 and l.class_id in
                (select class_id from lesson where teacher_id = $1 and on_date = $2
                  union select id from class where teacher_id = $1 or head_teacher_id = $1)
          group by l.id, c.name, l.no, l.starts_min, l.ends_min, l.room
          order by l.starts_min, c.name",
        staff.map(|staff| staff.0),
        day
    )?;
    Ok(rows.into_iter().map(today_lesson).collect())
}

fn today_lesson(row: DayRow) -> TodayLesson {
    TodayLesson {
        lesson: LessonId(row.id),
        class_name: row.class_name,
        no: row.no,
        starts: Minute(row.starts_min),
        ends: Minute(row.ends_min),
        room: row.room,
        learners: row.learners,
        marked: row.marked,
        came: row.came,
        leave: row.on_leave,
        absent: row.absent,
        low: row.low,
    }
}

/// The first lesson of a teacher after `day`.
pub(super) async fn next_lesson(
    _: &Permit<ViewToday>,
    conn: &mut Conn,
    staff: Option<StaffId>,
    day: NaiveDate,
) -> DbResult<Option<(NaiveDate, Minute, String)>> {
    let row = fetch_optional!(
        conn,
        (NaiveDate, i64, String),
        "select l.on_date, l.starts_min, c.name from lesson l join class c on c.id = l.class_id
          where l.teacher_id = $1 and l.on_date > $2 order by l.on_date, l.starts_min limit 1",
        staff.map(|staff| staff.0),
        day
    )?;
    Ok(row.map(|(date, starts, class)| (date, Minute(starts), class)))
}

/// A lesson with what its board and its marks need.
#[derive(sqlx::FromRow)]
pub(super) struct LessonRow {
    id: Uuid,
    pub(super) class_id: Uuid,
    class_name: String,
    no: i64,
    pub(super) on_date: NaiveDate,
    starts_min: i64,
    ends_min: i64,
    hours: i64,
    room: String,
    zone: String,
}

impl LessonRow {
    pub(super) const fn id(&self) -> LessonId {
        LessonId(self.id)
    }

    pub(super) const fn hours(&self) -> Hours {
        Hours(self.hours)
    }

    pub(super) fn today(&self, now: At) -> NaiveDate {
        wall(now, &self.zone).date
    }

    pub(super) fn board(self, tiles: Vec<TileView>, seq: i64) -> Board {
        Board {
            lesson: LessonId(self.id),
            class: shared::id::ClassId(self.class_id),
            class_name: self.class_name,
            no: self.no,
            on_date: self.on_date,
            starts: Minute(self.starts_min),
            ends: Minute(self.ends_min),
            room: self.room,
            tiles,
            seq,
        }
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn mark(&self, by: AccountId, learner: LearnerId, code: Code, late: Option<i64>, hours: Hours, owed: Hours, version: i64) -> MarkRow {
        MarkRow { lesson: self.id, class: self.class_id, on_date: self.on_date, learner, code, late, hours, owed, by, version }
    }
}

/// The lesson of the permit.
pub(super) async fn lesson<A: OnLesson>(permit: &Permit<A>, conn: &mut Conn) -> DbResult<LessonRow> {
    fetch_one!(
        conn,
        LessonRow,
        "select l.id, l.class_id, c.name as class_name, l.no, l.on_date, l.starts_min, l.ends_min, l.hours, l.room, p.zone
           from lesson l join class c on c.id = l.class_id join campus p on p.id = c.campus_id where l.id = $1",
        permit.on().0
    )
}

/// Notes that the roll was begun and keeps every other mark of the class waiting until this one is done: a lot belongs
/// to one class, so nobody else can draw from it meanwhile.
pub(super) async fn lock(permit: &Permit<MarkRoll>, conn: &mut Conn) -> DbResult<LessonRow> {
    let row = lesson(permit, conn).await?;
    execute!(conn, "update class set learners = learners where id = $1", row.class_id)?;
    execute!(conn, "update lesson set taken_at = coalesce(taken_at, $2) where id = $1", row.id, permit.now().0)?;
    Ok(row)
}

#[derive(sqlx::FromRow)]
struct TileRow {
    learner_id: Uuid,
    name: String,
    code: Option<String>,
    late_minutes: Option<i64>,
    balance: i64,
    owed: i64,
    trial: bool,
    version: i64,
}

/// The roster of the lesson's day, read from dated membership, with marks and balances.
pub(super) async fn roster<A: OnLesson>(_: &Permit<A>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<TileView>> {
    let rows = fetch_all!(
        conn,
        TileRow,
        "select p.id as learner_id, p.name, a.code, a.late_minutes, p.balance, p.owed, min(m.kind) = 'trial' as trial, coalesce(a.version, 0) as version
           from membership m
           join learner p on p.id = m.learner_id
           left join attendance a on a.class_id = m.class_id and a.learner_id = m.learner_id and a.on_date = $2
          where m.class_id = $1 and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2)
          group by p.id, p.name, p.name_key, a.code, a.late_minutes, p.balance, p.owed, a.version
          order by p.name_key, p.id",
        lesson.class_id,
        lesson.on_date
    )?;
    Ok(rows.into_iter().map(tile).collect())
}

pub(super) async fn roster_for_mark(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<TileView>> {
    roster(permit, conn, lesson).await
}

fn tile(row: TileRow) -> TileView {
    TileView {
        learner: LearnerId(row.learner_id),
        name: row.name,
        code: row.code.as_deref().and_then(Code::of),
        late_minutes: row.late_minutes,
        balance: Hours(row.balance),
        owed: Hours(row.owed),
        trial: row.trial,
        version: row.version,
    }
}

/// A line of the ledger for a lesson of the class.
#[derive(Clone)]
pub(super) struct EntryRow {
    pub(super) lot: LotId,
    pub(super) learner: LearnerId,
    pub(super) class: Uuid,
    pub(super) on_date: NaiveDate,
    pub(super) kind: &'static str,
    pub(super) hours: Hours,
    pub(super) turn: i64,
    pub(super) unit_fen: i64,
    pub(super) at: At,
    pub(super) by: AccountId,
}

#[derive(sqlx::FromRow)]
struct LotRow {
    id: Uuid,
    learner_id: Uuid,
    balance: i64,
    starts_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    rank: i64,
    unit_fen: i64,
}

/// The lots of the class's roster that may pay, or have paid, for this lesson; each with a blank entry to fill in.
pub(super) async fn lots(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<(Lot, EntryRow)>> {
    let rows = fetch_all!(
        conn,
        LotRow,
        "select o.id, o.learner_id, o.balance, o.starts_on, o.expires_on, o.rank, o.unit_fen from lot o
          where o.learner_id in (select learner_id from membership where class_id = $1 and from_on <= $2 and (until_on is null or until_on >= $2))
            and (o.class_id = $1 or exists (select 1 from ledger_entry e where e.lot_id = o.id and e.on_date = $2 and e.class_id = $1))",
        lesson.class_id,
        lesson.on_date
    )?;
    Ok(rows.into_iter().map(|row| (lot(&row), blank(permit, lesson, &row))).collect())
}

const fn lot(row: &LotRow) -> Lot {
    Lot { id: LotId(row.id), balance: Hours(row.balance), starts_on: row.starts_on, expires_on: row.expires_on, rank: row.rank }
}

const fn blank(permit: &Permit<MarkRoll>, lesson: &LessonRow, row: &LotRow) -> EntryRow {
    EntryRow {
        lot: LotId(row.id),
        learner: LearnerId(row.learner_id),
        class: lesson.class_id,
        on_date: lesson.on_date,
        kind: "draw",
        hours: Hours::ZERO,
        turn: 0,
        unit_fen: row.unit_fen,
        at: permit.now(),
        by: permit.actor(),
    }
}

/// What this lesson has drawn and restored so far.
pub(super) async fn entries(permit: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<EntryRow>> {
    let rows = fetch_all!(
        conn,
        (Uuid, Uuid, i64, i64),
        "select distinct e.lot_id, e.learner_id, e.hours, e.turn from membership m
           join ledger_entry e on e.learner_id = m.learner_id and e.on_date = $2 and e.class_id = $1
          where m.class_id = $1 and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2) and e.kind in ('draw', 'restore')",
        lesson.class_id,
        lesson.on_date
    )?;
    let entry = |(lot, learner, hours, turn): (Uuid, Uuid, i64, i64)| EntryRow {
        lot: LotId(lot),
        learner: LearnerId(learner),
        class: lesson.class_id,
        on_date: lesson.on_date,
        kind: "draw",
        hours: Hours(hours),
        turn,
        unit_fen: 0,
        at: permit.now(),
        by: permit.actor(),
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// A mark to be written.
pub(super) struct MarkRow {
    lesson: Uuid,
    class: Uuid,
    on_date: NaiveDate,
    learner: LearnerId,
    code: Code,
    late: Option<i64>,
    hours: Hours,
    owed: Hours,
    by: AccountId,
    version: i64,
}

pub(super) async fn save_marks(permit: &Permit<MarkRoll>, conn: &mut Conn, marks: &[MarkRow]) -> DbResult<u64> {
    let now = permit.now().0;
    bulk_insert!(
        conn,
        "insert into attendance (class_id, learner_id, on_date, lesson_id, code, late_minutes, hours, owed, marked_by, marked_at, version) ",
        11,
        marks,
        |mark, b| {
            b.push_bind(mark.class).push_bind(mark.learner.0).push_bind(mark.on_date).push_bind(mark.lesson).push_bind(mark.code.word());
            b.push_bind(mark.late).push_bind(mark.hours.0).push_bind(mark.owed.0).push_bind(mark.by.0).push_bind(now).push_bind(mark.version);
        },
        " on conflict (class_id, learner_id, on_date) do update set lesson_id = excluded.lesson_id, code = excluded.code, late_minutes = excluded.late_minutes,
          hours = excluded.hours, owed = excluded.owed, marked_by = excluded.marked_by, marked_at = excluded.marked_at, version = excluded.version"
    )
}

pub(super) async fn drop_marks(_: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow, learners: &[LearnerId]) -> DbResult<()> {
    for learner in learners {
        const SQL: &str = "delete from attendance where class_id = $1 and learner_id = $2 and on_date = $3";
        execute!(conn, SQL, lesson.class_id, learner.0, lesson.on_date)?;
    }
    Ok(())
}

pub(super) async fn save_entries(_: &Permit<MarkRoll>, conn: &mut Conn, entries: &[EntryRow]) -> DbResult<u64> {
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at, written_by) ",
        10,
        entries,
        |entry, b| {
            b.push_bind(entry.lot.0).push_bind(entry.on_date).push_bind(entry.class).push_bind(entry.kind).push_bind(entry.turn);
            b.push_bind(entry.learner.0).push_bind(entry.hours.0).push_bind(entry.hours.0 * entry.unit_fen / 100);
            b.push_bind(entry.at.0).push_bind(entry.by.0);
        },
        ""
    )
}

/// Keeps the cached balance of a lot equal to the sum of its entries.
pub(super) async fn move_lot(_: &Permit<MarkRoll>, conn: &mut Conn, lot: LotId, hours: Hours) -> DbResult<u64> {
    execute!(conn, "update lot set balance = balance + $2 where id = $1", lot.0, hours.0)
}

/// Balance and arrears of the lesson's roster as they are now.
pub(super) async fn balances(_: &Permit<MarkRoll>, conn: &mut Conn, lesson: &LessonRow) -> DbResult<Vec<(LearnerId, Hours, Hours)>> {
    let rows = fetch_all!(
        conn,
        (Uuid, i64, i64),
        "select id, balance, owed from learner where id in
           (select learner_id from membership where class_id = $1 and from_on <= $2 and (until_on is null or until_on >= $2))",
        lesson.class_id,
        lesson.on_date
    )?;
    Ok(rows.into_iter().map(|(id, balance, owed)| (LearnerId(id), Hours(balance), Hours(owed))).collect())
}
