//! Somebody who gets an account and chooses the password themselves.

use super::{accounts::NewAccount, own::choosable, store};
use crate::{Cx, OrFault, db::Conn};
use shared::{
    access::NewPerson,
    error::{AppError, AppResult},
    id::{AccountId, StaffId},
    time::At,
};

/// Characters of a name or a login at most.
const LONG: usize = 60;

/// The person, with name and login as they are stored, or what is wrong with a field.
pub(super) async fn checked(cx: &Cx, person: NewPerson) -> AppResult<NewPerson> {
    let (name, login) = words(&person.name, &person.login)?;
    choosable(cx, "password", &person.password, (&login, &name)).await?;
    Ok(NewPerson { name, login, ..person })
}

/// Name and login as they are stored: a login is small letters, digits and `. _ - @`.
pub(super) fn words(name: &str, login: &str) -> AppResult<(String, String)> {
    let (name, login) = (name.trim().to_owned(), login.trim().to_lowercase());
    if name.is_empty() || name.chars().count() > LONG {
        return Err(AppError::invalid("name", "required"));
    }
    let is_login = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-' | '@');
    if login.is_empty() || login.len() > LONG || !login.chars().all(is_login) {
        return Err(AppError::invalid("login", "required"));
    }
    Ok((name, login))
}

/// Makes the account of a member of staff; a login that somebody has is refused.
pub(super) async fn make(conn: &mut Conn, person: &NewPerson, staff: Option<StaffId>, password_hash: String, now: At) -> AppResult<AccountId> {
    if store::invitation::login_taken(conn, &person.login).await.or_fault()? {
        return Err(AppError::invalid("login", "taken"));
    }
    let id = AccountId(crate::new_id());
    let account = NewAccount { login: person.login.clone(), name: person.name.clone(), staff, guardian: None, roles: Vec::new(), password_hash };
    store::insert(conn, id, &account, "staff", now).await.or_fault()?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::words;
    use shared::error::AppError;

    #[test]
    fn a_login_is_what_can_be_typed_anywhere() {
        assert_eq!(words(" 陆明 ", " T-006 "), Ok(("陆明".to_owned(), "t-006".to_owned())));
        assert_eq!([("", "x"), ("陆明", ""), ("陆明", "陆 明")].map(|(name, login)| words(name, login).is_err()), [true; 3]);
        assert_eq!(words("陆明", "a b"), Err(AppError::invalid("login", "required")));
    }
}
