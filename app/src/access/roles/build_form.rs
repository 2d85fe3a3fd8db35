//! Building a role: a name, and what it begins with.

use super::api::BuildRole;
use crate::{
    face::role_name,
    failure::Failure,
    resend,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, ButtonKind, Choice, ErrorSummary, Field, Select, Sending, Tone, Wrong},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::{
    access::{Role, RoleKey},
    error::AppError,
    id::OwnRoleId,
};

fn why(text: Text, field: &str, reason: &str) -> String {
    match (field, reason) {
        ("title", "long") => text.roles_title_long(),
        ("title", "taken") => text.roles_title_taken(),
        ("title", "many") => text.roles_title_many(),
        ("title", _) => text.roles_title_required(),
        (_, "beyond") => text.access_role_beyond(),
        (_, "signs_own") => text.roles_signs_own(),
        _ => text.roles_role_gone(),
    }
    .to_owned()
}

fn filled(name: &str) -> String {
    use_query_map().read_untracked().get(name).unwrap_or_default()
}

/// The form; it works without script.
#[component]
pub fn BuildForm(
    /// Roles of the school's own, which can be models too.
    own: Vec<(OwnRoleId, String)>,
    /// The same until a role was built: sent twice it counts once.
    key: String,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<BuildRole>::default();
    resend::follow(action, "build-form", again);
    let failure = move || action.value().get().and_then(Result::err);
    let wrong = move |field: &'static str| failure().and_then(|failure: Failure| failure.reason(field)).map(|reason| why(text, field, &reason));
    let errors = move || ["title", "like"].into_iter().filter_map(|id| Some(Wrong { id: id.into(), words: wrong(id)? })).collect::<Vec<_>>();
    let other = move || failure().filter(|Failure(error)| !matches!(error, AppError::Invalid(_) | AppError::NeedsProof));
    let house = Role::ALL.into_iter().rev().map(|role| Choice::new(role.word(), role_name(text, role)));
    let own = own.into_iter().map(|(id, title)| Choice::new(RoleKey::Own(id).to_string(), title));
    let models: Vec<Choice> = std::iter::once(Choice::new("", text.roles_like_none())).chain(own).chain(house).collect();
    let busy = Signal::derive(move || action.pending().get());
    let [title, like] = ["title", "like"].map(|field| MaybeProp::derive(move || wrong(field)));
    view! {
        <section class="sec" aria-labelledby="build-h">
            <h2 id="build-h">{text.roles_build()}</h2>
            <ErrorSummary errors=Signal::derive(errors) />
            {move || other().map(|failure| view! { <Banner tone=Tone::Danger><b>{failure.title(text)}</b><p class="label">{failure.next(text)}</p></Banner> })}
            <ActionForm action attr:id="build-form" attr:class="stack stack-4" attr:aria-labelledby="build-h">
                <input type="hidden" name="key" value=key />
                <div class="form-grid">
                    <Field id="title" name="title" label=text.roles_title() hint=text.roles_title_hint() value=filled("title") error=title />
                    <Select id="like" name="like" label=text.roles_like() options=models value=filled("like") error=like />
                </div>
                <p><Button kind=ButtonKind::Primary submit=true busy>{text.roles_build_now()}</Button></p>
            </ActionForm>
        </section>
    }
}
