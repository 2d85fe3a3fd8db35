//! Two learners who are one: merged, undone, kept apart, on both databases.

use backend::{
    Cx, execute, fetch_all, fetch_one, intake, matching, scalar,
    sqlx::types::Uuid,
    testing::{self, TestHouse, enrolled},
};
use shared::{
    access::Role,
    error::AppError,
    id::{CampusId, PairId, StaffId},
    matching::{PairState, Part},
    people::LearnerFilter,
};

struct Two {
    pair: PairId,
    first: Uuid,
    second: Uuid,
}

/// A school in which two learners of one class may be one person.
async fn school(house: &TestHouse) -> (Cx, Two) {
    const SQL: &str = "select a.learner_id, b.learner_id from attendance a join attendance b on b.class_id = a.class_id and b.on_date = a.on_date
                         join learner p on p.id = a.learner_id join learner q on q.id = b.learner_id and q.campus_id = p.campus_id
                        where p.no < q.no and exists (select 1 from grade g where g.learner_id = q.id)
                          and exists (select 1 from lot o where o.learner_id = q.id and o.balance > 0) order by p.no, q.no limit 1";
    let cx = enrolled(house).await;
    intake::import_now(&cx, intake::files_of(&testing::shared_files().join("data/school-200-clean")).unwrap(), false, |_| ()).await.unwrap();
    let mut tx = house.db.begin().await.unwrap();
    let (first, second) = fetch_one!(&mut tx, (Uuid, Uuid), SQL).unwrap();
    let pair = backend::new_id();
    execute!(&mut tx, "insert into learner_pair (id, first_id, second_id, bits, found_at, state) values ($1, $2, $3, 500, 1, 'open')", pair, first, second)
        .unwrap();
    tx.commit().await.unwrap();
    (cx, Two { pair: PairId(pair), first, second })
}

/// Whose is how much, table by table, and what both archives say.
async fn standing(house: &TestHouse, two: &Two) -> Vec<String> {
    let mut conn = house.db.read().await.unwrap();
    let mut all = Vec::new();
    macro_rules! rows {
        ($($table:literal),*) => {$(
            for (whose, many) in fetch_all!(&mut conn, (Uuid, i64), concat!("select learner_id, count(*) from ", $table, " group by learner_id order by learner_id")).unwrap() {
                all.push(format!("{} {whose} {many}", $table));
            }
        )*};
    }
    rows!("contract", "lot", "ledger_entry", "membership", "attendance", "grade", "homework", "guardian_link", "consent", "learner_alias");
    for learner in [two.first, two.second] {
        type Row = (String, String, String, Option<Vec<u8>>, Option<Vec<u8>>, i64, i64, i64, Option<String>);
        let row = fetch_one!(
            &mut conn,
            Row,
            "select no, name, name_key, phone_sealed, phone_index, balance, owed, lessons_taken, cast(last_seen as text) from learner where id = $1",
            learner
        );
        all.push(format!("{:?}", row.unwrap()));
    }
    all
}

/// Hours, money and outcomes of the whole school.
async fn sums(house: &TestHouse) -> (i64, i64, i64, i64, i64) {
    let mut conn = house.db.read().await.unwrap();
    fetch_one!(
        &mut conn,
        (i64, i64, i64, i64, i64),
        "select (select cast(sum(balance) as bigint) from lot), (select cast(sum(hours) as bigint) from ledger_entry),
                (select cast(sum(paid_fen) as bigint) from contract), (select count(*) from attendance), (select count(*) from grade)"
    )
    .unwrap()
}

async fn no_of(house: &TestHouse, learner: Uuid) -> String {
    let mut conn = house.db.read().await.unwrap();
    scalar!(&mut conn, String, "select no from learner where id = $1", learner).unwrap()
}

