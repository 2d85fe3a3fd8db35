//! Tags on both databases: they come and go with events and days, explain themselves, and respect who says no.

#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

use backend::{
    Cx, House, attendance, event, execute, fetch_all, fetch_one, people, privacy, scalar,
    sqlx::types::Uuid,
    tags::{self, Work},
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    error::{AppError, AppResult},
    id::{LearnerId, LessonId, TagId},
    people::LearnerFilter,
    privacy::Purpose,
    tags::{Carried, Colour, Condition, LearnerTags, Measure, Rule, TagDraft},
};

const DAY: i64 = 24 * 3600;

/// The demo school on the day of a lesson of 陈思远.
struct Scene {
    house: TestHouse,
    office: Cx,
    teacher: Cx,
    mother: Cx,
    child: LearnerId,
    lesson: LessonId,
}

impl Scene {
    async fn open_all() -> Vec<Self> {
        let mut scenes = Vec::new();
        for house in databases().await {
            backend::seed::seed_if_empty(&house).await.unwrap();
            tags::furnish(&house).await.unwrap();
            scenes.push(Self::open(house).await);
        }
        scenes
    }

    async fn open(house: TestHouse) -> Self {
        const LESSON: &str = "select l.id from lesson l join class c on c.id = l.class_id where c.code = 'XH-SX4-B' and l.on_date = $1";
        let mut conn = house.db.read().await.unwrap();
        let (lesson,) = fetch_one!(&mut conn, (Uuid,), LESSON, house.clock.on_campus("Asia/Shanghai").date).unwrap();
        let (child,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        let (office, teacher, mother) = (signed_in(&house, "zhou").await, signed_in(&house, "lin").await, signed_in(&house, "13800002046").await);
        Self { office, teacher, mother, child: LearnerId(child), lesson: LessonId(lesson), house }
    }

    async fn mark(&self, code: &str, key: &str) {
        attendance::mark_roll(&self.teacher, self.lesson, format!("{}.{code}", self.child).parse().unwrap(), key).await.unwrap();
    }

    async fn save(&self, name: &str, rule: Rule) -> TagId {
        tags::save_tag(&self.office, None, 0, draft(name, Some(rule)), &format!("save.{name}")).await.unwrap()
    }

    /// All of the child, once the house has nothing more to do.
    async fn tags(&self) -> LearnerTags {
        settle(&self.house).await;
        tags::learner_tags(&self.office, self.child).await.unwrap()
    }

    async fn carried(&self, name: &str) -> Option<Carried> {
        self.tags().await.now.into_iter().find(|tag| tag.name == name)
    }
}

/// Lets the house work until there is nothing to do.
async fn settle(house: &House) {
    let mut seen = 0;
    while tags::step(house, &mut seen).await.unwrap() != Work::None {}
}

fn draft(name: &str, rule: Option<Rule>) -> TagDraft {
    TagDraft { name: name.into(), shelf: "测试".into(), colour: Colour::Blue, rule, is_on: true }
}

fn came_today() -> Rule {
    Rule::All(vec![Rule::Is(Condition::at_least(Measure::Lessons(1), 1))])
}

fn invalid<T: std::fmt::Debug>(answer: AppResult<T>) -> String {
    match answer {
        Err(AppError::Invalid(fields)) => format!("{} {}", fields[0].field, fields[0].reason),
        other => format!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_comes_with_a_mark_goes_with_its_correction_and_is_remembered() {
    for scene in Scene::open_all().await {
        scene.save("今天来了", came_today()).await;
        assert_eq!(scene.carried("今天来了").await, None, "{}", scene.house.name);
        scene.mark("present", "m1").await;
        let carried = scene.carried("今天来了").await.expect("the mark is seen");
        assert_eq!((carried.because.len(), carried.because[0].found, carried.because[0].holds), (1, Some(1), true));
        scene.mark("absent", "m2").await;
        let tags = scene.tags().await;
        assert!(tags.now.iter().all(|tag| tag.name != "今天来了"), "{}", scene.house.name);
        let before = tags.before.iter().find(|tag| tag.name == "今天来了").expect("history stays");
        assert_eq!((before.from, before.until.is_some()), (carried.from, true));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calendar_alone_moves_activity_to_warning_and_back_comes_a_mark() {
    for scene in Scene::open_all().await {
        scene.mark("present", "m1").await;
        assert!(scene.carried("活跃").await.is_some(), "{}", scene.house.name);
        scene.house.clock.set(SATURDAY.plus_seconds(13 * DAY));
        assert!(scene.carried("活跃").await.is_some(), "{}", scene.house.name);
        scene.house.clock.set(SATURDAY.plus_seconds(14 * DAY));
        let warned = scene.carried("预警").await.expect("a fortnight is over");
        assert!(scene.carried("活跃").await.is_none());
        assert!(warned.because.iter().any(|reason| reason.found == Some(14)), "{warned:?}");
        scene.house.clock.set(SATURDAY.plus_seconds(45 * DAY));
        assert!(scene.carried("沉默").await.is_some() && scene.carried("预警").await.is_none(), "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_are_looked_at_whom_an_event_names() {
    for scene in Scene::open_all().await {
        scene.save("今天来了", came_today()).await;
        settle(&scene.house).await;
        const CAME: &str = "select count(*) from learner_tag t join tag g on g.id = t.tag_id where g.name = '今天来了'";
        let mut conn = scene.house.db.read().await.unwrap();
        let before = scalar!(&mut conn, i64, CAME).unwrap();
        scene.mark("present", "m1").await;
        let mut seen = 0;
        // What the house told of tags before concerns nobody.
        while tags::step(&scene.house, &mut seen).await.unwrap() == Work::Events {}
        assert!(tags::learner_tags(&scene.office, scene.child).await.unwrap().now.iter().any(|tag| tag.name == "今天来了"));
        settle(&scene.house).await;
        assert_eq!(scalar!(&mut conn, i64, CAME).unwrap(), before + 1, "{}", scene.house.name);
        const TOLD: &str = "select count(*) from event where kind = 'tag_gained' and learner_id = $1 and body like '%changed%'";
        assert!(scalar!(&mut conn, i64, TOLD, scene.child.0).unwrap() > 0, "open pages are told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_that_says_no_switches_automatic_tags_off() {
    for scene in Scene::open_all().await {
        scene.mark("present", "m1").await;
        assert!(scene.carried("活跃").await.is_some());
        privacy::set_consent(&scene.mother, scene.child, Purpose::Profile, false).await.unwrap();
        let at_once = tags::learner_tags(&scene.office, scene.child).await.unwrap();
        assert!(at_once.now.is_empty() && at_once.before.is_empty() && !at_once.automatic, "not even until the house has looked");
        settle(&scene.house).await;
        const OPEN: &str = "select count(*) from learner_tag where learner_id = $1 and until_at is null";
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, OPEN, scene.child.0).unwrap(), 0, "{}", scene.house.name);
        scene.mark("late.5", "m2").await;
        assert!(scene.tags().await.now.is_empty());
        privacy::set_consent(&scene.mother, scene.child, Purpose::Profile, true).await.unwrap();
        assert!(scene.carried("活跃").await.is_some(), "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_restricted_is_neither_looked_at_nor_seen() {
    for scene in Scene::open_all().await {
        let active = scene.carried("活跃").await;
        let desk = signed_in(&scene.house, "admin").await;
        let tag = scene.save("今天来了", came_today()).await;
        settle(&scene.house).await;
        privacy::restrict_for_family(&desk, scene.child, "r1").await.unwrap();
        scene.house.clock.set(SATURDAY.plus_seconds(60 * DAY));
        settle(&scene.house).await;
        for refused in [tags::learner_tags(&desk, scene.child).await.map(drop), tags::give_tag(&desk, scene.child, tag, "g1").await] {
            assert_eq!(refused, Err(AppError::NotFound), "{}", scene.house.name);
        }
        const WRITTEN: &str = "select count(*) from learner_tag where learner_id = $1 and (from_at > $2 or until_at > $2)";
        let mut conn = scene.house.db.read().await.unwrap();
        let written = scalar!(&mut conn, i64, WRITTEN, scene.child.0, SATURDAY.0).unwrap();
        assert_eq!(written, 0, "nothing is written of them on {}", scene.house.name);
        const DUE: &str = "select count(*) from tag_due where learner_id = $1";
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, DUE, scene.child.0).unwrap(), 0);
        privacy::lift_for_family(&desk, scene.child, "l1").await.unwrap();
        settle(&scene.house).await;
        let desk = signed_in(&scene.house, "admin").await;
        let now = tags::learner_tags(&desk, scene.child).await.unwrap().now;
        assert!(active.is_some() && now.iter().any(|tag| tag.name == "沉默"), "{now:?} on {}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_are_given_and_taken_by_hand_once_however_often_it_is_sent() {
    for scene in Scene::open_all().await {
        let tag = tags::save_tag(&scene.office, None, 0, draft("书画之星", None), "s1").await.unwrap();
        for _ in 0..2 {
            tags::give_tag(&scene.teacher, scene.child, tag, "g1").await.unwrap();
        }
        let carried = scene.carried("书画之星").await.expect("it was given");
        assert_eq!((carried.by.as_deref(), carried.is_automatic), (Some("林知远"), false), "{}", scene.house.name);
        tags::take_tag(&scene.office, scene.child, tag, "t1").await.unwrap();
        tags::give_tag(&scene.teacher, scene.child, tag, "g1").await.unwrap();
        assert!(scene.carried("书画之星").await.is_none(), "a repeat gives nothing back");
        assert_eq!(scene.tags().await.before.iter().filter(|tag| tag.name == "书画之星").count(), 1);
        let active = tags::tags(&scene.office).await.unwrap().tags.into_iter().find(|tag| tag.name == "活跃").unwrap();
        assert_eq!(invalid(tags::give_tag(&scene.office, scene.child, active.id, "g2").await), "tag unknown", "no rule's tag is given by hand");
        for refused in [tags::give_tag(&scene.mother, scene.child, tag, "g3").await, tags::learner_tags(&scene.mother, scene.child).await.map(drop)] {
            assert_eq!(refused, Err(AppError::NotFound), "families neither give nor see");
        }
        const AUDITED: &str = "select count(*) from audit_entry where act in ('tag_given', 'tag_taken') and learner_id = $1";
        let mut conn = scene.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, AUDITED, scene.child.0).unwrap(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_may_ask_for_a_tag_that_is_given_by_hand() {
    for scene in Scene::open_all().await {
        let star = tags::save_tag(&scene.office, None, 0, draft("书画之星", None), "s1").await.unwrap();
        let without = Rule::Not(Box::new(Rule::Is(Condition::Given(star))));
        let derived = scene.save("还没得星", without.clone()).await;
        assert!(scene.carried("还没得星").await.is_some(), "{}", scene.house.name);
        tags::give_tag(&scene.teacher, scene.child, star, "g1").await.unwrap();
        assert!(scene.carried("还没得星").await.is_none(), "{}", scene.house.name);
        let circle = draft("套娃", Some(Rule::Is(Condition::Given(derived))));
        assert_eq!(invalid(tags::save_tag(&scene.office, None, 0, circle, "s2").await), "rule unknown", "rules do not ask rules");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_written_by_those_who_may_and_one_after_another() {
    for scene in Scene::open_all().await {
        let tag = scene.save("今天来了", came_today()).await;
        let change = async |version, draft, key: &str| tags::save_tag(&scene.office, Some(tag), version, draft, key).await;
        assert_eq!(change(1, draft("今天到了", Some(came_today())), "c1").await, Ok(tag));
        assert_eq!(change(1, draft("今天到了", Some(came_today())), "c1").await, Ok(tag), "sent twice it counts once");
        assert_eq!(change(1, draft("别的名字", Some(came_today())), "c2").await, Err(AppError::Conflict("changed".into())));
        assert_eq!(invalid(change(2, draft("活跃", Some(came_today())), "c3").await), "name taken");
        assert_eq!(invalid(change(2, draft(" ", Some(came_today())), "c4").await), "name required");
        assert_eq!(invalid(change(2, draft("今天到了", None), "c5").await), "rule kind");
        assert_eq!(invalid(change(2, draft("今天到了", Some(Rule::All(Vec::new()))), "c6").await), "rule empty");
        let page = tags::tag(&scene.office, Some(tag)).await.unwrap();
        let names: Vec<&str> = page.history.iter().map(|change| change.name.as_str()).collect();
        assert_eq!((names, page.version, page.can_manage), (vec!["今天到了", "今天来了"], 2, true), "{}", scene.house.name);
        let read = tags::tag(&scene.teacher, Some(tag)).await.unwrap();
        assert!(!read.can_manage && tags::tag(&scene.teacher, None).await.is_err());
        for refused in [
            tags::save_tag(&scene.teacher, Some(tag), 2, draft("老师的", Some(came_today())), "x1").await.map(drop),
            tags::switch_tag(&scene.teacher, tag, false).await,
            tags::preview_tag(&scene.teacher, &came_today(), None).await.map(drop),
            tags::tags(&scene.mother).await.map(drop),
        ] {
            assert_eq!(refused, Err(AppError::Forbidden), "{}", scene.house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_that_is_switched_off_goes_and_comes_back() {
    for scene in Scene::open_all().await {
        let active = tags::tags(&scene.office).await.unwrap().tags.into_iter().find(|tag| tag.name == "活跃").unwrap();
        assert!(scene.carried("活跃").await.is_some());
        tags::switch_tag(&scene.office, active.id, false).await.unwrap();
        tags::switch_tag(&scene.office, active.id, false).await.unwrap();
        assert_eq!(tags::tags(&scene.office).await.unwrap().progress.map(|progress| progress.all), Some(132), "work is under way");
        assert!(scene.carried("活跃").await.is_none());
        assert_eq!(tags::tags(&scene.office).await.unwrap().progress, None, "and done");
        tags::switch_tag(&scene.office, active.id, true).await.unwrap();
        assert!(scene.carried("活跃").await.is_some(), "{}", scene.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_names_whom_the_rule_will_tag_and_the_list_finds_them() {
    for scene in Scene::open_all().await {
        let rule = Rule::Any(vec![Rule::Is(Condition::at_most(Measure::Balance, 2000)), Rule::Is(Condition::at_most(Measure::DaysToExpiry, 90))]);
        let first = tags::preview_tag(&scene.office, &rule, None).await.unwrap();
        let (mut named, mut next) = (first.rows.clone(), first.next.clone());
        while let Some(after) = next {
            let page = tags::preview_tag(&scene.office, &rule, Some(&after)).await.unwrap();
            assert_eq!(page.count, None);
            named.extend(page.rows);
            next = page.next;
        }
        assert!(first.count.is_some_and(|count| count > 20 && count < first.of) && first.rows.len() == 20, "{:?} of {}", first.count, first.of);
        assert!(named.iter().all(|line| !line.because.is_empty() && line.because.iter().all(|reason| reason.holds)));
        let tag = scene.save("要续费", rule).await;
        settle(&scene.house).await;
        let found = people::learners(&scene.office, LearnerFilter { tag: Some(tag), ..LearnerFilter::default() }).await.unwrap();
        let (mut listed, mut next) = (found.page.rows, found.page.next);
        while let Some(after) = next {
            let page = people::learners(&scene.office, LearnerFilter { tag: Some(tag), after: Some(after), ..LearnerFilter::default() }).await.unwrap().page;
            listed.extend(page.rows);
            next = page.next;
        }
        let sorted = |mut ids: Vec<LearnerId>| {
            ids.sort_unstable();
            ids
        };
        let named = sorted(named.into_iter().map(|line| line.learner).collect());
        assert_eq!(named, sorted(listed.into_iter().map(|line| line.id).collect()), "{}", scene.house.name);
        assert_eq!((found.count, first.count), (i64::try_from(named.len()).unwrap(), Some(found.count)));
        let line = tags::tags(&scene.office).await.unwrap().tags.into_iter().find(|line| line.id == tag).unwrap();
        assert_eq!(line.carriers, found.count);
        let own = tags::tags(&scene.teacher).await.unwrap().tags.into_iter().find(|line| line.id == tag).unwrap();
        assert!(own.carriers < line.carriers, "a teacher counts the own learners: {} of {}", own.carriers, line.carriers);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn segments_are_each_persons_own() {
    for scene in Scene::open_all().await {
        let filter = LearnerFilter { q: "陈".into(), state: "在读".into(), after: Some("x".into()), ..LearnerFilter::default() };
        for key in ["k1", "k1", "k2"] {
            tags::save_segment(&scene.office, "在读名单", filter.clone(), key).await.unwrap();
        }
        let mine = people::learners(&scene.office, LearnerFilter::default()).await.unwrap().segments;
        assert_eq!(mine.len(), 1);
        assert_eq!(mine[0].filter, LearnerFilter { state: "在读".into(), ..LearnerFilter::default() }, "what is searched for is not kept");
        assert!(people::learners(&scene.teacher, LearnerFilter::default()).await.unwrap().segments.is_empty());
        assert_eq!(invalid(tags::save_segment(&scene.office, " ", filter.clone(), "k3").await), "name required");
        assert_eq!(invalid(tags::save_segment(&scene.office, "所有人", LearnerFilter::default(), "k4").await), "name nothing");
        tags::drop_segment(&scene.teacher, mine[0].id).await.unwrap();
        assert_eq!(people::learners(&scene.office, LearnerFilter::default()).await.unwrap().segments.len(), 1, "nobody drops another's");
        tags::drop_segment(&scene.office, mine[0].id).await.unwrap();
        assert!(people::learners(&scene.office, LearnerFilter::default()).await.unwrap().segments.is_empty(), "{}", scene.house.name);
        assert_eq!(tags::save_segment(&scene.mother, "x", filter, "k5").await, Err(AppError::Forbidden));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_school_is_furnished_once_and_an_import_brings_everybody_round() {
    for scene in Scene::open_all().await {
        let count = async || tags::tags(&scene.office).await.unwrap().tags.len();
        assert_eq!(count().await, 7);
        tags::furnish(&scene.house).await.unwrap();
        assert_eq!(count().await, 7, "{}", scene.house.name);
        settle(&scene.house).await;
        let mut tx = scene.house.db.begin().await.unwrap();
        execute!(&mut tx, "update learner set state = '停课'").unwrap();
        let imported = event::Event { kind: "imported", body: "{}".into(), ..event::Event::default() };
        event::record(&mut tx, None, SATURDAY, &[imported]).await.unwrap();
        tx.commit().await.unwrap();
        settle(&scene.house).await;
        const ACTIVE: &str = "select t.learner_id from learner_tag t join tag g on g.id = t.tag_id where t.until_at is null and g.name = '活跃'";
        let mut conn = scene.house.db.read().await.unwrap();
        assert!(fetch_all!(&mut conn, (Uuid,), ACTIVE).unwrap().is_empty(), "{}", scene.house.name);
    }
}
