//! Somebody who is looked for by a whole phone number is found, and the number stands in no address.

mod school;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use school::School;

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_number_is_found_and_stands_in_no_address() {
    let school = School::open_all().await.remove(0);
    let get = |who: &str, path: &str| Request::get(path).header("accept", "text/html").header("cookie", school.cookie(who)).body(Body::empty()).unwrap();
    for who in ["admin", "nobody"] {
        for number in ["13800002046", "310104201503057731", "31010420150305773x"] {
            let response = school.respond(get(who, &format!("/console/learners?campus=&q={number}&state=%E5%9C%A8%E8%AF%BB"))).await;
            assert_eq!(response.status(), StatusCode::SEE_OTHER, "{who}: {number}");
            let to = response.headers()[header::LOCATION].to_str().unwrap();
            assert!(to.starts_with("/console/learners?q=%7E") && to.ends_with("&state=%E5%9C%A8%E8%AF%BB") && !to.contains(number), "{who}: {to}");
        }
    }
    let response = school.respond(get("admin", "/console/exports?q=13800002046&state=")).await;
    let to = response.headers()[header::LOCATION].to_str().unwrap();
    assert!(response.status() == StatusCode::SEE_OTHER && to.starts_with("/console/exports?q=%7E") && !to.contains("13800002046"), "{to}");
    let response = school.respond(get("sales", "/console/leads?q=13500007700&stage=")).await;
    let to = response.headers()[header::LOCATION].to_str().unwrap().to_owned();
    assert!(to.starts_with("/console/leads?q=%7E") && !to.contains("13500007700"), "{to}");
    let (status, html) = school.send(get("sales", &to)).await;
    assert!(status == StatusCode::OK && html.contains("江望舒") && !html.contains("石安澜") && !html.contains("13500007700"), "the child of that phone");
    let response = school.respond(get("admin", "/console/learners?q=13800002046")).await;
    let to = response.headers()[header::LOCATION].to_str().unwrap().to_owned();
    let (status, html) = school.send(get("admin", &to)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("陈思远") && !html.contains("王小明"), "the child of that phone, and nobody else");
    assert!(!html.contains("13800002046"), "nor is it said on the page");
    assert!(html.contains("/console/exports?q=%7E") || html.contains("/console/exports?q=~"), "and it goes along into an export as it is");
    let (status, html) = school.send(get("admin", "/console/learners?q=%7Eforged")).await;
    assert!(status == StatusCode::OK && !html.contains("陈思远"), "what does not open finds nobody");
}
