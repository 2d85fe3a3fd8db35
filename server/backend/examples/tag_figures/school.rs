//! A school in one class after another, each learner with marks, scores, homework and a lot; and fifty rules.

#![allow(clippy::cast_possible_wrap, reason = "numbers of a made-up school are small")]

use backend::{
    House, bulk_insert,
    db::{Conn, DbResult},
    execute, fetch_one, new_id,
    sqlx::types::Uuid,
};
use chrono::{Days, NaiveDate};
use shared::tags::{Condition, Measure, Rule};

/// Rules.
pub const RULES: usize = 50;
/// Marks, scores and homework of a learner within the last ninety days.
pub const MARKS: usize = 12;
/// Learners of a class.
const MEMBERS: usize = 35;

/// Builds the school in an empty house; its learners.
pub async fn build(house: &House, learners: usize) -> Result<Vec<Uuid>, Box<dyn std::error::Error>> {
    let today = house.clock.on_campus(&house.zone).date;
    let ids: Vec<Uuid> = (0..learners).map(|_| new_id()).collect();
    let mut tx = house.db.begin().await?;
    let classes = frame(&mut tx, learners, today).await?;
    people(&mut tx, &ids, classes[0].1, today).await?;
    history(&mut tx, &ids, &classes, today).await?;
    rules(&mut tx).await?;
    tx.commit().await?;
    want_round(house).await?;
    Ok(ids)
}

/// Everybody is to be looked at.
pub async fn want_round(house: &House) -> DbResult<()> {
    let mut tx = house.db.begin().await?;
    execute!(&mut tx, "update tag_work set wanted = wanted + 1, after_id = null, looked = 0 where id = 1")?;
    tx.commit().await
}

/// Each class, with the campus; and its lessons.
async fn frame(conn: &mut Conn, learners: usize, today: NaiveDate) -> DbResult<Vec<(Uuid, Uuid)>> {
    const COURSE: &str = "insert into course (id, code, name, subject, level, total_hours, price_fen, core_module) values ($1, 'SX', '数学', '数学', '三年级', 9600, 20000, '应用题')";
    let (course, campus) = (new_id(), new_id());
    execute!(conn, "insert into campus (id, name, zone) values ($1, '校区', 'Asia/Shanghai')", campus)?;
    execute!(conn, COURSE, course)?;
    let classes: Vec<(Uuid, Uuid)> = (0..learners.div_ceil(MEMBERS)).map(|_| (new_id(), campus)).collect();
    let rows: Vec<(usize, &(Uuid, Uuid))> = classes.iter().enumerate().collect();
    bulk_insert!(
        conn,
        "insert into class (id, code, name, course_id, campus_id, room, capacity, starts_on, ends_on, pattern) ",
        10,
        rows,
        |row, b| {
            b.push_bind(row.1.0).push_bind(format!("B{}", row.0)).push_bind("班").push_bind(course).push_bind(row.1.1).push_bind("1");
            b.push_bind(40_i64).push_bind(today - Days::new(100)).push_bind(today).push_bind("");
        },
        ""
    )?;
    Ok(classes)
}

async fn people(conn: &mut Conn, ids: &[Uuid], campus: Uuid, today: NaiveDate) -> DbResult<()> {
    let rows: Vec<(usize, &Uuid)> = ids.iter().enumerate().collect();
    let back = |n: usize, by: usize, within: usize| today - Days::new((n * by % within) as u64);
    bulk_insert!(
        conn,
        "insert into learner (id, no, name, name_key, grade, campus_id, state, born_on, joined_on, last_seen, owed) ",
        11,
        rows,
        |row, b| {
            let (n, no) = (row.0, format!("XY{:06}", row.0));
            b.push_bind(*row.1).push_bind(no.clone()).push_bind(no.clone()).push_bind(no).push_bind("四年级").push_bind(campus);
            b.push_bind(if n.is_multiple_of(9) { "停课" } else { "在读" }).push_bind(back(n, 17, 2000) - Days::new(5200)).push_bind(back(n, 13, 900));
            b.push_bind(back(n, 31, 90)).push_bind(i64::from(n.is_multiple_of(40)) * 100);
        },
        ""
    )
    .map(drop)
}

