//! The children of a guardian as a list of ways to their growth.

use crate::{
    text::use_text,
    ui::{Art, Avatar, AvatarSize, Empty, Icon, IconName, child_mark},
};
use leptos::prelude::*;
use shared::people::Child;

/// One row a child.
#[component]
pub fn ChildRows(
    /// The children.
    children_of: Vec<Child>,
) -> impl IntoView {
    let text = use_text();
    let row = |child: Child| {
        view! {
            <li>
                <a href=format!("/portal/growth/{}", child.id)>
                    <Avatar name=child_mark(&child.name) size=AvatarSize::Large accent=true />
                    <span class="grow stack stack-1">
                        <b>{child.name}</b>
                        <span class="label soft">{text.portal_growth()}</span>
                    </span>
                    <Icon name=IconName::ChevronRight class="faint" />
                </a>
            </li>
        }
    };
    view! { <ul class="rows">{children_of.into_iter().map(row).collect_view()}</ul> }
}

/// Nobody to show yet, and whom to ask.
#[component]
pub fn NoChild() -> impl IntoView {
    let text = use_text();
    view! { <Empty title=text.portal_no_child() text=text.portal_no_child_next() art=Art::School /> }
}
