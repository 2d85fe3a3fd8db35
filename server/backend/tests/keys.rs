//! Keys of persons: sealed fields open with them alone, keys that are lost or another school's are refused, a new master
//! key opens what the old one did.

use backend::{
    Fault,
    db::Db,
    execute, fetch_all,
    keys::{Cell, Fresh, Master},
    seal::Seal,
    sqlx::types::Uuid,
    testing::{TestHouse, databases},
};
use proptest::prelude::*;
use std::path::PathBuf;

const PHONE: &str = "guardian.phone_sealed";

fn keys_of(house: &TestHouse) -> (String, PathBuf) {
    (house.folder.join("keys.db").display().to_string(), house.folder.join("master.key"))
}

async fn again(house: &TestHouse) -> Result<Seal, Fault> {
    let (url, master) = keys_of(house);
    Seal::of_school(&url, &master, &house.db).await
}

async fn phones(house: &TestHouse, seal: &Seal) -> Vec<String> {
    let mut conn = house.db.read().await.unwrap();
    let rows = fetch_all!(&mut conn, (Uuid, Vec<u8>), "select id, phone_sealed from guardian where phone_sealed is not null order by id").unwrap();
    let ring = seal.ring(&rows.iter().map(|(id, _)| *id).collect::<Vec<_>>()).await.unwrap();
    rows.iter().map(|(id, sealed)| ring.open(Cell::of(*id, PHONE), sealed).unwrap().expose().to_owned()).collect()
}

