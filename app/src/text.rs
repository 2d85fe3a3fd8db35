//! Every visible word, from `locales/`: `use_text().board_save()`.

use leptos::prelude::*;
use shared::lang::Lang;

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

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// The words of the page being shown.
#[must_use]
pub fn use_text() -> Text {
    use_context::<Text>().unwrap_or(Text::new(Lang::Zh))
}
