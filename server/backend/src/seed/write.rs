//! Writing the demo school, in the order the rows depend on each other.

use super::{
    history::{Lesson, Mark, Place, lessons, marks},
    people::STAFF,
    plan::{GRANDMOTHER, LEARNERS, School, TWICE},
};
use crate::{
    House, bulk_insert,
    db::{Conn, DbResult, dialect},
    execute,
    keys::{Cell, Fresh},
    people::{pinyin, refresh_summary},
};
use chrono::{Days, NaiveDate};
use shared::id::LearnerId;
use uuid::Uuid;

pub(super) async fn write(conn: &mut Conn, house: &House, keys: &Fresh, school: &School, today: NaiveDate) -> DbResult<()> {
    let lessons = lessons(school, today);
    let (marks, places) = marks(school, &lessons, today);
    let now = house.clock.now().0;
    frame(conn, keys, school).await?;
    classes(conn, school, today).await?;
    learners(conn, keys, school, today).await?;
    guardians(conn, house, keys, school, today).await?;
    blemishes(conn, school, today).await?;
    consents(conn, school, now).await?;
    pair(conn, school, now).await?;
    write_lessons(conn, school, &lessons).await?;
    contracts(conn, school, &places, today, now).await?;
    trials(conn, school, today).await?;
    attendance(conn, school, &lessons, &marks, now).await?;
    draws(conn, school, &lessons, &marks, &places, now).await?;
    study(conn, school, &lessons, &marks, today, now).await?;
    for learner in &school.learners {
        refresh_summary(conn, LearnerId(learner.id), today).await?;
    }
    Ok(())
}

async fn frame(conn: &mut Conn, keys: &Fresh, school: &School) -> DbResult<()> {
    for (id, name) in school.campuses {
        let code = if name.starts_with("徐汇") { "XH" } else { "PD" };
        execute!(conn, "insert into campus (id, name, zone, code) values ($1, $2, 'Asia/Shanghai', $3)", id, name, code)?;
    }
    for (id, (no, name, subject, duty)) in school.staff.iter().zip(STAFF) {
        keys.key(*id);
        let campus = school.campuses[usize::from(name == "高珊")].0;
        execute!(conn, "insert into staff (id, no, name, campus_id, subject, duty) values ($1, $2, $3, $4, $5, $6)", *id, no, name, campus, subject, duty)?;
    }
    for course in &school.courses {
        execute!(
            conn,
            "insert into course (id, code, name, subject, level, total_hours, price_fen, core_module) values ($1, $2, $3, $4, $5, 9600, $6, $7)",
            course.id,
            course.code,
            course.name,
            course.subject,
            course.level,
            course.price_fen,
            course.points[0]
        )?;
    }
    Ok(())
}

async fn classes(conn: &mut Conn, school: &School, today: NaiveDate) -> DbResult<()> {
    for class in &school.classes {
        let (first, last) = (class.days(today).next().unwrap_or(today), class.days(today).last().unwrap_or(today));
        let pattern = class.name.split(" · ").nth(1).map(|day| day.chars().take(2).collect::<String>()).unwrap_or_default();
        let pattern = format!("{pattern} {:02}:{:02}-{:02}:{:02}", class.starts / 60, class.starts % 60, class.ends / 60, class.ends % 60);
        execute!(
            conn,
            "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern, learners)
             values ($1, $2, $3, $4, $5, $6, $7, $8, 40, $9, $10, $11, $12)",
            class.id,
            &class.code,
            &class.name,
            school.courses[class.course].id,
            school.campuses[class.campus].0,
            class.room,
            school.staff[class.teacher],
            school.staff[1],
            first,
            last,
            pattern,
            i64::try_from(class.members().count()).unwrap_or(0)
        )?;
    }
    Ok(())
}