async fn found(cx: &Cx, q: &str) -> Vec<String> {
    let list = backend::people::learners(cx, LearnerFilter { q: q.to_owned(), ..LearnerFilter::default() }).await.unwrap();
    list.page.rows.into_iter().map(|line| line.no).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_become_one_and_nothing_is_lost() {
    const LOTS: &str = "select count(*) from lot where balance <> (select cast(sum(e.hours) as bigint) from ledger_entry e where e.lot_id = lot.id)";
    for house in testing::databases().await {
        let (cx, two) = school(&house).await;
        let (before, numbers) = (sums(&house).await, [no_of(&house, two.first).await, no_of(&house, two.second).await]);
        let other = matching::duplicate(&cx, two.pair).await.unwrap().sides.remove(1);
        for _ in 0..2 {
            matching::merge(&cx, two.pair, &[Part::Name], "k1").await.unwrap();
        }
        assert_eq!(matching::merge(&cx, two.pair, &[], "k2").await.unwrap_err(), AppError::Conflict("decided".into()), "{}", house.name);
        assert_eq!(sums(&house).await, before, "{}: no hour, no fen, no mark is lost", house.name);
        let view = matching::duplicate(&cx, two.pair).await.unwrap();
        assert_eq!((view.state, view.sides.len()), (PairState::Merged, 1), "{}", house.name);
        assert_eq!(view.sides[0].part(Part::Name), other.part(Part::Name), "{}: the name that was chosen", house.name);
        assert_eq!(view.sides[0].numbers, [numbers[1].clone()], "{}", house.name);
        assert!(view.sides[0].contracts > other.contracts, "{}", house.name);
        for no in &numbers {
            assert_eq!(found(&cx, no).await, [numbers[0].clone()], "{}: {no} leads to the one", house.name);
        }
        assert_eq!(backend::people::portrait(&cx, two.second.into()).await.unwrap_err(), AppError::NotFound, "{}", house.name);
        let mut conn = house.db.read().await.unwrap();
        let left = scalar!(&mut conn, i64, "select count(*) from contract where learner_id = $1", two.second).unwrap();
        let wrong = "every cached balance is the sum of its entries";
        assert_eq!((left, scalar!(&mut conn, i64, LOTS).unwrap()), (0, 0), "{}: {wrong}", house.name);
        let told = scalar!(&mut conn, i64, "select count(*) from event where kind = 'learners_merged' and learner_id = $1", two.first).unwrap();
        assert_eq!(told, 1, "{}: it happened once", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_gives_everything_back() {
    for house in testing::databases().await {
        let (cx, two) = school(&house).await;
        let before = standing(&house, &two).await;
        matching::merge(&cx, two.pair, Part::ALL, "k1").await.unwrap();
        assert_ne!(standing(&house, &two).await, before, "{}", house.name);
        for _ in 0..2 {
            matching::undo_merge(&cx, two.pair, "k2").await.unwrap();
        }
        assert_eq!(standing(&house, &two).await, before, "{}", house.name);
        assert_eq!(matching::undo_merge(&cx, two.pair, "k3").await.unwrap_err(), AppError::Conflict("not_merged".into()), "{}", house.name);
        for learner in [two.first, two.second] {
            let no = no_of(&house, learner).await;
            assert_eq!(found(&cx, &no).await, std::slice::from_ref(&no), "{}: each number leads to its own", house.name);
            assert!(backend::people::portrait(&cx, learner.into()).await.is_ok(), "{}", house.name);
        }
        matching::merge(&cx, two.pair, &[], "k4").await.unwrap();
        assert_eq!(matching::duplicate(&cx, two.pair).await.unwrap().state, PairState::Merged, "{}: and once more", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_did_since_is_not_undone() {
    for house in testing::databases().await {
        let (cx, two) = school(&house).await;
        matching::merge(&cx, two.pair, &[], "k1").await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner set notes = 'new', version = version + 1 where id = $1", two.first).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(matching::undo_merge(&cx, two.pair, "k2").await.unwrap_err(), AppError::Conflict("archive_changed".into()), "{}", house.name);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner set version = version - 1 where id = $1", two.first).unwrap();
        execute!(&mut tx, "update ledger_entry set written_at = 9000000000000 where lot_id in (select v.id from learner_moved v where v.kind = 'lot')")
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(matching::undo_merge(&cx, two.pair, "k3").await.unwrap_err(), AppError::Conflict("hours_used".into()), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_kept_apart_is_not_asked_about_again() {
    for house in testing::databases().await {
        let (cx, two) = school(&house).await;
        assert_eq!(matching::duplicates(&cx, None).await.unwrap().open.rows.iter().filter(|line| line.id == two.pair).count(), 1, "{}", house.name);
        for _ in 0..2 {
            matching::keep_apart(&cx, two.pair, "k1").await.unwrap();
        }
        let list = matching::duplicates(&cx, None).await.unwrap();
        assert!(list.open.rows.iter().all(|line| line.id != two.pair), "{}", house.name);
        assert_eq!(list.decided.first().map(|line| (line.id, line.state)), Some((two.pair, PairState::Different)), "{}", house.name);
        assert_eq!(matching::merge(&cx, two.pair, &[], "k2").await.unwrap_err(), AppError::Conflict("decided".into()), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whoever_brings_in_learners_of_both_campuses_decides() {
    for house in testing::databases().await {
        let (cx, two) = school(&house).await;
        let mut conn = house.db.read().await.unwrap();
        let (campus,) = fetch_one!(&mut conn, (Uuid,), "select campus_id from learner where id = $1", two.first).unwrap();
        let (other,) = fetch_one!(&mut conn, (Uuid,), "select id from campus where id <> $1", campus).unwrap();
        drop(conn);
        let of = |campus| house.cx(testing::staff_of(StaffId(backend::new_id()), &[Role::AcademicAffairs], Some(CampusId(campus))));
        assert!(matching::duplicate(&of(campus), two.pair).await.is_ok(), "{}", house.name);
        let teacher = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::Teacher]));
        for stranger in [of(other), teacher] {
            assert_eq!(matching::merge(&stranger, two.pair, &[], "k").await.unwrap_err(), AppError::NotFound, "{}", house.name);
            assert_eq!(matching::undo_merge(&stranger, two.pair, "k").await.unwrap_err(), AppError::NotFound, "{}", house.name);
            assert_eq!(matching::keep_apart(&stranger, two.pair, "k").await.unwrap_err(), AppError::NotFound, "{}", house.name);
        }
        assert_eq!(matching::merge(&house.nobody(), two.pair, &[], "k").await.unwrap_err(), AppError::SignedOut, "{}", house.name);
        assert!(matching::duplicate(&cx, two.pair).await.is_ok(), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_knows_who_was_merged() {
    for house in testing::databases().await {
        let (cx, two) = school(&house).await;
        let learners = intake::import_now(&cx, intake::files_of(&testing::shared_files().join("data/school-200-clean")).unwrap(), true, |_| ())
            .await
            .unwrap()
            .totals
            .learners;
        matching::merge(&cx, two.pair, &[], "k1").await.unwrap();
        let report = intake::import_now(&cx, intake::files_of(&testing::shared_files().join("data/school-200-clean")).unwrap(), false, |_| ()).await.unwrap();
        assert_eq!(report.added, 0, "{}: nobody comes back by the old number", house.name);
        assert_eq!(report.totals.learners, learners - 1, "{}", house.name);
    }
}
