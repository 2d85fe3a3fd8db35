//! Undoing a whole import, on both databases.

use backend::{
    Cx, access, health,
    intake::{self, files_of},
    testing::{self, TestHouse, databases},
};
use shared::{
    access::{LinkTerm, NewGuardian, Rights, Role},
    error::AppError,
    id::{ImportId, LearnerId, StaffId},
    intake::ImportState,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Tables that remember what happened, whatever is undone, and those of the migrator and the search index's own.
const MEMORY: [&str; 8] = ["event", "audit_entry", "audit_head", "import_run", "sqlite_sequence", "sqlite_stat1", "_sqlx_migrations", "audit_checkpoint"];

fn office(house: &TestHouse) -> Cx {
    house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]))
}

async fn import(cx: &Cx, name: &str) -> ImportId {
    let files = files_of(&testing::shared_files().join("data").join(name)).unwrap();
    intake::import_now(cx, files, false, |_| ()).await.unwrap();
    intake::imports(cx).await.unwrap()[0].id
}

/// What is in every table, whatever the order of its rows.
async fn everything(house: &TestHouse) -> BTreeMap<String, Vec<String>> {
    let texts = testing::texts(&mut house.db.read().await.unwrap()).await;
    let kept = texts.into_iter().filter(|(table, _)| !MEMORY.contains(&table.as_str()) && !table.starts_with("learner_search_"));
    kept.map(|(table, text)| {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        (table, words)
    })
    .collect()
}

