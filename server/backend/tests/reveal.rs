//! One contact in clear for a reason, on both databases.

use backend::{
    Cx,
    access::{self, NewAccount, create_account},
    audit::{self, Kind},
    db::Conn,
    execute, fetch_all, fetch_one,
    keys::Cell,
    people,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in, staff, staff_of, texts},
};
use shared::{
    access::{AskGrant, Contact, Role},
    audit::LogFilter,
    error::AppError,
    id::{CampusId, GuardianId, LearnerId, StaffId},
    people::{REVEALS_A_DAY, Reveal},
    time::At,
};

const REASON: &str = "家长电话没打通";
const ID_NO: &str = "310104201603050017";
const PHONE: &str = "13911112222";
/// 09:46 on Saturday; the midnight that ends the day is 14 h 14 min away.
const MIDNIGHT: i64 = 14 * 3600 + 14 * 60;

/// Seconds the approval of the office holds: three days.
const APPROVED: i64 = 3 * 24 * 3600;

/// Lets the role of customer service come from a request that the administrator approved, until `until`.
async fn approve(conn: &mut Conn, until: At) {
    let (role, account) =
        fetch_one!(conn, (Uuid, Uuid), "select r.id, a.id from account a join account_role r on r.account_id = a.id where a.login = 'kefu'").unwrap();
    execute!(conn, "update account_role set until_at = $2 where id = $1", role, until.0).unwrap();
    execute!(
        conn,
        "insert into grant_request (id, account_id, asked_by, asked_at, role, reason, until_at, decided_by, decided_at, approved, held_id)
         select $1, $2, $2, 1, 'customer_service', '期末回访', $3, id, 1, $4, $5 from account where login = 'admin'",
        backend::new_id(),
        account,
        until.0,
        true,
        role
    )
    .unwrap();
}

struct Office {
    house: TestHouse,
    learner: LearnerId,
    mother: Reveal,
    /// The learner's campus, and the other.
    campuses: [CampusId; 2],
}

