//! Learners that are written down by hand, on both databases: asked about first, numbered by the rule, remembered as others, taken back.

use backend::{
    Cx, fetch_all, fetch_one,
    people::{add_learner, newcomer_form, numbering, return_learner, set_numbering},
    policy::Grant,
    scalar,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, signed_in, staff_of},
};
use shared::{
    access::{Permission, Permissions, Role},
    error::AppError,
    id::{CampusId, LearnerId, StaffId},
    people::{Added, LearnerFilter, NumberRule, TypedLearner, YearShown},
};
use std::collections::{BTreeMap, BTreeSet};

struct School {
    house: TestHouse,
    campuses: [CampusId; 2],
}

impl School {
    async fn open_all() -> Vec<Self> {
        let mut schools = Vec::new();
        for house in databases().await {
            backend::seed::seed_if_empty(&house).await.unwrap();
            let mut conn = house.db.read().await.unwrap();
            let rows = fetch_all!(&mut conn, (Uuid,), "select id from campus order by case when name = '徐汇校区' then 0 else 1 end").unwrap();
            drop(conn);
            schools.push(Self { campuses: [CampusId(rows[0].0), CampusId(rows[1].0)], house });
        }
        schools
    }

    async fn cx(&self, login: &str) -> Cx {
        signed_in(&self.house, login).await
    }

    /// Academic affairs of one campus, with an account.
    async fn clerk(&self, campus: usize) -> Cx {
        let cx = self.house.cx(staff_of(StaffId(backend::new_id()), &[Role::AcademicAffairs], Some(self.campuses[campus])));
        let account = cx.actor().unwrap().account.0;
        let mut tx = self.house.db.begin().await.unwrap();
        backend::execute!(
            &mut tx,
            "insert into account (id, login, name, kind, password_hash, is_active, lang, created_at) values ($1, $2, 'clerk', 'staff', '', true, 'zh-CN', 0)",
            account,
            account.to_string()
        )
        .unwrap();
        tx.commit().await.unwrap();
        cx
    }

    fn typed(&self, name: &str) -> TypedLearner {
        TypedLearner {
            name: name.into(),
            born_on: "2017-03-05".into(),
            gender: "女".into(),
            grade: "三年级".into(),
            campus: self.campuses[0].to_string(),
            guardian: "顾女士".into(),
            relation: "母亲".into(),
            guardian_phone: "13911112222".into(),
            ..TypedLearner::default()
        }
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut conn = self.house.db.read().await.unwrap();
        backend::on_each!(&mut conn, |c| backend::sqlx::query_scalar::<_, i64>(sql).fetch_one(c).await).unwrap()
    }

    /// What became of the pairs of a learner.
    async fn pairs_of(&self, learner: LearnerId) -> Vec<String> {
        let mut conn = self.house.db.read().await.unwrap();
        let rows = fetch_all!(&mut conn, (String,), "select state from learner_pair where first_id = $1 or second_id = $1", learner.0).unwrap();
        rows.into_iter().map(|(state,)| state).collect()
    }

    async fn no(&self, learner: LearnerId) -> String {
        let mut conn = self.house.db.read().await.unwrap();
        fetch_one!(&mut conn, (String,), "select no from learner where id = $1", learner.0).unwrap().0
    }

    async fn set(&self, name: &str, state: &str) {
        let mut tx = self.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update learner set state = $2 where name = $1", name, state).unwrap();
        tx.commit().await.unwrap();
    }
}

