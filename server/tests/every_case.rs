//! Thousands of generated cases over HTTP: everybody asks for everything, and a naive oracle says what must come back.

#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

mod cases;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use backend::{sqlx::types::Uuid, testing::databases};
use cases::{
    oracle::{archive, progress},
    people::{Person, everybody},
    world::{Class, World},
};
use server::config::Settings;
use tower::ServiceExt;

/// One request and what must come back.
struct Case {
    what: String,
    request: Request<Body>,
    /// Whether it is answered; otherwise it is refused like a missing thing, or openly.
    allowed: bool,
    /// A word that must be in the answer, or must not.
    shows: Option<(String, bool)>,
}

struct Asker<'a> {
    world: &'a World,
    person: &'a Person,
    cases: Vec<Case>,
}

impl Asker<'_> {
    fn post(&self, path: &str, json: bool, body: String) -> Request<Body> {
        let kind = if json { "application/json" } else { "application/x-www-form-urlencoded" };
        let request = Request::post(path).header("content-type", kind).header("accept", "application/json").header("sec-fetch-site", "same-origin");
        let request = self.person.cookie.iter().fold(request, |request, cookie| request.header("cookie", cookie));
        request.body(Body::from(body)).unwrap()
    }

    fn get(&self, path: &str) -> Request<Body> {
        let request = Request::get(path).header("accept", "text/html");
        self.person.cookie.iter().fold(request, |request, cookie| request.header("cookie", cookie)).body(Body::empty()).unwrap()
    }

    fn add(&mut self, what: String, request: Request<Body>, allowed: bool) {
        self.cases.push(Case { what, request, allowed, shows: None });
    }

    fn learners(&mut self) {
        let (world, person) = (self.world, self.person);
        for learner in world.asked_for() {
            let name = &learner.name;
            let (reads, follows) =
                (person.sees_learner(world, learner, archive), person.sees_learner(world, learner, progress) || person.is_family_of(learner));
            self.add(format!("portrait of {name}"), self.post("/api/read_portrait", false, format!("learner={}", learner.id)), reads);
            self.add(format!("timeline of {name}"), self.post("/api/read_timeline", false, format!("learner={}", learner.id)), follows);
            self.add(format!("stream of {name}"), self.get(&format!("/live?topics=learner.{}", learner.id)), follows);
            self.add(format!("page of {name}"), self.get(&format!("/console/learners/{}", learner.id)), reads);
            let found = self.post("/api/read_learners", true, format!(r#"{{"filter":{{"q":"{name}"}}}}"#));
            let shows = person.lists(archive).then(|| (learner.name.clone(), reads));
            self.cases.push(Case { what: format!("search for {name}"), request: found, allowed: person.lists(archive), shows });
        }
    }

    fn classes(&mut self) {
        let (world, person) = (self.world, self.person);
        for class in &world.classes {
            let sees = person.sees_class(class, progress);
            let page = self.post("/api/read_class", true, format!(r#"{{"class":"{}","day":null}}"#, class.id));
            self.cases.push(Case { what: format!("class {}", class.code), request: page, allowed: sees, shows: self.left_out(class) });
            self.add(format!("stream of {}", class.code), self.get(&format!("/live?topics=class.{}", class.id)), sees);
            let found = self.post("/api/read_classes", true, format!(r#"{{"filter":{{"q":"{}","campus":null,"ended":true,"after":null}}}}"#, class.code));
            let shows = person.lists(progress).then(|| (class.code.clone(), sees));
            self.cases.push(Case { what: format!("search for {}", class.code), request: found, allowed: person.lists(progress), shows });
            let lesson = world.lessons.iter().find(|lesson| lesson.class == class.id).unwrap();
            let takes = person.takes_roll(world, lesson);
            let board = self.post("/api/read_board", false, format!("lesson={}", lesson.id));
            self.cases.push(Case { what: format!("board of {}", class.code), request: board, allowed: takes, shows: self.left_out(class) });
            self.add(format!("wall of {}", class.code), self.get(&format!("/board/lesson/{}/projector", lesson.id)), takes);
            let mark = format!("lesson={0}&mark=rest.present&key={0}", lesson.id);
            self.add(format!("roll of {}", class.code), self.post("/api/mark_roll", false, mark), takes);
            for learner in world.learners.iter().filter(|learner| learner.restricted && learner.classes.contains(&class.id)) {
                let mark = format!("lesson={}&mark={}.present&key={}", lesson.id, learner.id, learner.id);
                self.add(format!("mark of {} in {}", learner.name, class.code), self.post("/api/mark_roll", false, mark), false);
            }
        }
    }

    /// The name that no roster of the class shows: of a member whose processing is restricted.
    fn left_out(&self, class: &Class) -> Option<(String, bool)> {
        let member = self.world.learners.iter().find(|learner| learner.restricted && learner.classes.contains(&class.id));
        member.map(|learner| (learner.name.clone(), false))
    }

    /// What is missing answers nobody, and what is for the whole school answers few.
    fn the_rest(&mut self, spare: Uuid) {
        let missing = Uuid::from_u128(7);
        for (path, field) in
            [("read_portrait", "learner"), ("read_timeline", "learner"), ("read_board", "lesson"), ("read_account", "account"), ("stop_account", "account")]
        {
            self.add(format!("{path} of what is missing"), self.post(&format!("/api/{path}"), false, format!("{field}={missing}")), false);
        }
        let (accounts, imports) = (self.person.may("accounts"), self.person.may("imports"));
        self.add("accounts".into(), self.post("/api/read_accounts", false, String::new()), accounts);
        self.add("imports".into(), self.post("/api/read_imports", false, String::new()), imports);
        self.add("stream of an import".into(), self.get(&format!("/live?topics=import.{missing}")), imports);
        self.add("an account".into(), self.post("/api/read_account", false, format!("account={spare}")), accounts);
        self.add("stop an account".into(), self.post("/api/stop_account", false, format!("account={spare}")), accounts);
        self.add("restart an account".into(), self.post("/api/restart_account", false, format!("account={spare}")), accounts);
        let own = self.person.account;
        self.add("stop oneself".into(), self.post("/api/stop_account", false, format!("account={own}")), false);
        self.add("the family".into(), self.post("/api/read_family", false, String::new()), self.person.is_guardian);
    }
}

/// What went wrong, if anything.
async fn tried(router: &Router, case: Case) -> Option<String> {
    let response = router.clone().oneshot(case.request).await.unwrap();
    let status = response.status();
    let refused = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND | StatusCode::SEE_OTHER);
    if case.allowed != (status == StatusCode::OK) || case.allowed == refused {
        return Some(format!("{}: {status} although allowed is {}", case.what, case.allowed));
    }
    let (word, shown) = case.shows?;
    let body = to_bytes(response.into_body(), 4_000_000).await.unwrap();
    let found = body.windows(word.len()).any(|part| part == word.as_bytes());
    (found != shown).then(|| format!("{}: found is {found}, must be {shown}", case.what))
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_cases_and_none_is_wrong() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let world = World::read(&house).await;
        let people = everybody(&house, &world).await;
        let spare = people[1].account;
        let router = server::http::router(house.house.clone(), &Settings { data_dir: house.folder.clone(), ..Settings::default() });
        let (mut asked, mut allowed, mut wrong) = (0, 0, Vec::new());
        for person in people.iter().filter(|person| person.account != spare) {
            let mut round = Asker { world: &world, person, cases: Vec::new() };
            round.learners();
            round.classes();
            round.the_rest(spare);
            for case in round.cases {
                asked += 1;
                allowed += usize::from(case.allowed);
                wrong.extend(tried(&router, case).await.map(|what| format!("{}, {}: {what}", house.name, person.name)));
            }
        }
        println!("{}: {asked} cases, {allowed} allowed, {} wrong", house.name, wrong.len());
        assert!(asked >= 5000 && allowed * 10 > asked, "{asked} cases, {allowed} of them allowed");
        assert!(wrong.is_empty(), "{} of {asked} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    }
}
