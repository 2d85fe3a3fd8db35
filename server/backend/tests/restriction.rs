//! Restriction on both databases: from the second it begins staff see and write nothing of the learner, the family sees what it
//! saw, and with the last reason everything is back.

#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

use backend::{
    Cx, access, attendance, classes, fetch_all, fetch_one,
    live::{Told, Watch, watch},
    people,
    policy::{Actor, Looker},
    privacy, progress, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    attendance::TileView,
    error::{AppError, AppResult},
    id::{ClassId, LearnerId, LessonId},
    live::Topic,
    people::LearnerFilter,
    privacy::{Asked, ChildRights, Ending, Purpose, RequestKind, RestrictedBy},
};
use std::time::Duration;
use tokio::time::timeout;

/// The class of 陈思远 on the day of its lesson: his mother, his teacher, the office, and the privacy desk.
struct Scene {
    house: TestHouse,
    mother: Cx,
    teacher: Cx,
    office: Cx,
    desk: Cx,
    child: LearnerId,
    class: ClassId,
    lesson: LessonId,
}

impl Scene {
    async fn open_all() -> Vec<Self> {
        let mut scenes = Vec::new();
        for house in databases().await {
            scenes.push(Self::open(house).await);
        }
        scenes
    }

    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        const LESSON: &str = "select l.id, l.class_id from lesson l join class c on c.id = l.class_id where c.code = 'XH-SX4-B' and l.on_date = $1";
        let (lesson, class) = fetch_one!(&mut conn, (Uuid, Uuid), LESSON, house.clock.on_campus("Asia/Shanghai").date).unwrap();
        let (child,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        let (mother, teacher) = (signed_in(&house, "13800002046").await, signed_in(&house, "lin").await);
        let (office, desk) = (signed_in(&house, "zhou").await, signed_in(&house, "admin").await);
        Self { mother, teacher, office, desk, child: LearnerId(child), class: ClassId(class), lesson: LessonId(lesson), house }
    }

    async fn teaching(&self, given: bool) {
        privacy::set_consent(&self.mother, self.child, Purpose::Teaching, given).await.unwrap();
    }

    async fn tile(&self) -> Option<TileView> {
        let board = attendance::board(&self.teacher, self.lesson).await.unwrap();
        let tile = board.tiles.into_iter().find(|tile| tile.learner == self.child);
        assert_eq!(board.restricted, i64::from(tile.is_none()), "the board says how many are left out");
        tile
    }

    async fn mark(&self, what: &str, key: &str) -> AppResult<Vec<LearnerId>> {
        let marked = attendance::mark_roll(&self.teacher, self.lesson, what.parse().unwrap(), key).await?;
        Ok(marked.into_iter().map(|mark| mark.learner).collect())
    }

    async fn mark_child(&self, code: &str, key: &str) -> AppResult<Vec<LearnerId>> {
        self.mark(&format!("{}.{code}", self.child), key).await
    }

    /// Everything in which staff meet the child, as far as it holds the child.
    async fn met(&self) -> Vec<(&'static str, Option<String>)> {
        let json = |value: Result<serde_json::Value, _>| value.ok().map(|value| value.to_string());
        let find = async |q: &str| {
            let list = people::learners(&self.office, LearnerFilter { q: q.into(), ..LearnerFilter::default() }).await.unwrap();
            let line = list.page.rows.into_iter().find(|line| line.id == self.child)?;
            Some(serde_json::to_string(&line).unwrap())
        };
        let page = classes::class_page(&self.teacher, self.class, None).await.unwrap();
        let member = page.members.into_iter().find(|member| member.learner == self.child);
        let viewers = people::viewers(&self.desk, self.child, None).await.unwrap();
        let staff = Some(viewers.staff.rows).filter(|rows| !rows.is_empty());
        let timeline = progress::timeline(&self.office, self.child, None, None).await.map(|timeline| timeline.page);
        vec![
            ("list by name", find("陈思远").await),
            ("list by initials", find("csy").await),
            ("list by phone", find("13800002046").await),
            ("portrait", json(people::portrait(&self.office, self.child).await.map(|portrait| serde_json::to_value(portrait).unwrap()))),
            ("timeline", json(timeline.map(|page| serde_json::to_value(page).unwrap()))),
            ("class", member.map(|member| serde_json::to_string(&member).unwrap())),
            ("board", self.tile().await.map(|tile| serde_json::to_string(&tile).unwrap())),
            ("viewers", staff.map(|rows| serde_json::to_string(&rows).unwrap())),
            ("account of the mother", self.on_account().await),
        ]
    }

