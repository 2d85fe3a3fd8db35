//! Whether what was done here is safe elsewhere.

use super::{
    icon::{Icon, IconName},
    tone::Tone,
};
use crate::text::use_text;
use leptos::prelude::*;

/// How far this device and the school agree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sync {
    /// Agreed at this time.
    Synced(String),
    /// So many of so many sent.
    Sending(u32, u32),
    /// No network; so many wait.
    Offline(u32),
    /// So many were refused.
    Refused(u32),
}

/// Always seen on the board.
#[component]
pub fn SyncPill(
    /// How it stands.
    #[prop(into)]
    state: Signal<Sync>,
) -> impl IntoView {
    let text = use_text();
    let look = move || match state.get() {
        Sync::Synced(at) => (Tone::Positive, IconName::CheckCircle, text.ui_synced(at)),
        Sync::Sending(done, of) => (Tone::Info, IconName::Sync, text.ui_sending(done, of)),
        Sync::Offline(0) => (Tone::Warning, IconName::Offline, text.ui_offline().to_owned()),
        Sync::Offline(n) => (Tone::Warning, IconName::Offline, text.ui_offline_waiting(n)),
        Sync::Refused(n) => (Tone::Danger, IconName::Alert, text.ui_refused(n)),
    };
    view! {
        <span class=move || ["sync ", look().0.class()].concat() role="status">
            {move || {
                let (_, icon, words) = look();
                view! { <Icon name=icon />{words} }
            }}
        </span>
    }
}
