//! A school for tests, on both databases: SQLite in a folder of its own, PostgreSQL in a schema of its own.

mod postgres;

use crate::{
    Clock, House, Rules,
    access::{Breached, Hasher},
    audit::{Later, Signer},
    db::Db,
    execute,
    intake::{Running, Waiting},
    live::Hub,
    new_id,
    policy::{Actor, Grant},
    privacy::ErasureList,
    seal::Seal,
};
use shared::{
    access::{AccountKind, Role},
    id::{AccountId, CampusId, GuardianId, StaffId},
    time::At,
};
use std::path::{Path, PathBuf};

/// Saturday 21 November 2026, 9:46 in Shanghai.
pub const SATURDAY: At = At(1_795_225_560_000);

/// A house of its own for one test; its database goes with it.
pub struct TestHouse {
    /// The house.
    pub house: House,
    /// Which database, for messages.
    pub name: &'static str,
    /// Its folder.
    pub folder: PathBuf,
    /// Its database: a file or an address.
    pub url: String,
    _keep: Keep,
}

struct Keep(PathBuf);

impl Drop for Keep {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl std::ops::Deref for TestHouse {
    type Target = House;
    fn deref(&self) -> &House {
        &self.house
    }
}

/// An empty migrated house on each database.
///
/// # Panics
/// When PostgreSQL is neither named by `XUETU_TEST_POSTGRES` nor installed: tests never skip it silently.
pub async fn databases() -> Vec<TestHouse> {
    let folder = std::env::temp_dir().join(format!("xuetu-test-{}", new_id().simple()));
    std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
    let sqlite = folder.join("school.db").display().to_string();
    let postgres = postgres::fresh_database().await;
    vec![open("SQLite", &sqlite, folder.clone()).await, open("PostgreSQL", &postgres, folder.with_extension("pg")).await]
}

/// A place on each database in which there is nothing yet: where to restore to.
///
/// # Panics
/// As [`databases`] does.
pub async fn empty_databases() -> Vec<TestPlace> {
    let mut places = Vec::new();
    for at_postgres in [false, true] {
        let folder = std::env::temp_dir().join(format!("xuetu-test-{}", new_id().simple()));
        std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
        let url = if at_postgres { postgres::fresh_database().await } else { folder.join("school.db").display().to_string() };
        places.push(TestPlace { url, folder: folder.clone(), _keep: Keep(folder) });
    }
    places
}

/// Where a house could be.
pub struct TestPlace {
    /// The folder.
    pub folder: PathBuf,
    /// The database: a file or an address.
    pub url: String,
    _keep: Keep,
}

async fn open(name: &'static str, url: &str, folder: PathBuf) -> TestHouse {
    let db = Db::open(url).await.expect("the test database opens");
    db.migrate().await.expect("the schema is applied");
    TestHouse { house: house(db, &folder, Clock::standing_at(SATURDAY)).await, name, folder: folder.clone(), url: url.to_owned(), _keep: Keep(folder) }
}

/// A house around `db` with its keys in `folder`.
///
/// # Panics
/// When the keys are not those of the database.
pub async fn house(db: Db, folder: &Path, clock: Clock) -> House {
    std::fs::create_dir_all(folder).expect("the folder is writable");
    let keys = folder.join("keys.db").display().to_string();
    let seal = Seal::of_school(&keys, &folder.join("master.key"), &db).await.expect("the keys open");
    House {
        db,
        clock,
        zone: "Asia/Shanghai".into(),
        seal,
        erasures: ErasureList::at(folder),
        hub: Hub::default(),
        imports: Running::default(),
        waiting: Waiting::default(),
        hasher: Hasher::default(),
        breached: Breached::default(),
        later: Later::default(),
        signer: Signer::new(&[9; 32]),
        rules: Rules::default(),
        provider: None,
    }
}

/// A request of the demo school's person who signs in as `login`.
///
/// # Panics
/// When the demo school has no such sign-in.
pub async fn signed_in(house: &House, login: &str) -> crate::Cx {
    let form = shared::access::SignIn { login: login.into(), password: crate::seed::PASSWORD.into() };
    let signed_in = crate::access::sign_in(&house.nobody(), form, "test").await.unwrap_or_else(|error| panic!("{login}: {error}"));
    let actor = crate::access::actor_of(house, &signed_in.token).await.ok().flatten();
    house.cx(actor.unwrap_or_else(|| panic!("{login} is signed in")))
}

/// Signs in as [`signed_in`] does; the refusal, where it is refused.
pub async fn try_sign_in(house: &House, login: &str) -> shared::error::AppResult<()> {
    let form = shared::access::SignIn { login: login.into(), password: crate::seed::PASSWORD.into() };
    crate::access::sign_in(&house.nobody(), form, "test").await.map(|_| ())
}

/// All rows of every table as text: where somebody who was erased is looked for.
///
/// # Panics
/// When a table cannot be read.
pub async fn texts(conn: &mut crate::db::Conn) -> Vec<(String, String)> {
    crate::db::dialect::texts(conn).await.expect("every table can be read")
}

/// A member of staff with `roles` on every campus.
#[must_use]
pub fn staff(id: StaffId, roles: &[Role]) -> Actor {
    staff_of(id, roles, None)
}

/// A member of staff with `roles` on one campus.
#[must_use]
pub fn staff_of(id: StaffId, roles: &[Role], campus: Option<CampusId>) -> Actor {
    let grants = roles.iter().map(|role| Grant::of(*role, campus)).collect();
    Actor { staff: Some(id), grants, ..somebody("测试", AccountKind::Staff) }
}

/// Academic affairs of every campus with an account of its own, as lists ask for it.
///
/// # Panics
/// When there is such an account already.
pub async fn enrolled(house: &House) -> crate::Cx {
    const ACCOUNT: &str =
        "insert into account (id, login, name, kind, password_hash, is_active, lang, created_at) values ($1, 'me', 'me', 'staff', '', true, 'zh-CN', 0)";
    const ROLE: &str = "insert into account_role (id, account_id, role, from_at) values ($1, $1, 'academic_affairs', 0)";
    let office = staff(StaffId(new_id()), &[Role::AcademicAffairs]);
    let mut tx = house.db.begin().await.expect("the database takes a transaction");
    execute!(&mut tx, ACCOUNT, office.account.0).expect("there is no such account yet");
    execute!(&mut tx, ROLE, office.account.0).expect("it has no role yet");
    tx.commit().await.expect("the database keeps it");
    house.cx(office)
}

/// A guardian.
#[must_use]
pub fn guardian(id: GuardianId) -> Actor {
    Actor { guardian: Some(id), ..somebody("家长", AccountKind::Guardian) }
}

fn somebody(name: &str, kind: AccountKind) -> Actor {
    Actor { proved_at: SATURDAY, ..Actor::without_roles(AccountId(new_id()), name.into(), kind) }
}

/// The folder of the shared sample files: `XUETU_SHARED`, or `../shared` beside the repository.
#[must_use]
pub fn shared_files() -> PathBuf {
    std::env::var_os("XUETU_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from)
}
