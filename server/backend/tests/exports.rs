//! What leaves the house, on both databases: asked for, approved by somebody else, taken once, marked and written down.

use backend::{
    Cx, audit, exports, fetch_all, fetch_one,
    sqlx::types::Uuid,
    testing::{SATURDAY, TestHouse, databases, signed_in, staff, staff_of},
};
use shared::{
    access::Role,
    audit::{Kind, LogFilter},
    error::AppError,
    exports::{AskExport, Column, ExportLine, ExportState, Number, numbers},
    id::{CampusId, ClassId, ExportId, StaffId},
};

const REASON: &str = "寄送期末通知，用后删除";
/// 09:46 on Saturday; the midnight that ends the day is 14 h 14 min away.
const MIDNIGHT: i64 = 14 * 3600 + 14 * 60;

fn all() -> AskExport {
    let columns = vec![Column::Grade, Column::Phone, Column::GuardianName, Column::GuardianPhone];
    AskExport { campus: None, class: None, state: String::new(), q: String::new(), columns, reason: REASON.into() }
}

/// The seed school with somebody of operations, who asks, and a manager, who decides.
struct Office {
    house: TestHouse,
}

impl Office {
    async fn open_all() -> Vec<Self> {
        let mut offices = Vec::new();
        for house in databases().await {
            backend::seed::seed_if_empty(&house).await.unwrap();
            for (login, name, role) in [("yun", "云姗", Role::Operations), ("guan", "关总", Role::Manager), ("bo", "薄闻", Role::Manager)] {
                account(&house, login, name, &[(role, None)]).await;
            }
            offices.push(Self { house });
        }
        offices
    }

    async fn cx(&self, login: &str) -> Cx {
        signed_in(&self.house, login).await
    }

    async fn asked(&self, ask: &AskExport, key: &str) -> ExportId {
        let cx = self.cx("yun").await;
        exports::ask_export(&cx, ask, key).await.unwrap();
        mine(&cx).await[0].id
    }

    async fn approved(&self, ask: &AskExport, key: &str) -> ExportId {
        let export = self.asked(ask, key).await;
        exports::decide_export(&self.cx("guan").await, export, true, "").await.unwrap();
        export
    }

    /// The entries of the audit with this act: fields and reason.
    async fn entries(&self, act: &str) -> Vec<(String, String)> {
        let shen = self.cx("shen").await;
        let mut found = Vec::new();
        for line in audit::log(&shen, LogFilter::default()).await.unwrap().page.rows.into_iter().filter(|line| line.act == act) {
            let detail = audit::log(&shen, LogFilter { entry: Some(line.seq), ..LogFilter::default() }).await.unwrap().detail.unwrap();
            assert!(detail.holds);
            found.push((line.fields, detail.reason.unwrap_or_default()));
        }
        found
    }

