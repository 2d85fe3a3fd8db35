//! A learner who is stored, as far as persons are compared: numbers by their blind index.

use crate::matching::{name, plain};
use chrono::NaiveDate;
use shared::matching::{Kin, Number, Person};
use std::collections::HashMap;
use uuid::Uuid;

/// What is compared of a row of `learner`.
#[derive(sqlx::FromRow)]
pub struct Stored {
    pub name: String,
    pub gender: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub id_no_index: Option<Vec<u8>>,
    pub phone_index: Option<Vec<u8>>,
    pub school: Option<String>,
    pub grade: Option<String>,
}

impl Stored {
    /// The person, whose guardians are `kin`.
    #[must_use]
    pub fn person(&self, kin: Vec<Kin>) -> Person {
        let number = |index: &Option<Vec<u8>>| index.clone().map(sealed);
        Person {
            name: name(&self.name),
            born_on: self.born_on,
            gender: self.gender.clone(),
            id_no: number(&self.id_no_index),
            phone: number(&self.phone_index),
            school: self.school.clone(),
            grade: self.grade.clone(),
            kin,
        }
    }
}

/// A guardian of a learner: name, and the blind index of the phone.
pub type KinRow = (Uuid, String, Option<Vec<u8>>);

/// The guardians of each learner, in the order of the rows.
#[must_use]
pub fn kin_of(rows: Vec<KinRow>) -> HashMap<Uuid, Vec<Kin>> {
    let mut all: HashMap<Uuid, Vec<Kin>> = HashMap::new();
    for (learner, name, phone) in rows {
        all.entry(learner).or_default().push(Kin { name: plain(&name), phone: phone.map(sealed) });
    }
    all
}

const fn sealed(index: Vec<u8>) -> Number {
    Number { index, clear: None }
}
