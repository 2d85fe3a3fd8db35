//! Very many archives within an hour: noticed, told, settled, and in the end shut for a while; on both databases.

use backend::{
    Cx,
    access::{self, Token},
    audit::{self, Archives, Kind},
    fetch_all, people, progress, scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    access::SignIn,
    audit::{Alarm, LogFilter, LogPage, Noticed},
    error::AppError,
    id::LearnerId,
    people::{LearnerFilter, Reveal},
};

const HOUR: i64 = 3600;
const NOTE: &str = "期末电话回访，已和本人核对";

/// The demo school, in which three archives an hour and six a day are very many and five an hour are the most.
async fn schools() -> Vec<TestHouse> {
    let mut houses = databases().await;
    for house in &mut houses {
        house.house.rules.archives = Archives { noticed_an_hour: 3, noticed_a_day: 6, opened_an_hour: 5 };
        backend::seed::seed_if_empty(house).await.unwrap();
    }
    houses
}

async fn learners(house: &TestHouse) -> Vec<LearnerId> {
    let mut conn = house.db.read().await.unwrap();
    let rows = fetch_all!(&mut conn, (Uuid,), "select id from learner where address_sealed is not null order by no limit 20").unwrap();
    rows.into_iter().map(|(id,)| LearnerId(id)).collect()
}

/// Somebody with a session, read anew with every request as browsers do.
struct Asker<'a>(&'a TestHouse, Token);

impl<'a> Asker<'a> {
    async fn of(house: &'a TestHouse, login: &str) -> Self {
        let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
        Self(house, access::sign_in(&house.nobody(), form, "test").await.unwrap().token)
    }

    async fn cx(&self) -> Cx {
        self.0.cx(access::actor_of(self.0, &self.1).await.unwrap().unwrap())
    }

    /// Opens the archive; what waits to be written is written.
    async fn opens(&self, learner: LearnerId) -> Result<(), AppError> {
        let opened = people::portrait(&self.cx().await, learner).await.map(drop);
        self.0.later.flush(self.0).await.unwrap();
        opened
    }
}

async fn log(house: &TestHouse) -> LogPage {
    audit::log(&signed_in(house, "shen").await, LogFilter::default()).await.unwrap()
}

fn told(alarms: &[Alarm]) -> Vec<(Noticed, i64)> {
    alarms.iter().map(|alarm| (alarm.noticed, alarm.learners)).collect()
}

