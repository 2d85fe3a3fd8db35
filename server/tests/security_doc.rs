//! What `docs/security.md` and its chapters say is there: every file and test they cite, every requirement in one row, every
//! limit as it is in the code.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// How far a row says it is.
const STATES: [&str; 5] = ["met", "partly", "not yet", "operator", "n/a"];

/// Endings of files that may be cited.
const ENDINGS: [&str; 7] = ["json", "lock", "md", "rs", "sql", "toml", "ts"];

/// Folders that may be cited, and files without an ending in them.
const FOLDERS: [&str; 7] = ["app/", "docs/", "end2end/", "frontend/", "server/", "shared/", "tools/"];

/// Sections of ASVS 5.0.0 that the pages answer, with the number of their requirements at levels 1 and 2: in each section
/// these come first.
const SECTIONS: &str = "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 \
    5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 \
    8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.5:5 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 \
    12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 \
    16.1:1 16.2:5 16.3:4 16.4:3 16.5:3";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn entry_page() -> String {
    read("docs/security.md")
}

/// The chapters by name: `v01-encoding.md` … and those of the laws and of the house.
fn chapters() -> Vec<(String, String)> {
    let folder = root().join("docs/security");
    let mut names: Vec<String> = fs::read_dir(folder).expect("the chapters").map(|entry| entry.expect("a chapter").file_name().display().to_string()).collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), read(&format!("docs/security/{name}")))).collect()
}

/// What stands between backticks, outside of blocks of code.
fn quoted(page: &str) -> Vec<&str> {
    let (mut in_block, mut found) = (false, Vec::new());
    for line in page.lines() {
        if line.starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            found.extend(line.split('`').skip(1).step_by(2));
        }
    }
    found
}

/// The file that is cited, and the test in it if one is named.
fn citation(quoted: &str) -> Option<(&str, Option<&str>)> {
    let (path, test) = quoted.split_once("::").map_or((quoted, None), |(path, test)| (path, Some(test)));
    let ending = Path::new(path).extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
    let folder = FOLDERS.iter().any(|folder| path.starts_with(folder));
    (ending || folder).then_some((path, test))
}

/// Whether the file holds the test: a function in Rust, a title in the browser's tests.
fn holds(path: &str, test: &str) -> bool {
    let code = read(path);
    if Path::new(path).extension().is_some_and(|kind| kind == "rs") {
        code.contains(&format!("fn {test}("))
    } else {
        code.contains(&format!("test(\"{test}\""))
    }
}

/// The rows of a page's tables, cell by cell, without their headings.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let lines = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| no. |") && !line.starts_with("| what |"));
    lines.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect()
}

/// `1.4:3`: 1.4.1, 1.4.2, 1.4.3.
fn numbers(section: &str) -> Vec<String> {
    let (section, count) = section.split_once(':').expect("a section and its number");
    (1..=count.parse::<u32>().expect("a number")).map(|number| format!("{section}.{number}")).collect()
}

/// How far a row says it is: the third cell from the end.
fn state<'a>(row: &[&'a str]) -> &'a str {
    row.iter().rev().nth(2).copied().unwrap_or_default()
}

#[test]
fn every_file_and_test_that_is_cited_is_there() {
    let mut pages = chapters();
    pages.push(("security.md".to_owned(), entry_page()));
    let (mut cited, mut wrong) = (0, Vec::new());
    for (page, text) in &pages {
        for (path, test) in quoted(text).into_iter().filter_map(citation) {
            cited += 1;
            if !root().join(path).exists() {
                wrong.push(format!("{page}: {path} is not there"));
            } else if let Some(test) = test.filter(|test| !holds(path, test)) {
                wrong.push(format!("{page}: {path} holds no test {test}"));
            }
        }
    }
    assert!(cited > 300, "only {cited} citations are found");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_requirement_has_one_row() {
    let mut expected: Vec<String> = SECTIONS.split(' ').flat_map(numbers).collect();
    let chapters = chapters();
    let standard = chapters.iter().filter(|(name, _)| name.starts_with('v'));
    let mut found: Vec<String> = standard.flat_map(|(_, page)| rows(page)).map(|row| row[0].to_owned()).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn what_is_said_to_be_met_names_where() {
    for (name, page) in chapters() {
        for row in rows(&page) {
            let (state, line) = (state(&row), row.join(" | "));
            assert!(STATES.contains(&state), "{name}: no state: {line}");
            assert!(state != "met" || quoted(&line).into_iter().any(|word| citation(word).is_some()), "{name}: says where in no file: {line}");
            assert!(state != "not yet" || line.to_lowercase().matches("not yet").count() > 1, "{name}: does not say what is missing: {line}");
        }
    }
}

#[test]
fn the_table_of_limits_says_what_the_code_says() {
    let page = entry_page();
    let limits = page.split_once("\n## Limits\n").and_then(|(_, rest)| rest.split("\n## ").next()).expect("the table of limits");
    let rows = rows(limits);
    assert!(rows.len() > 15, "{} limits", rows.len());
    for row in rows {
        let quoted = quoted(row[1]);
        assert!(read(quoted[0]).contains(quoted[1]), "{}: {} does not say {}", row[0], quoted[0], quoted[1]);
    }
}

#[test]
fn the_entry_page_counts_the_rows_of_the_chapters() {
    let page = entry_page();
    for (name, chapter) in chapters() {
        let link = format!("](security/{name}) |");
        let found = page.lines().find(|line| line.contains(&link)).unwrap_or_else(|| panic!("{name} is not on the entry page"));
        let told: Vec<&str> = found.trim_matches('|').split(" | ").skip(1).map(str::trim).collect();
        let counted = STATES.map(|word| rows(&chapter).iter().filter(|row| state(row) == word).count().to_string());
        assert_eq!(told, counted, "{name}: {}", STATES.join(", "));
    }
}
