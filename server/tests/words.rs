//! The words of a page: in a script of the reader's own language, with those of staff for staff alone.

mod school;

use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use school::School;

/// The address of the words that a page names.
async fn words_of(school: &School, who: &str, lang: &str, page: &str) -> String {
    let request = Request::get(page).header("accept-language", lang);
    let (status, html) = school.ask(who, request, String::new()).await;
    assert_ne!(status, StatusCode::SEE_OTHER, "{page} as {who}");
    let at = html.find("/words/").unwrap_or_else(|| panic!("{page} names no words: {html}"));
    assert!(at < html.find("hydrate").unwrap(), "the words come before the code");
    html[at..].split('"').next().unwrap().to_owned()
}

async fn script(school: &School, address: &str) -> (String, String) {
    let response = school.respond(Request::get(address).body(Body::empty()).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK, "{address}");
    let cache = response.headers()["cache-control"].to_str().unwrap().to_owned();
    let body = to_bytes(response.into_body(), 4_000_000).await.unwrap();
    (cache, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn families_load_their_own_words_and_staff_all() {
    let school = School::open_all().await.remove(0);
    for (lang, own, of_staff) in
        [("zh-CN", "切换孩子", "先看结果，没问题再去掉勾选正式导入"), ("en", "Switch child", "See the result first; untick it to import for good")]
    {
        let (family, staff) = (words_of(&school, "mother", lang, "/portal").await, words_of(&school, "office", lang, "/console/learners").await);
        let ((cache, family), (_, staff)) = (script(&school, &family).await, script(&school, &staff).await);
        assert!(cache.contains("immutable"), "{cache}");
        assert!(family.contains(own) && staff.contains(own), "{lang}: {own}");
        assert!(staff.contains(of_staff), "{lang}: {of_staff}");
        assert!(!family.contains(of_staff), "{lang}: {of_staff}");
        assert_eq!(family.matches("\\u001f").count(), staff.matches("\\u001f").count(), "a word has the same number in both");
    }
    let (refused, staff) = (words_of(&school, "mother", "zh-CN", "/console/learners").await, words_of(&school, "office", "zh-CN", "/account").await);
    assert_eq!(refused, staff, "a page of staff says with its own words that it is not for a family");
    assert_eq!(words_of(&school, "nobody", "zh-CN", "/sign-in").await, words_of(&school, "mother", "zh-CN", "/portal").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_of_another_build_is_not_there() {
    let school = School::open_all().await.remove(0);
    assert_eq!(school.status("nobody", Request::get("/words/zh-CN.0000000000000000.js")).await, StatusCode::NOT_FOUND);
}
