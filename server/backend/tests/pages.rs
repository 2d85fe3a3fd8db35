//! Each page reads its data in a handful of queries, whatever the size of the school.

use backend::{
    Cx, access, attendance, classes,
    count::counted,
    fetch_one, leads, people, progress, quality,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, guardian, signed_in},
};
use shared::{
    id::{GuardianId, LeadId, LearnerId, LessonId},
    leads::LeadFilter,
    people::LearnerFilter,
};

const MOST: u32 = 6;

async fn id(house: &TestHouse, sql: &'static str) -> Uuid {
    let mut conn = house.db.read().await.unwrap();
    match &mut conn {
        backend::db::Conn::SqliteReader(conn) => backend::sqlx::query_scalar(sql).fetch_one(&mut **conn).await.unwrap(),
        backend::db::Conn::Postgres(conn) => backend::sqlx::query_scalar(sql).fetch_one(&mut **conn).await.unwrap(),
        _ => unreachable!("a reader reads"),
    }
}

/// One query of the session stands before each page.
const SESSION: u32 = 1;

#[tokio::test(flavor = "multi_thread")]
async fn board_timeline_and_list_stay_within_six_queries() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let teacher = signed_in(&house, "lin").await;
        let office = signed_in(&house, "zhou").await;
        let mother = house.cx(guardian(GuardianId(id(&house, "select id from guardian where name = '王雅琴'").await)));
        let lesson = LessonId(id(&house, "select id from lesson order by on_date limit 1").await);
        let child = LearnerId(id(&house, "select id from learner where name = '陈思远'").await);
        let (admin, seller) = (signed_in(&house, "admin").await, signed_in(&house, "fang").await);
        let lead = LeadId(id(&house, "select id from lead where name = '江望舒'").await);
        let pages = [
            ("leads", count(Box::pin(leads::leads(&admin, LeadFilter::default()))).await),
            ("own leads", count(Box::pin(leads::leads(&seller, LeadFilter::default()))).await),
            ("lead", count(Box::pin(leads::lead(&admin, lead))).await),
            ("board", count(Box::pin(attendance::board(&office, lesson))).await),
            ("today", count(Box::pin(attendance::today(&teacher))).await),
            ("timeline", count(Box::pin(progress::timeline(&mother, child, None, None))).await),
            ("family", count(Box::pin(people::family(&mother))).await),
            ("learners", count(Box::pin(people::learners(&office, LearnerFilter::default()))).await),
            ("search", count(Box::pin(people::learners(&office, LearnerFilter { q: "csy".into(), ..LearnerFilter::default() }))).await),
            ("portrait", count(Box::pin(people::portrait(&office, child))).await),
            ("quality", count(Box::pin(quality::quality_board(&office, shared::quality::BoardFilter::default()))).await),
            ("findings", count(Box::pin(quality::findings(&office, shared::quality::RowFilter::default()))).await),
            ("next finding", count(Box::pin(quality::next_finding(&office, shared::quality::RowFilter::default()))).await),
            ("classes", count(Box::pin(classes::classes(&office, shared::classes::ClassFilter::default()))).await),
        ];
        for (page, queries) in pages {
            let more = match page {
                "portrait" => 2,
                "lead" | "search" => 1,
                _ => 0,
            };
            assert!(queries + SESSION <= MOST + more, "{page} on {} makes {} queries", house.name, queries + SESSION);
        }
    }
}

async fn count<T>(page: impl Future<Output = Result<T, shared::error::AppError>>) -> u32 {
    let (read, queries) = counted(page).await;
    assert!(read.is_ok());
    queries
}

#[tokio::test(flavor = "multi_thread")]
async fn the_session_is_one_query() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let form = shared::access::SignIn { login: "lin".into(), password: backend::seed::PASSWORD.into() };
        let signed_in = access::sign_in(&house.nobody(), form, "test").await.unwrap_or_else(|error| panic!("{error}"));
        let (actor, queries) = counted(Box::pin(access::actor_of(&house, &signed_in.token))).await;
        assert_eq!((actor.unwrap().unwrap().name.as_str(), queries), ("林知远", 1), "{}", house.name);
    }
}

/// Every page of the list, in every order, holds each learner once: keys neither skip nor repeat.
#[tokio::test(flavor = "multi_thread")]
async fn keyset_pages_cover_the_list_exactly() {
    use shared::people::{Order, SortBy};
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let office = signed_in(&house, "zhou").await;
        for sort in [SortBy::Name, SortBy::No, SortBy::Balance, SortBy::Expiry, SortBy::Seen] {
            for order in [Order::Up, Order::Down] {
                let seen = walk(&office, sort, order).await;
                let mut once = seen.clone();
                once.sort();
                once.dedup();
                assert_eq!((seen.len(), once.len()), (132, 132), "{sort:?} {order:?} on {}", house.name);
            }
        }
    }
}

