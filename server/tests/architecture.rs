//! The rules of the house that neither the compiler nor `cargo tree` can see, read from the sources.
//!
//! Each rule carries an example that breaks it, so that a rule which has stopped looking fails too.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Lines no file of `within` may hold, but for those in `except`.
struct Rule {
    says: &'static str,
    /// Folders, or endings of paths when they begin with `*`.
    within: &'static [&'static str],
    except: &'static [&'static str],
    broken_by: fn(&str) -> bool,
    /// A file and a line in it that break the rule.
    example: (&'static str, &'static str),
}

const STORES: &str = "*/store.rs */store/";

const RULES: &[Rule] = &[
    Rule {
        says: "sqlx is known to db and the stores; elsewhere only as the type of a row or an error",
        within: &["server/backend/src/"],
        except: &["server/backend/src/db/", STORES, "server/backend/src/testing/"],
        broken_by: |line| words(line, "sqlx::").any(|after| !after.starts_with("FromRow") && !after.starts_with("Error")),
        example: ("server/backend/src/people/policy.rs", "let row = sqlx::query(\"select 1\").fetch_one(conn).await?;"),
    },
    Rule {
        says: "SQL is in db, the stores, the facts of a policy and the tables of the house itself; use-cases ask the store",
        within: &["server/backend/src/*/*"],
        except: &[
            "server/backend/src/db/",
            STORES,
            "*/policy.rs",
            "server/backend/src/job/queue.rs",
            "server/backend/src/live/stream.rs",
            "server/backend/src/people/summary.rs",
            "server/backend/src/seal/",
            "server/backend/src/seed/",
            "server/backend/src/testing/",
        ],
        broken_by: is_sql,
        example: ("server/backend/src/people/list.rs", "let rows = fetch_all!(conn, Row, \"select id from learner\")?;"),
    },
    Rule {
        says: "the server wires; it holds no SQL",
        within: &["server/src/"],
        except: &[],
        broken_by: |line| is_sql(line) || words(line, "sqlx::").any(|after| !after.starts_with("Error")),
        example: ("server/src/http/mod.rs", "let n = scalar!(&mut conn, i64, \"select count(*) from learner\")?;"),
    },
    Rule {
        says: "who may do something is decided in rights; the policy of a room reads what it is decided by",
        within: &["server/backend/src/"],
        except: &[],
        broken_by: |line| ["fn allows(", "fn admits("].iter().any(|decides| line.contains(decides)),
        example: ("server/backend/src/people/policy.rs", "fn allows(actor: &Actor, facts: &LearnerFacts, now: At) -> bool {"),
    },
    Rule {
        says: "pages reach the backend through their room's server functions",
        within: &["app/src/"],
        except: &["*/api.rs", "app/src/session.rs"],
        broken_by: |line| words(line, "backend::").next().is_some(),
        example: ("app/src/people/list_page.rs", "use backend::people::learners;"),
    },
    Rule {
        says: "only the session knows HTTP",
        within: &["app/src/"],
        except: &["app/src/session.rs"],
        broken_by: |line| ["axum::", "leptos_axum::", "sqlx::", "tokio::"].iter().any(|name| words(line, name).next().is_some()),
        example: ("app/src/people/api.rs", "leptos_axum::redirect(\"/\");"),
    },
    Rule {
        says: "no usize crosses the wire: it is 32 bits wide in the browser",
        within: &["*/api.rs", "shared/src/*/mod.rs"],
        except: &[],
        broken_by: |line| line.contains("pub ") && words(line, "usize").next().is_some(),
        example: ("app/src/people/api.rs", "pub async fn read_learners(page: usize) -> Result<(), Failure> {"),
    },
    Rule {
        says: "server functions answer in the compact form: a decoder of JSON would weigh on everybody's first visit",
        within: &["*/api.rs"],
        except: &[],
        broken_by: |line| line.trim_start().starts_with("#[server(prefix") && !line.contains("output = Postcard"),
        example: ("app/src/people/api.rs", "#[server(prefix = \"/api\", endpoint = \"read_learners\", input = Form)]"),
    },
    Rule {
        says: "words, rules and decisions do no I/O and read no clock",
        within: &["shared/src/", "server/rights/src/"],
        except: &[],
        broken_by: |line| ["std::fs", "std::net", "std::env", "std::time::", "std::thread", "::now()"].iter().any(|name| line.contains(name)),
        example: ("shared/src/time.rs", "let now = Utc::now();"),
    },
    Rule {
        says: "only TextArea escapes what stands in a text area",
        within: &["app/src/"],
        // What a page without script shows while an import runs.
        except: &["app/src/ui/text_area.rs", "app/src/intake/running.rs"],
        broken_by: |line| line.contains("<textarea") || line.contains("inner_html"),
        example: ("app/src/people/learner_page.rs", "<textarea name=\"note\">{note}</textarea>"),
    },
    Rule {
        says: "the content policy forbids inline styles and scripts",
        within: &["app/src/"],
        except: &[],
        broken_by: |line| {
            let loads = line.contains("nonce=") && line.contains(" src=");
            ["style=", "style:", "<style", "onclick=", "javascript:"].iter().any(|bad| words(line, bad).next().is_some()) || line.contains("<script") && !loads
        },
        example: ("app/src/ui/bars.rs", "<span class=\"bar\" style=\"width: 40%\"></span>"),
    },
    Rule {
        says: "every visible word is a key of app/locales",
        within: &["app/src/"],
        // Double surnames; a language is called by its own name.
        except: &["app/src/ui/gallery/", "app/src/ui/avatar.rs", "app/src/ui/lang.rs"],
        // Left of an arrow stands a word of the data that is read, not shown.
        broken_by: |line| {
            line.split("=>")
                .last()
                .unwrap_or_default()
                .chars()
                .any(|c| matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}'))
        },
        example: ("app/src/people/list_page.rs", "<h1>\"学员\"</h1>"),
    },
];

