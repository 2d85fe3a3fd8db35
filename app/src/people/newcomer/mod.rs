//! A learner is written down by hand.

pub mod api;
mod candidates;
mod fields;
mod form;
pub mod page;
mod words;

pub(super) use {fields::genders, words::why};
