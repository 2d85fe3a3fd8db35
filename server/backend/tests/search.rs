//! Words of a search that name a tag, a campus or a class, on both databases.

use backend::{
    Cx, people, tags,
    testing::{TestHouse, databases, signed_in},
};
use shared::{
    people::{LearnerFilter, LearnerList, NamedBy},
    tags::{Colour, TagDraft},
};

async fn search(cx: &Cx, q: &str) -> LearnerList {
    people::learners(cx, LearnerFilter { q: q.into(), ..LearnerFilter::default() }).await.unwrap()
}

fn names(list: &LearnerList) -> Vec<(NamedBy, &str, &str)> {
    list.named.iter().map(|named| (named.by, named.name.as_str(), named.without.as_str())).collect()
}

async fn school(house: &TestHouse) -> Cx {
    backend::seed::seed_if_empty(house).await.unwrap();
    signed_in(house, "zhou").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_campus_a_tag_and_a_class_narrow_the_list() {
    for house in databases().await {
        let office = school(&house).await;
        let all = search(&office, "").await;
        for q in ["浦东", "浦东校区"] {
            let list = search(&office, q).await;
            assert_eq!(names(&list), [(NamedBy::Campus, "浦东校区", "")], "{}", house.name);
            assert!(list.count > 0 && list.count < all.count && list.page.rows.iter().all(|line| line.campus == "浦东校区"));
        }
        let draft = TagDraft { name: "书画之星".into(), shelf: String::new(), colour: Colour::Blue, rule: None, is_on: true };
        let tag = tags::save_tag(&office, None, 0, draft, "t").await.unwrap();
        let child = search(&office, "陈思远").await.page.rows[0].id;
        tags::give_tag(&office, child, tag, "g").await.unwrap();
        let list = search(&office, "书画之星").await;
        assert_eq!((names(&list), list.count), (vec![(NamedBy::Tag, "书画之星", "")], 1), "{}", house.name);
        let class = search(&office, "xh-sx4-b").await;
        assert_eq!((class.named.len(), class.named[0].by), (1, NamedBy::Class), "{}", house.name);
        assert!(class.page.rows.iter().any(|line| line.id == child) && class.count < all.count);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_names_nothing_is_looked_for_among_those_who_are_left() {
    for house in databases().await {
        let office = school(&house).await;
        let list = search(&office, "徐汇 csy").await;
        assert_eq!(names(&list), [(NamedBy::Campus, "徐汇校区", "csy")], "{}", house.name);
        assert!(list.page.rows.iter().any(|line| line.name == "陈思远"));
        let elsewhere = search(&office, "浦东 csy").await;
        assert!(elsewhere.page.rows.iter().all(|line| line.name != "陈思远"), "{}", house.name);
        // The word of a filter that is set already is looked for as any other.
        let campus = list.campuses.iter().find(|(_, name)| name == "徐汇校区").map(|(id, _)| *id);
        let twice = people::learners(&office, LearnerFilter { q: "浦东".into(), campus, ..LearnerFilter::default() }).await.unwrap();
        assert!(twice.named.is_empty() && twice.count == 0, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_names_one_thing_as_a_whole_narrows_once_and_what_is_set_already_is_no_search() {
    for house in databases().await {
        let office = school(&house).await;
        let draft = TagDraft { name: "浦东 之星".into(), shelf: String::new(), colour: Colour::Blue, rule: None, is_on: true };
        let tag = tags::save_tag(&office, None, 0, draft, "t").await.unwrap();
        let child = search(&office, "陈思远").await.page.rows[0].id;
        tags::give_tag(&office, child, tag, "g").await.unwrap();
        let list = search(&office, "浦东 之星").await;
        assert_eq!((names(&list), list.count), (vec![(NamedBy::Tag, "浦东 之星", "")], 1), "{}: not of that campus alone", house.name);
        let campus = list.campuses.iter().find(|(_, name)| name == "徐汇校区").map(|(id, _)| *id);
        let twice = people::learners(&office, LearnerFilter { q: "徐汇 csy".into(), campus, ..LearnerFilter::default() }).await.unwrap();
        assert_eq!(names(&twice), [(NamedBy::Campus, "徐汇校区", "csy")], "{}", house.name);
        assert!(twice.page.rows.iter().any(|line| line.id == child), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_of_others_is_named_to_nobody() {
    for house in databases().await {
        let office = school(&house).await;
        let teacher = signed_in(&house, "lin").await;
        let codes = ["XH-SX4-B", "XH-SX4-A", "PD-SX4-A", "XH-YY4-A", "PD-YY4-A"];
        for code in codes {
            let (all, own) = (search(&office, code).await, search(&teacher, code).await);
            let sees = backend::classes::classes(&teacher, shared::classes::ClassFilter { q: code.into(), ..Default::default() }).await.unwrap();
            assert_eq!(own.named.len(), sees.page.rows.len().min(all.named.len()), "{}: {code}", house.name);
        }
    }
}
