//! Quality of the archive (数据质量): what is missing, wrong, double or gone quiet, and who is to mend it.

mod check;
mod facts;
mod judge;
mod view;

pub use check::{CHECKS, Check, Kind, Owner, Rule, Said};
pub use facts::{Facts, IdNo};
pub use judge::{QUIET_DAYS, found, watched};
pub use view::{Answer, BoardFilter, CheckLine, FindingLine, FindingList, Group, QualityBoard, Queue, RowFilter, Told};
