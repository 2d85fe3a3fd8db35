//! What the demo school consists of, before a row is written.

use super::people::{NAMED, STAFF, name};
use crate::new_id;
use chrono::{Datelike, Days, NaiveDate};
use shared::credits::Hours;
use uuid::Uuid;

/// Learners of the whole school.
pub(super) const LEARNERS: usize = 132;
/// Weeks of lessons behind and ahead of today.
const WEEKS_BEFORE: u64 = 14;
const WEEKS_AFTER: u64 = 10;

pub(super) struct Course {
    pub(super) id: Uuid,
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) subject: &'static str,
    pub(super) level: &'static str,
    pub(super) price_fen: i64,
    pub(super) points: [&'static str; 3],
}

pub(super) struct Class {
    pub(super) id: Uuid,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) course: usize,
    pub(super) campus: usize,
    pub(super) teacher: usize,
    pub(super) room: &'static str,
    pub(super) starts: i64,
    pub(super) ends: i64,
    /// Days between today's weekday and the lesson's.
    pub(super) ahead: u64,
    pub(super) first: usize,
    pub(super) count: usize,
    pub(super) trial: Option<usize>,
}

pub(super) struct Learner {
    pub(super) id: Uuid,
    pub(super) no: String,
    pub(super) name: String,
    pub(super) girl: bool,
    pub(super) born_on: NaiveDate,
}

pub(super) struct Guardian {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) relation: &'static str,
    pub(super) phone: String,
    pub(super) learners: Vec<usize>,
    pub(super) signs_in: bool,
}

pub(super) struct School {
    pub(super) campuses: [(Uuid, &'static str); 2],
    pub(super) staff: Vec<Uuid>,
    pub(super) courses: Vec<Course>,
    pub(super) classes: Vec<Class>,
    pub(super) learners: Vec<Learner>,
    pub(super) guardians: Vec<Guardian>,
}

/// The number of the sibling 陈思宁 among the learners.
pub(super) const SISTER: usize = NAMED.len();
/// The child whose family came twice: the last learner is the one before under a new number.
pub(super) const TWICE: usize = LEARNERS - 1;

pub(super) fn school(today: NaiveDate) -> School {
    let learners: Vec<Learner> = (0..LEARNERS).map(|number| learner(number, today)).collect();
    School {
        campuses: [(new_id(), "徐汇校区"), (new_id(), "浦东校区")],
        staff: STAFF.iter().map(|_| new_id()).collect(),
        courses: courses(),
        classes: classes(today),
        guardians: guardians(&learners),
        learners,
    }
}

fn courses() -> Vec<Course> {
    let course = |code, name, subject, level, price_fen, points| Course { id: new_id(), code, name, subject, level, price_fen, points };
    vec![
        course("SX3", "数学思维 L3", "数学", "L3", 18_000, ["图形", "乘法", "规律"]),
        course("SX4", "数学思维 L4", "数学", "L4", 20_000, ["分数的意义", "通分与约分", "分数应用题"]),
        course("SX5", "数学思维 L5", "数学", "L5", 22_000, ["方程", "比例", "行程"]),
        course("YY1", "启蒙英语", "英语", "启蒙", 16_000, ["听力", "拼读", "表达"]),
        course("WQ1", "围棋初段", "围棋", "初段", 15_000, ["死活", "布局", "官子"]),
    ]
}

/// The teacher's day is full today and lighter on other days; colleagues teach beside.
fn classes(today: NaiveDate) -> Vec<Class> {
    let day = |ahead: u64| weekday(today + Days::new(ahead));
    let class = |code: &str, name: String, course, campus, teacher, room, starts: (i64, i64), ahead, first, count| Class {
        id: new_id(),
        code: code.into(),
        name,
        course,
        campus,
        teacher,
        room,
        starts: starts.0,
        ends: starts.1,
        ahead,
        first,
        count,
        trial: None,
    };
    let mut classes = vec![
        class("XH-SX3-A", format!("数学思维 L3 · {} A 班", day(0)), 0, 0, 0, "301 教室", (480, 570), 0, 60, 16),
        class("XH-SX4-B", format!("数学思维 L4 · {} B 班", day(0)), 1, 0, 0, "302 教室", (600, 690), 0, 0, 36),
        class("XH-SX4-C", format!("数学思维 L4 · {} C 班", day(0)), 1, 0, 0, "302 教室", (810, 900), 0, 78, 21),
        class("XH-SX5-A", format!("数学思维 L5 · {}班", day(0)), 2, 0, 0, "204 教室", (945, 1035), 0, 100, 12),
        class("PD-YY1-A", format!("启蒙英语 · {}班", day(0)), 3, 1, 3, "102 教室", (600, 660), 0, SISTER, 1),
        class("XH-WQ1-A", format!("围棋初段 · {}班", day(1)), 4, 0, 2, "201 教室", (840, 930), 1, 40, 14),
        class("PD-YY1-B", format!("启蒙英语 · {} B 班", day(2)), 3, 1, 3, "102 教室", (1080, 1140), 2, 112, 18),
    ];
    classes.extend((1..7).map(|ahead| {
        let code = format!("XH-SX3-{ahead}");
        class(&code, format!("数学思维 L3 · {}晚班", day(ahead)), 0, 0, 0, "301 教室", (1110, 1200), ahead, 76 + usize::try_from(ahead).unwrap_or(0) * 4, 10)
    }));
    // 35 on the roll: the sister learns English elsewhere, 仇小北 tries the lesson out today.
    classes[1].trial = Some(NAMED.len() - 1);
    classes
}

fn weekday(day: NaiveDate) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][day.weekday().num_days_from_monday() as usize]
}