/// Acts and numbers of the entries about it, the newest first.
async fn entries(house: &TestHouse) -> Vec<(String, i64)> {
    log(house).await.page.rows.into_iter().filter(|line| line.kind == Kind::ManyRead).map(|line| (line.act, line.times)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn very_many_are_one_alarm_and_one_entry_whoever_is_looked_at_twice_counts_once() {
    for house in schools().await {
        let (zhou, all) = (Asker::of(&house, "zhou").await, learners(&house).await);
        for learner in [all[0], all[1], all[2], all[0], all[1]] {
            zhou.opens(learner).await.unwrap();
        }
        progress::timeline(&zhou.cx().await, all[2], None, None).await.unwrap();
        assert_eq!((told(&log(&house).await.alarms), entries(&house).await), (vec![], vec![]), "{}: three are three", house.name);
        zhou.opens(all[3]).await.unwrap();
        let alarms = log(&house).await.alarms;
        assert_eq!(told(&alarms), [(Noticed::Hour, 4)], "{}", house.name);
        assert_eq!((alarms[0].account.name.as_str(), alarms[0].at.as_str(), alarms[0].can_settle), ("周以宁", "2026-11-21 9:46", true));
        assert_eq!(entries(&house).await, [("many_read_hour".to_owned(), 4)]);
        zhou.opens(all[4]).await.unwrap();
        assert_eq!(told(&log(&house).await.alarms)[1..], [(Noticed::Hour, 5)], "{}: it grows, and is no second one", house.name);
        assert_eq!(entries(&house).await.len(), 2, "{}: the second entry is that archives shut", house.name);
        audit::verify(&house, None).await.unwrap().expect("the chain holds");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn archives_shut_for_an_hour_and_lists_and_rolls_go_on() {
    for house in schools().await {
        let (zhou, all) = (Asker::of(&house, "zhou").await, learners(&house).await);
        for learner in &all[..5] {
            zhou.opens(*learner).await.unwrap();
        }
        let cx = zhou.cx().await;
        let timeline = progress::timeline(&cx, all[5], None, None).await.map(drop);
        assert_eq!((zhou.opens(all[5]).await, timeline), (Err(AppError::TooMany), Err(AppError::TooMany)), "{}", house.name);
        people::learners(&cx, LearnerFilter::default()).await.unwrap();
        backend::classes::classes(&cx, shared::classes::ClassFilter::default()).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let lesson = scalar!(&mut conn, Uuid, "select id from lesson order by on_date limit 1").unwrap();
        drop(conn);
        backend::attendance::board(&cx, shared::id::LessonId(lesson)).await.unwrap();
        assert_eq!(Asker::of(&house, "admin").await.opens(all[5]).await, Ok(()), "{}: others are not held", house.name);
        house.clock.set(SATURDAY.plus_seconds(HOUR - 1));
        assert_eq!(Asker::of(&house, "zhou").await.opens(all[5]).await, Err(AppError::TooMany), "{}: a new session is no way out", house.name);
        house.clock.set(SATURDAY.plus_seconds(HOUR));
        assert_eq!(Asker::of(&house, "zhou").await.opens(all[5]).await, Ok(()), "{}: until the hour is over", house.name);
        assert_eq!(Asker::of(&house, "zhou").await.opens(all[6]).await, Ok(()));
        assert_eq!(told(&log(&house).await.alarms)[0], (Noticed::Day, 7), "{}: seven within the day", house.name);
        house.clock.set(SATURDAY.plus_seconds(25 * HOUR));
        for learner in &all[7..10] {
            Asker::of(&house, "zhou").await.opens(*learner).await.unwrap();
        }
        assert_eq!(log(&house).await.alarms.len(), 3, "{}: another day begins at nothing", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_in_clear_counts_and_whoever_may_not_learns_nothing_of_it() {
    for house in schools().await {
        let (admin, all) = (Asker::of(&house, "admin").await, learners(&house).await);
        for learner in &all[..4] {
            admin.opens(*learner).await.unwrap();
        }
        people::reveal(&admin.cx().await, all[4], Reveal::Address, "家长电话没打通", "k").await.unwrap();
        assert_eq!(told(&log(&house).await.alarms), [(Noticed::Shut, 5), (Noticed::Hour, 5)], "{}", house.name);
        assert_eq!(people::reveal(&admin.cx().await, all[5], Reveal::Address, "家长电话没打通", "k2").await.map(drop), Err(AppError::TooMany));
        let mother = signed_in(&house, "13600004402").await;
        assert_eq!(people::portrait(&mother, all[0]).await.map(drop), Err(AppError::NotFound));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_settles_it_once_with_a_note_and_nobody_settles_their_own() {
    for house in schools().await {
        let (zhou, all, shen) = (Asker::of(&house, "zhou").await, learners(&house).await, signed_in(&house, "shen").await);
        for learner in &all[..4] {
            zhou.opens(*learner).await.unwrap();
        }
        assert_eq!(audit::open_alarms(&shen).await, Ok(1), "{}", house.name);
        let alarm = log(&house).await.alarms[0].id;
        for login in ["zhou", "admin"] {
            let refused = audit::settle_alarm(&signed_in(&house, login).await, alarm, NOTE, "k").await;
            assert_eq!(refused, Err(AppError::NotFound), "{}: {login}", house.name);
        }
        assert_eq!(audit::open_alarms(&signed_in(&house, "zhou").await).await, Err(AppError::Forbidden));
        assert_eq!(audit::settle_alarm(&shen, alarm, " ", "k").await, Err(AppError::invalid("note", "required")));
        audit::settle_alarm(&shen, alarm, NOTE, "k").await.unwrap();
        audit::settle_alarm(&shen, alarm, NOTE, "k").await.unwrap();
        assert_eq!(audit::settle_alarm(&shen, alarm, NOTE, "k2").await, Err(AppError::Conflict("settled".into())));
        assert_eq!((audit::open_alarms(&shen).await, log(&house).await.alarms), (Ok(0), vec![]), "{}", house.name);
        let settled: Vec<_> = log(&house).await.page.rows.into_iter().filter(|line| line.act == "alarm_settled").collect();
        assert_eq!((settled.len(), settled[0].account.as_ref().map(|account| account.name.as_str())), (1, Some("周以宁")), "{}", house.name);
        let entry = audit::log(&shen, LogFilter { entry: Some(settled[0].seq), ..LogFilter::default() }).await.unwrap().detail.unwrap();
        assert_eq!(entry.reason.as_deref(), Some(NOTE));
        let texts = backend::testing::texts(&mut house.db.read().await.unwrap()).await;
        assert!(texts.iter().all(|(_, rows)| !rows.contains(NOTE)), "{}: it is sealed", house.name);
        zhou.opens(all[4]).await.unwrap();
        assert_eq!(told(&log(&house).await.alarms), [(Noticed::Shut, 5)], "{}: what was settled hides nothing worse", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_who_reads_very_many_is_settled_by_another() {
    for house in schools().await {
        let (shen, all) = (signed_in(&house, "shen").await, learners(&house).await);
        let own = Asker::of(&house, "shen").await;
        for learner in &all[..4] {
            let looked = audit::Entry { kind: Kind::Viewed, learner: Some(*learner), ..audit::Entry::default() };
            own.cx().await.looked(&looked).await.unwrap();
        }
        let alarm = log(&house).await.alarms.remove(0);
        assert_eq!((alarm.account.id, alarm.can_settle), (shen.actor().unwrap().account, false), "{}", house.name);
        assert_eq!(audit::settle_alarm(&shen, alarm.id, NOTE, "k").await, Err(AppError::NotFound));
    }
}
