//! Erasure: after the cool-off nothing of a person is left that says who they were, not in the files either, and an older
//! backup does not bring them back.

use backend::{
    Cx, House,
    backup::{self, Later, Place},
    db::Db,
    execute, fetch_all, fetch_one, privacy, scalar,
    sqlx::types::Uuid,
    testing::{self, SATURDAY, TestHouse, databases, signed_in},
};
use shared::{
    error::AppError,
    fields::FIELDS,
    id::{ImportId, LearnerId, RequestId},
    privacy::{Asked, Ending, RequestKind, RequestState},
};
use std::path::Path;

const DAY: i64 = 86_400;

fn erase() -> Asked {
    Asked { kind: RequestKind::Erase, words: String::new() }
}

async fn child(house: &House, name: &str) -> LearnerId {
    let mut conn = house.db.read().await.unwrap();
    let (id,) = fetch_one!(&mut conn, (Uuid,), "select id from learner where name = $1", name).unwrap();
    LearnerId(id)
}

/// A mark that is found wherever it stands: one for every text of the person.
fn canary(number: usize) -> String {
    format!("金丝雀{number:02}zq")
}

/// Writes canaries into every text column about 孙悦然 and her father, who has no other child.
#[allow(clippy::too_many_lines, reason = "one statement a table")]
async fn plant(house: &TestHouse, learner: LearnerId) -> usize {
    let mut conn = house.db.read().await.unwrap();
    let (guardian,) = fetch_one!(&mut conn, (Uuid,), "select guardian_id from guardian_link where learner_id = $1", learner.0).unwrap();
    let (account, login) = fetch_one!(&mut conn, (Uuid, String), "select id, login from account where guardian_id = $1", guardian).unwrap();
    drop(conn);
    let mut at = 0;
    let mut next = || {
        at += 1;
        canary(at)
    };
    let ring = house.seal.ring(&[learner.0, guardian]).await.unwrap();
    let sealed = |person, column, clear: String| ring.close(backend::keys::Cell::of(person, column), &clear).unwrap();
    let mut tx = house.db.begin().await.unwrap();
    execute!(
        &mut tx,
        "update learner set name = $2, name_key = $3, gender = $4, school = $5, grade = $6, source = $7, referrer = $8, style = $9, availability = $10, notes = $11,
                id_no_sealed = $12, phone_sealed = $13, address_sealed = $14 where id = $1",
        learner.0,
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        next(),
        sealed(learner.0, "learner.id_no_sealed", next()),
        sealed(learner.0, "learner.phone_sealed", next()),
        sealed(learner.0, "learner.address_sealed", next())
    )
    .unwrap();
    backend::db::dialect::index_learner(&mut tx, learner.0, &format!("{} {}", next(), next())).await.unwrap();
    execute!(&mut tx, "update learner set referrer = (select name from learner where id = $1) where name = '陈思远'", learner.0).unwrap();
    execute!(&mut tx, "update guardian set name = $2, phone_sealed = $3 where id = $1", guardian, next(), sealed(guardian, "guardian.phone_sealed", next()))
        .unwrap();
    execute!(&mut tx, "update guardian_link set relation = $2 where learner_id = $1", learner.0, next()).unwrap();
    execute!(&mut tx, "update account set name = $2, password_hash = $3 where id = $1", account, next(), next()).unwrap();
    execute!(
        &mut tx,
        "insert into session (token_hash, account_id, created_at, seen_at, expires_at, device) values ($1, $2, 1, 1, 9000000000000, $3)",
        vec![1_u8],
        account,
        next()
    )
    .unwrap();
    execute!(&mut tx, "update attendance set note = $2 where learner_id = $1", learner.0, next()).unwrap();
    execute!(&mut tx, "update grade set title = $2, point = $3 || on_date || point, comment = $4 where learner_id = $1", learner.0, next(), next(), next())
        .unwrap();
    execute!(&mut tx, "insert into tag (id, name, shelf, colour, is_on) values ($1, '书画之星', '', 'plain', $2)", learner.0, true).unwrap();
    execute!(
        &mut tx,
        "insert into quality_finding (learner_id, check_word, campus_id, mark, since_on, state, reason, turn)
                         select id, 'no_grade', campus_id, $2, '2026-01-01', 'right', $3, 0 from learner where id = $1",
        learner.0,
        vec![0_u8],
        next()
    )
    .unwrap();
    execute!(&mut tx, "insert into learner_tag (id, learner_id, tag_id, from_at, why) values ($1, $1, $1, 1, $2)", learner.0, next()).unwrap();
    execute!(
        &mut tx,
        "insert into learner_change (id, learner_id, field, at, by_id, source, before_sealed) values ($1, $1, $2, 1, $1, 'hand', $3)",
        learner.0,
        next(),
        next().into_bytes()
    )
    .unwrap();
    execute!(&mut tx, "update homework set title = $2 where learner_id = $1", learner.0, next()).unwrap();
    let (contract,) = fetch_one!(&mut tx, (Uuid,), "select id from contract where learner_id = $1 limit 1", learner.0).unwrap();
    execute!(
        &mut tx,
        "insert into contract_change (id, contract_id, on_date, kind, hours, fen, reason) values ($1, $2, $3, 'refund', 0, 0, $4)",
        backend::new_id(),
        contract,
        house.clock.on_campus("Asia/Shanghai").date,
        next()
    )
    .unwrap();
    let named = format!("{{\"learner\":\"{learner}\",\"note\":\"{}\"}}", next());
    for (kind, of) in [("marked", Some(learner.0)), ("told", None)] {
        execute!(&mut tx, "insert into event (at, kind, learner_id, body) values (1, $1, $2, $3)", kind, of, &named).unwrap();
    }
    let dashed = format!("{{\"learner\":\"{}\",\"note\":\"{}\"}}", learner.0, next());
    execute!(
        &mut tx,
        "insert into job (id, kind, body, once_key, state, run_at, created_at) values ($1, 'send', $2, 'k', 'ready', 1, 1)",
        backend::new_id(),
        &dashed
    )
    .unwrap();
    execute!(&mut tx, "insert into once (account_id, key, request_hash, answer, at) values ($1, 'k', $2, $3, 1)", backend::new_id(), vec![1_u8], &dashed)
        .unwrap();
    execute!(&mut tx, "insert into once (account_id, key, request_hash, answer, at) values ($1, 'own', $2, $3, 1)", account, vec![1_u8], next()).unwrap();
    // The report quotes a name of the file; the other finding of that row quotes something that is on no list.
    let (quoted, beside) = (canary(1), next());
    let finding = |value: &str, row: i64| serde_json::json!({ "file": "f", "sheet": null, "row": row, "value": { "Text": value } });
    let report = serde_json::json!({ "findings": [finding(&quoted, 3), finding(&beside, 3), finding("别人", 4)] }).to_string();
    let import = ImportId(backend::new_id());
    execute!(&mut tx, "insert into import_run (id, started_at, state, dry_run, files, report) values ($1, 1, 'done', $2, '[]', $3)", import.0, false, report)
        .unwrap();
    // A row that was taken for a header says it, too.
    let columns = serde_json::json!([[quoted, null], ["姓名", "姓名"]]).to_string();
    execute!(&mut tx, "insert into import_sheet (import_id, no, file, header_row, columns) values ($1, 1, 'f', 1, $2)", import.0, columns).unwrap();
    let apart: String = quoted.chars().flat_map(|sign| [sign, ' ']).collect();
    for (row, text) in [(3_i64, apart.as_str()), (4, "别人")] {
        let cells = house.seal.close(&serde_json::json!([{ "t": text }]).to_string(), &backend::intake::place(import, 1, row));
        execute!(&mut tx, "insert into import_row (import_id, sheet_no, row_no, cells_sealed) values ($1, 1, $2, $3)", import.0, row, cells).unwrap();
    }
    // Somebody was about to write the child down again, and another one.
    for (key, name) in [("again", apart.as_str()), ("other", "别人")] {
        let typed = house.seal.close(&serde_json::json!({ "typed": { "name": name }, "others": [] }).to_string(), key.as_bytes());
        execute!(&mut tx, "insert into learner_draft (account_id, key, at, body_sealed) select id, $1, 1, $2 from account where login = 'zhou'", key, typed)
            .unwrap();
    }
    execute!(&mut tx, "insert into sign_in_attempt (login, at) values ($1, 1)", login).unwrap();
    execute!(&mut tx, "insert into account_identity (account_id, issuer, subject, linked_at, linked_by) values ($1, 'i', $2, 1, $1)", account, next()).unwrap();
    execute!(&mut tx, "insert into reset_link (id, account_id, made_by, token_hash, expires_at) values ($1, $2, $2, $3, 1)", account, account, vec![1_u8])
        .unwrap();
    execute!(&mut tx, "insert into reset_code (token_hash, account_id, expires_at) values ($1, $2, 1)", vec![1_u8], account).unwrap();
    execute!(
        &mut tx,
        "insert into provider_attempt (state_hash, browser_hash, secrets_sealed, purpose, account_id, next, address, expires_at)
         values ($1, $1, $1, 'prove', $2, '', $3, 9000000000000)",
        vec![1_u8],
        account,
        next()
    )
    .unwrap();
    execute!(
        &mut tx,
        "insert into reveal (id, account_id, learner_id, what, reason, at) values ($1, (select id from account where login = 'zhou'), $2, 'phone', $3, 1)",
        backend::new_id(),
        learner.0,
        next()
    )
    .unwrap();
    // The family asked before it enrolled.
    execute!(
        &mut tx,
        "insert into lead (id, campus_id, name, words, guardian, phone_index, grade, subject, source, stage, created_at, created_by, touched_at, version)
         select $1, p.campus_id, p.name, $2, $3, g.phone_index, $4, $5, 'call', 'won', 1, g.id, 1, 1 from learner p, guardian g where p.id = $6 and g.id = $7",
        backend::new_id(),
        next(),
        next(),
        next(),
        next(),
        learner.0,
        guardian
    )
    .unwrap();
    tx.commit().await.unwrap();
    at
}

