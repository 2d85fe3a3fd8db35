//! Rows of accounts that may see learners.

use super::super::policy::ListViewers;
use crate::{
    db::{Conn, DbResult},
    fetch_all, fetch_optional,
    policy::{Grant, Permit},
};
use chrono::NaiveDate;
use shared::{
    access::{Permissions, Role},
    id::{CampusId, ClassId},
};
use uuid::Uuid;

/// The account `a` may sign in at `$1`: it was not stopped, and whoever works for another company does while its contract holds.
macro_rules! of_active {
    ($head:literal, $tail:literal) => {
        concat!(
            $head,
            " a.is_active and not exists (select 1 from account_role q where q.account_id = a.id and q.role = 'outsourced_sales'
                               and q.from_at <= $1 and (q.until_at is null or q.until_at > $1)
                               and not exists (select 1 from outsourcing o where o.account_id = a.id and o.from_at <= $1 and o.until_at > $1))",
            $tail
        )
    };
}

/// The learner's name.
pub(super) async fn name(permit: &Permit<ListViewers>, conn: &mut Conn) -> DbResult<Option<String>> {
    Ok(fetch_optional!(conn, (String,), "select name from learner where id = $1", permit.on().0)?.map(|(name,)| name))
}

/// Sign-ins of guardians whose link holds on `today` and who said that it is their child: account, name, relation, last
/// day, whether they see reports.
pub(super) async fn family(permit: &Permit<ListViewers>, conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<(Uuid, String, String, Option<NaiveDate>, bool)>> {
    fetch_all!(
        conn,
        (Uuid, String, String, Option<NaiveDate>, bool),
        of_active!(
            "select a.id, a.name, k.relation, k.until_on, k.reports from guardian_link k join account a on a.guardian_id = k.guardian_id
              where k.learner_id = $2 and not k.waits and k.from_on <= $3 and (k.until_on is null or k.until_on >= $3) and",
            " order by k.rank, a.login limit 50"
        ),
        permit.now().0,
        permit.on().0,
        today
    )
}

#[derive(sqlx::FromRow)]
pub(super) struct AccountRow {
    pub(super) id: Uuid,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) staff_id: Option<Uuid>,
}

/// Accounts with a role that reads of learners, by login.
pub(super) async fn accounts(permit: &Permit<ListViewers>, conn: &mut Conn, after: &str, limit: i64) -> DbResult<Vec<AccountRow>> {
    fetch_all!(
        conn,
        AccountRow,
        of_active!(
            "select a.id, a.login, a.name, a.staff_id from account a
          where a.login > $2
            and a.id in (select r.account_id from account_role r
                           join role_permission x on x.role = r.role
                            and x.permission in ('read_learners', 'read_own_learners', 'read_progress', 'read_own_progress')
                          where r.from_at <= $1 and (r.until_at is null or r.until_at > $1)) and",
            " order by a.login limit $3"
        ),
        permit.now().0,
        after,
        limit
    )
}

#[derive(sqlx::FromRow)]
pub(super) struct HeldRow {
    pub(super) account_id: Uuid,
    pub(super) role: String,
    pub(super) title: Option<String>,
    allows: String,
    campus_id: Option<Uuid>,
    pub(super) campus: Option<String>,
    pub(super) department: Option<String>,
    class_id: Option<Uuid>,
    pub(super) class: Option<String>,
    pub(super) until_at: Option<i64>,
    pub(super) for_a_while: bool,
}

impl HeldRow {
    /// The role as the policy knows it.
    pub(super) fn grant(&self) -> Option<Grant> {
        Some(Grant {
            role: Role::of(&self.role)?,
            permissions: Permissions::of_words(self.allows.split(',')),
            campus: self.campus_id.map(CampusId),
            department: self.department.clone(),
            class: self.class_id.map(ClassId),
        })
    }
}

/// Roles that hold now, of the accounts after the login `after` up to `last`.
pub(super) async fn held(permit: &Permit<ListViewers>, conn: &mut Conn, after: &str, last: &str) -> DbResult<Vec<HeldRow>> {
    fetch_all!(
        conn,
        HeldRow,
        "select r.account_id, r.role, t.title,
                coalesce((select string_agg(x.permission, ',') from role_permission x where x.role = r.role), '') as allows,
                r.campus_id, c.name as campus, r.department, r.class_id, k.name as class, r.until_at,
                exists (select 1 from grant_request q where q.held_id = r.id) as for_a_while
           from account_role r join account a on a.id = r.account_id
           left join custom_role t on t.role = r.role left join campus c on c.id = r.campus_id left join class k on k.id = r.class_id
          where a.login > $2 and a.login <= $3 and r.from_at <= $1 and (r.until_at is null or r.until_at > $1)
          order by r.from_at, r.id",
        permit.now().0,
        after,
        last
    )
}
