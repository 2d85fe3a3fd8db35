//! What people type comes back as the text it is: hostile text in every field that reaches a page, and a family whose
//! every field carries a mark that must turn up nowhere but where it may.

#![recursion_limit = "512"]
#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

mod school;

use axum::http::{Request, StatusCode};
use backend::{
    audit::{Entry, Kind},
    execute, fetch_one,
    keys::Cell,
    on_each,
    sqlx::{self, types::Uuid},
};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use school::{School, WHO};
use shared::{
    access::{AskGrant, Role},
    id::LearnerId,
    intake::{Expect, Finding, Kind as FindingKind, Report, Value},
};
use std::{
    collections::BTreeSet,
    io::Write,
    sync::{Arc, Mutex},
};

/// Texts that run as script, load or send something wherever a page forgets to escape. The browser's tests use them too.
fn hostile() -> Vec<String> {
    let texts: Vec<String> = serde_json::from_str(include_str!("../../end2end/support/hostile.json")).unwrap();
    assert!(texts.len() >= 60);
    texts
}

/// Columns that people fill and pages show.
const COLUMNS: &[(&str, &[&str])] = &[
    ("learner", &["name", "school", "grade", "source", "referrer", "style", "availability", "notes"]),
    ("guardian", &["name"]),
    ("guardian_link", &["relation"]),
    ("staff", &["name", "subject"]),
    ("course", &["name"]),
    ("class", &["name", "room"]),
    ("lesson", &["room"]),
    ("contract", &["discount", "payment"]),
    ("attendance", &["note"]),
    ("grade", &["title", "point", "comment"]),
    ("homework", &["title"]),
    ("account", &["name"]),
    ("session", &["device"]),
    ("grant_request", &["reason", "answer"]),
    ("lead", &["name", "guardian", "grade", "subject"]),
];

