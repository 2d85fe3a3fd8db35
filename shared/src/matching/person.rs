//! What is compared of a person.

use super::{Name, Number};
use chrono::NaiveDate;

/// A person as a row tells of them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Full name.
    pub name: Name,
    /// Birth date.
    pub born_on: Option<NaiveDate>,
    /// 男 or 女.
    pub gender: Option<String>,
    /// ID number.
    pub id_no: Option<Number>,
    /// Own phone.
    pub phone: Option<Number>,
    /// School.
    pub school: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// Guardians.
    pub kin: Vec<Kin>,
}

/// A guardian.
#[derive(Clone, Debug)]
pub struct Kin {
    /// Full name.
    pub name: String,
    /// Phone.
    pub phone: Option<Number>,
}