#[track_caller]
fn same(name: &str, before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) {
    for (table, words) in before {
        let (had, has): (BTreeSet<_>, BTreeSet<_>) = (words.iter().collect(), after[table].iter().collect());
        let differs: Vec<_> = had.symmetric_difference(&has).take(5).collect();
        assert!(
            differs.is_empty() && words.len() == after[table].len(),
            "{name}: {table}: {} words before, {} after: {differs:?}",
            words.len(),
            after[table].len()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_import_added_to_a_school_goes_again_to_the_last_row() {
    for house in databases().await {
        let cx = office(&house);
        import(&cx, "school-200").await;
        let before = everything(&house).await;
        let second = import(&cx, "school-200-clean").await;
        assert_ne!(everything(&house).await, before, "{}: the clean files hold what was refused in the dirty ones", house.name);
        intake::undo_now(&cx, second).await.unwrap();
        same(house.name, &before, &everything(&house).await);
        let all_well = health::checks(&cx.house).await.unwrap().iter().all(|check| check.well);
        assert!(all_well, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_that_came_with_it_goes_whole_and_can_come_again() {
    for house in databases().await {
        let cx = office(&house);
        let before = everything(&house).await;
        let first = import(&cx, "school-200-clean").await;
        let full = marks(&house).await;
        intake::undo_now(&cx, first).await.unwrap();
        same(house.name, &before, &everything(&house).await);
        let seen = intake::undo_view(&cx, first).await.unwrap();
        assert_eq!((seen.line.state, seen.goes, seen.stays), (ImportState::Undone, 0, 0), "{}", house.name);
        intake::undo_now(&cx, first).await.unwrap();
        import(&cx, "school-200-clean").await;
        assert_eq!(marks(&house).await, full, "{}", house.name);
    }
}

/// The dirty files know some children under a second number, and some who came back.
#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_an_import_brought_leads_nowhere_afterwards() {
    const ALIASES: &str = "select count(*) from learner_alias";
    for house in databases().await {
        let cx = office(&house);
        import(&cx, "school-200-clean").await;
        let before = everything(&house).await;
        let second = import(&cx, "school-200").await;
        let mut conn = house.db.read().await.unwrap();
        let brought = backend::scalar!(&mut conn, i64, ALIASES).unwrap();
        drop(conn);
        assert!(brought > 3, "{}", house.name);
        intake::undo_now(&cx, second).await.unwrap();
        let after = everything(&house).await;
        for table in ["learner_alias", "learner_pair", "learner_search", "contract", "lot", "attendance", "ledger_entry"] {
            assert_eq!(before[table], after[table], "{}: {table}", house.name);
        }
    }
}

async fn marks(house: &TestHouse) -> i64 {
    let mut conn = house.db.read().await.unwrap();
    backend::scalar!(&mut conn, i64, "select count(*) from attendance").unwrap()
}

async fn some_learner(house: &TestHouse) -> LearnerId {
    let mut conn = house.db.read().await.unwrap();
    LearnerId(backend::scalar!(&mut conn, Uuid, "select learner_id from attendance group by learner_id order by count(*) desc, learner_id limit 1").unwrap())
}

async fn rows_of(house: &TestHouse, learner: LearnerId) -> (i64, i64, i64) {
    let mut conn = house.db.read().await.unwrap();
    let marks = backend::scalar!(&mut conn, i64, "select count(*) from attendance where learner_id = $1", learner.0).unwrap();
    let entries = backend::scalar!(&mut conn, i64, "select count(*) from ledger_entry where learner_id = $1", learner.0).unwrap();
    let left = backend::scalar!(&mut conn, i64, "select balance from learner where id = $1", learner.0).unwrap();
    (marks, entries, left)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_somebody_worked_with_since_stays_with_everything() {
    for house in databases().await {
        let cx = office(&house);
        let first = import(&cx, "school-200-clean").await;
        let learner = some_learner(&house).await;
        let before = rows_of(&house, learner).await;
        let term = LinkTerm { rights: Rights::USUAL, from_on: None, last_on: None };
        let aunt = NewGuardian { name: "马兰".into(), relation: "姨妈".into(), phone: "13500001234".into(), term };
        access::add_guardian(&cx, learner, &aunt, "aunt").await.unwrap();
        let seen = intake::undo_view(&cx, first).await.unwrap();
        assert_eq!((seen.goes, seen.stays, seen.kept.iter().map(|kept| kept.id).collect::<Vec<_>>()), (199, 1, vec![learner]), "{}", house.name);
        intake::undo_now(&cx, first).await.unwrap();
        assert_eq!(rows_of(&house, learner).await, before, "{}", house.name);
        let all_well = health::checks(&cx.house).await.unwrap().iter().all(|check| check.well);
        assert!(all_well, "{}", house.name);
        let seen = intake::undo_view(&cx, first).await.unwrap();
        assert_eq!((seen.line.state, seen.goes, seen.stays), (ImportState::Undone, 0, 1), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_goes_first_and_only_what_was_kept_can_go() {
    for house in databases().await {
        let cx = office(&house);
        let first = import(&cx, "school-200").await;
        let second = import(&cx, "school-200-clean").await;
        assert_eq!(intake::undo_now(&cx, first).await.unwrap_err(), AppError::Conflict("newer".into()), "{}", house.name);
        assert!(intake::undo_view(&cx, first).await.unwrap().newer);
        let nowhere = ImportId(backend::new_id());
        assert_eq!(intake::undo_now(&cx, nowhere).await.unwrap_err(), AppError::NotFound);
        let teacher = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::Teacher]));
        assert_eq!(intake::undo_now(&teacher, second).await.unwrap_err(), AppError::Forbidden);
        intake::undo_now(&cx, second).await.unwrap();
        intake::undo_now(&cx, first).await.unwrap();
        assert_eq!(everything(&house).await["learner"], Vec::<String>::new(), "{}", house.name);
    }
}

/// Every table that points at what an import brings: undoing must know it, or it would fail on that row.
const KNOWN: [(&str, &[&str]); 8] = [
    ("campus", &["account_role", "class", "export_request", "grant_request", "lead", "learner", "staff"]),
    (
        "class",
        &[
            "account_role",
            "attendance",
            "contract",
            "contract_change",
            "export_request",
            "grade",
            "grant_request",
            "homework",
            "ledger_entry",
            "lesson",
            "lot",
            "membership",
        ],
    ),
    ("contract", &["contract_change", "lot", "membership"]),
    ("course", &["class", "contract"]),
    ("guardian", &["account", "guardian_link", "invitation"]),
    (
        "learner",
        &[
            "account",
            "attendance",
            "consent",
            "contract",
            "grade",
            "guardian_link",
            "homework",
            "import_undo",
            "learner_alias",
            "learner_change",
            "learner_merge",
            "learner_pair",
            "learner_tag",
            "ledger_entry",
            "lot",
            "membership",
            "privacy_request",
            "quality_finding",
            "restriction",
            "reveal",
            "tag_due",
        ],
    ),
    ("lesson", &["attendance"]),
    ("staff", &["account", "class", "invitation", "lesson"]),
];

#[tokio::test(flavor = "multi_thread")]
async fn no_table_points_at_imported_rows_without_being_known() {
    const SQL: &str = "select f.\"table\", m.name from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'";
    let houses = databases().await;
    let mut conn = houses[0].db.read().await.unwrap();
    let rows = backend::fetch_all!(&mut conn, (String, String), SQL).unwrap();
    for (table, known) in KNOWN {
        let found: BTreeSet<&str> = rows.iter().filter(|(to, _)| to == table).map(|(_, from)| from.as_str()).collect();
        assert_eq!(found, known.iter().copied().collect::<BTreeSet<_>>(), "{table}: teach `intake/store/undo.rs` the new table");
    }
}
