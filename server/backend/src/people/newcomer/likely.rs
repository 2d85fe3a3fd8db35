//! Whom a learner that is typed may be: weighed as imports weigh two rows ([`shared::matching::Verdict`]), among those who have a name that
//! sounds like it, a phone, an ID number or a birth date in common.

use super::{
    AddLearner,
    policy::reads_at,
    store::{self, KnownRow},
};
use crate::{
    Cx, OrFault,
    db::Conn,
    matching::{self, Stored, kin_of},
    people::pinyin,
    policy::Permit,
};
use shared::{
    error::AppResult,
    id::{CampusId, LearnerId},
    intake::is_former,
    matching::{Band, Kin, Likeness, Number, Person, Verdict, share},
    people::{Candidate, NewLearner},
};
use uuid::Uuid;

/// Somebody who may be the one that is typed.
pub(super) struct Like {
    row: KnownRow,
    pub(super) verdict: Verdict,
}

impl Like {
    pub(super) const fn id(&self) -> Uuid {
        self.row.id
    }

    pub(super) const fn campus(&self) -> CampusId {
        CampusId(self.row.campus_id)
    }

    pub(super) fn no(&self) -> &str {
        &self.row.no
    }

    /// Whether the asker may know of them. Of others only whoever decides about pairs is asked.
    pub(super) fn is_shown(&self, cx: &Cx) -> AppResult<bool> {
        Ok(!self.row.restricted && reads_at(cx.actor()?, self.campus()))
    }

    /// Whether they have left.
    pub(super) fn is_former(&self) -> bool {
        is_former(&self.row.state)
    }

    pub(super) fn shown(self, can_return: bool) -> Candidate {
        let (is_former, is_sure) = (self.is_former(), self.verdict.band() == Band::Sure);
        let KnownRow { id, no, stored, campus, state, .. } = self.row;
        let Stored { name, born_on, school, grade, .. } = stored;
        Candidate { id: LearnerId(id), no, name, born_on, school, grade, campus, state, is_former, can_return, is_sure, likeness: Likeness::from(self.verdict) }
    }
}

/// Whoever may be `new`: former learners first, then whoever is sure, then by weight.
pub(super) async fn likely(cx: &Cx, permit: &Permit<AddLearner>, conn: &mut Conn, new: &NewLearner) -> AppResult<Vec<Like>> {
    let person = person(cx, new);
    let rows = store::known(permit, conn, &keys(&person)).await.or_fault()?;
    let (bearers, all) = store::bearers(permit, conn, &new.name).await.or_fault()?;
    let count = |many: i64| usize::try_from(many + 1).unwrap_or(usize::MAX);
    let share = share(count(bearers), count(all));
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut kin = kin_of(store::kin(permit, conn, &ids).await.or_fault()?);
    let weigh = |row: KnownRow| Like { verdict: Verdict::of(&row.stored.person(kin.remove(&row.id).unwrap_or_default()), &person, share), row };
    let mut found: Vec<Like> = rows.into_iter().map(weigh).filter(|like| like.verdict.band() != Band::Different).collect();
    found.sort_by(|one, other| {
        let rank = |like: &Like| (!is_former(&like.row.state), like.verdict.band() != Band::Sure);
        rank(one).cmp(&rank(other)).then(other.verdict.bits.0.total_cmp(&one.verdict.bits.0)).then(one.id().cmp(&other.id()))
    });
    Ok(found)
}

fn person(cx: &Cx, new: &NewLearner) -> Person {
    let number = |clear: &Option<String>| clear.as_deref().map(|clear| Number { index: cx.seal.index(clear), clear: Some(clear.to_owned()) });
    let kin = new.guardian.iter().map(|kin| Kin { name: matching::plain(&kin.name), phone: number(&kin.phone) });
    Person {
        name: matching::name(&new.name),
        born_on: new.born_on,
        gender: new.gender.clone(),
        id_no: number(&new.id_no),
        phone: number(&new.phone),
        school: new.school.clone(),
        grade: new.grade.clone(),
        kin: kin.collect(),
    }
}

/// What two rows of one person have in common, as the index of imports has it.
fn keys(person: &Person) -> store::Keys {
    let index = |number: &Option<Number>| number.as_ref().map(|number| number.index.clone());
    let plain: String = person.name.plain.iter().collect();
    store::Keys {
        phones: [index(&person.phone), person.kin.first().and_then(|kin| index(&kin.phone))],
        id_no: index(&person.id_no),
        sounds: [0, 1, 2].map(|cut| sounding(&rotated(&plain, cut))),
        born_on: person.born_on,
    }
}

/// The name with its first `cut` characters behind: given name and surname are often given the wrong way round.
fn rotated(name: &str, cut: usize) -> String {
    name.chars().skip(cut).chain(name.chars().take(cut)).collect()
}

/// The pattern of keys of names that sound like `name`.
fn sounding(name: &str) -> String {
    let key = pinyin::sort_key(name);
    format!("{}%", key.strip_suffix(name).unwrap_or(&key).replace(['%', '_'], ""))
}

#[cfg(test)]
mod tests {
    use super::{rotated, sounding};

    #[test]
    fn names_that_sound_alike_have_one_pattern() {
        assert_eq!(sounding("王俊熙"), sounding("王峻熙"));
        assert_eq!(sounding("曾静"), "zeng jing %");
        assert_eq!((rotated("若汐欧阳", 2).as_str(), rotated("伟张", 1).as_str()), ("欧阳若汐", "张伟"));
    }
}
