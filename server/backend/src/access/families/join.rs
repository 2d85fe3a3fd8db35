//! A guardian comes in: who is invited, the proof of the phone, the account; or one child more for an account there is.

use super::store::{self, Door};
use crate::{
    Cx, OrFault,
    access::{
        NewAccount, SignedIn, accounts,
        code::six_digits,
        invite::hash,
        own::choosable,
        sign_in,
        store::invitation::login_taken,
        throttle::{refuse, wait_if_locked},
    },
    audit::{Entry, Kind},
    db::Conn,
    keys::Cell,
    people::ViewFamily,
    reach::{self, Message},
};
use shared::{
    access::{JoinStep, Joining},
    error::{AppError, AppResult},
    id::{AccountId, GuardianId, LearnerId},
    people::{mask_name, mask_phone},
    time::At,
};

/// Seconds a proof of the phone lives.
pub const PROOF_LIFE: i64 = 10 * 60;
/// Seconds before another one is sent.
const AGAIN: i64 = 60;
/// Proofs an invitation sends at most, until it is renewed.
const PROOFS: i64 = 5;

/// An open invitation with what it is about.
struct Opened {
    door: Door,
    phone: String,
    children: Vec<store::Invited>,
    account: Option<AccountId>,
}

/// Reads an invitation; [`AppError::NotFound`] when it was used, withdrawn, renewed, is too old, or when whoever sent it,
/// the guardian or every child of it has left.
async fn opened(cx: &Cx, conn: &mut Conn, token: &str) -> AppResult<Opened> {
    let door = store::by_token(conn, &hash(token), cx.clock.now()).await.or_fault()?.ok_or(AppError::NotFound)?;
    let given: Vec<LearnerId> = serde_json::from_str(&door.given).or_fault()?;
    let mut children = store::invited(conn, door.guardian_id, cx.today().date).await.or_fault()?;
    children.retain(|child| given.contains(&LearnerId(child.id)));
    let ring = cx.seal.ring(&[door.guardian_id]).await?;
    let phone = door.phone_sealed.as_deref().and_then(|sealed| ring.open(Cell::of(door.guardian_id, "guardian.phone_sealed"), sealed).ok());
    let (Some(phone), false) = (phone.map(|secret| secret.expose().to_owned()), children.is_empty()) else { return Err(AppError::NotFound) };
    let account = match store::any_account(conn, door.guardian_id).await.or_fault()? {
        Some((_, false)) => return Err(AppError::NotFound),
        Some((id, true)) => Some(AccountId(id)),
        None => None,
    };
    Ok(Opened { door, phone, children, account })
}

impl Opened {
    fn step(&self, cx: &Cx) -> JoinStep {
        match (cx.actor(), self.account) {
            (Ok(actor), Some(account)) if actor.account == account => JoinStep::Add,
            (Ok(_), _) => JoinStep::Other,
            (Err(_), Some(_)) => JoinStep::SignIn,
            (Err(_), None) if self.door.proof_until.is_some_and(|until| At(until) > cx.clock.now()) => JoinStep::Prove,
            (Err(_), None) => JoinStep::Send,
        }
    }

    /// What wrong proofs are counted under.
    fn tries(&self) -> String {
        format!("join {}", self.door.id.as_simple())
    }
}

/// What an invitation shows to whoever opens it.
pub async fn joining(cx: &Cx, token: &str) -> AppResult<Joining> {
    let opened = opened(cx, &mut cx.house.nobody().read().await?, token).await?;
    let school = opened.children.first().map(|child| child.campus.clone()).unwrap_or_default();
    let children = opened.children.iter().map(|child| mask_name(&child.name)).collect();
    Ok(Joining { school, children, phone: mask_phone(&opened.phone), step: opened.step(cx) })
}

