//! Devices and password: one page for everybody, with the way back to their own face.

use super::{
    api::{ChangePassword, EndDevice, read_devices},
    devices::DeviceRows,
};
use crate::{
    access::{
        account_frame::AccountFrame,
        factor::{FactorSection, api::read_second_factor, locked},
        provider::{ProviderSection, api::read_own_identity},
    },
    failure::{Failure, FailurePage},
    session::Here,
    text::{Text, use_text},
    ui::{Banner, ErrorSummary, Field, FieldKind, Skeleton, Tone, Wrong},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::access::{Device, Face, Identity, SecondFactor};

/// The page.
pub struct SecurityPage(Fetched<(Vec<Device>, SecondFactor, Option<Identity>)>);

impl SecurityPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| async { Ok((read_devices().await?, read_second_factor().await?, read_own_identity().await?)) }))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let shown = move || {
            Suspend::new(async move {
                match this.0.await {
                    Ok((devices, factor, identity)) => view! { <Security devices factor identity /> }.into_any(),
                    Err(failure) => view! { <FailurePage failure /> }.into_any(),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <Skeleton lines=5 /> }>{shown}</Suspense> }.into_any()
    }
}

/// The way back to where the reader works.
fn back() -> &'static str {
    match use_context::<Here>().and_then(|here| here.0) {
        Some(me) if me.face == Face::Portal => "/portal/me",
        Some(me) => me.home(),
        None => "/",
    }
}

fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("old", _) => return locked(text, reason).unwrap_or_else(|| text.access_old_wrong().to_owned()),
        (_, "short") => text.access_new_short(),
        (_, "long") => text.access_new_long(),
        (_, "breached") => text.access_new_breached(),
        _ => text.access_new_guessable(),
    }
    .to_owned()
}

/// Devices, the second factor, the password.
#[component]
fn Security(devices: Vec<Device>, factor: SecondFactor, identity: Option<Identity>) -> impl IntoView {
    let text = use_text();
    let others = (devices.len() > 1).then(|| {
        view! { <form method="post" action=EndDevice::PATH><button type="submit" class="btn">{text.access_end_others()}</button></form> }
    });
    view! {
        <AccountFrame title=text.access_security() back=Some(back())>
            <section class="sec stack stack-4" aria-labelledby="devices-h">
                <h2 id="devices-h">{text.access_devices()}</h2>
                <DeviceRows devices own=true />
                {others}
            </section>
            <FactorSection factor />
            {identity.map(|identity| view! { <ProviderSection identity /> })}
            <section class="sec stack stack-4" aria-labelledby="password-h"><h2 id="password-h">{text.access_change_password()}</h2><PasswordForm /></section>
        </AccountFrame>
    }
}

#[component]
fn PasswordForm() -> impl IntoView {
    let text = use_text();
    let done = use_query_map().read_untracked().get_str("done") == Some("password");
    let failure = ServerAction::<ChangePassword>::new().value().get_untracked().and_then(Result::err);
    let wrong = move |field: &str| failure.as_ref().and_then(|failure: &Failure| failure.reason(field)).map(|reason| why(text, field, &reason));
    let (old, new) = (wrong("old"), wrong("new"));
    let errors: Vec<Wrong> =
        [("old", &old), ("new", &new)].into_iter().filter_map(|(id, words)| Some(Wrong { id: id.into(), words: words.clone()? })).collect();
    let saved = (done && errors.is_empty()).then(|| view! { <Banner tone=Tone::Positive>{text.access_password_changed()}</Banner> });
    view! {
        {saved}
        <ErrorSummary errors=Signal::stored(errors) bare=true />
        <form method="post" action=ChangePassword::PATH class="stack stack-4">
            <input type="hidden" name="back" value="/account?done=password" />
            <Field id="old" name="old" label=text.access_old_password() kind=FieldKind::Password required=true error=MaybeProp::from(old) />
            <Field id="new" name="new" label=text.access_new_password() hint=text.access_new_hint() kind=FieldKind::NewPassword required=true error=MaybeProp::from(new) />
            <p><button type="submit" class="btn btn-primary">{text.access_change_now()}</button></p>
        </form>
    }
}
