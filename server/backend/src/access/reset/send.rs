//! Whether a code goes out, and sending it.

use crate::{
    Cx, House, OrFault,
    access::{code::six_digits, ended, store::reset_code as store},
    db::Conn,
    keys,
    reach::{self, Message},
};
use shared::{
    error::AppResult,
    id::{AccountId, GuardianId},
};

/// Codes an account is sent at most within [`DAY`]: each costs money and can be guessed at.
const CODES: i64 = 5;
/// In seconds.
pub(super) const DAY: i64 = 24 * 3600;

/// What of a code is stored.
pub(super) fn code_hash(cx: &Cx, token_hash: &[u8], typed: &str) -> Vec<u8> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    cx.seal.index(&format!("reset code {} {digits}", hex::encode(token_hash)))
}

/// A guardian who can be reached by the phone they once proved.
pub(super) struct Reachable {
    pub(super) guardian: GuardianId,
    pub(super) login: String,
    pub(super) name: String,
}

/// The guardian of an account that may sign in, as long as the school's phone is the login: that is the number that was
/// proved when the account was made.
pub(super) async fn proved_phone(cx: &Cx, conn: &mut Conn, account: AccountId) -> AppResult<Option<Reachable>> {
    let Some(row) = store::guardian(conn, account).await.or_fault()? else { return Ok(None) };
    let ring = cx.seal.ring(&[row.guardian_id]).await?;
    let phone = ring.open(keys::Cell::of(row.guardian_id, "guardian.phone_sealed"), &row.phone_sealed).ok();
    let proved = phone.is_some_and(|phone| phone.expose() == row.login);
    Ok(proved.then_some(Reachable { guardian: GuardianId(row.guardian_id), login: row.login, name: row.name }))
}

/// Sends the codes that were asked for, to guardians with a proved phone and to nobody else.
pub async fn send_reset_codes(house: &House) -> AppResult<()> {
    let cx = house.nobody();
    let waiting = store::waiting(&mut cx.read().await?, cx.clock.now()).await.or_fault()?;
    let mut sent = Ok(());
    for row in waiting {
        // One that cannot be sent keeps nobody else waiting.
        sent = sent.and(send(&cx, &row).await);
    }
    sent
}

async fn send(cx: &Cx, row: &store::WaitingRow) -> AppResult<()> {
    let (account, now) = (AccountId(row.account_id), cx.clock.now());
    let mut tx = cx.begin().await?;
    if store::look(&mut tx, &row.token_hash, now).await.or_fault()? == 0 {
        return Ok(());
    }
    let to = proved_phone(cx, &mut tx, account).await?;
    let sent = store::sent(&mut tx, account, now.plus_seconds(-DAY)).await.or_fault()?;
    let Some(to) = to.filter(|_| sent < CODES) else { return cx.commit(tx, &[]).await };
    let code = six_digits();
    store::set_code(&mut tx, &row.token_hash, &code_hash(cx, &row.token_hash, &code)).await.or_fault()?;
    let body = format!("【学途】验证码 {code}，10 分钟内有效，用来重设密码。不是您本人在操作就不要理会，也不要告诉任何人。");
    reach::send(cx, &mut tx, &Message { kind: "reset_code", to: to.guardian, recipient: &to.login, body: &body }).await?;
    cx.commit(tx, &[ended::event("reset_code_sent", account)]).await
}
