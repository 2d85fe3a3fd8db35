//! The import, on both databases, against the truth of the sample schools.

use backend::{
    Cx,
    intake::{self, Files},
    testing::{self, TestHouse},
};
use serde_json::Value as Json;
use shared::{
    access::Role,
    error::AppError,
    id::StaffId,
    intake::{Expect, Finding, ImportState, Kind, Phase, Progress, Report, Totals},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};
use tokio::sync::{oneshot, watch};

fn sample(name: &str) -> PathBuf {
    let folder = testing::shared_files().join("data").join(name);
    assert!(folder.is_dir(), "{} is missing: set XUETU_SHARED to the folder of the sample files", folder.display());
    folder
}

fn truth(name: &str) -> Json {
    serde_json::from_str(&std::fs::read_to_string(sample(name).join("truth.json")).unwrap()).unwrap()
}

fn office(house: &TestHouse) -> Cx {
    house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]))
}

async fn import(cx: &Cx, folder: &Path) -> Report {
    intake::import_now(cx, intake::files_of(folder).unwrap(), false, |_| ()).await.unwrap()
}

async fn count(house: &TestHouse, what: &str) -> i64 {
    let mut conn = house.db.read().await.unwrap();
    match what {
        "learner" => backend::scalar!(&mut conn, i64, "select count(*) from learner"),
        "attendance" => backend::scalar!(&mut conn, i64, "select count(*) from attendance"),
        "ledger" => backend::scalar!(&mut conn, i64, "select count(*) from ledger_entry"),
        "membership" => backend::scalar!(&mut conn, i64, "select count(*) from membership"),
        "event" => backend::scalar!(&mut conn, i64, "select count(*) from event where kind = 'imported'"),
        "wrong_lot" => backend::scalar!(
            &mut conn,
            i64,
            "select count(*) from lot where balance <> (select cast(sum(e.hours) as bigint) from ledger_entry e where e.lot_id = lot.id)"
        ),
        "outside" => backend::scalar!(
            &mut conn,
            i64,
            "select count(*) from attendance a where not exists (select 1 from membership m where m.class_id = a.class_id and m.learner_id = a.learner_id
               and m.from_on <= a.on_date and (m.until_on is null or m.until_on >= a.on_date))"
        ),
        _ => unreachable!("{what}"),
    }
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_total_of_the_clean_school_is_true() {
    let told: Totals = serde_json::from_value(truth("school-200-clean")["totals"].clone()).unwrap();
    for house in testing::databases().await {
        let report = import(&office(&house), &sample("school-200-clean")).await;
        assert_eq!(report.findings, [], "{}", house.name);
        assert_eq!(report.totals, told, "{}", house.name);
        assert_eq!(serde_json::to_value(report.totals).unwrap(), truth("school-200-clean")["totals"], "{}", house.name);
        assert_eq!(count(&house, "wrong_lot").await, 0, "{}: every cached balance is the sum of its entries", house.name);
        assert_eq!(count(&house, "outside").await, 0, "{}: everyone marked was in the class that day", house.name);
        assert_eq!(count(&house, "event").await, 1, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn importing_again_changes_nothing() {
    for house in testing::databases().await {
        for name in ["school-200-clean", "school-200"] {
            let first = import(&office(&house), &sample(name)).await;
            let before = (count(&house, "attendance").await, count(&house, "ledger").await, count(&house, "membership").await);
            let second = import(&office(&house), &sample(name)).await;
            assert_eq!(second.added, 0, "{}: {name}", house.name);
            assert_eq!(second.totals, first.totals, "{}: {name}", house.name);
            assert_eq!((count(&house, "attendance").await, count(&house, "ledger").await, count(&house, "membership").await), before, "{}: {name}", house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_tells_everything_and_keeps_nothing() {
    for house in testing::databases().await {
        let cx = office(&house);
        let report = intake::import_now(&cx, intake::files_of(&sample("school-200-clean")).unwrap(), true, |_| ()).await.unwrap();
        assert_eq!(report.totals.learners, 200);
        assert_eq!(count(&house, "learner").await, 0, "{}", house.name);
        let lines = intake::imports(&cx).await.unwrap();
        assert_eq!(lines.iter().map(|line| (line.state, line.dry_run)).collect::<Vec<_>>(), [(ImportState::Tried, true)], "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_runs_on_while_nobody_looks() {
    for house in testing::databases().await {
        let cx = office(&house);
        // What is kept for a run is dropped when the run is over.
        let (kept, over) = oneshot::channel::<()>();
        let id = intake::start_import(&cx, intake::files_of(&sample("school-200")).unwrap(), false, kept).await.unwrap();
        over.await.unwrap_err();
        let view = intake::import(&cx, id, None, None).await.unwrap();
        assert_eq!(view.line.state, ImportState::Done, "{}", house.name);
        assert_eq!(view.line.progress.done, view.line.progress.all);
        assert_eq!(view.line.files.len(), 6);
        assert_eq!(view.findings.rows.first().map(|finding| finding.expect), Some(Expect::Error), "errors come first");
        assert_eq!(view.findings.rows.len(), 200);
        let next = intake::import(&cx, id, None, view.findings.next.as_deref()).await.unwrap();
        assert_ne!(next.findings.rows.first(), view.findings.rows.first());
        let only = intake::import(&cx, id, Some(Kind::NameMissing), None).await.unwrap();
        assert!(only.findings.rows.iter().all(|finding| finding.kind == Kind::NameMissing) && !only.findings.rows.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_office_of_the_whole_school_imports() {
    for house in testing::databases().await {
        let files = || intake::files_of(&sample("school-200-clean")).unwrap();
        for role in [Role::Teacher, Role::ClassTeacher] {
            let cx = house.cx(testing::staff(StaffId(backend::new_id()), &[role]));
            assert_eq!(intake::import_now(&cx, files(), false, |_| ()).await.unwrap_err(), AppError::Forbidden);
            assert_eq!(intake::imports(&cx).await.unwrap_err(), AppError::Forbidden);
        }
        let nobody = house.nobody();
        assert_eq!(intake::import_now(&nobody, files(), false, |_| ()).await.unwrap_err(), AppError::SignedOut);
    }
}

/// Where a finding is: file, sheet, row, column, kind.
type Place = (String, Option<String>, u64, Option<String>, String);

fn told_places(findings: &[Json]) -> BTreeMap<Place, Json> {
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let place = |finding: &Json| {
        (text(&finding["file"]).unwrap(), text(&finding["sheet"]), finding["row"].as_u64().unwrap(), text(&finding["column"]), text(&finding["kind"]).unwrap())
    };
    findings.iter().map(|finding| (place(finding), finding.clone())).collect()
}

fn place(finding: &Finding) -> Place {
    (finding.file.clone(), finding.sheet.clone(), finding.row.into(), finding.column.clone(), finding.kind.word().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_defect_of_the_dirty_school_is_told_at_its_cell() {
    let truth = truth("school-200");
    let told = told_places(truth["findings"].as_array().unwrap());
    for house in testing::databases().await {
        let report = import(&office(&house), &sample("school-200")).await;
        let found: BTreeMap<Place, &Finding> = report.findings.iter().map(|finding| (place(finding), finding)).collect();
        let mut missed = Vec::new();
        for (place, finding) in &told {
            match found.get(place) {
                None => missed.push(place),
                Some(own) => same_reading(finding, own),
            }
        }
        assert_eq!(missed, Vec::<&Place>::new(), "{}", house.name);
        nothing_else_is_refused(&told, &report.findings);
        every_good_row_is_in(&house, &truth, &report).await;
    }
}

/// What was read instead is what the truth says, and a copy names the row it copies.
fn same_reading(told: &Json, own: &Finding) {
    let read = serde_json::to_value(&own.value).unwrap();
    let equal = match (told["value"].as_f64(), read.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 0.001,
        // A full-width number is told as it stands in the sheet.
        (Some(one), None) => read.as_str().and_then(|read| read.parse::<f64>().ok()) == Some(one),
        _ => told["value"] == read,
    };
    assert!(equal, "{told} was read as {read}");
    assert_eq!(serde_json::to_value(own.expect).unwrap(), told["expect"]);
    assert_eq!(serde_json::to_value(own.other_row).unwrap(), told["other_row"], "{told}");
}

/// Rows without a defect of their own are refused only where they follow from a refused one.
fn nothing_else_is_refused(told: &BTreeMap<Place, Json>, findings: &[Finding]) {
    let rows: BTreeSet<_> = told.keys().map(|(file, sheet, row, ..)| (file.clone(), sheet.clone(), *row)).collect();
    let follows = [Kind::LearnerRefused, Kind::ContractRefused, Kind::ClassRefused];
    for finding in findings {
        let own = rows.contains(&(finding.file.clone(), finding.sheet.clone(), finding.row.into()));
        assert!(own || follows.contains(&finding.kind), "{finding:?}");
    }
}

async fn every_good_row_is_in(house: &TestHouse, truth: &Json, report: &Report) {
    let refused = |sheet: &str| {
        let rows = report.findings.iter().filter(|finding| matches!(finding.expect, Expect::Error | Expect::Duplicate | Expect::Reactivate));
        let rows: BTreeSet<u32> = rows.filter(|finding| finding.sheet.as_deref().unwrap_or(&finding.file) == sheet).map(|finding| finding.row).collect();
        i64::try_from(rows.len()).unwrap()
    };
    let added = |file: &str, sheet: Option<&str>| {
        let extra = truth["findings"].as_array().unwrap().iter().filter(|finding| {
            finding["extra"] == true
                && finding["file"] == file
                && finding["sheet"].as_str() == sheet
                && !matches!(finding["kind"].as_str(), Some("blank_row" | "total_row"))
        });
        i64::try_from(extra.count()).unwrap()
    };
    let all = |key: &str| truth["totals"][key].as_i64().unwrap();
    let learners = all("learners") + added("学员档案.xlsx", Some("学员名单")) - refused("学员名单");
    assert_eq!(report.totals.learners, learners, "{}", house.name);
    assert_eq!(report.totals.contracts, all("contracts") + added("报名课时.xlsx", Some("报名")) - refused("报名"));
    assert_eq!(report.totals.attendance_rows, all("attendance_rows") + added("考勤.csv", None) - refused("考勤.csv"));
    assert_eq!(report.totals.grades, all("grades") + added("成绩.csv", None) - refused("成绩.csv"));
    assert_eq!(report.totals.homework, all("homework") + added("作业.csv", None) - refused("作业.csv"));
    assert_eq!(count(house, "wrong_lot").await, 0);
    assert_eq!(count(house, "outside").await, 0);
}

/// A workbook with a cell beyond the last column of any sheet: whoever makes room for its row runs out of memory.
fn boundless(folder: &Path) -> PathBuf {
    const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="FXSHRXW1" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>"#;
    const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let path = folder.join("无边.xlsx");
    let mut book = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (name, text) in [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", LINKS), ("xl/worksheets/sheet1.xml", SHEET)] {
        book.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut book, text.as_bytes()).unwrap();
    }
    book.finish().unwrap();
    path
}

fn hostile(folder: &Path) -> Files {
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        (name.to_owned(), path)
    };
    let book = std::fs::read(sample("school-200-clean").join("学员档案.xlsx")).unwrap();
    vec![
        write("空.csv", b""),
        write("半本.xlsx", &book[..book.len() / 2]),
        write("假.xlsx", b"PK\x03\x04 and nothing else"),
        write("乱.csv", &(0..=255_u8).cycle().take(100_000).collect::<Vec<_>>()),
        write("引号.csv", "日期,班级编号,课次,学员编号,状态,扣课时\n\"2026-01-01,没有结尾".as_bytes()),
        write("缺列.csv", "日期,班级编号,课次,学员编号,状态\n2026-01-01,A,1,B,出勤\n".as_bytes()),
        write("别的.csv", "甲,乙\n1,2\n".as_bytes()),
        ("没有.csv".to_owned(), folder.join("没有.csv")),
        ("无边.xlsx".to_owned(), boundless(folder)),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_files_are_named_and_nothing_panics() {
    for house in testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let report = intake::import_now(&office(&house), hostile(folder.path()), false, |_| ()).await.unwrap();
        let kinds = |file: &str| report.findings.iter().filter(|finding| finding.file == file).map(|finding| finding.kind).collect::<Vec<_>>();
        for (file, kind) in [
            ("半本.xlsx", Kind::FileUnreadable),
            ("假.xlsx", Kind::FileUnreadable),
            ("没有.csv", Kind::FileUnreadable),
            ("缺列.csv", Kind::ColumnMissing),
            ("无边.xlsx", Kind::FileUnreadable),
            ("别的.csv", Kind::FileUnknown),
            ("乱.csv", Kind::FileUnknown),
        ] {
            assert!(kinds(file).contains(&kind), "{}: {file} {:?}", house.name, report.findings);
        }
        assert!(!kinds("引号.csv").is_empty());
        assert_eq!(count(&house, "learner").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_died_left_nothing() {
    for house in testing::databases().await {
        let cx = office(&house);
        let files = intake::files_of(&sample("school-200-clean")).unwrap();
        let (tell, mut told) = watch::channel(Progress::default());
        let running = tokio::spawn({
            let cx = cx.clone();
            async move { intake::import_now(&cx, files, false, move |progress| _ = tell.send(progress)).await }
        });
        told.wait_for(|progress| progress.phase == Phase::Writing).await.unwrap();
        running.abort();
        let _ = running.await;
        assert_eq!(count(&house, "learner").await, 0, "{}", house.name);
        assert_eq!(intake::interrupt_lost(&house).await.unwrap(), 1, "{}", house.name);
        assert_eq!(intake::imports(&cx).await.unwrap()[0].state, ImportState::Interrupted);
        import(&cx, &sample("school-200-clean")).await;
        assert_eq!(count(&house, "learner").await, 200, "{}", house.name);
    }
}

/// Scores and homework of a learner.
async fn works(house: &TestHouse, no: &str) -> (i64, i64) {
    const SQL: &str = "select (select count(*) from grade g where g.learner_id = p.id), (select count(*) from homework w where w.learner_id = p.id) from learner p where p.no = $1";
    let mut conn = house.db.read().await.unwrap();
    backend::fetch_one!(&mut conn, (i64, i64), SQL, no).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_about_whoever_is_restricted() {
    const TWO: &str = "select p.no from learner p where exists (select 1 from grade g where g.learner_id = p.id)
                          and exists (select 1 from homework w where w.learner_id = p.id) order by p.no limit 2";
    let folder = sample("school-200-clean");
    for house in testing::databases().await {
        let cx = office(&house);
        import(&cx, &folder).await;
        let mut tx = house.db.begin().await.unwrap();
        let two: Vec<String> = backend::fetch_all!(&mut tx, (String,), TWO).unwrap().into_iter().map(|(no,)| no).collect();
        let [restricted, other] = [&two[0], &two[1]];
        let before = [works(&house, restricted).await, works(&house, other).await];
        backend::execute!(&mut tx, "delete from grade where learner_id in (select id from learner where no in ($1, $2))", restricted, other).unwrap();
        backend::execute!(&mut tx, "delete from homework where learner_id in (select id from learner where no in ($1, $2))", restricted, other).unwrap();
        backend::execute!(
            &mut tx,
            "insert into restriction (learner_id, reason, since, by_id) select id, 'desk', 0, id from learner where no = $1",
            restricted
        )
        .unwrap();
        tx.commit().await.unwrap();

        let report = import(&cx, &folder).await;
        assert_eq!([works(&house, restricted).await, works(&house, other).await], [(0, 0), before[1]], "{}", house.name);
        let told: BTreeSet<&str> =
            report.findings.iter().filter(|finding| finding.kind == Kind::LearnerRestricted).map(|finding| finding.file.as_str()).collect();
        assert!(["学员档案.xlsx", "报名课时.xlsx", "考勤.csv", "成绩.csv", "作业.csv"].iter().all(|file| told.contains(file)), "{}: {told:?}", house.name);
        let refused = report.findings.iter().filter(|finding| finding.expect == Expect::Error).all(|finding| finding.kind == Kind::LearnerRestricted);
        assert!(refused, "{}: nobody else's rows are left out", house.name);

        let mut tx = house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "delete from restriction").unwrap();
        tx.commit().await.unwrap();
        import(&cx, &folder).await;
        assert_eq!(works(&house, restricted).await, before[0], "{}: and everything afterwards", house.name);
    }
}
