//! The day as it is seen at one moment.

use shared::{
    attendance::{Today, TodayLesson},
    time::Minute,
};

/// Where a lesson stands in the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Over.
    Past,
    /// Running, or the next.
    Now,
    /// Later.
    Ahead,
}

/// The day's lessons with their places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan(pub Vec<(TodayLesson, Phase)>);

impl Plan {
    /// The plan of a day as the campus clock stands.
    #[must_use]
    pub fn of(today: &Today) -> Self {
        let current = today.current().map(|lesson| lesson.lesson);
        let phase = |lesson: &TodayLesson| match current {
            Some(id) if id == lesson.lesson => Phase::Now,
            _ if is_over(lesson, today.now.minute) => Phase::Past,
            _ => Phase::Ahead,
        };
        Self(today.lessons.iter().map(|lesson| (lesson.clone(), phase(lesson))).collect())
    }

    /// Lessons whose roll is complete.
    #[must_use]
    pub fn complete(&self) -> usize {
        self.0.iter().filter(|(lesson, _)| is_complete(lesson)).count()
    }

    /// Lessons that are over although somebody was not marked.
    pub fn left(&self) -> impl Iterator<Item = &TodayLesson> {
        self.0.iter().filter(|(lesson, phase)| *phase == Phase::Past && !is_complete(lesson)).map(|(lesson, _)| lesson)
    }

    /// Lessons with learners whose hours run out.
    pub fn low(&self) -> impl Iterator<Item = &TodayLesson> {
        self.0.iter().filter(|(lesson, _)| lesson.low > 0).map(|(lesson, _)| lesson)
    }
}

const fn is_over(lesson: &TodayLesson, now: Minute) -> bool {
    lesson.ends.0 <= now.0
}

/// Whether everybody was marked.
#[must_use]
pub const fn is_complete(lesson: &TodayLesson) -> bool {
    lesson.marked >= lesson.learners
}

#[cfg(test)]
mod tests {
    use super::{Phase, Plan};
    use chrono::NaiveDate;
    use shared::{
        attendance::{Today, TodayLesson},
        id::LessonId,
        time::{CampusNow, Minute},
    };

    fn lesson(n: u128, starts: i64, marked: i64) -> TodayLesson {
        let id: LessonId = format!("{n:032x}").parse().unwrap();
        let (starts, ends) = (Minute(starts), Minute(starts + 90));
        let (class_name, room) = (String::new(), String::new());
        TodayLesson { lesson: id, class_name, no: 1, starts, ends, room, learners: 16, marked, came: 0, leave: 0, absent: 0, low: 0 }
    }

    #[test]
    fn one_lesson_is_now_and_unfinished_rolls_are_named() {
        let now = CampusNow { date: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), minute: Minute(586) };
        let lessons = vec![lesson(1, 360, 15), lesson(2, 480, 16), lesson(3, 600, 0), lesson(4, 810, 0)];
        let plan = Plan::of(&Today { teacher: String::new(), campus: String::new(), now, lessons, next: None });
        let phases: Vec<Phase> = plan.0.iter().map(|(_, phase)| *phase).collect();
        assert_eq!(phases, [Phase::Past, Phase::Past, Phase::Now, Phase::Ahead]);
        assert_eq!((plan.complete(), plan.left().count()), (1, 1));
    }
}
