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
    intake::{ImportState, ImportView, Kind},
};
use std::{path::Path, time::Duration};

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
    while cx.imports.progress(id).is_some() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    intake::import(cx, id, None, None).await.unwrap()
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
        assert_eq!((tried.line.state, tried.rows, tried.kinds.len()), (ImportState::Tried, 2, 0), "{}: {:?}", house.name, tried.findings.rows);
        assert!(tried.sheets[0].look.is_some() && tried.sheets[0].columns[4].field.is_none(), "{}", house.name);
        assert_eq!(learners(&house).await, 0, "{}: a trial keeps nothing", house.name);
        let kept = intake::commit_import(&cx, again, "commit.1").await.unwrap();
        assert_eq!(intake::commit_import(&cx, again, "commit.1").await.unwrap(), kept);
        assert_eq!(over(&cx, kept).await.line.state, ImportState::Done, "{}", house.name);
        assert_eq!(learners(&house).await, 2, "{}", house.name);
        assert_eq!(intake::commit_import(&cx, again, "commit.2").await.unwrap_err(), AppError::Conflict("files".into()), "{}: once", house.name);
        // As `xuetu import` does it, and with the columns in another order.
        let next = intake::import_now(&cx, workbook(folder.path(), "b.xlsx", &MORE, true), false, |_| ()).await.unwrap();
        assert_eq!((next.totals.learners, next.findings.len()), (3, 0), "{}: {:?}", house.name, next.findings);
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
        assert_eq!(acts.iter().map(|(act,)| act.as_str()).collect::<Vec<_>>(), ["import_mapped", "import_unmapped"], "{}", house.name);
    }
}
