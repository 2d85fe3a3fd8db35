//! Words that go away.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// Where toasts appear; keep it on the page, so that what comes into it is read aloud.
#[component]
pub fn Toasts(
    /// The toasts.
    children: Children,
) -> impl IntoView {
    view! { <div class="toast-bottom" role="status">{children()}</div> }
}

/// Names the thing: 「已成功保存 王小明 的考勤」.
#[component]
pub fn Toast(
    /// Says how it went.
    #[prop(default = IconName::Check)]
    icon: IconName,
    /// How long the undo still stands, such as 「9 秒」.
    #[prop(optional, into)]
    left: MaybeProp<String>,
    /// The undo: one button.
    #[prop(optional, into)]
    act: ViewFn,
    /// What happened to whom.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="toast">
            <Icon name=icon />
            <span>{children()} " " <span class="left">{move || left.get()}</span></span>
            {act.run()}
        </div>
    }
}
