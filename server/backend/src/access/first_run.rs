//! The first run: a house without accounts is opened by whoever reads the terminal, with a code that works once.

use super::{
    SignedIn,
    code::recovery_hash,
    newcomer, recovery, sign_in,
    store::{
        first_run as rows,
        held::{NewRole, hold},
    },
    throttle::{refuse, wait_if_locked},
};
use crate::{Cx, House, OrFault};
use shared::{
    access::{NewPerson, Role},
    error::{AppError, AppResult},
    id::AccountId,
};

/// Seconds the code lives; a restart prints another.
const LIFE: i64 = 24 * 3600;
/// What failed codes are counted under.
const LOGIN: &str = "first run";

/// In a house without accounts: a fresh code for [`start_school`], in the place of an older one. None elsewhere.
pub async fn first_run_code(house: &House) -> AppResult<Option<String>> {
    let mut tx = house.db.begin().await.or_fault()?;
    rows::forget(&mut tx).await.or_fault()?;
    let code = if rows::is_empty(&mut tx).await.or_fault()? {
        let code = recovery::one();
        let end = house.clock.now().plus_seconds(LIFE);
        rows::keep(&mut tx, &hash(&house.nobody(), &code), end).await.or_fault()?;
        Some(code)
    } else {
        None
    };
    tx.commit().await.or_fault()?;
    Ok(code)
}

fn hash(cx: &Cx, code: &str) -> Vec<u8> {
    recovery_hash(cx, AccountId(uuid::Uuid::nil()), code)
}

/// Whether nobody has an account yet; otherwise the page of the first run is not there.
pub async fn is_first_run(cx: &Cx) -> AppResult<()> {
    let mut conn = cx.read().await?;
    if rows::is_empty(&mut conn).await.or_fault()? { Ok(()) } else { Err(AppError::NotFound) }
}

/// Makes the first administrator and signs them in.
pub async fn start_school(cx: &Cx, code: &str, person: NewPerson, device: &str) -> AppResult<SignedIn> {
    is_first_run(cx).await?;
    wait_if_locked(cx, &mut cx.read().await?, LOGIN, "code").await?;
    let person = newcomer::checked(cx, person).await?;
    let password_hash = cx.hasher.hash(person.password.clone()).await?;
    let now = cx.clock.now();
    let mut tx = cx.begin().await?;
    if !rows::is_empty(&mut tx).await.or_fault()? {
        return Err(AppError::NotFound);
    }
    if rows::take(&mut tx, &hash(cx, code), now).await.or_fault()? == 0 {
        drop(tx);
        return refuse(cx, LOGIN, "code").await;
    }
    let id = newcomer::make(&mut tx, &person, None, password_hash, now).await?;
    hold(&mut tx, &NewRole::by_house(id, Role::Admin, None, now)).await.or_fault()?;
    sign_in::begin(cx, tx, &sign_in::Entering { login: &person.login, account: id.0, staff: true, device, proved_twice: false }).await
}
