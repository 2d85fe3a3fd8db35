//! The entries of a timeline.
