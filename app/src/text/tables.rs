//! The tables of words that browsers load, one a language, without the rooms of staff for everybody else.

use crate::session::{me, path, reader};
use shared::access::AccountKind;

/// The words of one language, as a script that never changes under its name.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    lang: &'static str,
    staff: bool,
    /// Its name below `/words`.
    pub name: &'static str,
    /// What it is.
    pub script: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The table the reader of this page needs: that of staff for staff, and for whoever is refused on a page of theirs.
/// Whoever signs in or out, or changes the language, loads a new page.
#[must_use]
pub fn table_for_reader() -> Table {
    let (lang, page) = (reader().lang.tag(), path());
    let staff = me().is_some_and(|me| me.kind == AccountKind::Staff) || ["/board", "/console"].iter().any(|face| page.starts_with(face));
    TABLES.into_iter().find(|table| table.lang == lang && table.staff == staff).unwrap_or(TABLES[0])
}
