//! The same child behind two rows of an import, on both databases, against the truth of the sample school.

use backend::{
    Cx, execute, fetch_all, intake, scalar,
    testing::{self, TestHouse, enrolled},
};
use serde_json::Value as Json;
use shared::{
    access::Role,
    id::StaffId,
    intake::{Expect, Finding, Kind, Report},
    people::LearnerFilter,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Kinds that say that a row is another of one person.
const SAME: [Kind; 6] = [Kind::NearTypo, Kind::NearHomophone, Kind::NearTraditional, Kind::NearPhone, Kind::SamePerson, Kind::ReRegistered];

fn sample(name: &str) -> PathBuf {
    testing::shared_files().join("data").join(name)
}

fn truth() -> Json {
    serde_json::from_str(&std::fs::read_to_string(sample("school-200").join("truth.json")).unwrap()).unwrap()
}

fn office(house: &TestHouse) -> Cx {
    house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]))
}

async fn import(cx: &Cx, folder: &Path) -> Report {
    intake::import_now(cx, intake::files_of(folder).unwrap(), false, |_| ()).await.unwrap()
}

fn joined(report: &Report) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| SAME.contains(&finding.kind)).collect()
}

/// Rows that are another of one person, by kind: row and the row of whom.
fn told(truth: &Json) -> BTreeMap<&str, Vec<(u64, u64)>> {
    let mut told: BTreeMap<&str, Vec<(u64, u64)>> = BTreeMap::new();
    for finding in truth["findings"].as_array().unwrap() {
        let kind = finding["kind"].as_str().unwrap();
        if SAME.iter().any(|same| same.word() == kind) {
            told.entry(kind).or_default().push((finding["row"].as_u64().unwrap(), finding["other_row"].as_u64().unwrap()));
        }
    }
    told
}

async fn aliases(house: &TestHouse) -> BTreeMap<String, String> {
    const SQL: &str = "select a.no, p.no from learner_alias a join learner p on p.id = a.learner_id order by a.no";
    let mut conn = house.db.read().await.unwrap();
    fetch_all!(&mut conn, (String, String), SQL).unwrap().into_iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_second_row_is_found_and_nobody_else_is_joined() {
    let truth = truth();
    let told = told(&truth);
    assert_eq!(told.len(), 5, "the school has every kind");
    for house in testing::databases().await {
        let report = import(&office(&house), &sample("school-200")).await;
        for (kind, rows) in &told {
            let found = joined(&report).into_iter().filter(|finding| finding.kind.word() == *kind);
            let found: Vec<(u64, u64)> = found.map(|finding| (finding.row.into(), finding.other_row.unwrap().into())).collect();
            assert_eq!(&found, rows, "{}: {kind}", house.name);
        }
        let people = |row: u32| truth["people"][row.to_string()].as_str().unwrap();
        for finding in joined(&report) {
            assert_eq!(people(finding.row), people(finding.other_row.unwrap()), "{}: {finding:?}", house.name);
        }
        let numbers = aliases(&house).await;
        assert_eq!(numbers.len(), joined(&report).len(), "{}", house.name);
        assert!(numbers.keys().all(|no| no.starts_with("XY26")), "{}: {numbers:?}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_stored_already_is_found_in_a_later_file() {
    for house in testing::databases().await {
        let cx = office(&house);
        let before = import(&cx, &sample("school-200-clean")).await;
        let after = import(&cx, &sample("school-200")).await;
        let rows = |report: &Report| joined(report).iter().map(|finding| (finding.row, finding.other_row, finding.kind)).collect::<Vec<_>>();
        assert_eq!(joined(&after).len(), told(&truth()).values().map(Vec::len).sum::<usize>(), "{}", house.name);
        assert_eq!(after.totals.learners, before.totals.learners, "{}: no child comes in twice", house.name);
        let (again, numbers) = (import(&cx, &sample("school-200")).await, aliases(&house).await);
        assert_eq!(rows(&again), rows(&after), "{}: it says the same again", house.name);
        assert_eq!((again.added, numbers.len()), (0, rows(&after).len()), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_former_learner_comes_back() {
    const SQL: &str = "select p.state from learner p join learner_alias a on a.learner_id = p.id where p.state = '意向'";
    for house in testing::databases().await {
        let cx = office(&house);
        let report = import(&cx, &sample("school-200")).await;
        let back = report.findings.iter().filter(|finding| finding.expect == Expect::Reactivate).count();
        let mut conn = house.db.read().await.unwrap();
        let states = fetch_all!(&mut conn, (String,), SQL).unwrap();
        assert!(back > 0 && states.len() >= back, "{}: {states:?}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_names_the_second_number_goes_to_the_first_and_so_does_a_search() {
    const SQL: &str = "select p.no from homework w join learner p on p.id = w.learner_id where w.title = '国庆小报'";
    for house in testing::databases().await {
        let cx = enrolled(&house).await;
        import(&cx, &sample("school-200")).await;
        let (alias, no) = aliases(&house).await.pop_first().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut conn = house.db.read().await.unwrap();
        let class = scalar!(&mut conn, String, "select code from class order by code limit 1").unwrap();
        let homework = format!("布置日期,班级编号,学员编号,作业标题,提交时间,得分\n2026-10-01,{class},{alias},国庆小报,,\n");
        std::fs::write(folder.path().join("作业.csv"), homework).unwrap();
        assert_eq!(import(&cx, folder.path()).await.added, 1, "{}", house.name);
        assert_eq!(scalar!(&mut conn, String, SQL).unwrap(), no, "{}", house.name);
        drop(conn);
        let found = backend::people::learners(&cx, LearnerFilter { q: alias, ..LearnerFilter::default() }).await.unwrap();
        assert_eq!(found.page.rows.iter().map(|line| line.no.as_str()).collect::<Vec<_>>(), [no], "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_joined_to_whoever_is_restricted() {
    for house in testing::databases().await {
        let cx = office(&house);
        import(&cx, &sample("school-200-clean")).await;
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "insert into restriction (learner_id, reason, since, by_id) select id, 'desk', 0, id from learner").unwrap();
        tx.commit().await.unwrap();
        let report = import(&cx, &sample("school-200")).await;
        assert!(joined(&report).is_empty() && aliases(&house).await.is_empty(), "{}", house.name);
        let mut conn = house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner").unwrap(), 200, "{}: nobody comes in by another number", house.name);
    }
}
