//! What a guardian sees who opens an invitation: the school, the child's masked name, the next step.

use super::{api::read_joining, join_form::Steps};
use crate::{
    access::{by_link::ByLink, door_frame::DoorFrame},
    text::use_text,
};
use leptos::prelude::*;
use shared::access::Joining;

/// The page.
pub struct JoinPage(ByLink<Joining>);

impl JoinPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(ByLink::read(read_joining))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        this.0.show(join)
    }
}

fn join(token: String, joining: Joining) -> AnyView {
    let text = use_text();
    let Joining { school, children, phone, step } = joining;
    let lead = text.families_joins(school, children.join(text.people_comma()));
    view! { <DoorFrame title=text.families_join_title() lead><Steps token phone step /></DoorFrame> }.into_any()
}
