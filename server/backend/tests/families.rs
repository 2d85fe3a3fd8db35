//! Guardians, what they may and until when; how they come in; on both databases.

use backend::{
    access::{self, PROOF_LIFE, Token},
    execute, fetch_one,
    live::{Told, watch},
    people, privacy, progress, reach,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use chrono::Days;
use shared::{
    access::{JoinStep, LinkLine, LinkTerm, NewGuardian, OpenDoor, Right, Rights, SignIn, Term},
    error::AppError,
    id::{GuardianId, LearnerId},
    live::Topic,
    privacy::Purpose,
};
use std::time::Duration;
use tokio::time::timeout;

const MOTHER: &str = "13800002046";
const FATHER: &str = "13600004402";
const SECRET: &str = "晨跑三圈再吃豆浆油条";

/// The school, its office, and a child with its mother.
struct Home {
    house: TestHouse,
    office: backend::Cx,
    child: LearnerId,
    mother: GuardianId,
}

impl Home {
    async fn open(mut house: TestHouse) -> Self {
        house.house.rules.shows_messages = true;
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (child, mother) = (learner(&house, "陈思远").await, guardian(&house, "王雅琴").await);
        let office = signed_in(&house, "zhou").await;
        Self { house, office, child, mother }
    }

    async fn links(&self, child: LearnerId) -> Vec<LinkLine> {
        access::family_sheet(&self.office, child, "https://school.example").await.unwrap().links
    }

    async fn link(&self, child: LearnerId, guardian: GuardianId) -> LinkLine {
        self.links(child).await.into_iter().find(|line| line.guardian == guardian).unwrap()
    }

    async fn set(&self, rights: Rights) {
        access::set_rights(&self.office, self.child, self.mother, &term(rights)).await.unwrap();
    }

    async fn add(&self, phone: &str, key: &str) -> Result<GuardianId, AppError> {
        let new = NewGuardian { name: "马兰".into(), relation: "监护人".into(), phone: phone.into(), term: term(Rights::USUAL) };
        access::add_guardian(&self.office, self.child, &new, key).await
    }

    /// A guardian who was added and invited: the secret of the link, and what is to be handed out.
    async fn invited(&self, phone: &str) -> (GuardianId, String, OpenDoor) {
        let guardian = self.add(phone, phone).await.unwrap();
        access::invite_guardian(&self.office, self.child, guardian).await.unwrap();
        let door = self.link(self.child, guardian).await.door.unwrap();
        (guardian, token(&door), door)
    }

    /// The code that was sent last.
    async fn code(&self) -> String {
        let admin = signed_in(&self.house, "admin").await;
        let line = reach::outbox(&admin, None).await.unwrap().rows.remove(0);
        line.words.unwrap().chars().filter(char::is_ascii_digit).take(6).collect()
    }

    async fn join(&self, token: &str, code: &str) -> Result<access::SignedIn, AppError> {
        access::join_family(&self.house.nobody(), token, code, SECRET.into(), "test").await
    }
}

async fn learner(house: &TestHouse, name: &str) -> LearnerId {
    let mut conn = house.db.read().await.unwrap();
    fetch_one!(&mut conn, (Uuid,), "select id from learner where name = $1", name).unwrap().0.into()
}

async fn guardian(house: &TestHouse, name: &str) -> GuardianId {
    let mut conn = house.db.read().await.unwrap();
    fetch_one!(&mut conn, (Uuid,), "select id from guardian where name = $1", name).unwrap().0.into()
}

fn term(rights: Rights) -> LinkTerm {
    LinkTerm { rights, from_on: None, last_on: None }
}

fn only(right: Right) -> Rights {
    Rights::those(|one| one == right)
}

fn token(door: &OpenDoor) -> String {
    door.link.rsplit('/').next().unwrap().to_owned()
}

async fn cx(house: &TestHouse, token: &Token) -> backend::Cx {
    house.cx(access::actor_of(house, token).await.unwrap().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_holds_to_the_last_second_of_its_last_day() {
    for house in databases().await {
        let home = Home::open(house).await;
        let today = home.house.clock.on_campus("Asia/Shanghai").date;
        let last = LinkTerm { last_on: Some(today), ..term(Rights::ALL) };
        access::set_rights(&home.office, home.child, home.mother, &last).await.unwrap();
        let family = signed_in(&home.house, MOTHER).await;
        // Saturday 09:46 on the campus; midnight is 14 h 14 min away.
        let end = SATURDAY.plus_seconds(14 * 3600 + 14 * 60);
        for (at, holds) in [(end.plus_seconds(-1), true), (end, false), (end.plus_seconds(1), false)] {
            home.house.clock.set(at);
            let children = people::family(&family).await.unwrap().children;
            assert_eq!(children.iter().any(|child| child.id == home.child), holds, "{} at {at:?}", home.house.name);
            assert_eq!(progress::timeline(&family, home.child, None, None).await.is_ok(), holds, "{} at {at:?}", home.house.name);
            assert_eq!(watch(&family, vec![Topic::Learner(home.child)], None).await.is_ok(), holds, "{} at {at:?}", home.house.name);
            assert_eq!(privacy::set_consent(&family, home.child, Purpose::Photos, true).await.is_ok(), holds, "{} at {at:?}", home.house.name);
        }
        assert_eq!(home.link(home.child, home.mother).await.term, Term::Over);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_reads_what_the_link_allows_and_nothing_else() {
    for house in databases().await {
        let home = Home::open(house).await;
        let family = signed_in(&home.house, MOTHER).await;
        for right in Right::ALL {
            home.set(only(right)).await;
            let child = people::family(&family).await.unwrap().children.into_iter().find(|child| child.id == home.child).unwrap();
            let name = home.house.name;
            assert_eq!(child.rights, only(right), "{name}");
            assert_eq!(child.hours.is_some(), right == Right::Pay, "{name}: {right:?}");
            assert_eq!(child.next_lesson.is_some(), right == Right::Reminders, "{name}: {right:?}");
            assert_eq!(child.lessons_taken > 0, right == Right::Reports, "{name}: {right:?}");
            let timeline = progress::timeline(&family, home.child, None, None).await.unwrap();
            assert_eq!(timeline.page.rows.is_empty(), right != Right::Reports, "{name}: {right:?}");
            assert_eq!(timeline.child.hours.is_some(), right == Right::Pay, "{name}: {right:?}");
            assert_eq!(watch(&family, vec![Topic::Learner(home.child)], None).await.is_ok(), right == Right::Reports, "{name}: {right:?}");
            assert_eq!(privacy::copy(&family, home.child).await.is_ok(), right == Right::Manages, "{name}: {right:?}");
        }
        let sister = people::family(&family).await.unwrap().children.into_iter().find(|child| child.id != home.child).unwrap();
        assert_eq!(sister.rights, Rights::ALL, "the rights of one child are not those of another");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_link_is_gone_at_once_from_every_device_and_stream_and_says_why() {
    for house in databases().await {
        let home = Home::open(house).await;
        let devices = [signed_in(&home.house, MOTHER).await, signed_in(&home.house, MOTHER).await];
        tokio::spawn(home.house.hub.clone().run(home.house.db.clone()));
        while !home.house.hub.is_running() {
            tokio::task::yield_now().await;
        }
        let mut stream = watch(&devices[0], vec![Topic::Learner(home.child)], None).await.unwrap();
        let end = async |reason: &str| access::end_link(&home.office, home.child, home.mother, reason).await;
        assert_eq!(end("  ").await, Err(AppError::invalid("reason", "short")));
        assert!(watch(&devices[1], vec![Topic::Learner(home.child)], None).await.is_ok());
        end("法院判决变更监护").await.unwrap();
        end("再说一次也一样").await.unwrap();
        let told = timeout(Duration::from_secs(1), stream.next()).await.expect("told within a second");
        assert!(matches!(told, Some(Told::Doubt)), "{}: {told:?}", home.house.name);
        for device in &devices {
            assert!(watch(device, vec![Topic::Learner(home.child)], None).await.is_err(), "{}", home.house.name);
            assert_eq!(progress::timeline(device, home.child, None, None).await.err(), Some(AppError::NotFound));
            let left: Vec<LearnerId> = people::family(device).await.unwrap().children.into_iter().map(|child| child.id).collect();
            assert!(!left.contains(&home.child) && left.len() == 1, "the other child stays");
        }
        let line = home.link(home.child, home.mother).await;
        let ended = line.ended.unwrap();
        assert_eq!((line.term, ended.by.as_deref(), ended.reason.as_deref()), (Term::Over, Some("周以宁"), Some("法院判决变更监护")));
        home.set(Rights::ALL).await;
        let line = home.link(home.child, home.mother).await;
        assert_eq!((line.term, line.ended), (Term::Now, None), "it can begin anew");
        assert!(progress::timeline(&devices[0], home.child, None, None).await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_is_found_again_by_the_phone_and_sees_nothing_before_they_said_yes() {
    for house in databases().await {
        let home = Home::open(house).await;
        for (phone, reason) in [("", "unreadable"), ("1380000", "unreadable"), ("138 0000 2046", "linked")] {
            assert_eq!(home.add(phone, "bad").await, Err(AppError::invalid("phone", reason)), "{phone}");
        }
        let father = guardian(&home.house, "孙建国").await;
        assert_eq!(home.add("+86 136-0000-4402", "k").await, Ok(father), "{}: written as people write it", home.house.name);
        assert_eq!(home.add("+86 136-0000-4402", "k").await, Ok(father), "sent twice it counts once");
        let line = home.link(home.child, father).await;
        assert_eq!((line.name.as_str(), line.waits, line.signs_in, line.rights), ("孙建国", true, true, Rights::USUAL));
        let family = signed_in(&home.house, FATHER).await;
        assert_eq!(people::family(&family).await.unwrap().children.len(), 1);
        assert_eq!(progress::timeline(&family, home.child, None, None).await.err(), Some(AppError::NotFound));
        access::invite_guardian(&home.office, home.child, father).await.unwrap();
        let token = token(&home.link(home.child, father).await.door.unwrap());
        let step = async |cx: &backend::Cx| access::joining(cx, &token).await.unwrap().step;
        assert_eq!(step(&home.house.nobody()).await, JoinStep::SignIn);
        assert_eq!(access::send_proof(&home.house.nobody(), &token).await, Err(AppError::NotFound), "an account proves itself by its password");
        let stranger = signed_in(&home.house, MOTHER).await;
        assert_eq!((step(&stranger).await, access::accept_children(&stranger, &token).await), (JoinStep::Other, Err(AppError::NotFound)));
        assert_eq!(step(&family).await, JoinStep::Add);
        access::accept_children(&family, &token).await.unwrap();
        assert_eq!(people::family(&family).await.unwrap().children.len(), 2, "{}", home.house.name);
        assert!(progress::timeline(&family, home.child, None, None).await.is_ok());
        assert_eq!(access::accept_children(&family, &token).await, Err(AppError::NotFound), "it opens once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_proves_the_phone_and_comes_in_once() {
    for house in databases().await {
        let home = Home::open(house).await;
        let (guardian, token, door) = home.invited("13511112222").await;
        let nobody = home.house.nobody();
        let shown = access::joining(&nobody, &token).await.unwrap();
        assert_eq!((shown.children, shown.phone.as_str(), shown.step), (vec!["陈**".to_owned()], "135****2222", JoinStep::Send));
        assert_eq!(access::open_door(&nobody, &door.code.to_uppercase()).await.as_deref(), Ok(token.as_str()), "the short code leads to the same");
        assert_eq!(home.join(&token, "000000").await.err(), Some(AppError::invalid("code", "wrong")), "nothing was sent yet");
        access::send_proof(&nobody, &token).await.unwrap();
        access::send_proof(&nobody, &token).await.unwrap();
        let admin = signed_in(&home.house, "admin").await;
        let sent = reach::outbox(&admin, None).await.unwrap().rows;
        assert_eq!(sent.len(), 1, "{}: not twice within a minute", home.house.name);
        assert_eq!(sent[0].recipient, Some(shared::access::Contact::Masked("135****2222".into())));
        let code = home.code().await;
        let weak = access::join_family(&nobody, &token, &code, "1234567890".into(), "test").await;
        assert_eq!(weak.err(), Some(AppError::invalid("password", "guessable")));
        let wrong = if code == "000000" { "000001" } else { "000000" };
        assert_eq!(home.join(&token, wrong).await.err(), Some(AppError::invalid("code", "wrong")));
        let signed_in = home.join(&token, &format!("{} {}", &code[..3], &code[3..])).await.unwrap();
        let family = cx(&home.house, &signed_in.token).await;
        assert_eq!(family.actor().unwrap().guardian, Some(guardian));
        assert!(progress::timeline(&family, home.child, None, None).await.is_ok(), "{}", home.house.name);
        assert_eq!(access::joining(&nobody, &token).await.err(), Some(AppError::NotFound), "it opens once");
        let form = SignIn { login: "13511112222".into(), password: SECRET.into() };
        assert!(access::sign_in(&nobody, form, "test").await.is_ok());
        let line = home.link(home.child, guardian).await;
        assert!(line.signs_in && !line.waits && line.door.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_wait_and_old_ones_open_nothing() {
    for house in databases().await {
        let home = Home::open(house).await;
        let (_, token, _) = home.invited("13511112222").await;
        let nobody = home.house.nobody();
        access::send_proof(&nobody, &token).await.unwrap();
        let old = home.code().await;
        home.house.clock.set(SATURDAY.plus_seconds(PROOF_LIFE));
        assert_eq!(home.join(&token, &old).await.err(), Some(AppError::invalid("code", "wrong")), "{}: too old", home.house.name);
        access::send_proof(&nobody, &token).await.unwrap();
        let code = home.code().await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(home.join(&token, wrong).await.err(), Some(AppError::invalid("code", "wrong")));
        }
        assert_eq!(home.join(&token, &code).await.err(), Some(AppError::invalid("code", "locked.15")), "{}: the right one waits too", home.house.name);
        for minutes in 12..15 {
            home.house.clock.set(SATURDAY.plus_seconds(minutes * 60));
            access::send_proof(&nobody, &token).await.unwrap();
        }
        home.house.clock.set(SATURDAY.plus_seconds(20 * 60));
        assert_eq!(access::send_proof(&nobody, &token).await, Err(AppError::invalid("code", "too_many")));
        let elsewhere = home.house.nobody().sent_from(Some("203.0.113.7"));
        for _ in 0..5 {
            assert_eq!(access::open_door(&elsewhere, "abcd-efgh").await, Err(AppError::invalid("code", "wrong")));
        }
        assert_eq!(access::open_door(&elsewhere, "abcd-efgh").await, Err(AppError::invalid("code", "locked.15")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_withdrawn_renewed_or_ended_opens_nothing() {
    for house in databases().await {
        let home = Home::open(house).await;
        let (guardian, first, door) = home.invited("13511112222").await;
        let nobody = home.house.nobody();
        let opens = async |token: &str| access::joining(&nobody, token).await.is_ok();
        access::renew_guardian(&home.office, home.child, guardian).await.unwrap();
        let second = token(&home.link(home.child, guardian).await.door.unwrap());
        assert_eq!((opens(&first).await, opens(&second).await), (false, true), "{}", home.house.name);
        assert!(access::open_door(&nobody, &door.code).await.is_err(), "the old code neither");
        access::end_link(&home.office, home.child, guardian, "登记错了人").await.unwrap();
        assert!(!opens(&second).await, "no child is left");
        access::set_rights(&home.office, home.child, guardian, &term(Rights::USUAL)).await.unwrap();
        assert!(opens(&second).await);
        let mut tx = home.house.db.begin().await.unwrap();
        execute!(&mut tx, "update account set is_active = $2 where login = $1", "zhou", false).unwrap();
        tx.commit().await.unwrap();
        assert!(!opens(&second).await, "who sent it has left");
        let mut tx = home.house.db.begin().await.unwrap();
        execute!(&mut tx, "update account set is_active = $2 where login = $1", "zhou", true).unwrap();
        tx.commit().await.unwrap();
        home.house.clock.set(SATURDAY.plus_seconds(access::LINK_LIFE - 1));
        assert!(opens(&second).await);
        home.house.clock.set(SATURDAY.plus_seconds(access::LINK_LIFE));
        assert!(!opens(&second).await, "{}: a week is over", home.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_teacher_manages_the_families_of_their_class_and_others_manage_none() {
    for house in databases().await {
        let home = Home::open(house).await;
        let sheet = async |login: &str, child| access::family_sheet(&signed_in(&home.house, login).await, child, "").await;
        assert!(sheet("han", home.child).await.is_ok(), "{}", home.house.name);
        for login in ["lin", "shen", MOTHER] {
            assert_eq!(sheet(login, home.child).await.err(), Some(AppError::NotFound), "{login}");
            let cx = signed_in(&home.house, login).await;
            assert_eq!(access::end_link(&cx, home.child, home.mother, "不应该可以").await, Err(AppError::NotFound), "{login}");
            assert_eq!(access::invite_guardian(&cx, home.child, home.mother).await, Err(AppError::NotFound), "{login}");
        }
        let today = home.house.clock.on_campus("Asia/Shanghai").date;
        let past = LinkTerm { last_on: Some(today - Days::new(1)), ..term(Rights::ALL) };
        assert_eq!(access::set_rights(&home.office, home.child, home.mother, &past).await, Err(AppError::invalid("last_on", "past")));
        assert_eq!(reach::outbox(&home.office, None).await.err(), Some(AppError::Forbidden));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_who_manages_makes_changes_and_stops_the_childs_own_sign_in() {
    for house in databases().await {
        let home = Home::open(house).await;
        let (name, nobody) = (home.house.name, home.house.nobody());
        let family = signed_in(&home.house, MOTHER).await;
        let set = async |login: &str, password: &str| access::set_learner_login(&family, home.child, login, password.into()).await;
        let enter = async |login: &str, password: &str| access::sign_in(&nobody, SignIn { login: login.into(), password: password.into() }, "test").await;
        assert_eq!(access::learner_login(&family, home.child).await.unwrap().login, None);
        assert_eq!(set("思远", SECRET).await, Err(AppError::invalid("login", "required")));
        assert_eq!(set("zhou", SECRET).await, Err(AppError::invalid("login", "wrong")), "{name}: somebody has it");
        assert_eq!(set("siyuan", "").await, Err(AppError::invalid("password", "short")));
        set("SiYuan", SECRET).await.unwrap();
        let child = enter("siyuan", SECRET).await.unwrap().token;
        assert_eq!(access::learner_login(&family, home.child).await.unwrap().devices.len(), 1, "{name}");
        set("chensiyuan", "").await.unwrap();
        assert!(enter("siyuan", SECRET).await.is_err() && access::actor_of(&home.house, &child).await.unwrap().is_some(), "another name, the same password");
        set("chensiyuan", "另一句谁也猜不到的话").await.unwrap();
        assert!(access::actor_of(&home.house, &child).await.unwrap().is_none(), "{name}: another password ends the devices");
        let child = enter("chensiyuan", "另一句谁也猜不到的话").await.unwrap().token;
        access::end_learner_devices(&family, home.child).await.unwrap();
        assert!(access::actor_of(&home.house, &child).await.unwrap().is_none());
        access::stop_learner_login(&family, home.child).await.unwrap();
        access::stop_learner_login(&family, home.child).await.unwrap();
        assert!(enter("chensiyuan", "另一句谁也猜不到的话").await.is_err(), "{name}: stopped");
        assert_eq!(set("chensiyuan", "").await, Err(AppError::invalid("password", "short")), "it begins again with a password of its own");
        set("chensiyuan", SECRET).await.unwrap();
        let child = enter("chensiyuan", SECRET).await.unwrap().token;
        home.set(Rights::USUAL).await;
        assert_eq!(set("other", SECRET).await, Err(AppError::NotFound), "{name}: who does not manage sets nothing");
        assert!(access::actor_of(&home.house, &child).await.unwrap().is_none(), "{name}: whoever lost the child does not keep its password");
        assert!(enter("chensiyuan", SECRET).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learners_own_sign_in_ends_with_the_last_day_of_whoever_manages_it() {
    for house in databases().await {
        let home = Home::open(house).await;
        let (house, name) = (&home.house, home.house.name);
        access::end_link(&home.office, home.child, guardian(house, "陈志强").await, "监护变更").await.unwrap();
        let family = signed_in(house, MOTHER).await;
        access::set_learner_login(&family, home.child, "siyuan", SECRET.into()).await.unwrap();
        let enters = async || {
            let form = SignIn { login: "siyuan".into(), password: SECRET.into() };
            access::sign_in(&house.nobody(), form, "test").await.map(|entered| entered.token)
        };
        let token = enters().await.unwrap();
        let was = access::actor_of(house, &token).await.unwrap().unwrap();
        let today = house.clock.on_campus("Asia/Shanghai").date;
        let last = LinkTerm { last_on: today.checked_add_days(Days::new(1)), ..term(Rights::ALL) };
        access::set_rights(&home.office, home.child, home.mother, &last).await.unwrap();
        // Saturday 09:46 on the campus; the midnight after tomorrow is 38 h 14 min away.
        let end = SATURDAY.plus_seconds(38 * 3600 + 14 * 60);
        for (at, holds) in [(SATURDAY, true), (end.plus_seconds(-1), true), (end, false), (end.plus_seconds(1), false), (end.plus_seconds(24 * 3600), false)] {
            house.clock.set(at);
            assert_eq!(access::actor_of(house, &token).await.unwrap().is_some(), holds, "{name}: a request at {at:?}");
            assert_eq!(access::still_signed_in(house, &token, &was, false).await, holds, "{name}: a stream at {at:?}");
            assert_eq!(enters().await.is_ok(), holds, "{name}: the door at {at:?}");
        }
        let office = signed_in(house, "zhou").await;
        access::set_rights(&office, home.child, home.mother, &term(Rights::ALL)).await.unwrap();
        assert!(enters().await.is_err(), "{name}: who knew the password may be somebody else");
        let family = signed_in(house, MOTHER).await;
        access::set_learner_login(&family, home.child, "siyuan", SECRET.into()).await.unwrap();
        assert!(enters().await.is_ok(), "{name}: a new one opens");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_learner_sees_the_own_timeline_and_nothing_of_money_or_of_others() {
    for house in databases().await {
        let home = Home::open(house).await;
        let family = signed_in(&home.house, MOTHER).await;
        access::set_learner_login(&family, home.child, "siyuan", SECRET.into()).await.unwrap();
        let form = SignIn { login: "siyuan".into(), password: SECRET.into() };
        let token = access::sign_in(&home.house.nobody(), form, "test").await.unwrap().token;
        let own = cx(&home.house, &token).await;
        let timeline = progress::timeline(&own, home.child, None, None).await.unwrap();
        assert!(!timeline.page.rows.is_empty() && timeline.siblings.len() == 1, "{}", home.house.name);
        assert!(
            timeline.page.rows.iter().all(|entry| !matches!(&entry.what, shared::progress::What::Lesson { note: Some(_), .. })),
            "what staff note stays with staff"
        );
        assert_eq!(timeline.child.hours, None, "nothing of money");
        let children = people::family(&own).await.unwrap().children;
        assert_eq!((children.len(), children[0].id, children[0].hours), (1, home.child, None));
        assert_eq!(children[0].rights, Rights::those(|right| matches!(right, Right::Reports | Right::Reminders)));
        assert!(watch(&own, vec![Topic::Learner(home.child)], None).await.is_ok());
        let sister = learner(&home.house, "陈思宁").await;
        for other in [sister, learner(&home.house, "孙悦然").await] {
            assert_eq!(progress::timeline(&own, other, None, None).await.err(), Some(AppError::NotFound), "{}", home.house.name);
            assert!(watch(&own, vec![Topic::Learner(other)], None).await.is_err());
        }
        assert_eq!(privacy::rights(&own).await.err(), Some(AppError::Forbidden));
        assert_eq!(privacy::copy(&own, home.child).await.err(), Some(AppError::NotFound));
        assert_eq!(access::learner_login(&own, home.child).await.err(), Some(AppError::NotFound));
        assert_eq!(people::portrait(&own, home.child).await.err(), Some(AppError::NotFound));
        access::end_link(&home.office, home.child, home.mother, "监护变更").await.unwrap();
        assert!(access::actor_of(&home.house, &token).await.unwrap().is_none(), "{}: she knew the password", home.house.name);
    }
}
