//! Leads on both databases: own, another's, of another campus; what is written once; who sees which contact; the end of a
//! contract to the second; and what is erased.

use backend::{
    Cx,
    access::{self, Token, actor_of},
    audit, backup, execute, fetch_all, fetch_one,
    leads::{self, add_lead, assign_lead, change_lead, erase_lead, log_contact, reveal_lead},
    scalar,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in, staff_of, texts, try_sign_in},
};
use chrono::{Days, NaiveDate};
use shared::{
    access::{Contact, HandOver, Role, SignIn},
    audit::Kind,
    error::AppError,
    id::{AccountId, CampusId, LeadId, StaffId},
    leads::{LeadFilter, LeadLine, LeadWords, LogContact, NewLead, Source, Stage},
    people::REVEALS_A_DAY,
};

const PHONE: &str = "13911112222";
const DAY: i64 = 24 * 3600;

/// The seed school: 方晴 sells for one campus, 何欣 for another company, 陆明 runs it all.
struct Office {
    house: TestHouse,
    /// That of 方晴, and the other.
    campuses: [CampusId; 2],
}

impl Office {
    async fn open_all() -> Vec<Self> {
        let mut offices = Vec::new();
        for house in databases().await {
            backend::seed::seed_if_empty(&house).await.unwrap();
            let mut conn = house.db.read().await.unwrap();
            let rows = fetch_all!(&mut conn, (Uuid,), "select id from campus order by case name when '徐汇校区' then 0 else 1 end").unwrap();
            drop(conn);
            offices.push(Self { campuses: [CampusId(rows[0].0), CampusId(rows[1].0)], house });
        }
        offices
    }

    async fn cx(&self, login: &str) -> Cx {
        signed_in(&self.house, login).await
    }

    async fn account(&self, login: &str) -> AccountId {
        let mut conn = self.house.db.read().await.unwrap();
        AccountId(fetch_one!(&mut conn, (Uuid,), "select id from account where login = $1", login).unwrap().0)
    }

    async fn lead(&self, name: &str) -> LeadId {
        let mut conn = self.house.db.read().await.unwrap();
        LeadId(fetch_one!(&mut conn, (Uuid,), "select id from lead where name = $1", name).unwrap().0)
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut conn = self.house.db.read().await.unwrap();
        backend::on_each!(&mut conn, |c| backend::sqlx::query_scalar::<_, i64>(sql).fetch_one(c).await).unwrap()
    }

    fn interested(&self, campus: usize) -> NewLead {
        NewLead { campus: self.campuses[campus], owner: None, words: words("顾一一"), next_on: None }
    }

    /// The entries of the audit with this act.
    async fn entries(&self, act: &str) -> Vec<audit::Record> {
        self.house.later.flush(&self.house).await.unwrap();
        let mut conn = self.house.db.read().await.unwrap();
        fetch_all!(&mut conn, audit::Record, "select * from audit_entry where act = $1 order by seq", act).unwrap()
    }
}

fn words(name: &str) -> LeadWords {
    LeadWords {
        name: name.into(), guardian: "顾女士".into(), phone: PHONE.into(), grade: "三年级".into(), subject: "围棋".into(), source: Source::Call
    }
}

fn said(stage: Stage, text: &str, next_on: Option<NaiveDate>) -> LogContact {
    LogContact { stage, text: text.into(), next_on }
}

async fn lines(cx: &Cx, filter: LeadFilter) -> Vec<LeadLine> {
    leads::leads(cx, filter).await.unwrap().page.rows
}

