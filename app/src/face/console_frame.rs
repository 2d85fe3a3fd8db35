//! The console around a page: navigation by job, the person, the way out.

use crate::{
    access::api::SignOut,
    failure::{Failure, FailurePage},
    layout::{ConsoleShell, NavGroup, NavItem},
    session::Here,
    text::{Text, use_text},
    ui::{IconName, LangSwitch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;
use shared::{
    access::{AccountKind, Me, Role},
    error::AppError,
};

/// Words for a role.
#[must_use]
pub fn role_name(text: Text, role: Role) -> &'static str {
    match role {
        Role::Admin => text.access_role_admin(),
        Role::Manager => text.access_role_manager(),
        Role::AcademicAffairs => text.access_role_academic_affairs(),
        Role::ClassTeacher => text.access_role_class_teacher(),
        Role::Teacher => text.access_role_teacher(),
    }
}

fn item(path: &str, href: &str, label: &str, icon: IconName) -> NavItem {
    NavItem { href: href.into(), label: label.into(), icon, count: None, current: path.starts_with(href) }
}

fn nav(text: Text, path: &str, me: &Me) -> Vec<NavGroup> {
    let is_office = me.roles.iter().any(|role| role.is_office());
    let mut groups = vec![NavGroup {
        title: Some(text.console_nav_teaching().into()),
        items: vec![
            item(path, "/console/learners", text.console_nav_learners(), IconName::Learner),
            item(path, "/console/classes", text.console_nav_classes(), IconName::Class),
        ],
    }];
    let mut office = Vec::new();
    if is_office {
        office.push(item(path, "/console/import", text.console_nav_import(), IconName::Upload));
    }
    if me.roles.contains(&Role::Admin) {
        office.push(item(path, "/console/accounts", text.console_nav_accounts(), IconName::Shield));
    }
    if !office.is_empty() {
        groups.push(NavGroup { title: Some(text.console_nav_governance().into()), items: office });
    }
    groups
}

/// A page of the console.
#[component]
pub fn ConsoleFrame(
    /// The page's class, such as `page-learners`.
    #[prop(optional)]
    page: &'static str,
    /// The page; starts with `<header class="page-head">`.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let path = use_location().pathname.get_untracked();
    let me = match use_context::<Here>().and_then(|here| here.0) {
        None => return view! { <FailurePage failure=Failure(AppError::SignedOut) /> }.into_any(),
        Some(me) if me.kind == AccountKind::Guardian => return view! { <FailurePage failure=Failure(AppError::NotFound) /> }.into_any(),
        Some(me) => me,
    };
    let role = me.roles.first().map_or("", |role| role_name(text, *role));
    view! {
        <ConsoleShell
            page=page org=text.ui_name() place=text.console_all_campuses() home="/console/learners" person=me.name.clone() role=role
            nav=nav(text, &path, &me) find="/console/learners"
            me=move || view! {
                <li><a href="/account">{text.access_security()}</a></li>
                <li><LangSwitch href="/lang" /></li>
                <li><form method="post" action=SignOut::PATH><button class="btn btn-quiet btn-sm" type="submit">{text.access_sign_out()}</button></form></li>
            }
        >
            {children()}
        </ConsoleShell>
    }
    .into_any()
}
