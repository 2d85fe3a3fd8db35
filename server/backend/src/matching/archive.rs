//! One archive out of two.

use super::store::Archive;
use crate::{
    Fault,
    keys::{Cell, Ring},
};
use serde::{Deserialize, Serialize};
use shared::matching::Part;
use uuid::Uuid;

/// What both archives said before they became one.
#[derive(Serialize, Deserialize)]
pub struct Before {
    pub first: Archive,
    pub second: Archive,
}

/// The archive that stays: the first one's, with the parts that are taken from the second, and whatever only the second says.
pub fn joined(ring: &Ring, ids: [Uuid; 2], before: &Before, taken: &[Part]) -> Result<Archive, Fault> {
    let (mut all, second) = (before.first.clone(), &before.second);
    let wants = |part, is_blank: bool| is_blank || taken.contains(&part);
    if wants(Part::Name, false) {
        (all.name, all.name_key) = (second.name.clone(), second.name_key.clone());
    }
    if wants(Part::State, false) {
        all.state.clone_from(&second.state);
    }
    let plain = [
        (Part::Gender, &mut all.gender, &second.gender),
        (Part::School, &mut all.school, &second.school),
        (Part::Grade, &mut all.grade, &second.grade),
        (Part::Source, &mut all.source, &second.source),
        (Part::Style, &mut all.style, &second.style),
        (Part::Availability, &mut all.availability, &second.availability),
        (Part::Notes, &mut all.notes, &second.notes),
    ];
    for (part, to, from) in plain {
        if wants(part, to.is_none()) && from.is_some() {
            to.clone_from(from);
        }
    }
    if wants(Part::BornOn, all.born_on.is_none()) {
        all.born_on = second.born_on.or(all.born_on);
    }
    sealed(ring, ids, &mut all, second, wants)?;
    Ok(all)
}

/// What is sealed is sealed anew, under the key of the learner who stays.
fn sealed(ring: &Ring, ids: [Uuid; 2], all: &mut Archive, second: &Archive, wants: impl Fn(Part, bool) -> bool) -> Result<(), Fault> {
    let again = |column, value: &[u8]| ring.close(Cell::of(ids[0], column), ring.open(Cell::of(ids[1], column), value)?.expose());
    if let Some(value) = second.id_no_sealed.as_deref().filter(|_| wants(Part::IdNo, all.id_no_sealed.is_none())) {
        all.id_no_sealed = Some(again("learner.id_no_sealed", value)?);
        all.id_no_index.clone_from(&second.id_no_index);
    }
    if let Some(value) = second.phone_sealed.as_deref().filter(|_| wants(Part::Phone, all.phone_sealed.is_none())) {
        all.phone_sealed = Some(again("learner.phone_sealed", value)?);
        all.phone_index.clone_from(&second.phone_index);
    }
    if let Some(value) = second.address_sealed.as_deref().filter(|_| wants(Part::Address, all.address_sealed.is_none())) {
        all.address_sealed = Some(again("learner.address_sealed", value)?);
    }
    Ok(())
}

/// What is left of whoever was merged: a number.
pub fn blank(no: &str, state: &str) -> Archive {
    Archive { name: format!("已合并学员 {no}"), name_key: format!("~{no}"), state: state.to_owned(), ..Archive::default() }
}