/// Writes a learner down; who is told that too many do at once tries again, as the page says.
async fn added(cx: &Cx, typed: &TypedLearner, key: &str) -> LearnerId {
    loop {
        match add_learner(cx, typed, &[], key).await {
            Ok(Added::Done(learner)) => return learner,
            Ok(Added::Asks) => panic!("nobody is like {}", typed.name),
            Err(error) => assert_eq!(error, AppError::Busy),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_is_written_down_once_found_at_once_and_numbered_by_the_rule() {
    for school in School::open_all().await {
        let (name, zhou) = (school.house.name, school.cx("zhou").await);
        let typed = school.typed("顾一一");
        let learner = added(&zhou, &typed, "k1").await;
        assert_eq!(added(&zhou, &typed, "k1").await, learner, "{name}: sent twice it counts once");
        assert!(school.no(learner).await.starts_with("XY26"), "{name}");
        let found = backend::people::learners(&zhou, LearnerFilter { q: "gyy".into(), ..LearnerFilter::default() }).await.unwrap();
        assert_eq!(found.page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [learner], "{name}: by initials");
        let portrait = backend::people::portrait(&zhou, learner).await.unwrap();
        assert_eq!((portrait.state.as_str(), portrait.guardians[0].name.as_str()), ("未开课", "顾女士"), "{name}");
        assert_eq!(school.count("select count(*) from audit_entry where act = 'learner_added'").await, 1, "{name}");
        assert_eq!(school.count("select count(*) from event where kind = 'learner_added'").await, 1, "{name}");
        assert_eq!(school.count("select count(*) from learner_draft").await, 0, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_child_is_asked_about_and_another_one_is_remembered() {
    for school in School::open_all().await {
        let (name, zhou) = (school.house.name, school.cx("zhou").await);
        let first = added(&zhou, &school.typed("顾一一"), "k1").await;
        // The same family and day of birth, and a name that sounds the same.
        for like in ["顾一一", "顾依依", "顧一一"] {
            let typed = school.typed(like);
            assert_eq!(add_learner(&zhou, &typed, &[], like).await, Ok(Added::Asks), "{name}: {like}");
            let form = newcomer_form(&zhou, Some(like)).await.unwrap();
            assert_eq!((form.typed.clone(), form.key.as_str()), (typed, like), "{name}: as it was typed");
            let candidate = &form.candidates[0];
            assert!(candidate.id == first && candidate.is_sure && !candidate.is_former, "{name}: {like}");
        }
        let before = school.count("select count(*) from learner").await;
        let other = add_learner(&zhou, &school.typed("顾依依"), &[first], "顾依依").await.unwrap();
        let Added::Done(second) = other else { panic!("{name}: said to be another child") };
        assert_eq!(school.count("select count(*) from learner").await, before + 1, "{name}");
        let mut conn = school.house.db.read().await.unwrap();
        let pair = fetch_one!(
            &mut conn,
            (String, Option<Uuid>),
            "select state, decided_by from learner_pair where first_id = $1 and second_id = $2",
            first.0,
            second.0
        );
        assert_eq!(pair.unwrap(), ("different".into(), Some(zhou.actor().unwrap().account.0)), "{name}");
        drop(conn);
        assert_eq!(school.count("select count(*) from audit_entry where act = 'learners_kept_apart'").await, 2, "{name}: it stands with both");
        // What was said of another child is said of nobody else.
        assert_eq!(add_learner(&zhou, &school.typed("顾一一"), &[first], "d").await, Ok(Added::Asks), "{name}: the second is asked about");
        assert_eq!(add_learner(&zhou, &school.typed("顧一一"), &[second], "d").await, Ok(Added::Asks), "{name}: the first again");
        // A sister of the twins' age has another name: nobody is asked.
        added(&zhou, &TypedLearner { name: "顾安歌".into(), ..school.typed("") }, "k9").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_former_learner_comes_first_and_comes_back() {
    for school in School::open_all().await {
        let (name, zhou, lin) = (school.house.name, school.cx("zhou").await, school.cx("lin").await);
        let first = added(&zhou, &school.typed("顾一一"), "k1").await;
        added_other(&zhou, &school.typed("顾依依"), first).await;
        school.set("顾依依", "已流失").await;
        assert_eq!(add_learner(&zhou, &school.typed("顾一一"), &[], "k3").await, Ok(Added::Asks));
        let form = newcomer_form(&zhou, Some("k3")).await.unwrap();
        let former = &form.candidates[0];
        assert!(former.can_return && former.is_former && former.name == "顾依依" && form.candidates.len() == 2, "{name}");
        assert_eq!(return_learner(&lin, former.id, "在读", "k3").await, Err(AppError::NotFound), "{name}: a teacher does not");
        return_learner(&zhou, former.id, "在读", "k3").await.unwrap();
        return_learner(&zhou, former.id, "在读", "k3").await.unwrap();
        assert_eq!(backend::people::portrait(&zhou, former.id).await.unwrap().state, "在读", "{name}");
        assert_eq!(newcomer_form(&zhou, Some("k3")).await.unwrap().typed, school.typed("顾一一"), "{name}: what was typed is still there");
        assert_eq!(return_learner(&zhou, first, "在读", "k4").await, Err(AppError::Conflict("not_former".into())), "{name}");
        assert_eq!(school.count("select count(*) from audit_entry where act = 'learner_returned'").await, 1, "{name}");
    }
}

async fn added_other(cx: &Cx, typed: &TypedLearner, than: LearnerId) {
    assert!(matches!(add_learner(cx, typed, &[than], "other").await, Ok(Added::Done(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_waits_sealed_and_nobody_but_the_office_writes() {
    for school in School::open_all().await {
        let (name, zhou) = (school.house.name, school.cx("zhou").await);
        let wrong = TypedLearner { guardian_phone: "12".into(), ..school.typed("顾一一") };
        assert_eq!(add_learner(&zhou, &wrong, &[], "w").await, Err(AppError::invalid("guardian_phone", "unreadable")), "{name}");
        assert_eq!(newcomer_form(&zhou, Some("w")).await.unwrap().typed, wrong, "{name}");
        let (han, qiao) = (school.cx("han").await, school.cx("qiao").await);
        assert_eq!(newcomer_form(&qiao, Some("w")).await.unwrap().typed, TypedLearner::default(), "{name}: another's draft is none");
        for stranger in [&han, &school.cx("lin").await, &school.cx("13800002046").await] {
            assert_eq!(add_learner(stranger, &school.typed("顾一一"), &[], "s").await, Err(AppError::Forbidden), "{name}");
        }
        let pudong = school.clerk(1).await;
        assert_eq!(add_learner(&pudong, &school.typed("顾一一"), &[], "p").await, Err(AppError::invalid("campus", "unknown")), "{name}");
        let mut conn = school.house.db.read().await.unwrap();
        let texts = backend::testing::texts(&mut conn).await;
        assert!(texts.iter().all(|(_, rows)| !rows.contains("顾一一")), "{name}: what waits is sealed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_know_of_another_campus_is_told_nothing_and_somebody_else_decides() {
    for school in School::open_all().await {
        let (name, zhou) = (school.house.name, school.cx("zhou").await);
        let first = added(&zhou, &school.typed("顾一一"), "k1").await;
        let there = TypedLearner { campus: school.campuses[1].to_string(), ..school.typed("顾一一") };
        let second = added(&school.clerk(1).await, &there, "k2").await;
        let mut seen = 0;
        while backend::matching::step(&school.house, &mut seen).await.unwrap() {}
        let mut conn = school.house.db.read().await.unwrap();
        let pair = fetch_one!(&mut conn, (String,), "select state from learner_pair where first_id = $1 and second_id = $2", first.0, second.0);
        assert_eq!(pair.unwrap().0, "open", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_decide_about_pairs_settles_none_and_takes_nobody_back() {
    for school in School::open_all().await {
        let name = school.house.name;
        let first = added(&school.cx("zhou").await, &school.typed("顾一一"), "k1").await;
        school.set("顾一一", "已流失").await;
        let mut actor = school.clerk(1).await.actor().unwrap().clone();
        actor.grants.push(Grant { permissions: Permissions::of(&[Permission::ReadLearners]), ..Grant::of(Role::AcademicAffairs, None) });
        let reads_all = school.house.cx(actor);
        let there = TypedLearner { campus: school.campuses[1].to_string(), ..school.typed("顾一一") };
        assert_eq!(add_learner(&reads_all, &there, &[], "k2").await, Ok(Added::Asks), "{name}");
        let candidate = newcomer_form(&reads_all, Some("k2")).await.unwrap().candidates.remove(0);
        assert!(candidate.id == first && candidate.is_former && !candidate.can_return, "{name}");
        assert!(matches!(add_learner(&reads_all, &there, &[first], "k2").await, Ok(Added::Done(_))), "{name}");
        assert_eq!(school.count("select count(*) from learner_pair where state = 'different'").await, 0, "{name}");
        let mut seen = 0;
        while backend::matching::step(&school.house, &mut seen).await.unwrap() {}
        assert_eq!(school.pairs_of(first).await, ["open"], "{name}: somebody else is asked");
    }
}

/// Rows that stand in the way: born on one day, or numbered one by one.
async fn crowd(school: &School, no: &str, many: u32) {
    const SQL: &str = "insert into learner (id, no, name, name_key, born_on, campus_id, state) values ($1, $2, $2, $2, '2017-03-05', $3, '在读')";
    let mut tx = school.house.db.begin().await.unwrap();
    for n in 0..many {
        backend::execute!(&mut tx, SQL, backend::new_id(), format!("{no}{n:03}"), school.campuses[0].0).unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_on_which_very_many_are_born_hides_nobody() {
    for school in School::open_all().await {
        let zhou = school.cx("zhou").await;
        crowd(&school, "BORN", 401).await;
        added(&zhou, &school.typed("顾一一"), "k1").await;
        assert_eq!(add_learner(&zhou, &school.typed("顾一一"), &[], "k2").await, Ok(Added::Asks), "{}", school.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_that_are_none_stand_in_no_ones_way_and_what_was_typed_waits() {
    for school in School::open_all().await {
        let (name, zhou) = (school.house.name, school.cx("zhou").await);
        // As long as a number, with the same head: XY26 and five signs.
        crowd(&school, "XY26X-", 25).await;
        let mut numbers = vec![String::from("XY26X-000")];
        for n in 0..2 {
            let guardian_phone = format!("1391111333{n}");
            let typed = TypedLearner { born_on: format!("2015-0{}-04", n + 1), guardian_phone, ..school.typed(["钟离", "上官"][n]) };
            numbers.push(school.no(added(&zhou, &typed, &format!("k{n}")).await).await);
        }
        assert!(numbers[1] < numbers[2] && numbers[2].len() == 9 && !numbers[2].contains('-'), "{name}: {numbers:?}");
        let mut tx = school.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update number_given set last = 99999").unwrap();
        tx.commit().await.unwrap();
        let typed = school.typed("顾一一");
        assert_eq!(add_learner(&zhou, &typed, &[], "full").await, Err(AppError::Conflict("numbers_full".into())), "{name}");
        assert_eq!(newcomer_form(&zhou, Some("full")).await.unwrap().typed, typed, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_at_once_get_fifty_numbers_that_nobody_has() {
    for school in School::open_all().await {
        let (name, zhou) = (school.house.name, school.cx("zhou").await);
        // The next numbers are taken: by an imported learner, and by another number of one.
        let rule = NumberRule { prefix: "QH".into(), year: YearShown::Four, campus: true, width: 4, check: true };
        let admin = school.cx("admin").await;
        set_numbering(&admin, 0, &rule, &BTreeMap::from([(school.campuses[0], "xh".to_owned())]), "set").await.unwrap();
        let ahead = numbering(&admin, None).await.unwrap();
        let xuhui = ahead.campuses.iter().find(|campus| campus.id == school.campuses[0]).unwrap();
        assert!(xuhui.next.len() == 3 && xuhui.next[0].starts_with("QH2026XH0001"), "{name}: {:?}", xuhui.next);
        let mut tx = school.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update learner set no = $1 where name = '王小明'", &xuhui.next[0]).unwrap();
        backend::execute!(
            &mut tx,
            "insert into learner_alias (no, learner_id, since, by_id) select $1, id, 0, id from learner where name = '王小明'",
            &xuhui.next[1]
        )
        .unwrap();
        tx.commit().await.unwrap();
        let given = futures(&school, &zhou).await;
        assert_eq!(given.len(), 50, "{name}: no two alike");
        assert!(!given.contains(&xuhui.next[0]) && !given.contains(&xuhui.next[1]), "{name}");
        assert!(given.iter().all(|no| shared::people::has_right_check(no) && no.starts_with("QH2026XH")), "{name}: {given:?}");
    }
}

/// Fifty children of fifty families, all at once.
async fn futures(school: &School, cx: &Cx) -> BTreeSet<String> {
    let mut tasks = Vec::new();
    for n in 0..50_u32 {
        let (cx, typed) = (
            cx.clone(),
            TypedLearner {
                name: format!("Child{}{}", char::from(b'a' + u8::try_from(n / 10).unwrap()), char::from(b'k' + u8::try_from(n % 10).unwrap())),
                born_on: format!("201{}-0{}-1{}", n % 8, 1 + n % 9, n / 10),
                guardian: format!("Guardian {n}"),
                guardian_phone: format!("139222{n:05}"),
                ..school.typed("")
            },
        );
        tasks.push(tokio::spawn(async move { added(&cx, &typed, &format!("many.{n}")).await }));
    }
    let mut given = BTreeSet::new();
    for task in tasks {
        given.insert(school.no(task.await.unwrap()).await);
    }
    given
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_holds_for_new_learners_alone_and_passes_over_a_block_that_is_taken() {
    for school in School::open_all().await {
        let (name, zhou, admin) = (school.house.name, school.cx("zhou").await, school.cx("admin").await);
        let before = school.no(added(&zhou, &school.typed("顾一一"), "k1").await).await;
        assert_eq!(numbering(&zhou, None).await.err(), Some(AppError::Forbidden), "{name}");
        let same = BTreeMap::from([(school.campuses[0], "A".to_owned()), (school.campuses[1], "a".to_owned())]);
        let Err(AppError::Invalid(fields)) = set_numbering(&admin, 0, &NumberRule::default(), &same, "x").await else {
            panic!("{name}: two campuses, one code")
        };
        assert_eq!(fields[0].reason, "taken");
        // The demo school's own numbers: XY26 and five digits, some hundred of them.
        let mut conn = school.house.db.read().await.unwrap();
        let taken = scalar!(&mut conn, i64, "select count(*) from learner where no like 'XY26%'").unwrap();
        drop(conn);
        assert!(taken > 100 && before.as_str() > "XY2600100", "{name}: {before}");
        let rule = NumberRule { prefix: "N".into(), ..NumberRule::default() };
        set_numbering(&admin, 0, &rule, &BTreeMap::new(), "y").await.unwrap();
        assert_eq!(set_numbering(&admin, 0, &rule, &BTreeMap::new(), "z").await, Err(AppError::Conflict("version".into())), "{name}");
        let learner = added(&zhou, &TypedLearner { born_on: "2016-07-08".into(), guardian_phone: "13933334444".into(), ..school.typed("钟离") }, "k2").await;
        assert_eq!(school.no(learner).await, "N2600001", "{name}");
        assert_eq!(school.count("select count(*) from audit_entry where act = 'numbers_set'").await, 1, "{name}");
    }
}
