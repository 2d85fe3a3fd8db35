//! The family in the portal.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

mod card;
mod children;
pub mod growth_page;
mod help;
mod hours;
mod settings;

pub(super) use card::ChildCard;
pub(super) use children::{ChildRows, NoChild};
pub(super) use help::Help;
pub use hours::{Warnings, expiry, expiry_day, hours_unit, lessons_unit};
pub(super) use settings::Settings;
