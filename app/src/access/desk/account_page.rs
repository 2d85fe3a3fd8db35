//! One account: who, roles with their terms, devices, and the day somebody leaves.

use super::{
    account_roles::Roles,
    api::{RestartAccount, read_account},
    devices::DeviceRows,
    give_role::GiveRoleForm,
};
use crate::{
    access::{
        factor::api::ResetSecondFactor,
        provider::LinkSection,
        reset::{WayBackSection, api::read_reset_link},
        view_as::ViewAsSection,
    },
    face::ConsoleData,
    failure::Failure,
    session::Here,
    text::{Text, use_text},
    ui::{Avatar, AvatarSize, Badge, ButtonKind, Crumbs, Empty, Icon, IconName, KeyValue, LinkButton, Pair, Tone, moment},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{
    access::{AccountKind, AccountLine, AccountSheet, WayBack},
    error::AppError,
    id::{AccountId, LearnerId},
};

/// The account, and the way back to it for whoever may change it.
type Shown = (AccountSheet, Option<WayBack>);

async fn read(account: Option<AccountId>) -> Result<Shown, Failure> {
    let sheet = read_account(account.ok_or(AppError::NotFound)?).await?;
    let way = if sheet.can_change && sheet.line.is_active { Some(read_reset_link(sheet.line.id).await?) } else { None };
    Ok((sheet, way))
}

/// The page.
pub struct AccountPage(Fetched<Shown>);

impl AccountPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let account = move || params.read().get_str("account").and_then(|id| id.parse::<AccountId>().ok());
        Self(fetch(account, read))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let again = Callback::new(move |()| this.0.refetch());
        view! { <ConsoleData page="page-account" data=this.0 view=move |shown| page(shown, again) /> }.into_any()
    }
}

fn page((sheet, way): Shown, again: Callback<()>) -> AnyView {
    let text = use_text();
    let AccountSheet { line, roles, devices, campuses, departments, own_roles, children, identity, can_change, has_contract, can_view_as, today } = sheet;
    let (account, staff, active) = (line.id, line.kind == AccountKind::Staff, line.is_active);
    let (signed_in, key) = (devices.len(), format!("{account}.{}", roles.len()));
    let give = (can_change && staff && active).then(|| view! { <GiveRoleForm account campuses departments own_roles has_contract today key again /> });
    let rights = staff.then(|| {
        view! {
            <section class="sec" aria-labelledby="roles-h"><h2 id="roles-h">{text.access_roles()}</h2><Roles account roles can_change />{give}</section>
        }
    });
    let factor = (can_change && staff && active).then(|| view! { <LostFactor account /> });
    let way = way.map(|way| view! { <WayBackSection line=line.clone() way /> });
    let provider = identity.filter(|_| can_change && active).map(|identity| view! { <LinkSection account identity /> });
    let family = (line.kind == AccountKind::Guardian).then(|| view! { <Children children_of=children /> });
    let own = use_context::<Here>().and_then(|here| here.0).is_some_and(|me| me.account == account);
    let change = if can_change {
        Either::Left(view! { <Leaving account active staff /> })
    } else {
        let why = if own { text.access_not_own() } else { text.access_not_yours() };
        Either::Right(view! { <p class="label soft">{why}</p> })
    };
    view! {
        <Title text=line.name.clone() />
        <header class="page-head">{head(text, &line)}</header>
        <div class="cols">
            <div class="left">{rights}{family}</div>
            <div class="right">
                <section class="sec" aria-labelledby="who-h"><h2 id="who-h">{text.access_who()}</h2>{facts(text, &line)}</section>
                <section class="sec" aria-labelledby="devices-h">
                    <h2 id="devices-h">{text.access_devices()} <span class="label faint num">{signed_in}</span></h2>
                    <DeviceRows devices />
                </section>
                {way}
                {factor}
                {provider}
                {can_view_as.then(|| view! { <ViewAsSection account /> })}
                {change}
            </div>
        </div>
    }
    .into_any()
}

