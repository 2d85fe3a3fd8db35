//! The words in the browser: from the table that the page loaded before its code.

use super::fill::fill;
use std::{fmt::Display, sync::OnceLock};

/// Stands between the words of a table (`build.rs`).
const BETWEEN: char = '\u{1f}';

static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();

/// Takes the table over; whether there is one that belongs to this code.
pub(super) fn take_over() -> bool {
    let table = js_sys::Reflect::get(&js_sys::global(), &"words".into()).ok().and_then(|table| table.as_string());
    let Some(table) = table else { return false };
    let words: Vec<&str> = table.leak().split(BETWEEN).collect();
    words.len() == super::KEYS && WORDS.set(words).is_ok()
}

/// The words of a key.
pub(super) fn word(no: usize) -> &'static str {
    let word = WORDS.get().and_then(|words| words.get(no)).copied().unwrap_or_default();
    if word.is_empty() {
        leptos::logging::error!("the words of key {no} are not in this page's table");
    }
    word
}

/// The words of a key, with its placeholders filled in.
pub(super) fn phrase(no: usize, values: &[(&str, &dyn Display)]) -> String {
    fill(word(no), values)
}
