//! What it costs to keep tags true: `cargo run --release -p backend --example tag_figures -- FOLDER [LEARNERS]`. The folder
//! must be empty.

mod school;

use backend::{
    Clock, House,
    db::Db,
    event::{self, Event},
    fetch_one, scalar,
    tags::{self, Work},
    testing,
};
use std::{path::Path, time::Duration};
use tokio::time::Instant;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Learners of a large school.
const LEARNERS: usize = 50_000;
const ROUND_TARGET: Duration = Duration::from_secs(5);
const EVENT_TARGET: Duration = Duration::from_millis(5);
const EVENTS: usize = 200;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, learners) = match arguments.as_slice() {
        [folder] => (folder, LEARNERS),
        [folder, learners] => (folder, learners.parse()?),
        _ => return Err("FOLDER [LEARNERS]".into()),
    };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder)?;
    let db = Db::open(&folder.join("school.db").display().to_string()).await?;
    db.migrate().await?;
    let house = testing::house(db, folder, Clock::standing_at(testing::SATURDAY)).await;
    let ids = school::build(&house, learners).await?;
    println!("{} rules, {learners} learners, {} marks each:", school::RULES, school::MARKS);
    round("everybody looked at for the first time, tags written", &house).await?;
    school::want_round(&house).await?;
    round("everybody looked at again, nothing new", &house).await?;
    let mut conn = house.db.read().await?;
    let carried = scalar!(&mut conn, i64, "select count(*) from learner_tag where until_at is null")?;
    println!("  {carried} tags are carried");
    one_event(&house, &ids).await
}

/// Works until nothing is left to do.
async fn settle(house: &House) -> Result<()> {
    let mut seen = 0;
    while tags::step(house, &mut seen).await.map_err(|error| error.to_string())? != Work::None {}
    Ok(())
}

async fn round(name: &str, house: &House) -> Result<()> {
    let start = Instant::now();
    settle(house).await?;
    line(name, start.elapsed(), ROUND_TARGET);
    Ok(())
}

/// From the committed event to the committed tags, for one learner after another.
async fn one_event(house: &House, ids: &[backend::sqlx::types::Uuid]) -> Result<()> {
    let (mut times, mut seen) = (Vec::with_capacity(EVENTS), newest(house).await?);
    for n in 0..EVENTS {
        let mut tx = house.db.begin().await?;
        let happened = Event { kind: "marked", learner_id: Some(ids[n * 7919 % ids.len()]), body: "{}".into(), ..Event::default() };
        event::record(&mut tx, None, house.clock.now(), &[happened]).await?;
        tx.commit().await?;
        let start = Instant::now();
        let work = tags::step(house, &mut seen).await.map_err(|error| error.to_string())?;
        times.push(start.elapsed());
        assert_eq!(work, Work::Events);
    }
    times.sort();
    line("one event, median", times[EVENTS / 2], EVENT_TARGET);
    line("one event, p99", times[EVENTS * 99 / 100], EVENT_TARGET);
    Ok(())
}

async fn newest(house: &House) -> Result<i64> {
    let mut conn = house.db.read().await?;
    let (seq,) = fetch_one!(&mut conn, (i64,), "select coalesce(max(seq), 0) from event")?;
    Ok(seq)
}

fn line(what: &str, took: Duration, target: Duration) {
    println!("  {what:<54} {took:>10.3?}   target < {target:?} {}", if took < target { "met" } else { "MISSED" });
}
