//! Invitations of staff: a link that opens once, within a week, unless it is withdrawn.

use super::{
    InviteStaff, SignedIn, newcomer,
    roles::{may_give, own},
    sign_in,
    store::{
        held::{NewRole, hold},
        invitation as store, places,
    },
    term::term,
    totp::qr,
};
use crate::{Cx, OrFault, clock::wall, db::Conn, event::Event, once::Once};
use sha2::{Digest, Sha256};
use shared::{
    access::{GiveRole, Invitation, Invitations, Invited, NewPerson, NewStaff, PermissionGroup, Permissions, RoleKey, RoleName},
    error::{AppError, AppResult},
    id::{AccountId, InvitationId, OwnRoleId, StaffId},
    time::At,
};
use uuid::Uuid;

/// Seconds a link lives.
pub const LINK_LIFE: i64 = 7 * 24 * 3600;

/// The secret of a link. Nothing of it is stored but its hash; the house makes it anew for whoever may see it.
pub(super) fn secret(cx: &Cx, id: Uuid, turn: i64) -> String {
    hex::encode(cx.seal.index(&format!("invitation {} {turn}", id.as_simple())))
}

pub(super) fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Invites a member of staff; the role begins when they come, or on its first day.
pub async fn invite_staff(cx: &Cx, staff: &NewStaff, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, staff)?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<InviteStaff>(&mut tx, ()).await?;
    cx.fresh()?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let (name, login) = newcomer::words(&staff.name, &staff.login)?;
    staff.role.check(cx.today().date)?;
    may_give(cx, &permit, &mut tx, staff.role.role).await?;
    if staff.role.role.role().needs_contract() {
        return Err(AppError::invalid("role", "contract"));
    }
    if store::login_taken(&mut tx, &login).await.or_fault()? {
        return Err(AppError::invalid("login", "taken"));
    }
    let member = match staff.staff_no.trim() {
        "" => None,
        no => Some(store::staff_of(&permit, &mut tx, no).await.or_fault()?.ok_or_else(|| AppError::invalid("staff_no", "unknown"))?),
    };
    let id = crate::new_id();
    let row = store::NewRow { id, name, login, staff: member, given: serde_json::to_string(&staff.role).or_fault()?, token_hash: hash(&secret(cx, id, 1)) };
    store::insert(&permit, &mut tx, &row, permit.now().plus_seconds(LINK_LIFE)).await.or_fault()?;
    once.save(&mut tx, &(), permit.now()).await?;
    cx.commit(tx, &[event("staff_invited")]).await
}

/// The invitations that are open, the newest first, each with its link below `origin` (`https://school.example`).
pub async fn invitations(cx: &Cx, origin: &str) -> AppResult<Invitations> {
    let permit = cx.permit::<InviteStaff>(()).await?;
    let mut conn = cx.read().await?;
    let rows = store::open(&permit, &mut conn).await.or_fault()?;
    let campuses = places::campuses(&permit, &mut conn).await.or_fault()?;
    let own_roles = own(&permit, &mut conn).await.or_fault()?;
    let open = rows.into_iter().map(|row| shown(cx, origin, row, &own_roles)).collect::<AppResult<_>>()?;
    Ok(Invitations { open, campuses, own_roles, today: cx.today().date })
}

fn shown(cx: &Cx, origin: &str, row: store::OpenRow, own: &[(OwnRoleId, String)]) -> AppResult<Invitation> {
    let link = format!("{origin}/invitation/{}", secret(cx, row.id, row.turn));
    let role: GiveRole = serde_json::from_str(&row.given).or_fault()?;
    let until = wall(At(row.expires_at), &cx.zone);
    Ok(Invitation {
        id: InvitationId(row.id),
        name: row.name,
        login: row.login,
        role: RoleName { role: role.role.role(), title: own.iter().find(|(id, _)| role.role == RoleKey::Own(*id)).map(|(_, title)| title.clone()) },
        until: format!("{} {}", until.date, until.minute),
        qr: qr(&link)?,
        link,
    })
}

/// Takes an invitation back: its link opens nothing from now on. Twice is the same.
pub async fn withdraw_invitation(cx: &Cx, invitation: InvitationId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<InviteStaff>(&mut tx, ()).await?;
    let ended = store::withdraw(&permit, &mut tx, invitation).await.or_fault()?;
    let events: Vec<Event> = (ended > 0).then(|| event("invitation_withdrawn")).into_iter().collect();
    cx.commit(tx, &events).await
}

/// Makes another link for a week more; the one before opens nothing from now on.
pub async fn renew_invitation(cx: &Cx, invitation: InvitationId) -> AppResult<()> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<InviteStaff>(&mut tx, ()).await?;
    cx.fresh()?;
    let turn = store::turn(&permit, &mut tx, invitation).await.or_fault()?.ok_or(AppError::NotFound)? + 1;
    let token_hash = hash(&secret(cx, invitation.0, turn));
    store::renew(&permit, &mut tx, invitation, turn, &token_hash, permit.now().plus_seconds(LINK_LIFE)).await.or_fault()?;
    cx.commit(tx, &[event("invitation_renewed")]).await
}

/// Who a link invites; [`AppError::NotFound`] when it was used, withdrawn, renewed, is too old, or when whoever sent it may
/// not give the role any more.
pub async fn invited(cx: &Cx, token: &str) -> AppResult<Invited> {
    let (row, _) = found(cx, &mut cx.read().await?, token).await?;
    Ok(Invited { name: row.name, login: row.login })
}

/// Takes an invitation: makes the account with the password of the invited and signs them in. A link opens once.
pub async fn accept_invitation(cx: &Cx, token: &str, password: String, device: &str) -> AppResult<SignedIn> {
    let Invited { name, login } = invited(cx, token).await?;
    let person = newcomer::checked(cx, NewPerson { name, login, password }).await?;
    let password_hash = cx.hasher.hash(person.password.clone()).await?;
    let now = cx.clock.now();
    let mut tx = cx.begin().await?;
    let (row, role) = found(cx, &mut tx, token).await?;
    if store::take(&mut tx, row.id, now).await.or_fault()? == 0 {
        return Err(AppError::NotFound);
    }
    let id = newcomer::make(&mut tx, &person, row.staff_id.map(StaffId), password_hash, now).await?;
    hold(&mut tx, &NewRole::given(id, &role, None, term(cx, &role), AccountId(row.invited_by))).await.or_fault()?;
    sign_in::begin(cx, tx, &sign_in::Entering { login: &person.login, account: id.0, staff: true, device, proved_twice: false }).await
}

/// The invitation of a link and the role it gives, as long as whoever sent it may give that role.
async fn found(cx: &Cx, conn: &mut Conn, token: &str) -> AppResult<(store::TokenRow, GiveRole)> {
    let now = cx.clock.now();
    let row = store::by_token(conn, &hash(token), now).await.or_fault()?.ok_or(AppError::NotFound)?;
    let role: GiveRole = serde_json::from_str(&row.given).or_fault()?;
    let (allows, sender) = store::still(conn, row.invited_by, &role.role.to_string(), now).await.or_fault()?.ok_or(AppError::NotFound)?;
    let [allows, sender] = [allows, sender].map(|words| Permissions::of_words(words.split(',')));
    if allows.of_group(PermissionGroup::Governance).is_within(sender) { Ok((row, role)) } else { Err(AppError::NotFound) }
}

fn event(kind: &'static str) -> Event {
    Event { kind, body: "{}".into(), ..Event::default() }
}
