//! Sign-ins a second, beside the bare password check that each of them must make:
//! `cargo run --release -p backend --example sign_in_figures -- FOLDER [SIGN-INS]`. The folder must be empty.

use backend::{Clock, House, access, db::Db, seed, testing};
use futures::{StreamExt, stream};
use shared::access::SignIn;
use std::path::Path;
use tokio::time::Instant;

/// People who sign in at the same time.
const AT_ONCE: usize = 8;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, rest @ ..] = arguments.as_slice() else { return Err("FOLDER [SIGN-INS]".into()) };
    let count = rest.first().map_or(Ok(200), |count| count.parse())?;
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder)?;
    let db = Db::open(&folder.join("school.db").display().to_string()).await?;
    db.migrate().await?;
    let house = testing::house(db, folder, Clock::system()).await;
    seed::seed_if_empty(&house).await.map_err(|error| error.to_string())?;
    let stored = house.hasher.hash(seed::PASSWORD.into()).await.map_err(|error| error.to_string())?;
    for _ in 0..3 {
        let floor = rate(count, || check(&house, &stored)).await;
        let ours = rate(count, || sign_in(&house)).await;
        println!("{ours:.1} sign-ins/s, {floor:.1} bare checks/s: {:.2} of the floor", ours / floor);
    }
    Ok(())
}

async fn check(house: &House, stored: &str) -> bool {
    house.hasher.check(seed::PASSWORD.into(), Some(stored.into())).await.is_ok_and(|right| right)
}

async fn sign_in(house: &House) -> bool {
    let form = SignIn { login: "lin".into(), password: seed::PASSWORD.into() };
    access::sign_in(&house.nobody(), form, "bench").await.is_ok()
}

/// How many of `work` are done a second.
async fn rate<F: Future<Output = bool>>(count: u32, work: impl Fn() -> F) -> f64 {
    let start = Instant::now();
    let done = stream::iter((0..count).map(|_| work())).buffer_unordered(AT_ONCE).filter(|done| std::future::ready(*done)).count().await;
    assert_eq!(u32::try_from(done), Ok(count), "every one succeeds");
    f64::from(count) / start.elapsed().as_secs_f64()
}
