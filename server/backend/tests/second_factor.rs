//! The second factor, recovery codes and the fresh proof, on both databases.

use backend::{
    Rules,
    access::{self, Token},
    testing::{SATURDAY, TestHouse, databases},
};
use shared::{
    access::{GiveRole, Role, SecondFactor, SetUp, SignIn},
    error::AppError,
    time::At,
};
use totp_rs::{Builder, Secret};

const PASSWORD: &str = backend::seed::PASSWORD;

/// The code an authenticator app shows for `key` at `now`.
fn code(key: &str, now: At) -> String {
    let app = Builder::new().with_secret(Secret::try_from_base32(key).unwrap()).build().unwrap();
    app.generate(u64::try_from(now.0 / 1000).unwrap()).to_string()
}

async fn enter(house: &TestHouse, login: &str) -> access::SignedIn {
    access::sign_in(&house.nobody(), SignIn { login: login.into(), password: PASSWORD.into() }, "test").await.unwrap()
}

async fn cx(house: &TestHouse, token: &Token) -> Option<backend::Cx> {
    access::actor_of(house, token).await.unwrap().map(|actor| house.cx(actor))
}

/// 周以宁 with a second factor, set up on Saturday at 9:46.
struct Zhou {
    house: TestHouse,
    here: Token,
    set_up: SetUp,
}

impl Zhou {
    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let first = enter(&house, "zhou").await.token;
        let asker = cx(&house, &first).await.unwrap();
        access::begin_second_factor(&asker, "").await.unwrap();
        access::begin_second_factor(&asker, "").await.unwrap();
        let set_up = access::second_factor(&asker).await.unwrap().set_up.unwrap();
        assert_eq!(access::confirm_second_factor(&asker, &first, "000000").await.err(), Some(AppError::invalid("code", "wrong")));
        let here = access::confirm_second_factor(&asker, &first, &code(&set_up.key, SATURDAY)).await.unwrap().token;
        assert!(cx(&house, &first).await.is_none(), "{}: another token from here on", house.name);
        Self { house, here, set_up }
    }

    async fn asker(&self) -> backend::Cx {
        cx(&self.house, &self.here).await.unwrap()
    }

    async fn state(&self) -> SecondFactor {
        access::second_factor(&self.asker().await).await.unwrap()
    }

    fn at(&self, seconds: i64) -> String {
        self.house.clock.set(SATURDAY.plus_seconds(seconds));
        code(&self.set_up.key, SATURDAY.plus_seconds(seconds))
    }

    async fn step(&self) -> Token {
        let step = enter(&self.house, "zhou").await;
        assert!(step.me.is_none() && cx(&self.house, &step.token).await.is_none(), "{}: not signed in yet", self.house.name);
        step.token
    }

    async fn type_in(&self, step: &Token, code: &str) -> Result<access::SignedIn, AppError> {
        access::sign_in_code(&self.house.nobody(), step, code).await
    }
}

