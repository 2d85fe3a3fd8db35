//! The sums an office compares with its old books.

use super::value::{hundredths, shown};
use crate::credits::Hours;
use serde::{Deserialize, Serialize};

/// Attendance rows by state, under the words of the sheets.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StateCounts {
    /// 出勤.
    #[serde(rename = "出勤")]
    pub present: i64,
    /// 旷课.
    #[serde(rename = "旷课")]
    pub absent: i64,
    /// 病假.
    #[serde(rename = "病假")]
    pub sick: i64,
    /// 补课.
    #[serde(rename = "补课")]
    pub makeup: i64,
    /// 试听.
    #[serde(rename = "试听")]
    pub trial: i64,
    /// 请假.
    #[serde(rename = "请假")]
    pub leave: i64,
    /// 迟到.
    #[serde(rename = "迟到")]
    pub late: i64,
}

/// What the books hold, summed in the database.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Totals {
    /// Learners.
    pub learners: i64,
    /// Distinct phones of guardians.
    pub guardians: i64,
    /// Guardians as persons: one who gave another phone for another child counts once.
    pub guardian_people: i64,
    /// Pairs of learners who share a guardian.
    pub sibling_pairs: i64,
    /// Members of staff.
    pub teachers: i64,
    /// Courses.
    pub courses: i64,
    /// Classes.
    pub classes: i64,
    /// Contracts.
    pub contracts: i64,
    /// Hours bought, those opened by a change of course included.
    #[serde(with = "as_number")]
    pub purchased_hours: Hours,
    /// Hours given.
    #[serde(with = "as_number")]
    pub gift_hours: Hours,
    /// Hours taken.
    #[serde(with = "as_number")]
    pub consumed_hours: Hours,
    /// Hours refunded, lapsed gifts included.
    #[serde(with = "as_number")]
    pub refunded_hours: Hours,
    /// Hours that left for another course.
    #[serde(with = "as_number")]
    pub transferred_hours: Hours,
    /// Hours left.
    #[serde(with = "as_number")]
    pub balance_hours: Hours,
    /// Money in.
    pub paid_fen: i64,
    /// Money back.
    pub refunded_fen: i64,
    /// Attendance rows.
    pub attendance_rows: i64,
    /// The same by state.
    pub attendance: StateCounts,
    /// Scores.
    pub grades: i64,
    /// Pieces of homework.
    pub homework: i64,
}

/// Hours as the number a sheet shows: 14726, 527.5.
mod as_number {
    use super::{Hours, hundredths, shown};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn serialize<S: Serializer>(hours: &Hours, out: S) -> Result<S::Ok, S::Error> {
        if !out.is_human_readable() {
            return hours.serialize(out);
        }
        if hours.0 % 100 == 0 { out.serialize_i64(hours.0 / 100) } else { out.serialize_f64(shown(hours.0)) }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Hours, D::Error> {
        if !from.is_human_readable() {
            return Hours::deserialize(from);
        }
        Ok(Hours(hundredths(f64::deserialize(from)?).unwrap_or_default()))
    }
}
