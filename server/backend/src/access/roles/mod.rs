//! Roles that the school builds from permissions (I2): the table, building, changing, retiring; and who may hand a role on.

mod give;
mod policy;
mod store;
mod table;

pub(super) use give::may_give;
pub use policy::{BuildRole, ChangeRole, ListRoles};
pub(super) use store::{own, stored};
pub use table::roles;

use super::ended;
use crate::{Cx, OrFault, event::Event, once::Once};
use policy::RoleFacts;
use shared::{
    access::{PermissionGroup, Permissions, RoleDraft, RoleKey},
    error::{AppError, AppResult},
    id::OwnRoleId,
};

/// The most roles of its own a school has at a time.
const MOST: i64 = 30;

/// Builds a role: `like` another one, or one that allows nothing yet.
pub async fn build_role(cx: &Cx, title: &str, like: Option<RoleKey>, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(title, like))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<BuildRole>(&mut tx, ()).await?;
    cx.fresh()?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let permissions = match like {
        Some(role) => store::stored(&permit, &mut tx, role).await.or_fault()?.ok_or_else(|| AppError::invalid("like", "unknown"))?,
        None => Permissions::default(),
    };
    let id = OwnRoleId(crate::new_id());
    let draft = taken_care_of(cx, RoleDraft { title: title.to_owned(), permissions }, "like")?;
    if store::count(&permit, &mut tx).await.or_fault()? >= MOST {
        return Err(AppError::invalid("title", "many"));
    }
    if store::is_taken(&permit, &mut tx, &draft.title, id).await.or_fault()? {
        return Err(AppError::invalid("title", "taken"));
    }
    store::insert(&permit, &mut tx, id, &draft).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    let reason = words(&draft.title, Permissions::default(), draft.permissions);
    cx.commit(tx, &[Event { kind: "role_built", body: "{}".into(), reason, ..Event::default() }]).await
}

/// Changes what a role is called and allows, for everybody who holds it and at once; `version` is the state the change was
/// made of.
pub async fn change_role(cx: &Cx, role: OwnRoleId, version: i64, draft: &RoleDraft, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(role, version, draft))?;
    let mut tx = cx.begin().await?;
    let (permit, facts) = cx.permit_by::<ChangeRole>(&mut tx, role).await?;
    cx.fresh()?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let draft = taken_care_of(cx, draft.clone(), "may")?;
    if store::is_taken(&permit, &mut tx, &draft.title, role).await.or_fault()? {
        return Err(AppError::invalid("title", "taken"));
    }
    if store::update(&permit, &mut tx, version, &draft).await.or_fault()? == 0 {
        return Err(AppError::Conflict("version".into()));
    }
    once.save(&mut tx, &(), permit.now()).await?;
    let event = told("role_changed", &facts, words(&draft.title, facts.permissions(), draft.permissions), permit.now());
    cx.commit(tx, &[event]).await
}

/// Retires a role: nobody gets it any more, and whoever holds it loses it at once. Twice is the same.
pub async fn retire_role(cx: &Cx, role: OwnRoleId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let (permit, facts) = cx.permit_by::<ChangeRole>(&mut tx, role).await?;
    cx.fresh()?;
    let title = store::title(&permit, &mut tx).await.or_fault()?.ok_or(AppError::NotFound)?;
    if store::retire(&permit, &mut tx).await.or_fault()? == 0 {
        return Ok(());
    }
    let event = told("role_retired", &facts, words(&title, facts.permissions(), Permissions::default()), permit.now());
    cx.commit(tx, &[event]).await
}

/// The draft as it is stored; nobody builds a role that governs more than they do.
fn taken_care_of(cx: &Cx, draft: RoleDraft, field: &str) -> AppResult<RoleDraft> {
    if !draft.permissions.of_group(PermissionGroup::Governance).is_within(cx.actor()?.permissions_everywhere()) {
        return Err(AppError::invalid(field, "beyond"));
    }
    draft.checked().map_err(|error| match error {
        AppError::Invalid(mut fields) => {
            fields.iter_mut().filter(|wrong| wrong.field == "may").for_each(|wrong| field.clone_into(&mut wrong.field));
            AppError::Invalid(fields)
        }
        error => error,
    })
}

/// What the audit says of a change: the name, what was added and what was taken away.
fn words(title: &str, before: Permissions, after: Permissions) -> String {
    let added = after.iter().filter(|permission| !before.has(*permission)).map(|permission| format!(" +{}", permission.word()));
    let taken = before.iter().filter(|permission| !after.has(*permission)).map(|permission| format!(" -{}", permission.word()));
    format!("{title}:{}", added.chain(taken).collect::<String>())
}

/// Something happened to the role, and so to everybody who holds it.
fn told(kind: &'static str, facts: &RoleFacts, reason: String, now: shared::time::At) -> Event {
    Event { reason, ..ended::event_of_all(kind, &facts.holders(now)) }
}
