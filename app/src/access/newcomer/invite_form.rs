//! The form that invites a member of staff; it works without script.

use super::{
    api::InviteStaff,
    choose::{of, wrongs},
};
use crate::{
    face::role_choices,
    text::use_text,
    ui::{Choice, ErrorSummary, Field, FieldKind, Select},
};
use chrono::NaiveDate;
use leptos::{prelude::*, server_fn::ServerFn};
use shared::id::{CampusId, OwnRoleId};

/// Who, as what, where, for how long.
#[component]
pub fn InviteForm(
    /// What a role can be given for.
    campuses: Vec<(CampusId, String)>,
    /// Roles of the school's own.
    own_roles: Vec<(OwnRoleId, String)>,
    /// The school's day.
    today: NaiveDate,
    /// The same until somebody was invited: sent twice it counts once.
    key: String,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<InviteStaff>::new().value().get_untracked().and_then(Result::err);
    let wrong = wrongs(text, failure.as_ref(), &["name", "login", "staff_no", "role", "from_on", "last_on"]);
    let error = |field: &str| MaybeProp::from(of(&wrong, field));
    let roles = role_choices(text, own_roles, false);
    let every = Choice::new("", text.console_all_campuses());
    let places: Vec<Choice> = std::iter::once(every).chain(campuses.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect();
    view! {
        <form method="post" action=InviteStaff::PATH class="stack stack-4" aria-labelledby="invite-h">
            <h2 id="invite-h">{text.door_invite()}</h2>
            <ErrorSummary errors=Signal::stored(wrong.clone()) />
            <input type="hidden" name="key" value=key />
            <div class="form-grid">
                <Field id="name" name="name" label=text.door_name() required=true error=error("name") />
                <Field id="login" name="login" label=text.access_login() required=true error=error("login") />
                <Field id="staff_no" name="staff_no" label=text.door_staff_no() hint=text.door_staff_no_hint() optional=true error=error("staff_no") />
                <Select id="role" name="role" label=text.access_role() options=roles value="teacher".to_owned() error=error("role") />
                <Select id="campus" name="campus" label=text.people_campus() options=places />
                <Field id="from_on" name="from_on" label=text.access_from() kind=FieldKind::Date value=today.to_string() error=error("from_on") />
                <Field id="last_on" name="last_on" label=text.access_last() kind=FieldKind::Date optional=true error=error("last_on") />
            </div>
            <p><button type="submit" class="btn btn-primary">{text.door_invite_now()}</button></p>
        </form>
    }
}
