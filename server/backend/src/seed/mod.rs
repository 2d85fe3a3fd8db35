//! The demo school.