fn refusal(opened: Result<Seal, Fault>) -> String {
    match opened {
        Err(Fault::Keys(words)) => words,
        Err(other) => panic!("refused without saying why: {other}"),
        Ok(_) => panic!("opened"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_has_a_key_and_nothing_opens_without_it() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let people = fetch_all!(
            &mut conn,
            (Uuid,),
            "select id from learner union all select id from guardian union all select id from staff union all select id from lead"
        )
        .unwrap();
        assert_eq!(house.seal.count().await.unwrap(), i64::try_from(people.len()).unwrap() + 2, "{}: two are the house's", house.name);
        assert!(phones(&house, &house.seal).await.contains(&"13800002046".to_owned()));
        let rows = fetch_all!(&mut conn, (Uuid, Vec<u8>), "select id, phone_sealed from guardian where phone_sealed is not null order by id limit 2").unwrap();
        drop(conn);
        let (one, other) = (rows[0].0, rows[1].0);
        let ring = house.seal.ring(&[one, other]).await.unwrap();
        assert!(ring.open(Cell::of(one, PHONE), &rows[0].1).is_ok());
        assert!(ring.open(Cell::of(other, PHONE), &rows[0].1).is_err(), "another person's key");
        assert!(ring.open(Cell { row: other, ..Cell::of(one, PHONE) }, &rows[0].1).is_err(), "another row");
        assert!(ring.open(Cell::of(one, "learner.phone_sealed"), &rows[0].1).is_err(), "another column");
        house.seal.destroy(&[one]).await.unwrap();
        let ring = house.seal.ring(&[one, other]).await.unwrap();
        assert!(ring.open(Cell::of(one, PHONE), &rows[0].1).is_err() && ring.open(Cell::of(other, PHONE), &rows[1].1).is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_or_foreign_keys_are_refused_and_nothing_is_made_in_their_place() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (url, master) = keys_of(&house);
        let aside = house.folder.join("aside");
        std::fs::rename(&master, &aside).unwrap();
        assert!(refusal(again(&house).await).contains("master.key is missing"), "{}", house.name);
        assert!(!master.exists(), "no new key hides the loss");
        Master::make(&master).unwrap();
        assert!(refusal(again(&house).await).contains("not the master key"));
        std::fs::rename(&aside, &master).unwrap();

        // The keys of a school that has no person in common with this one.
        let stranger = databases().await.remove(0);
        let (foreign, foreign_master) = keys_of(&stranger);
        assert!(refusal(Seal::of_school(&foreign, &foreign_master, &house.db).await).contains("not the one that belongs"));

        assert!(phones(&house, &again(&house).await.unwrap()).await.contains(&"13800002046".to_owned()), "the right ones open");
        let lost = house.folder.join("lost.db").display().to_string();
        assert!(refusal(Seal::of_school(&lost, &master, &house.db).await).contains("lost.db is missing"));
        assert!(!PathBuf::from(&lost).exists());
        drop(url);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_master_key_while_the_server_runs() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (_, master) = keys_of(&house);
        let (before, index) = (phones(&house, &house.seal).await, house.seal.index("13800002046"));
        let old = std::fs::read(&master).unwrap();
        // Another process rotates; the running one has read no person's key yet, and goes on making keys.
        let running = again(&house).await.unwrap();
        let (wrapped, kept) = again(&house).await.unwrap().rotate(&master).await.unwrap();
        assert_eq!(i64::try_from(wrapped).unwrap(), house.seal.count().await.unwrap());
        assert_eq!(std::fs::read(kept).unwrap(), old);
        assert_ne!(std::fs::read(&master).unwrap(), old);
        assert_eq!(phones(&house, &running).await, before, "{}", house.name);
        let newcomer = Uuid::from_u128(7);
        running.keep(&Fresh::of(&[newcomer])).await.unwrap();
        let fresh = again(&house).await.unwrap();
        assert_eq!((phones(&house, &fresh).await, fresh.index("13800002046")), (before, index), "the index stays");
        assert!(fresh.ring(&[newcomer]).await.is_ok(), "wrapped under the new key");
        std::fs::write(&master, old).unwrap();
        assert!(refusal(again(&house).await).contains("not the master key"), "the old key opens nothing any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rotation_that_was_cut_off_goes_on() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (_, master) = keys_of(&house);
        let before = phones(&house, &house.seal).await;
        // Cut off after the new key was made and before the first batch; then after one person's key was wrapped.
        let coming = Master::make(&house.folder.join("master.key.new")).unwrap();
        assert_eq!(phones(&house, &again(&house).await.unwrap()).await, before, "{}", house.name);
        let keys = Db::open(&keys_of(&house).0).await.unwrap();
        let mut tx = keys.begin().await.unwrap();
        let (person, wrapped): (Uuid, Vec<u8>) = first_key(&mut tx).await;
        let key = Master::read(&master).unwrap().unwrap(person, &wrapped).unwrap();
        set_key(&mut tx, person, coming.wrap(person, &key)).await;
        tx.commit().await.unwrap();
        assert_eq!(phones(&house, &again(&house).await.unwrap()).await, before, "half-way everything opens");
        let done = again(&house).await.unwrap().rotate(&master).await.unwrap();
        assert_eq!(i64::try_from(done.0).unwrap(), house.seal.count().await.unwrap() - 1);
        assert_eq!(Master::read(&master).unwrap().print(), coming.print());
        assert!(!house.folder.join("master.key.new").exists());
        assert_eq!(phones(&house, &again(&house).await.unwrap()).await, before);
    }
}

async fn first_key(conn: &mut backend::db::Conn) -> (Uuid, Vec<u8>) {
    const SQL: &str = "select person, wrapped from person_key order by person limit 1 offset 1";
    backend::on_each!(conn, |c| backend::sqlx::query_as(SQL).fetch_one(c).await).unwrap()
}

async fn set_key(conn: &mut backend::db::Conn, person: Uuid, wrapped: Vec<u8>) {
    const SQL: &str = "update person_key set wrapped = $2 where person = $1";
    backend::on_each!(conn, |c| backend::sqlx::query(SQL).bind(person).bind(&wrapped).execute(c).await.map(|_| ())).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_from_before_gets_its_keys_at_the_first_start() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let before = phones(&house, &house.seal).await;
        let (url, master) = keys_of(&house);
        // As it was: every field under the key of the house, no key of anybody, no check value.
        let mut tx = house.db.begin().await.unwrap();
        let rows = fetch_all!(&mut tx, (Uuid, Vec<u8>), "select id, phone_sealed from guardian where phone_sealed is not null order by id").unwrap();
        for ((id, _), phone) in rows.iter().zip(&before) {
            execute!(&mut tx, "update guardian set phone_sealed = $2 where id = $1", *id, house.seal.close(phone, id.as_bytes())).unwrap();
        }
        execute!(&mut tx, "update learner set address_sealed = null").unwrap();
        execute!(&mut tx, "delete from key_check").unwrap();
        tx.commit().await.unwrap();
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{url}{end}"));
        }
        let seal = Seal::of_school(&url, &master, &house.db).await.unwrap();
        assert_eq!(phones(&house, &seal).await, before, "{}", house.name);
        assert_eq!(phones(&house, &again(&house).await.unwrap()).await, before, "and once only");
    }
}

proptest! {
    #[test]
    fn a_wrapped_key_opens_for_its_person_and_master_alone(key: [u8; 32], one: [u8; 32], other: [u8; 32], person: u128, stranger: u128, at in 0_usize..76) {
        prop_assume!(one != other && person != stranger);
        let (one, other, person) = (Master::new(&one), Master::new(&other), Uuid::from_u128(person));
        let wrapped = one.wrap(person, &key);
        prop_assert_eq!(&*one.unwrap(person, &wrapped).unwrap(), &key);
        prop_assert!(one.unwrap(Uuid::from_u128(stranger), &wrapped).is_err());
        prop_assert!(other.unwrap(person, &wrapped).is_err());
        let again = other.wrap(person, &one.unwrap(person, &wrapped).unwrap());
        prop_assert_eq!(&*other.unwrap(person, &again).unwrap(), &key, "rotated it is the same key");
        let mut damaged = wrapped;
        damaged[at] ^= 1;
        prop_assert!(one.unwrap(person, &damaged).is_err());
    }
}
