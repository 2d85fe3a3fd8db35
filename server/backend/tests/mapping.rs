//! Saying which column is which field: tried again, remembered for the next file, forgotten.

use backend::{
    Cx, fetch_all,
    intake::{self, Chosen, Files},
    scalar,
    testing::{self, TestHouse, databases},
};
use rust_xlsxwriter::Workbook;
use shared::{
    access::Role,
    error::{AppError, FieldError},
    id::{ImportId, StaffId},
    intake::{ImportState, ImportView, Kind, Table},
};
use std::path::Path;

/// The words of a school that calls things otherwise.
const HEAD: [&str; 6] = ["学号", "名字", "校区", "状态", "班主任电话", "家长电话"];
const FIELDS: [&str; 6] = ["学员编号", "姓名", "校区", "状态", "", "家长1手机"];

fn office(house: &TestHouse) -> Cx {
    house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]))
}

/// A workbook with a title above the header; `order` turns the columns round.
fn workbook(folder: &Path, name: &str, rows: &[[&str; 6]], turned: bool) -> Files {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name("花名册").unwrap();
    page.write_string(0, 0, "二〇二六年秋季花名册").unwrap();
    for (at, row) in (1..).zip(std::iter::once(&HEAD).chain(rows)) {
        for (column, text) in (0..).zip(row) {
            page.write_string(at, if turned { 5 - column } else { column }, *text).unwrap();
        }
    }
    let path = folder.join(name);
    book.save(&path).unwrap();
    vec![(name.to_owned(), path)]
}

fn chosen(fields: [&str; 6]) -> Chosen {
    let value = |field: &str| if field.is_empty() { String::new() } else { format!("learners.{field}") };
    fields.iter().enumerate().map(|(at, field)| (format!("s0c{at}"), value(field))).collect()
}

async fn over(cx: &Cx, id: ImportId) -> ImportView {
    cx.imports.ended(id).await;
    intake::import(cx, id, None, None).await.unwrap()
}

/// Kinds found besides that nothing is said of girls and boys.
fn others(view: &ImportView) -> usize {
    view.kinds.iter().filter(|line| line.kind != Kind::GenderBlank).count()
}

async fn learners(house: &TestHouse) -> i64 {
    let mut conn = house.db.read().await.unwrap();
    scalar!(&mut conn, i64, "select count(*) from learner").unwrap()
}

const ROWS: [[&str; 6]; 2] =
    [["M001", "贺知章", "朝阳校区", "在读", "13800002046", "13911110001"], ["M002", "孟浩然", "朝阳校区", "在读", "13800002046", "13911110002"]];
const MORE: [[&str; 6]; 1] = [["M003", "王昌龄", "朝阳校区", "在读", "13800002046", "13911110003"]];

