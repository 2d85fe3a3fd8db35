//! The provider on the page of one's own account.

use super::{api::UnlinkOwn, why::ProviderProblem};
use crate::{
    text::use_text,
    ui::{Banner, Tone, date::day_full},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::access::Identity;

/// Whether the account is linked, and the way to link and unlink it.
#[component]
pub fn ProviderSection(
    /// How it stands.
    identity: Identity,
) -> impl IntoView {
    let text = use_text();
    let Identity { label, since } = identity;
    let done = match use_query_map().read_untracked().get_str("done") {
        Some("linked") => Some(text.door_provider_linked()),
        Some("unlinked") => Some(text.door_provider_unlinked_done()),
        _ => None,
    };
    let done = done.map(|words| view! { <Banner tone=Tone::Positive>{words}</Banner> });
    let body = match since {
        Some(day) => Either::Left(view! {
            <p class="soft">{text.door_provider_since(day_full(text, day))}</p>
            <form method="post" action=UnlinkOwn::PATH><button type="submit" class="btn">{text.door_provider_unlink()}</button></form>
        }),
        None => Either::Right(view! {
            <p class="soft">{text.door_provider_none(label.clone())}</p>
            <form method="post" action="/provider">
                <input type="hidden" name="purpose" value="link" />
                <button type="submit" class="btn">{text.door_provider_link(label.clone())}</button>
            </form>
        }),
    };
    view! {
        <section class="sec stack stack-4" aria-labelledby="provider-h">
            <h2 id="provider-h">{text.door_provider_with(label)}</h2>
            {done}
            <ProviderProblem />
            {body}
        </section>
    }
}
