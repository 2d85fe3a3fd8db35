//! Every server function and every route, called over HTTP as nobody and as each role, own and other.
//!
//! A server function without a sample below fails the test: nothing enters the product past this sweep.

#![recursion_limit = "512"]

mod school;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use school::{School, WHO};
use std::fmt::Write;

#[allow(clippy::match_same_arms, clippy::too_many_lines, reason = "one line a room")]
/// A sample body a server function: form or JSON, with the ids of the class that is on show.
fn sample(school: &School, path: &str) -> Option<(&'static str, String)> {
    let (lesson, class, learner, spare, guardian, lead) = (school.lesson, school.class, school.learner, school.spare, school.guardian, school.lead);
    let form = |body: String| Some(("application/x-www-form-urlencoded", body));
    let json = |body: String| Some(("application/json", body));
    match path.trim_start_matches("/api/") {
        "read_grants"
        | "read_today"
        | "read_family"
        | "read_imports"
        | "read_demo_sign_ins"
        | "read_exports"
        | "sign_out"
        | "read_accounts"
        | "read_devices"
        | "verify_audit"
        | "read_first_run"
        | "read_invitations"
        | "read_second_factor"
        | "read_proof"
        | "read_provider"
        | "read_own_identity"
        | "unlink_own"
        | "begin_second_factor" => form(String::new()),
        "start_school" => form("code=wrong&name=x&login=x&password=x".into()),
        "invite_staff" => form("name=n&login=newcomer&staff_no=&role=teacher&campus=&from_on=&last_on=&key=sweep.invite".into()),
        "withdraw_invitation" | "renew_invitation" => form(format!("invitation={learner}")),
        "read_invited" => form("token=none".into()),
        "accept_invitation" => form("token=none&password=x".into()),
        "sign_in_code" | "confirm_second_factor" | "end_second_factor" => form("code=wrong".into()),
        "read_tags" | "read_tag" => form(String::new()),
        "save_tag" => json(
            r#"{"tag":null,"version":0,"draft":{"name":"扫","shelf":"","colour":"plain","rule":{"is":"core_finished"},"is_on":true},"key":"sweep.tag"}"#.into(),
        ),
        "switch_tag" => form(format!("tag={learner}&on=true")),
        "preview_tag" => json(r#"{"rule":{"is":"core_finished"},"after":null}"#.into()),
        "read_learner_tags" => form(format!("learner={learner}")),
        "give_tag" | "take_tag" => form(format!("learner={learner}&tag={spare}&key=sweep.{path}")),
        "save_segment" => json(r#"{"name":"扫","filter":{"state":"在读"},"key":"sweep.segment"}"#.into()),
        "drop_segment" => form(format!("segment={learner}")),
        "read_audit" => json(r#"{"filter":{}}"#.into()),
        "read_alarms" => form(String::new()),
        "settle_alarm" => form(format!("alarm={learner}&note=sweep&key=sweep.settle")),
        "read_reviews" => json(r#"{"period":null}"#.into()),
        "review_audit" => form("from=2026-11-01&to=2026-11-02&remark=sweep&key=sweep".into()),
        "sign_in" => form("login=nobody&password=wrong".into()),
        "read_board" | "read_projector" => form(format!("lesson={lesson}")),
        "mark_roll" => form(format!("lesson={lesson}&mark={learner}.present&key=sweep")),
        "read_account" | "read_leaving" | "reset_second_factor" | "restart_account" => form(format!("account={spare}")),
        "stop_account" => form(format!("account={spare}&all=&each%5Bof-{class}%5D=")),
        "give_role" => form(format!("account={spare}&role=teacher&campus=&department=&class=&from_on=&last_on=&key=sweep")),
        "read_roles" => form(String::new()),
        "build_role" => form("title=sweep&like=&key=sweep.build".into()),
        "change_role" => form(format!("role={learner}&version=1&title=x&may[]=read_learners&key=sweep.change")),
        "retire_role" => form(format!("role={learner}")),
        "begin_view" => form(format!("account={spare}&reason=sweep")),
        "read_waiting" | "read_contracts" => form(String::new()),
        "write_contract" => form(format!("account={spare}&company=c&purpose=p&signed_by=s&from_on=&last_on=2026-12-01&key=sweep.contract")),
        "end_contract" => form(format!("account={spare}&contract={learner}")),
        "end_view" => form(String::new()),
        "end_role" => form(format!("account={spare}&role={learner}")),
        "ask_grant" => form("role=finance&campus=&department=&reason=sweep&last_on=2026-11-22&key=sweep.ask".into()),
        "decide_grant" => form(format!("request={learner}&approve=true&answer=")),
        "ask_export" => form("campus=&class=&state=&columns%5B%5D=learner.grade&reason=sweep&key=sweep.export".into()),
        "decide_export" => form(format!("export={learner}&approve=true&answer=")),
        "read_quality" => json(r#"{"filter":{}}"#.into()),
        "read_findings" | "read_next_finding" => json(r#"{"filter":{}}"#.into()),
        "finish_finding" => form(format!("learner={learner}&finding=no_phone&back=&key=sweep.finish")),
        "put_off_finding" => form(format!("learner={learner}&finding=no_phone&until=2026-12-01&back=&key=sweep.put.off")),
        "accept_finding" => form(format!("learner={learner}&finding=no_phone&reason=sweep&back=&key=sweep.accept")),
        "read_dictionary" => form("q=".into()),
        "scan_pairs" => form("key=sweep.scan".into()),
        "read_duplicates" => form(String::new()),
        "read_duplicate" => form(format!("pair={learner}")),
        "merge_learners" | "undo_merge" | "keep_apart" => form(format!("pair={learner}&key=sweep.{path}")),
        "end_grant" => form(format!("request={learner}")),
        "link_identity" => form(format!("account={spare}&subject=sweep")),
        "unlink_identity" => form(format!("account={spare}")),
        "read_reset_link" | "withdraw_reset_link" => form(format!("account={spare}")),
        "make_reset_link" => form(format!("account={spare}&key=sweep.reset")),
        "read_resetting" => form("token=none".into()),
        "reset_password" => form("token=none&password=x".into()),
        // With a login the sixth would wait for having asked too often, whoever it is.
        "ask_reset_code" => form("login=".into()),
        "check_reset_code" => form("code=1".into()),
        "choose_password" => form("password=x".into()),
        "end_device" => form("device=none".into()),
        "change_password" => form("old=wrong&new=wrong&back=/".into()),
        "correct_field" => form(format!("learner={learner}&field=school&value=x&version=9&key=sweep.correct")),
        "read_field_history" => form(format!("learner={learner}")),
        "read_newcomer_form" => form(String::new()),
        // For a campus that is none.
        "add_learner" => form(format!("typed%5Bname%5D=n&typed%5Bcampus%5D={learner}&key=sweep.learner")),
        "return_learner" => form(format!("learner={learner}&state=&key=sweep.return")),
        "read_numbering" => json(r#"{"tried":null}"#.into()),
        "set_numbering" => form("version=9&prefix=&year=two&width=5&key=sweep.numbers".into()),
        "read_portrait" | "read_timeline" | "read_viewers" => form(format!("learner={learner}")),
        "reveal_contact" => json(format!(r#"{{"learner":"{learner}","what":"Address","reason":"sweep","key":"sweep.reveal"}}"#)),
        "read_learners" | "read_classes" => json(r#"{"filter":{}}"#.into()),
        "read_leads" => json(r#"{"filter":{}}"#.into()),
        "read_lead_form" => form(String::new()),
        "read_lead" => form(format!("lead={lead}")),
        // Nobody looks after it; written for a campus that is none.
        "add_lead" => form(format!("campus={learner}&owner=&name=n&guardian=&phone=13511110000&grade=&subject=&source=call&next_on=&key=sweep.lead")),
        "change_lead" => form(format!("lead={lead}&version=0&name=n&guardian=&phone=&grade=&subject=&source=call")),
        "log_contact" => form(format!("lead={lead}&stage=contacted&text=sweep&next_on=&key=sweep.log")),
        "assign_lead" => form(format!("lead={lead}&owner={spare}&key=sweep.assign")),
        "reveal_lead" => form(format!("lead={lead}&reason=sweep&key=sweep.reveal.lead")),
        "erase_lead" => form(format!("lead={spare}")),
        "read_class" => json(format!(r#"{{"class":"{class}","day":null}}"#)),
        "read_undo" | "undo_import" => form(format!("import={learner}")),
        "map_columns" => form(format!("import={learner}&columns%5Bs0c0%5D=learners.x&key=sweep.map")),
        "commit_import" => form(format!("import={learner}&key=sweep.commit")),
        "forget_mapping" => form(format!("import={learner}&look=none")),
        "read_import" => json(format!(r#"{{"import":"{learner}","kind":null,"after":null}}"#)),
        "read_rights" | "read_privacy_desk" => form(String::new()),
        "set_consent" => form(format!("learner={learner}&purpose=photos&given=false")),
        "ask_for_right" => form(format!("learner={learner}&kind=correct&words=x&key=sweep.ask")),
        "withdraw_request" => form(format!("learner={learner}&request={spare}")),
        "decide_request" => form(format!("request={spare}&accept=true")),
        "read_erasure" => form(format!("learner={learner}")),
        "begin_erasure" => form(format!("learner={learner}&key=sweep.erase")),
        // Alphabetically the lifting comes first: whatever is asked after this finds the sister restricted, and nobody else.
        "restrict_learner" | "lift_restriction" => form(format!("learner={}&key=sweep.{path}", school.sister)),
        "read_learner_login" | "stop_learner_login" | "end_learner_devices" => form(format!("learner={}", school.sister)),
        "set_learner_login" => form(format!("learner={}&login=x&password=x", school.sister)),
        "read_outbox" => form(String::new()),
        "read_family_sheet" => form(format!("learner={learner}")),
        "add_guardian" => {
            form(format!("learner={learner}&name=n&relation=r&phone=13511110000&rights%5B%5D=reports&rights%5B%5D=pay&last_on=&key=sweep.guardian"))
        }
        "set_link_rights" => form(format!("learner={learner}&guardian={guardian}&rights%5B%5D=reports&from_on=&last_on=")),
        "end_link" => form(format!("learner={learner}&guardian={guardian}&reason=")),
        "invite_guardian" | "renew_guardian" | "withdraw_guardian" => form(format!("learner={learner}&guardian={guardian}")),
        "read_joining" | "send_proof" | "accept_children" => form("token=none".into()),
        "join_family" => form("token=none&code=1&password=x".into()),
        "open_door" => form("code=wrong".into()),
        "read_certificate" => form(format!("request={spare}")),
        _ => None,
    }
}

/// The word for an answer: the refusal, or `ok`.
fn word(status: StatusCode, path: &str) -> String {
    let word = match status.as_u16() {
        200..=399 => "ok",
        401 => "SignedOut",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        422 => "Invalid",
        428 => "NeedsProof",
        503 => "Busy",
        _ => panic!("{path} answers {status}"),
    };
    word.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_server_function_answers_only_whom_it_may() {
    let mut tables = Vec::new();
    for mut school in School::open_all().await {
        let mut paths: Vec<String> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
        paths.sort();
        assert!(paths.len() >= 15, "{paths:?}");
        let mut table = heading();
        for path in &paths {
            let (kind, body) = sample(&school, path).unwrap_or_else(|| panic!("{path} has no sample in the sweep"));
            row(&mut table, path);
            for who in WHO {
                let request = Request::post(path).header("content-type", kind).header("accept", "application/json");
                let (status, _) = school.ask(who, request, body.clone()).await;
                let _ = write!(table, " {:<10}", word(status, path));
            }
            table.push('\n');
            // Whoever was signed out, or looks through other eyes now, begins anew.
            if path.ends_with("sign_out") || path.ends_with("begin_view") {
                school.sign_in_again().await;
            }
        }
        tables.push(table);
    }
    assert_eq!(tables[0], tables[1], "both databases decide alike");
    insta::assert_snapshot!("server_functions", tables[0]);
}

/// One field more than a function knows, and nothing of it is carried out, whoever asks.
#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_a_server_function_does_not_know_is_refused() {
    let school = School::open_all().await.remove(0);
    let before = school.rows().await;
    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let (kind, body) = sample(&school, path).unwrap();
        let more = if kind == "application/json" { body.replacen('{', r#"{"unasked":1,"#, 1) } else { format!("{body}&unasked=1") };
        for who in ["nobody", "admin", "mother"] {
            let request = Request::post(path).header("content-type", kind).header("accept", "application/json");
            let (status, _) = school.ask(who, request, more.clone()).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{who}: {path} takes {more}");
        }
    }
    assert_eq!(school.rows().await, before, "nothing was written but the log");
}

fn heading() -> String {
    let mut table = format!("{:<28}", "");
    for who in WHO {
        let _ = write!(table, " {who:<10}");
    }
    table.push('\n');
    table
}

fn row(table: &mut String, name: &str) {
    let _ = write!(table, "{name:<28}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_answers_only_whom_it_may() {
    let school = School::open_all().await.remove(0);
    let (lesson, class, learner) = (school.lesson, school.class, school.learner);
    let mut routes: Vec<String> = leptos_axum::generate_route_list(app::app::App).into_iter().map(|route| route.path().to_owned()).collect();
    routes.extend(["/", "/console", "/ui/", "/sign-in/", "/console/learners/", "//evil.example/"].map(str::to_owned));
    routes.push("/download/template/learners".into());
    routes.extend([format!("/live?topics=class.{class}"), format!("/live?topics=learner.{learner}"), format!("/live?topics=import.{learner}")]);
    routes.sort();
    let mut table = heading();
    for route in &routes {
        let url = route
            .replace("{lesson}", &lesson.to_string())
            .replace("{class}", &class.to_string())
            .replace("{learner}", &learner.to_string())
            .replace("{import}", &learner.to_string())
            .replace("{what}", "next")
            .replace("{pair}", &learner.to_string())
            .replace("{request}", &school.spare.to_string())
            .replace("{account}", &school.spare.to_string())
            .replace("{lead}", &school.lead.to_string())
            .replace("{tag}", "new");
        row(&mut table, &route.replace(&class.to_string(), "<class>").replace(&learner.to_string(), "<learner>"));
        for who in WHO {
            let status = school.status(who, Request::get(&url).header("accept", "text/html")).await;
            let _ = write!(table, " {:<10}", status.as_u16());
        }
        table.push('\n');
    }
    row(&mut table, "POST /confirm");
    for who in WHO {
        let request = Request::post("/confirm").header("content-type", "application/x-www-form-urlencoded");
        let (status, _) = school.ask(who, request, "proof=wrong&next=/".into()).await;
        let _ = write!(table, " {:<10}", status.as_u16());
    }
    table.push('\n');
    row(&mut table, "POST /upload/import");
    for who in WHO {
        let form = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n";
        let request = Request::post("/upload/import").header("content-type", "multipart/form-data; boundary=b");
        let (status, _) = school.ask(who, request, form.into()).await;
        let _ = write!(table, " {:<10}", status.as_u16());
    }
    table.push('\n');
    for (path, body) in [
        ("/download/audit", String::new()),
        ("/download/export", format!("export={learner}")),
        ("/copy", format!("learner={learner}")),
        ("/download/errors", format!("import={learner}")),
    ] {
        row(&mut table, &format!("POST {path}"));
        for who in WHO {
            let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
            let (status, _) = school.ask(who, request, body.clone()).await;
            let _ = write!(table, " {:<10}", status.as_u16());
        }
        table.push('\n');
    }
    insta::assert_snapshot!("routes", table);
}

/// Whoever looks through somebody else's eyes reads what they read and writes nothing: not one row changes but the log's.
#[tokio::test(flavor = "multi_thread")]
async fn through_somebody_elses_eyes_nothing_is_written() {
    let school = School::open_all().await.remove(0);
    let form = |path: &str| Request::post(path).header("content-type", "application/x-www-form-urlencoded").header("accept", "application/json");
    let ends = ["/api/end_view", "/api/sign_out"];
    let paths: Vec<&str> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).filter(|path| !ends.contains(path)).collect();
    for (who, reads) in [("lin", "/api/read_today"), ("zhou", "/api/read_learners"), ("13800002046", "/api/read_family")] {
        let seen = school.account(who).await;
        let (status, _) = school.ask("admin", form("/api/begin_view"), format!("account={seen}&reason=sweep+of+all")).await;
        assert!(status.is_success() || status.is_redirection(), "{who}: {status}");
        let before = school.rows().await;
        for path in &paths {
            let (kind, body) = sample(&school, path).unwrap();
            let request = Request::post(*path).header("content-type", kind).header("accept", "application/json");
            let (status, _) = school.ask("admin", request, body).await;
            if *path == reads {
                assert_eq!(status, StatusCode::OK, "{who} reads {path}");
            }
        }
        for path in ["/download/audit", "/download/errors", "/copy", "/confirm"] {
            let (status, _) = school.ask("admin", form(path), "proof=wrong&next=/".into()).await;
            assert_ne!(status, StatusCode::OK, "{who}: {path}");
        }
        assert_eq!(school.rows().await, before, "{who}");
        let (status, _) = school.ask("admin", form("/api/end_view"), String::new()).await;
        assert!(status.is_success() || status.is_redirection(), "{who}: {status}");
    }
}

/// No write hides in a link: server functions answer POST only.
#[tokio::test(flavor = "multi_thread")]
async fn server_functions_do_not_answer_get() {
    let school = School::open_all().await.remove(0);
    for (path, method) in leptos::server_fn::axum::server_fn_paths() {
        assert_eq!(method, Method::POST, "{path}");
        let (status, _) = school.ask("admin", Request::get(path), String::new()).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
}

/// A write from another site, or one that does not say where it comes from, is refused.
#[tokio::test(flavor = "multi_thread")]
async fn other_sites_write_nothing() {
    let school = School::open_all().await.remove(0);
    let body = format!("lesson={}&mark=rest.present&key=x", school.lesson);
    for (header, value, refused) in
        [("sec-fetch-site", "cross-site", true), ("origin", "https://evil.example", true), ("x-none", "", true), ("sec-fetch-site", "same-origin", false)]
    {
        let request = Request::post("/api/mark_roll").header("content-type", "application/x-www-form-urlencoded").header(header, value);
        let request = request.header("cookie", school.cookie("teacher")).body(Body::from(body.clone())).unwrap();
        let (status, _) = school.send(request).await;
        assert_eq!(status == StatusCode::FORBIDDEN, refused, "{header}: {value} → {status}");
    }
}

/// Every response carries the headers: pages, files, errors, server functions.
#[tokio::test(flavor = "multi_thread")]
async fn every_cookie_is_secure_and_of_this_host_alone() {
    let school = School::open_all().await.remove(0);
    let form = format!("login=lin&password={}", backend::seed::PASSWORD);
    let asked = [
        Request::get("/lang?to=en").body(Body::empty()),
        Request::post("/theme").header("content-type", "application/x-www-form-urlencoded").body(Body::from("theme=dark")),
        Request::post("/api/sign_in").header("content-type", "application/x-www-form-urlencoded").header("accept", "text/html").body(Body::from(form)),
    ];
    let mut names = Vec::new();
    for request in asked {
        let mut request = request.unwrap();
        request.headers_mut().insert("sec-fetch-site", axum::http::HeaderValue::from_static("same-origin"));
        let response = school.respond(request).await;
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.starts_with("__Host-") && cookie.ends_with("; Secure") && cookie.contains("; Path=/;"), "{cookie}");
            names.push(cookie.split('=').next().unwrap().to_owned());
        }
    }
    assert_eq!(names, ["__Host-lang", "__Host-theme", "__Host-device", "__Host-sid"]);
    let english = Request::get("/sign-in").header("cookie", "__Host-lang=en").body(Body::empty()).unwrap();
    assert!(school.send(english).await.1.contains("<html lang=\"en\""), "and it is read");
    let more = Request::get("/lang?to=en&more=1").body(Body::empty()).unwrap();
    assert_eq!(school.send(more).await.0, StatusCode::BAD_REQUEST, "what nobody asked for is refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_carries_the_headers() {
    let school = School::open_all().await.remove(0);
    for (site, path) in [
        ("same-origin", "/sign-in"),
        ("same-origin", "/console/learners"),
        ("same-origin", "/no/such/page"),
        ("same-origin", "/no-such-file.js"),
        ("same-origin", "/health"),
        ("same-origin", "/live?topics=x"),
        ("same-origin", "/api/none"),
        ("cross-site", "/api/sign_in"),
    ] {
        let request = if site == "cross-site" { Request::post(path) } else { Request::get(path) };
        let request = request.header("sec-fetch-site", site).header("cookie", school.cookie("admin")).body(Body::empty()).unwrap();
        let response = school.respond(request).await;
        for header in
            ["content-security-policy", "cache-control", "x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "strict-transport-security"]
        {
            assert!(response.headers().contains_key(header), "{path} lacks {header} ({})", response.status());
        }
        let policy = response.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}: {policy}");
    }
}
