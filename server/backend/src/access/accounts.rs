//! Accounts: the list, and making one.

use super::{
    ListAccounts,
    store::{
        self,
        held::{NewRole, hold},
    },
};
use crate::{Cx, OrFault, clock::wall, event::Event};
use shared::{
    access::{AccountKind, AccountLine, Role, RoleName},
    error::AppResult,
    id::{AccountId, CampusId, GuardianId, StaffId},
    lang::Lang,
    page::{PAGE_ROWS, Page},
    time::At,
};

/// An account to be made.
pub struct NewAccount {
    /// Login name, lower case.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// The member of staff, if it is theirs.
    pub staff: Option<StaffId>,
    /// The guardian, if it is theirs.
    pub guardian: Option<GuardianId>,
    /// Roles with the campus they are for.
    pub roles: Vec<(Role, Option<CampusId>)>,
    /// The password's hash.
    pub password_hash: String,
}

/// Makes an account, as part of setting up a school.
pub async fn create_account(conn: &mut crate::db::Conn, account: &NewAccount, now: At) -> crate::db::DbResult<AccountId> {
    let id = AccountId(crate::new_id());
    let kind = if account.staff.is_some() || !account.roles.is_empty() { "staff" } else { "guardian" };
    store::insert(conn, id, account, kind, now).await?;
    for (role, campus) in &account.roles {
        hold(conn, &NewRole::by_house(id, *role, *campus, now)).await?;
    }
    crate::event::record(
        conn,
        None,
        now,
        &[Event { kind: "account_created", account: Some(id.0), body: serde_json::json!({ "account": id }).to_string(), ..Event::default() }],
    )
    .await
    .map(|()| id)
}

/// A page of the accounts, by kind and login.
pub async fn accounts(cx: &Cx, after: Option<String>) -> AppResult<Page<AccountLine>> {
    let permit = cx.permit::<ListAccounts>(()).await?;
    let mut conn = cx.read().await?;
    let later = after.is_some();
    let rows = store::list(&permit, &mut conn, after.as_deref().unwrap_or(""), PAGE_ROWS + 1).await.or_fault()?;
    Ok(Page::cut(rows.into_iter().map(line).collect(), PAGE_ROWS, later, |line: &AccountLine| format!("{}", line.id)))
}

pub(super) fn line(row: store::AccountRow) -> AccountLine {
    let kind = AccountKind::of(&row.kind);
    let last_seen = row.last_seen.map(|at| {
        let face = wall(At(at), "Asia/Shanghai");
        format!("{} {}", face.date, face.minute)
    });
    AccountLine {
        id: AccountId(row.id),
        login: if kind == AccountKind::Guardian { shared::people::mask_phone(&row.login) } else { row.login },
        name: row.name,
        kind,
        roles: row.roles.split('\n').filter_map(role).collect(),
        campus: row.campus,
        is_active: row.is_active,
        last_seen,
        lang: Lang::of(&row.lang),
    }
}

/// A role as the rows of accounts tell it: its word, and what the school calls it.
fn role(told: &str) -> Option<RoleName> {
    let (word, title) = told.split_once(' ')?;
    RoleName::of(word, Some(title.to_owned()).filter(|title| !title.is_empty()))
}