async fn set(school: &School, sql: String, text: &str) {
    let mut tx = school.house.db.begin().await.unwrap();
    on_each!(&mut *tx, |c| sqlx::query(sqlx::AssertSqlSafe(sql)).bind(text).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

/// Where people write at length.
const WRITTEN: [&str; 5] = ["at-lead-note", "at-export-reason", "at-export-answer", "at-privacy-words", "at-finding"];

/// Writes `all` as the reason and the answer of an export, as the words of a request about the child, and as a finding of
/// an import, and as what was said with a lead; and asks for rights, so that there is a reason of that, too.
async fn written(school: &School, all: &str) {
    const EXPORT: &str = "insert into export_request (id, asked_by, asked_at, state, columns, reason_sealed, expected, answer_sealed) values ($1, $2, 1, '', 'learner.no', $3, 1, $4)";
    const REQUEST: &str = "insert into privacy_request (id, kind, learner_id, asked_by, asked_at, due_on, state, words_sealed) values ($1, 'correct', $2, $3, 1, '2026-12-12', 'open', $4)";
    const NOTE: &str = "insert into lead_note (id, lead_id, by_id, at, stage, text_sealed) values ($1, $2, $3, 1, 'contacted', $4)";
    const RUN: &str = "insert into import_run (id, started_by, started_at, state, dry_run, files, report) values ($1, $2, 1, 'done', $3, '[]', $4)";
    let zhou = backend::testing::signed_in(&school.house, "zhou").await;
    let last_on = zhou.today().date;
    let ask = AskGrant { grantee: None, role: Role::Finance.into(), campus: None, department: None, class: None, reason: "替班".into(), last_on };
    backend::access::ask_grant(&zhou, &ask, "hostile").await.unwrap();
    let LearnerId(learner) = school.learner;
    let ring = school.house.seal.ring(&[learner]).await.unwrap();
    let (export, request) = (backend::new_id(), backend::new_id());
    let close = |place: &str| school.house.seal.close(&format!("{place} {all}"), export.as_bytes());
    let words = ring.close(Cell { person: learner, row: request, column: "privacy_request.words_sealed" }, &format!("at-privacy-words {all}")).unwrap();
    let finding = Finding {
        file: "学员档案.xlsx".into(),
        sheet: None,
        row: 2,
        column: Some("姓名".into()),
        kind: FindingKind::ALL[0],
        expect: Expect::Error,
        value: Some(Value::Text(format!("at-finding {all}"))),
        other_row: None,
    };
    let report = serde_json::to_string(&Report { findings: vec![finding], ..Report::default() }).unwrap();
    let mut tx = school.house.db.begin().await.unwrap();
    let (admin,) = fetch_one!(&mut tx, (Uuid,), "select id from account where login = 'admin'").unwrap();
    let (note, person) = (backend::new_id(), school.lead.0);
    let ring = school.house.seal.ring(&[person]).await.unwrap();
    let talk = ring.close(Cell { person, row: note, column: "lead_note.text_sealed" }, &format!("at-lead-note {all}")).unwrap();
    execute!(&mut tx, NOTE, note, person, admin, talk).unwrap();
    execute!(&mut tx, EXPORT, export, admin, close("at-export-reason"), close("at-export-answer")).unwrap();
    execute!(&mut tx, REQUEST, request, learner, admin, words).unwrap();
    execute!(&mut tx, RUN, learner, admin, false, report).unwrap();
    tx.commit().await.unwrap();
}

/// Every page of the app for this child, class, lesson and account.
fn pages(school: &School) -> Vec<String> {
    let (class, learner) = (school.class, school.learner);
    let mut paths: Vec<String> = leptos_axum::generate_route_list(app::app::App).into_iter().map(|route| route.path().to_owned()).collect();
    paths.extend([
        format!("/console/learners/{learner}?tab=timeline"),
        format!("/console/classes/{class}?tab=timetable"),
        format!("/console/classes/{class}?tab=attendance"),
        "/console/audit?kind=revealed".into(),
        format!("/console/audit?learner={learner}&entry=1"),
    ]);
    let fill = |path: String| {
        let path = path.replace("{lesson}", &school.lesson.to_string()).replace("{class}", &class.to_string());
        path.replace("{learner}", &learner.to_string())
            .replace("{import}", &learner.to_string())
            .replace("{account}", &school.spare.to_string())
            .replace("{lead}", &school.lead.to_string())
    };
    paths.into_iter().map(fill).collect()
}

async fn page(school: &School, who: &str, path: &str) -> Option<String> {
    let (status, html) = school.ask(who, Request::get(path).header("accept", "text/html"), String::new()).await;
    (status == StatusCode::OK).then_some(html)
}

/// Attributes that browsers go to.
const PLACES: [&str; 8] = ["href", "src", "action", "formaction", "data", "srcset", "xlink:href", "poster"];
/// Elements that no page of ours has.
const FOREIGN: [&str; 16] = [
    "iframe",
    "object",
    "embed",
    "base",
    "marquee",
    "video",
    "audio",
    "math",
    "foreignobject",
    "plaintext",
    "xmp",
    "isindex",
    "image",
    "animate",
    "noscript",
    "source",
];

/// What is wrong with a page as a browser reads it, and the text it shows.
fn read(html: &str) -> (Vec<String>, String) {
    let (mut wrong, mut shown) = (Vec::new(), String::new());
    let mut reading = DefaultEmitter::default();
    reading.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, reading) {
        let Ok(token) = token;
        match token {
            Token::String(text) => shown.push_str(&String::from_utf8_lossy(&text)),
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attributes: Vec<(String, String)> = tag
                    .attributes
                    .iter()
                    .map(|(key, value)| (String::from_utf8_lossy(key).into_owned(), String::from_utf8_lossy(value).into_owned()))
                    .collect();
                let nonce = attributes.iter().any(|(key, value)| key == "nonce" && !value.is_empty());
                if FOREIGN.contains(&name.as_str()) || (name == "script" || name == "style") && !nonce {
                    wrong.push(format!("<{name}> {attributes:?}"));
                }
                for (key, value) in attributes {
                    let to = value.trim().to_lowercase();
                    let leads = PLACES.contains(&key.as_str()) && ["javascript:", "data:", "//", "vbscript:"].iter().any(|start| to.starts_with(start));
                    if key.starts_with("on") || key == "style" || key == "srcdoc" || leads {
                        wrong.push(format!("<{name} {key}={value:?}>"));
                    }
                }
            }
            _ => {}
        }
    }
    (wrong, shown)
}

