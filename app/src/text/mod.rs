//! Every visible word, from `locales/`: `use_text().board_save()`.

#[cfg(any(target_arch = "wasm32", test))]
mod fill;
#[cfg(target_arch = "wasm32")]
mod loaded;
#[cfg(feature = "ssr")]
mod tables;

use leptos::prelude::*;
use shared::lang::Lang;

#[cfg(feature = "ssr")]
pub use tables::{TABLES, Table, table_for_reader};

/// The words of one language. Each key of `locales/` is a method; `{placeholders}` are its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text {
    lang: Lang,
}

impl Text {
    /// The words of `lang`.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// Which language this is.
    #[must_use]
    pub const fn lang(self) -> Lang {
        self.lang
    }
}

/// The words of a key in the language of `self`: on the server from its code, in the browser from the table it loaded.
macro_rules! word {
    ($text:ident, $no:literal, $zh:literal, $en:literal) => {{
        #[cfg(target_arch = "wasm32")]
        return loaded::word($no);
        #[cfg(not(target_arch = "wasm32"))]
        match $text.lang {
            Lang::Zh => $zh,
            Lang::En => $en,
        }
    }};
}

/// Like `word`, with placeholders filled in.
macro_rules! phrase {
    ($text:ident, $no:literal, $zh:literal, $en:literal, $($name:ident)+) => {{
        #[cfg(target_arch = "wasm32")]
        return loaded::phrase($no, &[$((stringify!($name), &$name)),+]);
        #[cfg(not(target_arch = "wasm32"))]
        match $text.lang {
            Lang::Zh => format!($zh),
            Lang::En => format!($en),
        }
    }};
}

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// Takes over the table that this browser loaded; whether there is one. A page without stays as the server wrote it.
#[must_use]
pub fn arrived() -> bool {
    #[cfg(target_arch = "wasm32")]
    return loaded::take_over();
    #[cfg(not(target_arch = "wasm32"))]
    true
}

/// The words of the page being shown.
#[must_use]
pub fn use_text() -> Text {
    use_context::<Text>().unwrap_or(Text::new(Lang::Zh))
}
