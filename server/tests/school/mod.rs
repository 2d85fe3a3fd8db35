//! The demo school behind the whole router, with a sign-in for every kind of person.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, Response, StatusCode, request::Builder},
};
use backend::{
    access::{NewAccount, create_account},
    execute, fetch_one,
    sqlx::types::Uuid,
    testing::{TestHouse, databases},
};
use server::config::Settings;
use shared::{
    access::{Role, SignIn},
    id::{AccountId, CampusId, ClassId, GuardianId, LeadId, LearnerId, LessonId, StaffId},
};
use std::{collections::HashMap, time::Duration};
use tower::ServiceExt;

/// Who calls: nobody; the class's own teacher and class teacher; a teacher of other classes; the office of both campuses
/// and of the other campus; customer service, finance, the auditor; the administrator; who looks after the lead, and who does for another company; the child's guardian; another child's guardian; the child.
pub const WHO: [&str; 15] = [
    "nobody",
    "teacher",
    "head",
    "other",
    "office",
    "elsewhere",
    "service",
    "finance",
    "auditor",
    "admin",
    "sales",
    "outsourced",
    "mother",
    "stranger",
    "child",
];

pub struct School {
    router: Router,
    cookies: HashMap<&'static str, String>,
    pub lesson: LessonId,
    pub class: ClassId,
    pub learner: LearnerId,
    /// Another child of the learner's guardian.
    pub sister: LearnerId,
    /// The learner's other guardian, who has no account.
    pub guardian: GuardianId,
    /// Somebody interested, whom 方晴 looks after.
    pub lead: LeadId,
    /// An account nobody calls with.
    pub spare: AccountId,
    pub house: TestHouse,
}

impl School {
    /// The school on SQLite, then on PostgreSQL.
    pub async fn open_all() -> Vec<Self> {
        Self::open_with(backend::Rules::default()).await
    }

    /// The same under other rules.
    pub async fn open_with(rules: backend::Rules) -> Vec<Self> {
        Self::open_as(|house| house.rules = rules).await
    }

