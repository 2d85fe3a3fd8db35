//! A guardian is added to a child: found again where the phone is known.

use super::{rights::left_alone, store};
use crate::{Cx, OrFault, audit::Kind, db::Conn, keys::Fresh, once::Once, people::ManageFamily, policy::Permit};
use shared::{
    access::NewGuardian,
    error::{AppError, AppResult},
    id::{GuardianId, LearnerId},
    intake::cells::{Cell, phones},
};

/// Characters of a name and of a relation at most.
const LONG: usize = 60;

/// Adds a guardian. One who is known by the phone keeps the name the school has; one who has an account sees nothing of
/// the child before they said that it is theirs.
pub async fn add_guardian(cx: &Cx, learner: LearnerId, new: &NewGuardian, key: &str) -> AppResult<GuardianId> {
    let once = Once::new(cx.actor()?.account, key, &(learner, new))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<ManageFamily>(&mut tx, learner).await?;
    cx.fresh()?;
    if let Some(guardian) = once.answered(&mut tx).await? {
        return Ok(guardian);
    }
    let (name, relation, phone) = words(new)?;
    let today = cx.today().date;
    let from = new.term.from_on.unwrap_or(today);
    new.term.check(from, today)?;
    let index = cx.seal.index(&phone);
    let keys = Fresh::default();
    let guardian = if let Some(known) = store::by_phone(&permit, &mut tx, &index).await.or_fault()? {
        known
    } else {
        let id = GuardianId(crate::new_id());
        store::insert_guardian(&permit, &mut tx, &store::NewRow { id, name, phone, index }, &keys).await.or_fault()?;
        id
    };
    let unmanaged = left_alone(cx, &permit, &mut tx).await?;
    tie(cx, &permit, &mut tx, guardian, &store::NewLink { relation, from, term: new.term }).await?;
    once.save(&mut tx, &guardian, permit.now()).await?;
    cx.audit(&mut tx, &[super::rights::entry(learner, Kind::Rights, "guardian_link", format!("+ {}", new.term.rights.words()))]).await?;
    cx.seal.keep(&keys).await?;
    cx.commit(tx, unmanaged.as_slice()).await?;
    Ok(guardian)
}

/// Ties the guardian to the child; one who is tied already is refused at the phone, one who was begins anew.
async fn tie(cx: &Cx, permit: &Permit<ManageFamily>, conn: &mut Conn, guardian: GuardianId, link: &store::NewLink) -> AppResult<()> {
    let waits = store::account(permit, conn, guardian).await.or_fault()?.is_some();
    match store::link(permit, conn, guardian).await.or_fault()? {
        Some(old) if !old.is_over(cx.today().date) => Err(AppError::invalid("phone", "linked")),
        Some(_) => store::tie_again(permit, conn, guardian, link, waits).await.or_fault().map(drop),
        None => store::tie(permit, conn, guardian, link, waits).await.or_fault().map(drop),
    }
}

/// Name, relation and phone as they are stored, or what is wrong with them.
fn words(new: &NewGuardian) -> AppResult<(String, String, String)> {
    let filled = |field: &str, text: &str| {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > LONG { Err(AppError::invalid(field, "required")) } else { Ok(text.to_owned()) }
    };
    let phone = match phones(&Cell::Text(&new.phone)).value.as_deref() {
        Some([one]) => one.clone(),
        _ => return Err(AppError::invalid("phone", "unreadable")),
    };
    Ok((filled("name", &new.name)?, filled("relation", &new.relation)?, phone))
}