impl Office {
    /// The demo school with somebody of customer service for the learner's campus, and the learner with phone and ID number.
    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let password_hash = house.hasher.hash(backend::seed::PASSWORD.into()).await.unwrap();
        let mut tx = house.db.begin().await.unwrap();
        let (learner, home) = fetch_one!(&mut tx, (Uuid, Uuid), "select id, campus_id from learner where name = '陈思远'").unwrap();
        let (away,) = fetch_one!(&mut tx, (Uuid,), "select id from campus where id <> $1", home).unwrap();
        let (mother,) = fetch_one!(&mut tx, (Uuid,), "select id from guardian where name = '王雅琴'").unwrap();
        let ring = house.seal.ring(&[learner]).await.unwrap();
        let phone = ring.close(Cell::of(learner, "learner.phone_sealed"), PHONE).unwrap();
        let id_no = ring.close(Cell::of(learner, "learner.id_no_sealed"), ID_NO).unwrap();
        execute!(&mut tx, "update learner set phone_sealed = $2, id_no_sealed = $3 where id = $1", learner, phone, id_no).unwrap();
        let roles = vec![(Role::CustomerService, Some(CampusId(home)))];
        let account = NewAccount { login: "kefu".into(), name: "客服".into(), staff: None, guardian: None, roles, password_hash };
        create_account(&mut tx, &account, house.clock.now()).await.unwrap();
        approve(&mut tx, SATURDAY.plus_seconds(APPROVED)).await;
        tx.commit().await.unwrap();
        Self { learner: LearnerId(learner), mother: Reveal::Guardian(GuardianId(mother)), campuses: [home, away].map(CampusId), house }
    }

    async fn service(&self) -> Cx {
        signed_in(&self.house, "kefu").await
    }

    async fn rows(&self) -> Vec<(String, String)> {
        let mut conn = self.house.db.read().await.unwrap();
        fetch_all!(&mut conn, (String, String), "select what, reason from reveal order by at, id").unwrap()
    }

    /// The value of the guardian's phone under `key`.
    async fn phone(&self, cx: &Cx, key: &str) -> Result<(String, i64), AppError> {
        people::reveal(cx, self.learner, self.mother, REASON, key).await.map(|shown| (shown.value, shown.left))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_value_is_shown_once_and_lies_nowhere_in_clear() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (service, name) = (office.service().await, office.house.name);
        let portrait = people::portrait(&service, office.learner).await.unwrap();
        assert_eq!((portrait.reveals_left, portrait.address), (Some(REVEALS_A_DAY), Some(Contact::Masked("上海市徐汇区****".into()))), "{name}");
        assert_eq!(office.phone(&service, "a").await, Ok(("13800002046".into(), 19)));
        for (what, key, value) in [(Reveal::Phone, "b", PHONE), (Reveal::IdNo, "c", ID_NO), (Reveal::Address, "d", "上海市徐汇区青禾路 ")] {
            let shown = people::reveal(&service, office.learner, what, REASON, key).await.unwrap();
            assert!(shown.value.starts_with(value), "{name}: {what:?} is {}", shown.value);
        }
        assert_eq!(people::portrait(&service, office.learner).await.unwrap().reveals_left, Some(16));
        let Reveal::Guardian(mother) = office.mother else { unreachable!() };
        let what: Vec<String> = office.rows().await.into_iter().map(|(what, _)| what).collect();
        assert_eq!(what, [format!("guardian.phone {mother}").as_str(), "learner.phone", "learner.id_no", "learner.address"], "{name}");
        office.house.later.flush(&office.house).await.unwrap();
        let mut conn = office.house.db.read().await.unwrap();
        let clear: Vec<_> = texts(&mut conn).await.into_iter().filter(|(_, text)| [ID_NO, PHONE, "青禾路"].iter().any(|value| text.contains(value))).collect();
        assert_eq!(clear, [], "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reveal_is_an_entry_of_the_audit_with_field_and_reason() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (service, auditor) = (office.service().await, signed_in(&office.house, "shen").await);
        office.phone(&service, "a").await.unwrap();
        let found = LogFilter { kind: Some(Kind::Revealed), ..LogFilter::default() };
        let entries = audit::log(&auditor, found.clone()).await.unwrap().page.rows;
        assert_eq!(entries.len(), 1, "{}", office.house.name);
        let filter = LogFilter { field: "guardian.phone".into(), learner: Some(office.learner), actor: Some(service.actor().unwrap().account), ..found };
        let log = audit::log(&auditor, LogFilter { entry: Some(entries[0].seq), ..filter }).await.unwrap();
        assert_eq!(log.page.rows.len(), 1, "of this person, learner and field");
        let entry = log.detail.unwrap();
        assert!(entry.holds);
        assert_eq!(entry.reason, Some(format!("{REASON} · 陆明 → 2026-11-24")), "why, who approved it, until when");
        assert_eq!(office.rows().await[0].1, REASON);
        let mut conn = office.house.db.read().await.unwrap();
        let told = fetch_one!(
            &mut conn,
            (String, String),
            "select d.login, q.reason from reveal v join grant_request q on q.id = v.approval_id join account d on d.id = q.decided_by"
        )
        .unwrap();
        assert_eq!(told, ("admin".to_owned(), "期末回访".to_owned()), "the record leads to the approval");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_shows_the_same_again_and_counts_once() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (service, name) = (office.service().await, office.house.name);
        let first = office.phone(&service, "k").await.unwrap();
        assert_eq!(office.phone(&service, "k").await.unwrap(), first, "{name}");
        assert_eq!(office.rows().await.len(), 1);
        let other = people::reveal(&service, office.learner, Reveal::IdNo, REASON, "k").await;
        assert_eq!(other, Err(AppError::Conflict("key_reused".into())), "{name}: a key is for one value");
        office.house.clock.set(SATURDAY.plus_seconds(MIDNIGHT));
        let tomorrow = office.phone(&office.service().await, "k").await;
        assert_eq!(tomorrow, Err(AppError::Conflict("key_reused".into())), "{name}: and for one day");
        assert_eq!(office.rows().await.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_reason_nothing_is_shown() {
    for house in databases().await {
        let office = Office::open(house).await;
        let service = office.service().await;
        for (reason, why) in [("", "short"), ("  核对 ", "short"), ("字".repeat(201).as_str(), "long")] {
            let refused = people::reveal(&service, office.learner, office.mother, reason, why).await;
            assert_eq!(refused, Err(AppError::invalid("reason", why)), "{}: {reason}", office.house.name);
        }
        assert_eq!(office.rows().await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_twenty_first_of_a_day_is_refused_until_the_next_begins() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (service, name) = (office.service().await, office.house.name);
        for n in 1..=REVEALS_A_DAY {
            assert_eq!(office.phone(&service, &format!("k{n}")).await.unwrap().1, REVEALS_A_DAY - n, "{name}");
        }
        let limit = Err(AppError::invalid("reason", "limit"));
        assert_eq!(office.phone(&service, "k21").await, limit, "{name}");
        assert_eq!(office.phone(&service, "k20").await.map(|(_, left)| left), Ok(0), "{name}: a repeat is not one more");
        let admin = signed_in(&office.house, "admin").await;
        assert_eq!(office.phone(&admin, "k").await.unwrap().1, REVEALS_A_DAY - 1, "everybody has their own");
        office.house.clock.set(SATURDAY.plus_seconds(MIDNIGHT - 1));
        assert_eq!(office.phone(&office.service().await, "k22").await, limit, "{name}: in the last second");
        assert_eq!(office.rows().await.len(), 21, "what was refused left no row");
        let auditor = signed_in(&office.house, "shen").await;
        let entries = audit::log(&auditor, LogFilter { kind: Some(Kind::Revealed), ..LogFilter::default() }).await.unwrap().page.rows;
        assert_eq!(entries.len(), 21, "{name}: nor an entry");
        office.house.clock.set(SATURDAY.plus_seconds(MIDNIGHT));
        assert_eq!(office.phone(&office.service().await, "k23").await.unwrap().1, REVEALS_A_DAY - 1, "{name}: the next day");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_cannot_both_be_the_twentieth() {
    for house in databases().await {
        let office = Office::open(house).await;
        let service = office.service().await;
        for n in 1..REVEALS_A_DAY {
            office.phone(&service, &format!("k{n}")).await.unwrap();
        }
        let (one, other) = tokio::join!(office.phone(&service, "one"), office.phone(&service, "other"));
        assert_eq!([&one, &other].iter().filter(|shown| shown.is_ok()).count(), 1, "{}: {one:?} {other:?}", office.house.name);
        assert_eq!(office.rows().await.len(), 20);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_and_only_of_their_campus() {
    for house in databases().await {
        let office = Office::open(house).await;
        let name = office.house.name;
        let of = |roles: &[Role], campus| office.house.cx(staff_of(StaffId(backend::new_id()), roles, campus));
        let mut strangers = vec![of(&[Role::Finance], None), of(&[Role::Teacher], None), of(&[Role::CustomerService], Some(office.campuses[1]))];
        for login in ["lin", "han", "zhou", "shen", "13800002046"] {
            strangers.push(signed_in(&office.house, login).await);
        }
        for cx in &strangers {
            assert_eq!(office.phone(cx, "k").await, Err(AppError::NotFound), "{name}: {}", cx.actor().unwrap().name);
        }
        assert_eq!(office.phone(&office.house.nobody(), "k").await, Err(AppError::SignedOut));
        let (teacher, office_of) = (signed_in(&office.house, "lin").await, signed_in(&office.house, "zhou").await);
        for cx in [&teacher, &office_of] {
            assert_eq!(people::portrait(cx, office.learner).await.unwrap().reveals_left, None, "{name}: no button");
        }
        assert_eq!(office.rows().await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fresh_proof_is_asked_for_and_what_is_not_theirs_is_not_there() {
    for house in databases().await {
        let office = Office::open(house).await;
        let service = office.service().await;
        let mut conn = office.house.db.read().await.unwrap();
        let (father,) = fetch_one!(&mut conn, (Uuid,), "select id from guardian where name = '孙建国'").unwrap();
        drop(conn);
        let foreign = people::reveal(&service, office.learner, Reveal::Guardian(GuardianId(father)), REASON, "f").await;
        assert_eq!(foreign, Err(AppError::NotFound), "{}: another family's father", office.house.name);
        office.house.clock.set(SATURDAY.plus_seconds(15 * 60 + 1));
        assert_eq!(office.phone(&service, "k").await, Err(AppError::NeedsProof));
        let stranger = office.house.cx(staff(StaffId(backend::new_id()), &[Role::Finance]));
        assert_eq!(office.phone(&stranger, "k").await, Err(AppError::NotFound), "who may not is not asked");
        assert_eq!(office.rows().await, []);
    }
}

/// A role alone shows nobody's contacts: somebody else has to approve it, and for a while.
#[tokio::test(flavor = "multi_thread")]
async fn without_an_approval_nothing_is_shown_and_it_ends_to_the_second() {
    for house in databases().await {
        let office = Office::open(house).await;
        let (name, house) = (office.house.name, &office.house);
        let end = SATURDAY.plus_seconds(APPROVED);
        let mut tx = house.db.begin().await.unwrap();
        // The same role once more, for good and by nobody's approval.
        execute!(
            &mut tx,
            "insert into account_role (id, account_id, role, campus_id, from_at) select $1, account_id, role, campus_id, 0 from account_role
                                 where account_id = (select id from account where login = 'kefu')",
            backend::new_id()
        )
        .unwrap();
        tx.commit().await.unwrap();
        for (seconds, shows) in [(-1, true), (0, false), (1, false)] {
            house.clock.set(end.plus_seconds(seconds));
            let service = office.service().await;
            assert_eq!(office.phone(&service, &format!("k{seconds}")).await.is_ok(), shows, "{name}, {seconds} s from the end");
            let portrait = people::portrait(&service, office.learner).await.unwrap();
            assert_eq!((portrait.reveals_left.is_some(), portrait.asks_approval), (shows, !shows), "{name}: and the page says what is missing");
        }
        // Asked for anew, and approved by another.
        let service = office.service().await;
        let last_on = service.today().date;
        let ask =
            AskGrant { grantee: None, role: Role::CustomerService.into(), campus: None, department: None, class: None, reason: "下周回访".into(), last_on };
        access::ask_grant(&service, &ask, "ask").await.unwrap();
        let request = access::grants(&service).await.unwrap().mine[0].id;
        assert_eq!(office.phone(&service, "waits").await, Err(AppError::NotFound), "{name}: asking is not enough");
        assert_eq!(access::decide_grant(&service, request, true, "").await, Err(AppError::NotFound), "{name}: nobody approves their own");
        access::decide_grant(&signed_in(house, "qiao").await, request, true, "").await.unwrap();
        assert!(office.phone(&office.service().await, "now").await.is_ok(), "{name}");
        access::end_grant(&service, request).await.unwrap();
        assert_eq!(office.phone(&office.service().await, "ended").await, Err(AppError::NotFound), "{name}: at once");
    }
}
