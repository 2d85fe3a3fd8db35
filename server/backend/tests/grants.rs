//! Rights for a while, on both databases: who may decide, and the second they end.

use backend::{
    Cx, access, attendance, fetch_one,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    access::{AskGrant, GiveRole, GrantLine, GrantState, Grants, HandOver, Permission, Role, Term},
    error::AppError,
    id::{AccountId, GrantRequestId, StaffId},
};

async fn account(house: &TestHouse, login: &str) -> AccountId {
    let mut conn = house.db.read().await.unwrap();
    AccountId(fetch_one!(&mut conn, (Uuid,), "select id from account where login = $1", login).unwrap().0)
}

/// 09:46 on Saturday; the midnight that ends the day is 14 h 14 min away.
const MIDNIGHT: i64 = 14 * 3600 + 14 * 60;

fn ask(cx: &Cx, days: u64) -> AskGrant {
    AskGrant {
        grantee: None,
        role: Role::CustomerService.into(),
        campus: None,
        department: None,
        class: None,
        reason: "客服请假，替三天".into(),
        last_on: cx.today().date + chrono::Days::new(days),
    }
}

async fn asked(cx: &Cx, days: u64, key: &str) -> GrantRequestId {
    access::ask_grant(cx, &ask(cx, days), key).await.unwrap();
    access::grants(cx).await.unwrap().mine[0].id
}

