//! Learners in the console, the family in the portal.

pub mod api;
pub mod console_figures;
pub mod console_filters;
pub mod console_head;
pub mod console_lots;
pub mod console_portrait;
pub mod console_query;
pub mod console_reveal;
pub mod console_reveal_ask;
pub mod console_reveal_dialog;
pub mod console_rows;
pub mod console_side;
pub mod console_state;
pub mod console_timeline;
pub mod fields;
pub mod home_page;
pub mod learner_page;
pub mod list_page;
pub mod me_page;
pub mod newcomer;
pub mod numbering;
pub mod portal;
pub mod viewers;
