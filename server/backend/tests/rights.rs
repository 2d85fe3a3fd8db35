//! What a family decides and asks for: consent, copy, correction; on both databases.

use backend::{
    Cx, House, execute, fetch_one, people, privacy, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, databases, signed_in},
};
use shared::{
    error::AppError,
    id::LearnerId,
    privacy::{Asked, Ending, Purpose, RequestKind, RequestState},
};
use std::io::Read;

const DAY: i64 = 86_400;

async fn child(house: &House, name: &str) -> LearnerId {
    let mut conn = house.db.read().await.unwrap();
    let (id,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = $1", name).unwrap();
    LearnerId(id)
}

/// The learning style on the page, which is there exactly when the house may use it.
async fn style(cx: &Cx, learner: LearnerId) -> Option<String> {
    let style = people::portrait(cx, learner).await.unwrap().style;
    let mut conn = cx.db.read().await.unwrap();
    assert_eq!(privacy::may_profile(cx, &mut conn, learner).await.unwrap(), style.is_some());
    style
}

#[tokio::test(flavor = "multi_thread")]
async fn no_profile_of_a_child_is_shown_before_a_guardian_agreed_nor_after_they_took_it_back() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (office, father) = (signed_in(&house, "zhou").await, signed_in(&house, "13600004402").await);
        let learner = child(&house, "孙悦然").await;
        privacy::set_consent(&father, learner, Purpose::Profile, true).await.unwrap();
        assert!(style(&office, learner).await.is_some(), "{}", house.name);
        privacy::set_consent(&father, learner, Purpose::Profile, false).await.unwrap();
        assert_eq!(style(&office, learner).await, None, "{}", house.name);
        privacy::set_consent(&father, learner, Purpose::Profile, false).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let answers = scalar!(&mut conn, i64, "select count(*) from consent where learner_id = $1 and by_id <> $2", learner.0, Uuid::nil()).unwrap();
        assert!((1..=2).contains(&answers), "the same answer twice is one answer: {answers}");
        drop(conn);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "delete from consent where learner_id = $1", learner.0).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(style(&office, learner).await, None, "never asked");
        let mut tx = house.db.begin().await.unwrap();
        let day = house.clock.on_campus("Asia/Shanghai").date - chrono::Months::new(14 * 12);
        execute!(&mut tx, "update learner set born_on = $2 where id = $1", learner.0, day).unwrap();
        tx.commit().await.unwrap();
        assert!(style(&office, learner).await.is_some(), "fourteen today");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_guardian_decides_and_only_for_their_own_child() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let learner = child(&house, "孙悦然").await;
        for login in ["admin", "zhou", "lin", "13800002046"] {
            let other = signed_in(&house, login).await;
            assert_eq!(privacy::set_consent(&other, learner, Purpose::Photos, true).await, Err(AppError::NotFound), "{login}");
            assert_eq!(privacy::copy(&other, learner).await, Err(AppError::NotFound), "{login}");
            let asked = Asked { kind: RequestKind::Erase, words: String::new() };
            assert_eq!(privacy::ask(&other, learner, &asked, "k").await, Err(AppError::NotFound), "{login}");
        }
        assert_eq!(privacy::set_consent(&house.nobody(), learner, Purpose::Photos, true).await, Err(AppError::SignedOut));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_holds_everything_with_counts_that_agree() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (father, learner) = (signed_in(&house, "13600004402").await, child(&house, "孙悦然").await);
        let zip = privacy::copy(&father, learner).await.unwrap();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let manifest: serde_json::Value = serde_json::from_str(&read("manifest.json")).unwrap();
        let data: serde_json::Value = serde_json::from_str(&read("data.json")).unwrap();
        let counts = manifest["counts"].as_object().unwrap();
        assert!(counts.len() >= 10);
        for (table, count) in counts {
            let rows = data[table].as_array().unwrap().len();
            assert_eq!(count.as_u64(), Some(rows as u64), "{}: {table}", house.name);
            let csv = read(&format!("{table}.csv"));
            let lines = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes()).records().count();
            assert_eq!(lines, rows, "{}: {table}.csv", house.name);
        }
        let mut conn = house.db.read().await.unwrap();
        let marks = scalar!(&mut conn, i64, "select count(*) from attendance where learner_id = $1", learner.0).unwrap();
        assert_eq!(counts["attendance"].as_i64(), Some(marks));
        assert_eq!(data["learner"][0]["name"], "孙悦然");
        assert!(data["contacts"].to_string().contains("青禾路"), "what is sealed is opened for its own family");
        let exported = scalar!(&mut conn, i64, "select count(*) from audit_entry where kind = 'exported' and learner_id = $1", learner.0).unwrap();
        assert_eq!(exported, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_has_a_deadline_in_working_days_and_an_answer() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (father, admin, learner) = (signed_in(&house, "13600004402").await, signed_in(&house, "admin").await, child(&house, "孙悦然").await);
        let ask = async |words: &str, key: &str| privacy::ask(&father, learner, &Asked { kind: RequestKind::Correct, words: words.into() }, key).await;
        assert_eq!(ask("  ", "k1").await, Err(AppError::invalid("words", "missing")));
        ask("生日应为 2017-03-05", "k2").await.unwrap();
        ask("生日应为 2017-03-05", "k2").await.unwrap();
        assert_eq!(ask("另外一条", "k3").await, Err(AppError::Conflict("open_already".into())));
        let line = privacy::desk(&admin).await.unwrap().requests.remove(0);
        assert_eq!((line.child.as_str(), line.words.as_deref(), line.by_family), ("孙悦然", Some("生日应为 2017-03-05"), true), "{}", house.name);
        assert!((line.due_on - line.asked_on).num_days() >= 20, "fifteen working days are three weeks");
        let mut conn = house.db.read().await.unwrap();
        let (sealed,) = fetch_one!(&mut conn, (Vec<u8>,), "select words_sealed from privacy_request where learner_id = $1", learner.0).unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("2017-03-05"), "it lies sealed");
        drop(conn);
        privacy::decide(&admin, line.id, &Ending { accept: true, reason: String::new() }).await.unwrap();
        let own = privacy::rights(&father).await.unwrap().children.remove(0).requests.remove(0);
        assert_eq!(own.state, RequestState::Done);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_lists_whose_term_is_over_and_begins_an_erasure_with_the_same_cool_off() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (admin, learner) = (signed_in(&house, "admin").await, child(&house, "孙悦然").await);
        assert!(privacy::desk(&admin).await.unwrap().retention.is_empty());
        let mut tx = house.db.begin().await.unwrap();
        let day = house.clock.on_campus("Asia/Shanghai").date - chrono::Months::new(37);
        execute!(&mut tx, "update learner set state = '已结课', balance = 0, last_seen = $2, joined_on = $2 where id = $1", learner.0, day).unwrap();
        tx.commit().await.unwrap();
        let desk = privacy::desk(&admin).await.unwrap();
        assert_eq!((desk.past, desk.retention[0].learner, desk.months), (1, learner, 36), "{}", house.name);
        let preview = privacy::preview(&admin, learner).await.unwrap();
        assert!(preview.counts.iter().any(|(table, rows)| table == "attendance" && *rows > 0) && !preview.under_way);
        privacy::erase_for_family(&admin, learner, "k").await.unwrap();
        assert!(privacy::preview(&admin, learner).await.unwrap().under_way);
        let desk = privacy::desk(&admin).await.unwrap();
        assert_eq!((desk.past, desk.requests[0].by_family), (0, false));
        let all = desk.consents.iter().map(|count| count.given + count.refused + count.open).collect::<Vec<_>>();
        assert!(all.iter().all(|sum| *sum == all[0] && *sum > 100), "{all:?}");
        house.clock.set(SATURDAY.plus_seconds(7 * DAY));
        assert_eq!(privacy::run_due(&house).await.unwrap(), 1);
        let zhou = signed_in(&house, "zhou").await;
        assert_eq!(privacy::desk(&zhou).await.err(), Some(AppError::Forbidden));
    }
}
