//! Backups: what comes back is what was there; a damaged one, a lived-in house and a restore that was cut off are refused.

use backend::{
    Fault, House,
    backup::{self, Later, Place},
    db::Db,
    keys::Cell,
    scalar,
    sqlx::types::Uuid,
    testing::{self, SATURDAY, TestHouse, TestPlace, databases},
};
use std::path::{Path, PathBuf};

fn place(house: &TestHouse) -> Place {
    at(&house.folder, &house.url)
}

fn at(folder: &Path, url: &str) -> Place {
    let folder = folder.to_owned();
    Place { database: url.to_owned(), keys: folder.join("keys.db").display().to_string(), master: folder.join("master.key"), folder }
}

/// An empty house with the master key of `of`.
fn moved(of: &Place, empty: &TestPlace) -> Place {
    let there = at(&empty.folder, &empty.url);
    std::fs::copy(&of.master, &there.master).unwrap();
    there
}

async fn open(place: &Place) -> Result<House, Fault> {
    let db = Db::open(&place.database).await?;
    db.migrate().await?;
    Ok(testing::house(db, &place.folder, backend::Clock::standing_at(SATURDAY)).await)
}

async fn restore(place: &Place, from: &Path, later: &Later) -> Result<backup::Restored, Fault> {
    backup::restore(place, &from.join("data"), &from.join("keys"), later, || open(place)).await
}

fn refusal<T>(result: Result<T, Fault>) -> String {
    result.err().expect("refused").to_string()
}

async fn phone(house: &House) -> String {
    let mut conn = house.db.read().await.unwrap();
    let (id, sealed) = backend::fetch_one!(&mut conn, (Uuid, Vec<u8>), "select id, phone_sealed from guardian where name = '王雅琴'").unwrap();
    house.seal.ring(&[id]).await.unwrap().open(Cell::of(id, "guardian.phone_sealed"), &sealed).unwrap().expose().to_owned()
}

fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("xuetu-backup-{}", backend::new_id().simple()))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_is_what_was_there_and_neither_half_says_anything_alone() {
    for (house, empty) in databases().await.into_iter().zip(testing::empty_databases().await) {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let dir = folder();
        let made = backup::back_up(&house, &place(&house), &dir, None).await.unwrap();
        assert!(made[0].1.counts["learner"] > 100, "{}", house.name);
        assert_eq!(made[1].1.counts["person_key"], house.seal.count().await.unwrap());
        #[cfg(unix)]
        for part in ["data", "keys"] {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(dir.join(part)).unwrap().permissions().mode() & 0o777, 0o700, "{part} of {}", house.name);
        }
        let keys: Vec<u8> = std::fs::read_dir(dir.join("keys")).unwrap().flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
        let master = std::fs::read(place(&house).master).unwrap();
        assert!(!contains(&keys, &master) && !contains(&keys, &hex::decode(&master).unwrap()), "the master key is in no backup");
        assert!(refusal(backup::back_up(&house, &place(&house), &dir, None).await).contains("is there already"));

        let there = moved(&place(&house), &empty);
        assert!(refusal(restore(&there, &dir, &Later::InHouse).await).contains("erased.list is missing"));
        let restored = restore(&there, &dir, &Later::Nobody).await.unwrap();
        assert_eq!((restored.rows, restored.erased), (made[0].1.counts.values().sum(), 0));
        let signer = backend::audit::Signer::from_file(&there.folder.join("audit.key")).unwrap();
        assert_eq!(signer.public(), house.signer.public(), "{}: it signs with the same key", house.name);
        assert!(!contains(&keys, hex::encode([9; 32]).as_bytes()) && !contains(&keys, &[9; 32]), "the key that signs is sealed");
        let back = open(&there).await.unwrap();
        assert_eq!(phone(&back).await, "13800002046", "{}", house.name);
        assert_eq!(testing::signed_in(&back, "lin").await.actor().unwrap().name, "林知远");
        assert!(refusal(restore(&there, &dir, &Later::Nobody).await).contains("there is a school already"));
        std::fs::remove_dir_all(dir).unwrap();
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_touches_nothing() {
    for (house, empty) in databases().await.into_iter().zip(testing::empty_databases().await) {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let dir = folder();
        backup::back_up(&house, &place(&house), &dir, None).await.unwrap();
        let there = moved(&place(&house), &empty);
        let files: Vec<PathBuf> = ["data", "keys"]
            .iter()
            .flat_map(|part| std::fs::read_dir(dir.join(part)).unwrap())
            .map(|file| file.unwrap().path())
            .filter(|file| !file.ends_with("manifest.json"))
            .collect();
        for file in files {
            let whole = std::fs::read(&file).unwrap();
            let mut bad = whole.clone();
            let middle = bad.len() / 2;
            if bad.is_empty() {
                bad.push(b'x');
            } else {
                bad[middle] ^= 1;
            }
            std::fs::write(&file, bad).unwrap();
            assert!(refusal(restore(&there, &dir, &Later::Nobody).await).contains("is damaged"), "{}", file.display());
            std::fs::write(&file, whole).unwrap();
        }
        std::fs::rename(dir.join("data/manifest.json"), dir.join("aside")).unwrap();
        assert!(refusal(restore(&there, &dir, &Later::Nobody).await).contains("no whole backup"));
        std::fs::rename(dir.join("aside"), dir.join("data/manifest.json")).unwrap();
        std::fs::remove_file(&there.master).unwrap();
        assert!(refusal(restore(&there, &dir, &Later::Nobody).await).contains("master.key is missing"));
        std::fs::copy(place(&house).master, &there.master).unwrap();
        assert!(backup::unfinished(&there.folder).is_ok(), "nothing has begun");
        restore(&there, &dir, &Later::Nobody).await.unwrap();
        std::fs::remove_dir_all(dir).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_that_was_cut_off_does_not_serve_and_can_be_run_again() {
    for (house, empty) in databases().await.into_iter().zip(testing::empty_databases().await) {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let dir = folder();
        let made = backup::back_up(&house, &place(&house), &dir, None).await.unwrap();
        let there = moved(&place(&house), &empty);
        // Cut off as late as can be: data and keys are in place, and nobody was erased again yet.
        let cut = backup::restore(&there, &dir.join("data"), &dir.join("keys"), &Later::Nobody, || async { Err(Fault::Other("power".into())) }).await;
        assert!(refusal(cut).contains("power"), "{}", house.name);
        assert!(refusal(backup::unfinished(&there.folder)).contains("was cut off"));
        restore(&there, &dir, &Later::Nobody).await.unwrap();
        assert!(backup::unfinished(&there.folder).is_ok());
        let back = open(&there).await.unwrap();
        let mut conn = back.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner").unwrap(), made[0].1.counts["learner"]);
        std::fs::remove_dir_all(dir).unwrap();
    }
}
