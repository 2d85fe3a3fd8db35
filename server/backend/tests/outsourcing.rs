//! People of another company, on both databases: a contract first, and nothing one second after its end.

use backend::{
    Cx, access,
    access::{Token, actor_of},
    fetch_one, people,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in, try_sign_in},
};
use shared::{
    access::{AskGrant, GiveRole, NewOutsourcing, NewStaff, Role, SignIn, Term},
    error::AppError,
    id::AccountId,
    people::LearnerFilter,
};

/// 09:46 on Saturday; the midnight that ends the day is 14 h 14 min away.
const MIDNIGHT: i64 = 14 * 3600 + 14 * 60;

/// The school, its administrator, and 沈怡, who is to sell for another company.
async fn school(house: &TestHouse) -> (Cx, AccountId) {
    backend::seed::seed_if_empty(house).await.unwrap();
    let admin = signed_in(house, "admin").await;
    let mut conn = house.db.read().await.unwrap();
    let (shen,) = fetch_one!(&mut conn, (Uuid,), "select id from account where login = 'shen'").unwrap();
    (admin, shen.into())
}

fn contract(cx: &Cx, days: u64) -> NewOutsourcing {
    let last_on = cx.today().date + chrono::Days::new(days);
    NewOutsourcing { company: "众包科技".into(), purpose: "电话邀约".into(), signed_by: "陆明".into(), from_on: None, last_on }
}

async fn session(house: &TestHouse, login: &str) -> Token {
    let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    access::sign_in(&house.nobody(), form, "test").await.unwrap().token
}

fn sells() -> GiveRole {
    GiveRole::open(Role::OutsourcedSales)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_role_is_given_only_under_a_live_contract_and_ends_no_later() {
    for house in databases().await {
        let (admin, shen) = school(&house).await;
        let none = Err(AppError::invalid("role", "contract"));
        assert_eq!(access::give_role(&admin, shen, &sells(), "g1").await, none, "{}", house.name);
        let later = NewOutsourcing { from_on: Some(admin.today().date + chrono::Days::new(2)), ..contract(&admin, 9) };
        access::write_contract(&admin, shen, later, "c1").await.unwrap();
        assert_eq!(access::give_role(&admin, shen, &sells(), "g2").await, none, "{}: it has not begun", house.name);
        access::write_contract(&admin, shen, contract(&admin, 1), "c2").await.unwrap();
        access::write_contract(&admin, shen, contract(&admin, 1), "c2").await.unwrap();
        access::give_role(&admin, shen, &sells(), "g3").await.unwrap();
        let sheet = access::account(&admin, shen).await.unwrap();
        let held = sheet.roles.iter().find(|held| held.role.role == Role::OutsourcedSales).unwrap();
        assert_eq!(held.last_on, Some(admin.today().date + chrono::Days::new(1)), "{}: the role ends with the contract", house.name);
        let page = access::contracts(&admin).await.unwrap();
        assert_eq!(page.lines.iter().filter(|line| line.account == shen).map(|line| line.term).collect::<Vec<_>>(), [Term::Coming, Term::Now]);
        let invite = NewStaff { name: "新人".into(), login: "xinren".into(), staff_no: String::new(), role: sells() };
        assert_eq!(access::invite_staff(&admin, &invite, "i").await, Err(AppError::invalid("role", "contract")), "nobody is invited to it");
        let lin = signed_in(&house, "lin").await;
        let last_on = lin.today().date;
        let ask =
            AskGrant { grantee: None, role: Role::OutsourcedSales.into(), campus: None, department: None, class: None, reason: "代打电话".into(), last_on };
        access::ask_grant(&lin, &ask, "a").await.unwrap();
        let request = access::grants(&lin).await.unwrap().mine[0].id;
        assert_eq!(access::decide_grant(&admin, request, true, "").await, Err(AppError::Conflict("contract".into())), "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn they_see_no_learner_and_after_the_last_second_of_the_contract_not_even_that() {
    for house in databases().await {
        let (admin, shen) = school(&house).await;
        access::write_contract(&admin, shen, contract(&admin, 0), "c").await.unwrap();
        access::give_role(&admin, shen, &sells(), "g").await.unwrap();
        for held in access::account(&admin, shen).await.unwrap().roles.iter().filter(|held| held.role.role == Role::Auditor) {
            access::end_role(&admin, shen, held.id).await.unwrap();
        }
        let token = session(&house, "shen").await;
        let seller = house.cx(actor_of(&house, &token).await.unwrap().unwrap());
        assert_eq!(people::learners(&seller, LearnerFilter::default()).await.err(), Some(AppError::Forbidden), "{}: leads of their own alone", house.name);
        // The role ends with its contract: so it is given once more without an end, and the contract alone decides.
        let mut tx = house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update account_role set until_at = null where role = 'outsourced_sales'").unwrap();
        tx.commit().await.unwrap();
        for (at, works) in [(MIDNIGHT - 1, true), (MIDNIGHT, false), (MIDNIGHT + 1, false)] {
            house.clock.set(SATURDAY.plus_seconds(at));
            let fresh = try_sign_in(&house, "shen").await;
            assert_eq!(fresh.is_ok(), works, "{} after {at} s: {fresh:?}", house.name);
        }
        assert!(actor_of(&house, &token).await.unwrap().is_none(), "{}: an old session sees nothing either", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_a_contract_ends_the_session_and_says_so_to_every_stream() {
    for house in databases().await {
        let (admin, shen) = school(&house).await;
        access::write_contract(&admin, shen, contract(&admin, 30), "c").await.unwrap();
        access::give_role(&admin, shen, &sells(), "g").await.unwrap();
        let token = session(&house, "shen").await;
        let line = access::contracts(&admin).await.unwrap().lines.into_iter().find(|line| line.account == shen).unwrap();
        for stranger in ["zhou", "lin"] {
            let cx = signed_in(&house, stranger).await;
            assert_eq!(access::end_contract(&cx, shen, line.id).await, Err(AppError::NotFound), "{stranger} on {}", house.name);
            assert_eq!(access::contracts(&cx).await.err(), Some(AppError::Forbidden));
        }
        access::end_contract(&admin, shen, line.id).await.unwrap();
        access::end_contract(&admin, shen, line.id).await.unwrap();
        assert!(actor_of(&house, &token).await.unwrap().is_none(), "{}", house.name);
        let mut conn = house.db.read().await.unwrap();
        let events = backend::event::after(&mut conn, 0, 10_000).await.unwrap();
        let ended: Vec<_> = events.iter().filter(|event| event.kind == "account_contract_ended").collect();
        assert!(ended.len() == 1 && access::may_end(ended[0], shen), "{}: told once", house.name);
        drop(conn);
        let lines = access::contracts(&admin).await.unwrap().lines;
        let line = lines.iter().find(|line| line.account == shen).unwrap();
        assert_eq!((line.term, line.ended_by.as_deref()), (Term::Over, Some("陆明")));
        let wrong = NewOutsourcing { company: " ".into(), ..contract(&admin, 1) };
        assert_eq!(access::write_contract(&admin, shen, wrong, "c3").await, Err(AppError::invalid("company", "required")));
    }
}