/// Store functions without a permit, because nobody is signed in yet or the house itself is at work.
const WITHOUT_PERMIT: &[(&str, &[&str])] = &[
    ("server/backend/src/access/store.rs", &["session", "person", "touch", "begin", "end", "by_login", "insert"]),
    ("server/backend/src/access/outsourcing/store.rs", &["live_until"]),
    ("server/backend/src/access/view_as/store.rs", &["end"]),
    ("server/backend/src/audit/store.rs", &["campuses", "heads", "insert", "from", "newest", "keep", "checkpoint_until", "checkpoints"]),
    ("server/backend/src/audit/store/many.rs", &["keep", "counts", "grow", "raise", "shut"]),
    ("server/backend/src/access/store/factor.rs", &["secret", "use_step", "use_recovery", "begin_step", "step", "end_step"]),
    ("server/backend/src/access/store/first_run.rs", &["is_empty", "keep", "forget", "take"]),
    ("server/backend/src/access/store/held.rs", &["hold"]),
    ("server/backend/src/access/store/invitation.rs", &["login_taken", "by_token", "still", "take"]),
    ("server/backend/src/access/store/provider.rs", &["begin", "forget_old", "on_their_way", "take", "linked", "owner"]),
    ("server/backend/src/access/store/reset.rs", &["close", "set_password"]),
    ("server/backend/src/access/store/reset_code.rs", &["ask", "waiting", "look", "guardian", "sent", "set_code", "count_try", "prove", "proved", "take"]),
    ("server/backend/src/access/store/reset_link.rs", &["by_token", "take"]),
    ("server/backend/src/access/store/throttle.rs", &["of_pair", "of_device", "of_login", "of_address", "of_all", "fail", "forgive"]),
    ("server/backend/src/access/families/store/door.rs", &["by_token", "by_code", "invited", "any_account", "set_proof", "take_proof", "confirm"]),
    ("server/backend/src/reach/store.rs", &["insert"]),
    ("server/backend/src/tags/store/carried.rs", &["automatic", "gain", "lose"]),
    ("server/backend/src/tags/store/facts.rs", &["known", "zones", "set_due"]),
    ("server/backend/src/tags/store/rules.rs", &["in_use", "furnish"]),
    (
        "server/backend/src/tags/store/work.rs",
        &["waiting", "lock", "looked_up_to", "want_round", "went_on", "end_round", "furnished", "next_learners", "due", "progress"],
    ),
    (
        "server/backend/src/follow/store.rs",
        &["waiting", "lock", "looked_up_to", "want_round", "begin_day", "went_on", "made", "next_learners", "progress", "rounds"],
    ),
    ("server/backend/src/matching/store/persons.rs", &["all", "of", "near", "count", "keep"]),
    ("server/backend/src/quality/store/facts.rs", &["known"]),
    ("server/backend/src/quality/store/kept.rs", &["of", "write"]),
    ("server/backend/src/exports/store/requests.rs", &["takers"]),
    ("server/backend/src/intake/store/runs.rs", &["interrupt"]),
    ("server/backend/src/backup/store.rs", &["contents", "tables"]),
    ("server/backend/src/privacy/store/consents.rs", &["consents"]),
    (
        "server/backend/src/privacy/store/erase.rs",
        &[
            "words",
            "learner",
            "traces",
            "lead",
            "guardian",
            "reports",
            "set_report",
            "imports_to_mend",
            "rows_to_mend",
            "forget_row",
            "forget_rows",
            "sheets",
            "forget_sheet",
            "drafts",
            "forget_draft",
        ],
    ),
    ("server/backend/src/privacy/store/queue.rs", &["due", "claim", "guardians_alone", "leads_of", "done"]),
    ("server/backend/src/privacy/store/requests.rs", &["born"]),
    ("server/backend/src/privacy/store/retention.rs", &["sweep"]),
    ("server/backend/src/keys/store.rs", &["now", "set_now", "others", "rewrap"]),
    ("server/backend/src/people/store/children.rs", &["child_rows"]),
];