async fn holds(house: &TestHouse, login: &str) -> bool {
    signed_in(house, login).await.actor().unwrap().may(Permission::RevealContacts)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_holds_from_approval_to_the_second_before_its_end() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (lin, admin) = (signed_in(&house, "lin").await, signed_in(&house, "admin").await);
        let request = asked(&lin, 0, "k").await;
        access::ask_grant(&lin, &ask(&lin, 0), "k").await.unwrap();
        assert_eq!(access::grants(&lin).await.unwrap().mine.len(), 1, "{}: a repeat asks once", house.name);
        assert!(!holds(&house, "lin").await, "asking gives nothing");
        access::decide_grant(&admin, request, true, "").await.unwrap();
        access::decide_grant(&admin, request, true, "").await.unwrap();
        assert_eq!(access::decide_grant(&admin, request, false, "no").await, Err(AppError::Conflict("decided".into())));
        for (at, held) in [(0, true), (MIDNIGHT - 1, true), (MIDNIGHT, false), (MIDNIGHT + 1, false)] {
            house.clock.set(SATURDAY.plus_seconds(at));
            assert_eq!(holds(&house, "lin").await, held, "{} after {at} s", house.name);
        }
        assert_eq!(access::grants(&lin).await.unwrap().mine[0].state, GrantState::Approved(Term::Over));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_the_grantee_nor_the_asker_nor_just_anybody_decides() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (zhou, admin, lin) = (signed_in(&house, "zhou").await, signed_in(&house, "admin").await, signed_in(&house, "lin").await);
        let own = asked(&admin, 3, "a").await;
        assert_eq!(access::decide_grant(&admin, own, true, "").await, Err(AppError::NotFound), "one's own");
        let of_lin = asked(&lin, 3, "b").await;
        for stranger in [&zhou, &lin] {
            assert_eq!(access::decide_grant(stranger, of_lin, true, "").await, Err(AppError::NotFound), "{}", house.name);
        }
        assert_eq!(access::decide_grant(&admin, of_lin, false, " ").await, Err(AppError::invalid("answer", "required")));
        access::decide_grant(&admin, of_lin, false, "人手够").await.unwrap();
        let line = access::grants(&lin).await.unwrap().mine.remove(0);
        assert_eq!((line.state, line.answer.as_deref(), line.decided_by.as_deref()), (GrantState::Refused, Some("人手够"), Some("陆明")));
        assert!(access::grants(&zhou).await.unwrap().waiting.is_none(), "who decides nothing sees nobody's requests");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_is_ended_early_and_a_request_taken_back() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (lin, han, admin) = (signed_in(&house, "lin").await, signed_in(&house, "han").await, signed_in(&house, "admin").await);
        let request = asked(&lin, 29, "k").await;
        access::decide_grant(&admin, request, true, "").await.unwrap();
        assert_eq!(access::end_grant(&han, request).await, Err(AppError::NotFound), "a stranger ends nothing");
        access::end_grant(&lin, request).await.unwrap();
        access::end_grant(&lin, request).await.unwrap();
        assert!(!holds(&house, "lin").await, "{}", house.name);
        let second = asked(&lin, 1, "k2").await;
        access::end_grant(&lin, second).await.unwrap();
        assert_eq!(access::decide_grant(&admin, second, true, "").await, Err(AppError::Conflict("decided".into())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leaver_loses_what_was_granted_for_a_while() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (lin, admin) = (signed_in(&house, "lin").await, signed_in(&house, "admin").await);
        let request = asked(&lin, 10, "k").await;
        access::decide_grant(&admin, request, true, "").await.unwrap();
        let id = account(&house, "lin").await;
        access::stop_account(&admin, id, &HandOver::default()).await.unwrap();
        access::restart_account(&admin, id).await.unwrap();
        assert!(!holds(&house, "lin").await, "{}", house.name);
    }
}

/// What 林知远 asked for and waits; the demo school has a request of its own.
fn of_lin(grants: Grants) -> Vec<GrantLine> {
    grants.waiting.unwrap().into_iter().filter(|line| line.asked_by == "林知远").collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_is_lent_to_a_colleague_who_then_takes_its_roll() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (lin, admin) = (signed_in(&house, "lin").await, signed_in(&house, "admin").await);
        let mut conn = house.db.read().await.unwrap();
        let (colleague,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where name = '周以宁'").unwrap();
        let (class,) = fetch_one!(&mut conn, (Uuid,), "select id from class where code = 'XH-SX4-B'").unwrap();
        let (foreign,) = fetch_one!(&mut conn, (Uuid,), "select id from class where code = 'PD-YY1-A'").unwrap();
        drop(conn);
        access::end_role(&admin, account(&house, "zhou").await, access::account(&admin, account(&house, "zhou").await).await.unwrap().roles[0].id)
            .await
            .unwrap();
        let lend = AskGrant { grantee: Some(StaffId(colleague)), role: Role::Teacher.into(), class: Some(class.into()), ..ask(&lin, 2) };
        assert_eq!(
            access::ask_grant(&lin, &AskGrant { class: Some(foreign.into()), ..lend.clone() }, "x").await,
            Err(AppError::invalid("class", "not_own")),
            "{}",
            house.name
        );
        assert_eq!(access::ask_grant(&lin, &AskGrant { role: Role::Manager.into(), ..lend.clone() }, "y").await, Err(AppError::invalid("role", "not_held")));
        access::ask_grant(&lin, &lend, "z").await.unwrap();
        let request = of_lin(access::grants(&admin).await.unwrap())[0].id;
        access::decide_grant(&admin, request, true, "").await.unwrap();
        let substitute = signed_in(&house, "zhou").await;
        let lessons = attendance::today(&substitute).await.unwrap().lessons;
        assert_eq!(lessons.len(), 1, "{}: the lent class and no other", house.name);
        assert!(attendance::board(&substitute, lessons[0].lesson).await.is_ok());
        house.clock.set(SATURDAY.plus_seconds(MIDNIGHT + 2 * 24 * 3600));
        let after = signed_in(&house, "zhou").await;
        assert!(attendance::board(&after, lessons[0].lesson).await.is_err(), "{}: the loan has ended", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_of_one_campus_decides_there_only() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (admin, lin) = (signed_in(&house, "admin").await, signed_in(&house, "lin").await);
        let (here, there) = {
            let campuses = access::grants(&admin).await.unwrap().campuses;
            (campuses[0].0, campuses[1].0)
        };
        let id = account(&house, "zhou").await;
        access::give_role(&admin, id, &GiveRole { campus: Some(here), ..GiveRole::open(Role::Manager) }, "m").await.unwrap();
        let manager = signed_in(&house, "zhou").await;
        for (campus, key) in [(Some(here), "a"), (Some(there), "b"), (None, "c")] {
            access::ask_grant(&lin, &AskGrant { campus, ..ask(&lin, 1) }, key).await.unwrap();
        }
        let waiting = access::grants(&manager).await.unwrap().waiting.unwrap();
        assert_eq!(waiting.len(), 1, "{}: that of the own campus", house.name);
        access::decide_grant(&manager, waiting[0].id, true, "").await.unwrap();
        let others = of_lin(access::grants(&admin).await.unwrap());
        assert_eq!(others.len(), 2);
        for line in others {
            assert_eq!(access::decide_grant(&manager, line.id, true, "").await, Err(AppError::NotFound));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sign_counts_what_waits_for_the_reader_and_asks_nothing_of_others() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (admin, lin) = (signed_in(&house, "admin").await, signed_in(&house, "lin").await);
        assert_eq!(access::waiting_grants(&admin).await, Ok(1), "{}: the demo school's own", house.name);
        asked(&lin, 1, "a").await;
        asked(&admin, 1, "b").await;
        assert_eq!(access::waiting_grants(&admin).await, Ok(2), "{}: one's own waits for somebody else", house.name);
        assert_eq!(access::waiting_grants(&lin).await, Err(AppError::Forbidden));
        let waiting = access::grants(&admin).await.unwrap().waiting.unwrap();
        assert_eq!(waiting.iter().filter(|line| line.can_decide).count(), 2, "{}: the page says the same", house.name);
    }
}
