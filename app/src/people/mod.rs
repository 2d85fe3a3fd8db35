//! Learners in the console, the family in the portal.

pub mod api;
pub mod home_page;
pub mod learner_page;
pub mod list_page;
pub mod me_page;
pub mod portal;
