//! The table: a permission a row, a role a column; those of the school's own first.

use super::change_form::{ChangeForm, form_id, ticked};
use crate::{
    face::{group_name, permission_meaning, permission_name, role_name},
    text::{Text, use_text},
    ui::{Icon, IconName, TableWrap},
};
use leptos::{either::Either, prelude::*};
use shared::access::{OwnRole, Permission, PermissionGroup, Permissions, Role};

/// Whether a role allows something, for the eye and for the ear.
fn allowed(text: Text, yes: bool) -> impl IntoView {
    if yes {
        Either::Left(view! { <Icon name=IconName::Check /><span class="sr">{text.roles_allowed()}</span> })
    } else {
        Either::Right(view! { <span class="faint" aria-hidden="true">"–"</span><span class="sr">{text.roles_not_allowed()}</span> })
    }
}

/// A cell of a role of the school's own: a box to tick where the reader may change it.
fn own_cell(text: Text, role: &OwnRole, permission: Permission, reach: Permissions) -> impl IntoView + use<> {
    let holds = ticked(role).has(permission);
    if !role.can_change {
        return Either::Left(view! { <td>{allowed(text, holds)}</td> });
    }
    let beyond = permission.group() == PermissionGroup::Governance && !reach.has(permission);
    let label = text.roles_may_of(&role.title, permission_name(text, permission));
    Either::Right(view! {
        <td><input type="checkbox" form=form_id(role.id) name="may[]" value=permission.word() checked=holds disabled=beyond aria-label=label /></td>
    })
}

fn row(text: Text, own: &[OwnRole], permission: Permission, reach: Permissions) -> impl IntoView + use<> {
    let house = Role::ALL.map(|role| view! { <td>{allowed(text, role.permissions().has(permission))}</td> }).collect_view();
    let own = own.iter().map(|role| own_cell(text, role, permission, reach)).collect_view();
    view! {
        <tr>
            <th scope="row">
                <details><summary>{permission_name(text, permission)}</summary><p class="caption soft">{permission_meaning(text, permission)}</p></details>
            </th>
            {own}
            {house}
        </tr>
    }
}

/// The table with, below it, what changes a role.
#[component]
pub fn RolesTable(
    /// Roles of the school's own.
    own: Vec<OwnRole>,
    /// What the reader may put into them.
    reach: Permissions,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let columns = Role::ALL.len() + own.len();
    let heads =
        own.iter().map(|role| view! { <th scope="col">{role.title.clone()}<span class="caption faint sub">{text.roles_holders(role.holders)}</span></th> });
    let heads = heads.collect_view();
    let house = Role::ALL.map(|role| view! { <th scope="col">{role_name(text, role)}</th> }).collect_view();
    let groups = PermissionGroup::ALL.map(|group| {
        let rows = Permission::ALL.iter().filter(|permission| permission.group() == group).map(|permission| row(text, &own, *permission, reach)).collect_view();
        view! { <tr class="group"><th scope="rowgroup">{group_name(text, group)}</th><td colspan=columns.to_string()></td></tr>{rows} }
    });
    let changed = own.iter().any(|role| role.can_change);
    let foot = changed.then(move || {
        let cells = own.into_iter().map(|role| view! { <td>{role.can_change.then(|| view! { <ChangeForm role again /> })}</td> }).collect_view();
        view! { <tfoot><tr><th scope="row">{text.roles_change()}</th>{cells}<td colspan=Role::ALL.len().to_string()></td></tr></tfoot> }
    });
    view! {
        <TableWrap label=text.roles_table()>
            <table class="table table-dense">
                <thead><tr><th scope="col">{text.roles_permission()}</th>{heads}{house}</tr></thead>
                <tbody>{groups.collect_view()}</tbody>
                {foot}
            </table>
        </TableWrap>
    }
}
