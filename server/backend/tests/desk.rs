//! Roles with their terms, leavers, devices and passwords, on both databases.

use backend::{
    access::{self, NewAccount, Token},
    execute, fetch_one, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases},
};
use chrono::Days;
use shared::{
    access::{AccountSheet, GiveRole, HandOver, Permission, Role, SignIn, Term},
    error::AppError,
    id::{AccountId, CampusId},
};

const PASSWORD: &str = backend::seed::PASSWORD;

async fn sign_in(house: &TestHouse, login: &str, password: &str) -> Result<Token, AppError> {
    access::sign_in(&house.nobody(), SignIn { login: login.into(), password: password.into() }, "test").await.map(|signed_in| signed_in.token)
}

async fn cx(house: &TestHouse, token: &Token) -> Option<backend::Cx> {
    access::actor_of(house, token).await.unwrap().map(|actor| house.cx(actor))
}

/// The school, its administrator, and somebody of the staff who has no role yet.
struct Desk {
    house: TestHouse,
    admin: backend::Cx,
    newcomer: AccountId,
}

impl Desk {
    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let (staff,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T003'").unwrap();
        drop(conn);
        let password_hash = house.hasher.hash(PASSWORD.into()).await.unwrap();
        let account = NewAccount { login: "gao".into(), name: "高远".into(), staff: Some(staff.into()), guardian: None, roles: Vec::new(), password_hash };
        let mut tx = house.db.begin().await.unwrap();
        let newcomer = access::create_account(&mut tx, &account, house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let token = sign_in(&house, "admin", PASSWORD).await.unwrap();
        let admin = cx(&house, &token).await.unwrap();
        Self { house, admin, newcomer }
    }

    async fn sheet(&self) -> AccountSheet {
        access::account(&self.admin, self.newcomer).await.unwrap()
    }

    async fn give(&self, role: GiveRole, key: &str) -> Result<(), AppError> {
        access::give_role(&self.admin, self.newcomer, &role, key).await
    }

    async fn is_office(&self, token: &Token) -> bool {
        access::actor_of(&self.house, token).await.unwrap().is_some_and(|actor| actor.may(Permission::ReadLearners))
    }
}

fn office() -> GiveRole {
    GiveRole::open(Role::AcademicAffairs)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_holds_from_its_first_midnight_to_the_last_one_of_its_term() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        let today = desk.sheet().await.today;
        let term = GiveRole { from_on: Some(today + Days::new(2)), last_on: Some(today + Days::new(3)), ..office() };
        desk.give(term.clone(), "k1").await.unwrap();
        desk.give(term, "k1").await.unwrap();
        let sheet = desk.sheet().await;
        assert_eq!(sheet.roles.iter().map(|role| role.term).collect::<Vec<_>>(), [Term::Coming], "{}: a repeat gives nothing", desk.house.name);
        assert_eq!((sheet.roles[0].from_on, sheet.roles[0].last_on), (today + Days::new(2), Some(today + Days::new(3))));
        // Saturday 09:46 on the campus; midnight is 14 h 14 min away.
        let midnight = SATURDAY.plus_seconds(14 * 3600 + 14 * 60);
        let first = midnight.plus_seconds(24 * 3600);
        let over = first.plus_seconds(48 * 3600);
        for (at, held) in [(first.plus_seconds(-1), false), (first, true), (over.plus_seconds(-1), true), (over, false), (over.plus_seconds(1), false)] {
            desk.house.clock.set(at);
            let token = sign_in(&desk.house, "gao", PASSWORD).await.unwrap();
            assert_eq!(desk.is_office(&token).await, held, "{} at {at:?}", desk.house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_that_cannot_be_is_refused_at_its_field_and_a_key_says_one_thing_only() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        let today = desk.sheet().await.today;
        let past = GiveRole { from_on: Some(today - Days::new(1)), ..office() };
        let backwards = GiveRole { from_on: Some(today + Days::new(2)), last_on: Some(today + Days::new(1)), ..office() };
        assert_eq!(desk.give(past, "k1").await, Err(AppError::invalid("from_on", "past")));
        assert_eq!(desk.give(backwards, "k2").await, Err(AppError::invalid("last_on", "before_from")));
        assert_eq!(desk.sheet().await.roles, [], "nothing was given");
        desk.give(office(), "k3").await.unwrap();
        let other = GiveRole { role: Role::Manager.into(), ..office() };
        assert!(matches!(desk.give(other, "k3").await, Err(AppError::Conflict(_))));
        assert_eq!(desk.sheet().await.roles.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_role_for_two_campuses_and_one_of_them_ended() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        let campuses: Vec<CampusId> = desk.sheet().await.campuses.into_iter().map(|(id, _)| id).collect();
        assert!(campuses.len() >= 2);
        for (at, campus) in campuses.iter().take(2).enumerate() {
            desk.give(GiveRole { campus: Some(*campus), ..office() }, &format!("k{at}")).await.unwrap();
        }
        let first = desk.sheet().await.roles[0].clone();
        access::end_role(&desk.admin, desk.newcomer, first.id).await.unwrap();
        access::end_role(&desk.admin, desk.newcomer, first.id).await.unwrap();
        let terms: Vec<Term> = desk.sheet().await.roles.iter().map(|role| role.term).collect();
        assert_eq!(terms, [Term::Now, Term::Over], "{}", desk.house.name);
        let mut conn = desk.house.db.read().await.unwrap();
        let events = scalar!(&mut conn, i64, "select count(*) from event where kind = 'role_ended'").unwrap();
        assert_eq!(events, 1, "a repeat leaves no trace");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_leaver_is_nobody_from_that_moment_and_comes_back_without_roles() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        desk.give(office(), "k").await.unwrap();
        let token = sign_in(&desk.house, "gao", PASSWORD).await.unwrap();
        assert!(desk.is_office(&token).await);
        access::stop_account(&desk.admin, desk.newcomer, &HandOver::default()).await.unwrap();
        access::stop_account(&desk.admin, desk.newcomer, &HandOver::default()).await.unwrap();
        assert!(access::actor_of(&desk.house, &token).await.unwrap().is_none(), "{}", desk.house.name);
        assert!(sign_in(&desk.house, "gao", PASSWORD).await.is_err());
        let sheet = desk.sheet().await;
        assert!(!sheet.line.is_active && sheet.devices.is_empty() && sheet.roles.iter().all(|role| role.term == Term::Over));
        access::restart_account(&desk.admin, desk.newcomer).await.unwrap();
        assert!(access::actor_of(&desk.house, &token).await.unwrap().is_none(), "the old session stays ended");
        let token = sign_in(&desk.house, "gao", PASSWORD).await.unwrap();
        assert!(!desk.is_office(&token).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_changes_their_own_rights() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        let own = desk.admin.actor().unwrap().account;
        assert!(!access::account(&desk.admin, own).await.unwrap().can_change);
        assert_eq!(access::stop_account(&desk.admin, own, &HandOver::default()).await, Err(AppError::NotFound));
        assert_eq!(access::give_role(&desk.admin, own, &office(), "k").await, Err(AppError::NotFound));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_device_is_signed_out_and_the_others_stay() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        let tokens = [sign_in(&desk.house, "gao", PASSWORD).await.unwrap(), sign_in(&desk.house, "gao", PASSWORD).await.unwrap()];
        let third = sign_in(&desk.house, "gao", PASSWORD).await.unwrap();
        let asker = cx(&desk.house, &third).await.unwrap();
        let devices = access::own_devices(&asker, &third).await.unwrap();
        assert_eq!((devices.len(), devices.iter().filter(|device| device.here).count()), (3, 1));
        let other = devices.iter().find(|device| !device.here).unwrap();
        access::end_device(&asker, &third, Some(&other.id)).await.unwrap();
        access::end_device(&asker, &third, Some("0000000000000000")).await.unwrap();
        assert_eq!(access::own_devices(&asker, &third).await.unwrap().len(), 2, "{}", desk.house.name);
        access::end_device(&asker, &third, None).await.unwrap();
        for token in &tokens {
            assert!(access::actor_of(&desk.house, token).await.unwrap().is_none());
        }
        assert!(access::actor_of(&desk.house, &third).await.unwrap().is_some(), "the one that asked stays");
        let zhou = sign_in(&desk.house, "zhou", PASSWORD).await.unwrap();
        let stranger = cx(&desk.house, &zhou).await.unwrap();
        let mine = access::own_devices(&asker, &third).await.unwrap().remove(0);
        access::end_device(&stranger, &zhou, Some(&mine.id)).await.unwrap();
        assert!(access::actor_of(&desk.house, &third).await.unwrap().is_some(), "nobody ends another's session");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_password_ends_the_other_sessions_and_a_wrong_old_one_counts() {
    const NEW: &str = "晨跑三圈再吃豆浆油条";
    for house in databases().await {
        let desk = Desk::open(house).await;
        let (other, here) = (sign_in(&desk.house, "gao", PASSWORD).await.unwrap(), sign_in(&desk.house, "gao", PASSWORD).await.unwrap());
        let asker = cx(&desk.house, &here).await.unwrap();
        let change = async |old: &str, new: &str| access::change_password(&asker, &here, old.into(), new.into()).await;
        assert_eq!(change(PASSWORD, "gao1234").await, Err(AppError::invalid("new", "short")));
        assert_eq!(change(PASSWORD, "1234567890").await, Err(AppError::invalid("new", "guessable")));
        assert_eq!(change("wrong", NEW).await, Err(AppError::invalid("old", "wrong")));
        change(PASSWORD, NEW).await.unwrap();
        assert!(access::actor_of(&desk.house, &other).await.unwrap().is_none(), "{}", desk.house.name);
        assert!(access::actor_of(&desk.house, &here).await.unwrap().is_some());
        assert!(sign_in(&desk.house, "gao", PASSWORD).await.is_err() && sign_in(&desk.house, "gao", NEW).await.is_ok());
        for _ in 0..5 {
            assert_eq!(change("wrong", NEW).await, Err(AppError::invalid("old", "wrong")));
        }
        assert_eq!(change(NEW, "另一句谁也猜不到的话").await, Err(AppError::invalid("old", "locked.15")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_classes_of_a_leaver_go_on_with_a_colleague_and_the_past_stays() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        let mut conn = desk.house.db.read().await.unwrap();
        let (lin,) = fetch_one!(&mut conn, (Uuid,), "select id from account where login = 'lin'").unwrap();
        let (old, heir) = (staff(&mut conn, "T001").await, staff(&mut conn, "T002").await);
        drop(conn);
        let leaving = access::leaving(&desk.admin, lin.into()).await.unwrap();
        assert!(leaving.classes.len() > 5 && leaving.classes.iter().all(|class| class.lessons > 0), "{}", desk.house.name);
        let stranger = HandOver { all: Some(backend::new_id().into()), ..HandOver::default() };
        assert_eq!(access::stop_account(&desk.admin, lin.into(), &stranger).await, Err(AppError::invalid("all", "not_here")));
        let class = leaving.classes[0].id;
        let stranger = HandOver { all: Some(heir.into()), each: [(class, backend::new_id().into())].into(), ..HandOver::default() };
        assert_eq!(access::stop_account(&desk.admin, lin.into(), &stranger).await, Err(AppError::invalid(&format!("each-{class}"), "not_here")));
        let kept = leaving.classes[0].id;
        let heirs = HandOver { all: None, each: leaving.classes.iter().skip(1).map(|class| (class.id, heir.into())).collect(), ..HandOver::default() };
        access::stop_account(&desk.admin, lin.into(), &heirs).await.unwrap();
        let mut conn = desk.house.db.read().await.unwrap();
        let today = desk.house.clock.on_campus("Asia/Shanghai").date;
        let left =
            fetch_one!(&mut conn, (i64, i64), "select count(*), count(case when id = $2 then 1 end) from class where teacher_id = $1", old, kept.0).unwrap();
        assert_eq!(left, (1, 1), "the class nobody was named for stays as it was");
        let (past, coming) = fetch_one!(
            &mut conn,
            (i64, i64),
            "select count(case when on_date < $2 then 1 end), count(case when on_date >= $2 and taken_at is null then 1 end)
               from lesson where teacher_id = $1 and class_id <> $3",
            old,
            today,
            kept.0
        )
        .unwrap();
        assert!(past > 0, "what was taught stays the leaver's");
        assert_eq!(coming, 0, "{}: what is to come is the heir's", desk.house.name);
    }
}

async fn staff(conn: &mut backend::db::Conn, no: &str) -> Uuid {
    fetch_one!(conn, (Uuid,), "select id from staff where no = $1", no).unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_appoints_colleagues_but_touches_no_administrator_and_makes_none() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        desk.give(GiveRole::open(Role::Manager), "k").await.unwrap();
        let manager = cx(&desk.house, &sign_in(&desk.house, "gao", PASSWORD).await.unwrap()).await.unwrap();
        let mut conn = desk.house.db.read().await.unwrap();
        let (zhou,) = fetch_one!(&mut conn, (Uuid,), "select id from account where login = 'zhou'").unwrap();
        drop(conn);
        let admin = desk.admin.actor().unwrap().account;
        access::give_role(&manager, zhou.into(), &GiveRole::open(Role::Finance), "m1").await.unwrap();
        assert_eq!(access::give_role(&manager, zhou.into(), &GiveRole::open(Role::Admin), "m2").await, Err(AppError::invalid("role", "beyond")));
        assert_eq!(access::stop_account(&manager, admin, &HandOver::default()).await, Err(AppError::NotFound), "{}", desk.house.name);
        let sheet = access::account(&desk.admin, zhou.into()).await.unwrap();
        assert!(sheet.roles.iter().any(|role| role.role == Role::Finance.into() && role.given_by.as_deref() == Some("高远")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_term_within_one_day_shows_its_times_and_whoever_ended_it() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        desk.give(GiveRole { class: Some("no such".into()), ..office() }, "k0").await.unwrap_err();
        desk.give(GiveRole { department: Some("数学".into()), class: Some("XH-SX4-B".into()), ..office() }, "k1").await.unwrap();
        desk.house.clock.set(SATURDAY.plus_seconds(600));
        let role = desk.sheet().await.roles[0].clone();
        access::end_role(&desk.admin, desk.newcomer, role.id).await.unwrap();
        desk.house.clock.set(SATURDAY.plus_seconds(700));
        let role = desk.sheet().await.roles[0].clone();
        let times = role.within_day.map(|(from, until)| (from.to_string(), until.to_string()));
        assert_eq!(times, Some(("9:46".into(), "9:55".into())), "{}", desk.house.name);
        assert_eq!((role.given_by.as_deref(), role.ended_by.as_deref(), role.department.as_deref()), (Some("陆明"), Some("陆明"), Some("数学")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ends_a_session_or_a_right_asks_for_a_fresh_proof() {
    for house in databases().await {
        let desk = Desk::open(house).await;
        desk.give(office(), "k").await.unwrap();
        let role = desk.sheet().await.roles[0].clone();
        let here = sign_in(&desk.house, "gao", PASSWORD).await.unwrap();
        let asker = cx(&desk.house, &here).await.unwrap();
        desk.house.clock.set(SATURDAY.plus_seconds(16 * 60));
        assert_eq!(access::end_role(&desk.admin, desk.newcomer, role.id).await, Err(AppError::NeedsProof), "{}", desk.house.name);
        assert_eq!(access::end_device(&asker, &here, None).await, Err(AppError::NeedsProof));
        let change = async || access::change_password(&asker, &here, "wrong".into(), "x".into()).await;
        assert_eq!(change().await, Err(AppError::invalid("old", "wrong")), "the old password is proof enough without a second factor");
        let mut tx = desk.house.db.begin().await.unwrap();
        execute!(
            &mut tx,
            "insert into second_factor (account_id, secret_sealed, since, last_step) select id, $1, 0, 0 from account where login = 'gao'",
            vec![1_u8]
        )
        .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(change().await, Err(AppError::NeedsProof), "{}", desk.house.name);
        assert_eq!(desk.sheet().await.roles[0].term, Term::Now, "nothing happened");
    }
}
