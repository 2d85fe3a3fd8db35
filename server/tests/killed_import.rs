//! A process that is killed half-way through an import leaves nothing behind, and the next one brings everything.

use backend::{db::Db, fetch_one, testing::shared_files};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

fn import(data: &Path, files: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xuetu"));
    command.args(["import"]).arg(files).arg("--data-dir").arg(data).arg("--report").arg(data.join("report.json")).stderr(Stdio::piped()).stdout(Stdio::null());
    command
}

/// Rows that an import writes: learners, lots, marks.
async fn rows(data: &Path) -> (i64, i64, i64) {
    let db = Db::open(&data.join("xuetu.db").display().to_string()).await.unwrap();
    let mut conn = db.read().await.unwrap();
    fetch_one!(&mut conn, (i64, i64, i64), "select (select count(*) from learner), (select count(*) from lot), (select count(*) from attendance)").unwrap()
}

#[tokio::test]
async fn killed_anywhere_nothing_is_half_imported() {
    let files = shared_files().join("data/school-200-clean");
    let data = tempfile::tempdir().unwrap();
    for phase in ["Reading", "Reckoning", "Writing", "Summing"] {
        let mut child = import(data.path(), &files).spawn().unwrap();
        let told = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok).find(|line| line.starts_with(phase));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(told.is_some(), "the import came to {phase}");
        assert_eq!(rows(data.path()).await, (0, 0, 0), "killed in {phase}");
    }
    let done = import(data.path(), &files).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let truth: serde_json::Value = serde_json::from_slice(&std::fs::read(files.join("truth.json")).unwrap()).unwrap();
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(data.path().join("report.json")).unwrap()).unwrap();
    for key in ["learners", "contracts", "attendance_rows", "balance_hours", "paid_fen"] {
        assert_eq!(report["totals"][key].as_f64(), truth["totals"][key].as_f64(), "{key}");
    }
}