#[test]
fn the_sources_keep_the_rules() {
    let files = sources();
    let broken: Vec<String> = RULES.iter().flat_map(|rule| files.iter().flat_map(|file| breaks(rule, &file.path, &file.code))).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn each_rule_catches_its_example() {
    for rule in RULES {
        let (path, line) = rule.example;
        assert!(!breaks(rule, path, line).is_empty(), "{}: does not catch {line}", rule.says);
        assert!(breaks(rule, path, "let quiet = 1;").is_empty(), "{}: catches everything", rule.says);
    }
}

#[test]
fn every_store_function_takes_a_permit() {
    let files = sources();
    let stores: Vec<&Source> = files.iter().filter(|file| file.path.starts_with("server/backend/") && covers(STORES, &file.path)).collect();
    assert!(stores.len() > 3, "the stores have moved: {}", stores.len());
    let open: Vec<String> = stores
        .iter()
        .flat_map(|file| unguarded(&file.code).into_iter().map(|name| (file.path.as_str(), name)))
        .filter(not_excused)
        .map(|(path, name)| format!("{path}: {name}"))
        .collect();
    assert!(open.is_empty(), "without a permit:\n{}", open.join("\n"));
    assert_eq!(unguarded("pub async fn leak(conn: &mut Conn, id: Uuid) -> DbResult<Row> {"), ["leak"]);
    assert!(unguarded("pub async fn row(permit: &Permit<ViewLearner>, conn: &mut Conn) {").is_empty());
}

#[test]
fn a_table_has_a_body() {
    // Browsers add a missing <tbody>, and the page then differs from what the server rendered.
    let loose: Vec<String> = sources().into_iter().filter(|file| file.code.contains("<table") && !file.code.contains("<tbody")).map(|file| file.path).collect();
    assert!(loose.is_empty(), "<table> without <tbody>: {loose:?}");
}

#[test]
fn files_stay_small() {
    let mut sizes: Vec<(usize, String)> = sources().into_iter().map(|file| (file.lines, file.path)).collect();
    sizes.sort_unstable();
    for (lines, path) in sizes.iter().rev().take_while(|(lines, _)| *lines > 250) {
        eprintln!("{lines} lines: {path} (is it one thing?)");
    }
    let median = sizes[sizes.len() / 2].0;
    assert!(median < 110, "half of the files have {median} lines or more");
}

struct Source {
    path: String,
    lines: usize,
    /// Without comments and without the tests at its end.
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = Vec::new();
    for folder in ["app/src", "frontend/src", "server/src", "server/backend/src", "server/rights/src", "shared/src"] {
        walk(&root.join(folder), &mut paths);
    }
    assert!(paths.len() > 100, "the sources have moved: {}", paths.len());
    paths.into_iter().map(|path| read(&root, &path)).collect()
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            walk(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            into.push(path);
        }
    }
}

