//! Turns `locales/<language>/<room>.json` into one method a key on `Text`, and into the tables that browsers load.
//!
//! The server has the words in its code. In the browser they would weigh on every first visit, in both languages and for
//! all faces; it finds them by their number in a table of the reader's own (`text/loaded.rs`).
//! A key that a language lacks, or whose placeholders differ between languages, fails the build.

use std::{
    collections::BTreeMap,
    env,
    fmt::Write,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

type Keys = BTreeMap<String, String>;

/// Rooms that families never enter: their words are in the tables of staff alone.
const STAFF: [&str; 15] = [
    "archive",
    "audit",
    "board",
    "classes",
    "console",
    "dictionary",
    "exports",
    "gallery",
    "intake",
    "leads",
    "learners",
    "matching",
    "quality",
    "roles",
    "tags",
];
/// Stands between the words of a table.
const BETWEEN: &str = "\u{1f}";

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let (zh, en) = (language("zh-CN"), language("en"));
    for key in zh.keys().chain(en.keys()) {
        assert!(zh.contains_key(key) && en.contains_key(key), "{key} is missing in one language");
    }
    let methods: String = zh.iter().enumerate().map(|(no, (key, zh))| method(no, key, zh, &en[key])).collect();
    write(
        "text.rs",
        &format!(
            "#[allow(clippy::match_same_arms)]\nimpl Text {{\n{methods}}}\n\n/// How many keys there are.\n#[cfg(target_arch = \"wasm32\")]\nconst KEYS: usize = {};\n",
            zh.len()
        ),
    );
    let tables: String = [("zh-CN", &zh), ("en", &en)].into_iter().flat_map(|(tag, keys)| [table(tag, keys, false), table(tag, keys, true)]).collect();
    write("tables.rs", &format!("/// The tables there are.\npub const TABLES: [Table; 4] = [{tables}];\n"));
}

fn out() -> PathBuf {
    env::var("OUT_DIR").expect("cargo sets OUT_DIR").into()
}

fn write(name: &str, text: &str) {
    fs::write(out().join(name), text).expect("the build folder is writable");
}

/// Writes the script that holds the words of a language, each at its number, those of staff only where they are wanted.
fn table(tag: &str, keys: &Keys, staff: bool) -> String {
    let wanted = |key: &str| staff || !STAFF.iter().any(|room| key.starts_with(&format!("{room}_")));
    let words: Vec<&str> = keys.iter().map(|(key, words)| if wanted(key) { words.as_str() } else { "" }).collect();
    let script = format!("globalThis.words={};", serde_json::to_string(&words.join(BETWEEN)).expect("words are text"));
    let mut hash = DefaultHasher::new();
    script.hash(&mut hash);
    let name = format!("{tag}{}.{:016x}.js", if staff { "-staff" } else { "" }, hash.finish());
    write(&name, &script);
    format!("Table {{ lang: {tag:?}, staff: {staff}, name: {name:?}, script: include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\")) }},")
}

/// Every key of a language, prefixed with its room: `board.json` → `board_save`.
fn language(tag: &str) -> Keys {
    let mut keys = Keys::new();
    for file in fs::read_dir(Path::new("locales").join(tag)).expect("a folder a language") {
        let path = file.expect("a readable folder").path();
        let room = path.file_stem().and_then(|stem| stem.to_str()).expect("a room's name").to_owned();
        let words: Keys =
            serde_json::from_str(&fs::read_to_string(&path).expect("a readable file")).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        keys.extend(words.into_iter().map(|(key, words)| (format!("{room}_{key}"), words)));
    }
    keys
}

/// The `{names}` in a text, in order of their first appearance.
fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for part in text.split('{').skip(1) {
        let name = part.split('}').next().expect("a closed placeholder");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn method(no: usize, key: &str, zh: &str, en: &str) -> String {
    let arguments = names(zh);
    let (mut left, mut right) = (arguments.clone(), names(en));
    left.sort_unstable();
    right.sort_unstable();
    assert!(left == right, "{key} has other placeholders in English");
    let doc = zh.replace('\n', " ");
    if arguments.is_empty() {
        return format!("/// {doc}\npub fn {key}(self) -> &'static str {{ word!(self, {no}, {zh:?}, {en:?}) }}\n");
    }
    let (mut list, mut values) = (String::new(), String::new());
    for name in arguments {
        let _ = write!(list, ", {name}: impl std::fmt::Display");
        let _ = write!(values, " {name}");
    }
    format!("/// {doc}\npub fn {key}(self{list}) -> String {{ phrase!(self, {no}, {zh:?}, {en:?},{values}) }}\n")
}
