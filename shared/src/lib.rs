//! Words and rules of the school: no I/O, compiled for the server and for the browser.

pub mod access;
pub mod attendance;
pub mod audit;
pub mod classes;
pub mod credits;
pub mod dictionary;
pub mod error;
pub mod exports;
pub mod fields;
pub mod id;
pub mod intake;
pub mod lang;
pub mod leads;
pub mod live;
pub mod matching;
pub mod money;
pub mod page;
pub mod people;
pub mod privacy;
pub mod progress;
pub mod quality;
pub mod reach;
pub mod schedule;
pub mod tags;
pub mod time;
