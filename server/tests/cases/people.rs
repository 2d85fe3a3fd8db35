//! Everybody who could ask: each role in each of its bounds and terms, families of every sort, nobody.

use super::world::World;
use backend::{
    access::{NewAccount, create_account, sign_in},
    execute, fetch_one,
    sqlx::types::Uuid,
    testing::TestHouse,
};
use chrono::{Days, NaiveDate};
use shared::{
    access::SignIn,
    id::{AccountId, GuardianId, StaffId},
};

pub struct Role {
    pub word: &'static str,
    pub campus: Option<Uuid>,
    pub department: Option<String>,
    pub class: Option<Uuid>,
    /// Whether it holds at the moment of asking.
    pub holds: bool,
}

pub struct Person {
    pub name: String,
    pub account: Uuid,
    pub cookie: Option<String>,
    pub staff: Option<Uuid>,
    pub role: Option<Role>,
    /// Children whose link holds today.
    pub children: Vec<Uuid>,
    pub is_guardian: bool,
}

const ROLES: [&str; 11] =
    ["admin", "manager", "academic_affairs", "class_teacher", "teacher", "customer_service", "operations", "sales", "outsourced_sales", "finance", "auditor"];
const BOUNDS: [&str; 5] = ["whole", "campus", "department", "class", "campus and department"];
/// What a term is called, and the seconds from now to its beginning and to its end.
type Span = (&'static str, i64, Option<i64>);
const TERMS: [Span; 4] = [("open", -60, None), ("ends in a second", -60, Some(1)), ("ends now", -60, Some(0)), ("begins in a second", 1, None)];

/// Signs everybody up and in. The clock stands.
pub async fn everybody(house: &TestHouse, world: &World) -> Vec<Person> {
    let hash = house.hasher.hash(backend::seed::PASSWORD.into()).await.unwrap();
    let mut people =
        vec![Person { name: "nobody".into(), account: Uuid::nil(), cookie: None, staff: None, role: None, children: Vec::new(), is_guardian: false }];
    let mut conn = house.db.read().await.unwrap();
    let (teacher,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T003'").unwrap();
    drop(conn);
    people.push(staff(house, &hash, "staff without a role".into(), teacher, None).await);
    for word in ROLES {
        for bound in BOUNDS {
            for term in TERMS.iter().filter(|(name, ..)| *name == "open" || bound == "whole") {
                people.push(
                    staff(
                        house,
                        &hash,
                        format!("{word}, {bound}, {}", term.0),
                        teacher,
                        Some((role(world, word, bound, term.2.is_none_or(|ends| ends > 0) && term.1 <= 0), *term)),
                    )
                    .await,
                );
            }
        }
    }
    let (day, before) = (world.today, world.today - Days::new(9));
    for (name, from, until) in
        [("today's", before, None), ("last day's", before, Some(day)), ("former", before, Some(day - Days::new(1))), ("coming", day + Days::new(1), None)]
    {
        people.push(guardian(house, &hash, name, world, (from, until)).await);
    }
    people
}

fn role(world: &World, named: &'static str, bound: &str, holds: bool) -> Role {
    let go = world.classes.iter().find(|class| class.code == "XH-WQ1-A").unwrap();
    let campus = bound.contains("campus").then_some(world.campuses[0]);
    let department = bound.contains("department").then(|| "数学".to_owned());
    Role { word: named, campus, department, class: (bound == "class").then_some(go.id), holds }
}

async fn cookie(house: &TestHouse, login: &str) -> String {
    let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    format!("__Host-sid={}", sign_in(&house.nobody(), form, "cases").await.unwrap().token.text())
}

async fn account(house: &TestHouse, hash: &str, name: &str, staff: Option<Uuid>, guardian: Option<Uuid>) -> (AccountId, String) {
    let login = backend::new_id().simple().to_string();
    let account = NewAccount {
        login: login.clone(),
        name: name.into(),
        staff: staff.map(StaffId),
        guardian: guardian.map(GuardianId),
        roles: Vec::new(),
        password_hash: hash.into(),
    };
    let mut tx = house.db.begin().await.unwrap();
    let id = create_account(&mut tx, &account, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    (id, cookie(house, &login).await)
}

async fn staff(house: &TestHouse, hash: &str, name: String, staff: Uuid, role: Option<(Role, Span)>) -> Person {
    let (id, cookie) = account(house, hash, &name, Some(staff), None).await;
    if let Some((role, (_, from, until))) = &role {
        const SQL: &str =
            "insert into account_role (id, account_id, role, campus_id, department, class_id, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
        let at = |seconds: i64| house.clock.now().plus_seconds(seconds).0;
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, SQL, backend::new_id(), id.0, role.word, role.campus, role.department.clone(), role.class, at(*from), until.map(at)).unwrap();
        tx.commit().await.unwrap();
    }
    Person { name, account: id.0, cookie: Some(cookie), staff: Some(staff), role: role.map(|(role, _)| role), children: Vec::new(), is_guardian: false }
}

async fn guardian(house: &TestHouse, hash: &str, name: &str, world: &World, (from, until): (NaiveDate, Option<NaiveDate>)) -> Person {
    // One of the two is restricted, which their family does not notice.
    let children = ["陈思远", "陈思宁"].map(|name| world.learner_named(name).id);
    let id = backend::new_id();
    let mut tx = house.db.begin().await.unwrap();
    execute!(&mut tx, "insert into guardian (id, name) values ($1, $2)", id, name).unwrap();
    const SQL: &str = "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on, until_on) values ($1, $2, '母亲', 9, $3, $4)";
    for child in children {
        execute!(&mut tx, SQL, child, id, from, until).unwrap();
    }
    tx.commit().await.unwrap();
    let (account, cookie) = account(house, hash, name, None, Some(id)).await;
    let holds = from <= world.today && until.is_none_or(|until| world.today <= until);
    Person {
        name: format!("{name} guardian"),
        account: account.0,
        cookie: Some(cookie),
        staff: None,
        role: None,
        children: if holds { children.to_vec() } else { Vec::new() },
        is_guardian: true,
    }
}
