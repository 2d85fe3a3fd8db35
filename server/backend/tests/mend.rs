//! Rows that were refused or questioned: as a workbook that is mended and handed in again.

use backend::{
    Cx, fetch_all,
    intake::{self, Files, Words, files_of, take_errors},
    policy::Actor,
    privacy::{self, Erased},
    scalar,
    testing::{self, TestHouse, databases},
};
use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::{Workbook, Worksheet};
use shared::{
    access::Role,
    error::AppError,
    id::{ImportId, StaffId},
    intake::{Expect, Finding, Kind, Report},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
    path::Path,
};

/// The column of reasons.
const REASONS: &str = "出错原因";

type Sheets = BTreeMap<String, Range<Data>>;

fn office(house: &TestHouse) -> Cx {
    house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]))
}

fn words() -> Words<impl Fn(&Finding) -> String> {
    Words { column: REASONS.into(), why: |finding: &Finding| finding.kind.word().to_owned() }
}

async fn import(cx: &Cx, files: Files, dry_run: bool) -> (ImportId, Report) {
    let report = intake::import_now(cx, files, dry_run, |_| ()).await.unwrap();
    (intake::imports(cx).await.unwrap()[0].id, report)
}

fn school(name: &str) -> Files {
    files_of(&testing::shared_files().join("data").join(name)).unwrap()
}

fn sheets(book: &[u8]) -> Sheets {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(book)).unwrap();
    book.worksheets().into_iter().collect()
}

fn cell(page: &mut Worksheet, row: u32, column: u16, cell: &Data) {
    match cell {
        Data::String(text) => page.write_string(row, column, text),
        Data::Int(number) => page.write_number(row, column, u32::try_from(*number).unwrap()),
        Data::Float(number) => page.write_number(row, column, *number),
        Data::DateTime(at) => page.write_number(row, column, at.as_f64()),
        _ => return,
    }
    .unwrap();
}

/// Writes the sheets, the cells of a column where something is missing replaced.
fn mended(sheets: &Sheets, path: &Path, column: &str, why: &str, value: &str) -> usize {
    let (mut book, mut count) = (Workbook::new(), 0);
    for (name, sheet) in sheets {
        let page = book.add_worksheet().set_name(name).unwrap();
        let headers: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
        for (at, row) in (0..).zip(sheet.rows()) {
            let reason = row.last().unwrap().to_string();
            let mends = at > 0 && reason == format!("{column}: {why}");
            count += usize::from(mends);
            for (place, (header, was)) in (0..).zip(headers.iter().zip(row)) {
                let now = Data::String(format!("{value}{at}"));
                cell(page, at, place, if mends && header == column { &now } else { was });
            }
        }
    }
    book.save(path).unwrap();
    count
}

