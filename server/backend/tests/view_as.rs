//! Looking through somebody else's eyes, on both databases: for whom, for how long, reading only, and written down.

use backend::{
    Cx, access,
    access::{Token, VIEW_LIFE, actor_of},
    attendance, audit, fetch_one, people,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    access::{GiveRole, HandOver, Permission, Permissions, Role, RoleDraft, RoleKey, Sight, SignIn},
    audit::LogFilter,
    error::AppError,
    id::{AccountId, LearnerId, OwnRoleId},
    people::{LearnerFilter, Reveal},
};

const WHY: &str = "家长说看不到课表";

async fn account(house: &TestHouse, login: &str) -> AccountId {
    let mut conn = house.db.read().await.unwrap();
    AccountId(fetch_one!(&mut conn, (Uuid,), "select id from account where login = $1", login).unwrap().0)
}

async fn child(house: &TestHouse) -> LearnerId {
    let mut conn = house.db.read().await.unwrap();
    LearnerId(fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap().0)
}

/// A session, to be asked with again and again.
async fn session(house: &TestHouse, login: &str) -> Token {
    let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    access::sign_in(&house.nobody(), form, "test").await.unwrap().token
}

async fn cx(house: &TestHouse, token: &Token) -> Cx {
    house.cx(actor_of(house, token).await.unwrap().unwrap())
}

async fn school(house: &TestHouse) -> Token {
    backend::seed::seed_if_empty(house).await.unwrap();
    session(house, "admin").await
}

/// A role of the school's own with these permissions, given to `login`.
async fn give_own(admin: &Cx, login: AccountId, permissions: &[Permission]) -> OwnRoleId {
    access::build_role(admin, "查看", None, "build").await.unwrap();
    let made = access::roles(admin).await.unwrap().own.into_iter().find(|role| role.title == "查看").unwrap();
    let draft = RoleDraft { title: "查看".into(), permissions: Permissions::of(permissions) };
    access::change_role(admin, made.id, made.version, &draft, "fill").await.unwrap();
    access::give_role(admin, login, &GiveRole::open(RoleKey::Own(made.id)), "give").await.unwrap();
    made.id
}

