//! The other language.

use crate::text::use_text;
use leptos::prelude::*;
use shared::lang::Lang;

/// A link to this page in the other language, in that language.
#[component]
pub fn LangSwitch(
    /// Where the choice is made.
    #[prop(into)]
    href: String,
    /// Further classes.
    #[prop(default = "btn btn-quiet btn-sm")]
    class: &'static str,
) -> impl IntoView {
    let (other, name) = match use_text().lang() {
        Lang::Zh => (Lang::En, "English"),
        Lang::En => (Lang::Zh, "中文"),
    };
    view! { <a class=class href=href lang=other.tag() hreflang=other.tag() rel="external">{name}</a> }
}
