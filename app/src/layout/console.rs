//! The desk: navigation at the left, one page at the right.

use super::nav::{NavGroup, Skip, desk, whose};
use crate::{
    text::use_text,
    ui::{Avatar, Icon, IconName, Logo, Menu, ThemeToggle},
};
use leptos::prelude::*;

/// The console's frame. The page starts with `<header class="page-head">`.
#[component]
pub fn ConsoleShell(
    /// The page's class, such as `page-learners`.
    #[prop(optional)]
    page: &'static str,
    /// The school.
    #[prop(into)]
    org: String,
    /// The campus, or all of them.
    #[prop(into)]
    place: String,
    /// The home of this person.
    #[prop(into)]
    home: String,
    /// Who is here.
    #[prop(into)]
    person: String,
    /// As what.
    #[prop(into)]
    role: String,
    /// Where one can go.
    nav: Vec<NavGroup>,
    /// The page that finds a learner by `q`, when this person may.
    #[prop(optional_no_strip)]
    find: Option<String>,
    /// What stands beside the places with these addresses.
    #[prop(optional)]
    beside: Vec<(&'static str, ViewFn)>,
    /// Items of the person's menu: `MenuLink` or `<li>` with a form (language, sign out).
    #[prop(optional, into)]
    me: ViewFn,
    /// The page.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let groups = nav
        .into_iter()
        .map(|NavGroup { title, items }| view! { <div>{title.map(|title| view! { <h2>{title}</h2> })}<ul>{items.into_iter().map(|item| desk(item, &beside)).collect_view()}</ul></div> })
        .collect_view();
    let find = find.map(|action| {
        view! {
            <form class="find" action=action method="get" role="search">
                <div class="input-wrap">
                    <Icon name=IconName::Search />
                    <input class="input" type="search" name="q" id="nav-find" aria-label=text.ui_find() placeholder=text.ui_find() autocomplete="off" />
                </div>
            </form>
        }
    });
    view! {
        <div class=["shell ", page].concat() data-face="console">
            <Skip />
            <nav class="nav" aria-label=text.ui_main_nav()>
                <a class="org" href=home><Logo /><span class="grow"><b>{org}</b><span class="caption faint">{place}</span></span></a>
                {find}
                <div class="groups">{groups}</div>
                <div class="me">
                    <Avatar name=person.clone() accent=true />
                    <span class="grow who-am-i"><span class="clip">{person}</span><span class="caption faint">{role}</span></span>
                    <ThemeToggle />
                    <Menu label=text.ui_more() up=true>{me.run()}</Menu>
                </div>
            </nav>
            <main class="main" id="main" tabindex="-1">{children()}</main>
            {whose()}
        </div>
    }
}
