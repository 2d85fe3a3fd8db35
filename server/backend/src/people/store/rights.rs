//! The rights of a guardian as their columns hold them.

use shared::access::{Right, Rights};

/// The six columns of a link.
#[allow(clippy::struct_excessive_bools, reason = "each is a column")]
#[derive(sqlx::FromRow)]
pub(crate) struct RightsRow {
    reports: bool,
    reminders: bool,
    messages: bool,
    pay: bool,
    book: bool,
    manages: bool,
}

impl RightsRow {
    pub(crate) fn rights(&self) -> Rights {
        Rights::those(|right| match right {
            Right::Reports => self.reports,
            Right::Reminders => self.reminders,
            Right::Messages => self.messages,
            Right::Pay => self.pay,
            Right::Book => self.book,
            Right::Manages => self.manages,
        })
    }
}
