//! What a sheet is, in words.

use crate::text::Text;
use shared::intake::Table;

/// What a sheet holds.
#[must_use]
pub fn table_name(text: Text, table: Table) -> &'static str {
    match table {
        Table::Courses => text.intake_table_courses(),
        Table::Calendar => text.intake_table_calendar(),
        Table::Staff => text.intake_table_staff(),
        Table::Classes => text.intake_table_classes(),
        Table::Learners => text.intake_table_learners(),
        Table::Contracts => text.intake_table_contracts(),
        Table::Changes => text.intake_table_changes(),
        Table::Attendance => text.intake_table_attendance(),
        Table::Grades => text.intake_table_grades(),
        Table::Homework => text.intake_table_homework(),
    }
}