fn learner(place: usize, today: NaiveDate) -> Learner {
    let number = if place == TWICE { place - 1 } else { place };
    let name = if number == SISTER { "陈思宁".into() } else { name(number) };
    let years = if number == SISTER { 6 } else { 9 };
    let born_on = NaiveDate::from_ymd_opt(today.year() - years, 1 + u32::try_from(number % 12).unwrap_or(0), 1 + u32::try_from(number * 5 % 28).unwrap_or(0));
    let girl = number == SISTER || (number != 0 && number.is_multiple_of(2));
    Learner { id: new_id(), no: format!("XY26{:05}", place + 1), name, girl, born_on: born_on.unwrap_or(today) }
}

fn guardians(learners: &[Learner]) -> Vec<Guardian> {
    let mut guardians = vec![
        guardian("王雅琴", "母亲", "13800002046", &[0, SISTER], true),
        guardian("陈志强", "父亲", "13900008812", &[0, SISTER], false),
        guardian("孙建国", "父亲", "13600004402", &[8], true),
        guardian("周淑芬", GRANDMOTHER, "13700009901", &[1], false),
    ];
    guardians.extend((1..learners.len()).filter(|number| ![8, SISTER].contains(number)).map(|number| {
        let surname: String = learners[number].name.chars().take(1).collect();
        let (given, relation) = if number % 3 == 0 { ("建军", "父亲") } else { ("丽华", "母亲") };
        guardian(&format!("{surname}{given}"), relation, &format!("13700{:06}", 100_000 + number * 37), &[number], false)
    }));
    guardians
}

/// Who reads the timeline and nothing else.
pub(super) const GRANDMOTHER: &str = "奶奶";

fn guardian(name: &str, relation: &'static str, phone: &str, learners: &[usize], signs_in: bool) -> Guardian {
    Guardian { id: new_id(), name: name.into(), relation, phone: phone.into(), learners: learners.to_vec(), signs_in }
}

impl School {
    /// Learners without a class have finished theirs.
    pub(super) fn state(&self, number: usize) -> &'static str {
        let here = |class: &Class| class.trial == Some(number) || class.members().any(|member| member == number);
        if self.classes.iter().any(here) { "在读" } else { "已结课" }
    }
}

impl Class {
    /// Numbers of its learners.
    pub(super) fn members(&self) -> impl Iterator<Item = usize> {
        let trial = self.trial;
        let sister_here = self.count == 1;
        (self.first..self.first + self.count).filter(move |number| Some(*number) != trial && (sister_here || *number != SISTER))
    }

    /// Days of its lessons, oldest first.
    pub(super) fn days(&self, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let first = today + Days::new(self.ahead) - Days::new(7 * WEEKS_BEFORE);
        (0..=WEEKS_BEFORE + WEEKS_AFTER).map(move |week| first + Days::new(7 * week))
    }

    /// Hours of a lesson.
    pub(super) const fn hours(&self) -> Hours {
        Hours::of_minutes(self.ends - self.starts)
    }
}

/// Hours that shall be left today: a few children are short, one owes, the rest are spread.
pub(super) fn left(number: usize) -> Hours {
    match number {
        10 => Hours::whole(2),
        16 => Hours::whole(-2),
        19 => Hours::whole(3),
        other => Hours::whole(6 + i64::try_from(other * 5 % 19).unwrap_or(0)),
    }
}