async fn names(cx: &Cx, filter: LeadFilter) -> Vec<String> {
    let mut names: Vec<String> = lines(cx, filter).await.into_iter().map(|line| line.name).collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn each_sees_their_own_and_whoever_decides_those_of_the_campus() {
    for office in Office::open_all().await {
        let name = office.house.name;
        let (fang, hexin, admin) = (office.cx("fang").await, office.cx("hexin").await, office.cx("admin").await);
        assert_eq!(names(&fang, LeadFilter::default()).await.len(), 7, "{name}");
        assert_eq!(names(&hexin, LeadFilter::default()).await, ["温如言", "邱泽宇", "龚思齐"], "{name}");
        assert_eq!(names(&admin, LeadFilter::default()).await.len(), 12, "{name}");
        let pudong = office.house.cx(staff_of(StaffId(backend::new_id()), &[Role::Manager], Some(office.campuses[1])));
        assert_eq!(names(&pudong, LeadFilter::default()).await, Vec::<String>::new(), "{name}: an account that is none holds no role");
        for stranger in ["zhou", "lin", "shen", "13800002046"] {
            let cx = office.cx(stranger).await;
            assert_eq!(leads::leads(&cx, LeadFilter::default()).await.err(), Some(AppError::Forbidden), "{name}: {stranger}");
            assert_eq!(leads::lead_form(&cx).await.err(), Some(AppError::Forbidden), "{name}: {stranger}");
        }
        let (own, other) = (office.lead("江望舒").await, office.lead("温如言").await);
        assert!(leads::lead(&fang, own).await.is_ok() && leads::lead(&admin, other).await.is_ok());
        for (cx, lead) in [(&fang, other), (&hexin, own), (&fang, LeadId(backend::new_id()))] {
            assert_eq!(leads::lead(cx, lead).await.err(), Some(AppError::NotFound), "{name}: as if there were none");
            assert_eq!(log_contact(cx, lead, &said(Stage::Lost, "不是我的", None), "k").await, Err(AppError::NotFound));
            assert_eq!(change_lead(cx, lead, 1, &words("别人")).await, Err(AppError::NotFound));
            assert_eq!(reveal_lead(cx, lead, "想打个电话", "r").await, Err(AppError::NotFound));
            assert_eq!(assign_lead(cx, lead, None, "a").await, Err(AppError::NotFound));
            assert_eq!(erase_lead(cx, lead).await, Err(AppError::NotFound));
        }
        assert_eq!(office.entries("ViewLead").await.iter().filter(|entry| entry.kind == Kind::Denied.word()).count(), 2, "{name}: refusals are kept");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_of_one_campus_reads_there_and_moves_nothing_across() {
    for office in Office::open_all().await {
        let (name, admin, zhou) = (office.house.name, office.cx("admin").await, office.account("zhou").await);
        let role = shared::access::GiveRole { campus: Some(office.campuses[1]), ..shared::access::GiveRole::open(Role::Manager) };
        access::give_role(&admin, zhou, &role, "g").await.unwrap();
        let manager = office.cx("zhou").await;
        assert_eq!(names(&manager, LeadFilter::default()).await, ["路遥", "邱泽宇", "龚思齐"], "{name}");
        assert_eq!(leads::lead(&manager, office.lead("夏一凡").await).await.err(), Some(AppError::NotFound), "{name}: nobody's, and elsewhere");
        let (lead, fang, hexin) = (office.lead("路遥").await, office.account("fang").await, office.account("hexin").await);
        assert_eq!(assign_lead(&manager, lead, Some(fang), "a").await, Err(AppError::invalid("owner", "unknown")), "{name}: 方晴 sells elsewhere");
        assert_eq!(assign_lead(&manager, lead, Some(zhou), "b").await, Err(AppError::invalid("owner", "unknown")), "{name}: sells nothing");
        assign_lead(&manager, lead, Some(hexin), "c").await.unwrap();
        assert!(leads::lead(&office.cx("hexin").await, lead).await.is_ok());
        assign_lead(&manager, lead, None, "d").await.unwrap();
        assert_eq!(leads::lead(&office.cx("hexin").await, lead).await.err(), Some(AppError::NotFound), "{name}: at once");
        assert_eq!(add_lead(&manager, &office.interested(0), "n").await, Err(AppError::NotFound), "{name}: nor written down elsewhere");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_company_sees_basic_facts_and_no_contact() {
    for office in Office::open_all().await {
        let (name, hexin, admin) = (office.house.name, office.cx("hexin").await, office.cx("admin").await);
        let lead = office.lead("龚思齐").await;
        log_contact(&admin, lead, &said(Stage::Contacted, "爸爸说住在浦东大道", None), "a").await.unwrap();
        let sheet = leads::lead(&hexin, lead).await.unwrap();
        assert_eq!((sheet.line.phone, sheet.line.guardian, sheet.source, sheet.reveals_left), (Some(Contact::Hidden), None, None, None), "{name}");
        assert_eq!(sheet.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["孩子下周考完试再约"], "{name}: only what they wrote themselves");
        assert!(sheet.can.work && !sheet.can.edit && !sheet.can.manage);
        assert_eq!(change_lead(&hexin, lead, sheet.version, &words("改")).await, Err(AppError::NotFound));
        assert_eq!(add_lead(&hexin, &office.interested(1), "n").await, Err(AppError::NotFound), "{name}: whoever writes down sees contacts");
        assert_eq!(names(&hexin, LeadFilter { q: "13500007804".into(), ..LeadFilter::default() }).await, Vec::<String>::new(), "{name}: nor finds by one");
        log_contact(&hexin, lead, &said(Stage::Trial, "约了周日试听", None), "b").await.unwrap();
        assert_eq!(leads::lead(&admin, lead).await.unwrap().notes.len(), 3, "{name}: whoever sees contacts reads all");
    }
}

async fn session(house: &TestHouse, login: &str) -> Token {
    let form = SignIn { login: login.into(), password: backend::seed::PASSWORD.into() };
    access::sign_in(&house.nobody(), form, "test").await.unwrap().token
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_last_second_of_the_contract_no_lead_is_seen() {
    for office in Office::open_all().await {
        let (name, house) = (office.house.name, &office.house);
        let end = SATURDAY.plus_seconds(600);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update outsourcing set until_at = $1", end.0).unwrap();
        tx.commit().await.unwrap();
        let token = session(house, "hexin").await;
        for (seconds, sees) in [(-1, true), (0, false), (1, false)] {
            house.clock.set(end.plus_seconds(seconds));
            let seller = actor_of(house, &token).await.unwrap();
            let shown = match seller {
                Some(actor) => leads::leads(&house.cx(actor), LeadFilter::default()).await.unwrap().page.rows.len(),
                None => 0,
            };
            assert_eq!(shown, if sees { 3 } else { 0 }, "{name} {seconds} s from the end");
            assert_eq!(try_sign_in(house, "hexin").await.is_ok(), sees, "{name} {seconds} s from the end");
        }
        let admin = office.cx("admin").await;
        let sellers = leads::lead(&admin, office.lead("路遥").await).await.unwrap().sellers;
        assert!(sellers.is_empty(), "{name}: nor is anything given to them: {sellers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_open_leads_of_a_leaver_go_on_with_somebody_who_works_there() {
    for office in Office::open_all().await {
        let (name, admin) = (office.house.name, office.cx("admin").await);
        let (fang, hexin, zhou) = (office.account("fang").await, office.account("hexin").await, office.account("zhou").await);
        let left = access::leaving(&admin, fang).await.unwrap().leads;
        let [here] = left.as_slice() else { panic!("{name}: {left:?}") };
        assert_eq!((here.campus, here.name.as_str(), here.count), (office.campuses[0], "徐汇校区", 5), "{name}: what was decided is not counted");
        let heirs: Vec<AccountId> = here.sellers.iter().map(|(id, _)| *id).collect();
        assert!(heirs.contains(&hexin) && !heirs.contains(&fang) && !heirs.contains(&zhou), "{name}: {heirs:?}");
        let to = |campus: CampusId, heir: AccountId| HandOver { leads: [(campus, heir)].into(), ..HandOver::default() };
        for wrong in [to(here.campus, zhou), to(here.campus, fang), to(here.campus, AccountId(backend::new_id()))] {
            assert_eq!(
                access::stop_account(&admin, fang, &wrong).await,
                Err(AppError::invalid(&format!("leads-{}", wrong.leads.keys().next().unwrap()), "not_here")),
                "{name}"
            );
        }
        assert!(try_sign_in(&office.house, "fang").await.is_ok(), "{name}: what was refused did nothing");
        for _ in 0..2 {
            access::stop_account(&admin, fang, &to(here.campus, hexin)).await.unwrap();
        }
        assert_eq!(names(&office.cx("hexin").await, LeadFilter::default()).await.len(), 3 + 5, "{name}");
        let kept = names(&admin, LeadFilter { owner: Some(fang), ..LeadFilter::default() }).await;
        assert_eq!(kept, ["姚知夏", "文静姝"], "{name}: what was decided stays with whoever worked on it");
        let told = office.entries("lead_assigned").await;
        assert_eq!(told.len(), 5, "{name}: an entry a lead, and none the second time");
        assert!(told.iter().all(|entry| entry.account_id == Some(hexin.0)), "{name}: it says to whom");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_leads_of_a_leaver_stay_where_nobody_is_named() {
    for office in Office::open_all().await {
        let (admin, fang) = (office.cx("admin").await, office.account("fang").await);
        access::stop_account(&admin, fang, &HandOver::default()).await.unwrap();
        assert_eq!(names(&admin, LeadFilter { owner: Some(fang), ..LeadFilter::default() }).await.len(), 7, "{}", office.house.name);
        assert!(office.entries("lead_assigned").await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_twice_is_written_once() {
    for office in Office::open_all().await {
        let (name, fang) = (office.house.name, office.cx("fang").await);
        let lead = add_lead(&fang, &office.interested(0), "n").await.unwrap();
        assert_eq!(add_lead(&fang, &office.interested(0), "n").await, Ok(lead), "{name}");
        assert_eq!(add_lead(&fang, &office.interested(0), "m").await, Err(AppError::invalid("phone", "known")), "{name}: nobody is called twice");
        assert_eq!(add_lead(&fang, &office.interested(1), "o").await, Err(AppError::NotFound), "{name}: elsewhere");
        let sheet = leads::lead(&fang, lead).await.unwrap();
        assert_eq!((sheet.line.phone, sheet.line.owner.map(|(id, _)| id)), (Some(Contact::Masked("139****2222".into())), Some(fang.actor().unwrap().account)));
        let next = Some(fang.today().date + Days::new(2));
        let log = said(Stage::Trial, "约了周一试听", next);
        assert_eq!(log_contact(&fang, lead, &log, "l").await, Ok(2));
        assert_eq!(log_contact(&fang, lead, &log, "l").await, Ok(2), "{name}");
        let other = said(Stage::Lost, "另一件事", None);
        assert_eq!(log_contact(&fang, lead, &other, "l").await, Err(AppError::Conflict("key_reused".into())), "{name}");
        assert_eq!(change_lead(&fang, lead, 2, &LeadWords { phone: String::new(), ..words("顾一依") }).await, Ok(3));
        assert_eq!(change_lead(&fang, lead, 2, &words("顾一衣")).await, Err(AppError::Conflict("version".into())), "{name}: somebody was first");
        assert_eq!(log_contact(&fang, lead, &said(Stage::Lost, "太远", next), "z").await, Ok(4));
        let sheet = leads::lead(&fang, lead).await.unwrap();
        assert_eq!((sheet.line.name.as_str(), sheet.line.stage, sheet.line.next_on, sheet.notes.len()), ("顾一依", Stage::Lost, None, 2), "{name}");
        assert_eq!(reveal_lead(&fang, lead, "约定今天回电", "r").await.unwrap().value, PHONE, "{name}: an empty phone was kept");
        for (act, times) in [("lead_added", 1), ("lead_changed", 1), ("lead_logged", 2), ("revealed", 1)] {
            let entries = office.entries(act).await;
            assert_eq!(entries.len(), times, "{name}: {act}");
            assert!(entries.iter().all(|entry| entry.subject_id == Some(lead.0)), "{name}: {act} says which");
        }
        // Once decided, the family may come back as a new lead.
        assert!(add_lead(&fang, &NewLead { words: words("顾一依"), ..office.interested(0) }, "p").await.is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_lie_sealed_and_are_shown_so_often_a_day() {
    for office in Office::open_all().await {
        let (name, fang) = (office.house.name, office.cx("fang").await);
        let lead = add_lead(&fang, &office.interested(0), "n").await.unwrap();
        log_contact(&fang, lead, &said(Stage::Contacted, "妈妈在医院上班", None), "l").await.unwrap();
        let mut conn = office.house.db.read().await.unwrap();
        let clear: Vec<_> = texts(&mut conn).await.into_iter().filter(|(_, text)| text.contains(PHONE) || text.contains("医院")).collect();
        drop(conn);
        assert_eq!(clear, [], "{name}");
        assert_eq!(leads::lead(&fang, lead).await.unwrap().notes[0].text, "妈妈在医院上班");
        assert_eq!(reveal_lead(&fang, lead, "回", "a").await, Err(AppError::invalid("reason", "short")), "{name}");
        let first = reveal_lead(&fang, lead, "约定今天回电", "a").await.unwrap();
        assert_eq!(reveal_lead(&fang, lead, "约定今天回电", "a").await.unwrap(), first, "{name}: the same key counts once");
        assert_eq!(leads::lead(&fang, lead).await.unwrap().reveals_left, Some(REVEALS_A_DAY - 1));
        for n in 1..REVEALS_A_DAY {
            reveal_lead(&fang, lead, "约定今天回电", &format!("k{n}")).await.unwrap();
        }
        assert_eq!(reveal_lead(&fang, lead, "约定今天回电", "more").await, Err(AppError::invalid("reason", "limit")), "{name}");
        office.house.clock.set(SATURDAY.plus_seconds(DAY));
        assert_eq!(reveal_lead(&fang, lead, "约定今天回电", "next").await, Err(AppError::NeedsProof), "{name}: the proof is of yesterday");
        assert!(reveal_lead(&office.cx("fang").await, lead, "约定今天回电", "next").await.is_ok(), "{name}: another day");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_shown_only_under_an_approval() {
    for office in Office::open_all().await {
        let (name, lead) = (office.house.name, office.lead("江望舒").await);
        let mut tx = office.house.db.begin().await.unwrap();
        execute!(&mut tx, "update account_role set until_at = $1 where until_at is not null and role = 'sales'", SATURDAY.0).unwrap();
        tx.commit().await.unwrap();
        let fang = office.cx("fang").await;
        let sheet = leads::lead(&fang, lead).await.unwrap();
        assert_eq!((sheet.reveals_left, sheet.asks_approval), (None, true), "{name}: the standing role is not enough");
        assert_eq!(reveal_lead(&fang, lead, "约定今天回电", "a").await, Err(AppError::NotFound), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_filtered_and_paged_without_gaps() {
    for office in Office::open_all().await {
        let (name, admin) = (office.house.name, office.cx("admin").await);
        let find = |q: &str| LeadFilter { q: q.into(), ..LeadFilter::default() };
        for (q, found) in [("江望舒", "江望舒"), ("jws", "江望舒"), ("jiang wang", "江望舒"), ("望舒", "江望舒"), ("13500007700", "江望舒")]
        {
            assert_eq!(names(&admin, find(q)).await, [found], "{name}: {q}");
        }
        for q in ["%", "_", "'", "没有这个人", "13500009999", "~forged"] {
            assert_eq!(names(&admin, find(q)).await, Vec::<String>::new(), "{name}: {q}");
        }
        let hexin = office.account("hexin").await;
        assert_eq!(names(&admin, LeadFilter { owner: Some(hexin), ..LeadFilter::default() }).await.len(), 3, "{name}");
        assert_eq!(names(&admin, LeadFilter { stage: "won".into(), ..LeadFilter::default() }).await, ["姚知夏"], "{name}");
        assert_eq!(names(&admin, LeadFilter { campus: Some(office.campuses[1]), ..LeadFilter::default() }).await.len(), 3, "{name}");
        let days: Vec<NaiveDate> = lines(&admin, LeadFilter::default()).await.into_iter().map(|line| line.next_on.unwrap_or(NaiveDate::MAX)).collect();
        assert!(days.is_sorted() && days[0] < admin.today().date, "{name}: those to be spoken with on top: {days:?}");
        let mut tx = office.house.db.begin().await.unwrap();
        for n in 0..90 {
            execute!(
                &mut tx,
                "insert into lead (id, campus_id, name, words, guardian, grade, subject, source, stage, owner_id, next_on, created_at, created_by, touched_at, version)
                 select $1, campus_id, $2, '', '', '', '', source, 'new', owner_id, next_on, 0, created_by, touched_at, 1 from lead where name = '石安澜'",
                backend::new_id(),
                format!("同一天{n}")
            )
            .unwrap();
        }
        tx.commit().await.unwrap();
        for login in ["admin", "fang"] {
            let cx = office.cx(login).await;
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let page = leads::leads(&cx, LeadFilter { after, ..LeadFilter::default() }).await.unwrap();
                seen.extend(page.page.rows.iter().map(|line| line.id));
                let all = page.count;
                let Some(next) = page.page.next else {
                    let count = seen.len();
                    seen.sort();
                    seen.dedup();
                    assert_eq!((i64::try_from(count).unwrap(), seen.len()), (all, count), "{name}: {login}");
                    break;
                };
                after = Some(next);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_that_is_erased_is_gone_and_no_backup_brings_it_back() {
    for (office, empty) in Office::open_all().await.into_iter().zip(backend::testing::empty_databases().await) {
        let (name, admin, house) = (office.house.name, office.cx("admin").await, &office.house);
        let fang = office.cx("fang").await;
        let lead = add_lead(&fang, &office.interested(0), "n").await.unwrap();
        log_contact(&fang, lead, &said(Stage::Contacted, "妈妈在医院上班", None), "l").await.unwrap();
        reveal_lead(&fang, lead, "约定今天回电", "r").await.unwrap();
        let place = |folder: &std::path::Path, url: &str| backup::Place {
            database: url.to_owned(),
            keys: folder.join("keys.db").display().to_string(),
            master: folder.join("master.key"),
            folder: folder.to_owned(),
        };
        let old = std::env::temp_dir().join(format!("xuetu-lead-{}", backend::new_id().simple()));
        backup::back_up(house, &place(&house.folder, &house.url), &old, None).await.unwrap();
        erase_lead(&admin, lead).await.unwrap();
        assert_eq!(erase_lead(&admin, lead).await, Err(AppError::NotFound), "{name}");
        assert_eq!(office.count("select (select count(*) from lead_note) + (select count(*) from lead_reveal)").await, 6, "{name}: those of the seed stay");
        assert_eq!(office.entries("lead_erased").await.len(), 1);
        assert!(!house.seal.has_any(&[lead.0]).await.unwrap(), "{name}: without a key");
        let mut conn = house.db.read().await.unwrap();
        assert!(!texts(&mut conn).await.iter().any(|(_, text)| text.contains("顾一一")), "{name}");
        drop(conn);
        let there = place(&empty.folder, &empty.url);
        std::fs::copy(house.folder.join("master.key"), &there.master).unwrap();
        let open = || async {
            let db = backend::db::Db::open(&there.database).await?;
            db.migrate().await?;
            Ok(backend::testing::house(db, &there.folder, backend::Clock::standing_at(SATURDAY)).await)
        };
        let list = backup::Later::List(house.erasures.path().to_owned());
        let restored = backup::restore(&there, &old.join("data"), &old.join("keys"), &list, open).await.unwrap();
        assert_eq!(restored.erased, 1, "{name}");
        let back = backend::testing::house(backend::db::Db::open(&there.database).await.unwrap(), &there.folder, backend::Clock::standing_at(SATURDAY)).await;
        let mut conn = back.db.read().await.unwrap();
        assert_eq!(scalar!(&mut conn, i64, "select count(*) from lead where name = '顾一一'").unwrap(), 0, "{name}: an older backup");
        std::fs::remove_dir_all(old).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_predicate_no_lead_of_another_campus_is_seen() {
    let office = Office::open_all().await.remove(1);
    let pudong = office.house.cx(staff_of(StaffId(backend::new_id()), &[Role::Sales], Some(office.campuses[1])));
    let mut conn = pudong.read().await.unwrap();
    assert_eq!(scalar!(&mut conn, i64, "select count(*) from lead").unwrap(), 3);
    assert_eq!(scalar!(&mut conn, i64, "select count(*) from lead_note").unwrap(), 1, "and what is about them");
    let mut tx = pudong.begin().await.unwrap();
    assert_eq!(execute!(&mut tx, "update lead set grade = 'changed'").unwrap(), 3);
}
