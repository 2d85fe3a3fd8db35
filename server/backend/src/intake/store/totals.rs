//! The sums of the books, read from the database.

use super::Leave;
use crate::{
    Fault,
    db::Conn,
    fetch_all, fetch_one,
    keys::{Cell, Fresh},
    seal::Seal,
};
use shared::{
    credits::Hours,
    intake::{StateCounts, Totals},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Counts {
    learners: i64,
    guardians: i64,
    teachers: i64,
    courses: i64,
    classes: i64,
    grades: i64,
    homework: i64,
}

#[derive(sqlx::FromRow)]
struct Money {
    contracts: i64,
    purchased: i64,
    gift: i64,
    paid: i64,
    refunded: i64,
    balance: i64,
}

/// What the books hold. `fresh`: the keys of those who come in with this very run.
pub async fn totals(_: &Leave, conn: &mut Conn, seal: &Seal, fresh: &Fresh) -> Result<Totals, Fault> {
    let counts = fetch_one!(
        conn,
        Counts,
        "select (select count(*) from learner p where not exists (select 1 from learner_merge m where m.second_id = p.id and m.undone_at is null)) as learners,
                (select count(distinct phone_index) from guardian) as guardians,
                (select count(*) from staff) as teachers, (select count(*) from course) as courses, (select count(*) from class) as classes,
                (select count(*) from grade) as grades, (select count(*) from homework) as homework"
    )?;
    let money = fetch_one!(
        conn,
        Money,
        "select count(*) as contracts, cast(coalesce(sum(purchased), 0) as bigint) as purchased, cast(coalesce(sum(gift), 0) as bigint) as gift,
                cast(coalesce(sum(paid_fen), 0) as bigint) as paid,
                (select cast(coalesce(sum(fen), 0) as bigint) from contract_change where kind = 'refund') as refunded,
                (select cast(coalesce(sum(balance), 0) as bigint) from lot) as balance
           from contract"
    )?;
    let ledger: BTreeMap<String, i64> =
        fetch_all!(conn, (String, i64), "select kind, cast(-sum(hours) as bigint) as hours from ledger_entry group by kind")?.into_iter().collect();
    let states: BTreeMap<String, i64> = fetch_all!(conn, (String, i64), "select code, count(*) as marks from attendance group by code")?.into_iter().collect();
    let of = |kinds: &[&str]| Hours(kinds.iter().filter_map(|kind| ledger.get(*kind)).sum());
    let (guardian_people, sibling_pairs) = families(conn, seal, fresh).await?;
    Ok(Totals {
        learners: counts.learners,
        guardians: counts.guardians,
        guardian_people,
        sibling_pairs,
        teachers: counts.teachers,
        courses: counts.courses,
        classes: counts.classes,
        contracts: money.contracts,
        purchased_hours: Hours(money.purchased),
        gift_hours: Hours(money.gift),
        consumed_hours: of(&["draw", "restore"]),
        refunded_hours: of(&["refund"]),
        transferred_hours: of(&["transfer_out"]),
        balance_hours: Hours(money.balance),
        paid_fen: money.paid,
        refunded_fen: money.refunded,
        attendance_rows: states.values().sum(),
        attendance: state_counts(&states),
        grades: counts.grades,
        homework: counts.homework,
    })
}

fn state_counts(states: &BTreeMap<String, i64>) -> StateCounts {
    let of = |code: &str| states.get(code).copied().unwrap_or_default();
    StateCounts {
        present: of("present"),
        absent: of("absent"),
        sick: of("sick"),
        makeup: of("makeup"),
        trial: of("trial"),
        leave: of("leave"),
        late: of("late"),
    }
}

/// Guardians as persons, and pairs of learners who share one. Guardians of one name and relation at one
/// address are one person.
async fn families(conn: &mut Conn, seal: &Seal, fresh: &Fresh) -> Result<(i64, i64), Fault> {
    let homes = homes(conn, seal, fresh).await?;
    let rows = fetch_all!(
        conn,
        (Uuid, Uuid, String, String),
        "select k.learner_id, k.guardian_id, g.name, k.relation from guardian_link k join guardian g on g.id = k.guardian_id order by k.guardian_id, k.learner_id"
    )?;
    let mut persons: HashMap<u64, Uuid> = HashMap::new();
    let mut same: HashMap<Uuid, Uuid> = HashMap::new();
    let mut children: HashMap<Uuid, BTreeSet<Uuid>> = HashMap::new();
    for (learner, guardian, name, relation) in rows {
        let person = *same.entry(guardian).or_insert(guardian);
        let person = homes.get(&learner).map_or(person, |home| *persons.entry(print(&(home, name, relation))).or_insert(person));
        same.insert(guardian, person);
        children.entry(person).or_default().insert(learner);
    }
    let pairs: BTreeSet<(Uuid, Uuid)> = children.values().flat_map(pairs).collect();
    let people: BTreeSet<Uuid> = same.into_values().collect();
    Ok((i64::try_from(people.len()).unwrap_or(i64::MAX), i64::try_from(pairs.len()).unwrap_or(i64::MAX)))
}

/// The address of each learner, as a print.
async fn homes(conn: &mut Conn, seal: &Seal, fresh: &Fresh) -> Result<HashMap<Uuid, u64>, Fault> {
    let rows = fetch_all!(conn, (Uuid, Vec<u8>), "select id, address_sealed from learner where address_sealed is not null")?;
    let mut ring = seal.ring(&rows.iter().map(|(id, _)| *id).collect::<Vec<_>>()).await?;
    fresh.lend(&mut ring);
    let address = |id| Cell::of(id, "learner.address_sealed");
    rows.into_iter().map(|(id, sealed)| Ok((id, print(&ring.open(address(id), &sealed)?.expose())))).collect()
}

fn print(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn pairs(children: &BTreeSet<Uuid>) -> Vec<(Uuid, Uuid)> {
    let all: Vec<Uuid> = children.iter().copied().collect();
    all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(|other| (*one, *other))).collect()
}
