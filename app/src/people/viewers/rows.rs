//! One who can see a learner: through what, how much, until when.

use crate::{
    face::{may, role_title},
    text::{Text, use_text},
    ui::{Avatar, Badge, IconName, Tag, Tone, date::day_full},
};
use chrono::NaiveDate;
use leptos::{either::Either, prelude::*};
use shared::{
    access::{Permission, Sight},
    id::AccountId,
    people::{FamilyViewer, SeenBy, Viewer},
};

fn until(text: Text, last: Option<NaiveDate>) -> String {
    last.map_or_else(|| text.access_open_end().to_owned(), |last| text.roles_viewers_until(day_full(text, last)))
}

/// The name, with the way to the account for whoever sees accounts.
fn named(account: AccountId, name: String) -> impl IntoView {
    let href = format!("/console/accounts/{account}");
    if may(Permission::ReadAccounts) { Either::Left(view! { <a href=href>{name}</a> }) } else { Either::Right(name) }
}

/// A sign-in of the family.
pub fn family_row(text: Text, viewer: FamilyViewer) -> impl IntoView {
    let FamilyViewer { account, name, relation, last_on, reports } = viewer;
    let sees = if reports { text.roles_viewers_progress() } else { text.roles_viewers_child() };
    view! {
        <li>
            <Avatar name=name.clone() />
            <span>{named(account, name)}</span>
            <span class="soft">{relation}</span>
            <span>{sees}</span>
            <span class="label faint">{until(text, last_on)}</span>
        </li>
    }
}

/// The heads of the columns.
pub fn head(text: Text) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">{text.people_name()}</th>
                <th scope="col">{text.roles_viewers_through()}</th>
                <th scope="col">{text.roles_viewers_sees()}</th>
                <th scope="col">{text.roles_viewers_contacts()}</th>
            </tr>
        </thead>
    }
}

/// Role and bounds on one line; how it reaches the learner and until when below.
fn way(text: Text, way: &SeenBy) -> impl IntoView + use<> {
    let bounds = if way.bounds.is_empty() { text.console_all_campuses().to_owned() } else { way.bounds.join(" · ") };
    let role = text.access_grant_what(role_title(text, &way.role), bounds);
    let by_class = way.by_class.then(|| text.roles_viewers_by_class().to_owned());
    let for_a_while = way.for_a_while.then(|| view! { <Tag>{text.access_grants()}</Tag> });
    let how = by_class.into_iter().chain([until(text, way.last_on)]).collect::<Vec<_>>().join(" · ");
    view! { <div>{role} " " {for_a_while}<span class="caption faint sub">{how}</span></div> }
}

fn contacts(text: Text, viewer: &Viewer) -> impl IntoView + use<> {
    let (tone, icon, word) = match viewer.contacts {
        Sight::Hidden => (Tone::Neutral, IconName::EyeOff, text.roles_viewers_hidden()),
        Sight::Masked => (Tone::Info, IconName::Eye, text.roles_viewers_masked()),
        Sight::Clear => (Tone::Warning, IconName::Eye, text.roles_viewers_clear()),
    };
    let reveals = viewer.reveals.then(|| view! { <span class="caption faint sub">{text.roles_viewers_reveals()}</span> });
    view! { <Badge tone icon>{word}</Badge>{reveals} }
}

/// Somebody of the staff.
pub fn staff_row(text: Text, viewer: Viewer) -> impl IntoView {
    let contacts = contacts(text, &viewer);
    let Viewer { account, login, name, ways, archive, progress, .. } = viewer;
    let sees = [(archive, text.roles_viewers_archive()), (progress, text.roles_viewers_progress())];
    let sees = sees.into_iter().filter(|(yes, _)| *yes).map(|(_, word)| word).collect::<Vec<_>>().join(use_text().people_comma());
    view! {
        <tr>
            <th scope="row">
                <span class="row"><Avatar name=name.clone() />{named(account, name)}</span>
                <span class="caption faint sub mono">{login}</span>
            </th>
            <td>{ways.iter().map(|by| way(text, by)).collect_view()}</td>
            <td>{sees}</td>
            <td>{contacts}</td>
        </tr>
    }
}