async fn learners(conn: &mut Conn, keys: &Fresh, school: &School, today: NaiveDate) -> DbResult<()> {
    for (number, learner) in school.learners.iter().enumerate() {
        let campus = school.campuses[usize::from(number >= 112)].0;
        let address = format!("上海市徐汇区青禾路 {} 号", number + 1);
        let address = keys.key(learner.id).close(Cell::of(learner.id, "learner.address_sealed"), &address);
        let style = ["视觉型", "听觉型", "动手型", "喜欢小组讨论"][number % 4];
        execute!(
            conn,
            "insert into learner (id, no, name, name_key, gender, born_on, address_sealed, school, grade, campus_id, source, joined_on, state, style, availability)
             values ($1, $2, $3, $4, $5, $6, $7, '汇师小学', $8, $9, '老带新', $10, $11, $12, '周六上午、周日全天')",
            learner.id,
            &learner.no,
            &learner.name,
            pinyin::sort_key(&learner.name),
            if learner.girl { "女" } else { "男" },
            learner.born_on,
            address,
            ["三年级", "四年级", "五年级"][number % 3],
            campus,
            today - Days::new(100 + u64::try_from(number).unwrap_or(0)),
            school.state(number),
            style
        )?;
        dialect::index_learner(conn, learner.id, &pinyin::search_words(&learner.name, &[&learner.no])).await?;
    }
    Ok(())
}

/// What is missing and wrong in some archives, for whoever looks after them.
async fn blemishes(conn: &mut Conn, school: &School, today: NaiveDate) -> DbResult<()> {
    let of = |number: usize| school.learners[LEARNERS - 10 - number].id;
    for number in 0..3 {
        execute!(conn, "update learner set grade = null where id = $1", of(number))?;
    }
    execute!(conn, "update learner set gender = null where id = $1", of(3))?;
    execute!(conn, "update learner set born_on = null where id = $1", of(4))?;
    execute!(conn, "update learner set born_on = $2 where id = $1", of(5), today + Days::new(300))?;
    execute!(conn, "update learner set joined_on = $2 where id = $1", of(6), NaiveDate::default()).map(|_| ())
}

/// Two archives of one child, it seems.
async fn pair(conn: &mut Conn, school: &School, now: i64) -> DbResult<()> {
    const SQL: &str = "insert into learner_pair (id, first_id, second_id, bits, found_at, state) values ($1, $2, $3, 1200, $4, 'open')";
    let [first, second] = [TWICE - 1, TWICE].map(|number| school.learners[number].id);
    execute!(conn, SQL, crate::new_id(), first, second, now).map(|_| ())
}

async fn guardians(conn: &mut Conn, house: &House, keys: &Fresh, school: &School, today: NaiveDate) -> DbResult<()> {
    for guardian in &school.guardians {
        let (sealed, index) = (keys.key(guardian.id).close(Cell::of(guardian.id, "guardian.phone_sealed"), &guardian.phone), house.seal.index(&guardian.phone));
        execute!(conn, "insert into guardian (id, name, phone_sealed, phone_index) values ($1, $2, $3, $4)", guardian.id, &guardian.name, sealed, index)?;
        let grandmother = guardian.relation == GRANDMOTHER;
        let rank = i64::from(guardian.name == "陈志强" || grandmother) + 1;
        for learner in &guardian.learners {
            execute!(
                conn,
                "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on, reminders, messages, pay, book, manages) values ($1, $2, $3, $4, $5, $6, $6, $6, $6, $6)",
                school.learners[*learner].id,
                guardian.id,
                guardian.relation,
                rank,
                today - Days::new(100),
                !grandmother
            )?;
        }
    }
    Ok(())
}

/// Most families agreed to learning styles and suggestions, every sixth did not answer yet.
async fn consents(conn: &mut Conn, school: &School, now: i64) -> DbResult<()> {
    let agreed: Vec<_> = school.learners.iter().enumerate().filter(|(number, _)| number % 6 != 5).map(|(_, learner)| learner.id).collect();
    bulk_insert!(
        conn,
        "insert into consent (id, learner_id, purpose, version, given, at, by_id) ",
        7,
        agreed,
        |learner, b| {
            b.push_bind(crate::new_id()).push_bind(*learner).push_bind("profile").push_bind(1_i64).push_bind(true).push_bind(now).push_bind(Uuid::nil());
        },
        ""
    )
    .map(drop)
}

