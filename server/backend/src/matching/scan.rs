//! Looking for one person behind two learners who are stored already. Nobody is joined by it: whoever may be one is asked about.

use super::store::persons::{self, Known};
use crate::{
    Cx, Fault, House, OrFault,
    audit::Entry,
    db::Conn,
    event::{self, Event},
    follow::{self, Follower},
    once::Once,
    people::pinyin,
};
use shared::{
    error::AppResult,
    live::Update,
    matching::{Band, Index, Verdict, share},
};
use uuid::Uuid;

/// Pairs a learner makes somebody look at, at most.
const ASKED: usize = 3;
/// Pairs written in one transaction.
const WRITTEN: usize = 500;
/// What changes who a learner is, or whether one may look at them.
const CHANGES: [&str; 6] = ["learner_added", "field_corrected", "learner_returned", "learners_merged", "learners_parted", "restriction_lifted"];

/// The loop.
pub(super) struct Matching;

/// Two learners, who was there first before, and how likely it is.
type Found = (Uuid, Uuid, Verdict);

impl Follower for Matching {
    const NAME: &'static str = "matching";
    const DAILY: bool = false;

    fn concerns(kind: &str) -> bool {
        CHANGES.contains(&kind)
    }

    async fn look(house: &House, conn: &mut Conn, learners: &[Uuid]) -> AppResult<()> {
        let mut found = Vec::new();
        let all = persons::count(conn).await.or_fault()?;
        for one in persons::of(conn, learners).await.or_fault()? {
            found.extend(like(conn, &one, all).await?);
        }
        write(house, conn, &found).await
    }

    /// Everybody is held in memory while it lasts, some thousand bytes each; the comparing leaves the house's threads alone.
    async fn scan(house: &House) -> AppResult<bool> {
        let known = persons::all(&mut house.db.read().await.or_fault()?).await.or_fault()?;
        let found = tokio::task::spawn_blocking(move || compare(known)).await.map_err(|error| Fault::Other(error.to_string()))?;
        for some in found.chunks(WRITTEN) {
            let mut tx = house.db.begin().await.or_fault()?;
            write(house, &mut tx, some).await?;
            tx.commit().await.or_fault()?;
        }
        Ok(true)
    }
}

/// Does the next piece of work; false: there is none.
pub async fn step(house: &House, seen: &mut i64) -> AppResult<bool> {
    follow::step::<Matching>(house, seen).await
}

/// Works until the process ends.
pub async fn keep_pairs(house: House) {
    follow::keep::<Matching>(house).await;
}

/// Asks for a scan of all learners. Asked for while one is under way, another follows.
pub async fn scan_pairs(cx: &Cx, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &"scan_pairs")?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<super::ListPairs>(&mut tx, ()).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    follow::want_round(&mut tx, Matching::NAME).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.audit(&mut tx, &[Entry { act: "pairs_scanned", ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await
}

/// How many scans were asked for, and how many are made.
pub(super) async fn scans(conn: &mut Conn) -> AppResult<(i64, i64)> {
    follow::rounds(conn, Matching::NAME).await.or_fault()
}

/// Everybody with everybody who is worth it.
fn compare(known: Vec<Known>) -> Vec<Found> {
    let (ids, persons): (Vec<Uuid>, Vec<_>) = known.into_iter().map(|known| (known.id, known.person)).unzip();
    let index = Index::of(persons);
    let like = |place: usize| index.like(place).into_iter().take(ASKED).map(move |(other, verdict)| (other, place, verdict));
    (0..ids.len()).flat_map(like).map(|(first, second, verdict)| (ids[first], ids[second], verdict)).collect()
}

/// Whoever is like one learner, the likeliest first.
async fn like(conn: &mut Conn, one: &Known, all: i64) -> AppResult<Vec<Found>> {
    let near = persons::near(conn, one, &pinyin::spelling(&one.person.name.written)).await.or_fault()?;
    let bearers = 1 + near.iter().filter(|other| other.person.name.plain == one.person.name.plain).count();
    let share = share(bearers, usize::try_from(all).unwrap_or(usize::MAX));
    let mut found: Vec<Found> = near.iter().map(|other| (one.id.min(other.id), one.id.max(other.id), Verdict::of(&one.person, &other.person, share))).collect();
    found.retain(|(_, _, verdict)| verdict.band() != Band::Different);
    found.sort_by(|(_, _, a), (_, _, b)| b.bits.0.total_cmp(&a.bits.0));
    found.truncate(ASKED);
    Ok(found)
}

/// Writes pairs nobody has been asked about yet, and says so of both.
async fn write(house: &House, conn: &mut Conn, found: &[Found]) -> AppResult<()> {
    let (now, mut events) = (house.clock.now(), Vec::new());
    let body = serde_json::to_string(&Update::Changed).or_fault()?;
    for (first, second, verdict) in found {
        if persons::keep(conn, (*first, *second), verdict.bits.hundredths(), now).await.or_fault()? > 0 {
            let told = |learner| Event { kind: "pair_found", learner_id: Some(learner), body: body.clone(), ..Event::default() };
            events.extend([*first, *second].map(told));
        }
    }
    event::record(conn, None, now, &events).await.or_fault()
}