#[tokio::test(flavor = "multi_thread")]
async fn what_a_column_is_is_said_once_and_holds_for_the_next_file() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let first = intake::start_import(&cx, workbook(folder.path(), "a.xlsx", &ROWS, false), true, ()).await.unwrap();
        let seen = over(&cx, first).await;
        assert_eq!((seen.sheets.len(), seen.waits), (1, true), "{}", house.name);
        let sheet = &seen.sheets[0];
        assert_eq!((sheet.table, sheet.header_row, sheet.look.as_deref()), (None, 2, None), "{}: not recognised", house.name);
        assert_eq!(sheet.columns.iter().map(|column| column.word.as_str()).collect::<Vec<_>>(), HEAD);
        assert!(seen.kinds.iter().any(|line| line.kind == Kind::ColumnMissing));
        let again = intake::map_columns(&cx, first, &chosen(FIELDS), "map.1").await.unwrap();
        assert_eq!(intake::map_columns(&cx, first, &chosen(FIELDS), "map.1").await.unwrap(), again, "{}: sent twice", house.name);
        let tried = over(&cx, again).await;
        assert_eq!((tried.line.state, tried.rows, others(&tried)), (ImportState::Tried, 2, 0), "{}: {:?}", house.name, tried.findings.rows);
        assert!(tried.sheets[0].look.is_some() && tried.sheets[0].columns[4].field.is_none(), "{}", house.name);
        assert_eq!(learners(&house).await, 0, "{}: a trial keeps nothing", house.name);
        let kept = intake::commit_import(&cx, again, "commit.1").await.unwrap();
        assert_eq!(intake::commit_import(&cx, again, "commit.1").await.unwrap(), kept);
        assert_eq!(over(&cx, kept).await.line.state, ImportState::Done, "{}", house.name);
        assert_eq!(learners(&house).await, 2, "{}", house.name);
        assert_eq!(intake::commit_import(&cx, again, "commit.2").await.unwrap_err(), AppError::Conflict("files".into()), "{}: once", house.name);
        // As `xuetu import` does it, and with the columns in another order.
        let next = intake::import_now(&cx, workbook(folder.path(), "b.xlsx", &MORE, true), false, |_| ()).await.unwrap();
        assert_eq!(
            (next.totals.learners, next.findings.iter().filter(|finding| finding.kind != Kind::GenderBlank).count()),
            (3, 0),
            "{}: {:?}",
            house.name,
            next.findings
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_refused_at_its_column_and_nothing_is_remembered() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let id = intake::start_import(&cx, workbook(folder.path(), "a.xlsx", &ROWS, false), true, ()).await.unwrap();
        over(&cx, id).await;
        let refused = intake::map_columns(&cx, id, &chosen(["学员编号", "姓名", "姓名", "状态", "", ""]), "map.1").await.unwrap_err();
        let error = |field: &str, reason: &str| FieldError { field: field.into(), reason: reason.into() };
        assert_eq!(refused, AppError::Invalid(vec![error("s0c2", "twice"), error("s0", "校区")]), "{}", house.name);
        let teacher = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::Teacher]));
        assert_eq!(intake::map_columns(&teacher, id, &chosen(FIELDS), "map.2").await.unwrap_err(), AppError::Forbidden);
        assert_eq!(intake::commit_import(&teacher, id, "c").await.unwrap_err(), AppError::Forbidden);
        assert_eq!(intake::map_columns(&cx, ImportId(backend::new_id()), &chosen(FIELDS), "map.3").await.unwrap_err(), AppError::NotFound);
        let mut conn = house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from import_mapping").unwrap(), 0, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_alone_are_remembered_until_they_are_forgotten() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let id = intake::start_import(&cx, workbook(folder.path(), "a.xlsx", &ROWS, false), true, ()).await.unwrap();
        over(&cx, id).await;
        let again = intake::map_columns(&cx, id, &chosen(FIELDS), "map.1").await.unwrap();
        let look = over(&cx, again).await.sheets[0].look.clone().unwrap();
        let mut conn = house.db.read().await.unwrap();
        let all = fetch_all!(&mut conn, (String, String), "select kind, columns from import_mapping").unwrap();
        drop(conn);
        assert_eq!((all.len(), all[0].0.as_str()), (1, "learners"), "{}", house.name);
        for row in ROWS.iter().flatten().filter(|word| !["朝阳校区", "在读"].contains(word)) {
            assert!(!all[0].1.contains(row), "{}: {row}", house.name);
        }
        intake::forget_mapping(&cx, again, &look).await.unwrap();
        intake::forget_mapping(&cx, again, &look).await.unwrap();
        let after = intake::import_now(&cx, workbook(folder.path(), "b.xlsx", &MORE, false), false, |_| ()).await.unwrap();
        assert_eq!((after.rows, after.totals.learners), (0, 0), "{}: unknown as before", house.name);
        let mut conn = house.db.read().await.unwrap();
        let acts = fetch_all!(&mut conn, (String,), "select act from audit_entry where act like 'import_%' order by seq").unwrap();
        assert_eq!(acts.iter().map(|(act,)| act.as_str()).collect::<Vec<_>>(), ["import_mapped", "import_unmapped", "imported"], "{}", house.name);
    }
}

/// A trial whose columns were said.
async fn said(cx: &Cx, folder: &Path, name: &str, fields: [&str; 6]) -> ImportId {
    let first = intake::start_import(cx, workbook(folder, name, &ROWS, false), true, ()).await.unwrap();
    over(cx, first).await;
    let next = intake::map_columns(cx, first, &chosen(fields), &format!("map.{name}")).await.unwrap();
    assert!(!over(cx, first).await.waits && over(cx, next).await.waits, "the files go on with the new trial");
    next
}