async fn write_lessons(conn: &mut Conn, school: &School, lessons: &[Lesson]) -> DbResult<()> {
    bulk_insert!(
        conn,
        "insert into lesson (id, class_id, no, on_date, starts_min, ends_min, hours, room, teacher_id) ",
        9,
        lessons,
        |lesson, b| {
            let class = &school.classes[lesson.class];
            b.push_bind(lesson.id).push_bind(class.id).push_bind(lesson.no).push_bind(lesson.day).push_bind(class.starts);
            b.push_bind(class.ends).push_bind(class.hours().0).push_bind(class.room).push_bind(school.staff[class.teacher]);
        },
        ""
    )
    .map(drop)
}

async fn contracts(conn: &mut Conn, school: &School, places: &[Place], today: NaiveDate, now: i64) -> DbResult<()> {
    for (number, place) in places.iter().enumerate() {
        let (class, learner) = (&school.classes[place.class], &school.learners[place.learner]);
        let course = &school.courses[class.course];
        let signed = today - Days::new(100);
        execute!(
            conn,
            "insert into contract (id, no, learner_id, course_id, class_id, purchased, gift, paid_fen, payment, signed_on, expires_on, state)
             values ($1, $2, $3, $4, $5, $6, 0, $7, '微信', $8, $9, '执行中')",
            place.contract,
            format!("HT26{:05}", number + 1),
            learner.id,
            course.id,
            class.id,
            place.units.0,
            place.units.0 * course.price_fen / 100,
            signed,
            place.expires_on
        )?;
        execute!(
            conn,
            "insert into lot (id, contract_id, learner_id, class_id, kind, units, unit_fen, starts_on, expires_on, rank, balance)
             values ($1, $2, $3, $4, 'purchase', $5, $6, $7, $8, $9, $10)",
            place.lot,
            place.contract,
            learner.id,
            class.id,
            place.units.0,
            course.price_fen,
            signed,
            place.expires_on,
            i64::try_from(number).unwrap_or(0) * 2,
            place.balance.0
        )?;
        execute!(
            conn,
            "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) values ($1, $2, $3, 'grant', 1, $4, $5, $6, $7)",
            place.lot,
            signed,
            class.id,
            learner.id,
            place.units.0,
            place.units.0 * course.price_fen / 100,
            now
        )?;
        member(conn, class.id, learner.id, Some(place.contract), "member", signed, None).await?;
    }
    Ok(())
}

async fn trials(conn: &mut Conn, school: &School, today: NaiveDate) -> DbResult<()> {
    for class in &school.classes {
        if let Some(learner) = class.trial {
            member(conn, class.id, school.learners[learner].id, None, "trial", today, Some(today)).await?;
        }
    }
    Ok(())
}

async fn member(conn: &mut Conn, class: Uuid, learner: Uuid, contract: Option<Uuid>, kind: &str, from: NaiveDate, until: Option<NaiveDate>) -> DbResult<()> {
    execute!(
        conn,
        "insert into membership (id, class_id, learner_id, contract_id, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)",
        crate::new_id(),
        class,
        learner,
        contract,
        kind,
        from,
        until
    )
    .map(drop)
}

async fn attendance(conn: &mut Conn, school: &School, lessons: &[Lesson], marks: &[Mark], now: i64) -> DbResult<()> {
    bulk_insert!(
        conn,
        "insert into attendance (class_id, learner_id, on_date, lesson_id, code, late_minutes, hours, owed, note, marked_at) ",
        10,
        marks,
        |mark, b| {
            let lesson = &lessons[mark.lesson];
            b.push_bind(school.classes[lesson.class].id).push_bind(school.learners[mark.learner].id).push_bind(lesson.day).push_bind(lesson.id);
            b.push_bind(mark.code.word()).push_bind(mark.late).push_bind(mark.hours.0).push_bind(mark.owed.0).push_bind(mark.note).push_bind(now);
        },
        ""
    )
    .map(drop)
}

