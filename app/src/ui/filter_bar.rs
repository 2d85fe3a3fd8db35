//! What is looked for; a GET form, so that the URL holds it and it works without script.

use super::{
    icon::{Icon, IconName},
    typed::Typed,
};
use crate::text::use_text;
use leptos::prelude::*;

/// A search box, then whatever filters stand in `children` (selects, chips, hidden inputs), then the button.
#[component]
pub fn FilterBar(
    /// The page.
    #[prop(into)]
    action: String,
    /// The id of the search box.
    #[prop(into)]
    id: String,
    /// Its name in the URL.
    #[prop(default = "q")]
    name: &'static str,
    /// What is looked for.
    #[prop(into)]
    label: String,
    /// What can be typed: 「姓名、拼音、学号、手机号」.
    #[prop(into)]
    placeholder: String,
    /// What is looked for now.
    #[prop(optional, into)]
    value: String,
    /// Further filters.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <form class="filterbar" method="get" action=action role="search">
            <div class="input-wrap search">
                <Icon name=IconName::Search />
                <label class="sr" for=id.clone()>{label}</label>
                <input class="input" type="search" id=id name=name value=value.clone() prop:value=Typed(Signal::stored(value)) placeholder=placeholder autocomplete="off" />
            </div>
            {children.map(|children| children())}
            <button class="btn" type="submit">{use_text().ui_filter()}</button>
        </form>
    }
}
