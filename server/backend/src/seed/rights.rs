//! Rights of the demo school that are worth looking at: a role of its own, a grant that runs and one that waits, a contract.

use crate::{
    clock::midnight,
    db::{Conn, DbResult},
    execute, fetch_one, new_id,
};
use chrono::{Days, NaiveDate};
use shared::{
    access::{Permission, Role, RoleKey},
    id::OwnRoleId,
    time::At,
};
use uuid::Uuid;

/// What the role of the demo school allows.
const DESK: [Permission; 4] = [Permission::ReadLearners, Permission::ReadClasses, Permission::ReadMaskedContacts, Permission::ManageFamilies];
/// The day in milliseconds.
const DAY: i64 = 24 * 3600 * 1000;

pub(super) async fn write(conn: &mut Conn, now: At, today: NaiveDate, zone: &str) -> DbResult<()> {
    let (admin, teacher, seller) = (account(conn, "admin").await?, account(conn, "gaoshan").await?, account(conn, "hexin").await?);
    let until = |days: u64| midnight(today + Days::new(days), zone).0;
    desk(conn, admin, now).await?;
    let (manager, sales) = (account(conn, "qiao").await?, account(conn, "fang").await?);
    granted(conn, (teacher, admin), (Role::Operations, "整理开放日的到课名单", now.0 - 2 * DAY, until(6))).await?;
    // Who sees contacts in full, and under whose approval.
    granted(conn, (admin, manager), (Role::CustomerService, "期末回访，核对家长电话", now.0 - 2 * DAY, until(20))).await?;
    granted(conn, (sales, admin), (Role::Sales, "本月线索回电", now.0 - 2 * DAY, until(20))).await?;
    ask(conn, teacher, (Role::Finance, "核对本班续费课时，月底前做完", now.0 - DAY / 4, until(9)), None).await?;
    execute!(
        conn,
        "insert into outsourcing (id, account_id, company, purpose, signed_by, from_at, until_at, written_by)
         values ($1, $2, '蓝桥呼叫中心', '秋季体验课电话邀约', '陆明', $3, $4, $5)",
        new_id(),
        seller,
        now.0 - 3 * DAY,
        until(60),
        admin
    )
    .map(|_| ())
}

async fn account(conn: &mut Conn, login: &str) -> DbResult<Uuid> {
    Ok(fetch_one!(conn, (Uuid,), "select id from account where login = $1", login)?.0)
}

async fn desk(conn: &mut Conn, admin: Uuid, now: At) -> DbResult<()> {
    let word = RoleKey::Own(OwnRoleId(new_id())).to_string();
    execute!(conn, "insert into custom_role (role, title, made_by, made_at) values ($1, '前台接待', $2, $3)", &word, admin, now.0 - 5 * DAY)?;
    for permission in DESK {
        execute!(conn, "insert into role_permission (role, permission) values ($1, $2)", &word, permission.word())?;
    }
    Ok(())
}

/// A request of somebody that another approved a day later, and the role that was given: for the campus of the same role, where they
/// hold it for one.
async fn granted(conn: &mut Conn, (account, by): (Uuid, Uuid), asked: (Role, &str, i64, i64)) -> DbResult<()> {
    let (held, (role, _, at, until)) = (new_id(), asked);
    execute!(
        conn,
        "insert into account_role (id, account_id, role, campus_id, from_at, until_at, given_by)
         values ($1, $2, $3, (select campus_id from account_role where account_id = $2 and role = $3), $4, $5, $6)",
        held,
        account,
        role.word(),
        at + DAY,
        until,
        by
    )?;
    ask(conn, account, asked, Some((by, at + DAY, held))).await
}

/// A request: which role, why, when it was asked for and until when; decided by whom and when, and the role that was given.
async fn ask(conn: &mut Conn, account: Uuid, (role, reason, at, until): (Role, &str, i64, i64), decided: Option<(Uuid, i64, Uuid)>) -> DbResult<()> {
    execute!(
        conn,
        "insert into grant_request (id, account_id, asked_by, asked_at, role, reason, until_at, decided_by, decided_at, approved, answer, held_id)
         values ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        new_id(),
        account,
        at,
        role.word(),
        reason,
        until,
        decided.map(|(by, _, _)| by),
        decided.map(|(_, when, _)| when),
        decided.map(|_| true),
        decided.map(|_| "同意"),
        decided.map(|(_, _, held)| held)
    )
    .map(|_| ())
}
