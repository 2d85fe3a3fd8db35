//! The way back on the office's page of an account: the link that is open, or the way to make one.

use super::api::{MakeResetLink, WithdrawResetLink};
use crate::{
    access::factor::QrCode,
    text::{Text, use_text},
    ui::{Field, Icon, IconName, KeyValue, Pair, moment},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::{
    access::{AccountKind, AccountLine, ResetLink, WayBack},
    id::AccountId,
};

/// What there is to hand out, or to ask for.
#[component]
pub fn WayBackSection(
    /// Whose account.
    line: AccountLine,
    /// How it stands.
    way: WayBack,
) -> impl IntoView {
    let text = use_text();
    let (account, name) = (line.id, line.name);
    let body = if line.kind == AccountKind::Learner {
        Either::Left(view! { <p class="soft">{text.console_reset_child()}</p> })
    } else {
        let open = way.link.is_some();
        let words = if line.kind == AccountKind::Guardian { text.console_reset_guardian() } else { text.console_reset_text() };
        let shown = way.link.map(|link| shown(text, link, &name));
        Either::Right(view! {
            <p class="soft">{words}</p>
            {shown}
            <div class="row row-wrap">{make(text, account, way.key, open)}{open.then(|| withdraw(text, account))}</div>
        })
    };
    view! { <section class="sec" aria-labelledby="reset-h"><h2 id="reset-h">{text.console_reset()}</h2>{body}</section> }
}

fn shown(text: Text, link: ResetLink, name: &str) -> impl IntoView + use<> {
    let ResetLink { link, qr, until } = link;
    view! {
        <KeyValue><Pair key=text.door_invite_until()>{moment(text, &until)}</Pair></KeyValue>
        <div class="link">
            <Field id="reset-link" name="link" label=text.door_invite_link_label() value=link readonly=true />
            <QrCode qr label=text.console_reset_picture(name) />
        </div>
    }
}

fn make(text: Text, account: AccountId, key: String, again: bool) -> impl IntoView {
    let label = if again { text.door_invite_renew() } else { text.console_reset_now() };
    view! {
        <form method="post" action=MakeResetLink::PATH>
            <input type="hidden" name="account" value=account.to_string() />
            <input type="hidden" name="key" value=key />
            <button type="submit" class="btn"><Icon name=IconName::Key />{label}</button>
        </form>
    }
}

fn withdraw(text: Text, account: AccountId) -> impl IntoView {
    view! {
        <form method="post" action=WithdrawResetLink::PATH>
            <input type="hidden" name="account" value=account.to_string() />
            <button type="submit" class="btn btn-danger">{text.console_reset_withdraw()}</button>
        </form>
    }
}
