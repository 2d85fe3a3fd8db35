//! The people of the demo school, one press away.

use super::api::{SignIn, read_demo_sign_ins};
use crate::{
    text::{Text, use_text},
    ui::{Avatar, Icon, IconName},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::lang::Lang;

/// Login, name and job of each, and the password of all.
type People = (Vec<(String, String, String)>, String);

/// Who can sign in to the demo school; nobody elsewhere.
#[derive(Clone, Copy)]
pub struct Demo(Fetched<Option<People>>);

impl Demo {
    /// Asks the server.
    #[must_use]
    pub fn read() -> Self {
        Self(fetch(|| (), |()| read_demo_sign_ins()))
    }
}

/// What somebody does, in the language of the page: 「授课老师 · teacher (tablet)」 says it in both.
fn in_language(text: Text, does: &str) -> String {
    let (zh, en) = does.split_once(" · ").unwrap_or((does, does));
    if text.lang() == Lang::Zh { zh } else { en }.to_owned()
}

fn person(password: &str, next: Option<&String>, (login, name, does): (String, String, String)) -> impl IntoView + use<> {
    let next = next.map(|next| view! { <input type="hidden" name="next" value=next.clone() /> });
    let text = use_text();
    let (label, does) = (text.access_demo_enter(&name), in_language(text, &does));
    view! {
        <li>
            <form method="post" action=SignIn::PATH>
                <input type="hidden" name="login" value=login.clone() />
                <input type="hidden" name="password" value=password.to_owned() />
                {next}
                <button type="submit" class="r" title=label>
                    <Avatar name=name.clone() />
                    <span class="grow"><b>{name}</b><span class="label soft sub">{does}</span></span>
                    <span class="label faint num">{login}</span>
                    <Icon name=IconName::ChevronRight class="faint" />
                </button>
            </form>
        </li>
    }
}

/// The list of people; each is a form of its own, so that it works without script.
#[component]
pub fn DemoSignIns(
    /// Who they are.
    demo: Demo,
) -> impl IntoView {
    let text = use_text();
    let next = use_query_map().read_untracked().get("next");
    let list = move || {
        let next = next.clone();
        Suspend::new(async move {
            let (people, password) = demo.0.await.ok().flatten()?;
            let rows = people.into_iter().map(|of| person(&password, next.as_ref(), of)).collect_view();
            let hint = text.access_demo_hint(&password);
            Some(
                view! { <section class="demo" aria-labelledby="demo"><h2 id="demo">{text.access_demo()}</h2><p class="label soft">{hint}</p><ul class="rows">{rows}</ul></section> },
            )
        })
    };
    view! { <Suspense>{list}</Suspense> }
}
