//! Quality of the archive on both databases: what is wrong is found, counted in the reader's reach, answered, and comes back.

#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

use backend::{
    Cx, event, execute, fetch_one, privacy, quality, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in, staff_of},
};
use chrono::NaiveDate;
use shared::{
    access::Role,
    error::{AppError, AppResult},
    id::{CampusId, LearnerId, PairId, StaffId},
    quality::{Answer, BoardFilter, CHECKS, RowFilter},
};
use std::collections::BTreeSet;

const DAY: i64 = 24 * 3600;

struct Scene {
    house: TestHouse,
    office: Cx,
    child: LearnerId,
}

impl Scene {
    async fn open_all() -> Vec<Self> {
        let mut scenes = Vec::new();
        for house in databases().await {
            backend::seed::seed_if_empty(&house).await.unwrap();
            let child = LearnerId(id(&house, "陈思远").await);
            scenes.push(Self { office: signed_in(&house, "zhou").await, child, house });
        }
        scenes
    }

    async fn settle(&self) {
        let mut seen = 0;
        while quality::step(&self.house, &mut seen).await.unwrap() {}
    }

    async fn look_at_all(&self) {
        let mut tx = self.house.db.begin().await.unwrap();
        execute!(&mut tx, "update follow_work set wanted = wanted + 1 where name = 'quality'").unwrap();
        tx.commit().await.unwrap();
        self.settle().await;
    }

    async fn rows(&self, cx: &Cx, check: &str) -> BTreeSet<LearnerId> {
        let (mut rows, mut after) = (BTreeSet::new(), None);
        loop {
            let filter = RowFilter { check: check.into(), after, ..RowFilter::default() };
            let list = quality::findings(cx, filter).await.unwrap();
            rows.extend(list.page.rows.iter().map(|line| line.learner));
            after = list.page.next;
            if after.is_none() {
                return rows;
            }
        }
    }

    async fn has(&self, check: &str) -> bool {
        self.rows(&self.office, check).await.contains(&self.child)
    }

    /// The key that the page gives an answer.
    async fn key(&self, check: &str) -> String {
        let filter = RowFilter { check: check.into(), ..RowFilter::default() };
        let rows = quality::findings(&self.office, filter).await.unwrap().page.rows;
        format!("later.{}", rows.iter().find(|line| line.learner == self.child).unwrap().turn)
    }

    /// Somebody who may be the child, and how likely.
    async fn pair(&self, other: &str, bits: i64) -> PairId {
        let (pair, other) = (backend::new_id(), id(&self.house, other).await);
        let mut tx = self.house.db.begin().await.unwrap();
        const SQL: &str = "insert into learner_pair (id, first_id, second_id, bits, found_at, state) values ($1, $2, $3, $4, 1, 'open')";
        execute!(&mut tx, SQL, pair, self.child.0, other, bits).unwrap();
        tx.commit().await.unwrap();
        self.look_at_all().await;
        PairId(pair)
    }

    async fn answer(&self, check: &str, answer: Answer, until: Option<NaiveDate>, reason: &str, key: &str) -> AppResult<()> {
        quality::answer_finding(&self.office, (self.child, check), answer, until, reason, key).await
    }
}

/// Changes the child's archive, and lets the house look.
macro_rules! change {
    ($scene:ident, $sql:literal) => {
        let mut tx = $scene.house.db.begin().await.unwrap();
        execute!(&mut tx, $sql, $scene.child.0).unwrap();
        tx.commit().await.unwrap();
        $scene.look_at_all().await;
    };
}

async fn id(house: &TestHouse, learner: &str) -> Uuid {
    let mut conn = house.db.read().await.unwrap();
    fetch_one!(&mut conn, (Uuid,), "select id from learner where name = $1", learner).unwrap().0
}

