//! Rows of accounts, roles and sessions.

pub(super) mod desk;
pub(super) mod factor;
pub(super) mod first_run;
pub(super) mod held;
pub(super) mod invitation;
pub(super) mod leave;
pub(super) mod places;
pub(super) mod proof;
pub(super) mod provider;
pub(super) mod reset;
pub(super) mod reset_code;
pub(super) mod reset_link;
pub(super) mod throttle;

use super::{ListAccounts, NewAccount};
use crate::{
    House,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::{Actor, Grant, Permit},
};
use chrono::NaiveDate;
use shared::{
    access::{AccountKind, Permissions, Role},
    id::{AccountId, CampusId, ClassId, GuardianId, LearnerId, StaffId},
    lang::Lang,
    time::At,
};
use uuid::Uuid;

/// Somebody, with one of the roles that hold.
#[derive(sqlx::FromRow)]
pub(super) struct PersonRow {
    account_id: Uuid,
    name: String,
    pub(super) kind: String,
    staff_id: Option<Uuid>,
    guardian_id: Option<Uuid>,
    learner_id: Option<Uuid>,
    lang: String,
    role: Option<String>,
    campus_id: Option<Uuid>,
    department: Option<String>,
    class_id: Option<Uuid>,
    archives_shut_until: Option<i64>,
    /// Of a role of the school's own: the words of what it allows.
    built: Option<String>,
}

/// A session, with one of the roles of its person.
#[derive(sqlx::FromRow)]
pub(super) struct SessionRow {
    #[sqlx(flatten)]
    pub(super) person: PersonRow,
    pub(super) seen_at: i64,
    pub(super) proved_at: i64,
    pub(super) has_factor: bool,
    /// Through whose eyes it looks, and until when.
    pub(super) view_id: Option<Uuid>,
    pub(super) view_until: Option<i64>,
}

/// When somebody asks: the instant, and the day on the school's calendar.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    pub(super) now: At,
    pub(super) today: NaiveDate,
}

impl Moment {
    pub(super) fn of(house: &House) -> Self {
        Self { now: house.clock.now(), today: house.clock.on_campus(&house.zone).date }
    }
}

