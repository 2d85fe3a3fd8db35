//! Reading the log, reviewing it: filters, pages, an opened entry, signatures, gaps; on both databases.

use backend::{
    Cx,
    access::{self},
    audit::{self, Entry, Kind},
    fetch_one,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, signed_in},
};
use chrono::Days;
use shared::{
    access::{GiveRole, Role},
    audit::{LogFilter, LogPage, OwnRights, ReviewAsk},
    error::AppError,
    id::{AccountId, LearnerId},
    page::PAGE_ROWS,
};

struct Office {
    house: TestHouse,
    admin: Cx,
    auditor: Cx,
    learner: LearnerId,
}

impl Office {
    async fn open(house: TestHouse) -> Self {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let (learner,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = '陈思远'").unwrap();
        drop(conn);
        let (admin, auditor) = (signed_in(&house, "admin").await, signed_in(&house, "shen").await);
        Self { house, admin, auditor, learner: LearnerId(learner) }
    }

    async fn write(&self, entries: &[Entry]) {
        let mut tx = self.admin.begin().await.unwrap();
        self.admin.audit(&mut tx, entries).await.unwrap();
        self.admin.commit(tx, &[]).await.unwrap();
    }

    async fn log(&self, filter: LogFilter) -> LogPage {
        audit::log(&self.auditor, filter).await.unwrap()
    }

    fn days_later(&self, days: i64) {
        self.house.clock.set(self.house.clock.now().plus_seconds(days * 24 * 3600));
    }
}

fn revealed(learner: LearnerId) -> Entry {
    Entry { kind: Kind::Revealed, learner: Some(learner), fields: "guardian.phone guardian.name", reason: "妈妈没接电话".into(), ..Entry::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_filter_leaves_exactly_its_entries() {
    for house in databases().await {
        let office = Office::open(house).await;
        office.write(&[revealed(office.learner), Entry { kind: Kind::Viewed, learner: Some(office.learner), ..Entry::default() }]).await;
        let count = async |filter: LogFilter| office.log(filter).await.page.rows.len();
        let base = || LogFilter { learner: Some(office.learner), ..LogFilter::default() };
        assert_eq!(count(base()).await, 2, "{}", office.house.name);
        assert_eq!(count(LogFilter { kind: Some(Kind::Revealed), ..LogFilter::default() }).await, 1);
        assert_eq!(count(LogFilter { field: "guardian.phone".into(), ..base() }).await, 1);
        assert_eq!(count(LogFilter { field: "learner.address".into(), ..base() }).await, 0);
        assert_eq!(count(LogFilter { field: "'; drop".into(), ..base() }).await, 2, "a field nobody knows is not asked for");
        let admin = office.admin.actor().unwrap().account;
        assert_eq!(count(LogFilter { actor: Some(admin), ..base() }).await, 2);
        assert_eq!(count(LogFilter { actor: Some(office.auditor.actor().unwrap().account), ..base() }).await, 0);
        let today = office.admin.today().date;
        assert_eq!(count(LogFilter { from: Some(today), to: Some(today), ..base() }).await, 2);
        assert_eq!(count(LogFilter { to: Some(today - Days::new(1)), ..base() }).await, 0);
        assert_eq!(count(LogFilter { from: Some(today + Days::new(1)), ..base() }).await, 0);
        let found = office.log(LogFilter { q: "陈思远".into(), ..LogFilter::default() }).await;
        assert_eq!((found.page.rows.len(), found.learner.map(|one| one.name)), (2, Some("陈思远".into())));
        let found = office.log(LogFilter { q: "admin".into(), ..LogFilter::default() }).await;
        assert_eq!(found.actor.map(|one| one.name), Some("陆明".into()));
        let nobody = office.log(LogFilter { q: "谁也不是".into(), ..LogFilter::default() }).await;
        assert!(nobody.nobody && nobody.page.rows.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_without_a_gap_the_newest_first() {
    for house in databases().await {
        let office = Office::open(house).await;
        let all = usize::try_from(PAGE_ROWS).unwrap() * 2 + 7;
        office.write(&vec![revealed(office.learner); all]).await;
        let (mut filter, mut seen) = (LogFilter { learner: Some(office.learner), ..LogFilter::default() }, Vec::new());
        loop {
            let page = office.log(filter.clone()).await.page;
            seen.extend(page.rows.iter().map(|line| line.seq));
            let Some(next) = page.next else { break };
            filter.after = Some(next);
        }
        assert_eq!(seen.len(), all, "{}", office.house.name);
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1] + 1), "{seen:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opened_entry_says_why_and_whether_it_holds() {
    for house in databases().await {
        let office = Office::open(house).await;
        office.write(&[revealed(office.learner)]).await;
        let seq = office.log(LogFilter { kind: Some(Kind::Revealed), ..LogFilter::default() }).await.page.rows[0].seq;
        let opened = LogFilter { entry: Some(seq), ..LogFilter::default() };
        let entry = office.log(opened.clone()).await.detail.unwrap();
        assert!(entry.holds && entry.checkpoint.is_none() && entry.campus.is_some(), "{}", office.house.name);
        assert_eq!(entry.reason.as_deref(), Some("妈妈没接电话"));
        audit::verify_now(&office.auditor).await.unwrap();
        let page = office.log(opened.clone()).await;
        assert!(page.detail.unwrap().checkpoint.is_some_and(|(size, _)| size >= seq));
        let verified = page.verified.unwrap();
        assert!(verified.broken.is_none() && !verified.foreign && verified.last >= seq);
        office.house.seal.destroy(&[office.learner.0]).await.unwrap();
        let entry = office.log(opened).await.detail.unwrap();
        assert!(entry.is_erased && entry.reason.is_none() && entry.holds, "{}: the words are gone, the chain is not", office.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_read_the_log_reads_nothing_of_it() {
    for house in databases().await {
        let office = Office::open(house).await;
        for login in ["zhou", "lin", "han", "13800002046"] {
            let cx = signed_in(&office.house, login).await;
            assert_eq!(audit::log(&cx, LogFilter::default()).await.map(drop), Err(AppError::Forbidden), "{login}");
            assert_eq!(audit::reviews(&cx, None).await.map(drop), Err(AppError::Forbidden), "{login}");
            assert_eq!(audit::verify_now(&cx).await, Err(AppError::Forbidden), "{login}");
        }
        let other = access::account(&office.auditor, office.admin.actor().unwrap().account).await;
        assert!(other.is_err(), "an auditor changes nothing and sees no accounts");
    }
}

fn ask(office: &Office, from: u64, to: u64, remark: &str) -> ReviewAsk {
    let today = office.admin.today().date;
    ReviewAsk { from: today - Days::new(from), to: today - Days::new(to), remark: remark.into() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_that_is_over_is_signed_once_and_its_gaps_are_shown() {
    for house in databases().await {
        let office = Office::open(house).await;
        office.write(&[revealed(office.learner)]).await;
        office.days_later(10);
        let (admin, auditor) = (signed_in(&office.house, "admin").await, signed_in(&office.house, "shen").await);
        let review = async |cx: &Cx, ask: ReviewAsk, key: &str| audit::review_period(cx, &ask, key).await;
        assert_eq!(review(&auditor, ask(&office, 3, 0, "看过"), "k").await, Err(AppError::invalid("to", "not_over")));
        assert_eq!(review(&auditor, ask(&office, 2, 4, "看过"), "k").await, Err(AppError::invalid("to", "before_from")));
        assert_eq!(review(&auditor, ask(&office, 4, 2, "  "), "k").await, Err(AppError::invalid("remark", "required")));
        assert_eq!(review(&admin, ask(&office, 4, 2, "看过"), "k").await, Err(AppError::Forbidden), "only an auditor signs");
        review(&auditor, ask(&office, 10, 8, "看过，没有异常"), "one").await.unwrap();
        review(&auditor, ask(&office, 10, 8, "看过，没有异常"), "one").await.unwrap();
        review(&auditor, ask(&office, 5, 4, "看过"), "two").await.unwrap();
        let page = audit::reviews(&auditor, None).await.unwrap();
        assert_eq!(page.reviews.len(), 2, "{}: sent twice it is signed once", office.house.name);
        let first = &page.reviews[1];
        assert!(first.holds && first.entries > 0 && first.remark == "看过，没有异常" && first.reviewer == "沈怡");
        let today = office.admin.today().date;
        let day = |ago: u64| today - Days::new(ago);
        assert_eq!(page.gaps, [(day(3), day(1)), (day(7), day(6))], "{}", office.house.name);
        assert!(page.can_sign && !audit::reviews(&admin, None).await.unwrap().can_sign);
        let logged = audit::log(&auditor, LogFilter { kind: Some(Kind::Audit), ..LogFilter::default() }).await.unwrap();
        assert_eq!(logged.page.rows.iter().filter(|line| line.act == "audit_reviewed").count(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_of_the_reviewers_own_rights_stand_in_the_review() {
    for house in databases().await {
        let office = Office::open(house).await;
        let own: AccountId = office.auditor.actor().unwrap().account;
        let role = GiveRole::open(Role::Operations);
        access::give_role(&office.admin, own, &role, "k").await.unwrap();
        office.days_later(2);
        let auditor = signed_in(&office.house, "shen").await;
        let asked = ask(&office, 3, 1, "看过");
        let statement = audit::reviews(&auditor, Some((asked.from, asked.to))).await.unwrap().statement.unwrap();
        assert_eq!(statement.own, OwnRights { made: 0, had: 1 }, "{}", office.house.name);
        audit::review_period(&auditor, &asked, "one").await.unwrap();
        assert_eq!(audit::reviews(&auditor, None).await.unwrap().reviews[0].own, statement.own);
    }
}