fn wrong() -> AppError {
    AppError::invalid("code", "wrong")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_after_the_password_and_works_once() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        assert!(zhou.state().await.set_up.is_none(), "key and codes are shown no more");
        let used = code(&zhou.set_up.key, SATURDAY);
        let step = zhou.step().await;
        assert_eq!(zhou.type_in(&step, &used).await.err(), Some(wrong()), "{}: the code of the set-up is used up", zhou.house.name);
        let fresh = zhou.at(30);
        assert!(zhou.type_in(&step, &fresh).await.unwrap().me.is_some());
        assert_eq!(zhou.type_in(&step, &zhou.at(60)).await.err(), Some(AppError::SignedOut), "a step is taken once");
        let next = zhou.step().await;
        assert_eq!(zhou.type_in(&next, &fresh).await.err(), Some(wrong()), "{}: a code works once", zhou.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_step_early_and_late_is_taken_two_are_not_and_the_step_expires() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        let start = SATURDAY.plus_seconds(600);
        let of = |steps: i64| code(&zhou.set_up.key, start.plus_seconds(30 * steps));
        zhou.house.clock.set(start);
        let step = zhou.step().await;
        for far in [-2, 2] {
            assert_eq!(zhou.type_in(&step, &of(far)).await.err(), Some(wrong()), "{far}");
        }
        zhou.type_in(&step, &of(-1)).await.unwrap();
        let step = zhou.step().await;
        zhou.type_in(&step, &of(1)).await.unwrap();
        let step = zhou.step().await;
        zhou.house.clock.set(start.plus_seconds(access::STEP_LIFE));
        assert_eq!(zhou.type_in(&step, &of(20)).await.err(), Some(AppError::SignedOut), "{}: ten minutes", zhou.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_lock_and_a_right_password_does_not_forgive_them() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        zhou.house.clock.set(SATURDAY.plus_seconds(1000));
        let step = zhou.step().await;
        for _ in 0..4 {
            assert_eq!(zhou.type_in(&step, "123").await.err(), Some(wrong()));
        }
        let step = zhou.step().await;
        assert_eq!(zhou.type_in(&step, "no-such-code").await.err(), Some(wrong()));
        let locked = Some(AppError::invalid("code", "locked.15"));
        assert_eq!(zhou.type_in(&step, &zhou.at(1000)).await.err(), locked, "{}", zhou.house.name);
        let again = SignIn { login: "zhou".into(), password: PASSWORD.into() };
        let refused = access::sign_in(&zhou.house.nobody(), again, "test").await.err();
        assert_eq!(refused, Some(AppError::invalid("password", "locked.15")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_recovery_code_opens_once() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        assert_eq!((zhou.set_up.codes.len(), zhou.state().await.codes_left), (10, 10));
        let typed = zhou.set_up.codes[3].to_uppercase().replace('-', " ");
        let step = zhou.step().await;
        zhou.type_in(&step, &typed).await.unwrap();
        let step = zhou.step().await;
        assert_eq!(zhou.type_in(&step, &typed).await.err(), Some(wrong()), "{}", zhou.house.name);
        assert_eq!(zhou.state().await.codes_left, 9);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn renewing_and_turning_off_need_a_fresh_code() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        let asker = zhou.asker().await;
        assert_eq!(access::begin_second_factor(&asker, "").await, Err(AppError::invalid("code", "wrong")));
        assert_eq!(access::end_second_factor(&asker, &zhou.here, &code(&zhou.set_up.key, SATURDAY)).await.err(), Some(wrong()), "used before");
        access::begin_second_factor(&asker, &zhou.at(30)).await.unwrap();
        let renewed = zhou.state().await.set_up.unwrap();
        assert_ne!(renewed.key, zhou.set_up.key);
        let step = zhou.step().await;
        zhou.type_in(&step, &zhou.at(60)).await.unwrap();
        let here = access::confirm_second_factor(&asker, &zhou.here, &code(&renewed.key, SATURDAY.plus_seconds(60))).await.unwrap().token;
        let step = zhou.step().await;
        assert_eq!(zhou.type_in(&step, &zhou.at(90)).await.err(), Some(wrong()), "{}: the old key opens nothing", zhou.house.name);
        assert_eq!(zhou.type_in(&step, &zhou.set_up.codes[0]).await.err(), Some(wrong()), "nor do the old recovery codes");
        let asker = cx(&zhou.house, &here).await.unwrap();
        let last = code(&renewed.key, SATURDAY.plus_seconds(90));
        let here = access::end_second_factor(&asker, &here, &last).await.unwrap().token;
        assert!(cx(&zhou.house, &here).await.is_some() && enter(&zhou.house, "zhou").await.me.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_it_is_required_staff_can_do_nothing_else_first_and_families_are_not_asked() {
    for mut house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        house.house.rules = Rules { second_factor_required: true, ..Rules::default() };
        let here = enter(&house, "admin").await.token;
        let admin = cx(&house, &here).await.unwrap();
        assert_eq!(access::accounts(&admin, None).await.err(), Some(AppError::NeedsSetUp));
        assert_eq!(access::own_devices(&admin, &here).await.err(), Some(AppError::NeedsSetUp));
        assert_eq!(backend::people::learners(&admin, shared::people::LearnerFilter::default()).await.err(), Some(AppError::NeedsSetUp));
        let topic = shared::live::Topic::Import(backend::new_id().into());
        assert_eq!(backend::live::watch(&admin, vec![topic], None).await.err(), Some(AppError::NeedsSetUp));
        access::begin_second_factor(&admin, "").await.unwrap();
        let key = access::second_factor(&admin).await.unwrap().set_up.unwrap().key;
        let here = access::confirm_second_factor(&admin, &here, &code(&key, SATURDAY)).await.unwrap().token;
        let admin = cx(&house, &here).await.unwrap();
        assert!(access::accounts(&admin, None).await.is_ok(), "{}", house.name);
        let off = access::end_second_factor(&admin, &here, &code(&key, SATURDAY.plus_seconds(30))).await.err();
        assert_eq!(off, Some(AppError::Conflict("required".into())));
        let mother = cx(&house, &enter(&house, "13800002046").await.token).await.unwrap();
        assert!(backend::people::family(&mother).await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_the_phone_is_let_in_by_another_administrator() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        let account = zhou.asker().await.actor().unwrap().account;
        let admin = cx(&zhou.house, &enter(&zhou.house, "admin").await.token).await.unwrap();
        access::reset_second_factor(&admin, account).await.unwrap();
        access::reset_second_factor(&admin, account).await.unwrap();
        assert!(cx(&zhou.house, &zhou.here).await.is_none(), "{}: signed out everywhere", zhou.house.name);
        assert!(enter(&zhou.house, "zhou").await.me.is_some());
        let zhou_again = cx(&zhou.house, &enter(&zhou.house, "zhou").await.token).await.unwrap();
        let own = admin.actor().unwrap().account;
        assert_eq!(access::reset_second_factor(&zhou_again, own).await, Err(AppError::NotFound));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn acts_that_hurt_need_a_proof_of_the_last_quarter_of_an_hour() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        let (house, other) = (&zhou.house, zhou.asker().await.actor().unwrap().account);
        let here = enter(house, "admin").await.token;
        let asker = async || cx(house, &here).await.unwrap();
        let role = GiveRole::open(Role::Manager);
        house.clock.set(SATURDAY.plus_seconds(15 * 60));
        access::give_role(&asker().await, other, &role, "k1").await.unwrap();
        house.clock.set(SATURDAY.plus_seconds(15 * 60 + 1));
        let late = asker().await;
        assert_eq!(access::give_role(&late, other, &role, "k2").await, Err(AppError::NeedsProof), "{}", house.name);
        assert!(late.asked_proof());
        assert_eq!(access::stop_account(&asker().await, other, &shared::access::HandOver::default()).await, Err(AppError::NeedsProof));
        assert_eq!(access::begin_second_factor(&asker().await, "").await, Err(AppError::NeedsProof));
        access::hold(&late, &here, "/api/stop_account", "account=1", "https://school.example/x").await.unwrap();
        assert_eq!(access::prove(&late, &here, "wrong".into()).await.err(), Some(AppError::invalid("proof", "wrong")));
        let proved = access::prove(&late, &here, PASSWORD.into()).await.unwrap();
        assert_eq!(proved.held.map(|held| held.path), Some("/api/stop_account".into()));
        assert!(cx(house, &here).await.is_none(), "another token");
        let fresh = cx(house, &proved.token).await.unwrap();
        access::give_role(&fresh, other, &role, "k2").await.unwrap();
        let again = access::prove(&fresh, &proved.token, PASSWORD.into()).await.unwrap();
        assert!(again.held.is_none(), "carried out once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_second_factor_is_set_up_the_password_alone_is_no_proof() {
    for house in databases().await {
        let zhou = Zhou::open(house).await;
        let asker = zhou.asker().await;
        assert!(access::proves_by_code(&asker).await.unwrap());
        assert_eq!(access::prove(&asker, &zhou.here, PASSWORD.into()).await.err(), Some(AppError::invalid("proof", "wrong")));
        assert!(access::prove(&asker, &zhou.here, zhou.at(30)).await.is_ok(), "{}", zhou.house.name);
        let waits = access::HELD_LIFE;
        let admin = enter(&zhou.house, "admin").await.token;
        let late = cx(&zhou.house, &admin).await.unwrap();
        access::hold(&late, &admin, "/api/x", "", "").await.unwrap();
        zhou.house.clock.set(SATURDAY.plus_seconds(30 + waits));
        assert!(access::prove(&late, &admin, PASSWORD.into()).await.unwrap().held.is_none(), "what waited too long is not carried out");
    }
}
