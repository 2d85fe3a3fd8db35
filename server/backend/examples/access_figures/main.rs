//! What it costs to ask who may do what, beside the bare reads it is made of:
//! `cargo run --release -p backend --example access_figures -- FOLDER`. The folder must be empty.

mod school;

use backend::{
    Clock, Cx, House, access,
    db::Db,
    fetch_listed,
    people::{ViewLearner, ViewPortrait, learners},
    policy::Act,
    scalar,
    sqlx::types::Uuid,
    testing,
};
use chrono::NaiveDate;
use school::{Asker, CAMPUSES, LEARNERS, MANY, MEMBERS, OWN, School};
use shared::{id::LearnerId, people::LearnerFilter};
use std::{future::Future, path::Path, time::Duration};
use tokio::time::Instant;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
/// What the list shows of a learner.
type Row = (Uuid, String, String, Option<String>, String, String, i64, i64, Option<NaiveDate>, Option<NaiveDate>);

const CHECKS: usize = 2_000;
const PAGES: usize = 50;
const CHECK_TARGET: Duration = Duration::from_millis(1);
const PAGE_TARGET: Duration = Duration::from_millis(30);
const KEYS: usize = 20;
const KEY_TARGET: Duration = Duration::from_millis(50);

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder] = arguments.as_slice() else { return Err("FOLDER".into()) };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder)?;
    let db = Db::open(&folder.join("school.db").display().to_string()).await?;
    db.migrate().await?;
    let house = testing::house(db, folder, Clock::standing_at(testing::SATURDAY)).await;
    let school = School::build(&house).await?;
    let any = |n: usize| &school.askers[n * 7919 % school.askers.len()];
    Box::pin(checks::<ViewPortrait>("a portrait, one of 10,000 accounts", &house, any)).await?;
    Box::pin(checks::<ViewLearner>("a timeline, one of 10,000 accounts", &house, any)).await?;
    Box::pin(checks::<ViewPortrait>(&format!("a portrait, {MANY} roles"), &house, |_| &school.many)).await?;
    Box::pin(pages("class teacher", &house, &school.askers[0], OWN * MEMBERS)).await?;
    Box::pin(pages("academic affairs of a campus", &house, &school.askers[1], LEARNERS / CAMPUSES)).await?;
    Box::pin(pages("academic affairs of the school", &house, &school.whole, 10_000)).await?;
    Box::pin(keystrokes("academic affairs of a campus", &house, &school.askers[1])).await?;
    Box::pin(keystrokes("academic affairs of the school", &house, &school.whole)).await
}

/// What stands in the search box after each key: characters, pinyin, initials, a number, a phone, a campus, a class, and both.
const TYPED: [&str; 17] =
    ["王", "王子", "w", "wa", "wan", "wang", "wangz", "wzy", "xy0", "xy000123", "13800000017", "校区1", "校", "b0012", "数学 12 班", "校区1 王", "没有的人"];

/// The slowest of the keys somebody presses while looking for a learner.
async fn keystrokes(name: &str, house: &House, asker: &Asker) -> Result<()> {
    let cx = signed_in(house, asker).await?;
    println!("each key of a search, {name}:");
    let mut slowest = Duration::ZERO;
    for q in TYPED {
        let filter = || LearnerFilter { q: q.into(), ..LearnerFilter::default() };
        let ours = times(KEYS, |_| async { learners(&cx, filter()).await.map(drop).map_err(|error| error.to_string().into()) }).await?;
        slowest = slowest.max(ours[(ours.len() - 1) * 95 / 100]);
    }
    let met = if slowest < KEY_TARGET { "met" } else { "MISSED" };
    println!("  p95 of the slowest {slowest:>9.3?}   target < {KEY_TARGET:?} {met}");
    Ok(())
}

/// The check of a request: from the token of a session to the permit.
async fn check<A: Act<On = LearnerId>>(house: &House, asker: &Asker) -> Result<()> {
    let cx = signed_in(house, asker).await?;
    cx.permit::<A>(asker.learner).await.map(drop).map_err(|error| error.to_string().into())
}

