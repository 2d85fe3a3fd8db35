//! Turns `locales/<language>/<room>.json` into one method a key on `Text`.
//!
//! A key that a language lacks, or whose placeholders differ between languages, fails the build.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

type Keys = BTreeMap<String, String>;

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let (zh, en) = (language("zh-CN"), language("en"));
    for key in zh.keys().chain(en.keys()) {
        assert!(zh.contains_key(key) && en.contains_key(key), "{key} is missing in one language");
    }
    let methods: String = zh.iter().map(|(key, zh)| method(key, zh, &en[key])).collect();
    let out = format!("#[allow(clippy::match_same_arms)]\nimpl Text {{\n{methods}}}\n");
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("text.rs"), out).expect("the build folder is writable");
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

fn method(key: &str, zh: &str, en: &str) -> String {
    let arguments = names(zh);
    let (mut left, mut right) = (arguments.clone(), names(en));
    left.sort_unstable();
    right.sort_unstable();
    assert!(left == right, "{key} has other placeholders in English");
    let mut out = format!("/// {}\n", zh.replace('\n', " "));
    if arguments.is_empty() {
        let _ = writeln!(out, "pub fn {key}(self) -> &'static str {{ match self.lang {{ Lang::Zh => {zh:?}, Lang::En => {en:?} }} }}");
    } else {
        let list = arguments.iter().fold(String::new(), |mut list, name| {
            let _ = write!(list, ", {name}: impl std::fmt::Display");
            list
        });
        let _ = writeln!(out, "pub fn {key}(self{list}) -> String {{ match self.lang {{ Lang::Zh => format!({zh:?}), Lang::En => format!({en:?}) }} }}");
    }
    out
}