#[tokio::test(flavor = "multi_thread")]
async fn it_shows_what_the_other_sees_for_a_quarter_of_an_hour_and_no_second_longer() {
    for house in databases().await {
        let token = school(&house).await;
        let (me, lin) = (cx(&house, &token).await, account(&house, "lin").await);
        assert_eq!(access::begin_view(&me, &token, lin, "x").await, Err(AppError::invalid("reason", "short")), "{}", house.name);
        access::begin_view(&me, &token, lin, WHY).await.unwrap();
        let seen = cx(&house, &token).await;
        assert_eq!((seen.actor().unwrap().account, seen.actor().unwrap().name.as_str()), (lin, "林知远"));
        access::begin_view(&seen, &token, lin, WHY).await.unwrap();
        let theirs = people::learners(&signed_in(&house, "lin").await, LearnerFilter::default()).await.unwrap();
        let shown = people::learners(&seen, LearnerFilter::default()).await.unwrap();
        assert_eq!(shown.page.rows.len(), theirs.page.rows.len(), "{}: the same list", house.name);
        assert_eq!(seen.viewing(), Some(("林知远".to_owned(), "10:01".to_owned())));
        for (at, through) in [(VIEW_LIFE - 1, true), (VIEW_LIFE, false), (VIEW_LIFE + 1, false)] {
            house.clock.set(SATURDAY.plus_seconds(at));
            assert_eq!(cx(&house, &token).await.looker().is_some(), through, "{} after {at} s", house.name);
        }
        assert_eq!(cx(&house, &token).await.actor().unwrap().name, "陆明", "the session is one's own again");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_changed_revealed_or_taken_away() {
    for house in databases().await {
        let token = school(&house).await;
        let (zhou, learner) = (account(&house, "zhou").await, child(&house).await);
        let me = cx(&house, &token).await;
        access::give_role(&me, zhou, &GiveRole::open(Role::Manager), "g").await.unwrap();
        access::begin_view(&me, &token, zhou, WHY).await.unwrap();
        let seen = cx(&house, &token).await;
        let portrait = people::portrait(&seen, learner).await.unwrap();
        assert_eq!((portrait.sight, portrait.reveals_left), (Sight::Masked, None), "{}", house.name);
        let auditor = account(&house, "shen").await;
        let forbidden = Some(AppError::Forbidden);
        assert_eq!(people::reveal(&seen, learner, Reveal::Address, WHY, "r").await.err(), forbidden);
        assert_eq!(access::ask_grant(&seen, &ask(&seen), "a").await.err(), forbidden);
        assert_eq!(access::give_role(&seen, auditor, &GiveRole::open(Role::Teacher), "g2").await.err(), forbidden);
        assert_eq!(access::stop_account(&seen, auditor, &HandOver::default()).await.err(), forbidden);
        assert_eq!(access::end_device(&seen, &token, None).await.err(), forbidden);
        assert_eq!(access::change_password(&seen, &token, backend::seed::PASSWORD.into(), "晨跑三圈再吃豆浆油条".into()).await.err(), forbidden);
        assert_eq!(access::begin_view(&seen, &token, auditor, WHY).await.err(), forbidden, "not from eye to eye");
        assert_eq!(access::begin_second_factor(&seen, "").await.err(), forbidden);
        assert_eq!(audit::export(&seen, None, None, Vec::new()).await.err(), forbidden);
        let mut conn = house.db.read().await.unwrap();
        let (lesson,) = fetch_one!(&mut conn, (Uuid,), "select id from lesson where on_date = $1 limit 1", seen.today().date).unwrap();
        drop(conn);
        let mark = attendance::mark_roll(&seen, lesson.into(), format!("{learner}.present").parse().unwrap(), "m").await;
        assert_eq!(mark.err(), forbidden, "{}", house.name);
    }
}

fn ask(cx: &Cx) -> shared::access::AskGrant {
    let last_on = cx.today().date;
    shared::access::AskGrant { grantee: None, role: Role::Finance.into(), campus: None, department: None, class: None, reason: WHY.into(), last_on }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_no_clearer_than_one_sees_them_oneself() {
    for house in databases().await {
        let token = school(&house).await;
        let (han, shen, learner) = (account(&house, "han").await, account(&house, "shen").await, child(&house).await);
        assert_eq!(people::portrait(&signed_in(&house, "han").await, learner).await.unwrap().sight, Sight::Clear, "a class teacher sees them");
        let admin = cx(&house, &token).await;
        access::begin_view(&admin, &token, han, WHY).await.unwrap();
        assert_eq!(people::portrait(&cx(&house, &token).await, learner).await.unwrap().sight, Sight::Masked, "{}: as the administrator does", house.name);
        give_own(&admin, shen, &[Permission::ViewAs, Permission::ReadAccounts]).await;
        let blind = session(&house, "shen").await;
        access::begin_view(&cx(&house, &blind).await, &blind, han, WHY).await.unwrap();
        let portrait = people::portrait(&cx(&house, &blind).await, learner).await.unwrap();
        assert_eq!(portrait.sight, Sight::Hidden, "{}: the auditor sees none", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn never_through_eyes_that_govern_more_nor_ones_own_nor_of_somebody_stopped() {
    for house in databases().await {
        let token = school(&house).await;
        let (admin, shen, lin) = (cx(&house, &token).await, account(&house, "shen").await, account(&house, "lin").await);
        let me = admin.actor().unwrap().account;
        assert_eq!(access::begin_view(&admin, &token, me, WHY).await, Err(AppError::NotFound));
        give_own(&admin, shen, &[Permission::ViewAs, Permission::ReadAccounts]).await;
        let other = session(&house, "shen").await;
        let auditor = cx(&house, &other).await;
        assert_eq!(access::begin_view(&auditor, &other, me, WHY).await, Err(AppError::NotFound), "{}: more than they hold", house.name);
        assert!(!access::account(&auditor, me).await.unwrap().can_view_as && access::account(&auditor, lin).await.unwrap().can_view_as);
        for login in ["zhou", "lin"] {
            let token = session(&house, login).await;
            assert_eq!(access::begin_view(&cx(&house, &token).await, &token, shen, WHY).await, Err(AppError::NotFound), "{login} on {}", house.name);
        }
        access::stop_account(&admin, lin, &HandOver::default()).await.unwrap();
        assert_eq!(access::begin_view(&admin, &token, lin, WHY).await, Err(AppError::Conflict("stopped".into())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_when_either_loses_the_right_and_with_the_session() {
    for house in databases().await {
        let token = school(&house).await;
        let (admin, shen, lin) = (cx(&house, &token).await, account(&house, "shen").await, account(&house, "lin").await);
        let role = give_own(&admin, shen, &[Permission::ViewAs]).await;
        let other = session(&house, "shen").await;
        access::begin_view(&cx(&house, &other).await, &other, lin, WHY).await.unwrap();
        access::give_role(&admin, lin, &GiveRole::open(Role::Manager), "g").await.unwrap();
        assert!(cx(&house, &other).await.looker().is_none(), "{}: the other governs more now", house.name);
        let held = access::account(&admin, lin).await.unwrap().roles.into_iter().find(|held| held.role.role == Role::Manager).unwrap();
        access::end_role(&admin, lin, held.id).await.unwrap();
        access::begin_view(&cx(&house, &other).await, &other, lin, WHY).await.unwrap();
        access::retire_role(&admin, role).await.unwrap();
        let own = cx(&house, &other).await;
        assert_eq!((own.looker().is_none(), own.actor().unwrap().account), (true, shen), "{}: the right is gone", house.name);
        access::begin_view(&admin, &token, lin, WHY).await.unwrap();
        access::sign_out(&cx(&house, &token).await, &token).await.unwrap();
        assert!(actor_of(&house, &token).await.unwrap().is_none(), "{}: signing out ends both", house.name);
        let mut conn = house.db.read().await.unwrap();
        assert_eq!(fetch_one!(&mut conn, (i64,), "select count(*) from view_as").unwrap().0, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn beginning_looks_and_end_are_the_lookers_own_entries() {
    for house in databases().await {
        let token = school(&house).await;
        let (admin, lin, learner) = (cx(&house, &token).await, account(&house, "lin").await, child(&house).await);
        let me = admin.actor().unwrap().account;
        access::begin_view(&admin, &token, lin, WHY).await.unwrap();
        people::portrait(&cx(&house, &token).await, learner).await.unwrap();
        access::end_view(&cx(&house, &token).await, &token).await.unwrap();
        access::end_view(&cx(&house, &token).await, &token).await.unwrap();
        let auditor = signed_in(&house, "shen").await;
        let log = audit::log(&auditor, LogFilter { actor: Some(me), ..LogFilter::default() }).await.unwrap();
        let of = |act: &str| log.page.rows.iter().filter(|line| line.act == act && line.account.as_ref().is_some_and(|seen| seen.id == lin)).count();
        assert_eq!([of("view_as_began"), of("viewed"), of("view_as_ended")], [1, 1, 1], "{}: {:?}", house.name, log.page.rows);
        let began = log.page.rows.iter().find(|line| line.act == "view_as_began").unwrap().seq;
        let opened = audit::log(&auditor, LogFilter { entry: Some(began), ..LogFilter::default() }).await.unwrap();
        assert_eq!(opened.detail.unwrap().reason.as_deref(), Some(WHY));
        let theirs = audit::log(&auditor, LogFilter { actor: Some(lin), ..LogFilter::default() }).await.unwrap();
        assert!(theirs.page.rows.iter().all(|line| line.act != "viewed"), "{}: they looked at nothing", house.name);
    }
}