fn head(text: Text, line: &AccountLine) -> impl IntoView + use<> {
    let (tone, icon, word) =
        if line.is_active { (Tone::Positive, IconName::CheckCircle, text.console_active()) } else { (Tone::Neutral, IconName::Lock, text.console_stopped()) };
    view! {
        <Crumbs above=vec![("/console/accounts".into(), text.console_nav_accounts().into())] here=line.name.clone() />
        <div class="row gap-4"><Avatar name=line.name.clone() size=AvatarSize::Large /><h1>{line.name.clone()}</h1><Badge tone icon>{word}</Badge></div>
    }
}

fn facts(text: Text, line: &AccountLine) -> impl IntoView + use<> {
    let kind = match line.kind {
        AccountKind::Staff => text.console_kind_staff(),
        AccountKind::Guardian => text.console_kind_guardian(),
        AccountKind::Learner => text.console_kind_learner(),
    };
    let seen = line.last_seen.as_deref().map_or_else(|| text.console_never_seen().to_owned(), |seen| moment(text, seen));
    let login = line.login.clone();
    view! {
        <KeyValue>
            <Pair key=text.console_login()><span class="mono">{login}</span></Pair>
            <Pair key=text.console_kind()>{kind}</Pair>
            <Pair key=text.console_last_seen()>{seen}</Pair>
        </KeyValue>
    }
}

/// For somebody who lost phone and recovery codes.
#[component]
fn LostFactor(
    /// Whose account.
    account: AccountId,
) -> impl IntoView {
    let text = use_text();
    view! {
        <section class="sec" aria-labelledby="factor-h">
            <h2 id="factor-h">{text.door_reset()}</h2>
            <p class="soft">{text.door_reset_text()}</p>
            <form method="post" action=ResetSecondFactor::PATH>
                <input type="hidden" name="account" value=account.to_string() />
                <button type="submit" class="btn"><Icon name=IconName::Key />{text.door_reset_now()}</button>
            </form>
        </section>
    }
}

/// The way to stopping, which asks first; or starting again. What it does is said before the button.
#[component]
fn Leaving(
    /// Whose account.
    account: AccountId,
    /// Whether it may sign in now.
    active: bool,
    /// A member of staff.
    staff: bool,
) -> impl IntoView {
    let text = use_text();
    let (title, what) = match (active, staff) {
        (true, true) => (text.access_stop(), text.access_stop_text()),
        (true, false) => (text.access_stop_guardian(), text.access_stop_guardian_text()),
        (false, true) => (text.access_restart(), text.access_restart_text()),
        (false, false) => (text.access_restart(), text.access_restart_guardian_text()),
    };
    let act = if active {
        let href = format!("/console/accounts/{account}/leave");
        let label = if staff { text.access_stop_now() } else { text.access_stop_guardian_now() };
        Either::Left(view! { <LinkButton href kind=ButtonKind::Danger icon=IconName::Lock>{label}</LinkButton> })
    } else {
        Either::Right(view! {
            <form method="post" action=RestartAccount::PATH>
                <input type="hidden" name="account" value=account.to_string() />
                <button type="submit" class="btn"><Icon name=IconName::Key />{text.access_restart_now()}</button>
            </form>
        })
    };
    view! { <section class="sec" aria-labelledby="stop-h"><h2 id="stop-h">{title}</h2><p class="soft">{what}</p>{act}</section> }
}

/// The children a guardian sees, each with the way to the learner.
#[component]
fn Children(
    /// Who they are.
    children_of: Vec<(LearnerId, String)>,
) -> impl IntoView {
    let text = use_text();
    let link = |(id, name): (LearnerId, String)| view! { <li><Avatar name=name.clone() /><a href=format!("/console/learners/{id}")>{name}</a></li> };
    let list = match children_of.len() {
        0 => view! { <Empty title=text.access_no_children() text=text.access_no_children_text() /> }.into_any(),
        _ => view! { <ul class="fam">{children_of.into_iter().map(link).collect_view()}</ul> }.into_any(),
    };
    view! { <section class="sec" aria-labelledby="children-h"><h2 id="children-h">{text.access_children()}</h2>{list}</section> }
}
