//! Invitations of guardians: a link, its picture and a short code, which open once, within a week.

use super::{rights::entry, store};
use crate::{
    Cx, OrFault,
    access::{
        invite::{LINK_LIFE, hash, secret},
        recovery::{plain, written},
        throttle::{refuse, wait_if_locked},
        totp::qr,
    },
    audit::Kind,
    clock::wall,
    db::Conn,
    people::ManageFamily,
    policy::Permit,
};
use shared::{
    access::OpenDoor,
    error::{AppError, AppResult},
    id::{GuardianId, LearnerId},
    time::At,
};
use uuid::Uuid;

/// Signs of a short code: 40 bits, and few guesses.
const CODE: usize = 8;

/// The short code of an invitation; made anew from the key of the house like the link's secret.
fn code(cx: &Cx, id: Uuid, turn: i64) -> String {
    written(&cx.seal.index(&format!("short code {} {turn}", id.as_simple()))[..CODE])
}

fn code_hash(cx: &Cx, typed: &str) -> Vec<u8> {
    cx.seal.index(&format!("typed code {}", plain(typed)))
}

/// Both secrets as they are stored.
fn hashes(cx: &Cx, id: Uuid, turn: i64) -> (Vec<u8>, Vec<u8>) {
    (hash(&secret(cx, id, turn)), code_hash(cx, &code(cx, id, turn)))
}

pub(super) fn shown(cx: &Cx, origin: &str, id: Uuid, turn: i64, end: At) -> AppResult<OpenDoor> {
    let link = format!("{origin}/join/{}", secret(cx, id, turn));
    let (code, until) = (code(cx, id, turn), wall(end, &cx.zone));
    Ok(OpenDoor { qr: qr(&link)?, code: format!("{}-{}", &code[..4], &code[4..]), until: format!("{} {}", until.date, until.minute), link })
}

/// Invites a guardian of the learner, for all their children here whose link is not over. One who is invited already stays so.
pub async fn invite_guardian(cx: &Cx, learner: LearnerId, guardian: GuardianId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageFamily>(&mut tx, learner).await?;
    cx.fresh()?;
    check(cx, &permit, &mut tx, guardian).await?;
    if store::open(&permit, &mut tx, guardian).await.or_fault()?.is_some() {
        return Ok(());
    }
    let (id, children) = (crate::new_id(), store::children(&permit, &mut tx, guardian, cx.today().date).await.or_fault()?);
    let given = serde_json::to_string(&children).or_fault()?;
    store::invite(&permit, &mut tx, guardian, id, &given, hashes(cx, id, 1), permit.now().plus_seconds(LINK_LIFE)).await.or_fault()?;
    cx.audit(&mut tx, &[entry(learner, Kind::Rights, "invitation", "invited".into())]).await?;
    cx.commit(tx, &[]).await
}

/// Who is invited is tied to the child and can be reached.
async fn check(cx: &Cx, permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId) -> AppResult<()> {
    let link = store::link(permit, conn, guardian).await.or_fault()?.filter(|link| !link.is_over(cx.today().date));
    if link.ok_or(AppError::NotFound)?.has_phone { Ok(()) } else { Err(AppError::Conflict("no_phone".into())) }
}

/// Takes the invitation back: link and code open nothing from now on. Twice is the same.
pub async fn withdraw_guardian(cx: &Cx, learner: LearnerId, guardian: GuardianId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageFamily>(&mut tx, learner).await?;
    store::link(&permit, &mut tx, guardian).await.or_fault()?.ok_or(AppError::NotFound)?;
    if store::withdraw(&permit, &mut tx, guardian).await.or_fault()? > 0 {
        cx.audit(&mut tx, &[entry(learner, Kind::Rights, "invitation", "withdrawn".into())]).await?;
    }
    cx.commit(tx, &[]).await
}

/// Makes another link and code for a week more; those before open nothing from now on.
pub async fn renew_guardian(cx: &Cx, learner: LearnerId, guardian: GuardianId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageFamily>(&mut tx, learner).await?;
    cx.fresh()?;
    check(cx, &permit, &mut tx, guardian).await?;
    let (id, turn) = store::open(&permit, &mut tx, guardian).await.or_fault()?.ok_or(AppError::NotFound)?;
    store::renew(&permit, &mut tx, id, turn + 1, hashes(cx, id, turn + 1), permit.now().plus_seconds(LINK_LIFE)).await.or_fault()?;
    cx.audit(&mut tx, &[entry(learner, Kind::Rights, "invitation", "renewed".into())]).await?;
    cx.commit(tx, &[]).await
}

/// The secret of the link that belongs to a short code; wrong ones are counted by the address they come from.
pub async fn open_door(cx: &Cx, typed: &str) -> AppResult<String> {
    let tries = format!("short code {}", cx.address());
    let mut conn = cx.read().await?;
    wait_if_locked(cx, &mut conn, &tries, "code").await?;
    let found = store::by_code(&mut conn, &code_hash(cx, typed), cx.clock.now()).await.or_fault()?;
    drop(conn);
    match found {
        Some((id, turn)) => Ok(secret(cx, id, turn)),
        None => refuse(cx, &tries, "code").await,
    }
}
