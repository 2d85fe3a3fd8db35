//! Membership, attendance, scores, homework.

use super::super::Leave;
use super::Stamp;
use crate::{
    bulk_insert,
    db::{Conn, DbResult},
    intake::books::{At, Books, Grade, Homework, Mark, Stay},
};
use shared::intake::late_minutes;

pub async fn stays(_: &Leave, conn: &mut Conn, rows: &[&Stay], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into membership (id, class_id, learner_id, contract_id, kind, from_on, until_on, imported_at) ",
        8,
        rows,
        |row, b| {
            b.push_bind(crate::new_id()).push_bind(books.classes.get(row.class).id).push_bind(books.learners.get(row.learner).id);
            b.push_bind(row.contract.map(|at: At| books.contracts.get(at).id)).push_bind(if row.trial { "trial" } else { "member" });
            b.push_bind(row.from).push_bind(row.until).push_bind(now);
        },
        " on conflict (class_id, learner_id, kind, from_on) do nothing"
    )
}

pub async fn attendance(_: &Leave, conn: &mut Conn, rows: &[Mark], books: &Books, stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
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

pub async fn grades(_: &Leave, conn: &mut Conn, rows: &[Grade], stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into grade (learner_id, on_date, class_id, title, point, full_score, score, comment, imported_at) ",
        9,
        rows,
        |row, b| {
            b.push_bind(row.learner).push_bind(row.on_date).push_bind(row.class).push_bind(&row.title).push_bind(&row.point);
            b.push_bind(row.full).push_bind(row.score).push_bind(&row.comment).push_bind(now);
        },
        " on conflict (learner_id, on_date, class_id, title, point) do nothing"
    )
}

pub async fn homework(_: &Leave, conn: &mut Conn, rows: &[Homework], stamp: &Stamp) -> DbResult<u64> {
    let now = stamp.at;
    bulk_insert!(
        conn,
        "insert into homework (learner_id, set_on, class_id, title, submitted_at, score, imported_at) ",
        7,
        rows,
        |row, b| {
            b.push_bind(row.learner).push_bind(row.set_on).push_bind(row.class).push_bind(&row.title);
            b.push_bind(row.submitted.map(|at| stamp.instant(at))).push_bind(row.score).push_bind(now);
        },
        " on conflict (learner_id, set_on, class_id, title) do nothing"
    )
}
