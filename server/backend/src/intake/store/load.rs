//! What the database has already, so that an import adds only what is new.

use super::Leave;
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    intake::books::{At, Books, Campus, Change, ChangeKind, Class, Contract, Course, Learner, Lesson, Origin, Staff, Told},
};
use chrono::NaiveDate;
use shared::{
    credits::Hours,
    id::LotId,
    money::Fen,
    schedule::{Calendar, CalendarDay},
};
use std::collections::HashMap;
use uuid::Uuid;

const STORED: Origin = Origin { sheet: 0, row: 0, print: 0, stored: true };

/// Places by id.
#[derive(Default)]
struct Places {
    campuses: HashMap<Uuid, At>,
    courses: HashMap<Uuid, At>,
    classes: HashMap<Uuid, At>,
    learners: HashMap<Uuid, At>,
    contracts: HashMap<Uuid, At>,
}

/// The books as the database has them.
pub async fn load(_: &Leave, conn: &mut Conn) -> DbResult<Books> {
    let (mut books, mut places) = (Books::default(), Places::default());
    catalogue(conn, &mut books, &mut places).await?;
    classes(conn, &mut books, &mut places).await?;
    lessons(conn, &mut books, &places).await?;
    for (id, no) in fetch_all!(conn, (Uuid, String), "select id, no from learner order by no")? {
        places.learners.insert(id, books.learners.put(&no, Learner { id, no: no.as_str().into(), origin: STORED, file: None }));
    }
    contracts(conn, &mut books, &mut places).await?;
    lots(conn, &mut books, &places).await?;
    changes(conn, &mut books, &places).await?;
    marks(conn, &mut books, &places).await?;
    Ok(books)
}

type StaffRow = (Uuid, String, String, Uuid, Option<String>, String);
type CourseRow = (Uuid, String, String, String, String, i64, i64, Option<String>);

async fn catalogue(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    for (id, name) in fetch_all!(conn, (Uuid, String), "select id, name from campus order by name")? {
        places.campuses.insert(id, books.campuses.put(&name.clone(), Campus { id, name, stored: true }));
    }
    for (id, no, name, campus, subject, duty) in fetch_all!(conn, StaffRow, "select id, no, name, campus_id, subject, duty from staff order by no")? {
        let campus = places.campuses[&campus];
        books.staff.put(&no.clone(), Staff { id, origin: STORED, no, name, campus, subject, duty, phone: None });
    }
    for (id, code, name, subject, level, total, price, core) in
        fetch_all!(conn, CourseRow, "select id, code, name, subject, level, total_hours, price_fen, core_module from course order by code")?
    {
        let course = Course { id, origin: STORED, code: code.clone(), name, subject, level, total: Hours(total), price: Fen(price), core };
        places.courses.insert(id, books.courses.put(&code, course));
    }
    books.calendar = calendar(conn).await?;
    Ok(())
}

async fn calendar(conn: &mut Conn) -> DbResult<Calendar> {
    let rows = fetch_all!(conn, (NaiveDate, String, bool, Option<i64>), "select on_date, name, is_open, runs_as from calendar_day")?;
    let day = |(on_date, name, is_open, runs_as): (_, _, _, Option<i64>)| {
        (on_date, CalendarDay { name, is_open, runs_as: runs_as.and_then(|weekday| u8::try_from(weekday).ok()) })
    };
    Ok(Calendar(rows.into_iter().map(day).collect()))
}

#[derive(sqlx::FromRow)]
struct ClassRow {
    id: Uuid,
    code: String,
    name: String,
    course_id: Uuid,
    campus_id: Uuid,
    room: String,
    teacher_id: Option<Uuid>,
    head_teacher_id: Option<Uuid>,
    capacity: i64,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    pattern: String,
}

async fn classes(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    let rows = fetch_all!(
        conn,
        ClassRow,
        "select id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern from class order by code"
    )?;
    for row in rows {
        let class = Class {
            id: row.id,
            origin: STORED,
            code: row.code.clone(),
            name: row.name,
            course: places.courses[&row.course_id],
            campus: places.campuses[&row.campus_id],
            room: row.room,
            teacher: row.teacher_id,
            head: row.head_teacher_id,
            capacity: row.capacity,
            starts: row.starts_on,
            ends: row.ends_on,
            pattern: row.pattern.parse().ok(),
            lessons: Vec::new(),
        };
        places.classes.insert(row.id, books.classes.put(&row.code, class));
    }
    Ok(())
}

