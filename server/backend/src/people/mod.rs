//! Learners: the list, the portrait, the family.

mod family;
mod fields;
mod list;
mod newcomer;
mod number;
mod numbering;
pub mod pinyin;
mod policy;
mod portrait;
mod reveal;
mod store;
mod summary;
mod viewers;
mod words;

pub use family::family;
pub use fields::{CorrectField, correct_field, field_history};
pub use list::learners;
pub(crate) use list::searched;
pub use newcomer::{AddLearner, ReturnLearner, add_learner, newcomer_form, return_learner};
pub use number::hidden_search;
pub(crate) use number::searched as number_in;
pub use numbering::{SetNumbering, numbering, set_numbering};
pub(crate) use policy::scoped;
pub use policy::{ListLearners, ListViewers, ManageFamily, ManageLogin, RevealContact, TagLearner, ViewChild, ViewFamily, ViewLearner, ViewPortrait};
pub use portrait::portrait;
pub use reveal::reveal;
pub(crate) use store::{ChildRow, RightsRow, beside, child_rows, reveals};
pub use summary::refresh_summary;
pub use viewers::viewers;