fn read(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a readable file");
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|pair| pair[0].starts_with("#[cfg(") && pair[0].contains("test") && pair[1].starts_with("mod "));
    let code = lines.iter().take(tests.unwrap_or(usize::MAX)).map(|line| without_comment(line)).collect::<Vec<_>>().join("\n");
    Source { path: path.strip_prefix(root).expect("below the root").display().to_string(), lines: lines.len(), code }
}

/// A comment begins a line or follows a blank, unlike the `//` of an address.
fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or_default() }
}

/// What follows each place where `name` begins a word.
fn words<'a>(line: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(name)
        .filter(|(at, _)| !line[..*at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-')))
        .map(|(at, _)| &line[at + name.len()..])
}

fn is_sql(line: &str) -> bool {
    let macros = ["fetch_all!", "fetch_one!", "fetch_optional!", "fetch_listed!", "execute!", "scalar!", "bulk_insert!"];
    let texts = ["\"select ", "\"insert into ", "\"update ", "\"delete from ", "\"with "];
    macros.iter().chain(&texts).any(|sign| words(line, sign).next().is_some())
}

/// Whether one of the blank-separated `patterns` covers the path: a folder, or with `*` any beginning. `a/*/*` is two folders deep.
fn covers(patterns: &str, path: &str) -> bool {
    patterns.split(' ').any(|pattern| match pattern.split_once('*') {
        None => path.starts_with(pattern),
        Some(("", end)) if end.ends_with('/') => path.contains(end),
        Some(("", end)) => path.ends_with(end),
        Some((start, "/*")) => path.strip_prefix(start).is_some_and(|rest| rest.contains('/')),
        Some((start, end)) => path.starts_with(start) && path.ends_with(end),
    })
}

fn breaks(rule: &Rule, path: &str, code: &str) -> Vec<String> {
    let watched = rule.within.iter().any(|pattern| covers(pattern, path)) && !rule.except.iter().any(|pattern| covers(pattern, path));
    let lines = code.lines().enumerate().filter(|(_, line)| watched && (rule.broken_by)(line));
    lines.map(|(at, line)| format!("{}\n  {path}:{}: {}", rule.says, at + 1, line.trim())).collect()
}

/// The public functions of a store that touch the database and take neither a permit nor a leave.
fn unguarded(code: &str) -> Vec<&str> {
    let public = code.match_indices("async fn ").filter(|(at, _)| code[..*at].lines().last().is_some_and(|line| line.trim_start().starts_with("pub")));
    let signatures = public.map(|(at, start)| &code[at + start.len()..]);
    let open = signatures
        .filter(|rest| rest.split("->").next().is_some_and(|head| head.contains("&mut Conn") && !head.contains("Permit<") && !head.contains("&Leave")));
    open.filter_map(|rest| rest.split(['(', '<']).next()).collect()
}

fn not_excused((path, name): &(&str, &str)) -> bool {
    !WITHOUT_PERMIT.iter().any(|(file, names)| file == path && names.contains(name))
}
