//! What the checks say of some learners, written down.

use super::store::{facts, kept};
use crate::{
    House, OrFault,
    db::Conn,
    follow::{self, Follower},
    keys::Cell,
};
use chrono::NaiveDate;
use shared::{
    error::AppResult,
    intake::cells::{self, Cell as Written},
    quality::{IdNo, found, watched},
};
use std::fmt::Write;
use uuid::Uuid;

/// The loop.
pub(super) struct Quality;

impl Follower for Quality {
    const NAME: &'static str = "quality";
    const DAILY: bool = true;

    async fn look(house: &House, conn: &mut Conn, learners: &[Uuid]) -> AppResult<()> {
        evaluate(house, conn, learners).await
    }
}

/// Does the next piece of work; false: there is none.
pub async fn step(house: &House, seen: &mut i64) -> AppResult<bool> {
    follow::step::<Quality>(house, seen).await
}

/// Works until the process ends.
pub async fn keep_quality(house: House) {
    follow::keep::<Quality>(house).await;
}

/// Asks every check about each of `ids`, writes what is new and forgets what is mended.
pub(super) async fn evaluate(house: &House, conn: &mut Conn, ids: &[Uuid]) -> AppResult<()> {
    let today = house.clock.on_campus(&house.zone).date;
    let known = facts::known(conn, ids, today).await.or_fault()?;
    let kept = kept::of(conn, ids).await.or_fault()?;
    let ring = house.seal.ring(&known.iter().flat_map(facts::Known::persons).collect::<Vec<_>>()).await?;
    let opens = |cell, sealed: &[u8]| ring.open(cell, sealed).ok();
    let mut now = Vec::new();
    for mut one in known {
        unseal(&mut one, opens);
        now.extend(findings(house, &one, today));
    }
    kept::write(conn, &now, &kept, house.clock.now()).await.or_fault()
}

/// The verdict on what is sealed, and nothing of what it says.
fn unseal(one: &mut facts::Known, opens: impl Fn(Cell, &[u8]) -> Option<crate::keys::Secret>) {
    let id = one.learner;
    if let Some((sealed, index)) = &one.id_no {
        let opened = opens(Cell::of(id, "learner.id_no_sealed"), sealed);
        one.facts.id_no = opened.map(|secret| IdNo { says: id_says(secret.expose()), mark: hex(index) });
    }
    let own = one.phone.iter().map(|(sealed, index)| (Cell::of(id, "learner.phone_sealed"), sealed, index));
    let kin = one.kin.iter().map(|(guardian, sealed, index)| (Cell::of(*guardian, "guardian.phone_sealed"), sealed, index));
    let bad = |(cell, sealed, index): (Cell, &Vec<u8>, &Vec<u8>)| opens(cell, sealed).filter(|secret| !is_phone(secret.expose())).map(|_| hex(index));
    let mut marks: Vec<String> = own.chain(kin).filter_map(bad).collect();
    // The rows come in any order.
    marks.sort_unstable();
    one.facts.bad_phones = marks.concat();
}

fn id_says(clear: &str) -> Option<(NaiveDate, &'static str)> {
    let id = cells::id_no(&Written::Text(clear)).value?;
    Some((id.born_on()?, id.gender()))
}

fn is_phone(clear: &str) -> bool {
    cells::phones(&Written::Text(clear)).value.is_some()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn findings(house: &House, one: &facts::Known, today: NaiveDate) -> Vec<kept::Row> {
    let row = |check: shared::quality::Check| {
        let rule = check.rule();
        let owner = one.teacher.filter(|_| rule.owner == shared::quality::Owner::Teacher);
        let mark = house.seal.index(&format!("{}|{}", rule.word, watched(check, &one.facts)));
        kept::Row { learner_id: one.learner, check_word: rule.word.to_owned(), campus_id: one.campus, owner_id: owner, mark, since_on: today }
    };
    found(&one.facts, today).into_iter().map(row).collect()
}
