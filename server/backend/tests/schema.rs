//! The two schemas say the same, and every personal column is declared.

use backend::{fetch_all, testing::databases};
use shared::fields::FIELDS;
use std::collections::{BTreeMap, BTreeSet};

/// The tables that belong to the migrator and to the search index.
fn is_ours(table: &str) -> bool {
    !table.starts_with('_') && !table.starts_with("learner_search") && !table.starts_with("sqlite_")
}

/// SQLite's type of a column as PostgreSQL calls it; text holds dates and texts, integers hold numbers and truth.
fn family(declared: &str) -> &'static str {
    match declared.to_lowercase().as_str() {
        "blob" | "uuid" | "bytea" => "bytes",
        "integer" | "bigint" | "boolean" => "number",
        _ => "text",
    }
}

type Columns = BTreeMap<String, BTreeSet<(String, &'static str, bool)>>;

#[tokio::test(flavor = "multi_thread")]
async fn both_schemas_have_the_same_columns() {
    let houses = databases().await;
    let sqlite = {
        let mut conn = houses[0].db.read().await.unwrap();
        fetch_all!(
            &mut conn,
            (String, String, String, bool),
            "select m.name, c.name, c.type, c.\"notnull\" or c.pk > 0 from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
        )
        .unwrap()
    };
    let postgres = {
        let mut conn = houses[1].db.read().await.unwrap();
        fetch_all!(
            &mut conn,
            (String, String, String, bool),
            "select cast(table_name as text), cast(column_name as text), cast(data_type as text), is_nullable = 'NO' from information_schema.columns where table_schema = 'public'"
        )
        .unwrap()
    };
    let (sqlite, postgres) = (columns(sqlite), columns(postgres));
    assert!(sqlite.len() > 20);
    assert_eq!(sqlite, postgres);
}

fn columns(rows: Vec<(String, String, String, bool)>) -> Columns {
    let mut columns = Columns::new();
    for (table, column, declared, required) in rows.into_iter().filter(|(table, ..)| is_ours(table)) {
        columns.entry(table).or_default().insert((column, family(&declared), required));
    }
    columns
}

/// Words in a column's name that make it personal, whichever table it stands in.
const PERSONAL: [&str; 14] =
    ["name", "phone", "address", "id_no", "born", "gender", "school", "grade", "relation", "login", "password", "device", "comment", "notes"];
/// Columns that only look personal: names of things, not of people.
const OF_THINGS: [&str; 13] = [
    "tag.name",
    "tag_change.name",
    "segment.name",
    "campus.name",
    "follow_work.name",
    "calendar_day.name",
    "course.name",
    "class.name",
    "guardian_link.rank",
    "learner.campus_id",
    "import_run.files",
    "event.body",
    "grade.title",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_personal_column_is_in_the_registry() {
    let houses = databases().await;
    let mut conn = houses[0].db.read().await.unwrap();
    let rows =
        fetch_all!(&mut conn, (String, String), "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'").unwrap();
    let declared: BTreeSet<String> = FIELDS.iter().map(|field| format!("{}.{}", field.table, field.column)).collect();
    let missing: Vec<String> = rows
        .iter()
        .filter(|(table, column)| is_ours(table) && PERSONAL.iter().any(|word| column.contains(word)))
        .map(|(table, column)| format!("{table}.{column}"))
        .filter(|column| !declared.contains(column) && !OF_THINGS.contains(&column.as_str()))
        .collect();
    assert!(missing.is_empty(), "declare in shared::fields: {missing:?}");
    let there: BTreeSet<String> = rows.into_iter().map(|(table, column)| format!("{table}.{column}")).collect();
    let gone: Vec<&String> = declared.iter().filter(|column| !there.contains(*column)).collect();
    assert!(gone.is_empty(), "declared but not in the schema: {gone:?}");
}
