//! Fields of an archive, corrected by hand on both databases: by whom, what they were, and that a later import keeps them.

use backend::{
    Cx, fetch_one,
    people::{add_learner, correct_field, field_history, learners, portrait},
    privacy, scalar,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, signed_in, texts},
};
use shared::{
    access::Contact,
    error::AppError,
    id::LearnerId,
    people::{Added, ArchiveField, ChangeSource, Correction, LearnerFilter, TypedLearner},
};

async fn schools() -> Vec<TestHouse> {
    let houses = databases().await;
    for house in &houses {
        backend::seed::seed_if_empty(house).await.unwrap();
    }
    houses
}

async fn learner(house: &TestHouse, name: &str) -> LearnerId {
    let mut conn = house.db.read().await.unwrap();
    LearnerId(fetch_one!(&mut conn, (Uuid,), "select id from learner where name = $1", name).unwrap().0)
}

/// A correction of an archive that was corrected `before` times: its version begins with 1.
fn to(field: ArchiveField, value: &str, before: i64) -> Correction {
    Correction { field, value: value.into(), none: false, by_family: false, version: 1 + before }
}

async fn correct(cx: &Cx, learner: LearnerId, asked: &Correction) -> Result<(), AppError> {
    correct_field(cx, learner, asked, &format!("{:?}.{}", asked.field, asked.version)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_is_one_entry_and_what_was_there_is_kept() {
    for house in schools().await {
        let (name, zhou) = (house.name, signed_in(&house, "zhou").await);
        let who = learner(&house, "陈思远").await;
        let before = portrait(&zhou, who).await.unwrap();
        assert_eq!((before.version, before.can_edit.len() >= 12), (1, true), "{name}");
        for _ in 0..2 {
            correct(&zhou, who, &to(ArchiveField::School, "青禾小学", 0)).await.unwrap();
        }
        correct(&zhou, who, &to(ArchiveField::School, "青禾小学", 1)).await.unwrap();
        assert_eq!(correct(&zhou, who, &to(ArchiveField::Grade, "3年级", 0)).await, Err(AppError::Conflict("version".into())), "{name}: read before");
        correct(&zhou, who, &Correction { by_family: true, ..to(ArchiveField::Name, "陈思源", 1) }).await.unwrap();
        let found = learners(&zhou, LearnerFilter { q: "陈思源".into(), ..LearnerFilter::default() }).await.unwrap().page.rows;
        assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [who], "{name}: found by the new name");
        let history = field_history(&zhou, who, None, None).await.unwrap().page.rows;
        let told: Vec<_> = history.iter().map(|line| (line.field.unwrap(), line.source, line.before.as_deref(), line.after.as_deref())).collect();
        assert_eq!(
            told,
            [
                (ArchiveField::Name, ChangeSource::Family, Some("陈思远"), Some("陈思源")),
                (ArchiveField::School, ChangeSource::Hand, Some("汇师小学"), Some("青禾小学")),
            ],
            "{name}: the newest first"
        );
        assert!(history.iter().all(|line| line.by.as_deref() == Some("周以宁") && line.at.starts_with("2026-11-21")), "{name}");
        let one = field_history(&zhou, who, Some(ArchiveField::School), None).await.unwrap().page.rows;
        assert_eq!(one.len(), 1, "{name}");
        let mut conn = house.db.read().await.unwrap();
        let entries = scalar!(&mut conn, i64, "select count(*) from audit_entry where act = 'field_corrected'").unwrap();
        assert_eq!(entries, 2, "{name}: what says the same changes nothing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_nothing_stands_in_no_ones_way() {
    for house in schools().await {
        let (name, zhou, who) = (house.name, signed_in(&house, "zhou").await, learner(&house, "陈思远").await);
        correct(&zhou, who, &to(ArchiveField::School, "汇师小学", 0)).await.unwrap();
        assert_eq!(portrait(&zhou, who).await.unwrap().version, 1, "{name}: the same archive as before");
        correct(&zhou, who, &to(ArchiveField::School, "青禾小学", 0)).await.unwrap();
        assert_eq!(portrait(&zhou, who).await.unwrap().school.as_deref(), Some("青禾小学"), "{name}: under the same key");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_else_changed_the_archive_is_seen_and_a_lesson_changes_none() {
    for house in schools().await {
        let (name, zhou, who) = (house.name, signed_in(&house, "zhou").await, learner(&house, "陈思远").await);
        let mut tx = house.db.begin().await.unwrap();
        backend::people::refresh_summary(&mut tx, who, house.clock.on_campus("Asia/Shanghai").date).await.unwrap();
        backend::execute!(&mut tx, "update learner set state = '停课', version = version + 1 where id = $1", who.0).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(correct(&zhou, who, &to(ArchiveField::Grade, "3年级", 0)).await, Err(AppError::Conflict("version".into())), "{name}");
        correct(&zhou, who, &to(ArchiveField::Grade, "3年级", 1)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_corrects_what_they_answer_for() {
    for house in schools().await {
        let (name, who) = (house.name, learner(&house, "陈思远").await);
        let (han, lin, shen) = (signed_in(&house, "han").await, signed_in(&house, "lin").await, signed_in(&house, "shen").await);
        let own = portrait(&han, who).await.unwrap().can_edit;
        assert!(own.contains(&ArchiveField::Notes) && !own.contains(&ArchiveField::Name) && !own.contains(&ArchiveField::Phone), "{name}: {own:?}");
        correct(&han, who, &to(ArchiveField::Notes, "近视，坐前排", 0)).await.unwrap();
        assert_eq!(correct(&han, who, &to(ArchiveField::Name, "别名", 1)).await, Err(AppError::NotFound), "{name}: as if there were none");
        assert!(portrait(&lin, who).await.unwrap().can_edit.is_empty(), "{name}");
        for stranger in [&lin, &shen, &signed_in(&house, "13800002046").await] {
            assert_eq!(correct(stranger, who, &to(ArchiveField::Notes, "x", 1)).await, Err(AppError::NotFound), "{name}");
        }
        assert_eq!(field_history(&shen, who, None, None).await.err(), Some(AppError::NotFound), "{name}");
        // Nobody under fourteen has a profile unless the family agreed.
        let zhou = signed_in(&house, "zhou").await;
        if !portrait(&zhou, who).await.unwrap().can_edit.contains(&ArchiveField::Style) {
            assert_eq!(correct(&zhou, who, &to(ArchiveField::Style, "动手型", 1)).await, Err(AppError::invalid("value", "consent")), "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_stay_masked_and_are_not_emptied_by_chance() {
    for house in schools().await {
        let (name, zhou, who) = (house.name, signed_in(&house, "zhou").await, learner(&house, "陈思远").await);
        correct(&zhou, who, &to(ArchiveField::Phone, "139 1111 2222", 0)).await.unwrap();
        assert_eq!(portrait(&zhou, who).await.unwrap().phone, Some(Contact::Masked("139****2222".into())), "{name}");
        assert_eq!(correct(&zhou, who, &to(ArchiveField::Phone, "", 1)).await, Err(AppError::invalid("value", "required")), "{name}");
        correct(&zhou, who, &to(ArchiveField::Phone, "13933334444", 1)).await.unwrap();
        correct(&zhou, who, &Correction { none: true, ..to(ArchiveField::Phone, "", 2) }).await.unwrap();
        let history = field_history(&zhou, who, Some(ArchiveField::Phone), None).await.unwrap().page.rows;
        let told: Vec<_> = history.iter().map(|line| (line.before.as_deref(), line.after.as_deref())).collect();
        assert_eq!(told, [(Some("139****4444"), None), (Some("139****2222"), Some("139****4444")), (None, Some("139****2222"))], "{name}");
        let all = texts(&mut house.db.read().await.unwrap()).await;
        assert!(all.iter().all(|(_, rows)| !rows.contains("13911112222") && !rows.contains("13933334444")), "{name}: sealed wherever it stands");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_corrected_is_kept_by_a_later_import() {
    for house in schools().await {
        let (name, zhou) = (house.name, signed_in(&house, "zhou").await);
        let folder = house.folder.join("files");
        std::fs::create_dir_all(&folder).unwrap();
        let sheet = "学员编号,姓名,校区,状态,性别,出生日期,就读学校,年级,备注\nIM0001,顾一一,徐汇校区,在读,女,2017-03-05,汇师小学,三年级,旧备注\n";
        std::fs::write(folder.join("学员档案.csv"), sheet).unwrap();
        let files = || backend::intake::files_of(&folder).unwrap();
        backend::intake::import_now(&zhou, files(), false, |_| ()).await.unwrap();
        let who = learner(&house, "顾一一").await;
        correct(&zhou, who, &to(ArchiveField::School, "青禾小学", 0)).await.unwrap();
        correct(&zhou, who, &to(ArchiveField::Notes, "新备注", 1)).await.unwrap();
        backend::intake::import_now(&zhou, files(), false, |_| ()).await.unwrap();
        let kept = portrait(&zhou, who).await.unwrap();
        assert_eq!((kept.school.as_deref(), kept.notes.as_deref()), (Some("青禾小学"), Some("新备注")), "{name}");
        let history = field_history(&zhou, who, Some(ArchiveField::School), None).await.unwrap().page.rows;
        let sources: Vec<_> = history.iter().map(|line| line.source).collect();
        assert_eq!(sources, [ChangeSource::Hand, ChangeSource::Import], "{name}: where the archive came from stands last");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_history_begins_with_whoever_wrote_the_archive_and_goes_page_by_page() {
    for house in schools().await {
        let (name, zhou) = (house.name, signed_in(&house, "zhou").await);
        let mut conn = house.db.read().await.unwrap();
        let (campus,) = fetch_one!(&mut conn, (Uuid,), "select id from campus where name = '徐汇校区'").unwrap();
        drop(conn);
        let typed = TypedLearner { name: "钟离未央".into(), campus: campus.simple().to_string(), ..TypedLearner::default() };
        let Added::Done(who) = add_learner(&zhou, &typed, &[], "k").await.unwrap() else { panic!("{name}: nobody is like that") };
        for n in 0..60 {
            correct(&zhou, who, &to(ArchiveField::Notes, &format!("第 {n} 次"), n)).await.unwrap();
        }
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let page = field_history(&zhou, who, None, before).await.unwrap().page;
            seen.extend(page.rows);
            let Some(next) = page.next else { break };
            before = Some(next.parse().unwrap());
        }
        assert_eq!(seen.len(), 61, "{name}: each once");
        assert_eq!(seen.last().map(|line| (line.source, line.field)), Some((ChangeSource::New, None)), "{name}");
        privacy_forgets(&house, who, name).await;
    }
}

/// Nothing of the history is left when the learner is erased.
async fn privacy_forgets(house: &TestHouse, who: LearnerId, name: &str) {
    let admin = signed_in(house, "admin").await;
    privacy::erase_for_family(&admin, who, "erase").await.unwrap();
    house.clock.set(backend::testing::SATURDAY.plus_seconds(40 * 24 * 3600));
    privacy::run_due(house).await.unwrap();
    let mut conn = house.db.read().await.unwrap();
    assert_eq!(scalar!(&mut conn, i64, "select count(*) from learner_change where learner_id = $1", who.0).unwrap(), 0, "{name}");
}
