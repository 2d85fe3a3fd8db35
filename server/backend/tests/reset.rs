//! Ways back in for whoever forgot the password: the office's link and the code to a guardian's phone, on both databases.

use backend::{
    Cx,
    access::{self, Breached, NewAccount, PROOF_LIFE, RESET_LINK_LIFE, Token},
    execute, fetch_one,
    live::{Told, watch},
    reach, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use sha1::{Digest, Sha1};
use shared::{
    access::{GiveRole, HandOver, NewStaff, Role, SignIn},
    error::{AppError, AppResult},
    id::{AccountId, ClassId},
    live::Topic,
};
use std::time::Duration;
use tokio::time::timeout;

const PASSWORD: &str = backend::seed::PASSWORD;
const BETTER: &str = "晨跑三圈再吃豆浆油条";
const MOTHER: &str = "13800002046";
const FATHER: &str = "13600004402";

async fn account(house: &TestHouse, login: &str) -> AccountId {
    let mut conn = house.db.read().await.unwrap();
    AccountId(fetch_one!(&mut conn, (Uuid,), "select id from account where login = $1", login).unwrap().0)
}

async fn enter(house: &TestHouse, login: &str, password: &str) -> AppResult<access::SignedIn> {
    access::sign_in(&house.nobody(), SignIn { login: login.into(), password: password.into() }, "test").await
}

fn wrong(field: &str) -> AppError {
    AppError::invalid(field, "wrong")
}

/// The school, its administrator, and a teacher who forgot the password.
struct Office {
    house: TestHouse,
    admin: Cx,
    lin: AccountId,
}

impl Office {
    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (admin, lin) = (signed_in(&house, "admin").await, account(&house, "lin").await);
        Self { house, admin, lin }
    }

    async fn link(&self) -> Option<String> {
        let way = access::reset_link(&self.admin, self.lin, "https://school.example").await.unwrap();
        way.link.map(|link| link.link.strip_prefix("https://school.example/reset/").unwrap().to_owned())
    }

    /// Makes another link, as the page does.
    async fn made(&self, by: &Cx) -> AppResult<()> {
        let key = access::reset_link(by, self.lin, "").await?.key;
        access::make_reset_link(by, self.lin, &key).await
    }

    async fn token(&self) -> String {
        self.made(&self.admin).await.unwrap();
        self.link().await.unwrap()
    }

    async fn opens(&self, token: &str) -> bool {
        match access::resetting(&self.house.nobody(), token).await {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error, AppError::NotFound, "unknown, used and old look the same");
                false
            }
        }
    }

    async fn take(&self, token: &str, password: &str) -> AppResult<()> {
        access::reset_password(&self.house.nobody(), token, password.into()).await
    }

    /// Somebody of the staff with one role on every campus.
    async fn colleague(&self, login: &str, role: Role) -> Cx {
        let password_hash = self.house.hasher.hash(PASSWORD.into()).await.unwrap();
        let new = NewAccount { login: login.into(), name: "高远".into(), staff: None, guardian: None, roles: vec![(role, None)], password_hash };
        let mut tx = self.house.db.begin().await.unwrap();
        access::create_account(&mut tx, &new, self.house.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        signed_in(&self.house, login).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_once_and_ends_every_session_and_stream() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (house, name) = (&office.house, office.house.name);
        tokio::spawn(house.hub.clone().run(house.db.clone()));
        while !house.hub.is_running() {
            tokio::task::yield_now().await;
        }
        let session = enter(house, "lin", PASSWORD).await.unwrap().token;
        let lin = house.cx(access::actor_of(house, &session).await.unwrap().unwrap());
        let mut conn = house.db.read().await.unwrap();
        let (class,) = fetch_one!(&mut conn, (Uuid,), "select id from class where code = 'XH-SX4-B'").unwrap();
        drop(conn);
        let mut stream = watch(&lin, vec![Topic::Class(ClassId(class))], None).await.unwrap();
        let token = office.token().await;
        let shown = access::resetting(&house.nobody(), &token).await.unwrap();
        assert_eq!((shown.name.as_str(), shown.login.as_deref()), ("林知远", Some("lin")), "{name}");
        for (weak, reason) in [("short", "short"), ("1234567890", "guessable"), ("linlinlinlin", "guessable")] {
            assert_eq!(office.take(&token, weak).await, Err(AppError::invalid("password", reason)), "{name}");
        }
        assert!(access::actor_of(house, &session).await.unwrap().is_some(), "nothing happened yet");
        office.take(&token, BETTER).await.unwrap();
        let told = timeout(Duration::from_secs(1), stream.next()).await.expect("told within a second");
        assert!(matches!(told, Some(Told::Doubt)), "{name}: {told:?}");
        assert!(access::actor_of(house, &session).await.unwrap().is_none(), "{name}");
        assert_eq!(enter(house, "lin", PASSWORD).await.err(), Some(wrong("password")), "{name}");
        assert!(enter(house, "lin", BETTER).await.is_ok(), "{name}");
        assert!(!office.opens(&token).await && office.link().await.is_none(), "{name}: it opens once");
        assert_eq!(office.take(&token, BETTER).await, Err(AppError::NotFound));
        let mut conn = house.db.read().await.unwrap();
        let told =
            scalar!(&mut conn, i64, "select count(*) from audit_entry where account_id = $1 and act in ('reset_link_made', 'password_reset')", office.lin.0);
        assert_eq!(told.unwrap(), 2, "{name}: both are entries of the log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opens_to_the_last_second_of_its_day() {
    for house in databases().await {
        let office = Office::open(house).await;
        let token = office.token().await;
        for (seconds, opens) in [(-1, true), (0, false), (1, false)] {
            office.house.clock.set(SATURDAY.plus_seconds(RESET_LINK_LIFE + seconds));
            assert_eq!(office.opens(&token).await, opens, "{} at {seconds} s", office.house.name);
            assert_eq!(office.take(&token, "short").await == Err(AppError::NotFound), !opens, "{} at {seconds} s", office.house.name);
        }
        assert!(!office.opens("none").await && !office.opens("").await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_with_the_next_one_a_withdrawal_another_password_and_the_account() {
    for house in databases().await {
        let office = Office::open(house).await;
        let name = office.house.name;
        let key = access::reset_link(&office.admin, office.lin, "").await.unwrap().key;
        access::make_reset_link(&office.admin, office.lin, &key).await.unwrap();
        let first = office.link().await.unwrap();
        access::make_reset_link(&office.admin, office.lin, &key).await.unwrap();
        assert_eq!(office.link().await.as_ref(), Some(&first), "{name}: sent twice it counts once");
        let second = office.token().await;
        assert_eq!((office.opens(&first).await, office.opens(&second).await), (false, true), "{name}: another was made");
        access::withdraw_reset_link(&office.admin, office.lin).await.unwrap();
        access::withdraw_reset_link(&office.admin, office.lin).await.unwrap();
        assert!(!office.opens(&second).await && office.link().await.is_none(), "{name}: withdrawn");
        let third = office.token().await;
        let session = enter(&office.house, "lin", PASSWORD).await.unwrap().token;
        let lin = office.house.cx(access::actor_of(&office.house, &session).await.unwrap().unwrap());
        access::change_password(&lin, &session, PASSWORD.into(), BETTER.into()).await.unwrap();
        assert!(!office.opens(&third).await, "{name}: the password was remembered and changed");
        let fourth = office.token().await;
        access::stop_account(&office.admin, office.lin, &HandOver::default()).await.unwrap();
        assert!(!office.opens(&fourth).await, "{name}: left");
        assert_eq!(office.made(&office.admin).await, Err(AppError::Conflict("no_reset".into())), "{name}: nobody to make it for");
        access::restart_account(&office.admin, office.lin).await.unwrap();
        assert!(!office.opens(&fourth).await, "{name}: and it stays shut");
        let fifth = office.token().await;
        let mut tx = office.house.db.begin().await.unwrap();
        execute!(&mut tx, "update account set is_active = $1 where login = 'lin'", false).unwrap();
        tx.commit().await.unwrap();
        assert!(!office.opens(&fifth).await, "{name}: an account that may not sign in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_with_the_right_of_whoever_made_it() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (manager, name) = (office.colleague("gao", Role::Manager).await, office.house.name);
        office.made(&manager).await.unwrap();
        let token = office.link().await.unwrap();
        access::give_role(&office.admin, office.lin, &GiveRole::open(Role::Admin), "k").await.unwrap();
        assert!(!office.opens(&token).await, "{name}: the teacher governs more than the manager now");
        assert_eq!(office.made(&manager).await, Err(AppError::NotFound));
        let mut tx = office.house.db.begin().await.unwrap();
        execute!(&mut tx, "delete from account_role where account_id = $1 and role = 'admin'", office.lin.0).unwrap();
        execute!(&mut tx, "update account_role set until_at = $1 where role = 'manager'", SATURDAY.plus_seconds(1).0).unwrap();
        tx.commit().await.unwrap();
        assert!(office.opens(&token).await, "{name}");
        office.house.clock.set(SATURDAY.plus_seconds(1));
        assert!(!office.opens(&token).await, "{name}: the manager is none any more");
        assert_eq!(office.take(&token, BETTER).await, Err(AppError::NotFound), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_whoever_may_change_an_account_makes_a_link_and_only_with_a_fresh_proof() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (admin, name) = (account(&office.house, "admin").await, office.house.name);
        let (zhou, manager) = (signed_in(&office.house, "zhou").await, office.colleague("gao", Role::Manager).await);
        for (by, whose) in [(&zhou, office.lin), (&office.admin, admin), (&manager, admin)] {
            assert_eq!(access::make_reset_link(by, whose, "k").await, Err(AppError::NotFound), "{name}");
            assert_eq!(access::reset_link(by, whose, "").await.err(), Some(AppError::NotFound), "{name}");
            assert_eq!(access::withdraw_reset_link(by, whose).await, Err(AppError::NotFound), "{name}");
        }
        let mother = signed_in(&office.house, MOTHER).await;
        let mut conn = office.house.db.read().await.unwrap();
        let (child,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        access::set_learner_login(&mother, child.into(), "siyuan", BETTER.into()).await.unwrap();
        let child = account(&office.house, "siyuan").await;
        assert_eq!(access::make_reset_link(&office.admin, child, "k").await, Err(AppError::Conflict("no_reset".into())), "{name}: that is the guardian's");
        let guardian = account(&office.house, MOTHER).await;
        access::make_reset_link(&office.admin, guardian, "k2").await.unwrap();
        let link = access::reset_link(&office.admin, guardian, "").await.unwrap().link.unwrap().link;
        let shown = access::resetting(&office.house.nobody(), link.rsplit('/').next().unwrap()).await.unwrap();
        assert_eq!((shown.name.as_str(), shown.login), ("王雅琴", None), "{name}: no phone is shown");
        office.house.clock.set(SATURDAY.plus_seconds(15 * 60 + 1));
        assert_eq!(office.made(&office.admin).await, Err(AppError::NeedsProof), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_factor_stays_and_a_sign_in_that_waits_for_it_ends() {
    for house in databases().await {
        let office = Office::open(house).await;
        // What the secret is does not matter: there is one.
        let mut tx = office.house.db.begin().await.unwrap();
        execute!(&mut tx, "insert into second_factor (account_id, secret_sealed, since, last_step) values ($1, $2, 0, 0)", office.lin.0, vec![1_u8]).unwrap();
        tx.commit().await.unwrap();
        let step = enter(&office.house, "lin", PASSWORD).await.unwrap();
        assert!(step.me.is_none(), "the code is asked for");
        let token = office.token().await;
        office.take(&token, BETTER).await.unwrap();
        assert_eq!(access::sign_in_code(&office.house.nobody(), &step.token, "123456").await.err(), Some(AppError::SignedOut), "{}", office.house.name);
        assert!(enter(&office.house, "lin", BETTER).await.unwrap().me.is_none(), "{}: and still is", office.house.name);
    }
}

/// The school, and people at its door with no session.
struct Door {
    house: TestHouse,
}

impl Door {
    async fn open(mut house: TestHouse) -> Self {
        house.house.rules.shows_messages = true;
        backend::seed::seed_if_empty(&house).await.unwrap();
        Self { house }
    }

    async fn ask(&self, login: &str, address: &str) -> AppResult<Token> {
        let token = access::ask_reset_code(&self.house.nobody().sent_from(Some(address)), login).await?;
        access::send_reset_codes(&self.house).await.unwrap();
        Ok(token)
    }

    /// What was sent, the newest first.
    async fn sent(&self) -> Vec<String> {
        let admin = signed_in(&self.house, "admin").await;
        reach::outbox(&admin, None).await.unwrap().rows.into_iter().filter_map(|line| line.words).collect()
    }

    async fn code(&self) -> String {
        self.sent().await[0].chars().filter(char::is_ascii_digit).take(6).collect()
    }

    async fn check(&self, token: &Token, code: &str) -> AppResult<()> {
        access::check_reset_code(&self.house.nobody(), token, code).await
    }

    async fn choose(&self, token: &Token, password: &str) -> AppResult<()> {
        access::choose_password(&self.house.nobody(), token, password.into()).await
    }
}

/// A code that is another one.
fn another(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_proves_the_phone_and_chooses_a_new_password_once() {
    for house in databases().await {
        let door = Door::open(house).await;
        let name = door.house.name;
        let session = enter(&door.house, MOTHER, PASSWORD).await.unwrap().token;
        let token = door.ask("+86 138-0000 2046", "192.0.2.1").await.unwrap();
        let code = door.code().await;
        assert_eq!(door.choose(&token, BETTER).await, Err(AppError::SignedOut), "{name}: nothing is proved yet");
        assert_eq!(door.check(&token, another(&code)).await, Err(wrong("code")), "{name}");
        assert_eq!(door.check(&Token::fresh(), &code).await, Err(AppError::SignedOut), "{name}: the code is of no use in another browser");
        door.check(&token, &format!("{} {}", &code[..3], &code[3..])).await.unwrap();
        assert_eq!(door.check(&token, &code).await, Err(AppError::SignedOut), "{name}: a code works once");
        assert_eq!(door.choose(&token, "1234567890").await, Err(AppError::invalid("password", "guessable")), "{name}");
        assert!(access::actor_of(&door.house, &session).await.unwrap().is_some(), "nothing happened yet");
        door.choose(&token, BETTER).await.unwrap();
        assert_eq!(door.choose(&token, BETTER).await, Err(AppError::SignedOut), "{name}: a proof sets one password");
        assert!(access::actor_of(&door.house, &session).await.unwrap().is_none(), "{name}: every session ends");
        assert_eq!(enter(&door.house, MOTHER, PASSWORD).await.err(), Some(wrong("password")), "{name}");
        assert!(enter(&door.house, MOTHER, BETTER).await.is_ok(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_which_logins_there_are() {
    for house in databases().await {
        let door = Door::open(house).await;
        let name = door.house.name;
        let mut tx = door.house.db.begin().await.unwrap();
        execute!(&mut tx, "update account set is_active = $2 where login = $1", FATHER, false).unwrap();
        // The school's file has another number than the one that was proved.
        execute!(&mut tx, "insert into account (id, login, name, kind, guardian_id, password_hash, is_active, lang, created_at) select $1, '13911112222', name, 'guardian', guardian_id, '', $3, 'zh-CN', 0 from account where login = $2", backend::new_id(), MOTHER, true).unwrap();
        tx.commit().await.unwrap();
        for (at, login) in [MOTHER, "lin", "admin", FATHER, "13911112222", "13500000000", "nobody", "x@school.example"].into_iter().enumerate() {
            let token = door.ask(login, &format!("192.0.2.{at}")).await.unwrap();
            assert_eq!(door.sent().await.len(), 1, "{name}: {login}: one code went out, to the guardian");
            let wrong_code = another(&door.code().await);
            for _ in 0..5 {
                assert_eq!(door.check(&token, wrong_code).await, Err(wrong("code")), "{name}: {login}");
            }
            assert_eq!(door.check(&token, &door.code().await).await, Err(AppError::SignedOut), "{name}: {login}: the right one comes too late");
        }
        assert_eq!(door.ask("  ", "192.0.2.9").await.err(), Some(AppError::invalid("login", "required")));
        let mut conn = door.house.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from reset_code").unwrap(), 8, "{name}: each request is written down alike");
        let told = scalar!(&mut conn, i64, "select count(*) from audit_entry where act = 'reset_asked' and account_id is null").unwrap();
        assert_eq!(told, 8, "{name}: and each is an entry of the log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_and_its_proof_live_ten_minutes_each() {
    for house in databases().await {
        let door = Door::open(house).await;
        let (name, mut now) = (door.house.name, SATURDAY);
        for (seconds, lives) in [(-1, true), (0, false), (1, false)] {
            let token = door.ask(MOTHER, "192.0.2.1").await.unwrap();
            now = now.plus_seconds(PROOF_LIFE + seconds);
            door.house.clock.set(now);
            let checked = door.check(&token, &door.code().await).await;
            assert_eq!(checked, if lives { Ok(()) } else { Err(AppError::SignedOut) }, "{name}: a code at {seconds} s");
        }
        for (seconds, lives) in [(0, false), (-1, true)] {
            now = now.plus_seconds(16 * 60);
            door.house.clock.set(now);
            let token = door.ask(MOTHER, "192.0.2.1").await.unwrap();
            door.check(&token, &door.code().await).await.unwrap();
            now = now.plus_seconds(PROOF_LIFE + seconds);
            door.house.clock.set(now);
            let chosen = door.choose(&token, BETTER).await;
            assert_eq!(chosen, if lives { Ok(()) } else { Err(AppError::SignedOut) }, "{name}: a proof at {seconds} s");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_too_often_waits_and_a_phone_gets_five_codes_a_day() {
    for house in databases().await {
        let door = Door::open(house).await;
        let name = door.house.name;
        for login in [MOTHER, "13500000000"] {
            for _ in 0..5 {
                assert!(door.ask(login, "192.0.2.1").await.is_ok(), "{name}: {login}");
            }
            assert_eq!(door.ask(login, "192.0.2.1").await.err(), Some(AppError::invalid("login", "locked.15")), "{name}: {login}: known and unknown alike");
        }
        assert!(door.ask(MOTHER, "192.0.2.2").await.is_ok(), "{name}: elsewhere the answer is the same as ever");
        assert_eq!(door.sent().await.len(), 5, "{name}: and nothing goes out");
        door.house.clock.set(SATURDAY.plus_seconds(24 * 3600 - 1));
        door.ask(MOTHER, "192.0.2.1").await.unwrap();
        assert_eq!(door.sent().await.len(), 5, "{name}: a day is not over");
        door.house.clock.set(SATURDAY.plus_seconds(24 * 3600));
        door.ask(MOTHER, "192.0.2.1").await.unwrap();
        assert_eq!(door.sent().await.len(), 6, "{name}: a day later");
        let mut conn = door.house.db.read().await.unwrap();
        let said = scalar!(&mut conn, i64, "select count(*) from sign_in_attempt where login like '%13800002046%' or login like '%13500000000%'").unwrap();
        assert_eq!(said, 0, "{name}: what is counted does not say the number");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_link_or_a_code_is_stored_but_its_hash() {
    for house in databases().await {
        let mut office = Office::open(house).await;
        office.house.house.rules.shows_messages = true;
        let link = office.token().await;
        let door = Door { house: office.house };
        let token = door.ask(MOTHER, "192.0.2.1").await.unwrap();
        let code = door.code().await;
        let mut conn = door.house.db.read().await.unwrap();
        for (table, row) in backend::testing::texts(&mut conn).await {
            assert!(!row.contains(&link) && !row.contains(token.text()), "{}: {table}", door.house.name);
            assert!(table != "reset_code" || !row.contains(&code), "{}: {table}", door.house.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_breached_password_is_chosen_nowhere() {
    for house in databases().await {
        let mut office = Office::open(house).await;
        let list = office.house.folder.with_extension("breached");
        std::fs::write(&list, format!("{}:7\n", hex::encode_upper(Sha1::digest(BETTER)))).unwrap();
        office.house.house.breached = Breached::open(&list).unwrap();
        office.house.house.rules.shows_messages = true;
        let (admin, mother) = (signed_in(&office.house, "admin").await, signed_in(&office.house, MOTHER).await);
        office.admin = admin;
        let (nobody, name) = (office.house.nobody(), office.house.name);
        let breached = |field: &str| Some(AppError::invalid(field, "breached"));
        let link = office.token().await;
        assert_eq!(office.take(&link, BETTER).await.err(), breached("password"), "{name}: by a link");
        let staff = NewStaff { name: "高远".into(), login: "gao".into(), staff_no: String::new(), role: GiveRole::open(Role::Teacher) };
        access::invite_staff(&office.admin, &staff, "k").await.unwrap();
        let invited = access::invitations(&office.admin, "").await.unwrap().open.remove(0).link;
        let accepted = access::accept_invitation(&nobody, invited.rsplit('/').next().unwrap(), BETTER.into(), "test").await;
        assert_eq!(accepted.err(), breached("password"), "{name}: by an invitation");
        let mut conn = office.house.db.read().await.unwrap();
        let (child,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        let set = access::set_learner_login(&mother, child.into(), "siyuan", BETTER.into()).await;
        assert_eq!(set.err(), breached("password"), "{name}: for a child");
        assert_eq!(access::change_password(&mother, &Token::fresh(), PASSWORD.into(), BETTER.into()).await.err(), breached("new"), "{name}: for oneself");
        let door = Door { house: office.house };
        let token = door.ask(MOTHER, "192.0.2.1").await.unwrap();
        door.check(&token, &door.code().await).await.unwrap();
        assert_eq!(door.choose(&token, BETTER).await.err(), breached("password"), "{name}: by the phone");
        door.choose(&token, "下雨天记得带两把伞出门").await.unwrap();
        std::fs::remove_file(list).unwrap();
    }
}