    async fn on_account(&self) -> Option<String> {
        let sheet = access::account(&self.desk, self.mother.actor().unwrap().account).await.unwrap();
        sheet.children.into_iter().find(|(child, _)| *child == self.child).map(|(_, name)| name)
    }

    /// Learners in all lists and counts of staff.
    async fn counts(&self) -> [i64; 4] {
        let list = people::learners(&self.office, LearnerFilter::default()).await.unwrap().count;
        let page = classes::class_page(&self.teacher, self.class, None).await.unwrap();
        let today = attendance::today(&self.teacher).await.unwrap();
        let day = today.lessons.iter().find(|lesson| lesson.lesson == self.lesson).unwrap().learners;
        [list, page.class.learners, i64::try_from(page.members.len()).unwrap(), day]
    }

    /// Why the child is restricted, as the desk sees it.
    async fn reasons(&self) -> Vec<RestrictedBy> {
        let desk = privacy::desk(&self.desk).await.unwrap();
        assert_eq!(desk.restricted_count, i64::from(!desk.restricted.is_empty()), "one child, however many reasons");
        desk.restricted.into_iter().map(|line| line.restriction.by).collect()
    }

    /// Rows in which the child's learning and money are kept.
    async fn stored(&self) -> (i64, i64, i64) {
        let mut conn = self.house.db.read().await.unwrap();
        const SQL: &str = "select (select count(*) from attendance where learner_id = $1), (select count(*) from ledger_entry where learner_id = $1),
                                  (select cast(sum(balance) as bigint) from lot where learner_id = $1)";
        fetch_one!(&mut conn, (i64, i64, i64), SQL, self.child.0).unwrap()
    }

    async fn ask(&self, kind: RequestKind, words: &str, key: &str) {
        privacy::ask(&self.mother, self.child, &Asked { kind, words: words.into() }, key).await.unwrap();
    }

    /// What the mother sees of the child's rights.
    async fn rights(&self) -> ChildRights {
        let rights = privacy::rights(&self.mother).await.unwrap();
        rights.children.into_iter().find(|child| child.learner == self.child).unwrap()
    }