async fn history(conn: &mut Conn, ids: &[Uuid], classes: &[(Uuid, Uuid)], today: NaiveDate) -> DbResult<()> {
    let lessons: Vec<(Uuid, Uuid, NaiveDate)> =
        classes.iter().flat_map(|class| (0..MARKS).map(move |n| (new_id(), class.0, today - Days::new(7 * n as u64)))).collect();
    let marks: Vec<(usize, &Uuid, usize)> = ids.iter().enumerate().flat_map(|(n, id)| (0..MARKS).map(move |at| (n, id, n / MEMBERS * MARKS + at))).collect();
    bulk_insert!(
        conn,
        "insert into lesson (id, class_id, no, on_date, starts_min, ends_min, hours, room) ",
        8,
        lessons,
        |row, b| {
            b.push_bind(row.0).push_bind(row.1).push_bind(1_i64).push_bind(row.2).push_bind(600_i64).push_bind(700_i64).push_bind(150_i64).push_bind("1");
        },
        ""
    )?;
    bulk_insert!(
        conn,
        "insert into attendance (class_id, learner_id, on_date, lesson_id, code, hours, marked_at) ",
        7,
        marks,
        |row, b| {
            let (lesson, code) = (&lessons[row.2], ["present", "present", "late", "absent", "leave"][(row.0 + row.2) * 7 % 5]);
            b.push_bind(lesson.1).push_bind(*row.1).push_bind(lesson.2).push_bind(lesson.0).push_bind(code).push_bind(150_i64).push_bind(1_i64);
        },
        ""
    )?;
    bulk_insert!(
        conn,
        "insert into grade (learner_id, on_date, class_id, title, point, full_score, score) ",
        7,
        marks,
        |row, b| {
            let (lesson, point) = (&lessons[row.2], if row.2.is_multiple_of(3) { "应用题" } else { "计算" });
            b.push_bind(*row.1).push_bind(lesson.2).push_bind(lesson.1).push_bind("测验").push_bind(point).push_bind(10_000_i64);
            b.push_bind(((row.0 * 31 + row.2 * 7) % 100 * 100) as i64);
        },
        ""
    )?;
    bulk_insert!(
        conn,
        "insert into homework (learner_id, set_on, class_id, title, submitted_at) ",
        5,
        marks,
        |row, b| {
            let lesson = &lessons[row.2];
            b.push_bind(*row.1).push_bind(lesson.2).push_bind(lesson.1).push_bind("练习").push_bind((!(row.0 + row.2).is_multiple_of(4)).then_some(1_i64));
        },
        ""
    )?;
    lots(conn, ids, classes[0].0, today).await
}

async fn lots(conn: &mut Conn, ids: &[Uuid], class: Uuid, today: NaiveDate) -> DbResult<()> {
    const COURSE: &str = "select course_id from class where id = $1";
    let (course,) = fetch_one!(conn, (Uuid,), COURSE, class)?;
    let rows: Vec<(usize, &Uuid, Uuid)> = ids.iter().enumerate().map(|(n, id)| (n, id, new_id())).collect();
    bulk_insert!(
        conn,
        "insert into contract (id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, signed_on, state) ",
        10,
        rows,
        |row, b| {
            b.push_bind(row.2).push_bind(row.0.to_string()).push_bind(*row.1).push_bind(course).push_bind(class);
            b.push_bind(9600_i64).push_bind(0_i64).push_bind(1_i64).push_bind(today).push_bind("执行中");
        },
        ""
    )?;
    bulk_insert!(
        conn,
        "insert into lot (id, contract_id, learner_id, class_id, kind, units, unit_fen, starts_on, expires_on, rank, balance) ",
        11,
        rows,
        |row, b| {
            let last = today + Days::new((row.0 * 37 % 300) as u64);
            b.push_bind(row.2).push_bind(row.2).push_bind(*row.1).push_bind(class).push_bind("paid").push_bind(9600_i64).push_bind(1_i64);
            b.push_bind(today).push_bind(last).push_bind(1_i64).push_bind((row.0 * 17 % 9600) as i64);
        },
        ""
    )
    .map(drop)
}

async fn rules(conn: &mut Conn) -> DbResult<()> {
    const TAG: &str = "insert into tag (id, name, shelf, colour, rule, is_on) values ($1, $2, '', 'plain', $3, $4)";
    for n in 0..RULES {
        let rule = serde_json::to_string(&rule(i64::try_from(n).unwrap_or(0))).unwrap_or_default();
        execute!(conn, TAG, new_id(), format!("标签{n}"), rule, true)?;
    }
    Ok(())
}

/// Fifty different questions, of three conditions each.
fn rule(n: i64) -> Rule {
    let measures = [
        Measure::DaysUnseen,
        Measure::Lessons(30),
        Measure::Absences(60),
        Measure::AttendanceRate(90),
        Measure::Balance,
        Measure::DaysToExpiry,
        Measure::AverageScore(90),
        Measure::LastScore(60),
        Measure::HomeworkRate(45),
        Measure::Age,
    ];
    let ask = |at: i64, value| Rule::Is(Condition::at_least(measures[usize::try_from(at).unwrap_or(0) % measures.len()], value));
    let state = Rule::Is(Condition::State(vec!["在读".into()]));
    Rule::All(vec![state, Rule::Any(vec![ask(n, n * 2), Rule::Not(Box::new(ask(n + 3, n)))])])
}
