//! A row of the archive as it is compared.

use crate::{intake::books::LearnerFile, matching, seal::Seal};
use shared::matching::{Kin, Number, Person};

/// The person a row tells of.
pub fn of(file: &LearnerFile, seal: &Seal) -> Person {
    let number = |clear: &Option<String>| clear.as_deref().map(|clear| Number { index: seal.index(clear), clear: Some(clear.to_owned()) });
    let kin = file.guardians.iter().map(|guardian| Kin { name: matching::plain(&guardian.name), phone: number(&guardian.phone) });
    Person {
        name: matching::name(&file.name),
        born_on: file.born_on,
        gender: file.gender.clone(),
        id_no: number(&file.id_no),
        phone: number(&file.phone),
        school: file.school.clone(),
        grade: file.grade.clone(),
        kin: kin.collect(),
    }
}
