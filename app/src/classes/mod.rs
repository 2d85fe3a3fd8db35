//! Classes in the console.

pub mod api;
pub mod ask;
pub mod class_head;
pub mod class_page;
pub mod class_rows;
pub mod code;
pub mod console_query;
pub mod day_bar;
pub mod grid;
pub mod list_page;
pub mod pattern;
pub mod roster;
pub mod timetable;
