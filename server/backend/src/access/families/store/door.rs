//! Invitations of guardians, and what is read before anybody is signed in.

use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    people::{ManageFamily, ViewFamily},
    policy::Permit,
};
use chrono::NaiveDate;
use shared::{id::GuardianId, time::At};
use uuid::Uuid;

/// Writes an invitation: hash of the link, hash of the short code.
pub(in super::super) async fn invite(
    permit: &Permit<ManageFamily>,
    conn: &mut Conn,
    guardian: GuardianId,
    id: Uuid,
    given: &str,
    (token_hash, code_hash): (Vec<u8>, Vec<u8>),
    end: At,
) -> DbResult<u64> {
    execute!(
        conn,
        "insert into invitation (id, name, login, guardian_id, given, invited_by, turn, token_hash, code_hash, expires_at)
         select $1, name, '', id, $3, $4, 1, $5, $6, $7 from guardian where id = $2",
        id,
        guardian.0,
        given,
        permit.actor().0,
        token_hash,
        code_hash,
        end.0
    )
}

/// The invitation of a guardian that is open: which, and how many links were made for it.
pub(in super::super) async fn open(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId) -> DbResult<Option<(Uuid, i64)>> {
    const SQL: &str = "select id, turn from invitation where guardian_id = $1 and ended_at is null and expires_at > $2 order by expires_at desc limit 1";
    fetch_optional!(conn, (Uuid, i64), SQL, guardian.0, permit.now().0)
}

pub(in super::super) async fn withdraw(permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId) -> DbResult<u64> {
    execute!(conn, "update invitation set ended_at = $2 where guardian_id = $1 and ended_at is null", guardian.0, permit.now().0)
}

pub(in super::super) async fn renew(
    permit: &Permit<ManageFamily>,
    conn: &mut Conn,
    id: Uuid,
    turn: i64,
    (token_hash, code_hash): (Vec<u8>, Vec<u8>),
    end: At,
) -> DbResult<u64> {
    execute!(
        conn,
        "update invitation set turn = $2, token_hash = $3, code_hash = $4, expires_at = $5, invited_by = $6, proof_hash = null, proof_until = null, proofs_sent = 0
          where id = $1",
        id,
        turn,
        token_hash,
        code_hash,
        end.0,
        permit.actor().0
    )
}

/// An invitation that is open, while whoever sent it is here and manages families.
#[derive(sqlx::FromRow)]
pub(in super::super) struct Door {
    pub(in super::super) id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) guardian_id: Uuid,
    pub(in super::super) phone_sealed: Option<Vec<u8>>,
    pub(in super::super) given: String,
    pub(in super::super) proof_until: Option<i64>,
    pub(in super::super) proofs_sent: i64,
}

pub(in super::super) async fn by_token(conn: &mut Conn, token_hash: &[u8], now: At) -> DbResult<Option<Door>> {
    fetch_optional!(
        conn,
        Door,
        "select i.id, g.name, i.guardian_id, g.phone_sealed, i.given, i.proof_until, i.proofs_sent
           from invitation i join guardian g on g.id = i.guardian_id join account a on a.id = i.invited_by
          where i.token_hash = $1 and i.ended_at is null and i.expires_at > $2 and a.is_active
            and exists (select 1 from account_role r join role_permission x on x.role = r.role and x.permission in ('manage_families', 'manage_own_families')
                         where r.account_id = a.id and r.from_at <= $2 and (r.until_at is null or r.until_at > $2))",
        token_hash,
        now.0
    )
}

/// The invitation of a short code: which, and how many links were made for it.
pub(in super::super) async fn by_code(conn: &mut Conn, code_hash: &[u8], now: At) -> DbResult<Option<(Uuid, i64)>> {
    fetch_optional!(conn, (Uuid, i64), "select id, turn from invitation where code_hash = $1 and ended_at is null and expires_at > $2", code_hash, now.0)
}

/// A child somebody is invited for.
#[derive(sqlx::FromRow)]
pub(in super::super) struct Invited {
    pub(in super::super) id: Uuid,
    pub(in super::super) name: String,
    pub(in super::super) campus: String,
}

/// The children of a guardian whose link is not over.
pub(in super::super) async fn invited(conn: &mut Conn, guardian: Uuid, today: NaiveDate) -> DbResult<Vec<Invited>> {
    fetch_all!(
        conn,
        Invited,
        "select p.id, p.name, c.name as campus from guardian_link k join learner p on p.id = k.learner_id join campus c on c.id = p.campus_id
          where k.guardian_id = $1 and (k.until_on is null or k.until_on >= $2) and p.erased_at is null order by p.no",
        guardian,
        today
    )
}

/// The account of a guardian, and whether it may sign in.
pub(in super::super) async fn any_account(conn: &mut Conn, guardian: Uuid) -> DbResult<Option<(Uuid, bool)>> {
    fetch_optional!(conn, (Uuid, bool), "select id, is_active from account where guardian_id = $1 order by is_active desc limit 1", guardian)
}

/// Keeps the hash of a proof that is being sent.
pub(in super::super) async fn set_proof(conn: &mut Conn, id: Uuid, proof_hash: &[u8], until: At) -> DbResult<u64> {
    execute!(conn, "update invitation set proof_hash = $2, proof_until = $3, proofs_sent = proofs_sent + 1 where id = $1", id, proof_hash, until.0)
}

/// Takes an invitation by its proof: 0 when the proof is wrong or too old, or when it was taken before.
pub(in super::super) async fn take_proof(conn: &mut Conn, id: Uuid, proof_hash: &[u8], now: At) -> DbResult<u64> {
    const SQL: &str = "update invitation set ended_at = $3 where id = $1 and proof_hash = $2 and proof_until > $3 and ended_at is null";
    execute!(conn, SQL, id, proof_hash, now.0)
}

/// Takes an invitation for an account there is: 0 when it was taken before.
pub(in super::super) async fn take(permit: &Permit<ViewFamily>, conn: &mut Conn, id: Uuid) -> DbResult<u64> {
    execute!(conn, "update invitation set ended_at = $2 where id = $1 and ended_at is null", id, permit.now().0)
}

/// The guardian said that this is their child.
pub(in super::super) async fn confirm(conn: &mut Conn, guardian: Uuid, learner: Uuid, today: NaiveDate) -> DbResult<u64> {
    const SQL: &str = "update guardian_link set waits = $4 where guardian_id = $1 and learner_id = $2 and (until_on is null or until_on >= $3)";
    execute!(conn, SQL, guardian, learner, today, false)
}