#[test]
fn the_reader_of_pages_finds_what_it_looks_for() {
    for text in hostile().iter().filter(|text| text.starts_with("<script>") || text.starts_with("<img src=x") || text.starts_with("<svg ")) {
        assert!(!read(&format!("<p>{text}</p>")).0.is_empty(), "{text}");
    }
    assert!(!read("<p title=\"\" onmouseover=\"x\" x=\"\">").0.is_empty());
    assert_eq!(read("<p>a &lt;script&gt; &amp;amp;</p>"), (Vec::new(), "a <script> &amp;".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_text_is_shown_as_text_on_every_page_to_everybody() {
    let school = School::open_all().await.remove(0);
    let texts = hostile();
    let all = texts.join(" ");
    written(&school, &all).await;
    for (table, columns) in COLUMNS {
        for column in *columns {
            set(&school, format!("update {table} set {column} = coalesce({column}, '') || ' at-{table}-{column} ' || $1"), &all).await;
        }
    }
    let admin = backend::testing::signed_in(&school.house, "admin").await;
    let mut tx = admin.begin().await.unwrap();
    for text in &texts {
        let entry = Entry { kind: Kind::Revealed, learner: Some(school.learner), reason: format!("at-audit-reason {text}"), ..Entry::default() };
        admin.audit(&mut tx, &[entry]).await.unwrap();
    }
    admin.commit(tx, &[]).await.unwrap();
    let mut paths = pages(&school);
    paths.extend((1..=texts.len() + 40).map(|seq| format!("/console/audit?kind=revealed&entry={seq}")));
    let (mut looked, mut seen, mut reasons) = (0, BTreeSet::new(), BTreeSet::new());
    for path in &paths {
        for who in WHO.iter().filter(|who| !path.contains("entry=") || **who == "auditor") {
            let Some(html) = page(&school, who, path).await else { continue };
            let (wrong, shown) = read(&html);

            assert!(wrong.is_empty(), "{path} as {who}: {wrong:?}");
            looked += 1;
            for (table, columns) in COLUMNS {
                seen.extend(columns.iter().map(|column| format!("at-{table}-{column}")).filter(|mark| shown.contains(&format!("{mark} {all}"))));
            }
            reasons.extend(texts.iter().filter(|text| shown.contains(&format!("at-audit-reason {text}"))));
            seen.extend(WRITTEN.iter().filter(|place| shown.contains(&format!("{place} {all}"))).map(|place| (*place).to_owned()));
        }
    }
    assert!(looked > 150, "{looked} pages were looked at");
    assert!(seen.len() >= 12, "shown to the letter: {seen:?}");
    for mark in [
        "at-learner-name",
        "at-learner-notes",
        "at-guardian-name",
        "at-class-name",
        "at-grade-comment",
        "at-attendance-note",
        "at-account-name",
        "at-grant_request-reason",
        "at-lead-name",
        "at-lead-subject",
    ]
    .iter()
    .chain(&WRITTEN)
    {
        assert!(seen.contains(*mark), "{mark} is shown to the letter: {seen:?}");
    }
    assert_eq!(reasons.len(), texts.len(), "every reason is shown to the letter");
}

/// What the log of the process says.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What every mark ends with: no key, hash or nonce can hold it by chance.
const NEEDLE: &str = "kanarienvogel";

/// Marks of one family: clear columns by table and column, and what is sealed.
fn marks() -> Vec<(&'static str, &'static str, String)> {
    let clear = COLUMNS.iter().filter(|(table, _)| ["learner", "guardian", "guardian_link", "attendance", "grade", "homework", "contract"].contains(table));
    clear.flat_map(|(table, columns)| columns.iter().map(move |column| (*table, *column, format!("canary-{table}-{column}-{NEEDLE}")))).collect()
}

const PHONES: [&str; 2] = ["13917532468", "15802469753"];
const ID_NO: &str = "310104201503057731";
const ADDRESS: &str = "canary-address-kanarienvogel 路 9 号";

async fn seal(school: &School, table: &'static str, column: &'static str, whole: &'static str, person: Uuid, clear: &str) {
    let ring = school.house.seal.ring(&[person]).await.unwrap();
    let sealed = ring.close(Cell::of(person, whole), clear).unwrap();
    let mut tx = school.house.db.begin().await.unwrap();
    let sql = format!("update {table} set {column} = $1 where id = $2");
    on_each!(&mut *tx, |c| sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&sealed).bind(person).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

/// Puts the marks into one family; answers how many there are.
async fn mark(school: &School) -> usize {
    let LearnerId(learner) = school.learner;
    let mut conn = school.house.db.read().await.unwrap();
    let (guardian,) =
        backend::fetch_one!(&mut conn, (Uuid,), "select guardian_id from guardian_link where learner_id = $1 order by rank limit 1", learner).unwrap();
    drop(conn);
    for (table, column, text) in marks() {
        let id = match table {
            "learner" => format!("id = x'{}'", learner.simple()),
            "guardian" => format!("id = x'{}'", guardian.simple()),
            _ => format!("learner_id = x'{}'", learner.simple()),
        };
        let own = if ["title", "point"].contains(&column) { format!("{column} || ' ' || $1") } else { "$1".to_owned() };
        set(school, format!("update {table} set {column} = {own} where {id}"), &text).await;
    }
    seal(school, "learner", "phone_sealed", "learner.phone_sealed", learner, PHONES[0]).await;
    seal(school, "guardian", "phone_sealed", "guardian.phone_sealed", guardian, PHONES[1]).await;
    seal(school, "learner", "id_no_sealed", "learner.id_no_sealed", learner, ID_NO).await;
    seal(school, "learner", "address_sealed", "learner.address_sealed", learner, ADDRESS).await;
    let zhou = backend::testing::signed_in(&school.house, "admin").await;
    let mut tx = zhou.begin().await.unwrap();
    let entry = Entry { kind: Kind::Revealed, learner: Some(school.learner), reason: "canary-reason-kanarienvogel".into(), ..Entry::default() };
    zhou.audit(&mut tx, &[entry]).await.unwrap();
    zhou.commit(tx, &[]).await.unwrap();
    marks().len() + 5
}

#[tokio::test]
async fn marks_of_a_family_turn_up_nowhere_but_where_they_may() {
    let said = Said::default();
    let writer = said.clone();
    let listening = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone()).finish();
    let _listening = tracing::subscriber::set_default(listening);
    let school = School::open_all().await.remove(0);
    let count = mark(&school).await;
    assert!(count >= 20, "{count} marks");
    let sealed = [PHONES[0], PHONES[1], ID_NO, ADDRESS, "canary-reason-kanarienvogel"];
    let contacts = [PHONES[0], PHONES[1], ID_NO, ADDRESS];
    let mut shown = BTreeSet::new();
    for path in pages(&school) {
        for who in WHO {
            let Some(html) = page(&school, who, &path).await else { continue };
            if ["nobody", "stranger", "elsewhere", "other"].contains(&who) {
                assert!(!html.contains(NEEDLE), "{path} shows a mark to {who}");
            }
            if who != "head" {
                assert!(contacts.iter().all(|mark| !html.contains(mark)), "{path} shows a contact in clear to {who}");
            }
            shown.extend(marks().into_iter().map(|(.., mark)| mark).filter(|mark| html.contains(mark.as_str())));
            let places = html.split("href=\"").skip(1).chain(html.split("action=\"").skip(1)).map(|rest| rest.split('"').next().unwrap_or_default());
            for place in places {
                assert!(!place.contains(NEEDLE) && contacts.iter().all(|mark| !place.contains(mark)), "{path} as {who} has a mark in the address {place}");
            }
        }
    }
    assert!(shown.len() >= 8, "the right people see them: {shown:?}");
    school.house.later.flush(&school.house).await.unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(&school.house.folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_file() {
            continue;
        }
        files += 1;
        let bytes = std::fs::read(&path).unwrap();
        for mark in sealed {
            assert!(!bytes.windows(mark.len()).any(|window| window == mark.as_bytes()), "{} holds {mark}", path.display());
        }
    }
    assert!(files >= 3, "database, log and keys were read");
    let log = String::from_utf8_lossy(&said.0.lock().unwrap()).into_owned();
    assert!(log.len() > 1000, "the log was listened to");
    assert!(!log.contains(NEEDLE) && contacts.iter().all(|mark| !log.contains(mark)), "the log holds a mark");
}
