//! The first run and invitations of staff, on both databases.

use backend::{
    access::{self, LINK_LIFE, SignedIn},
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    access::{GiveRole, Invitation, NewPerson, NewStaff, Permission, Role},
    error::AppError,
};

const BETTER: &str = "晨跑三圈再吃豆浆油条";

fn person(login: &str, password: &str) -> NewPerson {
    NewPerson { name: "陆明".into(), login: login.into(), password: password.into() }
}

async fn start(house: &TestHouse, code: &str, password: &str) -> Result<SignedIn, AppError> {
    access::start_school(&house.nobody(), code, person("lu", password), "test").await
}

fn wrong() -> AppError {
    AppError::invalid("code", "wrong")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_house_is_opened_once_with_the_code_of_its_terminal() {
    for house in databases().await {
        let old = access::first_run_code(&house).await.unwrap().unwrap();
        let code = access::first_run_code(&house).await.unwrap().unwrap();
        assert!(access::is_first_run(&house.nobody()).await.is_ok());
        assert_eq!(start(&house, &old, BETTER).await.err(), Some(wrong()), "{}: a restart prints another", house.name);
        assert_eq!(start(&house, &code, "1234567890").await.err(), Some(AppError::invalid("password", "guessable")));
        let entered = start(&house, &code.to_uppercase().replace('-', " "), BETTER).await.unwrap();
        let admin = house.cx(access::actor_of(&house, &entered.token).await.unwrap().unwrap());
        assert!(admin.actor().unwrap().may_everywhere(Permission::ManageAccounts), "{}", house.name);
        assert_eq!(start(&house, &code, BETTER).await.err(), Some(AppError::NotFound), "used");
        assert_eq!(access::is_first_run(&house.nobody()).await, Err(AppError::NotFound));
        assert!(access::first_run_code(&house).await.unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_the_first_run_ends_after_a_day_and_locks_after_five_wrong_ones() {
    for house in databases().await {
        let code = access::first_run_code(&house).await.unwrap().unwrap();
        house.clock.set(SATURDAY.plus_seconds(24 * 3600));
        assert_eq!(start(&house, &code, BETTER).await.err(), Some(wrong()), "{}", house.name);
        let code = access::first_run_code(&house).await.unwrap().unwrap();
        for _ in 0..4 {
            assert_eq!(start(&house, "0000-0000-0000", BETTER).await.err(), Some(wrong()));
        }
        assert_eq!(start(&house, &code, BETTER).await.err(), Some(AppError::invalid("code", "locked.15")));
        house.clock.set(SATURDAY.plus_seconds(24 * 3600 + 15 * 60));
        assert!(start(&house, &code, BETTER).await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_with_people_has_no_first_run() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        assert!(access::first_run_code(&house).await.unwrap().is_none(), "{}", house.name);
        assert_eq!(start(&house, "", BETTER).await.err(), Some(AppError::NotFound));
    }
}

/// The demo school whose administrator has invited 高远 as 教务.
struct Invite {
    house: TestHouse,
    admin: backend::Cx,
}

impl Invite {
    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let admin = signed_in(&house, "admin").await;
        let invite = Self { house, admin };
        invite.send("k", "gao", "").await.unwrap();
        invite.send("k", "gao", "").await.unwrap();
        invite
    }

    async fn send(&self, key: &str, login: &str, staff_no: &str) -> Result<(), AppError> {
        let role = GiveRole::open(Role::AcademicAffairs);
        let staff = NewStaff { name: "高远".into(), login: login.into(), staff_no: staff_no.into(), role };
        access::invite_staff(&self.admin, &staff, key).await
    }

    async fn listed(&self) -> Vec<Invitation> {
        access::invitations(&self.admin, "https://school.example").await.unwrap().open
    }

    async fn token(&self) -> String {
        self.listed().await[0].link.strip_prefix("https://school.example/invitation/").unwrap().to_owned()
    }

    async fn accept(&self, token: &str, password: &str) -> Result<SignedIn, AppError> {
        access::accept_invitation(&self.house.nobody(), token, password.into(), "test").await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_invited_choose_a_password_once_and_have_their_role() {
    for house in databases().await {
        let invite = Invite::open(house).await;
        assert_eq!(invite.listed().await.len(), 1, "{}: a repeat invites nobody", invite.house.name);
        let token = invite.token().await;
        assert_eq!(access::invited(&invite.house.nobody(), &token).await.unwrap().login, "gao");
        assert_eq!(invite.accept(&token, "short").await.err(), Some(AppError::invalid("password", "short")));
        let entered = invite.accept(&token, BETTER).await.unwrap();
        let actor = access::actor_of(&invite.house, &entered.token).await.unwrap().unwrap();
        assert!(actor.grants.iter().any(|grant| grant.role == Role::AcademicAffairs), "{}", invite.house.name);
        assert_eq!(invite.accept(&token, BETTER).await.err(), Some(AppError::NotFound), "a link opens once");
        assert!(invite.listed().await.is_empty());
        assert_eq!(invite.send("k2", "gao", "").await, Err(AppError::invalid("login", "taken")));
        assert_eq!(invite.send("k3", "new", "T999").await, Err(AppError::invalid("staff_no", "unknown")));
        let form = shared::access::SignIn { login: "gao".into(), password: BETTER.into() };
        assert!(access::sign_in(&invite.house.nobody(), form, "test").await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_withdrawn_renewed_or_is_a_week_old_opens_nothing() {
    for house in databases().await {
        let invite = Invite::open(house).await;
        let (first, id) = (invite.token().await, invite.listed().await[0].id);
        access::renew_invitation(&invite.admin, id).await.unwrap();
        let second = invite.token().await;
        assert_ne!(first, second);
        assert_eq!(invite.accept(&first, BETTER).await.err(), Some(AppError::NotFound), "{}: renewed", invite.house.name);
        invite.house.clock.set(SATURDAY.plus_seconds(LINK_LIFE - 1));
        assert!(access::invited(&invite.house.nobody(), &second).await.is_ok());
        invite.house.clock.set(SATURDAY.plus_seconds(LINK_LIFE));
        assert_eq!(invite.accept(&second, BETTER).await.err(), Some(AppError::NotFound), "{}: a week", invite.house.name);
        invite.house.clock.set(SATURDAY);
        access::withdraw_invitation(&invite.admin, id).await.unwrap();
        access::withdraw_invitation(&invite.admin, id).await.unwrap();
        assert_eq!(invite.accept(&second, BETTER).await.err(), Some(AppError::NotFound), "{}: withdrawn", invite.house.name);
        assert_eq!(access::renew_invitation(&invite.admin, id).await, Err(AppError::NotFound));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_manages_accounts_invites_and_only_with_a_fresh_proof() {
    for house in databases().await {
        let invite = Invite::open(house).await;
        let office = signed_in(&invite.house, "zhou").await;
        assert_eq!(access::invitations(&office, "").await.err(), Some(AppError::Forbidden));
        invite.house.clock.set(SATURDAY.plus_seconds(15 * 60 + 1));
        assert_eq!(invite.send("k2", "new", "").await, Err(AppError::NeedsProof), "{}", invite.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_ends_with_the_right_of_whoever_sent_it() {
    for house in databases().await {
        let invite = Invite::open(house).await;
        let (token, cx) = (invite.token().await, invite.house.nobody());
        let mut tx = invite.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update account_role set until_at = $1 where role = 'admin'", SATURDAY.plus_seconds(1).0).unwrap();
        tx.commit().await.unwrap();
        assert!(access::invited(&cx, &token).await.is_ok(), "{}", invite.house.name);
        invite.house.clock.set(SATURDAY.plus_seconds(1));
        assert_eq!(access::invited(&cx, &token).await.err(), Some(AppError::NotFound), "{}", invite.house.name);
        assert_eq!(invite.accept(&token, BETTER).await.err(), Some(AppError::NotFound));
    }
}
