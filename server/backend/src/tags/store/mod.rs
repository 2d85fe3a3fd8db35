//! Rows of tags.

pub(super) mod carried;
pub(super) mod facts;
pub(super) mod held;
pub(super) mod names;
pub(super) mod reach;
pub(super) mod rules;
pub(super) mod segments;
pub(super) mod work;