async fn lessons(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let sql = fetch_all!(conn, (Uuid, Uuid, i64, NaiveDate, Option<i64>), "select id, class_id, no, on_date, taken_at from lesson order by class_id, no")?;
    for (id, class, no, on_date, taken_at) in sql {
        let lesson = Lesson { id, no, on_date, stored: true, taken: taken_at.is_some(), newly_taken: false };
        books.classes.get_mut(places.classes[&class]).lessons.push(lesson);
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ContractRow {
    id: Uuid,
    no: String,
    learner_id: Uuid,
    course_id: Uuid,
    class_id: Uuid,
    purchased: i64,
    gift: i64,
    paid_fen: i64,
    signed_on: NaiveDate,
    expires_on: Option<NaiveDate>,
}

async fn contracts(conn: &mut Conn, books: &mut Books, places: &mut Places) -> DbResult<()> {
    let rows = fetch_all!(
        conn,
        ContractRow,
        "select id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, signed_on, expires_on from contract order by no"
    )?;
    for row in rows {
        let class = places.classes[&row.class_id];
        let contract = Contract {
            id: row.id,
            origin: STORED,
            no: row.no.clone(),
            learner: places.learners[&row.learner_id],
            course: places.courses[&row.course_id],
            class,
            now_in: class,
            purchased: Hours(row.purchased),
            gift: Hours(row.gift),
            paid: Fen(row.paid_fen),
            discount: None,
            payment: None,
            signed: row.signed_on,
            expires: row.expires_on,
            state: String::new(),
            told: Told { origin: STORED, granted: None, taken: None, left: None, gone: Hours::ZERO },
            from: None,
            worth: Fen(row.paid_fen),
            lots: [LotId(Uuid::nil()), LotId(Uuid::nil())],
            left: [Hours::ZERO; 2],
            drawn: Hours::ZERO,
            last_draw: None,
        };
        places.contracts.insert(row.id, books.contracts.put(&row.no, contract));
    }
    Ok(())
}

async fn lots(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let rows = fetch_all!(
        conn,
        (Uuid, Uuid, Uuid, String, i64, i64, Option<NaiveDate>),
        "select o.id, o.contract_id, o.class_id, o.kind, o.balance,
                cast(coalesce(-sum(e.hours), 0) as bigint) as drawn, max(case when e.hours < 0 then e.on_date end) as last_draw
           from lot o left join ledger_entry e on e.lot_id = o.id and e.kind in ('draw', 'restore')
          group by o.id, o.contract_id, o.class_id, o.kind, o.balance"
    )?;
    for (id, contract, class, kind, balance, drawn, last_draw) in rows {
        let contract = books.contracts.get_mut(places.contracts[&contract]);
        let gift = usize::from(kind == "gift");
        contract.lots[gift] = LotId(id);
        contract.left[gift] = Hours(balance);
        contract.drawn += Hours(drawn);
        contract.last_draw = contract.last_draw.max(last_draw);
        contract.now_in = places.classes[&class];
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    id: Uuid,
    contract_id: Uuid,
    on_date: NaiveDate,
    kind: String,
    to_class_id: Option<Uuid>,
    hours: i64,
    fen: i64,
}

async fn changes(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let rows = fetch_all!(conn, ChangeRow, "select id, contract_id, on_date, kind, to_class_id, hours, fen from contract_change order by on_date, id")?;
    for row in rows {
        let Some(kind) = ChangeKind::of(&row.kind) else { continue };
        books.add_change(Change {
            id: row.id,
            origin: STORED,
            contract: places.contracts[&row.contract_id],
            on_date: row.on_date,
            kind,
            to_class: row.to_class_id.map(|class| places.classes[&class]),
            hours: Hours(row.hours),
            fen: Fen(row.fen),
            reason: None,
        });
    }
    Ok(())
}

/// Class by class: the keys alone are kept.
async fn marks(conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    for (id, class) in &places.classes {
        for (learner, day) in fetch_all!(conn, (Uuid, NaiveDate), "select learner_id, on_date from attendance where class_id = $1", id)? {
            books.known_marks.insert((*class, places.learners[&learner], day));
        }
    }
    Ok(())
}

/// Guardians by the blind index of their phone.
pub async fn guardians_by_phone(_: &Leave, conn: &mut Conn) -> DbResult<Vec<(Vec<u8>, Uuid)>> {
    fetch_all!(conn, (Vec<u8>, Uuid), "select phone_index, id from guardian where phone_index is not null order by id desc")
}