    /// The same, changed before it opens.
    pub async fn open_as(change: impl Fn(&mut backend::House)) -> Vec<Self> {
        let mut schools = Vec::new();
        for mut house in databases().await {
            change(&mut house.house);
            schools.push(Self::open(house).await);
        }
        schools
    }

    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let spare = others(&house).await;
        let mut conn = house.db.read().await.unwrap();
        const LESSON: &str = "select l.id, l.class_id from lesson l join class c on c.id = l.class_id where c.code = 'XH-SX4-B' and l.on_date = $1";
        let (lesson, class) = fetch_one!(&mut conn, (Uuid, Uuid), LESSON, house.clock.on_campus("Asia/Shanghai").date).unwrap();
        let (learner,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        let (guardian,) = fetch_one!(&mut conn, (Uuid,), "select id from guardian where name = '陈志强'").unwrap();
        let (sister,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思宁'").unwrap();
        let (lead,) = fetch_one!(&mut conn, (Uuid,), "select id from lead where name = '江望舒'").unwrap();
        drop(conn);
        let settings = Settings { data_dir: house.folder.clone(), ..Settings::default() };
        let router = server::http::router(house.house.clone(), &settings);
        let cookies = cookies(&house).await;
        Self {
            router,
            cookies,
            lesson: LessonId(lesson),
            class: ClassId(class),
            learner: LearnerId(learner),
            sister: LearnerId(sister),
            guardian: GuardianId(guardian),
            lead: LeadId(lead),
            spare,
            house,
        }
    }

    pub fn cookie(&self, who: &str) -> String {
        self.cookies.get(who).cloned().unwrap_or_default()
    }

    /// Asks as `who` would from the product's own pages.
    pub async fn ask(&self, who: &str, request: Builder, body: String) -> (StatusCode, String) {
        let request = request.header("sec-fetch-site", "same-origin").header("cookie", self.cookie(who)).body(Body::from(body)).unwrap();
        self.send(request).await
    }

    /// After everybody was signed out.
    pub async fn sign_in_again(&mut self) {
        self.cookies = cookies(&self.house).await;
    }

    /// The status alone: a stream has no end to read to.
    pub async fn status(&self, who: &str, request: Builder) -> StatusCode {
        let request = request.header("cookie", self.cookie(who)).body(Body::empty()).unwrap();
        self.respond(request).await.status()
    }

    /// The account that signs in as `login`.
    pub async fn account(&self, login: &str) -> AccountId {
        let mut conn = self.house.db.read().await.unwrap();
        AccountId(fetch_one!(&mut conn, (Uuid,), "select id from account where login = $1", login).unwrap().0)
    }

    /// Every row of every table but the log's.
    pub async fn rows(&self) -> Vec<(String, String)> {
        let mut conn = self.house.db.read().await.unwrap();
        backend::testing::texts(&mut conn).await.into_iter().filter(|(table, _)| !["audit_entry", "archive_look"].contains(&table.as_str())).collect()
    }

    pub async fn send(&self, request: Request<Body>) -> (StatusCode, String) {
        let response = self.respond(request).await;
        let status = response.status();
        let body = tokio::time::timeout(Duration::from_secs(20), to_bytes(response.into_body(), 4_000_000)).await.expect("answered in time").unwrap();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    pub async fn respond(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }
}

/// The people the demo school has no sign-in for.
async fn others(house: &TestHouse) -> AccountId {
    let mut conn = house.db.read().await.unwrap();
    let (go,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T003'").unwrap();
    let (english,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T004'").unwrap();
    let (pudong,) = fetch_one!(&mut conn, (Uuid,), "select id from campus where name = '浦东校区'").unwrap();
    drop(conn);
    let hash = house.hasher.hash(backend::seed::PASSWORD.into()).await.unwrap();
    let account = |login: &str, staff: Uuid, role: Role, campus: Option<Uuid>| NewAccount {
        login: login.into(),
        name: login.into(),
        staff: Some(StaffId(staff)),
        guardian: None::<GuardianId>,
        roles: vec![(role, campus.map(CampusId))],
        password_hash: hash.clone(),
    };
    let mut tx = house.db.begin().await.unwrap();
    let people = [
        account("duan", go, Role::Teacher, None),
        account("pudong", english, Role::AcademicAffairs, Some(pudong)),
        account("service", english, Role::CustomerService, None),
        account("finance", english, Role::Finance, None),
        account("auditor", english, Role::Auditor, None),
    ];
    for account in people {
        create_account(&mut tx, &account, house.clock.now()).await.unwrap();
    }
    const OWN: &str = "insert into account (id, login, name, kind, learner_id, password_hash, is_active, lang, created_at)
                       select $1, 'child', name, 'learner', id, $2, $3, 'zh-CN', 1 from learner where name = '陈思远'";
    execute!(&mut tx, OWN, backend::new_id(), &hash, true).unwrap();
    let spare = create_account(&mut tx, &account("spare", english, Role::Teacher, None), house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    spare
}

async fn cookies(house: &TestHouse) -> HashMap<&'static str, String> {
    let logins = [
        ("teacher", "lin"),
        ("head", "han"),
        ("other", "duan"),
        ("office", "zhou"),
        ("elsewhere", "pudong"),
        ("service", "service"),
        ("finance", "finance"),
        ("auditor", "auditor"),
        ("admin", "admin"),
        ("sales", "fang"),
        ("outsourced", "hexin"),
        ("mother", "13800002046"),
        ("stranger", "13600004402"),
        ("child", "child"),
    ];
    let mut cookies = HashMap::new();
    for (who, login) in logins {
        let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
        let signed_in = backend::access::sign_in(&house.nobody(), form, "sweep").await.unwrap_or_else(|error| panic!("{login}: {error}"));
        cookies.insert(who, format!("__Host-sid={}", signed_in.token.text()));
    }
    cookies
}