fn fields(view: &ImportView) -> Vec<&str> {
    view.sheets[0].columns.iter().map(|column| column.field.as_deref().unwrap_or_default()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn imported_for_good_the_files_are_read_as_the_trial_showed() {
    for house in databases().await {
        let (cx, colleague, folder) = (office(&house), office(&house), tempfile::tempdir().unwrap());
        let mine = said(&cx, folder.path(), "a.xlsx", FIELDS).await;
        said(&colleague, folder.path(), "b.xlsx", ["学员编号", "姓名", "校区", "状态", "家长1手机", ""]).await;
        let kept = intake::commit_import(&cx, mine, "commit.1").await.unwrap();
        let after = over(&cx, kept).await;
        assert!(after.sheets[0].since, "{}: the next one is read as the colleague says", house.name);
        let mut conn = house.db.read().await.unwrap();
        let read = fetch_all!(&mut conn, (String,), "select columns from import_sheet where import_id = $1", kept.0).unwrap();
        assert!(read[0].0.contains(r#"["家长电话","家长1手机"]"#), "{}: {read:?}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_import_the_same_trial_import_it_once() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let trial = said(&cx, folder.path(), "a.xlsx", FIELDS).await;
        let (one, other) = tokio::join!(intake::commit_import(&cx, trial, "commit.1"), intake::commit_import(&cx, trial, "commit.2"));
        assert_eq!([&one, &other].iter().filter(|answer| answer.is_ok()).count(), 1, "{}: {one:?} {other:?}", house.name);
        over(&cx, one.or(other).unwrap()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_forgotten_is_not_imported() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let trial = said(&cx, folder.path(), "a.xlsx", FIELDS).await;
        let look = over(&cx, trial).await.sheets[0].look.clone().unwrap();
        intake::forget_mapping(&cx, trial, &look).await.unwrap();
        let seen = over(&cx, trial).await;
        assert_eq!((seen.waits, seen.sheets[0].look.is_none()), (false, true), "{}", house.name);
        assert_eq!(intake::commit_import(&cx, trial, "c").await.unwrap_err(), AppError::Conflict("files".into()), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_column_nobody_was_asked_about_stays_as_it_was_read() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let trial = said(&cx, folder.path(), "a.xlsx", FIELDS).await;
        let one = Chosen::from([("s0c4".into(), "learners.联系电话".into())]);
        let next = intake::map_columns(&cx, trial, &one, "map.2").await.unwrap();
        assert_eq!(fields(&over(&cx, next).await), ["学员编号", "姓名", "校区", "状态", "联系电话", "家长1手机"], "{}", house.name);
        let refused = intake::map_columns(&cx, next, &chosen([""; 6]), "map.3").await.unwrap_err();
        assert_eq!(refused, AppError::invalid("s0", "nothing"), "{}: all left out", house.name);
        assert!(over(&cx, next).await.waits, "{}: refused, the files wait on", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_that_is_unknown_and_left_alone_refuses_nothing() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let id = intake::start_import(&cx, workbook(folder.path(), "a.xlsx", &ROWS, false), true, ()).await.unwrap();
        over(&cx, id).await;
        // As the page offers it.
        let next = intake::map_columns(&cx, id, &chosen(["", "", "校区", "状态", "", ""]), "map.1").await.unwrap();
        assert_eq!(over(&cx, next).await.sheets[0].table, None, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_when_the_files_are_gone_stands_there_until_it_is_forgotten() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let id = intake::start_import(&cx, workbook(folder.path(), "a.xlsx", &ROWS, false), true, ()).await.unwrap();
        over(&cx, id).await;
        let kept = intake::commit_import(&cx, id, "commit.1").await.unwrap();
        over(&cx, kept).await;
        assert_eq!(intake::map_columns(&cx, kept, &chosen(FIELDS), "map.1").await.unwrap(), kept, "{}", house.name);
        let seen = over(&cx, kept).await;
        assert!(seen.sheets[0].since && seen.sheets[0].table == Some(Table::Learners), "{}", house.name);
        assert_eq!(fields(&seen), FIELDS, "{}", house.name);
        intake::forget_mapping(&cx, kept, seen.sheets[0].look.as_deref().unwrap()).await.unwrap();
        let after = over(&cx, kept).await;
        assert_eq!((after.sheets[0].since, after.sheets[0].table, &after.sheets[0].look), (false, None, &None), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_not_taken_for_a_header() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let path = folder.path().join("form.csv");
        std::fs::write(&path, "姓名,张三丰,性别,男,年级,三年级\n班主任,王老师,校区,朝阳校区\n").unwrap();
        let id = intake::start_import(&cx, vec![("form.csv".into(), path)], true, ()).await.unwrap();
        assert!(over(&cx, id).await.sheets.is_empty(), "{}", house.name);
    }
}
