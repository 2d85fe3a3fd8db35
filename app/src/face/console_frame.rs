//! The console around a page: navigation by job, the person, the way out.

use super::role_name;
use crate::{
    access::{api::SignOut, grants::api::read_waiting},
    audit::{api::read_alarms, query::AUDIT},
    failure::{Failure, FailurePage},
    layout::{ConsoleShell, NavGroup, NavItem},
    leads::query::LEADS,
    session::Here,
    text::{Text, use_text},
    ui::{IconName, LangSwitch},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;
use shared::{
    access::{AccountKind, Grants, Me, Permission},
    audit::Alarm,
    error::AppError,
};

fn item(path: &str, href: &str, label: &str, icon: IconName) -> NavItem {
    NavItem { href: href.into(), label: label.into(), icon, count: None, current: path.starts_with(href) }
}

fn nav(text: Text, path: &str, me: &Me) -> Vec<NavGroup> {
    let may = |permission| me.may.has(permission);
    let mut teaching = Vec::new();
    if may(Permission::ReadLearners) || may(Permission::ReadOwnLearners) {
        teaching.push(item(path, "/console/learners", text.console_nav_learners(), IconName::Learner));
    }
    if may(Permission::ReadClasses) || may(Permission::ReadOwnClasses) {
        teaching.push(item(path, "/console/classes", text.console_nav_classes(), IconName::Class));
    }
    if may(Permission::ManageTags) {
        teaching.push(item(path, "/console/tags", text.tags_title(), IconName::Tag));
    }
    let mut sales = Vec::new();
    if may(Permission::ReadLeads) || may(Permission::ReadOwnLeads) {
        sales.push(item(path, LEADS, text.leads_title(), IconName::Funnel));
    }
    let mut governance = Vec::new();
    if may(Permission::ImportFiles) {
        governance.push(item(path, "/console/import", text.console_nav_import(), IconName::Upload));
        governance.push(item(path, "/console/quality", text.quality_title(), IconName::CheckCircle));
        governance.push(item(path, "/console/duplicates", text.matching_title(), IconName::Family));
    }
    if may(Permission::SetNumbers) {
        governance.push(item(path, "/console/numbers", text.archive_numbers(), IconName::Sort));
    }
    if may(Permission::ExportData) || may(Permission::ApproveExports) {
        governance.push(item(path, "/console/exports", text.exports_title(), IconName::Download));
    }
    if may(Permission::ReadAccounts) {
        governance.push(item(path, "/console/accounts", text.console_nav_accounts(), IconName::Shield));
    }
    if may(Permission::ReadAccounts) || may(Permission::ReadAudit) || may(Permission::BuildRoles) {
        governance.push(item(path, "/console/roles", text.access_roles(), IconName::Grid));
    }
    if may(Permission::ManageAccounts) {
        governance.push(item(path, "/console/outbox", text.families_outbox(), IconName::Message));
    }
    if may(Permission::ReadAudit) {
        governance.push(item(path, AUDIT, text.console_nav_audit(), IconName::Eye));
    }
    if may(Permission::HandlePrivacy) {
        governance.push(item(path, "/console/privacy", text.privacy_desk(), IconName::Lock));
    }
    governance.push(item(path, "/console/dictionary", text.dictionary_title(), IconName::Book));
    governance.push(item(path, "/console/grants", text.console_nav_grants(), IconName::Key));
    let groups = [(text.console_nav_teaching(), teaching), (text.console_nav_sales(), sales), (text.console_nav_governance(), governance)];
    groups.into_iter().filter(|(_, items)| !items.is_empty()).map(|(title, items)| NavGroup { title: Some(title.into()), items }).collect()
}

/// A number beside a place, counted as far as `most`; none is no number. `meaning` says it to those who hear it.
fn counted(count: Fetched<u32>, most: i64, meaning: &'static str) -> ViewFn {
    let shown = move || {
        Suspend::new(async move {
            let most = u32::try_from(most).unwrap_or(u32::MAX);
            let count = count.await.ok().filter(|count| *count > 0)?;
            let told = if count < most { count.to_string() } else { format!("{}+", most - 1) };
            Some(view! { <span class="n"><span class="sr">{meaning}</span>{told}</span> })
        })
    };
    ViewFn::from(move || view! { <Suspense>{shown}</Suspense> })
}

/// How many requests for rights wait for the reader, and alarms for whoever reads the log; nothing is asked for others.
fn waiting(text: Text, me: &Me) -> Vec<(&'static str, ViewFn)> {
    let mut beside = Vec::new();
    if me.may.has(Permission::DecideGrants) {
        beside.push(("/console/grants", counted(fetch(|| (), |()| read_waiting()), Grants::COUNTED, text.roles_waiting())));
    }
    if me.may.has(Permission::ReadAudit) {
        beside.push((AUDIT, counted(fetch(|| (), |()| read_alarms()), Alarm::SHOWN, text.audit_alarms_open())));
    }
    beside
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
        Some(me) if me.kind != AccountKind::Staff => return view! { <FailurePage failure=Failure(AppError::NotFound) /> }.into_any(),
        Some(me) => me,
    };
    let find = me.may.has(Permission::ReadLearners) || me.may.has(Permission::ReadOwnLearners);
    let role = me.roles.first().map_or("", |role| role_name(text, *role));
    view! {
        <ConsoleShell
            page=page org=text.ui_name() place=text.console_all_campuses() home=me.home() person=me.name.clone() role=role
            nav=nav(text, &path, &me) find=find.then(|| "/console/learners".to_owned())
            beside=waiting(text, &me)
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