async fn signed_in(house: &House, asker: &Asker) -> Result<Cx> {
    let actor = access::actor_of(house, &asker.token).await.map_err(|error| error.to_string())?;
    Ok(house.cx(actor.ok_or("the session holds")?))
}

/// As many connections and statements as a check has, which say nothing.
async fn nothing(house: &House, statements: u32) -> Result<()> {
    let mut conn = house.db.read().await?;
    scalar!(&mut conn, i64, "select 1")?;
    drop(conn);
    let mut conn = house.db.read().await?;
    for _ in 1..statements {
        scalar!(&mut conn, i64, "select 1")?;
    }
    Ok(())
}

async fn checks<'a, A: Act<On = LearnerId>>(name: &str, house: &House, asker: impl Fn(usize) -> &'a Asker) -> Result<()> {
    let (first, statements) = backend::count::counted(check::<A>(house, asker(0))).await;
    first?;
    let ours = times(CHECKS, |n| check::<A>(house, asker(n))).await?;
    let floor = times(CHECKS, |_| nothing(house, statements)).await?;
    println!("check of {name}, {statements} statements:");
    line("median", &ours, &floor, 50, CHECK_TARGET);
    line("p99", &ours, &floor, 99, CHECK_TARGET);
    Ok(())
}

macro_rules! plain {
    ($head:literal, $($tail:tt)*) => { concat!($head, " where true", $($tail)*) };
}

/// The same rows by their keys.
async fn by_key(house: &House, ids: &[Uuid]) -> Result<()> {
    let mut conn = house.db.read().await?;
    let rows = fetch_listed!(
        &mut conn,
        Row,
        plain,
        "select p.id, p.no, p.name, p.grade, k.name, p.state, p.balance, p.owed, p.next_expiry, p.last_seen from learner p join campus k on k.id = p.campus_id",
        "p.id",
        "$1",
        ids
    )?;
    if rows.len() == ids.len() { Ok(()) } else { Err("every row is there".into()) }
}

async fn pages(name: &str, house: &House, asker: &Asker, at_least: usize) -> Result<()> {
    let cx = signed_in(house, asker).await?;
    let page = async || learners(&cx, LearnerFilter::default()).await.map_err(|error| error.to_string());
    let first = page().await?;
    let ids: Vec<Uuid> = first.page.rows.iter().map(|row| row.id.0).collect();
    assert!(usize::try_from(first.count).is_ok_and(|count| (at_least..at_least + CAMPUSES).contains(&count)), "{} learners in reach", first.count);
    let ours = times(PAGES, |_| async { page().await.map(drop).map_err(Into::into) }).await?;
    let floor = times(PAGES, |_| by_key(house, &ids)).await?;
    println!("first page of the list, {name}, {} of {LEARNERS} learners in reach:", first.count);
    line("median", &ours, &floor, 50, PAGE_TARGET);
    Ok(())
}

/// How long each of `count` works took, the shortest first; those before are not counted.
async fn times<F: Future<Output = Result<()>>>(count: usize, work: impl Fn(usize) -> F) -> Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(count);
    for n in 0..count + count / 10 {
        let start = Instant::now();
        work(n).await?;
        times.push(start.elapsed());
    }
    let mut times = times.split_off(count / 10);
    times.sort();
    Ok(times)
}

fn line(what: &str, ours: &[Duration], floor: &[Duration], percent: usize, target: Duration) {
    let at = |times: &[Duration]| times[(times.len() - 1) * percent / 100];
    let (ours, floor) = (at(ours), at(floor));
    let met = if ours < target { "met" } else { "MISSED" };
    println!("  {what:<7} {ours:>9.3?}, the floor {floor:>9.3?}: {:.2} ×   target < {target:?} {met}", ours.as_secs_f64() / floor.as_secs_f64());
}