    /// Says yes to the newest request of the child.
    async fn accept(&self) {
        let request = self.rights().await.requests.remove(0);
        privacy::decide(&self.desk, request.id, &Ending { accept: true, reason: String::new() }).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn consent_taken_back_stops_the_mark_of_the_next_request() {
    for scene in Scene::open_all().await {
        scene.mark_child("present", "k1").await.unwrap();
        let (tile, stored) = (scene.tile().await, scene.stored().await);
        scene.teaching(false).await;
        assert_eq!(scene.mark_child("absent", "k2").await, Err(AppError::NotFound), "{}", scene.house.name);
        assert_eq!(scene.mark_child("none", "k3").await, Err(AppError::NotFound));
        assert!(!scene.mark("rest.present", "k4").await.unwrap().contains(&scene.child), "the rest is without the child");
        assert_eq!(scene.stored().await, stored, "what was written stays as it was");
        scene.teaching(true).await;
        assert_eq!(scene.tile().await, tile, "{}: everything is back", scene.house.name);
        assert_eq!(scene.mark_child("absent", "k5").await, Ok(vec![scene.child]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_meet_the_learner_nowhere_and_afterwards_everywhere_as_before() {
    for scene in Scene::open_all().await {
        let (before, counts) = (scene.met().await, scene.counts().await);
        assert!(before.iter().all(|(_, met)| met.is_some()), "{}: {before:?}", scene.house.name);
        scene.teaching(false).await;
        for (place, met) in scene.met().await {
            assert_eq!(met, None, "{}: {place}", scene.house.name);
        }
        assert_eq!(scene.counts().await, counts.map(|count| count - 1), "{}", scene.house.name);
        for refused in [
            people::portrait(&scene.desk, scene.child).await.map(drop),
            access::family_sheet(&scene.office, scene.child, "").await.map(drop),
            watch(&scene.office, vec![Topic::Learner(scene.child)], None).await.map(drop),
        ] {
            assert_eq!(refused, Err(AppError::NotFound), "{}", scene.house.name);
        }
        scene.teaching(true).await;
        assert_eq!(scene.met().await, before, "{}", scene.house.name);
        assert_eq!(scene.counts().await, counts);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_family_sees_its_child_and_keeps_every_right() {
    for scene in Scene::open_all().await {
        let before = progress::timeline(&scene.mother, scene.child, None, None).await.unwrap().page;
        scene.teaching(false).await;
        assert_eq!(people::family(&scene.mother).await.unwrap().children.len(), 2, "{}", scene.house.name);
        assert_eq!(progress::timeline(&scene.mother, scene.child, None, None).await.unwrap().page, before);
        assert!(watch(&scene.mother, vec![Topic::Learner(scene.child)], None).await.is_ok());
        let copy = privacy::copy(&scene.mother, scene.child).await.unwrap();
        assert!(!copy.is_empty());
        let child = scene.rights().await;
        assert_eq!(child.restrictions.iter().map(|restriction| restriction.by).collect::<Vec<_>>(), [RestrictedBy::Consent]);
        assert_eq!(child.restrictions[0].since, scene.house.clock.on_campus("Asia/Shanghai").date);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn through_the_eyes_of_the_family_staff_see_no_more_than_by_themselves() {
    for scene in Scene::open_all().await {
        let looker = Looker { actor: scene.desk.actor().unwrap().clone(), until: SATURDAY.plus_seconds(600) };
        let eyes = scene.house.cx(Actor { looker: Some(Box::new(looker)), ..scene.mother.actor().unwrap().clone() });
        let children = async || {
            let seen = people::family(&eyes).await.unwrap().children.len();
            (seen, privacy::rights(&eyes).await.unwrap().children.len(), progress::timeline(&eyes, scene.child, None, None).await.is_ok())
        };
        assert_eq!(children().await, (2, 2, true), "{}", scene.house.name);
        scene.teaching(false).await;
        assert_eq!(children().await, (1, 1, false), "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_reasons_each_is_lifted_by_itself() {
    for scene in Scene::open_all().await {
        let before = scene.met().await;
        scene.teaching(false).await;
        privacy::restrict_for_family(&scene.desk, scene.child, "k1").await.unwrap();
        privacy::restrict_for_family(&scene.desk, scene.child, "k2").await.unwrap();
        assert_eq!(scene.reasons().await.len(), 2, "{}", scene.house.name);
        scene.teaching(true).await;
        assert_eq!(scene.reasons().await, [RestrictedBy::Desk]);
        assert_eq!(scene.tile().await, None, "{}: one reason is enough", scene.house.name);
        privacy::lift_for_family(&scene.desk, scene.child, "k3").await.unwrap();
        assert_eq!(scene.met().await, before, "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_lifts_what_it_set_and_a_repeat_does_nothing() {
    for scene in Scene::open_all().await {
        for other in [&scene.office, &scene.teacher, &scene.mother] {
            assert_eq!(privacy::restrict_for_family(other, scene.child, "k").await, Err(AppError::NotFound));
            assert_eq!(privacy::lift_for_family(other, scene.child, "k").await, Err(AppError::NotFound));
        }
        scene.teaching(false).await;
        privacy::lift_for_family(&scene.desk, scene.child, "k1").await.unwrap();
        assert_eq!(scene.reasons().await, [RestrictedBy::Consent], "{}: a guardian's word is not the desk's", scene.house.name);
        privacy::restrict_for_family(&scene.desk, scene.child, "k2").await.unwrap();
        privacy::lift_for_family(&scene.desk, scene.child, "k3").await.unwrap();
        privacy::restrict_for_family(&scene.desk, scene.child, "k2").await.unwrap();
        assert_eq!(scene.reasons().await, [RestrictedBy::Consent], "{}: what is sent twice counts once", scene.house.name);
        let mut conn = scene.house.db.read().await.unwrap();
        const SQL: &str =
            "select act, count(*) from audit_entry where learner_id = $1 and act in ('restricted', 'restriction_lifted') group by act order by act";
        let entries = fetch_all!(&mut conn, (String, i64), SQL, scene.child.0).unwrap();
        assert_eq!(entries, [("restricted".into(), 2), ("restriction_lifted".into(), 1)], "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_restricts_from_its_acceptance_until_it_is_taken_back() {
    for scene in Scene::open_all().await {
        scene.ask(RequestKind::Erase, "", "k1").await;
        assert_eq!(scene.reasons().await, [], "{}: an open one prevents nothing", scene.house.name);
        scene.accept().await;
        assert_eq!(scene.reasons().await, [RestrictedBy::Erasure]);
        scene.ask(RequestKind::Correct, "年级应为五年级", "k2").await;
        let requests = scene.rights().await.requests;
        let of = |kind| requests.iter().find(|line| line.kind == kind).unwrap().id;
        privacy::withdraw(&scene.mother, scene.child, of(RequestKind::Correct)).await.unwrap();
        assert_eq!(scene.reasons().await, [RestrictedBy::Erasure], "{}: another request is another matter", scene.house.name);
        privacy::withdraw(&scene.mother, scene.child, of(RequestKind::Erase)).await.unwrap();
        assert_eq!(scene.reasons().await, [], "{}", scene.house.name);
        assert!(scene.tile().await.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_restriction_is_left_of_whoever_is_erased() {
    for scene in Scene::open_all().await {
        scene.teaching(false).await;
        scene.ask(RequestKind::Erase, "", "k").await;
        scene.accept().await;
        scene.house.clock.set(SATURDAY.plus_seconds(7 * 86_400));
        assert_eq!(privacy::run_due(&scene.house).await.unwrap(), 1);
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from restriction").unwrap(), 0, "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ties_to_guardians_end_while_processing_is_restricted_by_the_desk_alone() {
    for scene in Scene::open_all().await {
        let mother = scene.mother.actor().unwrap().guardian.unwrap();
        scene.teaching(false).await;
        let end = async |cx: &Cx| access::end_link(cx, scene.child, mother, "监护权变更").await;
        assert_eq!(end(&scene.office).await, Err(AppError::NotFound), "{}", scene.house.name);
        end(&scene.desk).await.unwrap();
        assert_eq!(progress::timeline(&scene.mother, scene.child, None, None).await.err(), Some(AppError::NotFound), "{}", scene.house.name);
    }
}

async fn next(watch: &mut Watch) -> Told {
    timeout(Duration::from_secs(5), watch.next()).await.expect("told in time").expect("the stream is open")
}

#[tokio::test(flavor = "multi_thread")]
async fn open_streams_look_whether_they_may_stay_and_a_replay_leaves_the_learner_out() {
    for scene in Scene::open_all().await {
        tokio::spawn(scene.house.hub.clone().run(scene.house.db.clone()));
        let running = async {
            while !scene.house.hub.is_running() {
                tokio::task::yield_now().await;
            }
        };
        timeout(Duration::from_secs(5), running).await.expect("the hub starts");
        let since = attendance::board(&scene.teacher, scene.lesson).await.unwrap().seq;
        scene.mark_child("late.10", "k1").await.unwrap();
        let mut page = watch(&scene.office, vec![Topic::Learner(scene.child)], None).await.unwrap();
        let mut board = watch(&scene.teacher, vec![Topic::Class(scene.class)], None).await.unwrap();
        scene.teaching(false).await;
        assert!(matches!(next(&mut page).await, Told::Doubt), "{}", scene.house.name);
        let Told::Event(_, body) = next(&mut board).await else { panic!("{}: the board reads its roster again", scene.house.name) };
        assert_eq!(body, "\"changed\"");
        let mut again = watch(&scene.teacher, vec![Topic::Class(scene.class)], Some(since)).await.unwrap();
        let Told::Event(_, body) = next(&mut again).await else { panic!("{}: the news of the roster", scene.house.name) };
        assert_eq!(body, "\"changed\"", "{}: and not the mark before it", scene.house.name);
    }
}
