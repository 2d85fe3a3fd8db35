//! Contacts that are shown in clear, and who saw how many.

use super::super::RevealContact;
use crate::{
    db::{Conn, DbResult},
    execute, fetch_optional,
    keys::Cell,
    policy::{Act, Permit},
    scalar,
};
use shared::{id::GrantRequestId, people::Reveal, time::At};
use uuid::Uuid;

/// The sealed value and where it stands; none where there is none, or where the guardian is not one of this learner.
pub(in super::super) async fn sealed_contact(permit: &Permit<RevealContact>, conn: &mut Conn, what: Reveal) -> DbResult<Option<(Cell, Vec<u8>)>> {
    type Own = (Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);
    const OWN: &str = "select phone_sealed, id_no_sealed, address_sealed from learner where id = $1";
    const GUARDIAN: &str = "select g.phone_sealed from guardian_link k join guardian g on g.id = k.guardian_id where k.learner_id = $1 and g.id = $2";
    let learner = permit.on().0;
    if let Reveal::Guardian(guardian) = what {
        let row = fetch_optional!(conn, (Option<Vec<u8>>,), GUARDIAN, learner, guardian.0)?;
        return Ok(row.and_then(|(sealed,)| Some((Cell::of(guardian.0, "guardian.phone_sealed"), sealed?))));
    }
    let Some((phone, id_no, address)) = fetch_optional!(conn, Own, OWN, learner)? else { return Ok(None) };
    let (column, sealed) = match what {
        Reveal::IdNo => ("learner.id_no_sealed", id_no),
        Reveal::Address => ("learner.address_sealed", address),
        _ => ("learner.phone_sealed", phone),
    };
    Ok(sealed.map(|sealed| (Cell::of(learner, column), sealed)))
}

/// Writes down that the asker sees a contact: which, why, and by which approval.
pub(in super::super) async fn write_reveal(
    permit: &Permit<RevealContact>,
    conn: &mut Conn,
    what: Reveal,
    reason: &str,
    approval: GrantRequestId,
) -> DbResult<u64> {
    let what = match what {
        Reveal::Guardian(guardian) => format!("{} {guardian}", what.field()),
        own => own.field().to_owned(),
    };
    execute!(
        conn,
        "insert into reveal (id, account_id, learner_id, what, reason, at, approval_id) values ($1, $2, $3, $4, $5, $6, $7)",
        crate::new_id(),
        permit.actor().0,
        permit.on().0,
        what,
        reason,
        permit.now().0,
        approval.0
    )
}

/// How many contacts the asker has seen since `since`, of whomever: learners, their families, leads.
pub(crate) async fn reveals<A: Act>(permit: &Permit<A>, conn: &mut Conn, since: At) -> DbResult<i64> {
    const SQL: &str =
        "select (select count(*) from reveal where account_id = $1 and at >= $2) + (select count(*) from lead_reveal where account_id = $1 and at >= $2)";
    let account: Uuid = permit.actor().0;
    scalar!(conn, i64, SQL, account, since.0)
}