async fn walk(cx: &Cx, sort: shared::people::SortBy, order: shared::people::Order) -> Vec<String> {
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let list = people::learners(cx, LearnerFilter { sort, order, after, ..LearnerFilter::default() }).await.unwrap();
        seen.extend(list.page.rows.into_iter().map(|line| line.no));
        let Some(next) = list.page.next else { return seen };
        after = Some(next);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_finds_by_character_sound_initial_number_and_phone() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let office = signed_in(&house, "zhou").await;
        let finds = [
            ("曾静", "曾静"),
            ("静", "曾静"),
            ("zeng", "曾静"),
            ("zj", "曾静"),
            ("xie", "解雨桐"),
            ("ouyang", "欧阳明轩"),
            ("XY2600006", "曾静"),
            ("13800002046", "陈思远"),
        ];
        for (q, name) in finds {
            let list = people::learners(&office, LearnerFilter { q: q.into(), ..LearnerFilter::default() }).await.unwrap();
            assert!(
                list.page.rows.iter().any(|line| line.name == name),
                "{q} on {}: {:?}",
                house.name,
                list.page.rows.iter().map(|line| &line.name).collect::<Vec<_>>()
            );
            assert!(list.count < 40, "{q} finds {}", list.count);
        }
        for nonsense in ["\"", "*", "' or 1=1", "zz zz", "%", ":*"] {
            assert!(people::learners(&office, LearnerFilter { q: nonsense.into(), ..LearnerFilter::default() }).await.is_ok(), "{nonsense} on {}", house.name);
        }
    }
}

/// What is typed into the search for classes is looked for as it stands: `%` and `_` stand for nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn a_search_for_classes_has_no_wildcards() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update class set name = '满分100%_班!' where code = 'XH-SX4-B'").unwrap();
        tx.commit().await.unwrap();
        let office = signed_in(&house, "zhou").await;
        let found = async |q: &str| {
            let filter = shared::classes::ClassFilter { q: q.into(), ..Default::default() };
            classes::classes(&office, filter).await.unwrap().page.rows.into_iter().map(|line| line.code).collect::<Vec<_>>()
        };
        for q in ["%", "_", "100%", "0%_", "!", "满分1", " 100% "] {
            assert_eq!(found(q).await, ["XH-SX4-B"], "{q} on {}", house.name);
        }
        for q in ["满%班", "XH_SX4", "1_0", "!%", "\\"] {
            assert_eq!(found(q).await, Vec::<String>::new(), "{q} on {}", house.name);
        }
        assert!(found("SX4").await.len() > 1 && found("").await.len() > found("SX4").await.len(), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_leave_the_server_masked() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let office = signed_in(&house, "zhou").await;
        let child = LearnerId(id(&house, "select id from learner where name = '陈思远'").await);
        let portrait = people::portrait(&office, child).await.unwrap();
        let json = serde_json::to_string(&portrait).unwrap();
        assert!(json.contains("138****2046") && !json.contains("13800002046"), "{json}");
        let mut conn = house.db.read().await.unwrap();
        let (sealed,) = fetch_one!(&mut conn, (Vec<u8>,), "select phone_sealed from guardian where name = '王雅琴'").unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("13800002046"));
    }
}

/// A guardian reaches the own children and nobody else's, and a link that has ended is no link.
#[tokio::test(flavor = "multi_thread")]
async fn a_family_sees_its_own_children_only() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mother_id = id(&house, "select id from guardian where name = '王雅琴'").await;
        let mother = house.cx(guardian(GuardianId(mother_id)));
        let own = LearnerId(id(&house, "select id from learner where name = '陈思远'").await);
        let other = LearnerId(id(&house, "select id from learner where name = '孙悦然'").await);
        assert_eq!(people::family(&mother).await.unwrap().children.len(), 2, "{}", house.name);
        let timeline = progress::timeline(&mother, own, None, None).await.unwrap();
        assert_eq!(timeline.siblings.len(), 2);
        let remarks = |timeline: &shared::progress::Timeline| serde_json::to_string(timeline).unwrap().contains("\"note\":\"");
        let office = signed_in(&house, "zhou").await;
        assert!(remarks(&progress::timeline(&office, own, None, None).await.unwrap()) && !remarks(&timeline), "remarks are for staff");
        assert!(timeline.page.rows.len() > 5);
        for refused in [progress::timeline(&mother, other, None, None).await.map(drop), people::learners(&mother, LearnerFilter::default()).await.map(drop)] {
            assert!(matches!(refused, Err(shared::error::AppError::NotFound | shared::error::AppError::Forbidden)), "{refused:?}");
        }
        let mut tx = house.db.begin().await.unwrap();
        let yesterday = house.clock.on_campus("Asia/Shanghai").date - chrono::Days::new(1);
        backend::execute!(&mut tx, "update guardian_link set until_on = $2 where guardian_id = $1", mother_id, yesterday).unwrap();
        tx.commit().await.unwrap();
        assert!(people::family(&mother).await.unwrap().children.is_empty());
        assert!(progress::timeline(&mother, own, None, None).await.is_err());
    }
}
