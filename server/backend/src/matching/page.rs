//! The pages of pairs: the list, and both learners side by side.

use super::{
    DecidePair, ListPairs,
    store::{self, Archive, PairRow},
};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    db::Conn,
    keys::{Cell, Ring},
    policy::Permit,
};
use shared::{
    access::Sight,
    credits::Hours,
    error::{AppError, AppResult},
    id::{LearnerId, PairId},
    matching::{Duplicates, Kin, Likeness, Number, PairLine, PairState, PairView, Part, Person, Side, Told, Verdict},
    page::{PAGE_ROWS, Page},
};
use uuid::Uuid;

/// Decided pairs that are shown below the open ones.
const DECIDED: i64 = 20;
/// What is shown in clear of both.
const SHOWN: &str = "learner.name learner.no learner.born_on learner.gender learner.school learner.grade learner.notes guardian.name";
/// A name borne by one in a thousand: how rare it is in this school was weighed when the pair was found.
const SHARE: f64 = 0.001;

/// Pairs to decide about, from the one after `after` on.
pub async fn duplicates(cx: &Cx, after: Option<PairId>) -> AppResult<Duplicates> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ListPairs>(&mut conn, ()).await?;
    let open = store::open(&permit, &mut conn, after.map(|pair| pair.0), PAGE_ROWS + 1).await.or_fault()?;
    let decided = store::decided(&permit, &mut conn, DECIDED).await.or_fault()?;
    if !open.is_empty() || !decided.is_empty() {
        cx.looked(&Entry { kind: Kind::Viewed, act: "ListPairs", fields: "learner.name learner.no", ..Entry::default() }).await?;
    }
    let open = Page::cut(open.into_iter().map(line).collect(), PAGE_ROWS, after.is_some(), |line: &PairLine| line.id.to_string());
    let (scans, made) = super::scan::scans(&mut conn).await?;
    Ok(Duplicates { scanning: scans > made, scans, open, decided: decided.into_iter().map(line).collect() })
}

/// The likeliest pair of a learner that the asker decides about.
pub(crate) async fn pair_of(cx: &Cx, conn: &mut Conn, learner: LearnerId) -> AppResult<Option<PairId>> {
    let permit = cx.permit_in::<ListPairs>(conn, ()).await?;
    Ok(store::open_of(&permit, conn, learner.0).await.or_fault()?.map(|row| PairId(row.id)))
}

fn line(row: PairRow) -> PairLine {
    let state = PairState::of(&row.state).unwrap_or(PairState::Open);
    let both = [(row.first_no, row.first_name, row.first_campus), (row.second_no, row.second_name, row.second_campus)];
    PairLine { id: PairId(row.id), both, bits: row.bits, state }
}

/// Both learners of a pair side by side; of a merged pair, the one that stayed.
pub async fn duplicate(cx: &Cx, pair: PairId) -> AppResult<PairView> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<DecidePair>(&mut conn, pair).await?;
    cx.archives_open()?;
    let row = store::pair(&permit, &mut conn).await.or_fault()?.ok_or(AppError::NotFound)?;
    let state = PairState::of(&row.state).unwrap_or(PairState::Open);
    let ring = cx.seal.ring(&[row.first_id, row.second_id]).await?;
    let (first, one) = side(&permit, &mut conn, &ring, (row.first_id, &row.first_no, &row.first_campus)).await?;
    let mut view = PairView { id: pair, state, sides: vec![first], likeness: None, bits: row.bits, turn: row.decided_at.unwrap_or_default() };
    looked(cx, row.first_id).await?;
    if state != PairState::Merged {
        let (second, other) = side(&permit, &mut conn, &ring, (row.second_id, &row.second_no, &row.second_campus)).await?;
        view.sides.push(second);
        view.likeness = Some(Likeness::from(Verdict::of(&one, &other, SHARE)));
        looked(cx, row.second_id).await?;
    }
    Ok(view)
}

async fn looked(cx: &Cx, learner: Uuid) -> AppResult<()> {
    cx.looked(&Entry { kind: Kind::Viewed, act: "DecidePair", learner: Some(LearnerId(learner)), fields: SHOWN, ..Entry::default() }).await
}

/// One of the two, as it is shown and as it is compared.
async fn side(permit: &Permit<DecidePair>, conn: &mut Conn, ring: &Ring, (id, no, campus): (Uuid, &str, &str)) -> AppResult<(Side, Person)> {
    let archive = super::merge::read(permit, conn, id).await?;
    let guardians = store::guardians(permit, conn, id).await.or_fault()?;
    let (contracts, balance, lessons) = store::standing(permit, conn, id).await.or_fault()?;
    let numbers = store::names(permit, conn, id).await.or_fault()?.into_iter().filter(|other| other != no).collect();
    let person = person(&archive, &guardians);
    let side = Side {
        learner: LearnerId(id),
        no: no.to_owned(),
        numbers,
        campus: campus.to_owned(),
        parts: parts(&archive, id, ring),
        guardians: guardians.into_iter().map(|(name, _)| name).collect(),
        contracts,
        balance: Hours(balance),
        lessons,
    };
    Ok((side, person))
}

fn person(archive: &Archive, guardians: &[(String, Option<Vec<u8>>)]) -> Person {
    let sealed = |index: &Option<Vec<u8>>| index.clone().map(|index| Number { index, clear: None });
    Person {
        name: super::name(&archive.name),
        born_on: archive.born_on,
        gender: archive.gender.clone(),
        id_no: sealed(&archive.id_no_index),
        phone: sealed(&archive.phone_index),
        school: archive.school.clone(),
        grade: archive.grade.clone(),
        kin: guardians.iter().map(|(name, phone)| Kin { name: super::plain(name), phone: sealed(phone) }).collect(),
    }
}

/// What an archive says, contacts masked.
fn parts(archive: &Archive, id: Uuid, ring: &Ring) -> Vec<(Part, Told)> {
    let text = |text: &Option<String>| text.clone().map(Told::Text);
    let masked = |column, sealed: &Option<Vec<u8>>| ring.shown(Cell::of(id, column), sealed.as_deref(), Sight::Masked).map(Told::Contact);
    let address = ring.shown_address(Cell::of(id, "learner.address_sealed"), archive.address_sealed.as_deref(), Sight::Masked).map(Told::Contact);
    let all = [
        (Part::Name, Some(Told::Text(archive.name.clone()))),
        (Part::Gender, text(&archive.gender)),
        (Part::BornOn, archive.born_on.map(|day| Told::Text(day.to_string()))),
        (Part::IdNo, masked("learner.id_no_sealed", &archive.id_no_sealed)),
        (Part::Phone, masked("learner.phone_sealed", &archive.phone_sealed)),
        (Part::Address, address),
        (Part::School, text(&archive.school)),
        (Part::Grade, text(&archive.grade)),
        (Part::Source, text(&archive.source)),
        (Part::State, Some(Told::Text(archive.state.clone()))),
        (Part::Style, text(&archive.style)),
        (Part::Availability, text(&archive.availability)),
        (Part::Notes, text(&archive.notes)),
    ];
    all.into_iter().filter_map(|(part, told)| Some((part, told?))).collect()
}