/// Whether account `a` may sign in: people of another company while its contract holds at `$now`, a learner while a
/// guardian manages the sign-in on `$today`.
macro_rules! works {
    ($now:literal, $today:literal) => {
        concat!(
            "a.is_active
             and not exists (select 1 from account_role q where q.account_id = a.id and q.role = 'outsourced_sales'
                                and q.from_at <= ",
            $now,
            " and (q.until_at is null or q.until_at > ",
            $now,
            ") and not exists (select 1 from outsourcing o where o.account_id = a.id and o.from_at <= ",
            $now,
            " and o.until_at > ",
            $now,
            "))
             and (a.learner_id is null
                  or exists (select 1 from guardian_link g where g.learner_id = a.learner_id and g.manages and not g.waits
                                and g.from_on <= ",
            $today,
            " and (g.until_on is null or g.until_on >= ",
            $today,
            ")))"
        )
    };
}
use works;

/// Account `a` with the roles that hold at `$2`, one row a role, if it may sign in then, on day `$3`.
macro_rules! person_rows {
    ($columns:literal, $tables:literal, $condition:literal) => {
        concat!(
            "select a.id as account_id, a.name, a.kind, a.staff_id, a.guardian_id, a.learner_id, a.lang, a.archives_shut_until, r.role, r.campus_id, r.department, r.class_id,
                    case when r.role like 'custom.%' then (select string_agg(x.permission, ',') from role_permission x where x.role = r.role) end as built",
            $columns,
            " from ",
            $tables,
            " left join account_role r on r.account_id = a.id and r.from_at <= $2 and (r.until_at is null or r.until_at > $2) where ",
            $condition,
            " and ",
            works!("$2", "$3"),
            " order by r.role"
        )
    };
}

/// The session of a token with its account and the roles that hold then: one query a request.
pub(super) async fn session(conn: &mut Conn, token_hash: &[u8], moment: Moment) -> DbResult<Vec<SessionRow>> {
    fetch_all!(
        conn,
        SessionRow,
        person_rows!(
            ", s.seen_at, s.proved_at, (s.proved_twice or exists (select 1 from second_factor f where f.account_id = a.id)) as has_factor,
             v.account_id as view_id, v.until_at as view_until",
            "session s join account a on a.id = s.account_id left join view_as v on v.token_hash = s.token_hash",
            "s.token_hash = $1 and s.expires_at > $2"
        ),
        token_hash,
        moment.now.0,
        moment.today
    )
}

/// Somebody with the roles that hold then; nobody when they could not sign in.
pub(super) async fn person(conn: &mut Conn, account: AccountId, moment: Moment) -> DbResult<Vec<PersonRow>> {
    fetch_all!(conn, PersonRow, person_rows!("", "account a", "a.id = $1"), account.0, moment.now.0, moment.today)
}

/// The person of those rows, who last proved who they are at `proved_at`.
pub(super) fn actor<'a>(rows: impl IntoIterator<Item = &'a PersonRow>, proved_at: At) -> Option<Actor> {
    let mut rows = rows.into_iter().peekable();
    let first = *rows.peek()?;
    Some(Actor {
        staff: first.staff_id.map(StaffId),
        guardian: first.guardian_id.map(GuardianId),
        learner: first.learner_id.map(LearnerId),
        grants: rows.filter_map(grant).collect(),
        lang: Lang::of(&first.lang),
        proved_at,
        archives_shut_until: first.archives_shut_until.map(At),
        ..Actor::without_roles(AccountId(first.account_id), first.name.clone(), AccountKind::of(&first.kind))
    })
}

fn grant(row: &PersonRow) -> Option<Grant> {
    let role = Role::of(row.role.as_deref()?)?;
    let built = Permissions::of_words(row.built.as_deref().unwrap_or_default().split(','));
    Some(Grant {
        role,
        permissions: role.permissions().and(built),
        campus: row.campus_id.map(CampusId),
        department: row.department.clone(),
        class: row.class_id.map(ClassId),
    })
}

pub(super) async fn touch(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<u64> {
    execute!(conn, "update session set seen_at = $2 where token_hash = $1", token_hash, now.0)
}

/// A session that begins.
pub(super) struct NewSession<'a> {
    pub(super) token_hash: &'a [u8],
    pub(super) account: Uuid,
    /// From when, and until when in any case.
    pub(super) term: (At, At),
    pub(super) device: &'a str,
    /// Whether a provider of identities asked for more than one proof.
    pub(super) proved_twice: bool,
}

pub(super) async fn begin(conn: &mut Conn, session: &NewSession<'_>) -> DbResult<u64> {
    const SQL: &str = "insert into session (token_hash, account_id, created_at, seen_at, proved_at, expires_at, device, proved_twice) values ($1, $2, $3, $3, $3, $4, $5, $6)";
    execute!(conn, SQL, session.token_hash, session.account, session.term.0.0, session.term.1.0, session.device, session.proved_twice)
}

pub(super) async fn end(conn: &mut Conn, token_hash: &[u8]) -> DbResult<u64> {
    execute!(conn, "delete from session where token_hash = $1", token_hash)
}

#[derive(sqlx::FromRow)]
pub(super) struct LoginRow {
    pub(super) id: Uuid,
    pub(super) kind: String,
    pub(super) password_hash: String,
    pub(super) is_active: bool,
}

/// The account of a login name. It is active while it may sign in.
pub(super) async fn by_login(conn: &mut Conn, login: &str, moment: Moment) -> DbResult<Option<LoginRow>> {
    fetch_optional!(
        conn,
        LoginRow,
        concat!("select a.id, a.kind, a.password_hash, ", works!("$2", "$3"), " as is_active from account a where a.login = $1"),
        login,
        moment.now.0,
        moment.today
    )
}

pub(super) async fn insert(conn: &mut Conn, id: AccountId, account: &NewAccount, kind: &str, now: At) -> DbResult<u64> {
    execute!(
        conn,
        "insert into account (id, login, name, kind, staff_id, guardian_id, password_hash, is_active, lang, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, true, 'zh-CN', $8)",
        id.0,
        &account.login,
        &account.name,
        kind,
        account.staff.map(|staff| staff.0),
        account.guardian.map(|guardian| guardian.0),
        &account.password_hash,
        now.0
    )
}

#[derive(sqlx::FromRow)]
pub(super) struct AccountRow {
    pub(super) id: Uuid,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) roles: String,
    pub(super) campus: Option<String>,
    pub(super) is_active: bool,
    pub(super) last_seen: Option<i64>,
    pub(super) lang: String,
}

/// The columns of an account with what it holds at `$1`.
macro_rules! account_rows {
    ($tail:literal) => {
        concat!(
            "select a.id, a.login, a.name, a.kind, a.is_active, a.lang,
                    coalesce((select string_agg(r.role || ' ' || coalesce(t.title, ''), '\n' order by r.role)
                                from account_role r left join custom_role t on t.role = r.role
                               where r.account_id = a.id and r.from_at <= $1 and (r.until_at is null or r.until_at > $1)), '') as roles,
                    (select max(c.name) from account_role r join campus c on c.id = r.campus_id where r.account_id = a.id) as campus,
                    (select max(s.seen_at) from session s where s.account_id = a.id) as last_seen
               from account a",
            $tail
        )
    };
}
use account_rows;

/// Accounts after the one with id `after`, staff first, by login.
pub(super) async fn list(permit: &Permit<ListAccounts>, conn: &mut Conn, after: &str, limit: i64) -> DbResult<Vec<AccountRow>> {
    let key: Option<(i64, String)> = match after.parse::<Uuid>() {
        Ok(id) => fetch_optional!(conn, (i64, String), "select case kind when 'staff' then 0 else 1 end as rank, login from account where id = $1", id)?,
        Err(_) => None,
    };
    let (rank, login) = key.unwrap_or((-1, String::new()));
    fetch_all!(
        conn,
        AccountRow,
        account_rows!(
            " where (case a.kind when 'staff' then 0 else 1 end, a.login) > ($2, $3)
              order by case a.kind when 'staff' then 0 else 1 end, a.login limit $4"
        ),
        permit.now().0,
        rank,
        login,
        limit
    )
}