/// Every text of every table, with the canaries that are left in it.
async fn left(house: &House, planted: usize) -> Vec<String> {
    let mut conn = house.db.read().await.unwrap();
    let mut found = Vec::new();
    for (table, rows) in testing::texts(&mut conn).await {
        for number in 1..=planted {
            if rows.contains(&canary(number)) {
                found.push(format!("{table}: {}", canary(number)));
            }
        }
    }
    found
}

fn left_in_files(folder: &Path, planted: usize) -> Vec<String> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        for number in 1..=planted {
            let word = canary(number);
            if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
                found.push(format!("{}: {word}", path.display()));
            }
        }
    }
    found
}

fn place(folder: &Path, url: &str) -> Place {
    Place { folder: folder.to_owned(), database: url.to_owned(), keys: folder.join("keys.db").display().to_string(), master: folder.join("master.key") }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_person_is_left_and_no_backup_brings_them_back() {
    for (house, empty) in databases().await.into_iter().zip(testing::empty_databases().await) {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let learner = child(&house, "孙悦然").await;
        let father = signed_in(&house, "13600004402").await;
        let planted = plant(&house, learner).await;
        assert!(planted >= 30, "{planted}");
        assert!(left(&house, planted).await.len() >= planted - 5, "the sealed ones are hidden, the others are found");
        assert_eq!(house.name == "SQLite", !left_in_files(&house.folder, planted).is_empty(), "the files of SQLite are looked into");
        let old = std::env::temp_dir().join(format!("xuetu-old-{}", backend::new_id().simple()));
        backup::back_up(&house, &place(&house.folder, &house.url), &old, None).await.unwrap();

        let asked = Asked { kind: RequestKind::Correct, words: canary(planted + 1) };
        privacy::ask(&father, learner, &asked, "k1").await.unwrap();
        privacy::ask(&father, learner, &erase(), "k2").await.unwrap();
        let planted = planted + 1;
        house.clock.set(SATURDAY.plus_seconds(6 * DAY));
        assert_eq!(privacy::run_due(&house).await.unwrap(), 0, "{}: the cool-off", house.name);
        house.clock.set(SATURDAY.plus_seconds(7 * DAY));
        assert_eq!(privacy::run_due(&house).await.unwrap(), 1);
        assert_eq!(privacy::run_due(&house).await.unwrap(), 0);
        assert_eq!(left(&house, planted).await, Vec::<String>::new(), "{}", house.name);
        if house.name == "SQLite" {
            assert_eq!(left_in_files(&house.folder, planted), Vec::<String>::new());
        }
        what_the_law_keeps(&house, learner).await;
        assert!(testing::try_sign_in(&house, "13600004402").await.is_err(), "the account of the family is gone");
        assert!(father_is_nobody(&father, learner).await);
        proof(&house, learner).await;

        let there = place(&empty.folder, &empty.url);
        std::fs::copy(house.folder.join("master.key"), &there.master).unwrap();
        let later = Later::List(house.erasures.path().to_owned());
        let open = || async {
            let db = Db::open(&there.database).await?;
            db.migrate().await?;
            Ok(testing::house(db, &there.folder, backend::Clock::standing_at(SATURDAY)).await)
        };
        let restored = backup::restore(&there, &old.join("data"), &old.join("keys"), &later, open).await.unwrap();
        assert_eq!(restored.erased, 1);
        let back = testing::house(Db::open(&there.database).await.unwrap(), &there.folder, backend::Clock::standing_at(SATURDAY)).await;
        assert_eq!(left(&back, planted).await, Vec::<String>::new(), "{}: an older backup", house.name);
        if house.name == "SQLite" {
            assert_eq!(left_in_files(&there.folder, planted), Vec::<String>::new(), "an older backup");
        }
        assert!(back.erasures.read().unwrap().iter().any(|one| one.learner == learner.0), "the list goes on");
        std::fs::remove_dir_all(old).unwrap();
    }
}

/// Contracts with their money, the ledger, and how often somebody came, all without a name.
async fn what_the_law_keeps(house: &House, learner: LearnerId) {
    let mut conn = house.db.read().await.unwrap();
    let (name, no, lots, marks) = fetch_one!(
        &mut conn,
        (String, String, i64, i64),
        "select name, no, (select count(*) from lot where learner_id = $1), (select count(*) from attendance where learner_id = $1) from learner where id = $1",
        learner.0
    )
    .unwrap();
    assert_eq!(name, format!("已删除学员 {no}"));
    assert!(lots > 0 && marks > 0);
    let wrong = scalar!(
        &mut conn,
        i64,
        "select count(*) from lot o where o.balance <> (select cast(coalesce(sum(e.hours), 0) as bigint) from ledger_entry e where e.lot_id = o.id)"
    )
    .unwrap();
    assert_eq!(wrong, 0, "the books still add up");
    let keys = house.seal.ring(&[learner.0]).await.unwrap();
    assert!(keys.close(backend::keys::Cell::of(learner.0, "learner.phone_sealed"), "x").is_err(), "the key is gone");
    let ways = scalar!(&mut conn, i64, "select (select count(*) from reset_link) + (select count(*) from reset_code)").unwrap();
    assert_eq!(ways, 0, "nothing leads back to the account");
    let findings = fetch_all!(&mut conn, (String,), "select report from import_run where report is not null").unwrap();
    assert!(findings.iter().any(|(report,)| report.contains("别人")), "other people's rows stay in the report");
    let rows = fetch_all!(&mut conn, (i64,), "select row_no from import_row").unwrap();
    assert_eq!(rows, [(4,)], "and among the rows to mend");
    let drafts = fetch_all!(&mut conn, (String,), "select key from learner_draft").unwrap();
    assert_eq!(drafts, [("other".to_owned(),)], "and forms of other children");
}

async fn father_is_nobody(father: &Cx, learner: LearnerId) -> bool {
    privacy::ask(father, learner, &erase(), "k3").await == Err(AppError::NotFound)
}

async fn proof(house: &House, learner: LearnerId) {
    let admin = signed_in(house, "admin").await;
    let desk = privacy::desk(&admin).await.unwrap();
    let request = desk.requests.iter().find(|line| line.learner == learner && line.kind == RequestKind::Erase).unwrap();
    assert_eq!(request.state, RequestState::Done);
    let certificate = privacy::certificate(&admin, request.id).await.unwrap();
    let count = |table: &str| certificate.counts.iter().find(|(name, _)| name == table).map_or(0, |(_, rows)| *rows);
    assert_eq!((count("keys"), count("guardian"), count("account")), (3, 1, 1), "{:?}", certificate.counts);
    assert!(count("grade") > 0 && count("homework") > 0 && count("import_run") == 1);
    let lost = privacy::certificate(&admin, RequestId(backend::new_id())).await;
    assert_eq!(lost, Err(AppError::NotFound));
    let mut conn = house.db.read().await.unwrap();
    let receipts = scalar!(&mut conn, i64, "select count(*) from audit_entry where learner_id = $1 and fields = 'learner.erased'", learner.0).unwrap();
    assert_eq!(receipts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_with_another_child_stays_and_stays_signed_in() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let mother = signed_in(&house, "13800002046").await;
        let rights = privacy::rights(&mother).await.unwrap();
        assert_eq!(rights.children.len(), 2);
        let (gone, stays) = (rights.children[0].learner, rights.children[1].learner);
        privacy::ask(&mother, gone, &erase(), "k").await.unwrap();
        house.clock.set(SATURDAY.plus_seconds(7 * DAY));
        privacy::run_due(&house).await.unwrap();
        let again = signed_in(&house, "13800002046").await;
        let children: Vec<LearnerId> = privacy::rights(&again).await.unwrap().children.into_iter().map(|child| child.learner).collect();
        assert_eq!(children, [stays], "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_can_be_taken_back_or_refused_with_a_reason_until_its_day() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (father, admin, office) = (signed_in(&house, "13600004402").await, signed_in(&house, "admin").await, signed_in(&house, "zhou").await);
        let learner = child(&house, "孙悦然").await;
        let requests = async || privacy::rights(&father).await.unwrap().children.remove(0).requests;
        privacy::ask(&father, learner, &erase(), "k1").await.unwrap();
        privacy::ask(&father, learner, &erase(), "k2").await.unwrap();
        assert_eq!(requests().await.len(), 1, "{}: once", house.name);
        privacy::withdraw(&father, learner, requests().await[0].id).await.unwrap();
        assert_eq!(requests().await[0].state, RequestState::Withdrawn);

        privacy::ask(&father, learner, &erase(), "k3").await.unwrap();
        let second = requests().await[0].id;
        let no = |reason: &str| Ending { accept: false, reason: reason.into() };
        assert_eq!(privacy::decide(&admin, second, &no("  ")).await, Err(AppError::invalid("reason", "missing")));
        assert_eq!(privacy::decide(&office, second, &no("学费尚未结清")).await, Err(AppError::NotFound), "academic affairs do not decide");
        privacy::decide(&admin, second, &no("学费尚未结清，请先办理退费")).await.unwrap();
        let line = requests().await.remove(0);
        assert_eq!((line.state, line.reason.as_deref()), (RequestState::Refused, Some("学费尚未结清，请先办理退费")));
        assert_eq!(privacy::decide(&admin, second, &Ending { accept: true, reason: String::new() }).await, Err(AppError::Conflict("answered_already".into())));
        house.clock.set(SATURDAY.plus_seconds(30 * DAY));
        assert_eq!(privacy::run_due(&house).await.unwrap(), 0, "neither of the two is carried out");
        assert!(father.actor().is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_that_was_cut_off_after_its_commit_is_ended_by_the_next_look() {
    for house in databases().await {
        backend::seed::seed_if_empty(&house).await.unwrap();
        let (learner, keys) = (child(&house, "孙悦然").await, house.seal.count().await.unwrap());
        std::fs::write(house.erasures.path(), format!("{} {}\n", SATURDAY.0, learner.0)).unwrap();
        for _ in 0..2 {
            assert_eq!(privacy::run_due(&house).await.unwrap(), 0, "{}: nothing is due", house.name);
            assert_eq!(house.seal.count().await.unwrap(), keys - 1, "{}", house.name);
        }
    }
}

#[test]
fn every_column_about_a_learner_or_guardian_is_known_to_the_erasure() {
    // A new table here: say in privacy/store/erase.rs what happens to it, plant a canary above, and name it.
    let known = [
        "learner",
        "learner_search",
        "learner_alias",
        "learner_pair",
        "learner_merge",
        "learner_moved",
        "guardian",
        "guardian_link",
        "staff",
        "attendance",
        "grade",
        "homework",
        "contract_change",
        "account",
        "session",
        "sign_in_attempt",
        "privacy_request",
        "consent",
        "restriction",
        "learner_change",
        "learner_draft",
        "learner_tag",
        "quality_finding",
        "second_factor",
        "second_factor_set_up",
        "recovery_code",
        "sign_in_step",
        "account_identity",
        "provider_attempt",
        "reset_link",
        "reset_code",
        // What it says in words is about the work of staff, and sealed.
        "audit_entry",
        "audit_review",
        "many_read",
        // Bodies, answers, reports and reasons that name the person are emptied.
        "event",
        "once",
        "job",
        "import_run",
        "import_row",
        "import_sheet",
        "reveal",
        "archive_look",
        // Of the same child, or erased for themselves.
        "lead",
        "lead_note",
        "lead_reveal",
        // Of staff.
        "invitation",
        "grant_request",
        "export_request",
        "outbox",
        "outsourcing",
    ];
    let unknown: Vec<&str> = FIELDS.iter().map(|field| field.table).filter(|table| !known.contains(table)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}
