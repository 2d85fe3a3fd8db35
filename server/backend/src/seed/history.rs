//! What happened in the demo school's lessons so far.

use super::plan::{Class, School, left};
use chrono::{Days, NaiveDate};
use shared::{attendance::Code, credits::Hours};
use uuid::Uuid;

/// A dated lesson.
pub(super) struct Lesson {
    pub(super) id: Uuid,
    pub(super) class: usize,
    pub(super) no: i64,
    pub(super) day: NaiveDate,
}

/// A mark with what it drew.
pub(super) struct Mark {
    pub(super) lesson: usize,
    pub(super) learner: usize,
    pub(super) code: Code,
    pub(super) late: Option<i64>,
    pub(super) hours: Hours,
    pub(super) owed: Hours,
    pub(super) note: Option<&'static str>,
}

/// A learner's place in a class with the lot that pays for it.
pub(super) struct Place {
    pub(super) class: usize,
    pub(super) learner: usize,
    pub(super) contract: Uuid,
    pub(super) lot: Uuid,
    pub(super) units: Hours,
    pub(super) balance: Hours,
    pub(super) expires_on: NaiveDate,
}

/// All lessons of all classes.
pub(super) fn lessons(school: &School, today: NaiveDate) -> Vec<Lesson> {
    let of = |(number, class): (usize, &Class)| {
        let numbered = class.days(today).zip(1..);
        numbered.map(move |(day, no)| Lesson { id: crate::new_id(), class: number, no, day }).collect::<Vec<_>>()
    };
    school.classes.iter().enumerate().flat_map(of).collect()
}

/// How a learner took part in lesson `no`: mostly present, in a pattern that looks like a term.
fn code(learner: usize, no: i64) -> (Code, Option<i64>, Option<&'static str>) {
    match (learner * 7 + usize::try_from(no).unwrap_or(0) * 11) % 37 {
        0 => (Code::Absent, None, None),
        1 | 2 => (Code::Leave, None, Some("家长微信请假")),
        3 => (Code::Sick, None, Some("发烧")),
        4 | 5 => (Code::Late, Some(5 + 5 * (no % 3)), Some("堵车")),
        11 => (Code::Present, None, Some("主动上台讲了通分的两种做法。")),
        _ => (Code::Present, None, None),
    }
}

/// Marks of every lesson before today, and of today's first lesson; with the places that paid for them.
pub(super) fn marks(school: &School, lessons: &[Lesson], today: NaiveDate) -> (Vec<Mark>, Vec<Place>) {
    let (mut marks, mut places) = (Vec::new(), Vec::new());
    for (number, class) in school.classes.iter().enumerate() {
        for learner in class.members() {
            places.push(place(class, number, learner, lessons, today, &mut marks));
        }
    }
    (marks, places)
}

fn place(class: &Class, number: usize, learner: usize, lessons: &[Lesson], today: NaiveDate, marks: &mut Vec<Mark>) -> Place {
    let first = marks.len();
    let taken = lessons.iter().enumerate().filter(|(_, lesson)| lesson.class == number && (lesson.day < today || (lesson.day == today && class.starts < 540)));
    marks.extend(taken.map(|(at, lesson)| mark(at, lesson, learner, class)));
    let used: Hours = marks[first..].iter().map(|mark| mark.hours).sum();
    let balance = left(learner).max(Hours::ZERO);
    let short = -left(learner).min(Hours::ZERO);
    owe(&mut marks[first..], short);
    let expires_on = today + Days::new(10 + u64::try_from(learner).unwrap_or(0) * 13 % 300);
    Place { class: number, learner, contract: crate::new_id(), lot: crate::new_id(), units: used + balance - short, balance, expires_on }
}

fn mark(at: usize, lesson: &Lesson, learner: usize, class: &Class) -> Mark {
    let (code, late, note) = code(learner, lesson.no);
    let hours = if code.switches().charged { class.hours() } else { Hours::ZERO };
    Mark { lesson: at, learner, code, late, hours, owed: Hours::ZERO, note }
}

/// The last lessons could not be paid any more.
fn owe(marks: &mut [Mark], mut short: Hours) {
    for mark in marks.iter_mut().rev() {
        let part = short.min(mark.hours);
        mark.owed = part;
        short -= part;
    }
}
