//! Rows of the timeline.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    fetch_all,
    people::ViewLearner,
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{
    attendance::Code,
    credits::Hours,
    progress::{Entry, Kind, PointScore, What},
    time::At,
};

/// More entries of each kind than a page holds, so that the merge can cut after whole days.
pub(super) async fn entries(permit: &Permit<ViewLearner>, conn: &mut Conn, kind: Option<Kind>, before: Option<NaiveDate>, rows: i64) -> DbResult<Vec<Entry>> {
    let before = before.or(NaiveDate::from_ymd_opt(9999, 12, 31));
    let mut all = Vec::new();
    if kind.is_none_or(|kind| kind == Kind::Lesson) {
        all.extend(lessons(permit, conn, before, rows + 8).await?);
    }
    if kind.is_none_or(|kind| kind == Kind::Homework) {
        all.extend(homework(permit, conn, before, rows + 8).await?);
    }
    if kind.is_none_or(|kind| kind == Kind::Grade) {
        all.extend(grades(permit, conn, before, rows * 4).await?);
    }
    Ok(all)
}

#[derive(sqlx::FromRow)]
struct LessonRow {
    on_date: NaiveDate,
    class_name: String,
    no: i64,
    code: String,
    late_minutes: Option<i64>,
    hours: i64,
    note: Option<String>,
}

async fn lessons(permit: &Permit<ViewLearner>, conn: &mut Conn, before: Option<NaiveDate>, limit: i64) -> DbResult<Vec<Entry>> {
    let rows = fetch_all!(
        conn,
        LessonRow,
        "select a.on_date, c.name as class_name, l.no, a.code, a.late_minutes, a.hours, a.note
           from attendance a join class c on c.id = a.class_id join lesson l on l.id = a.lesson_id
          where a.learner_id = $1 and a.on_date < $2 order by a.on_date desc, a.class_id limit $3",
        permit.on().0,
        before,
        limit
    )?;
    Ok(rows.into_iter().filter_map(lesson).collect())
}

fn lesson(row: LessonRow) -> Option<Entry> {
    let what = What::Lesson { no: row.no, code: Code::of(&row.code)?, late_minutes: row.late_minutes, hours: Hours(row.hours), note: row.note };
    Some(Entry { on_date: row.on_date, class_name: row.class_name, what })
}

async fn homework(permit: &Permit<ViewLearner>, conn: &mut Conn, before: Option<NaiveDate>, limit: i64) -> DbResult<Vec<Entry>> {
    let rows = fetch_all!(
        conn,
        (NaiveDate, String, String, Option<i64>, Option<i64>, String),
        "select h.set_on, c.name, h.title, h.submitted_at, h.score, p.zone
           from homework h join class c on c.id = h.class_id join campus p on p.id = c.campus_id
          where h.learner_id = $1 and h.set_on < $2 order by h.set_on desc, h.class_id limit $3",
        permit.on().0,
        before,
        limit
    )?;
    let entry = |(on_date, class_name, title, submitted, score, zone): (NaiveDate, String, String, Option<i64>, Option<i64>, String)| {
        let submitted = submitted.map(|at| wall(At(at), &zone)).map(|face| format!("{} {}", face.date, face.minute));
        Entry { on_date, class_name, what: What::Homework { title, submitted, score: score.map(Hours) } }
    };
    Ok(rows.into_iter().map(entry).collect())
}

#[derive(sqlx::FromRow)]
struct GradeRow {
    on_date: NaiveDate,
    class_name: String,
    title: String,
    point: String,
    full_score: i64,
    score: i64,
    comment: Option<String>,
}

/// Scores of one assessment make one entry.
async fn grades(permit: &Permit<ViewLearner>, conn: &mut Conn, before: Option<NaiveDate>, limit: i64) -> DbResult<Vec<Entry>> {
    let rows = fetch_all!(
        conn,
        GradeRow,
        "select g.on_date, c.name as class_name, g.title, g.point, g.full_score, g.score, g.comment
           from grade g join class c on c.id = g.class_id
          where g.learner_id = $1 and g.on_date < $2 order by g.on_date desc, g.class_id desc, g.title desc, g.point limit $3",
        permit.on().0,
        before,
        limit
    )?;
    let mut entries: Vec<Entry> = Vec::new();
    for row in rows {
        add_point(&mut entries, row);
    }
    Ok(entries)
}

fn add_point(entries: &mut Vec<Entry>, row: GradeRow) {
    let score = PointScore { point: row.point, score: Hours(row.score), full: Hours(row.full_score) };
    if let Some(Entry { on_date, class_name, what: What::Grade { title, points, comment } }) = entries.last_mut()
        && *on_date == row.on_date
        && *class_name == row.class_name
        && *title == row.title
    {
        points.push(score);
        *comment = comment.take().or(row.comment);
        return;
    }
    let what = What::Grade { title: row.title, points: vec![score], comment: row.comment };
    entries.push(Entry { on_date: row.on_date, class_name: row.class_name, what });
}