fn wrong(report: &Report) -> BTreeSet<(String, Option<String>, u32)> {
    let rows = report.findings.iter().filter(|finding| finding.row > 0 && matches!(finding.expect, Expect::Error | Expect::Warn));
    rows.map(|finding| (finding.file.clone(), finding.sheet.clone(), finding.row)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_that_was_refused_or_questioned_stands_in_the_workbook_and_no_other() {
    for house in databases().await {
        let cx = office(&house);
        for dry_run in [true, false] {
            let (id, report) = import(&cx, school("school-200"), dry_run).await;
            let file = take_errors(&cx, id, words()).await.unwrap();
            let sheets = sheets(&file);
            let rows: usize = sheets.values().map(|sheet| sheet.height() - 1).sum();
            assert_eq!(rows, wrong(&report).len(), "{}", house.name);
            assert_eq!(intake::import(&cx, id, None, None).await.unwrap().to_mend, i64::try_from(rows).unwrap());
            let learners = &sheets["学员名单"];
            let headers: Vec<String> = learners.rows().next().unwrap().iter().map(ToString::to_string).collect();
            assert_eq!((headers[0].as_str(), headers.last().map(String::as_str)), ("学员编号", Some(REASONS)), "{headers:?}");
            assert!(sheets.contains_key("考勤"), "{:?}", sheets.keys());
            assert!(learners.rows().skip(1).all(|row| !row.last().unwrap().to_string().is_empty()), "each says why");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn handed_in_again_it_changes_nothing_and_mended_it_adds_what_was_mended() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let (id, _) = import(&cx, school("school-200"), false).await;
        let file = take_errors(&cx, id, words()).await.unwrap();
        let path = folder.path().join("错误行.xlsx");
        std::fs::write(&path, &file).unwrap();
        let (_, again) = import(&cx, vec![("错误行.xlsx".into(), path.clone())], false).await;
        assert_eq!(again.added, 0, "{}: unmended", house.name);
        let count = mended(&sheets(&file), &path, "姓名", Kind::NameMissing.word(), "补名");
        assert!(count > 0, "{}: there is somebody without a name", house.name);
        let before = again.totals.learners;
        let (_, last) = import(&cx, vec![("错误行.xlsx".into(), path.clone())], false).await;
        assert_eq!(last.totals.learners - before, i64::try_from(count).unwrap(), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_import_takes_nothing_and_who_does_is_written_down() {
    for house in databases().await {
        let cx = office(&house);
        let (id, _) = import(&cx, school("school-200"), true).await;
        let teacher = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::Teacher]));
        assert_eq!(take_errors(&teacher, id, words()).await.unwrap_err(), AppError::Forbidden);
        assert_eq!(take_errors(&house.nobody(), id, words()).await.unwrap_err(), AppError::SignedOut);
        assert_eq!(take_errors(&cx, ImportId(backend::new_id()), words()).await.unwrap_err(), AppError::NotFound);
        let taken = async || {
            let mut conn = house.db.read().await.unwrap();
            scalar!(&mut conn, i64, "select count(*) from audit_entry where kind = 'exported' and act = 'import_errors_taken' and subject_id = $1", id.0)
                .unwrap()
        };
        assert_eq!(taken().await, 0, "{}", house.name);
        take_errors(&cx, id, words()).await.unwrap();
        assert_eq!(taken().await, 1, "{}", house.name);
        let (clean, _) = import(&cx, school("school-200-clean"), true).await;
        assert_eq!(take_errors(&cx, clean, words()).await.unwrap_err(), AppError::NotFound, "{}: there is nothing to mend", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whoever_handed_the_files_in_takes_their_rows() {
    for house in databases().await {
        let (cx, colleague, operator) = (office(&house), office(&house), house.cx(Actor::operator()));
        let (id, _) = import(&cx, school("school-200"), true).await;
        let (own, other) = (intake::import(&cx, id, None, None).await.unwrap(), intake::import(&colleague, id, None, None).await.unwrap());
        assert_eq!((own.own, other.own), (true, false), "{}", house.name);
        assert!(other.to_mend > 0 && other.to_mend_of.is_none(), "{}: {:?}", house.name, other.to_mend_of);
        assert_eq!(take_errors(&colleague, id, words()).await.unwrap_err(), AppError::Forbidden, "{}", house.name);
        take_errors(&cx, id, words()).await.unwrap();
        let (by_command, _) = import(&operator, school("school-200"), true).await;
        assert_eq!(take_errors(&cx, by_command, words()).await.unwrap_err(), AppError::Forbidden, "{}: nobody's", house.name);
    }
}

/// A CSV file of learners.
fn learners(folder: &Path, at: &str, rows: &str) -> (String, std::path::PathBuf) {
    let path = folder.join(at);
    std::fs::write(&path, format!("学员编号,姓名,校区,状态,备注\n{rows}")).unwrap();
    ("学员.csv".into(), path)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_of_one_name_are_told_apart() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let files = vec![learners(folder.path(), "0", "X001,,朝阳校区,在读,\n"), learners(folder.path(), "1", "X002,,朝阳校区,在读,\n")];
        let (id, report) = import(&cx, files, true).await;
        assert_eq!(wrong(&report).len(), 2, "{}", house.name);
        let seen = intake::import(&cx, id, None, None).await.unwrap();
        assert_eq!(seen.sheets.iter().map(|sheet| sheet.file.as_str()).collect::<Vec<_>>(), ["学员.csv", "学员 (2).csv"], "{}", house.name);
        assert_eq!(sheets(&take_errors(&cx, id, words()).await.unwrap()).len(), 2, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_stands_in_the_files_the_workbook_can_be_taken() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let long = format!("X001,,朝阳校区,在读,{}\n", "长".repeat(40_000));
        let wide = format!("X002,,朝阳校区,在读,{}\n", ",宽".repeat(20_000));
        let (id, _) = import(&cx, vec![learners(folder.path(), "0", &format!("{long}{wide}"))], true).await;
        let sheets = sheets(&take_errors(&cx, id, words()).await.unwrap());
        let page = &sheets["学员"];
        assert_eq!((page.height(), page.width()), (3, 6), "{}", house.name);
        assert_eq!(page.get((1, 4)).unwrap().to_string().chars().count(), 32_767, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trials_rows_go_when_its_files_are_imported_and_the_imports_with_its_undo() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        let files = vec![learners(folder.path(), "0", "X001,,朝阳校区,在读,\nX002,林一,朝阳校区,在读,\n")];
        let trial = intake::start_import(&cx, files, true, ()).await.unwrap();
        over(&cx, trial).await;
        let rows = kept(&house).await;
        assert!(rows > 0, "{}", house.name);
        let id = intake::commit_import(&cx, trial, "commit.1").await.unwrap();
        over(&cx, id).await;
        assert_eq!(kept(&house).await, rows, "{}: once", house.name);
        intake::undo_now(&cx, id).await.unwrap();
        assert_eq!(kept(&house).await, 0, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_an_older_backup_came_back_no_row_stays() {
    for house in databases().await {
        let cx = office(&house);
        import(&cx, school("school-200"), true).await;
        assert_eq!(privacy::erase_again(&house, &[]).await.unwrap(), 0);
        assert!(kept(&house).await > 0, "{}: nobody was erased", house.name);
        let erased = Erased { at: house.clock.now(), learner: backend::new_id(), guardians: Vec::new() };
        assert_eq!(privacy::erase_again(&house, &[erased]).await.unwrap(), 0, "{}", house.name);
        assert_eq!(kept(&house).await, 0, "{}", house.name);
    }
}

async fn kept(house: &TestHouse) -> i64 {
    let mut conn = house.db.read().await.unwrap();
    scalar!(&mut conn, i64, "select count(*) from import_row").unwrap()
}

async fn over(cx: &Cx, id: ImportId) {
    cx.imports.ended(id).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rows_lie_sealed_and_go_with_an_undo() {
    for house in databases().await {
        let cx = office(&house);
        let (id, _) = import(&cx, school("school-200"), false).await;
        let sealed = {
            let mut conn = house.db.read().await.unwrap();
            fetch_all!(&mut conn, (Vec<u8>,), "select cells_sealed from import_row").unwrap()
        };
        assert!(!sealed.is_empty() && sealed.iter().all(|(cells,)| !String::from_utf8_lossy(cells).contains("HT25")), "{}", house.name);
        intake::undo_now(&cx, id).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let left = scalar!(&mut conn, i64, "select (select count(*) from import_row) + (select count(*) from import_sheet)").unwrap();
        assert_eq!(left, 0, "{}", house.name);
    }
}
