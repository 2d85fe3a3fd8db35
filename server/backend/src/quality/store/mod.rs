//! Rows of findings, and what they are found by.

pub(super) mod answers;
pub(super) mod facts;
pub(super) mod kept;
pub(super) mod lists;
