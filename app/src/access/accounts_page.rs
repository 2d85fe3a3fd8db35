//! Who can sign in, for the administrator.

use super::api::read_accounts;
use crate::{
    face::{ConsoleData, role_title},
    text::{Text, use_text},
    ui::{Avatar, Badge, Empty, IconName, KeyPager, LinkButton, TableWrap, Tag, Tone, address, moment},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{
    access::{AccountKind, AccountLine},
    page::Page,
};

/// Where the list is.
const ACCOUNTS: &str = "/console/accounts";

/// The page.
pub struct AccountsPage(Fetched<Page<AccountLine>>);

impl AccountsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let after = Memo::new(move |_| query.read().get("after").filter(|after| !after.is_empty()));
        Self(fetch(move || after.get(), read_accounts))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-accounts" data=this.0 view=page /> }.into_any()
    }
}

fn page(accounts: Page<AccountLine>) -> AnyView {
    let text = use_text();
    let shown = accounts.rows.len();
    let first = accounts.later.then(|| ACCOUNTS.to_owned());
    let next = accounts.next.map(|after| address(ACCOUNTS, &[("after", &after)]));
    let rows = accounts.rows.into_iter().map(|line| row(text, line)).collect_view();
    let body = match shown {
        0 => view! { <Empty title=text.console_no_accounts() text=text.console_no_accounts_text()><LinkButton href=ACCOUNTS>{text.console_first_page()}</LinkButton></Empty> }.into_any(),
        _ => view! {
            <TableWrap label=text.console_accounts_list() class="bleed"><table class="table">{head(text)}<tbody>{rows}</tbody></table></TableWrap>
            <KeyPager summary=text.console_accounts_page(shown) first next><span class="faint">{text.people_masked()}</span></KeyPager>
        }
        .into_any(),
    };
    view! { <Title text=text.console_nav_accounts() /><header class="page-head"><h1>{text.console_nav_accounts()}</h1><span class="push row"><LinkButton href="/console/outsourcing" icon=IconName::Receipt>{text.roles_contracts()}</LinkButton><LinkButton href="/console/invitations" icon=IconName::Plus>{text.door_invite()}</LinkButton></span></header><h2 class="sr">{text.console_accounts_list()}</h2>{body} }.into_any()
}

fn head(text: Text) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">{text.console_login()}</th>
                <th scope="col">{text.people_name()}</th>
                <th scope="col">{text.console_kind()}</th>
                <th scope="col">{text.console_roles()}</th>
                <th scope="col">{text.people_campus()}</th>
                <th scope="col">{text.people_state()}</th>
                <th scope="col">{text.console_last_seen()}</th>
            </tr>
        </thead>
    }
}

fn row(text: Text, line: AccountLine) -> impl IntoView {
    let (kind, campus) = match line.kind {
        AccountKind::Staff => (text.console_kind_staff(), line.campus.unwrap_or_else(|| text.console_all_campuses().into())),
        AccountKind::Guardian => (text.console_kind_guardian(), "–".into()),
        AccountKind::Learner => (text.console_kind_learner(), "–".into()),
    };
    let roles = line.roles.into_iter().map(|role| view! { <Tag>{role_title(text, &role)}</Tag> }).collect_view();
    let (tone, icon, word) =
        if line.is_active { (Tone::Positive, IconName::CheckCircle, text.console_active()) } else { (Tone::Neutral, IconName::Lock, text.console_stopped()) };
    let seen = match line.last_seen {
        Some(seen) => moment(text, &seen).into_any(),
        None => view! { <span class="faint">{text.console_never_seen()}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="mono">{line.login}</th>
            <td><span class="row"><Avatar name=line.name.clone() /><a class="clip nm" href=format!("{ACCOUNTS}/{}", line.id)>{line.name}</a></span></td>
            <td>{kind}</td>
            <td><span class="row row-wrap gap-1">{roles}</span></td>
            <td>{campus}</td>
            <td><Badge tone icon>{word}</Badge></td>
            <td>{seen}</td>
        </tr>
    }
}