/// The office of one campus.
async fn office_of(house: &TestHouse, campus: &str) -> (Cx, CampusId) {
    let mut tx = house.db.begin().await.unwrap();
    let (campus,) = fetch_one!(&mut tx, (Uuid,), "select id from campus where name = $1", campus).unwrap();
    let cx = house.cx(staff_of(StaffId(backend::new_id()), &[Role::AcademicAffairs], Some(CampusId(campus))));
    let account = cx.actor().unwrap().account.0;
    const ACCOUNT: &str =
        "insert into account (id, login, name, kind, password_hash, is_active, lang, created_at) values ($1, 'me', 'me', 'staff', '', $2, 'zh-CN', 0)";
    execute!(&mut tx, ACCOUNT, account, true).unwrap();
    execute!(&mut tx, "insert into account_role (id, account_id, role, campus_id, from_at) values ($1, $1, 'academic_affairs', $2, 0)", account, campus)
        .unwrap();
    tx.commit().await.unwrap();
    (cx, CampusId(campus))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_number_opens_as_many_rows() {
    for scene in Scene::open_all().await {
        scene.settle().await;
        let board = quality::quality_board(&scene.office, BoardFilter::default()).await.unwrap();
        assert_eq!((board.checks.len(), board.progress), (CHECKS.len(), None), "{}", scene.house.name);
        for check in &board.checks {
            let rows = i64::try_from(scene.rows(&scene.office, &check.word).await.len()).unwrap();
            assert_eq!(rows, check.count, "{}: {}", scene.house.name, check.word);
        }
        let count = |word: &str| board.checks.iter().find(|check| check.word == word).unwrap().count;
        assert_eq!((count("no_grade"), count("no_gender"), count("no_birth"), count("bad_birth"), count("bad_dates"), count("double")), (3, 1, 1, 1, 2, 2));
        let all: i64 = board.checks.iter().map(|check| check.count).sum();
        assert_eq!(board.campuses.iter().map(|group| group.count).sum::<i64>(), all);
        assert_eq!(board.owners.iter().map(|group| group.count).sum::<i64>(), all);
        for group in &board.owners {
            let filter = BoardFilter { owner: group.id, office: group.id.is_none(), ..BoardFilter::default() };
            let own = quality::quality_board(&scene.office, filter).await.unwrap();
            assert_eq!(own.checks.iter().map(|check| check.count).sum::<i64>(), group.count, "{}", group.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_of_a_campus_sees_and_answers_its_own() {
    for scene in Scene::open_all().await {
        change!(scene, "update learner set grade = null where id = $1");
        let (elsewhere, campus) = office_of(&scene.house, "浦东校区").await;
        assert!(scene.has("no_grade").await && !scene.rows(&elsewhere, "no_grade").await.contains(&scene.child), "{}", scene.house.name);
        let board = quality::quality_board(&elsewhere, BoardFilter::default()).await.unwrap();
        assert!(board.campuses.iter().all(|group| group.id == Some(campus)) && board.import.is_none(), "{:?}", board.campuses);
        let refused = quality::answer_finding(&elsewhere, (scene.child, "no_grade"), Answer::Right, None, "x", "k").await;
        assert_eq!(refused, Err(AppError::NotFound));
        let teacher = signed_in(&scene.house, "lin").await;
        assert_eq!(quality::quality_board(&teacher, BoardFilter::default()).await.map(drop), Err(AppError::Forbidden));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_right_stays_away_until_the_field_changes() {
    for scene in Scene::open_all().await {
        change!(scene, "update learner set born_on = '2031-01-01' where id = $1");
        assert!(scene.has("bad_birth").await, "{}", scene.house.name);
        assert_eq!(scene.answer("bad_birth", Answer::Right, None, " ", "k0").await, Err(AppError::invalid("reason", "required")));
        scene.answer("bad_birth", Answer::Right, None, "护照如此", "k1").await.unwrap();
        scene.answer("bad_birth", Answer::Right, None, "护照如此", "k1").await.unwrap();
        assert_eq!(scene.answer("bad_birth", Answer::Right, None, "护照如此", "k2").await, Err(AppError::Conflict("answered".into())));
        scene.look_at_all().await;
        assert!(!scene.has("bad_birth").await, "it is remembered");
        const SAID: &str = "select count(*) from audit_entry where act = 'quality_answered' and learner_id = $1";
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, SAID, scene.child.0).unwrap(), 1, "{}", scene.house.name);
        drop(conn);
        change!(scene, "update learner set born_on = '2032-01-01' where id = $1");
        assert!(scene.has("bad_birth").await, "another value is asked about again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_off_comes_back_on_its_day_and_what_is_mended_goes() {
    for scene in Scene::open_all().await {
        change!(scene, "update learner set grade = null where id = $1");
        let today = scene.house.clock.on_campus("Asia/Shanghai").date;
        let day = |days| Some(today + chrono::Days::new(days));
        assert_eq!(scene.answer("no_grade", Answer::Later, day(0), "", "k0").await, Err(AppError::invalid("until", "range")));
        assert_eq!(scene.answer("no_grade", Answer::Later, None, "", "k1").await, Err(AppError::invalid("until", "required")));
        scene.answer("no_grade", Answer::Later, day(7), "", "k2").await.unwrap();
        assert!(!scene.has("no_grade").await, "{}", scene.house.name);
        scene.house.clock.set(SATURDAY.plus_seconds(7 * DAY));
        assert!(scene.has("no_grade").await, "its day has come");
        assert_eq!(scene.answer("no_grade", Answer::Done, None, "", "k3").await, Err(AppError::Conflict("still_so".into())));
        let mut tx = scene.house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner set grade = '五年级' where id = $1", scene.child.0).unwrap();
        tx.commit().await.unwrap();
        scene.answer("no_grade", Answer::Done, None, "", "k4").await.unwrap();
        assert!(!scene.has("no_grade").await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_enough_and_whoever_is_restricted_is_nobody_here() {
    for scene in Scene::open_all().await {
        scene.settle().await;
        let mut tx = scene.house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner set gender = null where id = $1", scene.child.0).unwrap();
        let told = event::Event { kind: "learner_changed", learner_id: Some(scene.child.0), body: "{}".into(), ..event::Event::default() };
        event::record(&mut tx, None, SATURDAY, &[told]).await.unwrap();
        tx.commit().await.unwrap();
        scene.settle().await;
        assert!(scene.has("no_gender").await, "{}", scene.house.name);
        let admin = signed_in(&scene.house, "admin").await;
        privacy::restrict_for_family(&admin, scene.child, "r").await.unwrap();
        assert!(!scene.has("no_gender").await, "at once");
        scene.settle().await;
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from quality_finding where learner_id = $1", scene.child.0).unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_numbers_are_judged_and_never_written_down() {
    use backend::keys::Cell;
    for scene in Scene::open_all().await {
        let (bad, good) = ("410199201410286829", "410199201410286828");
        let ring = scene.house.seal.ring(&[scene.child.0]).await.unwrap();
        for (number, wrong, other) in [(bad, true, false), (good, false, true)] {
            let sealed = ring.close(Cell::of(scene.child.0, "learner.id_no_sealed"), number).unwrap();
            let mut tx = scene.house.db.begin().await.unwrap();
            const SQL: &str = "update learner set id_no_sealed = $2, id_no_index = $3 where id = $1";
            execute!(&mut tx, SQL, scene.child.0, sealed, scene.house.seal.index(number)).unwrap();
            tx.commit().await.unwrap();
            scene.look_at_all().await;
            assert_eq!((scene.has("bad_id_no").await, scene.has("id_birth").await), (wrong, other), "{}: {number}", scene.house.name);
        }
        let mut conn = scene.house.db.read().await.unwrap();
        let texts = backend::testing::texts(&mut conn).await;
        assert!(texts.iter().filter(|(table, _)| table == "quality_finding").all(|(_, row)| !row.contains("410199")));
        assert!(texts.iter().any(|(table, _)| table == "quality_finding"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_is_answered_anew() {
    for scene in Scene::open_all().await {
        let until = Some(scene.house.clock.on_campus("Asia/Shanghai").date + chrono::Days::new(7));
        change!(scene, "update learner set grade = null where id = $1");
        let before = scene.key("no_grade").await;
        scene.answer("no_grade", Answer::Later, until, "", &before).await.unwrap();
        change!(scene, "update learner set grade = '五年级' where id = $1");
        scene.house.clock.set(SATURDAY.plus_seconds(60));
        change!(scene, "update learner set grade = null where id = $1");
        let key = scene.key("no_grade").await;
        assert_ne!(key, before, "{}: an old answer is none to it", scene.house.name);
        scene.answer("no_grade", Answer::Later, until, "", &key).await.unwrap();
        assert!(!scene.has("no_grade").await, "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_house_looks_again_where_whoever_asks_does_not_see() {
    const ELSEWHERE: &str = "select p.name from learner p join campus c on c.id = p.campus_id where c.name = '浦东校区' order by p.no limit 1";
    const LEFT: &str = "select count(*) from quality_finding where learner_id = $1 and check_word = 'double' and state = 'later'";
    for scene in Scene::open_all().await {
        let mut conn = scene.house.db.read().await.unwrap();
        let other = scalar!(&mut conn, String, ELSEWHERE).unwrap();
        drop(conn);
        scene.pair(&other, 500).await;
        let (here, _) = office_of(&scene.house, "徐汇校区").await;
        let queue = quality::next_finding(&here, RowFilter { check: "double".into(), ..RowFilter::default() }).await.unwrap();
        assert!(queue.pair.is_none(), "{}: somebody else decides about it", scene.house.name);
        quality::answer_finding(&here, (scene.child, "double"), Answer::Done, None, "", "d").await.unwrap();
        quality::answer_finding(&here, (scene.child, "double"), Answer::Done, None, "", "d").await.unwrap();
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, LEFT, scene.child.0).unwrap(), 1, "{}: it is so still, and rests", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_pair_is_asked_about_and_none_with_whoever_is_restricted() {
    for scene in Scene::open_all().await {
        let first = scene.pair("王小明", 500).await;
        scene.answer("double", Answer::Right, None, "表兄弟", "r").await.unwrap();
        assert!(!scene.has("double").await, "{}", scene.house.name);
        let likelier = scene.pair("孙悦然", 900).await;
        assert!(scene.has("double").await && first != likelier, "{}: another pair", scene.house.name);
        let queue = quality::next_finding(&scene.office, RowFilter { check: "double".into(), ..RowFilter::default() }).await.unwrap();
        assert!(queue.pair.is_some(), "{}", scene.house.name);
        let admin = signed_in(&scene.house, "admin").await;
        for other in ["王小明", "孙悦然"] {
            privacy::restrict_for_family(&admin, LearnerId(id(&scene.house, other).await), other).await.unwrap();
        }
        scene.look_at_all().await;
        assert!(!scene.has("double").await, "{}: nobody may look at the others", scene.house.name);
    }
}
