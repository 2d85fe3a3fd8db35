//! What each role may do, as one table; roles of the school's own are changed in it.

use super::{api::read_roles, build_form::BuildForm, table::RolesTable};
use crate::{
    face::ConsoleData,
    text::use_text,
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::access::RoleTable;

/// The page.
pub struct RolesPage(Fetched<RoleTable>);

impl RolesPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_roles()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let again = Callback::new(move |()| this.0.refetch());
        view! { <ConsoleData page="page-roles" data=this.0 view=move |table| page(table, again) /> }.into_any()
    }
}

fn page(table: RoleTable, again: Callback<()>) -> AnyView {
    let text = use_text();
    let RoleTable { own, can_build, reach } = table;
    let models = own.iter().map(|role| (role.id, role.title.clone())).collect();
    let key = own.iter().map(|role| role.id).max().map_or_else(|| "first".to_owned(), |newest| newest.to_string());
    let build = can_build.then(|| view! { <BuildForm own=models key=format!("build.{key}.{}", own.len()) again /> });
    view! {
        <Title text=text.access_roles() />
        <header class="page-head"><h1>{text.access_roles()}</h1><p class="soft">{text.roles_lead()}</p></header>
        <div class="stack stack-4">
            <div class="sec">
                <h2 class="sr">{text.roles_table()}</h2>
                <RolesTable own reach again />
            </div>
            {build}
        </div>
    }
    .into_any()
}
