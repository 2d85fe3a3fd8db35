//! Learners and their families.

mod field;
mod list;
mod mask;
mod newcomer;
mod numbering;
mod portrait;
mod reveal;
mod viewers;

pub use field::{ArchiveField, ArchiveHistory, ChangeLine, ChangeSource, Correction, FieldOwner};
pub use list::{LearnerFilter, LearnerLine, LearnerList, Named, NamedBy, Order, SortBy, is_number};
pub use mask::{mask_address, mask_name, mask_phone};
pub use newcomer::{Added, Candidate, NewKin, NewLearner, NewcomerForm, TypedLearner};
pub use numbering::{CampusNumbers, NumberRule, Numbering, YearShown, campus_code, check_digit, has_right_check};
pub use portrait::{Child, Family, GuardianLine, HoursLeft, LotLine, Portrait, Rhythm};
pub use reveal::{REVEALS_A_DAY, Reveal, Revealed};
pub use viewers::{FamilyViewer, SeenBy, Viewer, Viewers};
