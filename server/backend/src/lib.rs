//! Use-cases, policy, SQL and jobs. Knows neither axum nor leptos.

pub use inventory;
pub use sqlx;

#[macro_use]
pub mod db;

pub mod access;
pub mod attendance;
pub mod audit;
pub mod backup;
pub mod classes;
pub mod clock;
pub mod count;
mod cx;
pub mod dictionary;
pub mod event;
pub mod exports;
mod fault;
mod follow;
pub mod health;
pub mod intake;
pub mod job;
pub mod keys;
pub mod leads;
pub mod live;
pub mod matching;
pub mod once;
pub mod people;
pub mod policy;
pub mod privacy;
pub mod progress;
pub mod quality;
pub mod reach;
pub mod seal;
pub mod seed;
mod sheet;
pub mod tags;
pub mod testing;

pub use clock::Clock;
pub use cx::{Brought, Cx, House, Rules};
pub use fault::{Fault, OrFault};

/// A new id: UUID version 7, so that keys grow with time.
#[must_use]
pub fn new_id() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}