async fn draws(conn: &mut Conn, school: &School, lessons: &[Lesson], marks: &[Mark], places: &[Place], now: i64) -> DbResult<()> {
    let drawn: Vec<(&Mark, &Place)> = marks
        .iter()
        .filter(|mark| mark.hours.0 > mark.owed.0)
        .filter_map(|mark| Some((mark, places.iter().find(|place| place.learner == mark.learner && place.class == lessons[mark.lesson].class)?)))
        .collect();
    bulk_insert!(
        conn,
        "insert into ledger_entry (lot_id, on_date, class_id, kind, turn, learner_id, hours, fen, written_at) ",
        9,
        drawn,
        |pair, b| {
            let (mark, place) = pair;
            let class = &school.classes[place.class];
            let hours = mark.owed.0 - mark.hours.0;
            b.push_bind(place.lot).push_bind(lessons[mark.lesson].day).push_bind(class.id).push_bind("draw").push_bind(1_i64);
            b.push_bind(school.learners[mark.learner].id).push_bind(hours).push_bind(hours * school.courses[class.course].price_fen / 100).push_bind(now);
        },
        ""
    )
    .map(drop)
}

/// Homework after each lesson, an assessment every fourth.
async fn study(conn: &mut Conn, school: &School, lessons: &[Lesson], marks: &[Mark], today: NaiveDate, now: i64) -> DbResult<()> {
    const DAY: i64 = 86_400_000;
    let done: Vec<&Mark> = marks.iter().filter(|mark| lessons[mark.lesson].day < today).collect();
    let grade = |mark: &Mark, salt: i64| 7000 + (i64::try_from(mark.learner * 13 + mark.lesson * 7).unwrap_or(0) + salt * 17) % 31 * 100;
    bulk_insert!(
        conn,
        "insert into homework (learner_id, set_on, class_id, title, submitted_at, score) ",
        6,
        done,
        |mark, b| {
            let lesson = &lessons[mark.lesson];
            let class = &school.classes[lesson.class];
            let handed_in = (mark.learner + mark.lesson) % 9 != 0;
            let at = now - (today - lesson.day).num_days() * DAY + DAY;
            b.push_bind(school.learners[mark.learner].id).push_bind(lesson.day).push_bind(class.id);
            b.push_bind(format!("第 {} 课 {}练习", lesson.no, school.courses[class.course].points[usize::try_from(lesson.no).unwrap_or(0) % 3]));
            b.push_bind(handed_in.then_some(at)).push_bind((handed_in && lesson.day + Days::new(7) < today).then_some(grade(mark, 0)));
        },
        ""
    )?;
    let scores: Vec<(&Mark, usize)> =
        done.into_iter().filter(|mark| lessons[mark.lesson].no % 4 == 0).flat_map(|mark| (0..3).map(move |point| (mark, point))).collect();
    bulk_insert!(
        conn,
        "insert into grade (learner_id, on_date, class_id, title, point, full_score, score, comment) ",
        8,
        scores,
        |pair, b| {
            let (mark, point) = pair;
            let lesson = &lessons[mark.lesson];
            let course = &school.courses[school.classes[lesson.class].course];
            b.push_bind(school.learners[mark.learner].id).push_bind(lesson.day).push_bind(school.classes[lesson.class].id);
            b.push_bind(format!("{} 第 {} 次小测", course.name, lesson.no / 4)).push_bind(course.points[*point]).push_bind(10_000_i64);
            b.push_bind(grade(mark, i64::try_from(*point).unwrap_or(0))).push_bind((*point == 0).then_some("思路清晰，继续保持"));
        },
        ""
    )
    .map(drop)
}
