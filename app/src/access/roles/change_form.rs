//! What changes a role of the school's own: its name, the boxes in its column, and the end of it.

use super::api::{ChangeRole, RetireRole};
use crate::{
    failure::Failure,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, Field, Icon, IconName, Sending, Tone},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::{
    access::{OwnRole, Permissions},
    error::AppError,
    id::OwnRoleId,
};

/// The form that the boxes of a column belong to.
pub fn form_id(role: OwnRoleId) -> String {
    format!("role-{role}")
}

/// What was filled in before the change of this role was refused, where there is no script to keep it.
fn filled(role: OwnRoleId, name: &str) -> Option<String> {
    let query = use_query_map().read_untracked();
    (query.get_str("changed")?.parse() == Ok(role)).then(|| query.get(name)).flatten()
}

/// The boxes that are ticked.
pub fn ticked(role: &OwnRole) -> Permissions {
    filled(role.id, "may").map_or(role.permissions, |words| Permissions::of_words(words.split(',')))
}

fn why(text: Text, Failure(error): &Failure) -> Option<String> {
    let words = match error {
        AppError::Invalid(fields) => match fields.first().map(|field| field.reason.as_str()) {
            Some("required") => text.roles_title_required(),
            Some("long") => text.roles_title_long(),
            Some("taken") => text.roles_title_taken(),
            Some("signs_own") => text.roles_signs_own(),
            _ => text.access_role_beyond(),
        },
        AppError::Conflict(_) => text.roles_changed_meanwhile(),
        AppError::NeedsProof => return None,
        _ => return Some(Failure(error.clone()).title(text)),
    };
    Some(words.to_owned())
}

/// The form below a column. What was ticked stays until it is saved.
#[component]
pub fn ChangeForm(
    /// The role.
    role: OwnRole,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<ChangeRole>::default();
    let OwnRole { id, title, version, holders, .. } = role;
    resend::follow(action, form_id(id), again);
    let here = move |role: Option<OwnRoleId>| role.is_none_or(|role| role == id);
    let refused_here = here(use_query_map().read_untracked().get_str("changed").and_then(|role| role.parse().ok()));
    let refused = move || action.value().get().and_then(Result::err).filter(|_| refused_here).and_then(|failure| why(text, &failure));
    let busy = Signal::derive(move || action.pending().get());
    let name = filled(id, "as").unwrap_or_else(|| title.clone());
    let (label, save) = (text.roles_change_of(&title), text.roles_save_of(&title));
    let key = format!("change.{id}.{version}");
    view! {
        <div class="stack stack-2">
            <ActionForm action attr:id=form_id(id) attr:class="stack stack-2" attr:aria-label=label>
                <input type="hidden" name="role" value=id.to_string() />
                <input type="hidden" name="version" value=version.to_string() />
                <input type="hidden" name="key" value=key />
                <Field id=format!("title-{id}") name="title" label=text.roles_title() value=name />
                {move || refused().map(|words| view! { <Banner tone=Tone::Danger>{words}</Banner> })}
                <Button submit=true busy>{save}</Button>
            </ActionForm>
            <details>
                <summary>{text.roles_retire_of(&title)}</summary>
                <form method="post" action=RetireRole::PATH class="stack stack-2">
                    <input type="hidden" name="role" value=id.to_string() />
                    <p class="caption soft">{text.roles_retire_text(holders)}</p>
                    <button type="submit" class="btn btn-danger"><Icon name=IconName::Trash />{text.roles_retire_now(&title)}</button>
                </form>
            </details>
        </div>
    }
}
