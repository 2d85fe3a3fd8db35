//! Timetables (课表): the weekly pattern of a class, the school's calendar, and the lessons both give.

mod calendar;
mod generate;
mod pattern;

pub use calendar::{Calendar, CalendarDay, runs_as};
pub use generate::{LessonDay, lessons};
pub use pattern::{Pattern, PatternError, WEEK};
