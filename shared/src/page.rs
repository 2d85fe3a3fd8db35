//! Keyset pages: a list is read from a key on, never by counting rows from the top.

use serde::{Deserialize, Serialize};

/// Rows on one page of a console table.
pub const PAGE_ROWS: i64 = 40;

/// A page of a list with the keys of its neighbours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, at most [`PAGE_ROWS`].
    pub rows: Vec<T>,
    /// Key to pass to read the next page, if there is one.
    pub next: Option<String>,
    /// Whether the list was entered with a key, that is: there are rows before this page.
    pub later: bool,
}

impl<T> Page<T> {
    /// Cuts the surplus row that was read to learn whether a next page exists.
    pub fn cut(mut rows: Vec<T>, limit: i64, later: bool, key: impl Fn(&T) -> String) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(key);
        Self { rows, next, later }
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn the_surplus_row_becomes_the_next_key() {
        let page = Page::cut(vec![1, 2, 3], 2, false, ToString::to_string);
        assert_eq!((page.rows, page.next.as_deref()), (vec![1, 2], Some("2")));
        assert_eq!(Page::cut(vec![1, 2], 2, true, ToString::to_string).next, None);
    }
}