/// Sends a proof to the phone of the guardian. One that was sent less than a minute ago is enough; after [`PROOFS`] the
/// field `code` is refused with `too_many`.
pub async fn send_proof(cx: &Cx, token: &str) -> AppResult<()> {
    let mut tx = cx.house.nobody().begin().await?;
    let opened = opened(cx, &mut tx, token).await?;
    let now = cx.clock.now();
    if !matches!(opened.step(cx), JoinStep::Send | JoinStep::Prove) {
        return Err(AppError::NotFound);
    }
    if opened.door.proof_until.is_some_and(|until| At(until).plus_seconds(AGAIN - PROOF_LIFE) > now) {
        return Ok(());
    }
    if opened.door.proofs_sent >= PROOFS {
        return Err(AppError::invalid("code", "too_many"));
    }
    let code = six_digits();
    store::set_proof(&mut tx, opened.door.id, &proof(cx, &opened.door, &code), now.plus_seconds(PROOF_LIFE)).await.or_fault()?;
    let body = format!("【学途】验证码 {code}，10 分钟内有效，用来开通家长账号。请勿告诉他人。");
    let message = Message { kind: "join_code", to: GuardianId(opened.door.guardian_id), recipient: &opened.phone, body: &body };
    reach::send(cx, &mut tx, &message).await?;
    cx.commit(tx, &[]).await
}

fn proof(cx: &Cx, door: &Door, code: &str) -> Vec<u8> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    cx.seal.index(&format!("proof {} {digits}", door.id.as_simple()))
}

/// Makes the account of a guardian who proved their phone, with the password they chose, and signs them in.
pub async fn join_family(cx: &Cx, token: &str, code: &str, password: String, device: &str) -> AppResult<SignedIn> {
    let mut conn = cx.read().await?;
    let before = opened(cx, &mut conn, token).await?;
    if before.step(cx) != JoinStep::Prove {
        return Err(AppError::invalid("code", "wrong"));
    }
    wait_if_locked(cx, &mut conn, &before.tries(), "code").await?;
    drop(conn);
    choosable(cx, "password", &password, (&before.phone, &before.door.name)).await?;
    let password_hash = cx.hasher.hash(password).await?;
    let mut tx = cx.begin().await?;
    let opened = opened(cx, &mut tx, token).await?;
    // Guesses that were made at the same time count before one of them is taken.
    wait_if_locked(cx, &mut tx, &opened.tries(), "code").await?;
    if store::take_proof(&mut tx, opened.door.id, &proof(cx, &opened.door, code), cx.clock.now()).await.or_fault()? == 0 {
        drop(tx);
        return refuse(cx, &opened.tries(), "code").await;
    }
    let account = make(cx, &mut tx, &opened, password_hash).await?;
    sign_in::begin(cx, tx, &sign_in::Entering { login: &opened.phone, account: account.0, staff: false, device, proved_twice: false }).await
}

async fn make(cx: &Cx, conn: &mut Conn, opened: &Opened, password_hash: String) -> AppResult<AccountId> {
    let guardian = GuardianId(opened.door.guardian_id);
    let new =
        NewAccount { login: opened.phone.clone(), name: opened.door.name.clone(), staff: None, guardian: Some(guardian), roles: Vec::new(), password_hash };
    if login_taken(conn, &new.login).await.or_fault()? {
        return Err(AppError::invalid("code", "taken"));
    }
    let account = accounts::create_account(conn, &new, cx.clock.now()).await.or_fault()?;
    confirm(cx, conn, opened).await?;
    cx.audit(conn, &[Entry { kind: Kind::Rights, account: Some(account), fields: "guardian.phone", reason: "joined".into(), ..Entry::default() }]).await?;
    Ok(account)
}

/// The children of the invitation are the guardian's from now on.
async fn confirm(cx: &Cx, conn: &mut Conn, opened: &Opened) -> AppResult<()> {
    for child in &opened.children {
        store::confirm(conn, opened.door.guardian_id, child.id, cx.today().date).await.or_fault()?;
    }
    Ok(())
}

/// A guardian who is signed in says that the children of an invitation are theirs.
pub async fn accept_children(cx: &Cx, token: &str) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ViewFamily>(&mut tx, ()).await?;
    let opened = opened(cx, &mut tx, token).await?;
    if opened.step(cx) != JoinStep::Add || store::take(&permit, &mut tx, opened.door.id).await.or_fault()? == 0 {
        return Err(AppError::NotFound);
    }
    confirm(cx, &mut tx, &opened).await?;
    cx.audit(&mut tx, &[Entry { kind: Kind::Rights, fields: "guardian_link", reason: "confirmed".into(), ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await
}