    async fn one<T>(&self, sql: &'static str) -> T
    where
        T: Send + Unpin + for<'r> backend::sqlx::Decode<'r, backend::sqlx::Sqlite> + backend::sqlx::Type<backend::sqlx::Sqlite>,
        T: for<'r> backend::sqlx::Decode<'r, backend::sqlx::Postgres> + backend::sqlx::Type<backend::sqlx::Postgres>,
    {
        let mut conn = self.house.db.read().await.unwrap();
        backend::on_each!(&mut conn, |c| backend::sqlx::query_scalar::<_, T>(sql).fetch_one(c).await).unwrap()
    }
}

async fn account(house: &TestHouse, login: &str, name: &str, roles: &[(Role, Option<CampusId>)]) {
    let password_hash = house.hasher.hash(backend::seed::PASSWORD.into()).await.unwrap();
    let account = backend::access::NewAccount { login: login.into(), name: name.into(), staff: None, guardian: None, roles: roles.to_vec(), password_hash };
    let mut tx = house.db.begin().await.unwrap();
    backend::access::create_account(&mut tx, &account, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn mine(cx: &Cx) -> Vec<ExportLine> {
    exports::exports(cx).await.unwrap().mine.unwrap()
}

async fn take(cx: &Cx, export: ExportId) -> Result<String, AppError> {
    let words = |number: Number, columns: &[Column]| {
        Ok(exports::Words { mark: format!("mark {number}"), titles: columns.iter().map(|column| column.word().to_owned()).collect() })
    };
    exports::take_export(cx, export, words, Vec::new()).await.map(|(bytes, _)| String::from_utf8(bytes).unwrap())
}

/// The cells of the table between the marks.
fn table(file: &str) -> Vec<Vec<String>> {
    let rows: Vec<Vec<String>> = csv_rows(file);
    rows[2..rows.len() - 1].to_vec()
}

fn csv_rows(file: &str) -> Vec<Vec<String>> {
    let visible: String = file.trim_start_matches('\u{feff}').chars().filter(|c| !['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}'].contains(c)).collect();
    visible.lines().map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_asked_for_approved_by_another_and_taken_once() {
    for office in Office::open_all().await {
        let name = office.house.name;
        let (yun, guan) = (office.cx("yun").await, office.cx("guan").await);
        let export = office.asked(&all(), "k").await;
        exports::ask_export(&yun, &all(), "k").await.unwrap();
        assert_eq!(mine(&yun).await.len(), 1, "{name}: a repeat asks once");
        assert_eq!(take(&yun, export).await, Err(AppError::Conflict("export_not_ready".into())), "{name}: nobody approved");
        let waiting = exports::exports(&guan).await.unwrap().waiting.unwrap();
        assert_eq!((waiting.len(), waiting[0].reason.as_str(), waiting[0].can_decide), (1, REASON, true));
        exports::decide_export(&guan, export, true, "").await.unwrap();
        exports::decide_export(&guan, export, true, "").await.unwrap();
        assert_eq!(exports::decide_export(&office.cx("bo").await, export, false, "不").await, Err(AppError::Conflict("decided".into())));
        let file = take(&yun, export).await.unwrap();
        let learners: i64 = office.one("select count(*) from learner where erased_at is null").await;
        assert_eq!(i64::try_from(table(&file).len()).unwrap(), learners, "{name}");
        assert_eq!(take(&yun, export).await, Err(AppError::Conflict("export_not_ready".into())), "{name}: once");
        let line = mine(&yun).await.remove(0);
        assert_eq!((line.state, line.learners, line.decided_by.as_deref()), (ExportState::Taken, learners, Some("关总")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_step_is_an_entry_with_fields_and_number_of_learners() {
    for office in Office::open_all().await {
        let export = office.approved(&AskExport { columns: vec![Column::Grade], ..all() }, "k").await;
        take(&office.cx("yun").await, export).await.unwrap();
        let refused = office.asked(&all(), "k2").await;
        exports::decide_export(&office.cx("guan").await, refused, false, "范围太大").await.unwrap();
        let learners: i64 = office.one("select count(*) from learner").await;
        for (act, words) in [("export_asked", REASON), ("export_taken", REASON)] {
            let entry = office.entries(act).await.pop().unwrap();
            assert_eq!(entry, ("learner.no learner.name learner.grade".into(), format!("{} · {learners} · {words}", Number::from(export))), "{act}");
        }
        assert_eq!(office.entries("export_approved").await[0].1, format!("{} · {learners}", Number::from(export)));
        assert_eq!(office.entries("export_refused").await[0].1, format!("{} · {learners} · 范围太大", Number::from(refused)));
        let taken = audit::log(&office.cx("shen").await, LogFilter { kind: Some(Kind::Exported), ..LogFilter::default() }).await.unwrap();
        assert_eq!(taken.page.rows.len(), 1, "{}", office.house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_leave_masked_and_no_cell_is_a_formula() {
    for office in Office::open_all().await {
        let name = office.house.name;
        let mut tx = office.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update learner set name = '=HYPERLINK(1)', grade = '@cmd' where name = '陈思远'").unwrap();
        tx.commit().await.unwrap();
        // Operations read no contacts; a manager sees them masked.
        let export = office.approved(&all(), "k").await;
        let rows = table(&take(&office.cx("yun").await, export).await.unwrap());
        assert!(rows.iter().all(|row| row[3].is_empty() && row[5].is_empty()), "{name}: nothing of a phone for who sees none");
        assert!(rows.iter().any(|row| row[1] == "'=HYPERLINK(1)" && row[2] == "'@cmd"), "{name}");
        let guan = office.cx("guan").await;
        exports::ask_export(&guan, &all(), "g").await.unwrap();
        let own = mine(&guan).await[0].id;
        exports::decide_export(&office.cx("bo").await, own, true, "").await.unwrap();
        let file = take(&guan, own).await.unwrap();
        assert!(file.contains("138****2046") && !file.contains("13800002046"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_tells_who_took_it_even_from_one_cell() {
    for office in Office::open_all().await {
        let export = office.approved(&all(), "k").await;
        let file = take(&office.cx("yun").await, export).await.unwrap();
        assert!(file.starts_with('\u{feff}') && file.matches(&format!("mark {}", Number::from(export))).count() == 2, "above and below");
        let cell = file.lines().find(|line| line.contains("王小明")).and_then(|line| line.split(',').nth(1)).unwrap();
        assert_eq!(numbers(cell).into_iter().collect::<Vec<_>>(), [Number::from(export)]);
        let found = exports::trace(&office.house, &format!("群里转发：{cell}")).await.unwrap();
        assert_eq!(found, [(Number::from(export), Some(("云姗".into(), "yun".into(), SATURDAY)))], "{}", office.house.name);
        let foreign = Number::from(ExportId(Uuid::from_u128(7)));
        assert_eq!(exports::trace(&office.house, &foreign.hidden()).await.unwrap(), [(foreign, None)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_waits_a_day_and_asks_for_a_fresh_proof() {
    for office in Office::open_all().await {
        let name = office.house.name;
        let (first, second) = (office.approved(&all(), "a").await, office.approved(&all(), "b").await);
        let old = office.cx("yun").await;
        office.house.clock.set(SATURDAY.plus_seconds(15 * 60 + 1));
        assert_eq!(take(&old, first).await, Err(AppError::NeedsProof), "{name}");
        assert_eq!(take(&office.cx("guan").await, first).await, Err(AppError::NotFound), "{name}: another's is not there");
        office.house.clock.set(SATURDAY.plus_seconds(24 * 3600 - 1));
        take(&office.cx("yun").await, first).await.unwrap();
        office.house.clock.set(SATURDAY.plus_seconds(24 * 3600));
        let late = office.cx("yun").await;
        assert_eq!(take(&late, second).await, Err(AppError::Conflict("export_not_ready".into())), "{name}");
        assert_eq!(mine(&late).await[0].state, ExportState::Over);
        let open = office.cx("guan").await;
        let waiting = office.asked(&all(), "c").await;
        office.house.clock.set(SATURDAY.plus_seconds(26 * 3600));
        assert_eq!(exports::decide_export(&open, waiting, true, "").await, Err(AppError::NeedsProof), "{name}: nor approved without one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_allows_so_many_files() {
    for office in Office::open_all().await {
        let (yun, name) = (office.cx("yun").await, office.house.name);
        for n in 0..AskExport::FILES_A_DAY {
            exports::ask_export(&yun, &all(), &format!("k{n}")).await.unwrap();
        }
        let limit = Err(AppError::invalid("reason", "files"));
        assert_eq!(exports::ask_export(&yun, &all(), "more").await, limit, "{name}");
        assert_eq!(office.one::<i64>("select count(*) from export_request").await, AskExport::FILES_A_DAY, "what was refused left no row");
        office.house.clock.set(SATURDAY.plus_seconds(MIDNIGHT - 1));
        assert_eq!(exports::ask_export(&office.cx("yun").await, &all(), "late").await, limit, "{name}");
        office.house.clock.set(SATURDAY.plus_seconds(MIDNIGHT));
        exports::ask_export(&office.cx("yun").await, &all(), "next").await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_allows_so_many_learners() {
    for office in Office::open_all().await {
        let (yun, name) = (office.cx("yun").await, office.house.name);
        let first = office.approved(&all(), "a").await;
        take(&yun, first).await.unwrap();
        let learners: i64 = office.one("select count(*) from learner").await;
        // As many as a day allows less one, as if they had been taken in one file.
        let mut tx = office.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update export_request set learners = $1", AskExport::LEARNERS_A_DAY - learners + 1).unwrap();
        tx.commit().await.unwrap();
        let second = office.approved(&all(), "b").await;
        assert_eq!(take(&yun, second).await, Err(AppError::invalid("export", "learners")), "{name}");
        assert_eq!(office.entries("export_taken").await.len(), 1, "{name}: nothing left");
        assert_eq!(mine(&yun).await[0].state, ExportState::Ready, "and it can be taken on another day");
        assert_eq!(exports::exports(&yun).await.unwrap().left.learners, learners - 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_asks_and_nobody_decides_their_own() {
    for office in Office::open_all().await {
        let name = office.house.name;
        for login in ["lin", "han", "zhou", "shen", "13800002046"] {
            let cx = office.cx(login).await;
            assert_eq!(exports::ask_export(&cx, &all(), "k").await, Err(AppError::Forbidden), "{name}: {login}");
            assert_eq!(exports::exports(&cx).await.err(), Some(AppError::Forbidden), "{name}: {login}");
        }
        let guan = office.cx("guan").await;
        exports::ask_export(&guan, &all(), "g").await.unwrap();
        let own = mine(&guan).await[0].id;
        assert_eq!(exports::decide_export(&guan, own, true, "").await, Err(AppError::NotFound), "{name}: one's own");
        assert_eq!(exports::decide_export(&office.cx("yun").await, own, true, "").await, Err(AppError::NotFound), "{name}: who may not approve");
        let export = office.asked(&all(), "k").await;
        assert_eq!(exports::decide_export(&guan, export, false, " ").await, Err(AppError::invalid("answer", "required")));
        let pudong = CampusId(office.one("select id from campus where name = '浦东校区'").await);
        let elsewhere = office.house.cx(staff_of(StaffId(backend::new_id()), &[Role::Manager], Some(pudong)));
        assert_eq!(
            exports::decide_export(&elsewhere, export, true, "").await,
            Err(AppError::NotFound),
            "{name}: the whole school takes one of the whole school"
        );
        let nobody = office.house.cx(staff(StaffId(backend::new_id()), &[Role::Finance]));
        assert_eq!(exports::decide_export(&nobody, export, true, "").await, Err(AppError::NotFound));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_says_something_and_a_list_holds_somebody() {
    for office in Office::open_all().await {
        let yun = office.cx("yun").await;
        let long = "长".repeat(301);
        for (ask, field, why) in [
            (AskExport { reason: " 用 ".into(), ..all() }, "reason", "short"),
            (AskExport { reason: long, ..all() }, "reason", "long"),
            (AskExport { state: "试听".into(), class: Some(ClassId(backend::new_id())), ..all() }, "state", "nobody"),
            (AskExport { state: "all".into(), ..all() }, "state", "unknown"),
        ] {
            assert_eq!(exports::ask_export(&yun, &ask, "k").await, Err(AppError::invalid(field, why)), "{}", office.house.name);
        }
        assert_eq!(mine(&yun).await, []);
    }
}

/// Gives `login` a role that may export and nothing else, bounded as said.
async fn may_export(office: &Office, login: &str, campus: Option<Uuid>) {
    const SQL: &str = "insert into account_role (id, account_id, role, campus_id, from_at) select $1, id, 'custom.out', $2, $3 from account where login = $4";
    let mut tx = office.house.db.begin().await.unwrap();
    backend::execute!(&mut tx, "insert into role_permission (role, permission) values ('custom.out', 'export_data') on conflict do nothing").unwrap();
    backend::execute!(&mut tx, SQL, backend::new_id(), campus, 0_i64, login).unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_out_more_than_their_own_scope() {
    for office in Office::open_all().await {
        let name = office.house.name;
        may_export(&office, "han", None).await;
        let han = office.cx("han").await;
        exports::ask_export(&han, &all(), "k").await.unwrap();
        let export = mine(&han).await[0].id;
        exports::decide_export(&office.cx("guan").await, export, true, "").await.unwrap();
        let taken: Vec<String> = table(&take(&han, export).await.unwrap()).into_iter().map(|row| row[0].clone()).collect();
        let mut conn = office.house.db.read().await.unwrap();
        let own: Vec<String> = fetch_all!(
            &mut conn,
            (String,),
            "select distinct p.no from learner p join membership m on m.learner_id = p.id join class c on c.id = m.class_id join staff s on s.id = c.head_teacher_id
              where s.name = '韩敏' and m.from_on <= '2026-11-21' and (m.until_on is null or m.until_on >= '2026-11-21') order by p.no"
        )
        .unwrap()
        .into_iter()
        .map(|(no,)| no)
        .collect();
        assert!(!own.is_empty());
        assert_eq!(taken, own, "{name}: a class teacher's own classes");
    }
}

/// What the office looks for in the list is what leaves, and a whole number is said to nobody.
#[tokio::test(flavor = "multi_thread")]
async fn whom_the_search_of_the_list_finds_is_who_leaves() {
    for office in Office::open_all().await {
        let name = office.house.name;
        let sealed = backend::people::hidden_search(&office.house.seal, "13800002046").unwrap();
        for (n, q) in ["zj", "静", " 欧阳 ", "XY2600006", "13800002046", &sealed].into_iter().enumerate() {
            office.house.clock.set(SATURDAY.plus_seconds(24 * 3600 * i64::try_from(n).unwrap()));
            let guan = office.cx("guan").await;
            let filter = shared::people::LearnerFilter { q: q.into(), sort: shared::people::SortBy::No, ..Default::default() };
            let listed: Vec<String> = backend::people::learners(&guan, filter).await.unwrap().page.rows.into_iter().map(|line| line.no).collect();
            exports::ask_export(&guan, &AskExport { q: q.into(), ..all() }, q.get(..8).unwrap_or(q)).await.unwrap();
            let line = mine(&guan).await.remove(0);
            assert!(!line.q.contains("13800002046") && (line.q == q.trim() || line.q.starts_with('~')), "{name}: {}", line.q);
            exports::decide_export(&office.cx("bo").await, line.id, true, "").await.unwrap();
            let taken: Vec<String> = table(&take(&guan, line.id).await.unwrap()).into_iter().map(|row| row[0].clone()).collect();
            assert!(!taken.is_empty() && taken.len() < 40 && taken == listed, "{name}: {q} lists {listed:?} and takes {taken:?}");
        }
        let texts = backend::testing::texts(&mut office.house.db.read().await.unwrap()).await;
        assert!(!texts.iter().any(|(table, rows)| table == "export_request" && (rows.contains("欧阳") || rows.contains("13800002046"))), "{name}: sealed");
        for q in ["没有这个人", "13900000000", "~forged"] {
            let asked = exports::ask_export(&office.cx("guan").await, &AskExport { q: q.into(), ..all() }, q).await;
            assert_eq!(asked, Err(AppError::invalid("state", "nobody")), "{name}: {q}");
        }
        // Operations see no contacts, and find nobody by one.
        let yun = office.cx("yun").await;
        let by_phone = exports::ask_export(&yun, &AskExport { q: "13800002046".into(), ..all() }, "phone").await;
        assert_eq!(by_phone, Err(AppError::invalid("state", "nobody")), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_here_and_exporting_there_gives_neither() {
    for office in Office::open_all().await {
        let name = office.house.name;
        let mut conn = office.house.db.read().await.unwrap();
        let (pudong,) = fetch_one!(&mut conn, (Uuid,), "select id from campus where name = '浦东校区'").unwrap();
        drop(conn);
        may_export(&office, "han", Some(pudong)).await;
        let han = office.cx("han").await;
        let own: i64 = office
            .one(
                "select count(distinct p.id) from learner p join campus k on k.id = p.campus_id and k.name = '浦东校区' join membership m on m.learner_id = p.id
                   join class c on c.id = m.class_id join staff s on s.id = c.head_teacher_id
                  where s.name = '韩敏' and m.from_on <= '2026-11-21' and (m.until_on is null or m.until_on >= '2026-11-21')",
            )
            .await;
        exports::ask_export(&han, &all(), "k").await.unwrap();
        assert_eq!(mine(&han).await[0].learners, own, "{name}: own learners there, nobody else's and none from here");
        may_export(&office, "zhou", Some(pudong)).await;
        let zhou = office.cx("zhou").await;
        exports::ask_export(&zhou, &all(), "k").await.unwrap();
        let there: i64 = office.one("select count(*) from learner p join campus c on c.id = p.campus_id where c.name = '浦东校区'").await;
        assert_eq!(mine(&zhou).await[0].learners, there, "{name}: who reads of the whole school takes out the campus");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ended_meanwhile_is_not_taken() {
    for office in Office::open_all().await {
        let export = office.approved(&all(), "k").await;
        let mut tx = office.house.db.begin().await.unwrap();
        backend::execute!(&mut tx, "update account_role set until_at = $1 where account_id = (select id from account where login = 'yun')", SATURDAY.0)
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(take(&office.cx("yun").await, export).await, Err(AppError::NotFound), "{}", office.house.name);
    }
}
