//! Sign-in: the password, then the code of the second factor where one is set up.

use super::{
    Token, code, device, ended, session,
    store::{self, Moment, factor},
    throttle::{forgive, refuse, wait_if_locked},
};
use crate::{
    Cx, OrFault,
    db::{Conn, Tx},
    event::Event,
};
use shared::{
    access::{Me, SignIn},
    error::{AppError, AppResult},
    id::AccountId,
};
use uuid::Uuid;

/// Seconds between the password and the code.
pub const STEP_LIFE: i64 = 10 * 60;
/// No login and no password is longer, in bytes; what is longer is wrong without being counted or kept.
pub(super) const LOGIN: usize = 256;
const PASSWORD: usize = 1024;
/// Characters kept of what a browser calls itself.
const DEVICE: usize = 200;

/// How far a sign-in came.
pub struct SignedIn {
    /// The secret for the cookie: of the session, or of the step that waits for the code.
    pub token: Token,
    /// Seconds the cookie lives.
    pub life: i64,
    /// The cookie by which this browser is known from now on; none before the sign-in is done.
    pub device: Option<String>,
    /// Who it is; none: the code is asked for first, and the token opens nothing but that.
    pub me: Option<Me>,
}

/// Who is about to be signed in.
pub(super) struct Entering<'a> {
    pub(super) login: &'a str,
    pub(super) account: Uuid,
    pub(super) staff: bool,
    pub(super) device: &'a str,
    /// Whether a provider of identities asked for more than one proof.
    pub(super) proved_twice: bool,
}

/// Checks the password and begins a session, or the step to one. A wrong name and a wrong password look the same and take as
/// long.
pub async fn sign_in(cx: &Cx, form: SignIn, device: &str) -> AppResult<SignedIn> {
    let login = form.login.trim().to_lowercase();
    if login.is_empty() {
        return Err(AppError::invalid("login", "required"));
    }
    if login.len() > LOGIN || form.password.len() > PASSWORD {
        return Err(AppError::invalid("password", "wrong"));
    }
    let mut conn = cx.read().await?;
    wait_if_locked(cx, &mut conn, &login, "password").await?;
    let account = store::by_login(&mut conn, &login, Moment::of(cx)).await.or_fault()?;
    drop(conn);
    let right = cx.hasher.check(form.password, account.as_ref().map(|account| account.password_hash.clone())).await?;
    let Some(account) = account.filter(|account| right && account.is_active) else {
        return refuse(cx, &login, "password").await;
    };
    let device: String = device.chars().take(DEVICE).collect();
    let entering = Entering { login: &login, account: account.id, staff: account.kind == "staff", device: &device, proved_twice: false };
    let mut tx = cx.begin().await?;
    // Guesses that were made at the same time count before one of them is taken.
    wait_if_locked(cx, &mut tx, &login, "password").await?;
    if factor::secret(&mut tx, AccountId(account.id)).await.or_fault()?.is_some() {
        return ask_code(cx, tx, &entering).await;
    }
    begin(cx, tx, &entering).await
}

/// Begins the step between the first proof and the code.
pub(super) async fn ask_code(cx: &Cx, mut tx: Tx, entering: &Entering<'_>) -> AppResult<SignedIn> {
    let (token, now) = (Token::fresh(), cx.clock.now());
    factor::begin_step(&mut tx, &token.hash(), entering.account, entering.device, now, now.plus_seconds(STEP_LIFE)).await.or_fault()?;
    cx.commit(tx, &[]).await?;
    Ok(SignedIn { token, life: STEP_LIFE, device: None, me: None })
}

/// Checks the code after the password and begins the session. A code works once; wrong ones count like wrong passwords.
pub async fn sign_in_code(cx: &Cx, step: &Token, typed: &str) -> AppResult<SignedIn> {
    let mut conn = cx.read().await?;
    let row = waiting(cx, &mut conn, step).await?;
    wait_if_locked(cx, &mut conn, &row.login, "code").await?;
    drop(conn);
    let mut tx = cx.begin().await?;
    wait_if_locked(cx, &mut tx, &row.login, "code").await?;
    if !code::is_right(cx, &mut tx, AccountId(row.account_id), typed).await? {
        drop(tx);
        return refuse(cx, &row.login, "code").await;
    }
    if factor::end_step(&mut tx, &step.hash()).await.or_fault()? == 0 {
        return Err(AppError::SignedOut);
    }
    let staff = row.kind == "staff";
    begin(cx, tx, &Entering { login: &row.login, account: row.account_id, staff, device: &row.device, proved_twice: false }).await
}

async fn waiting(cx: &Cx, conn: &mut Conn, step: &Token) -> AppResult<factor::StepRow> {
    factor::step(conn, &step.hash(), cx.clock.now()).await.or_fault()?.ok_or(AppError::SignedOut)
}

pub(super) async fn begin(cx: &Cx, mut tx: Tx, entering: &Entering<'_>) -> AppResult<SignedIn> {
    let token = Token::fresh();
    let (now, life) = (cx.clock.now(), if entering.staff { session::STAFF_LIFE } else { session::FAMILY_LIFE });
    forgive(cx, &mut tx, entering.login).await?;
    let mut events = end_earlier(cx, &mut tx).await?;
    let device: String = entering.device.chars().take(DEVICE).collect();
    let term = (now, now.plus_seconds(life));
    let session = store::NewSession { token_hash: &token.hash(), account: entering.account, term, device: &device, proved_twice: entering.proved_twice };
    store::begin(&mut tx, &session).await.or_fault()?;
    events.push(signed_in(entering.account));
    cx.commit(tx, &events).await?;
    let actor = session::actor_of(&cx.house, &token).await?.ok_or(AppError::SignedOut)?;
    Ok(SignedIn { token, life, device: Some(device::cookie(cx, entering.login)), me: Some(actor.me()) })
}

/// Ends the session the browser came with: its cookie is about to be overwritten, and nobody could end it any more.
async fn end_earlier(cx: &Cx, tx: &mut Tx) -> AppResult<Vec<Event>> {
    let Some(earlier) = &cx.brought().session else { return Ok(Vec::new()) };
    let ended = store::end(tx, &earlier.hash()).await.or_fault()?;
    Ok(cx.actor().map_or_else(|_| Vec::new(), |actor| ended::when(ended > 0, "signed_out", actor.account)))
}

fn signed_in(account: Uuid) -> Event {
    Event { kind: "signed_in", account: Some(account), body: serde_json::json!({ "account": account }).to_string(), ..Event::default() }
}
